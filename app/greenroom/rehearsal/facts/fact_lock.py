"""The fact lock: what a turn says about each fact, held against the fact sheet.

A wrong "you contradict the pack" is worse than silence. What cannot be compared safely is marked
as not checked, with an empty value when it is not even certain that it speaks of the fact.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from greenroom.model.ledger import Claim, Verdict
from greenroom.model.rehearsal import Exchange, FindingKind, Probe, Question, Turn
from greenroom.model.release import Fact
from greenroom.rehearsal.facts.asking import read_asking
from greenroom.rehearsal.facts.passages import find_mentions, read_passage
from greenroom.rehearsal.facts.said_people import find_people, name_of
from greenroom.rehearsal.facts.said_texts import find_texts
from greenroom.rehearsal.facts.said_values import find_values
from greenroom.rehearsal.facts.said_yes_or_no import find_yes_or_no
from greenroom.rehearsal.facts.sameness import is_same
from greenroom.rehearsal.facts.sayings import Reply, Saying, settle
from greenroom.rehearsal.facts.targets import Target, Topic, expected, targets_of
from greenroom.rehearsal.hearing.clauses import Span
from greenroom.rehearsal.hearing.word_lists import word_set

_PACK_IS_RIGHT = re.compile(
    r"(?:(?:sorry|write\sdown|take|use|no|yes|well)\s)?(?:what\s)?(?:the|your)\s(?:pack|sheet|fact\s"
    r"sheet)(?:'s|\ssays|\sfigure|\svalue|\sone|'s\sfigure|\sis\s(?:right|correct))?"
)

# These follow-ups ask for what the question asked for; others turn to something else, and then
# "Ines owns that" is not about the question any more.
_SAME_QUESTION = frozenset(
    {
        FindingKind.NO_NUMBER,
        FindingKind.NO_OWNER,
        FindingKind.NO_DATE,
        FindingKind.CONTRADICTION,
        FindingKind.INCONSISTENCY,
    }
)


def claims_of(turn: Turn, *, rehearsal_id: str = "") -> tuple[Claim, ...]:
    """What the turn says about the known facts of its brief, in the order it was said.

    Offsets are code points of `turn.answer`. A value that another one replaced later in the turn
    is `corrected`; the same value said again is one claim.
    """
    claims: list[Claim] = []
    known = turn.brief.facts, turn.brief.people
    start = 0
    for exchange in turn.exchanges:
        # A take-away is worded by the program, so it claims nothing.
        if turn.promise is None or exchange.answer != turn.promise.text:
            said = _read(exchange.answer, *known, _asked_by(turn.question, exchange.probe))
            claims += (_claim(saying, exchange, turn, start, rehearsal_id) for saying in said)
        start += len(exchange.answer) + 1
    return tuple(_corrected(_once(claims)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What one answer replies to: the question's words, its facts, and the fact probed for."""

    words: str
    about: frozenset[str]
    probed: str
    followed_up: bool = False


def _asked_by(question: Question, probe: Probe | None) -> _Asked:
    """What the question asked, or the follow-up when that left the question."""
    if probe is not None and probe.kind not in _SAME_QUESTION:
        return _Asked("", frozenset(), probe.fact_key)
    points = (key for point in question.key_points for key in point.facts)
    about = frozenset((*question.fact_keys, *points))
    return _Asked(
        f"{question.text}\n{question.short}", about, probe.fact_key if probe else "", bool(probe)
    )


# Every turn of a rehearsal is held against the turns before it, which do not change any more.
@lru_cache(maxsize=256)
def _read(
    answer: str, facts: tuple[Fact, ...], people: tuple[str, ...], question: _Asked
) -> tuple[Saying, ...]:
    """What one answer says about the facts, in the order it was said."""
    targets = targets_of(facts)
    if not targets:
        return ()
    passage = read_passage(answer)
    asked = tuple(target for target in targets if target.fact.key in question.about)
    reply = Reply(
        passage=passage,
        targets=targets,
        mentions=find_mentions(passage, targets),
        asked=asked,
        asking=read_asking(question.words, asked, followed_up=question.followed_up),
        probed=next((each for each in targets if each.fact.key == question.probed), None),
        people=people,
    )
    finders = (find_values, find_people, find_yes_or_no, find_texts, _find_surrender)
    found = [saying for find in finders for saying in find(reply)]
    return tuple(sorted(found, key=lambda saying: (saying.span.start, saying.target.fact.key)))


def _find_surrender(reply: Reply) -> Iterator[Saying]:
    """The surrender to the sheet in reply to a confrontation: "the pack is right"."""
    target = reply.probed
    for _, clause in reply.clauses():
        said = clause.of(reply.passage.folded)
        if target is not None and _PACK_IS_RIGHT.fullmatch(said):
            yield settle(target, clause, reply.passage.text, Verdict.AGREES, _value_of(target))


def _value_of(target: Target) -> str:
    """The fact's own value in its plainest form."""
    if target.amount is not None:
        return target.amount.written()
    if target.moment is not None:
        return target.moment.written()
    return name_of(target) if target.topic is Topic.PERSON else target.fact.value.lower()


def _claim(saying: Saying, exchange: Exchange, turn: Turn, start: int, rehearsal_id: str) -> Claim:
    span = Span(start + saying.span.start, start + saying.span.end)
    fact = saying.target.fact
    return Claim(
        fact_key=fact.key,
        label=fact.label,
        value=saying.value,
        said=_inside_sentence(saying.said),
        expected=expected(fact),
        verdict=saying.verdict,
        start=span.start,
        end=span.end,
        quote=saying.span.of(exchange.answer),
        said_at=exchange.answered_at,
        rehearsal_id=rehearsal_id,
        persona_name=turn.question.persona_name,
    )


def _inside_sentence(said: str) -> str:
    """The words as they read in the middle of a sentence; names and acronyms stay as they are."""
    first = said.split(" ", 1)[0]
    small = first[:1] + first[1:].lower() == first and first.lower() in _OPENERS
    return said[:1].lower() + said[1:] if small else said


_OPENERS = word_set(
    "about around roughly nearly almost under over less more at up no not between within some "
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety half a an noon midnight the twenty-five forty-five"
)


def _once(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without repetitions of what was already said about the same fact."""
    seen: set[tuple[str, str, Verdict, str]] = set()
    for claim in claims:
        # Undecided values are told apart by their words, as they have nothing else.
        words = "" if claim.value else claim.quote
        key = (claim.fact_key, claim.value, claim.verdict, words)
        if key not in seen:
            seen.add(key)
            yield claim


def _corrected(claims: Iterator[Claim]) -> Iterator[Claim]:
    """The claims with everything marked that the last word on a fact replaced."""
    kept = tuple(claims)
    final = {claim.fact_key: claim for claim in kept if claim.value}
    for claim in kept:
        last = final.get(claim.fact_key)
        replaced = bool(claim.value) and last is not None and not is_same(claim, last)
        yield replace(claim, corrected=True) if replaced else claim
