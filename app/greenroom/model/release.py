"""What the board decides on: a release, its window and its fact sheet."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class ReleaseType(StrEnum):
    """How much approval a change of this kind needs."""

    STANDARD = "standard"
    NORMAL = "normal"
    EMERGENCY = "emergency"


class Strategy(StrEnum):
    """How the change reaches production."""

    ALL_AT_ONCE = "all at once"
    ROLLING = "rolling"
    BLUE_GREEN = "blue-green"
    CANARY = "canary"
    FEATURE_FLAG = "feature flag"


class ReleaseStatus(StrEnum):
    """Where a release stands on its way to the board and past it."""

    PLANNED = "planned"
    IN_REVIEW = "in review"
    DECIDED = "decided"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


class FactKind(StrEnum):
    """What type of value a fact holds; it decides how the value is checked and printed."""

    DURATION = "duration"
    PERCENT = "percent"
    COUNT = "count"
    DATE = "date"
    PERSON = "person"
    BOOLEAN = "boolean"
    TEXT = "text"


class FactStatus(StrEnum):
    """How far a fact can be relied on."""

    CONFIRMED = "confirmed"
    ESTIMATE = "estimate"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Window:
    """The planned time of the change; both ends carry the offset of `time_zone` (IANA name)."""

    start: datetime
    end: datetime
    time_zone: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One typed entry of a release's fact sheet.

    `key` is the placeholder name (`rollback_minutes`); `value` is the text as typed, checked
    against `kind`, and empty exactly when the status is unknown; `unit` is plain (`minutes`).
    `tolerance` is how far an answer may be off, in the fact's unit (days for a date); `anchors`
    are the words near which a value counts as this fact.
    """

    key: str
    label: str
    kind: FactKind
    value: str = ""
    unit: str = ""
    status: FactStatus = FactStatus.UNKNOWN
    owner: str = ""
    evidence: str = ""
    as_of: date | None = None
    tolerance: float = 0.0
    anchors: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the fact can fill a placeholder."""
        return self.status is not FactStatus.UNKNOWN and bool(self.value)

    @property
    def spoken(self) -> str:
        """The value as a person says it, with its unit: `4 minutes`, `92%`, `Priya Nair`."""
        if self.kind is FactKind.PERCENT:
            return f"{self.value}%"
        return f"{self.value} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Release:
    """A release as the board meets it. `sample` marks shipped example data."""

    id: str
    name: str
    version: str
    type: ReleaseType = ReleaseType.NORMAL
    status: ReleaseStatus = ReleaseStatus.PLANNED
    strategy: Strategy = Strategy.CANARY
    owner: str = ""
    summary: str = ""
    rollback_plan: str = ""
    window: Window | None = None
    board_at: datetime | None = None
    facts: tuple[Fact, ...] = field(default=())
    sample: bool = False

    @property
    def title(self) -> str:
        """Name and version, as headings and lists show it."""
        return f"{self.name} {self.version}".strip()

    def fact(self, key: str) -> Fact | None:
        """The fact with that key, or None."""
        return next((fact for fact in self.facts if fact.key == key), None)
