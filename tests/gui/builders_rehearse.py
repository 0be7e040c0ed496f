"""Builders for the tests of the Rehearse page: a sitting at any point, and a hand-wound clock."""

from collections.abc import Sequence
from dataclasses import replace

from builders import a_release
from greenroom.gui.panels.rehearse_clock import QuietClock
from greenroom.model.event import Answered, Asked, Briefed, Event, Retried, Started
from greenroom.model.rehearsal import Pressure, Question
from greenroom.rehearsal.engine import replay
from greenroom.services.offers import SpokenFact
from greenroom.services.sitting import Sitting
from rehearsal.builders_rehearsal import (
    ROLLBACK_BRIEF,
    START,
    a_plan,
    minutes_in,
    rollback_question,
)

FACTS = (
    SpokenFact("rollback_minutes", "Rollback time", "4 minutes"),
    SpokenFact("rollback_owner", "Rollback owner", "Priya Nair"),
    SpokenFact("tickets", "Ticket forecast", "240 tickets", estimate=True),
)
WRONG = "It takes ten minutes, and the team decides."
RIGHT = "It takes 4 minutes. Priya Nair decides as soon as the error rate passes 1 %."


class Hand:
    """A clock's hand that moves only when a test moves it."""

    def __init__(self, clock: QuietClock) -> None:
        self.at = 1000.0
        self._clock = clock
        clock.now = lambda: self.at

    def move(self, seconds: float) -> None:
        """Let so much time go by, and have the clock look."""
        self.at += seconds
        self._clock.look()


def a_sitting(
    *answers: str,
    pressure: Pressure = Pressure.BOARD,
    question: Question | None = None,
    before: Sequence[str] = (),
) -> Sitting:
    """One question with those answers; `before` are those of an attempt that was set aside."""
    events: list[Event] = [
        Started(START, "run-1", replace(a_plan(pressure), length=2)),
        Briefed(START, ROLLBACK_BRIEF),
        Asked(minutes_in(1), question or rollback_question()),
        *(Answered(minutes_in(2), each) for each in before),
        *([Retried(minutes_in(3))] if before else []),
        *(Answered(minutes_in(4), each) for each in answers),
    ]
    return Sitting(a_release(), replay(events), len(events))
