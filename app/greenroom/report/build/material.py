"""What documents are made from: everything a release shows, as the rooms that found it left it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from greenroom.model.board import HeatMap
from greenroom.model.debrief import Debrief
from greenroom.model.launch import LaunchRecord, StatusNote
from greenroom.model.ledger import Claim
from greenroom.model.readiness import Assessment
from greenroom.model.rehearsal import TakeAway
from greenroom.model.release import Release
from greenroom.model.score import Scored
from greenroom.model.theme import Theme
from greenroom.model.transcript import Coding, CodingStatus, Transcript, TranscriptKind
from greenroom.report.build.board_input import BoardSummary


class Part(StrEnum):
    """What a kind of document needs gathered beyond the release itself; reading costs time."""

    ASSESSMENT = "assessment"
    TRANSCRIPTS = "transcripts"
    REHEARSALS = "rehearsals"
    OTHERS = "other releases"


@dataclass(frozen=True, slots=True)
class ReadTranscript:
    """A transcript with its codings in the order of its text."""

    transcript: Transcript
    codings: tuple[Coding, ...]

    @property
    def practice(self) -> bool:
        """Whether it is a rehearsal, which is never evidence."""
        return self.transcript.kind is TranscriptKind.REHEARSAL

    @property
    def confirmed(self) -> tuple[Coding, ...]:
        """The codings a person has confirmed; nothing else is shown as fact."""
        return tuple(each for each in self.codings if each.status is CodingStatus.ACCEPTED)

    @property
    def suggested(self) -> int:
        """How many codings nobody has confirmed or rejected."""
        return sum(each.status is CodingStatus.SUGGESTED for each in self.codings)


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """Another release of the workspace in one line of a digest; readiness as last recorded."""

    title: str
    status: str
    deployment: StatusNote | None
    score: float | None
    change: float | None
    board_at: datetime | None


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a document may say.

    `as_of` is the newest moment of the data; `board` holds the release with its readiness;
    the rest is empty unless the kind asked for it. `people` are names that stand nowhere else
    in the material. `coached` are finished rehearsals with
    their bills, oldest first, `take_aways` the open and the closed ones, `stale_answers` the
    questions whose best answers lean on facts that changed since.
    """

    board: BoardSummary
    as_of: datetime
    themes: tuple[Theme, ...] = ()
    transcripts: tuple[ReadTranscript, ...] = ()
    coached: tuple[Scored, ...] = ()
    heat: HeatMap | None = None
    claims: tuple[Claim, ...] = ()
    take_aways: tuple[TakeAway, ...] = ()
    stale_answers: tuple[str, ...] = ()
    debriefs: tuple[Debrief, ...] = ()
    others: tuple[ReleaseLine, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def release(self) -> Release:
        """The release the document is about."""
        return self.board.release

    @property
    def record(self) -> LaunchRecord:
        """What was written down beyond the fact sheet."""
        return self.board.record

    @property
    def assessment(self) -> Assessment | None:
        """Launch readiness as it stands, or None."""
        return self.board.assessment

    @property
    def decided_on(self) -> Assessment | None:
        """The assessment the board decided on, or None; later ones do not change it."""
        decision = self.board.decision
        if decision is None:
            return None
        known = (each for each in self.board.history if each.id == decision.assessment_id)
        return next(known, None)

    @property
    def deployment(self) -> StatusNote | None:
        """The newest word on the deployment, or None."""
        return max(self.record.statuses, key=lambda each: each.at, default=None)

    def theme_name(self, theme_id: str) -> str:
        """The theme's name, or its id when the codebook does not hold it."""
        return next((each.name for each in self.themes if each.id == theme_id), theme_id)
