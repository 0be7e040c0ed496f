"""Which facts a question speaks of by its own words, and which values it asks for.

A prompt lists the facts that its good answers use, and a presenter may answer well with others. So
a value without a subject counts for a fact only where the question itself names that fact.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from greenroom.rehearsal.facts.passages import Mention, Passage, find_mentions, read_passage
from greenroom.rehearsal.facts.quantities import Measure
from greenroom.rehearsal.facts.targets import Target, Topic
from greenroom.rehearsal.hearing.clauses import Span
from greenroom.rehearsal.hearing.stems import cut_stem
from greenroom.rehearsal.hearing.word_lists import word_set

_FOR_AMOUNTS: Mapping[Measure, re.Pattern[str]] = {
    measure: re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    for measure, words in (
        (
            Measure.TIME,
            (
                r"how\s(?:long|fast|quick|quickly|soon|much\stime|many\s(?:seconds|minutes|hours|"
                r"days|weeks))|what\stime\sdoes|(?:which|what)\sfigure"
            ),
        ),
        (
            Measure.SHARE,
            (
                r"how\s(?:much|high|often|far|many\spercent)|(?:at\s)?(?:what|which)\s"
                r"(?:share|percentage|percent|part|rate|level|threshold|number|figure|error\srate)"
            ),
        ),
        (Measure.COUNT, r"how\smany|(?:what|which)\s(?:number|count|figure)"),
    )
}
_FOR_A_MOMENT = re.compile(
    r"(?<!\w)(?:when|(?:what|which)\s(?:day|date|time|hour|evening|moment))(?!\w)"
)
_WHO = word_set("who who's whom whose")
_BESIDE_WHO = word_set("is are was will be would goes on the our a person by in is's it has gets")
_OWNING = re.compile(
    r"\s(?:decides?|owns?|calls\sit|says\sso|leads?|(?:makes|takes|has)\sthe\s(?:call|decision|last\sword)"
    r"|gives\sthe\s(?:order|word)|word|call|decision|is\s(?:responsible|accountable|in\scharge))(?!\w)"
)
# Anchors of these words alone fit everybody who decides anything.
_ANYONE = frozenset(
    map(cut_stem, word_set("decides decision decider makes the call owner owns last word has"))
)


@dataclass(frozen=True, slots=True)
class Asking:
    """The facts a question names, and among them those whose value it asks for."""

    named: tuple[Target, ...] = ()
    wanted: tuple[Target, ...] = ()


def read_asking(question: str, about: Sequence[Target], *, followed_up: bool = False) -> Asking:
    """What the words of a question ask of the facts it is about.

    A follow-up quotes something of its own, so after it no person is asked for any more.
    """
    if not about:
        return Asking()
    passage = read_passage(question)
    mentions = [each for row in find_mentions(passage, about) for each in row]
    names = {each.target.fact.key for each in mentions}
    named = tuple(each for each in about if each.fact.key in names)
    # Two facts of one kind leave it open which of them a bare value is.
    kinds = Counter((each.topic, each.amount and each.amount.measure) for each in about)
    wanted = tuple(
        each
        for each in named
        if kinds[each.topic, each.amount and each.amount.measure] == 1
        and not (followed_up and each.topic is Topic.PERSON)
        and _is_wanted(passage, each, mentions)
    )
    return Asking(named, wanted)


def is_anyone(passage: Passage, mention: Mention) -> bool:
    """Whether the anchor says only that somebody decides: it is no subject of its own."""
    return set(passage.stems[mention.first : mention.last]) <= _ANYONE


def _is_wanted(passage: Passage, target: Target, mentions: Sequence[Mention]) -> bool:
    if target.topic is Topic.PERSON:
        own = (each for each in mentions if each.target is target)
        return any(_asks_who(passage, each) for each in own if not is_anyone(passage, each))
    if target.topic is Topic.MOMENT:
        return _FOR_A_MOMENT.search(passage.folded) is not None
    if target.amount is None:
        return False
    return _FOR_AMOUNTS[target.amount.measure].search(passage.folded) is not None


def _asks_who(passage: Passage, mention: Mention) -> bool:
    """Whether the question asks whose the anchor is: "who owns the rollback?", "who is on call?".

    "Who stands in for the person on call?" asks for somebody else.
    """
    for place, word in enumerate(passage.words):
        if word not in _WHO:
            continue
        if _OWNING.match(passage.folded, passage.spans[place].end):
            return True
        between = passage.words[place + 1 : mention.first]
        if place < mention.first and all(each in _BESIDE_WHO for each in between):
            return _same_clause(passage, passage.spans[place], passage.spans[mention.first])
    return False


def _same_clause(passage: Passage, one: Span, other: Span) -> bool:
    return not passage.clauses_in(one.start + 1, other.start + 1)
