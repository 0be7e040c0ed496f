"""The score of an answer as a bill: what was counted, what was taken off, and why."""

from dataclasses import dataclass
from enum import StrEnum

from greenroom.model.ledger import Claim
from greenroom.model.rehearsal import FindingKind, Rehearsal, TakeAway

PASS, BOARD_READY = 75, 85
"""The scores from which an answer holds, and from which it is fit for the board."""


class Dimension(StrEnum):
    """One of the six things an answer is scored on."""

    ANSWERED = "Answered"
    KEY_POINTS = "Key points"
    SPECIFICS = "Specifics"
    COMMITMENT = "Commitment"
    CONSISTENCY = "Consistency"
    CLARITY = "Clarity"


@dataclass(frozen=True, slots=True)
class BillReason:
    """Why points were given (`points` > 0) or taken off (`points` < 0), in plain words.

    Code points [start, end) of the turn's answer show it; both are 0 when something is missing.
    """

    text: str
    points: float
    start: int = 0
    end: int = 0
    kind: FindingKind | None = None


@dataclass(frozen=True, slots=True)
class BillLine:
    """One dimension: the points it earned of its weight; a weight of 0 means it did not apply."""

    dimension: Dimension
    points: float
    weight: float
    reasons: tuple[BillReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit that holds the score down, whatever the lines add up to."""

    limit: int
    reason: str


@dataclass(frozen=True, slots=True)
class Strength:
    """What was good: code points [start, end) of the turn's answer, their text, and why."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One thing to change, and the points the score would gain by it."""

    text: str
    gain: int
    kind: FindingKind | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Bill:
    """The score of a turn, 0 to 100, and everything that made it.

    `before` is the sum of the lines less `probe_cost`, rounded, before `cap` held it down;
    `disputed` counts findings that were left out because the presenter disagreed.
    """

    score: int
    before: int
    lines: tuple[BillLine, ...]
    cap: Cap | None = None
    probe_cost: int = 0
    strength: Strength | None = None
    fixes: tuple[Fix, ...] = ()
    disputed: int = 0

    @property
    def passed(self) -> bool:
        """Whether the answer holds (75 or more)."""
        return self.score >= PASS

    @property
    def board_ready(self) -> bool:
        """Whether the answer is fit for the board (85 or more)."""
        return self.score >= BOARD_READY


@dataclass(frozen=True, slots=True)
class Scored:
    """A rehearsal with its bills, one for each turn; None for a turn without an answer.

    `claims` is everything said about the facts, in order; `take_aways` the promises to bring an
    answer, in turn order.
    """

    rehearsal: Rehearsal
    bills: tuple[Bill | None, ...]
    claims: tuple[Claim, ...] = ()
    take_aways: tuple[TakeAway, ...] = ()
