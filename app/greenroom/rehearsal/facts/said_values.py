"""Amounts, days and hours that an answer gives for the facts.

A value counts as a fact's when both stand in one clause, joined by words that only join. Anything
looser may agree with the sheet but never contradicts it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from greenroom.model.ledger import Verdict
from greenroom.rehearsal.facts.doubts import Standing, standing_of
from greenroom.rehearsal.facts.joins import (
    is_alone,
    is_correction,
    is_leading,
    is_stated,
    is_told,
    is_trigger,
    is_whole,
)
from greenroom.rehearsal.facts.moments import Moment, find_moments
from greenroom.rehearsal.facts.passages import Mention
from greenroom.rehearsal.facts.quantities import Bound, Measure, Quantity, find_quantities
from greenroom.rehearsal.facts.said_pairs import find_pair, in_percent
from greenroom.rehearsal.facts.sayings import Reply, Saying, limit, uncertain
from greenroom.rehearsal.facts.targets import Target, stems_of
from greenroom.rehearsal.facts.weighing import Value, fits, measure_of, targets_in, weigh
from greenroom.rehearsal.hearing.clauses import Span
from greenroom.rehearsal.hearing.word_lists import word_set

_MOST_VALUES = 20
_PLACING = word_set("in on for of from that this those can")
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_values(reply: Reply) -> Iterator[Saying]:
    """Every amount and moment said about a fact, clause by clause."""
    text = reply.passage.text
    moments = find_moments(text)
    values: list[Value] = [*find_quantities(text, moments), *moments]
    values.sort(key=lambda value: value.span.start)
    place = 0
    held: _Held | None = None
    for number, clause in reply.clauses():
        here: list[Value] = []
        while place < len(values) and values[place].span.start < clause.end:
            if values[place].span.start >= clause.start:
                here.append(values[place])
            place += 1
        # So many figures in one breath are a pasted table.
        if len(here) > _MOST_VALUES:
            held = None
            continue
        corrected = tuple(_read_correction(reply, clause, here, held))
        yield from corrected or _soften(_read_clause(reply, number, clause, here))
        held = _hold(reply, number, clause, here) or (None if here and not corrected else held)


@dataclass(frozen=True, slots=True)
class _Held:
    """The last value that plainly stood beside a fact, which the next words may put right."""

    target: Target
    end: int
    denied: bool


def _hold(reply: Reply, number: int, clause: Span, values: Sequence[Value]) -> _Held | None:
    """The fact that the clause's last value stands beside, if there is just one."""
    if not values:
        return None
    value = values[-1]
    near = targets_in(each for each in reply.mentions[number] if fits(value, each.target))
    if len(near) != 1:
        return None
    standing = standing_of(reply.passage, clause, value.span, near[0])
    return _Held(near[0], value.span.end, standing is Standing.DENIED)


def _read_correction(
    reply: Reply, clause: Span, values: Sequence[Value], held: _Held | None
) -> Iterator[Saying]:
    """A value that takes the place of the one before: "ten minutes, sorry, four"."""
    if held is None or len(values) != 1 or not fits(values[0], held.target, bare=True):
        return
    span = values[0].span
    if is_correction(reply.passage, clause, held.end, span, told=held.denied):
        yield limit(
            weigh(reply, values[0], held.target),
            standing_of(reply.passage, Span(span.start, clause.end), span, held.target),
        )


def _read_clause(
    reply: Reply, number: int, clause: Span, values: Sequence[Value]
) -> Iterator[Saying]:
    for value in values:
        if isinstance(value, Quantity) and value.whole is not None:
            pair = tuple(find_pair(reply, number, clause, value))
            yield from pair or _read_value(reply, number, clause, in_percent(value))
            continue
        yield from _read_value(reply, number, clause, value)
    yield from _read_none(reply, number, clause)


def _soften(sayings: Iterator[Saying]) -> Iterator[Saying]:
    """The clause's sayings without a contradiction that the same clause takes back.

    "Nine in production and four in the drill" is no contradiction to four; and a value that
    plainly belongs to a fact leaves no doubt about the others.
    """
    said = list(sayings)
    agreed = {each.target.fact.key for each in said if each.verdict is Verdict.AGREES}
    decided = {each.target.fact.key for each in said if each.value}
    for each in said:
        key = each.target.fact.key
        if each.verdict is Verdict.CONTRADICTS and key in agreed:
            yield replace(each, verdict=Verdict.NOT_CHECKED, value="")
        elif each.value or key not in decided:
            yield each


def _read_value(reply: Reply, number: int, clause: Span, value: Value) -> Iterator[Saying]:
    near, meant = _near(reply, number, clause, value)
    stated = targets_in(mention for mention in near if _belongs(reply, clause, value, mention))
    if len(stated) == 1:
        standing = meant[stated[0].fact.key]
        if not _is_named(reply, clause, stated[0]):
            standing = min(standing, Standing.DOUBTFUL)
        yield limit(weigh(reply, value, stated[0]), standing)
    elif stated:
        yield from (uncertain(each, value.span, reply.passage.text) for each in stated)
    elif near:
        yield from _read_loose(reply, value, targets_in(near))
    else:
        yield from _read_alone(reply, number, clause, value)


def _near(
    reply: Reply, number: int, clause: Span, value: Value
) -> tuple[list[Mention], dict[str, Standing]]:
    """The mentions of facts that the value may be meant for, and how far it is meant at all."""
    meant: dict[str, Standing] = {}
    near = [mention for mention in reply.mentions[number] if fits(value, mention.target)]
    for target in targets_in(near):
        if _is_reading(reply, clause, value, target):
            meant[target.fact.key] = standing_of(reply.passage, clause, value.span, target)
    return [mention for mention in near if meant.get(mention.target.fact.key)], meant


def _belongs(reply: Reply, clause: Span, value: Value, mention: Mention) -> bool:
    """Whether the value is plainly the fact's: "game seven" is a name, "in 34 tests" a place."""
    first, _ = reply.passage.words_of(value.span)
    if isinstance(value, Quantity) and not value.unit:
        if measure_of(mention.target) is Measure.TIME and mention.last == first:
            heading = reply.passage.folded[: value.span.start].rstrip()
            return heading.endswith((":", "-", "–", "—"))
        low, _ = reply.passage.words_of(clause)
        placed = reply.passage.words[max(low, first - 1) : first]
        if placed and placed[0] in _PLACING:
            return False
    return is_stated(reply.passage, clause, _place(reply, value, mention), mention)


def _place(reply: Reply, value: Value, mention: Mention) -> Span:
    """Where a value stands beside an anchor; "tested up to" may take the words that bound it."""
    if isinstance(value, Moment):
        return value.span
    overlaps = mention.last > reply.passage.words_of(value.span)[0] >= mention.first
    return value.figure if overlaps else value.span


def _is_named(reply: Reply, clause: Span, target: Target) -> bool:
    """Whether the clause says more of a counted fact than its unit: "accounts" are many things."""
    unit = {*stems_of(target.fact.unit)}
    if measure_of(target) is not Measure.COUNT or target is reply.probed:
        return True
    if target in reply.asking.wanted and is_whole(reply.passage, clause):
        return True
    first, last = reply.passage.words_of(clause)
    said = set(reply.passage.stems[first:last]) & target.vocabulary
    return bool(said - unit) or not unit


def _read_loose(reply: Reply, value: Value, near: Sequence[Target]) -> Iterator[Saying]:
    """A value beside an anchor with other words between: it agrees, or nothing is decided."""
    # Nobody can tell what a bare number in a long clause counts.
    if isinstance(value, Quantity) and not value.unit and not _touches(reply, value, near):
        return
    # A bound has room for nearly everything, so it agrees only where it plainly belongs.
    bounded = isinstance(value, Quantity) and (
        value.low != value.high or value.bound not in {Bound.EXACT, Bound.ABOUT}
    )
    if len(near) == 1 and not bounded:
        yield limit(weigh(reply, value, near[0]), Standing.DOUBTFUL)
    else:
        yield from (uncertain(each, value.span, reply.passage.text) for each in near)


def _touches(reply: Reply, value: Value, near: Sequence[Target]) -> bool:
    """Whether an anchor stands directly before the value: "critical 0, high 2"."""
    first, _ = reply.passage.words_of(value.span)
    return any(
        mention.last == first and mention.target in near
        for row in reply.mentions
        for mention in row
    )


def _read_alone(reply: Reply, number: int, clause: Span, value: Value) -> Iterator[Saying]:
    """A value without a subject, which the question or the follow-up supplies."""
    target = reply.probed
    if target is None or not fits(value, target, bare=True):
        asked = [each for each in reply.asked if fits(value, each)]
        target = asked[0] if len(asked) == 1 else None
    if target is None or any(each.target is not target for each in reply.mentions[number]):
        return
    standing = standing_of(reply.passage, clause, value.span, target)
    if target is not reply.probed:
        standing = min(standing, _as_reply(reply, clause, value, target))
    if not is_alone(reply.passage, clause, value.span, target):
        standing = min(standing, Standing.DOUBTFUL)
    if standing and is_leading(reply.passage, clause, value.span, target):
        yield limit(weigh(reply, value, target), standing)


def _as_reply(reply: Reply, clause: Span, value: Value, target: Target) -> Standing:
    """How far a value by itself answers the question, as in "ten minutes", "it takes ten"."""
    passage = reply.passage
    told = is_told(passage, clause, value.span, target)
    bare = isinstance(value, Quantity) and not value.unit
    if not reply.stays_with(clause, target) or not (told or is_whole(passage, clause)):
        return Standing.DENIED
    if bare and (measure_of(target) is Measure.TIME or not _is_only_value(reply, clause, value)):
        return Standing.DENIED
    first, _ = passage.words_of(value.span)
    clear = told or passage.words[first - 1 : first] not in (("in",), ("for",))
    asked = reply.asking.named if told else reply.asking.wanted
    return Standing.PLAIN if clear and target in asked else Standing.DOUBTFUL


def _is_only_value(reply: Reply, clause: Span, value: Value) -> bool:
    """Whether a number without a unit is the whole sentence, and no year."""
    passage = reply.passage
    sentence = passage.sentence_at(clause.start)
    ends = passage.words_of(value.span)[1] == passage.words_of(sentence)[1]
    return ends and _YEAR.fullmatch(value.span.of(passage.folded)) is None


def _read_none(reply: Reply, number: int, clause: Span) -> Iterator[Saying]:
    """Zero said as "no open criticals" or "none"."""
    passage = reply.passage
    first, last = passage.words_of(clause)
    for mention in reply.mentions[number]:
        place = mention.first - 1
        # The words between "no" and the anchor belong to the fact: "no known open criticals".
        while place >= first and passage.stems[place] in mention.target.vocabulary:
            place -= 1
        if place < first or passage.words[place] != "no" or place + 3 < mention.first:
            continue
        zero = Span(passage.spans[place].start, passage.spans[mention.last - 1].end)
        none = _zero(zero)
        counted = measure_of(mention.target) is Measure.COUNT
        if (
            not counted
            or not fits(none, mention.target)
            or _denied_none(reply, clause, zero, mention)
        ):
            continue
        if last == mention.last or _is_over(reply, mention, last):
            yield weigh(reply, none, mention.target)


def _denied_none(reply: Reply, clause: Span, zero: Span, mention: Mention) -> bool:
    return standing_of(reply.passage, clause, zero, mention.target) is not Standing.PLAIN


def _is_over(reply: Reply, mention: Mention, last: int) -> bool:
    """Whether the noun after "no" ends there: not "no critical systems are touched"."""
    passage = reply.passage
    place = mention.last
    while place < last and passage.stems[place] in mention.target.vocabulary:
        place += 1
    return place == last or passage.words[place] in _AFTER_NONE


_AFTER_NONE = word_set(
    "and or at in now today left open remain remaining as on for since to but are is were"
)


def _zero(span: Span) -> Quantity:
    nothing = Decimal(0)
    return Quantity(Measure.COUNT, span, span, nothing, nothing, Decimal(1), unit=False)


def _is_reading(reply: Reply, clause: Span, value: Value, target: Target) -> bool:
    """Whether a value can be the point where something stops, if that is what the fact is."""
    if not target.threshold or target is reply.probed:
        return True
    bounded = isinstance(value, Quantity) and value.bound in {Bound.OVER, Bound.AT_LEAST}
    return is_trigger(reply.passage, clause, value.span, bounded=bounded)
