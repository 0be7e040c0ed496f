"""Import, read, correct and remove transcripts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from greenroom.errors import GreenroomError, TranscriptError
from greenroom.exchange.importing import read_transcript
from greenroom.model.progress import Progress, no_progress
from greenroom.model.transcript import SpeakerRole, Transcript, TranscriptKind
from greenroom.services.workspace import Workspace
from greenroom.store import analyses, transcripts
from greenroom.store.transcripts import TranscriptLine


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file: a transcript, with what a reader should know about it.

    `already_there` is true when the same file was in the release before; nothing was added.
    """

    transcript: Transcript
    notes: tuple[str, ...]
    already_there: bool = False


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one file of several; exactly one of the two is set."""

    path: Path
    imported: Imported | None = None
    problem: GreenroomError | None = None


def import_transcript(
    workspace: Workspace,
    path: Path,
    *,
    release_id: str | None,
    progress: Progress = no_progress,
) -> Imported:
    """The interview in that file, stored in one transaction, or nothing of it.

    Raises TranscriptError for a file that cannot be read.
    """
    read = read_transcript(path, progress)
    # Counting an interview twice would move every score without anybody noticing.
    known = transcripts.find_by_digest(workspace.database, read.digest, release_id)
    if known is not None:
        there = transcripts.load_transcript(workspace.database, known)
        return Imported(there, ("This file was imported before.",), already_there=True)
    transcript = Transcript(
        id=workspace.new_id(),
        kind=TranscriptKind.INTERVIEW,
        title=read.title,
        text=read.text,
        utterances=read.utterances,
        created_at=workspace.clock(),
        release_id=release_id,
        # A name the system cannot decode must not keep the file out.
        source=path.name.encode("utf-8", "replace").decode(),
        digest=read.digest,
    )
    transcripts.save_transcript(workspace.database, transcript)
    return Imported(transcript, read.notes)


def import_transcripts(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    release_id: str | None,
    progress: Progress = no_progress,
) -> tuple[ImportOutcome, ...]:
    """One outcome for each file, in order; a bad file never stops the others."""
    outcomes = []
    for number, path in enumerate(paths):
        progress(number, len(paths), path.name)
        try:
            imported = import_transcript(workspace, path, release_id=release_id)
            outcomes.append(ImportOutcome(path, imported=imported))
        except TranscriptError as problem:
            outcomes.append(ImportOutcome(path, problem=problem))
    progress(len(paths), len(paths), "")
    return tuple(outcomes)


def list_transcripts(
    workspace: Workspace, release_id: str | None = None
) -> tuple[TranscriptLine, ...]:
    """The transcripts of a release, or all of them, newest first."""
    return transcripts.list_transcripts(workspace.database, release_id)


def load_transcript(workspace: Workspace, transcript_id: str) -> Transcript:
    """The transcript with that id; StoreError when there is none."""
    return transcripts.load_transcript(workspace.database, transcript_id)


def set_roles(
    workspace: Workspace, transcript_id: str, roles: Mapping[str, SpeakerRole]
) -> Transcript:
    """The transcript with those speakers' roles changed.

    Its analysis counted other sentences, so it is dropped; decided codings stay.
    """
    transcripts.set_roles(workspace.database, transcript_id, roles)
    analyses.clear_analysis(workspace.database, transcript_id)
    return transcripts.load_transcript(workspace.database, transcript_id)


def remove_transcript(workspace: Workspace, transcript_id: str) -> None:
    """Take a transcript and its codings away; `restore_transcript` brings them back."""
    transcripts.hide_transcript(workspace.database, transcript_id)


def restore_transcript(workspace: Workspace, transcript_id: str) -> None:
    """Bring a removed transcript back, with its codings."""
    transcripts.unhide_transcript(workspace.database, transcript_id)
