"""What a release's documents tell beyond its fact sheet: changes, plan, night, board, review."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ChangeKind(StrEnum):
    """What sort of change a release note lists, in the order readers look for them."""

    FEATURE = "new feature"
    FIX = "fix"
    PERFORMANCE = "performance"
    SECURITY = "security"
    BREAKING = "breaking change"
    KNOWN_ISSUE = "known issue"


class DeploymentStatus(StrEnum):
    """Where putting the release into an environment stands."""

    STARTED = "started"
    IN_PROGRESS = "in progress"
    COMPLETED = "completed"
    FAILED = "failed"
    ROLLED_BACK = "rolled back"


class Severity(StrEnum):
    """How bad an incident is."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Result(StrEnum):
    """How a release went, as its review says."""

    AS_PLANNED = "as planned"
    WITH_PROBLEMS = "with problems"
    ROLLED_BACK = "rolled back"


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the release notes.

    `remedy` is what a reader does about it: the migration of a breaking change, the workaround
    of a known issue.
    """

    kind: ChangeKind
    title: str
    text: str = ""
    ticket: str = ""
    flag: str = ""
    areas: tuple[str, ...] = ()
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the run sheet or of the rollback.

    `at` counts minutes from the start of the window (of the rollback, from the decision), so
    that a window that moves moves its plan; `minutes` is how long it takes; `check` says how
    one sees that it worked; after a step of `no_return` the way back is another one.
    """

    text: str
    at: int
    minutes: int
    owner: str = ""
    check: str = ""
    no_return: bool = False


@dataclass(frozen=True, slots=True)
class RiskNote:
    """Who deals with a risk theme until when, how likely it is (1 to 5, 0 for not said)."""

    theme: str
    owner: str
    due: str = ""
    likelihood: int = 0
    answer: str = ""


@dataclass(frozen=True, slots=True)
class StatusNote:
    """What was said about the deployment at one moment; `exposure` is a percentage or None."""

    at: datetime
    status: DeploymentStatus
    environment: str
    text: str = ""
    exposure: float | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that went wrong around the release; open until `mitigated_at`."""

    title: str
    severity: Severity
    began_at: datetime
    impact: str = ""
    cause: str = ""
    doing: str = ""
    workaround: str = ""
    owner: str = ""
    next_update_at: datetime | None = None
    mitigated_at: datetime | None = None

    @property
    def minutes(self) -> int | None:
        """Whole minutes until it was mitigated; None while it is open."""
        if self.mitigated_at is None:
            return None
        return max(0, round((self.mitigated_at - self.began_at).total_seconds() / 60))


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who sat in the meeting, in which role, and how they voted (empty without a vote)."""

    name: str
    role: str = ""
    vote: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something somebody does until a day."""

    text: str
    owner: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A go/no-go meeting: who was there, what was said, what was agreed to be done."""

    held_at: datetime
    chair: str = ""
    minutes_by: str = ""
    attendees: tuple[Attendee, ...] = ()
    points: tuple[str, ...] = ()
    dissent: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What came of the release, written down afterwards; None where nobody measured."""

    held_at: datetime
    result: Result
    success: str = ""
    downtime_minutes: int | None = None
    rollback_minutes: int | None = None
    tickets: int | None = None
    satisfaction: float | None = None
    went_well: tuple[str, ...] = ()
    went_badly: tuple[str, ...] = ()
    learnt: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class LaunchRecord:
    """Everything of this kind that was written down for one release.

    `private` names the people whose words stay out of documents unless they are allowed;
    `changed_at` is when the record was last saved, None before.
    """

    release_id: str
    why_now: str = ""
    if_not_done: str = ""
    worst_case: str = ""
    changes: tuple[Change, ...] = ()
    steps: tuple[Step, ...] = ()
    rollback_steps: tuple[Step, ...] = ()
    triggers: tuple[str, ...] = ()
    risks: tuple[RiskNote, ...] = ()
    statuses: tuple[StatusNote, ...] = ()
    incidents: tuple[Incident, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    review: Review | None = None
    review_due: date | None = None
    private: tuple[str, ...] = ()
    changed_at: datetime | None = None

    def risk(self, theme: str) -> RiskNote | None:
        """What was noted about the theme of that id or name, or None."""
        wanted = theme.casefold()
        return next((each for each in self.risks if each.theme.casefold() == wanted), None)

    def is_private(self, name: str) -> bool:
        """Whether that person's words stay out of documents."""
        return name.strip().casefold() in {each.strip().casefold() for each in self.private}
