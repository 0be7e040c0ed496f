"""What an answer shows: its gaps, its weak wordings and its shape, with the words that show it.

`DETECTORS` is the whole list, a small function each. A detector reads; it never judges the
release, the grammar or the speaker. The gates (a wording counts only in company, or only where
the question asks for it) keep it quiet on ordinary speech.
"""

from collections.abc import Callable, Iterable

from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import Brief, Finding, FindingKind, Question
from greenroom.rehearsal.findings import gaps, shape, weak_wordings
from greenroom.rehearsal.findings.quoting import quote
from greenroom.rehearsal.hearing.clauses import Span, shorten
from greenroom.rehearsal.hearing.reading import Reading, read

DETECTORS: tuple[Callable[[Reading], Iterable[Finding]], ...] = (
    gaps.detect_take_away,
    gaps.detect_deferral,
    gaps.detect_dont_know,
    gaps.detect_missing_points,
    gaps.detect_empty_slots,
    weak_wordings.detect_vague,
    weak_wordings.detect_blame,
    weak_wordings.detect_absolute,
    weak_wordings.detect_agentless,
    weak_wordings.detect_hedge,
    gaps.detect_evasive,
    gaps.detect_off_topic,
    gaps.detect_acknowledged,
    weak_wordings.detect_praise,
    shape.detect_too_long,
    shape.detect_too_short,
    shape.detect_long_sentence,
    shape.detect_jargon,
    shape.detect_late_answer,
)
"""Every detector, in the order in which findings are reported."""

STYLE = frozenset(
    (FindingKind.LONG_SENTENCE, FindingKind.JARGON, FindingKind.LATE_ANSWER, FindingKind.TOO_SHORT)
)
"""What only coaching speaks of; an answer can be strong in spite of it."""
GOOD = frozenset(
    (FindingKind.TAKE_AWAY, FindingKind.PREMISE_CORRECTED, FindingKind.STRONG),
)
"""Findings that are no weakness."""


def find(
    answer: str, question: Question, brief: Brief, *, off: frozenset[FindingKind] = frozenset()
) -> tuple[Finding, ...]:
    """Everything the answer shows, in the order of `DETECTORS`, each wording once.

    Offsets are code points of `answer`; gaps have an empty span at 0. Only missing points that
    had to be made are reported. An owned promise to bring the answer (TAKE_AWAY) stands in the
    place of the refusal and of the gaps it will close. Kinds in `off` are left out.
    """
    return findings_of(read(answer, question, brief), off=off)


def findings_of(
    reading: Reading, *, off: frozenset[FindingKind] = frozenset()
) -> tuple[Finding, ...]:
    """The findings of an answer that was already read, a strong answer's among them."""
    found = weaknesses_said(reading, off=off)
    return (*found, *strengths(reading, found, off=off))


def weaknesses_said(
    reading: Reading, *, off: frozenset[FindingKind] = frozenset()
) -> tuple[Finding, ...]:
    """What `DETECTORS` find, each wording once."""
    found = (finding for detect in DETECTORS for finding in detect(reading))
    return tuple(dict.fromkeys(finding for finding in found if finding.kind not in off))


def strengths(
    reading: Reading,
    found: tuple[Finding, ...],
    *,
    off: frozenset[FindingKind] = frozenset(),
) -> tuple[Finding, ...]:
    """A STRONG finding when everything asked for is there and nothing found weakens it."""
    if FindingKind.STRONG in off or not (reading.asks and reading.complete):
        return ()
    if any(each.kind not in STYLE for each in found):
        return ()
    span = _best_of(reading)
    reason = "Everything the question asks for is there, and nothing takes it back."
    return () if span is None else (quote(reading, FindingKind.STRONG, span, reason),)


def _best_of(reading: Reading) -> Span | None:
    """The clause that fills the rarest slot that was asked for, or makes the first point."""
    spans = [
        Span(reading.slots[slot].start, reading.slots[slot].end)
        for slot in (Slot.EVIDENCE, Slot.OWNER, Slot.NUMBER, Slot.DATE)
        if slot in reading.question.needs and reading.fills(slot)
    ]
    spans += [span for point, span in reading.points if point.must and span is not None]
    said = next((span for span in spans if span.end > span.start), None)
    if said is None:
        return None
    clause = reading.heard.clause_at(said.start)
    whole = clause if clause is not None and clause.end >= said.end else said
    return shorten(reading.heard.text, whole, said)
