"""How ready a release is: components, gates, what is proposed and what was decided."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from greenroom.model.analysis import NetSentiment
from greenroom.model.theme import Enforcement

TARGET = 85.0
"""The launch readiness a release should reach, in points of 100."""


class ComponentName(StrEnum):
    """The three parts of launch readiness."""

    INTERVIEW_SENTIMENT = "interview sentiment"
    QA_COVERAGE = "QA coverage"
    SUPPORT_PREPAREDNESS = "support preparedness"


class SentimentSource(StrEnum):
    """Where interview sentiment comes from; practice is always named as a proxy."""

    INTERVIEWS = "stakeholder interviews"
    REHEARSAL_PROXY = "rehearsal proxy"
    NONE = "not assessed"


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each component counts; the three add up to 1."""

    interview_sentiment: float = 0.30
    qa_coverage: float = 0.40
    support_preparedness: float = 0.30


@dataclass(frozen=True, slots=True)
class Measure:
    """A percentage (0..100) someone entered, with the evidence that shows it."""

    value: float
    evidence: str
    owner: str = ""
    as_of: date | None = None


class GateStatus(StrEnum):
    """The state of one gate; green needs evidence."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NOT_ASSESSED = "not assessed"


class GateName(StrEnum):
    """The five quality gates, in the order the board reads them."""

    PRE_RELEASE_VALIDATION = "Pre-release validation"
    DEPLOYMENT_SAFETY = "Deployment safety"
    PROGRESSIVE_ROLLOUT = "Progressive rollout"
    RELEASE_DOCUMENTATION = "Release documentation"
    POST_RELEASE_MONITORING = "Post-release monitoring"


@dataclass(frozen=True, slots=True)
class Gate:
    """One check with its criterion, evidence and owner."""

    name: GateName
    enforcement: Enforcement
    criterion: str
    status: GateStatus = GateStatus.NOT_ASSESSED
    evidence: str = ""
    owner: str = ""
    as_of: date | None = None

    @property
    def stops(self) -> bool:
        """Whether this gate alone forbids a release: blocking, and red or not assessed."""
        closed = self.status in (GateStatus.RED, GateStatus.NOT_ASSESSED)
        return closed and self.enforcement is Enforcement.BLOCKING


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What people entered for a release: the two measures, the gates, weights and the pin.

    `pinned` fixes the source of interview sentiment; None lets the rule choose.
    """

    release_id: str
    qa_coverage: Measure | None
    support_preparedness: Measure | None
    gates: tuple[Gate, ...]
    weights: Weights = Weights()
    pinned: SentimentSource | None = None


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the score: 0..100, or None when it was not assessed."""

    name: ComponentName
    score: float | None
    weight: float
    evidence: str
    change: float | None = None


class DecisionKind(StrEnum):
    """The four things a board can say."""

    GO = "go"
    GO_WITH_CONDITIONS = "go with conditions"
    NO_GO = "no-go"
    DEFER = "defer"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the decision rules propose, and every reason for it."""

    kind: DecisionKind
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """Launch readiness at one moment.

    `score` is None when any component was not assessed; nothing is re-weighted. Changes are
    in points against the previous assessment.
    """

    id: str
    release_id: str
    at: datetime
    components: tuple[Component, ...]
    gates: tuple[Gate, ...]
    score: float | None
    change: float | None
    target: float
    source: SentimentSource
    sentiment: NetSentiment | None
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that must be done for a conditional go: by whom and by when."""

    text: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by whom, and on which assessment.

    `overrides` is true when it goes further than the rules proposed; then `reason` is required.
    """

    id: str
    release_id: str
    assessment_id: str
    kind: DecisionKind
    decided_by: str
    at: datetime
    reason: str
    conditions: tuple[Condition, ...] = ()
    overrides: bool = False
