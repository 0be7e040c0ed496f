"""The events of a rehearsal; saved in order, they are the truth of it."""

from dataclasses import dataclass
from datetime import datetime

from greenroom.model.rehearsal import Brief, Dispute, Plan, Probe, Promise, Question


@dataclass(frozen=True, slots=True)
class Started:
    """The rehearsal began."""

    at: datetime
    rehearsal_id: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Asked:
    """A persona put a question."""

    at: datetime
    question: Question


@dataclass(frozen=True, slots=True)
class Answered:
    """The presenter sent an answer, to the question or to the open probe.

    `cut_off` says that a murder board interrupted it when the time was over.
    """

    at: datetime
    text: str
    cut_off: bool = False


@dataclass(frozen=True, slots=True)
class Briefed:
    """From here on the panel knows this; it holds for the questions asked afterwards."""

    at: datetime
    brief: Brief


@dataclass(frozen=True, slots=True)
class Hinted:
    """The presenter looked at the hint."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Clarified:
    """The presenter asked what is meant; that is free."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Revealed:
    """The presenter gave up and read the sample answer; only what was said before counts."""

    at: datetime


@dataclass(frozen=True, slots=True)
class TakenAway:
    """“I don't have it”: someone brings the answer by a moment; the turn is over."""

    at: datetime
    promise: Promise


@dataclass(frozen=True, slots=True)
class Rated:
    """The presenter rated the own answer, 0 to 100, before seeing the score."""

    at: datetime
    rating: int


@dataclass(frozen=True, slots=True)
class Disputed:
    """The presenter disagrees with a finding on turn number `turn` (from 0)."""

    at: datetime
    turn: int
    dispute: Dispute


@dataclass(frozen=True, slots=True)
class Retried:
    """The presenter answers the same question once more; the answer so far is set aside."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Probed:
    """The persona followed up on a weak answer."""

    at: datetime
    probe: Probe


@dataclass(frozen=True, slots=True)
class Skipped:
    """The presenter passed on the question, or on the open probe."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Paused:
    """The rehearsal was interrupted, by the user or by closing the program."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Resumed:
    """The rehearsal went on where it stood."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """The rehearsal is over, because its length is reached or the user stopped it."""

    at: datetime


Event = (
    Started
    | Briefed
    | Asked
    | Answered
    | Probed
    | Skipped
    | Hinted
    | Clarified
    | Revealed
    | TakenAway
    | Rated
    | Disputed
    | Retried
    | Paused
    | Resumed
    | Ended
)
