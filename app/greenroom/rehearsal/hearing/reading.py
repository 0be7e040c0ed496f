"""An answer read once, so that every detector looks at the same slots and key points."""

from collections.abc import Mapping
from dataclasses import dataclass

from greenroom.model.prompt import KeyPoint, Slot
from greenroom.model.rehearsal import Brief, Question, SlotReading
from greenroom.rehearsal.hearing.clauses import Span
from greenroom.rehearsal.hearing.slots import Heard, find_promise, hear, read_slot
from greenroom.rehearsal.hearing.stems import StemmedText, find_phrase, stem_text


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a detector may look at: the answer, the question, the slots and key points.

    `points` pairs every key point with the code points that make it, None when it is missing
    and an empty span when it cannot be checked from words alone. `promise` is where someone
    takes on bringing something by a day; `promised` says that it was put down as a take-away.
    """

    heard: Heard
    question: Question
    slots: Mapping[Slot, SlotReading]
    points: tuple[tuple[KeyPoint, Span | None], ...]
    promise: Span | None
    promised: bool = False

    def fills(self, slot: Slot) -> bool:
        """Whether the answer fills that slot."""
        return self.slots[slot].filled

    @property
    def missing(self) -> tuple[KeyPoint, ...]:
        """The points that had to be made and were not."""
        return tuple(point for point, span in self.points if point.must and span is None)

    @property
    def asks(self) -> bool:
        """Whether the question can be failed at all: a slot to fill or a point to make."""
        return any(slot is not Slot.ANSWER for slot in self.question.needs) or any(
            point.must for point, _ in self.points
        )

    @property
    def complete(self) -> bool:
        """Whether every needed slot is filled and every must point made."""
        return not self.missing and all(self.fills(slot) for slot in self.question.needs)

    @property
    def delivers(self) -> bool:
        """Whether anything that was asked for is there."""
        slots = any(self.fills(slot) for slot in self.question.needs if slot is not Slot.ANSWER)
        return slots or any(point.must and span is not None for point, span in self.points)


def read(answer: str, question: Question, brief: Brief, *, promised: Span | None = None) -> Reading:
    """The answer read once for every detector; `brief` is what the panel knows.

    `promised` are the words of a take-away that was put down as one.
    """
    heard = hear(answer, brief)
    slots = {slot: read_slot(heard, slot) for slot in Slot}
    said = stem_text(answer)
    return Reading(
        heard=heard,
        question=question,
        slots=slots,
        points=tuple((point, _find_point(point, slots, said)) for point in question.key_points),
        promise=promised or find_promise(heard),
        promised=promised is not None,
    )


def _find_point(
    point: KeyPoint, slots: Mapping[Slot, SlotReading], said: StemmedText
) -> Span | None:
    """The words that make a key point; an empty span when only a fact could tell."""
    for phrase in point.any:
        span = find_phrase(phrase, said)
        if span is not None:
            return span
    if point.slot is not None and slots[point.slot].filled:
        return Span(slots[point.slot].start, slots[point.slot].end)
    checkable = point.any or point.slot is not None
    return None if checkable else Span(0, 0)
