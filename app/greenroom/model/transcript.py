"""Who said what, in order. All offsets are Unicode code points into the transcript's text."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from greenroom.model.theme import Stance


class TranscriptKind(StrEnum):
    """Evidence (an interview) or practice (a rehearsal); the two are never mixed silently."""

    INTERVIEW = "interview"
    REHEARSAL = "rehearsal"


class SpeakerRole(StrEnum):
    """Only respondents' sentences count in any measure."""

    RESPONDENT = "respondent"
    INTERVIEWER = "interviewer"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One speaker's turn: code points [start, end) of the transcript's text.

    Times are milliseconds from the start of the recording, None where the source has none.
    `theme_id` is set where the theme is known for certain: inherited from the prompt.
    """

    index: int
    speaker: str
    role: SpeakerRole
    start: int
    end: int
    begins_ms: int | None = None
    ends_ms: int | None = None
    theme_id: str | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole conversation.

    `text` holds the utterances joined by line feeds; `source` is the
    name of the imported file, or empty for a rehearsal; `digest` is the SHA-256 of the file.
    """

    id: str
    kind: TranscriptKind
    title: str
    text: str
    utterances: tuple[Utterance, ...]
    created_at: datetime
    release_id: str | None = None
    rehearsal_id: str | None = None
    source: str = ""
    digest: str = ""

    def words_of(self, utterance: Utterance) -> str:
        """What was said in that utterance."""
        return self.text[utterance.start : utterance.end]

    @property
    def speakers(self) -> tuple[tuple[str, SpeakerRole], ...]:
        """Each speaker once, in order of appearance, with their role."""
        return tuple(dict.fromkeys((each.speaker, each.role) for each in self.utterances))


class CodingStatus(StrEnum):
    """Whether a person has confirmed a marked theme."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


AUTO = "auto"
"""The coder's name on everything the program suggests."""


@dataclass(frozen=True, slots=True)
class Coding:
    """Code points [start, end) of a transcript's text marked with a theme by a coder.

    `confidence` is 0..1 for suggestions, None for a person's own marks; `reason` says in
    plain words what caused the suggestion.
    """

    id: str
    transcript_id: str
    theme_id: str
    start: int
    end: int
    coder: str
    status: CodingStatus
    stance: Stance
    reason: str = ""
    confidence: float | None = None
