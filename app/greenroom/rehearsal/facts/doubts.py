"""Which values in an answer are meant: said now, by the presenter, about the thing itself.

Three cases: a value that is plainly claimed, one that may be claimed, and one that is not (a
question, a quotation, a condition, an old figure, a wish, another thing's number). A wrong
contradiction is worse than a missed one, so words that are not known make a value doubtful.
"""

import re
from collections.abc import Sequence
from enum import IntEnum

from greenroom.rehearsal.facts.circumstances import opens_plainly
from greenroom.rehearsal.facts.joins import around
from greenroom.rehearsal.facts.passages import Passage
from greenroom.rehearsal.facts.quantities import Measure
from greenroom.rehearsal.facts.targets import Target, Topic
from greenroom.rehearsal.hearing.clauses import Span
from greenroom.rehearsal.hearing.stems import cut_stem
from greenroom.rehearsal.hearing.word_lists import word_set


class Standing(IntEnum):
    """How far a value may be held against a fact."""

    DENIED = 0
    DOUBTFUL = 1
    PLAIN = 2


# A clause with one of these tells of another time, another wish or another source.
_ELSEWHERE = word_set(
    "old older previous previously former formerly originally initially outdated obsolete stale",
    "wrong mistaken incorrect misspoke mistake anymore whether suppose supposing imagine pretend",
    "hypothetically target targets goal goals aim aiming aimed budget sla slo slos want wanted",
    "wants hope hoped hoping wish wished reduce reduced reducing cut cuts shorten shortened",
    "improve improved instead different versus compared yesterday's back-then used",
    "requirement required requires allowed theoretical theory example other others elsewhere",
    "their theirs his competitor competitors competitor's rival rivals",
)
# What a figure is held to says nothing of what it is; for a threshold it is the figure itself.
_LIMITS = word_set("limit limits buffer allowance cap ceiling reserve reserved allow allows")
_CONDITIONS = word_set("if unless whether suppose supposing imagine say assuming when once until")
_ELSEWHERE_PHRASES = re.compile(
    r"(?<!\w)(?:(?:pack|sheet)\ssays|used\sto|no\slonger|any\smore|last\s(?:time|year|month|week|quarter|release|"
    r"version|summer|winter|spring|autumn|night)|years?\sago|months?\sago|weeks?\sago|in\sthe\spast"
    r"|back\sthen|back\sin\s(?:19|20)\d\d|at\sfirst|(?:you|i|we|they|he|she|someone|somebody|people|customers?)\s"
    r"(?:just\s|also\s|have\s|had\s)?(?:said|say|says|asked|ask|mentioned|quoted|wrote|told|thought"
    r"|claimed|heard)|(?:would|could|should|might)(?:n't|\snot)?\shave|rather\sthan|other\sthan|"
    r"instead\sof|down\sfrom|up\sfrom|as\s(?:an\s)?example|for\s(?:example|instance)|had\sbeen|"
    r"(?:get|got|bring|brought)\s(?:it|that|this)\s(?:down|up)|what\sif|even\sif)(?!\w)"
    # What somebody else says is theirs; what a log says is evidence.
    r"|(?<!log)(?<!logs)(?<!report)(?<!record)(?<!register)(?<!run)(?<!drill)(?<!sheet)(?<!rota)"
    r"(?<!scan)(?<!dashboard)(?<!list)\s(?:says|claims|claimed|believes|thinks|hopes|fears|reckons|tells|told)(?!\w)"
)
# Another release, or the part of a day or a stock that a figure is counted for.
_PARTLY = re.compile(
    r"(?<!\w)(?:releases?|versions?|builds?|v)\s?\d{1,4}(?:\.\d{1,4}){1,3}(?!\w)|(?<!\w)at\snight(?!\w)"
)
_RATE = re.compile(
    r"\s(?:(?:(?:an?|per|each|every)\s(?P<period>second|minute|hour|day|night|shift|week|month|year|"
    r"person|head|node|depot|customer|user|team))|daily|hourly|weekly|monthly)(?!\w)"
)
_RATE_REACH = 30
# A launch may be planned for a day; a time that is planned was not measured.
_INTENDED = re.compile(
    r"(?<!\w)(?:trying\sto|try\sto|plan(?:ning)?\sto|like\sto|going\sto\s(?:try|get|reduce|cut)|needs?\sto"
    r"|have\sto|has\sto|must|should|ought\sto)(?!\w)"
)
_NEGATIONS = word_set("not never without neither nor cannot")
_OVER = word_set("had were was")
_MODALS = word_set("could might may hopefully")
# Directly before a value these give it to something else: "after ten minutes".
_TURNED_AWAY = word_set(
    "after before every each during past since first next last another other additional extra",
    "additional further than first initial final remaining per",
)
_ELSEWHERE_AFTER = word_set(
    "ago later after before earlier apart each per into away old window windows interval intervals",
    "more mark ahead prior previously",
)
_ANOTHER_DAY = word_set(
    "next planned scheduled upcoming will again repeat another second tomorrow new first earlier"
)
# Whoever is spoken of there is not the presenter's team, or nobody in particular.
_OTHERS = word_set("you your you're you'll you'd you've he she he's she's he'd she'd her")


def standing_of(
    passage: Passage, clause: Span, value: Span, target: Target, *, name: bool = False
) -> Standing:
    """How far the value at that span may be taken as said about the fact.

    `name` is set for a person, whom words about time and amounts do not concern.
    """
    if passage.asks(value.start) or any(
        quote.start <= value.start < quote.end for quote in passage.quoted
    ):
        return Standing.DENIED
    clause = around(clause, value)
    first, last = passage.words_of(value)
    low, high = passage.words_of(clause)
    before, after = passage.words[low:first], passage.words[last:high]
    if _is_elsewhere(passage, clause, target) or _is_turned(before, after, target, name=name):
        return Standing.DENIED
    if target.past and _ANOTHER_DAY & {*before, *after}:
        return Standing.DENIED
    if not name and _is_rate(passage, clause, value, target):
        return Standing.DENIED
    partly = _PARTLY.search(passage.folded, clause.start, clause.end)
    if partly or _is_doubtful(before, target):
        return Standing.DOUBTFUL
    plain = target.threshold or opens_plainly(passage, clause, value, target)
    return Standing.PLAIN if plain else Standing.DOUBTFUL


def _is_doubtful(before: Sequence[str], target: Target) -> bool:
    # "Deployed on a Friday" is about no day in particular, and "there were five" may be over.
    any_day = target.topic is Topic.MOMENT and before[-1:] in (("a",), ("any",), ("some",))
    over = _is_counted(target) and bool(_OVER & set(before))
    return any_day or over or bool((_MODALS | _OTHERS) & set(before))


def _is_counted(target: Target) -> bool:
    return target.amount is not None and target.amount.measure is Measure.COUNT


def _is_rate(passage: Passage, clause: Span, value: Span, target: Target) -> bool:
    """Whether the value is counted for each day or place: "20 tickets a day"."""
    end = min(clause.end, value.end + _RATE_REACH)
    rate = _RATE.search(passage.folded, value.end, end)
    return rate is not None and cut_stem(rate["period"] or "") not in target.vocabulary


def _is_elsewhere(passage: Passage, clause: Span, target: Target) -> bool:
    low, high = passage.words_of(clause)
    words = _ELSEWHERE if target.threshold else _ELSEWHERE | _LIMITS
    told = words & set(passage.words[low:high])
    own = {word for word in told if passage.stems[_place(passage, word, low)] in target.vocabulary}
    # What the fact itself is called cannot speak against it: "the target is".
    if told - own:
        return True
    if _ELSEWHERE_PHRASES.search(passage.folded, clause.start, clause.end):
        return True
    intended = _INTENDED.search(passage.folded, clause.start, clause.end)
    return intended is not None and target.topic is Topic.AMOUNT


def _place(passage: Passage, word: str, low: int) -> int:
    return passage.words.index(word, low)


def _is_turned(before: Sequence[str], after: Sequence[str], target: Target, *, name: bool) -> bool:
    """Whether the words around a value deny it or give it to something else."""
    since_but = before[_last_but(before) :]
    if any(word in _NEGATIONS or word.endswith("n't") for word in since_but):
        return True
    conditions = _CONDITIONS - ({"when", "once", "if", "until"} if target.threshold else set())
    if conditions & set(before) and not (target.deadline or name):
        return True
    if {"if", "unless", "provided"} & {*after} and not target.threshold:
        return True
    if name:
        return bool({"if", "unless"} & {*before})
    if before and before[-1] in _TURNED_AWAY and target.topic is Topic.AMOUNT:
        return True
    return bool(after) and after[0] in _ELSEWHERE_AFTER and "per" not in target.vocabulary


def _last_but(before: Sequence[str]) -> int:
    """Where the words after the last "but" begin: "not ten but four" claims four."""
    places = [place for place, word in enumerate(before) if word == "but"]
    return places[-1] + 1 if places else 0
