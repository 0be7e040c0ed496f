"""What was good about an answer: one thing, the rarest first."""

from collections.abc import Iterator

from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import FindingKind
from greenroom.model.score import Strength
from greenroom.rehearsal.hearing.clauses import Span, drop_lead, shorten
from greenroom.rehearsal.hearing.slots import Heard
from greenroom.rehearsal.scoring.case import Case

# Evidence is the hardest to bring, so it is praised before anything else that was asked for.
_PRAISE_OF_SLOT = (
    (Slot.EVIDENCE, "You named something the board can look at."),
    (Slot.OWNER, "You said who takes charge."),
    (Slot.NUMBER, "You gave a figure that can be checked."),
    (Slot.DATE, "You gave a day or an hour."),
)
_CORRECTED = "You did not go along with a wrong figure."
_PROMISED = "The answer is not there yet, and someone brings it by a day: that is a good reply."


def strength_of(case: Case, heard: Heard) -> Strength | None:
    """The one strength to name; None when nothing that was asked for is there.

    Its code points and quotation are those of the turn's whole text, as it was heard.
    """
    for span, reason in _strengths(case):
        # What was made good by a dispute or a fact has no words to show.
        if span.start < span.end:
            quoted = _clause_of(heard, span)
            return Strength(quoted.start, quoted.end, quoted.of(heard.text), reason)
    return None


def _strengths(case: Case) -> Iterator[tuple[Span, str]]:
    """Everything worth praising with its words, the rarest first."""
    corrected = case.first(FindingKind.PREMISE_CORRECTED)
    if corrected is not None:
        yield Span(corrected.start, corrected.end), _CORRECTED
    if case.promised is not None:
        yield case.promised, _PROMISED
    for slot, reason in _PRAISE_OF_SLOT:
        for need in case.needs:
            if need.slot is slot and need.filled:
                yield Span(need.start, need.end), reason
    # A point that had to be made comes before one that rounds the answer off.
    for each in sorted(case.points, key=lambda counted: not counted.point.must):
        if each.made:
            yield each.span, f"You spoke to {each.point.label}."


def _clause_of(heard: Heard, span: Span) -> Span:
    """The words around a span that can be quoted."""
    clause = heard.clause_at(span.start)
    if clause is None or clause.end < span.end:
        return shorten(heard.text, span)
    led = drop_lead(heard.text, clause)
    whole = led if led.start <= span.start else clause
    return shorten(heard.text, whole, span)
