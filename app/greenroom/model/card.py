"""A question met before, with the best answer so far and when to meet it again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Grade(StrEnum):
    """How an answer went, from its score: under 50, 50 to 74, 75 to 89, 90 and more."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer to a card's question; `turn` is its number in the rehearsal, from 0."""

    rehearsal_id: str
    turn: int
    at: datetime
    answer: str
    score: int
    grade: Grade


@dataclass(frozen=True, slots=True)
class StaleFact:
    """A fact an answer leaned on that has changed since: what it was and what it is now."""

    key: str
    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Card:
    """A prompt met before in the rehearsals of one release.

    `attempts` are oldest first; `best` is the best one whose facts still hold; `passes` counts
    spaced passes in a row; `due` is None when nothing more is planned before the board; a card
    is stale while a fact it leans on differs from what was said.
    """

    prompt_id: str
    persona_id: str
    persona_name: str
    theme_id: str
    theme_name: str
    question: str
    short: str
    attempts: tuple[Attempt, ...]
    best: Attempt | None
    passes: int
    due: datetime | None
    why_due: str
    stale: tuple[StaleFact, ...] = ()

    @property
    def last(self) -> Attempt:
        """The newest attempt; a card exists only once its question was met."""
        return self.attempts[-1]
