"""The lines of a bill: what each dimension earns of its weight, and why.

The six dimensions, their weights and anchors follow section 7.7 of the design. All points are
whole, so that a reader can add the bill up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import Finding, FindingKind
from greenroom.model.score import BillLine, BillReason, Dimension
from greenroom.rehearsal.findings.weaknesses import GAP_OF_SLOT
from greenroom.rehearsal.hearing.clauses import Span
from greenroom.rehearsal.scoring import bill_wordings as words
from greenroom.rehearsal.scoring.case import NOWHERE, REFUSALS, Case

WEIGHTS: Mapping[Dimension, int] = {
    Dimension.ANSWERED: 20,
    Dimension.KEY_POINTS: 35,
    Dimension.SPECIFICS: 20,
    Dimension.COMMITMENT: 10,
    Dimension.CONSISTENCY: 10,
    Dimension.CLARITY: 5,
}
"""What each dimension is worth of 100 when all six apply."""

STYLE = frozenset((Dimension.COMMITMENT, Dimension.CLARITY))
"""How something is said: these two keep their weight, so style never moves more than 15."""

# Faults are counted in quarters of a line, after the anchors 0, 2 and 4.
_QUARTERS = 4
_HALF, _ALL = 2, 4
# One of each kind is counted: who hedges twice has one habit.
_COMMITMENT = (
    FindingKind.AGENTLESS,
    FindingKind.BLAME,
    FindingKind.HEDGE,
    FindingKind.ABSOLUTE,
    FindingKind.PRAISE,
)
_CLARITY = (
    FindingKind.JARGON,
    FindingKind.LATE_ANSWER,
    FindingKind.LONG_SENTENCE,
    FindingKind.REPETITION,
)
_CONSISTENCY = (
    (FindingKind.CONTRADICTION, _ALL),
    (FindingKind.PREMISE_ACCEPTED, _ALL),
    (FindingKind.INCONSISTENCY, _HALF),
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing on a line: its share of the line, and whether that share is lost."""

    text: str
    share: int
    lost: bool = False
    span: Span = NOWHERE
    kind: FindingKind | None = None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A line before its weight is known; `whole` is what all shares add up to.

    Without entries it does not apply, and `why_not` says why.
    """

    entries: tuple[_Entry, ...]
    whole: int = _QUARTERS
    why_not: str = ""


def lines_of(case: Case) -> tuple[BillLine, ...]:
    """The six lines in the order of `Dimension`; their weights always add up to 100."""
    drafts = {
        Dimension.ANSWERED: _answered(case),
        Dimension.KEY_POINTS: _key_points(case),
        Dimension.SPECIFICS: _specifics(case),
        Dimension.COMMITMENT: _commitment(case),
        Dimension.CONSISTENCY: _consistency(case),
        Dimension.CLARITY: _clarity(case),
    }
    weights = _weights(frozenset(each for each, draft in drafts.items() if draft.entries))
    return tuple(_line(each, weights[each], draft) for each, draft in drafts.items())


def _weights(applying: frozenset[Dimension]) -> Mapping[Dimension, int]:
    """The weights, those of lines that do not apply spread over the others in proportion."""
    # Style does not grow when little else applies, or a hedge could cost a third of a score.
    substance = [each for each in Dimension if each in applying and each not in STYLE]
    to_share = sum(weight for each, weight in WEIGHTS.items() if each not in STYLE)
    parts = _split(to_share, [WEIGHTS[each] for each in substance])
    spread = dict(zip(substance, parts, strict=True))
    return {each: WEIGHTS[each] if each in STYLE else spread.get(each, 0) for each in Dimension}


def _split(points: int, shares: list[int], whole: int | None = None) -> list[int]:
    """Whole points for each share; running totals are rounded, so the parts add up exactly."""
    whole = whole or sum(shares)
    parts: list[int] = []
    counted = 0
    for share in shares:
        # More faults than fit on a line cost no more than the line.
        before, counted = counted, min(whole, counted + share)
        parts.append(_part(points, counted, whole) - _part(points, before, whole))
    return parts


def _part(points: int, share: int, whole: int) -> int:
    """That share of the points, rounded half up."""
    return (2 * points * share + whole) // (2 * whole)


def _line(dimension: Dimension, weight: int, draft: _Draft) -> BillLine:
    """The line with its points and reasons."""
    if not draft.entries:
        return BillLine(dimension, 0, 0, (BillReason(f"{draft.why_not}.", 0),))
    parts = _split(weight, [entry.share for entry in draft.entries], draft.whole)
    reasons = tuple(
        _reason(entry, part) for entry, part in zip(draft.entries, parts, strict=True) if part
    )
    # Losses are what was left out of a full line, so faults and items add up alike.
    lost = sum(reason.points for reason in reasons if reason.points < 0)
    return BillLine(dimension, weight + lost, weight, reasons)


def _reason(entry: _Entry, part: int) -> BillReason:
    """The sentence with its points."""
    points = -part if entry.lost else part
    start, end = entry.span.start, entry.span.end
    return BillReason(f"{entry.text} ({points:+d}).", points, start, end, entry.kind)


def _answered(case: Case) -> _Draft:
    """Whether the question was answered: 0 for a refusal, half for a part of it."""
    if case.promised is not None:
        return _full(words.PROMISED, case.promised)
    if case.refused:
        fault = case.first(*REFUSALS)
        return _Draft((_fault(fault, _ALL) if fault else _Entry(words.NO_ANSWER, _ALL, lost=True),))
    # Overlap of words is a fair sign and no proof, so it never counts below half an answer.
    fault = case.first(*REFUSALS, FindingKind.OFF_TOPIC)
    if fault is not None:
        return _Draft((_fault(fault, _HALF),))
    if case.asks and not case.delivers:
        return _Draft((_Entry(words.HALF_ANSWER, _HALF, lost=True),))
    return _full(words.FULL_ANSWER, case.answered or NOWHERE)


def _key_points(case: Case) -> _Draft:
    """The key points made and missing, each with its weight."""
    if case.promised is not None:
        return _Draft((), why_not=words.LATER)
    entries = tuple(
        _Entry(
            words.say(words.COVERED if each.made else words.NOT_COVERED, label=each.point.label),
            max(1, each.point.weight),
            lost=not each.made,
            span=each.span,
            kind=None if each.made else FindingKind.KEY_POINT_MISSING,
        )
        for each in case.points
    )
    whole = sum(entry.share for entry in entries)
    return _Draft(entries, max(1, whole), words.NOT_ASKED)


def _specifics(case: Case) -> _Draft:
    """The needed slots, filled and empty, in equal parts."""
    if case.promised is not None:
        return _Draft((), why_not=words.LATER)
    entries = tuple(
        _Entry(
            words.FILLED[need.slot] if need.filled else words.EMPTY[need.slot],
            1,
            lost=not need.filled,
            span=Span(need.start, need.end),
            kind=None if need.filled else GAP_OF_SLOT[need.slot],
        )
        for need in case.needs
    )
    return _Draft(entries, max(1, len(entries)), words.NOT_ASKED)


def _commitment(case: Case) -> _Draft:
    """Whether the presenter stands behind it: nothing when a weak wording is all there is."""
    slots = {need.slot for need in case.needs}
    # Where a figure or a day is needed, its absence is charged already.
    vague = () if slots & {Slot.NUMBER, Slot.DATE} else (FindingKind.VAGUE,)
    faults = _one_each(case, (*_COMMITMENT, *vague))
    # In company of something delivered a hedge makes a mixed answer, alone an empty one.
    shares = (_HALF if case.delivers or not case.asks else _ALL, _HALF, _HALF)
    entries = tuple(_fault(*pair) for pair in zip(faults, shares, strict=False))
    return _Draft(entries) if entries else _full(words.FULL_COMMITMENT)


def _consistency(case: Case) -> _Draft:
    """Whether it fits the fact sheet and what was said before; often nothing can be checked."""
    faults = tuple(
        _fault(fault, share)
        for kind, share in _CONSISTENCY
        if (fault := case.first(kind)) is not None
    )
    if faults:
        return _Draft(faults)
    corrected = case.first(FindingKind.PREMISE_CORRECTED)
    if corrected is not None:
        return _full(words.PREMISE_CORRECTED, Span(corrected.start, corrected.end))
    if case.agreeing:
        labels = ", ".join(claim.label for claim in case.agreeing)
        first = case.agreeing[0]
        return _full(words.say(words.AGREEING, label=labels), Span(first.start, first.end))
    return _Draft((), why_not=words.NOT_APPLIED)


def _clarity(case: Case) -> _Draft:
    """Whether it is short, begins with the answer and is in the words of the audience."""
    entries: list[_Entry] = []
    # Being cut off is being too long; the two are one fault.
    if case.cut_off:
        entries.append(_Entry(words.CUT_OFF, _ALL, lost=True, kind=FindingKind.TOO_LONG))
    elif (fault := case.first(FindingKind.TOO_LONG)) is not None:
        entries.append(_fault(fault, _ALL))
    entries.extend(_fault(fault, _HALF) for fault in _one_each(case, _CLARITY))
    return _Draft(tuple(entries)) if entries else _full(words.FULL_CLARITY)


def _one_each(case: Case, kinds: tuple[FindingKind, ...]) -> Iterator[Finding]:
    """The first fault of each kind; saying "hopefully" twice is one habit."""
    return (fault for kind in kinds if (fault := case.first(kind)) is not None)


def _fault(fault: Finding, share: int) -> _Entry:
    """A fault with the words that show it."""
    text = words.say(words.FAULTS[fault.kind], fault)
    return _Entry(text, share, lost=True, span=Span(fault.start, fault.end), kind=fault.kind)


def _full(text: str, span: Span = NOWHERE) -> _Draft:
    """A line that is earned whole."""
    return _Draft((_Entry(text, _ALL, span=span),))
