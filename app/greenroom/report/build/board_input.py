"""What a board summary is made from, and the first readings of it that both pages need."""

from dataclasses import dataclass
from datetime import datetime

from greenroom.model.analysis import Baseline, NetSentiment
from greenroom.model.board import Ballot, MessageReadiness
from greenroom.model.launch import LaunchRecord
from greenroom.model.readiness import Assessment, Decision, Gate, GateStatus, SentimentSource
from greenroom.model.rehearsal import TakeAway
from greenroom.model.release import Release
from greenroom.model.theme import Enforcement

NOTHING_RECORDED = LaunchRecord("")
"""What a release without a record has."""


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """How often a theme was marked in a release; `severity` runs from 1 to 5.

    The four stances count confirmed codings only; `suggested` counts what no person has
    confirmed yet and is never shown as fact. `owner`, `due`, `likelihood` (1 to 5, 0 for not
    said) and `answer` are what was noted about dealing with it.
    """

    name: str
    severity: int
    confirmed: int
    suggested: int
    raised: int
    mitigated: int
    unknown: int
    mixed: int
    owner: str = ""
    due: str = ""
    likelihood: int = 0
    answer: str = ""

    @property
    def open(self) -> int:
        """Confirmed codings in which the risk is not said to be dealt with."""
        return self.raised + self.unknown + self.mixed


@dataclass(frozen=True, slots=True)
class RehearsalLine:
    """One rehearsal in one line; `mean` is the mean score of its answers, 0 to 100."""

    at: datetime
    panel: str
    pressure: str
    asked: int
    answered: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Practice:
    """What rehearsing showed: it makes the presenter ready, never the release.

    `ballots` are votes of personas, played by written rules; `weak` are questions whose newest
    answer did not hold or was never given; `disputed` counts the findings the presenter did not
    accept.
    """

    rehearsals: tuple[RehearsalLine, ...] = ()
    message: MessageReadiness | None = None
    ballots: tuple[Ballot, ...] = ()
    weak: tuple[str, ...] = ()
    disputed: int = 0


@dataclass(frozen=True, slots=True)
class BoardSummary:
    """Everything the board summary says, as the rooms that found it left it.

    `richness` runs from 0 to 100; `history` is oldest first; `rehearsals`,
    `questions_answered` and `interviews` are counts for this release; `practice` is what the
    rehearsals showed, `record` what was written down beyond the fact sheet, `baseline` the net
    sentiment that is usual in the workspace.
    """

    release: Release
    assessment: Assessment | None
    themes: tuple[ThemeLine, ...]
    take_aways: tuple[TakeAway, ...]
    sentiment: NetSentiment | None
    richness: float | None
    decision: Decision | None
    history: tuple[Assessment, ...]
    rehearsals: int
    questions_answered: int
    interviews: int
    prepared_at: datetime
    prepared_by: str
    classification: str = "Internal"
    practice: Practice = Practice()
    record: LaunchRecord = NOTHING_RECORDED
    baseline: Baseline | None = None

    @property
    def source(self) -> SentimentSource:
        """Where sentiment comes from: the assessment's word, else interviews before practice."""
        # The assessment knows whether a source was pinned; counting interviews would not.
        if self.assessment is not None:
            return self.assessment.source
        if self.sentiment is None:
            return SentimentSource.NONE
        return SentimentSource.INTERVIEWS if self.interviews else SentimentSource.REHEARSAL_PROXY

    @property
    def assessed_sentiment(self) -> NetSentiment | None:
        """The sentiment the assessment was made on, so that every number on a page agrees."""
        return self.sentiment if self.assessment is None else self.assessment.sentiment

    @property
    def gates(self) -> tuple[Gate, ...]:
        """The gates as assessed; none without an assessment."""
        return () if self.assessment is None else self.assessment.gates

    @property
    def suggestions(self) -> int:
        """How many suggested codings no person has confirmed or rejected."""
        return sum(theme.suggested for theme in self.themes)


def risks(facts: BoardSummary) -> tuple[ThemeLine, ...]:
    """The themes with confirmed codings: open ones first, then by severity and count."""
    # Themes that were only suggested never enter, however often they were suggested.
    confirmed = (theme for theme in facts.themes if theme.confirmed)
    return tuple(
        sorted(
            confirmed,
            # The name comes last so that equals never change places between two exports.
            key=lambda theme: (not theme.open, -theme.severity, -theme.confirmed, theme.name),
        )
    )


def is_evidenced(gate: Gate) -> bool:
    """Whether a gate was passed on evidence: green or amber, and the evidence is named."""
    # Green without evidence is an opinion, and a board cannot check an opinion.
    passed = gate.status in (GateStatus.GREEN, GateStatus.AMBER)
    return passed and bool(gate.evidence.strip())


def blocking_gates(facts: BoardSummary) -> tuple[Gate, ...]:
    """The gates that alone can stop the release."""
    return tuple(gate for gate in facts.gates if gate.enforcement is Enforcement.BLOCKING)
