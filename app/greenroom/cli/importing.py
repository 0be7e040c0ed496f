"""`greenroom import`: interviews in, one line for each file."""

import argparse

from greenroom.cli.console import say, say_json, say_problem, show_progress
from greenroom.errors import InputError
from greenroom.model.transcript import SpeakerRole, Transcript
from greenroom.services.releases import find_release
from greenroom.services.transcripts import Imported, import_transcripts, set_roles
from greenroom.services.workspace import Workspace, workspace_at


def run(words: argparse.Namespace) -> int:
    """Exit code 0 when every file was imported, 1 when one was refused."""
    with workspace_at(words.workspace) as workspace:
        release = find_release(workspace, words.release) if words.release else None
        outcomes = import_transcripts(
            workspace,
            words.files,
            release_id=release.id if release else None,
            progress=show_progress,
        )
        imported = [each.imported for each in outcomes if each.imported is not None]
        corrected = [_corrected(workspace, each, words.interviewer) for each in imported]
    if words.json:
        say_json(corrected)
    else:
        for each, transcript in zip(imported, corrected, strict=True):
            _show(each, transcript)
    problems = [each.problem for each in outcomes if each.problem is not None]
    for problem in problems:
        say_problem(problem)
    return 1 if problems else 0


def _corrected(workspace: Workspace, imported: Imported, interviewers: list[str]) -> Transcript:
    """The transcript with the named speakers as interviewers and everybody else answering."""
    if not interviewers:
        return imported.transcript
    wanted = {name.casefold() for name in interviewers}
    speakers = [name for name, _ in imported.transcript.speakers]
    if not wanted & {name.casefold() for name in speakers}:
        raise InputError(
            f"Nobody called {', '.join(interviewers)} speaks in {imported.transcript.source}.",
            f"Its speakers are: {', '.join(speakers) or 'not named'}.",
        )
    roles = {
        name: SpeakerRole.INTERVIEWER if name.casefold() in wanted else SpeakerRole.RESPONDENT
        for name in speakers
    }
    return set_roles(workspace, imported.transcript.id, roles)


def _show(imported: Imported, transcript: Transcript) -> None:
    speakers = ", ".join(
        f"{name or 'nobody named'} ({role.value})" for name, role in transcript.speakers
    )
    say(f"{transcript.source}: {len(transcript.utterances)} utterances; {speakers}")
    for note in imported.notes:
        say(f"  {note}")
