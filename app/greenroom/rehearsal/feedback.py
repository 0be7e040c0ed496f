"""What to tell the presenter after an answer: one strength and at most two fixes.

More than that is not read; the whole list of findings is there for whoever wants it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import Finding, FindingKind, SlotReading, Turn
from greenroom.rehearsal.clauses import Span, drop_lead, shorten
from greenroom.rehearsal.detectors import findings_of
from greenroom.rehearsal.reading import Reading, read
from greenroom.rehearsal.weaknesses import weaknesses_of
from greenroom.rehearsal.wordings import FIXES, fill

MOST_FIXES = 2
"""The most fixes shown at once."""
_UNCHECKED = Span(0, 0)
# Evidence is the hardest to bring, so it is praised before anything else.
_PRAISE_OF_SLOT = (
    (Slot.EVIDENCE, "You named something the board can look at."),
    (Slot.OWNER, "You said who takes charge."),
    (Slot.NUMBER, "You gave a figure that can be checked."),
    (Slot.DATE, "You gave a day or an hour."),
)


@dataclass(frozen=True, slots=True)
class Strength:
    """What was good: code points [start, end) of the turn's answer, their text, and why."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """What an answer shows, for the moment after it.

    `slots` follows the question's needs; `findings` is everything found in the whole turn;
    `strength` is None when nothing that was asked for is there; `fixes` are sentences, the most
    urgent first.
    """

    slots: tuple[SlotReading, ...]
    findings: tuple[Finding, ...]
    strength: Strength | None
    fixes: tuple[str, ...]


def feedback(turn: Turn, people: tuple[str, ...]) -> Feedback:
    """The feedback on everything said in a turn; all empty while nothing was said.

    `people` are the names the release knows. Offsets are code points of `turn.answer`.
    """
    if not turn.exchanges:
        blank = tuple(SlotReading(slot=slot, filled=False) for slot in turn.question.needs)
        return Feedback(slots=blank, findings=(), strength=None, fixes=())
    reading = read(turn.answer, turn.question, people)
    findings = findings_of(reading)
    return Feedback(
        slots=tuple(reading.slots[slot] for slot in turn.question.needs),
        findings=findings,
        strength=next(_strengths(reading, findings), None),
        fixes=tuple(_fixes(reading, findings))[:MOST_FIXES],
    )


def _strengths(reading: Reading, findings: tuple[Finding, ...]) -> Iterator[Strength]:
    """Everything worth praising, the rarest first."""
    for finding in findings:
        if finding.kind is FindingKind.TAKE_AWAY:
            span = shorten(reading.heard.text, Span(finding.start, finding.end))
            yield _praise(reading, span, finding.reason)
    for slot, reason in _PRAISE_OF_SLOT:
        if slot in reading.question.needs and reading.fills(slot):
            filled = reading.slots[slot]
            yield _praise(reading, _clause_of(reading, filled.start, filled.end), reason)
    for point, made in reading.points:
        if point.must and made is not None and made != _UNCHECKED:
            quoted = _clause_of(reading, made.start, made.end)
            yield _praise(reading, quoted, f"You spoke to {point.label}.")


def _praise(reading: Reading, span: Span, reason: str) -> Strength:
    """A strength with the words that show it."""
    return Strength(span.start, span.end, span.of(reading.heard.text), reason)


def _clause_of(reading: Reading, start: int, end: int) -> Span:
    """The words around a span that can be quoted."""
    text = reading.heard.text
    clause = reading.heard.clause_at(start)
    if clause is None or clause.end < end:
        return shorten(text, Span(start, end))
    led = drop_lead(text, clause)
    whole = led if led.start <= start else clause
    return shorten(text, whole, Span(start, end))


def _fixes(reading: Reading, findings: tuple[Finding, ...]) -> Iterator[str]:
    """One sentence for each gap, the most urgent first; then points that would round it off."""
    settled: set[FindingKind] = set()
    for weakness in weaknesses_of(reading, findings):
        # Two missing points are two gaps; two hedges are one.
        if weakness.gap in settled and not weakness.label:
            continue
        settled.add(weakness.gap)
        kind = FindingKind.KEY_POINT_MISSING if weakness.label else weakness.kind
        yield fill(FIXES[kind], weakness.quote, weakness.label)
    # Nobody is told to round off an answer that is still to come.
    if any(finding.kind is FindingKind.TAKE_AWAY for finding in findings):
        return
    for point, made in reading.points:
        if made is None and not point.must:
            yield f"To round it off, mention {point.label}."
