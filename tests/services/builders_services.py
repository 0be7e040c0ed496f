"""A workspace with interviews in it."""

from itertools import count

from builders import NOW, a_release, a_transcript
from greenroom.services.analyses import analyse_transcript
from greenroom.services.releases import save_release
from greenroom.store.transcripts import save_transcript

NUMBERS = count()


def keep_release(workspace):
    release = a_release()
    save_release(workspace, release)
    return release.id


def keep_interview(workspace, *lines, release_id=None, analysed=True, **changes):
    """An interview of (speaker, words) or plain answers, stored and read."""
    spoken = [line if isinstance(line, tuple) else ("Marco Diaz", line) for line in lines]
    number = next(NUMBERS)
    fields = {"id": f"interview-{number}", "release_id": release_id, "digest": f"{number:064}"}
    transcript = a_transcript(spoken, **{**fields, "created_at": NOW, **changes})
    save_transcript(workspace.database, transcript)
    if analysed:
        analyse_transcript(workspace, transcript.id)
    return transcript
