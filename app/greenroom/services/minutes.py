"""A finished rehearsal becomes a transcript of its release."""

from datetime import datetime

from greenroom.model.rehearsal import RehearsalState
from greenroom.model.transcript import Transcript
from greenroom.rehearsal.minutes import transcript_of
from greenroom.services.sitting import Sitting, load_sitting
from greenroom.services.workspace import Workspace
from greenroom.store import rehearsals, transcripts


def minutes_id(rehearsal_id: str) -> str:
    """The id of the transcript that a finished rehearsal becomes."""
    return f"{rehearsal_id}-minutes"


def keep_minutes(workspace: Workspace, sitting: Sitting) -> Transcript | None:
    """The transcript of a rehearsal, stored; None when nothing was answered in it."""
    rehearsal, release = sitting.rehearsal, sitting.release
    if not rehearsal.answered:
        return None
    transcript = transcript_of(
        rehearsal,
        transcript_id=minutes_id(rehearsal.id),
        presenter=release.owner or "Presenter",
        title=f"Rehearsal of {release.title}, {_day(rehearsal.started_at)}",
    )
    transcripts.save_transcript(workspace.database, transcript)
    return transcript


def keep_missing_minutes(workspace: Workspace) -> int:
    """How many ended rehearsals lacked their transcript and have it now.

    A program killed between the last event and the transcript leaves such a gap.
    """
    kept = 0
    present = {line.rehearsal_id for line in transcripts.list_transcripts(workspace.database)}
    for rehearsal_id in rehearsals.list_rehearsals(workspace.database):
        sitting = load_sitting(workspace, rehearsal_id)
        ended = sitting.rehearsal.state is RehearsalState.ENDED
        if ended and rehearsal_id not in present and keep_minutes(workspace, sitting):
            kept += 1
    return kept


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
