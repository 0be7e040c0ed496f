"""What the presenter said about each fact, held against the fact sheet."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """How a value that was said stands to the fact sheet; what is unsafe is not compared."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Claim:
    """One value said about one fact, with the code points [start, end) of the answer.

    `value` is the value in its plainest form, so that two ways of saying it are equal text: a
    duration in seconds, a percentage or count as a number, a date as ISO 8601, a person's name,
    `yes` or `no`. `said` and `expected` are as a person says them; `corrected` means that the
    presenter gave another value later in the same turn.
    """

    fact_key: str
    label: str
    value: str
    said: str
    expected: str
    verdict: Verdict
    start: int
    end: int
    quote: str
    said_at: datetime
    rehearsal_id: str = ""
    persona_name: str = ""
    corrected: bool = False
