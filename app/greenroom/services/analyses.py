"""Read sentiment, themes and richness out of transcripts, and let people decide on themes."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from greenroom.analysis.net_sentiment import pool
from greenroom.analysis.pipeline import Analyser, build_analyser
from greenroom.analysis.richness import pool_richness
from greenroom.coding.codebook import load_codebook
from greenroom.coding.spans import snap_to_words
from greenroom.coding.suggestions import suggested_codings
from greenroom.coding.summary import ThemeSummary, summarise
from greenroom.errors import InputError
from greenroom.exchange.importing import read_transcript
from greenroom.model.analysis import Analysis, NetSentiment, Polarity
from greenroom.model.progress import Progress, no_progress
from greenroom.model.theme import Codebook, Stance
from greenroom.model.transcript import (
    Coding,
    CodingStatus,
    Transcript,
    TranscriptKind,
)
from greenroom.resources import resource
from greenroom.services.workspace import Workspace, utc_now
from greenroom.store import analyses, codings, transcripts


@dataclass(frozen=True, slots=True)
class FileAnalysis:
    """The reading of one file without a workspace."""

    transcript: Transcript
    analysis: Analysis
    codings: tuple[Coding, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodingDetails:
    """What a coding marks: its words, and the outlook of the sentence where it is known."""

    words: str
    outlook: Polarity | None


@dataclass(frozen=True, slots=True)
class FileReader:
    """What it takes to read files without a workspace."""

    codebook: Codebook
    analyser: Analyser


@dataclass(frozen=True, slots=True)
class ReleaseReading:
    """What all transcripts of a release say together.

    Evidence (interviews) and practice (rehearsals) stand apart. A part is None when no
    transcript of that kind is analysed. `waiting` counts transcripts not analysed yet.
    """

    interviews: NetSentiment | None
    rehearsals: NetSentiment | None
    richness: float | None
    themes: tuple[ThemeSummary, ...]
    interview_count: int
    rehearsal_count: int
    waiting: int


def file_reader() -> FileReader:
    """The shipped codebook and the pipeline over it."""
    codebook = load_codebook(resource("codebook.yaml"))
    return FileReader(codebook, build_analyser(codebook))


def analyse_file(reader: FileReader, path: Path, progress: Progress = no_progress) -> FileAnalysis:
    """What the pipeline reads in one file; nothing is stored.

    Raises TranscriptError for a file that cannot be read.
    """
    read = read_transcript(path)
    transcript = Transcript(
        id=read.digest[:12],
        kind=TranscriptKind.INTERVIEW,
        title=read.title,
        text=read.text,
        utterances=read.utterances,
        created_at=utc_now(),
        source=path.name,
        digest=read.digest,
    )
    analysis = reader.analyser.analyse(transcript, progress)
    suggested = suggested_codings(transcript.id, analysis, ())
    return FileAnalysis(transcript, analysis, suggested, read.notes)


def analyse_transcript(
    workspace: Workspace, transcript_id: str, progress: Progress = no_progress
) -> Analysis:
    """The analysis of a stored transcript, stored with its suggestions in one transaction.

    What a person has decided stays; what was only suggested is suggested anew.
    """
    transcript = transcripts.load_transcript(workspace.database, transcript_id)
    analysis = workspace.analyser.analyse(transcript, progress)
    existing = codings.list_codings(workspace.database, transcript_id)
    suggested = suggested_codings(transcript_id, analysis, existing)
    analyses.save_analysis(workspace.database, transcript_id, analysis, suggested)
    return analysis


def analyse_waiting(
    workspace: Workspace, release_id: str | None = None, progress: Progress = no_progress
) -> int:
    """How many transcripts had no analysis and have one now."""
    waiting = _waiting(workspace, release_id)
    for number, transcript_id in enumerate(waiting):
        analyse_transcript(workspace, transcript_id, _part_of(progress, number, len(waiting)))
    progress(len(waiting), len(waiting), "")
    return len(waiting)


def load_analysis(workspace: Workspace, transcript_id: str) -> Analysis | None:
    """The stored analysis of a transcript, or None."""
    return analyses.load_analysis(workspace.database, transcript_id)


def list_codings(workspace: Workspace, transcript_id: str) -> tuple[Coding, ...]:
    """Every coding of a transcript in the order of its text, rejected ones included."""
    return codings.list_codings(workspace.database, transcript_id)


def describe_codings(
    transcript: Transcript, analysis: Analysis | None, listed: Iterable[Coding]
) -> dict[str, CodingDetails]:
    """By coding id: the marked words and how the sentence with them sounds."""
    sentences = analysis.sentences if analysis is not None else ()
    starts = [sentence.start for sentence in sentences]
    found = {}
    for coding in listed:
        # Sentences stand in the order of the text, so the last to start before it holds it.
        at = bisect_right(starts, coding.start) - 1
        holds = at >= 0 and coding.start < sentences[at].end
        found[coding.id] = CodingDetails(
            transcript.text[coding.start : coding.end],
            sentences[at].polarity if holds else None,
        )
    return found


def decide_coding(
    workspace: Workspace,
    coding: Coding,
    status: CodingStatus,
    *,
    stance: Stance | None = None,
) -> Coding:
    """The coding as accepted, rejected or put back, with a corrected stance if one is given."""
    decided = replace(coding, status=status, stance=stance or coding.stance)
    codings.save_coding(workspace.database, decided)
    workspace.forget_lesson()
    return decided


def add_coding(
    workspace: Workspace,
    transcript: Transcript,
    span: tuple[int, int],
    *,
    theme_id: str,
    stance: Stance,
    coder: str,
) -> Coding:
    """A person's own mark on whole words of the transcript's text, confirmed from the start.

    Raises InputError when the span holds no word.
    """
    start, end = snap_to_words(transcript.text, *span)
    if start >= end:
        raise InputError("No words are selected.", "Select the words that show the theme.")
    coding = Coding(
        id=workspace.new_id(),
        transcript_id=transcript.id,
        theme_id=workspace.codebook.theme(theme_id).id,
        start=start,
        end=end,
        coder=coder,
        status=CodingStatus.ACCEPTED,
        stance=stance,
    )
    codings.save_coding(workspace.database, coding)
    workspace.forget_lesson()
    return coding


def remove_coding(workspace: Workspace, coding_id: str) -> None:
    """Delete a coding; saving the same coding again brings it back."""
    codings.delete_coding(workspace.database, coding_id)
    workspace.forget_lesson()


def restore_coding(workspace: Workspace, coding: Coding) -> None:
    """Bring a deleted coding back as it was."""
    codings.save_coding(workspace.database, coding)
    workspace.forget_lesson()


def read_release(workspace: Workspace, release_id: str) -> ReleaseReading:
    """Everything the analysed transcripts of a release say, pooled by counts."""
    found: dict[TranscriptKind, list[Analysis]] = {kind: [] for kind in TranscriptKind}
    lines = transcripts.list_transcripts(workspace.database, release_id)
    for line in lines:
        analysis = analyses.load_analysis(workspace.database, line.id)
        if analysis is not None:
            found[line.kind].append(analysis)
    interviews, practice = found[TranscriptKind.INTERVIEW], found[TranscriptKind.REHEARSAL]
    # Practice never dilutes evidence: it is measured only while there is nothing else.
    counted = interviews or practice
    return ReleaseReading(
        interviews=_pooled(interviews),
        rehearsals=_pooled(practice),
        richness=pool_richness(
            answer.richness for analysis in counted for answer in analysis.answers
        ),
        themes=summarise(
            codings.list_release_codings(workspace.database, release_id), workspace.codebook
        ),
        interview_count=sum(line.kind is TranscriptKind.INTERVIEW for line in lines),
        rehearsal_count=sum(line.kind is TranscriptKind.REHEARSAL for line in lines),
        waiting=len(lines) - len(interviews) - len(practice),
    )


def _part_of(progress: Progress, number: int, total: int) -> Progress:
    """Report whole transcripts, and still hear a stop in the middle of a long one."""

    def report(_done: int, _total: int, _text: str) -> None:
        progress(number, total, "Reading transcripts")

    return report


def _pooled(found: Iterable[Analysis]) -> NetSentiment | None:
    parts = [analysis.sentiment for analysis in found]
    return pool(parts) if parts else None


def _waiting(workspace: Workspace, release_id: str | None) -> tuple[str, ...]:
    lines = transcripts.list_transcripts(workspace.database, release_id)
    return tuple(
        line.id for line in lines if analyses.load_analysis(workspace.database, line.id) is None
    )
