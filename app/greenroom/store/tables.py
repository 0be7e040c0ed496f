"""The tables of the workspace, one class each; rows never leave the store.

Columns hold plain text and numbers: enums by value (a CHECK holds them to the model), moments
as ISO 8601 text, nested objects as sealed JSON and rows of words as plain JSON, both made by
`greenroom.store.codec`. A `position` counts up in the order things were first saved. This
module must not postpone its annotations, because SQLModel reads them as types.
"""

from collections.abc import Iterable
from typing import get_args

from sqlalchemy import CheckConstraint, MetaData
from sqlmodel import Field, SQLModel

from greenroom.model.event import Event
from greenroom.model.release import FactKind, FactStatus, ReleaseStatus, ReleaseType, Strategy
from greenroom.model.theme import Stance
from greenroom.model.transcript import CodingStatus, SpeakerRole, TranscriptKind

# Constraints need names, or a later migration of an SQLite table cannot address them.
_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_EVENT_NAMES = tuple(kind.__name__ for kind in get_args(Event))


def _one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _span() -> CheckConstraint:
    return CheckConstraint('"start" >= 0 AND "end" >= "start"', name="span")


class Row(SQLModel):
    """What all tables share: one metadata, and a repr that tells nothing confidential."""

    # Its own, so that another library's tables can never slip into the workspace.
    metadata = MetaData(naming_convention=_NAMING)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def __str__(self) -> str:
        return repr(self)


class ReleaseRow(Row, table=True):
    """A release; `hidden_in` names the visit of the workspace in which it was hidden."""

    __tablename__ = "release"
    __table_args__ = (
        _one_of("type", ReleaseType),
        _one_of("status", ReleaseStatus),
        _one_of("strategy", Strategy),
    )
    id: str = Field(primary_key=True)
    position: int
    # A name instead of a flag, because Undo is promised until the workspace is closed.
    hidden_in: str | None = None
    name: str
    version: str
    type: str
    status: str
    strategy: str
    owner: str
    summary: str
    rollback_plan: str
    # The window and the board's date keep the offset they were typed with, so they stay text.
    window_start: str | None = None
    window_end: str | None = None
    window_time_zone: str | None = None
    board_at: str | None = None
    sample: bool = False


class FactRow(Row, table=True):
    """One entry of a fact sheet; `position` keeps the order of the sheet."""

    __tablename__ = "fact"
    __table_args__ = (_one_of("kind", FactKind), _one_of("status", FactStatus))
    release_id: str = Field(primary_key=True, foreign_key="release.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    key: str
    label: str
    kind: str
    value: str
    unit: str
    status: str
    owner: str
    evidence: str
    as_of: str | None = None
    tolerance: float
    anchors: str


class RehearsalRow(Row, table=True):
    """One rehearsal, made by its first event; `ended` follows its last."""

    __tablename__ = "rehearsal"
    id: str = Field(primary_key=True)
    release_id: str = Field(foreign_key="release.id", ondelete="CASCADE", index=True)
    position: int
    started_at: str
    ended: bool = False


class EventRow(Row, table=True):
    """One event; the key allows each sequence number once in a rehearsal."""

    __tablename__ = "event"
    __table_args__ = (_one_of("kind", _EVENT_NAMES),)
    rehearsal_id: str = Field(primary_key=True, foreign_key="rehearsal.id", ondelete="CASCADE")
    sequence: int = Field(primary_key=True)
    kind: str
    payload: str
    seal: str


class DraftRow(Row, table=True):
    """The answer being typed in a rehearsal."""

    __tablename__ = "draft"
    rehearsal_id: str = Field(primary_key=True, foreign_key="rehearsal.id", ondelete="CASCADE")
    text: str


class TranscriptRow(Row, table=True):
    """A transcript with its whole text, stored once; `seal` is the hash of the text."""

    __tablename__ = "transcript"
    __table_args__ = (_one_of("kind", TranscriptKind),)
    id: str = Field(primary_key=True)
    release_id: str | None = Field(
        default=None, foreign_key="release.id", ondelete="CASCADE", index=True
    )
    rehearsal_id: str | None = Field(
        default=None, foreign_key="rehearsal.id", ondelete="CASCADE", index=True
    )
    position: int
    hidden_in: str | None = None
    kind: str
    title: str
    created_at: str
    source: str
    digest: str = Field(index=True)
    words: int
    # Last, because long values push what follows them onto other pages.
    text: str
    seal: str


class UtteranceRow(Row, table=True):
    """One utterance: code points [start, end) of its transcript's text."""

    __tablename__ = "utterance"
    __table_args__ = (_one_of("role", SpeakerRole), _span())
    transcript_id: str = Field(primary_key=True, foreign_key="transcript.id", ondelete="CASCADE")
    index: int = Field(primary_key=True)
    speaker: str
    role: str
    start: int
    end: int
    begins_ms: int | None = None
    ends_ms: int | None = None
    theme_id: str | None = None


class AnalysisRow(Row, table=True):
    """The analysis of one transcript."""

    __tablename__ = "analysis"
    transcript_id: str = Field(primary_key=True, foreign_key="transcript.id", ondelete="CASCADE")
    payload: str
    seal: str


class CodingRow(Row, table=True):
    """One coding: code points [start, end) of its transcript's text."""

    __tablename__ = "coding"
    __table_args__ = (_one_of("status", CodingStatus), _one_of("stance", Stance), _span())
    id: str = Field(primary_key=True)
    transcript_id: str = Field(foreign_key="transcript.id", ondelete="CASCADE", index=True)
    theme_id: str
    start: int
    end: int
    coder: str
    status: str
    stance: str
    reason: str
    confidence: float | None = None


class ForgottenCodingRow(Row, table=True):
    """A decided coding that the workspace's own model no longer learns from."""

    __tablename__ = "forgotten_coding"
    coding_id: str = Field(primary_key=True, foreign_key="coding.id", ondelete="CASCADE")


class ScorecardRow(Row, table=True):
    """What people entered for a release."""

    __tablename__ = "scorecard"
    release_id: str = Field(primary_key=True, foreign_key="release.id", ondelete="CASCADE")
    payload: str
    seal: str


class DatedRow(Row):
    """What the tables share that say something about a release at one moment."""

    id: str = Field(primary_key=True)
    release_id: str = Field(foreign_key="release.id", ondelete="CASCADE", index=True)
    position: int
    at: str
    payload: str
    seal: str


class AssessmentRow(DatedRow, table=True):
    """Launch readiness at one moment."""

    __tablename__ = "assessment"


class DecisionRow(DatedRow, table=True):
    """What the board decided, on which assessment."""

    __tablename__ = "decision"
    assessment_id: str = Field(foreign_key="assessment.id", ondelete="CASCADE", index=True)


class DebriefRow(DatedRow, table=True):
    """What the real board asked and decided on a release."""

    __tablename__ = "debrief"


class ExportRow(Row, table=True):
    """One written document."""

    __tablename__ = "export"
    id: str = Field(primary_key=True)
    release_id: str | None = Field(
        default=None, foreign_key="release.id", ondelete="CASCADE", index=True
    )
    position: int
    kind: str
    format: str
    path: str
    digest: str
    content_digest: str
    created_at: str
    document_id: str
    version: int
    variant: str
    snapshot: str
    as_of: str | None = None
    assessment_id: str
    writers: str


class LaunchRow(Row, table=True):
    """What was written down for a release's documents beyond its fact sheet."""

    __tablename__ = "launch"
    release_id: str = Field(primary_key=True, foreign_key="release.id", ondelete="CASCADE")
    payload: str
    seal: str


class TemplateRow(Row, table=True):
    """A named set of choices for one kind of document."""

    __tablename__ = "template"
    name: str = Field(primary_key=True)
    position: int
    payload: str
    seal: str


class OwnPromptRow(Row, table=True):
    """A prompt of the user's; it belongs to the workspace and outlives every release."""

    __tablename__ = "own_prompt"
    id: str = Field(primary_key=True)
    position: int
    payload: str
    seal: str


class OwnThemeRow(Row, table=True):
    """A theme of the user's, or a shipped one as the user edited it."""

    __tablename__ = "own_theme"
    id: str = Field(primary_key=True)
    position: int
    payload: str
    seal: str


class RetiredPromptRow(Row, table=True):
    """The id of a prompt that is not asked any more, shipped or own."""

    __tablename__ = "retired_prompt"
    id: str = Field(primary_key=True)


class ClosedTakeAwayRow(Row, table=True):
    """A take-away that was closed: when, and with which answer."""

    __tablename__ = "closed_take_away"
    id: str = Field(primary_key=True)
    release_id: str = Field(foreign_key="release.id", ondelete="CASCADE", index=True)
    at: str
    answer: str


class SettingRow(Row, table=True):
    """One setting of the workspace."""

    __tablename__ = "setting"
    key: str = Field(primary_key=True)
    value: str
