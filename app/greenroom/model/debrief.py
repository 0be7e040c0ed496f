"""What the real board asked, held against what was rehearsed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """How the real meeting ended."""

    GO = "go"
    CONDITIONS = "go with conditions"
    NO_GO = "no-go"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class AskedForReal:
    """A question the real board put; `prompt_id` names the prompt that foresaw it, else empty."""

    text: str
    theme_id: str
    persona_id: str = ""
    prompt_id: str = ""

    @property
    def foreseen(self) -> bool:
        """Whether a rehearsed question foresaw it."""
        return bool(self.prompt_id)


@dataclass(frozen=True, slots=True)
class Debrief:
    """A release's real meeting: when it was, how it ended and what was asked."""

    id: str
    release_id: str
    at: datetime
    outcome: Outcome
    asked: tuple[AskedForReal, ...]
    note: str = ""

    @property
    def foreseen(self) -> int:
        """How many of the questions had been rehearsed."""
        return sum(question.foreseen for question in self.asked)

    @property
    def hit_rate(self) -> float | None:
        """The share of questions that were foreseen, 0 to 1; None when nothing was asked."""
        return self.foreseen / len(self.asked) if self.asked else None
