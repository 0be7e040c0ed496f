"""`greenroom themes`: suggested themes of a release, accepted or rejected one by one."""

import argparse

from greenroom.cli.console import say, say_json, say_wrapped
from greenroom.errors import InputError
from greenroom.model.transcript import Coding, CodingStatus, Transcript
from greenroom.services.analyses import analyse_waiting, decide_coding, list_codings
from greenroom.services.releases import find_release
from greenroom.services.transcripts import list_transcripts, load_transcript
from greenroom.services.workspace import Workspace, workspace_at

SHORT = 8
"""Characters of an id that are printed, and enough to name it."""

EVERYTHING = "all"


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after the suggestions are shown or decided."""
    with workspace_at(words.workspace) as workspace:
        release = find_release(workspace, words.release)
        analyse_waiting(workspace, release.id)
        waiting = _suggestions(workspace, release.id)
        accepted = _decide(workspace, waiting, words.accept, CodingStatus.ACCEPTED)
        rejected = _decide(workspace, waiting, words.reject, CodingStatus.REJECTED)
        if words.accept or words.reject:
            say(f"Accepted {accepted}, rejected {rejected}.")
            return 0
        if words.json:
            say_json([coding for _, coding in waiting])
            return 0
        names = {theme.id: theme.name for theme in workspace.codebook.themes}
    for transcript, coding in waiting:
        say(f"{coding.id[:SHORT]}  {names[coding.theme_id]} — {coding.stance.value}")
        say_wrapped(f"“{transcript.text[coding.start : coding.end]}”", indent="          ")
        say_wrapped(f"{coding.reason} ({transcript.title})", indent="          ")
    if not waiting:
        say("No suggestion waits for a decision.")
    return 0


def _suggestions(workspace: Workspace, release_id: str) -> list[tuple[Transcript, Coding]]:
    return [
        (load_transcript(workspace, line.id), coding)
        for line in list_transcripts(workspace, release_id)
        for coding in list_codings(workspace, line.id)
        if coding.status is CodingStatus.SUGGESTED
    ]


def _decide(
    workspace: Workspace,
    waiting: list[tuple[Transcript, Coding]],
    ids: list[str],
    status: CodingStatus,
) -> int:
    """How many suggestions were decided; InputError for an id that names none or several."""
    # All ids are looked up before the first is decided: a wrong one changes nothing.
    chosen = []
    for each in ids:
        fitting = [coding for _, coding in waiting if each == EVERYTHING or _named(coding, each)]
        if each != EVERYTHING and len(fitting) != 1:
            raise InputError(
                f"“{each}” names {len(fitting)} suggestions.",
                "Use an id as “greenroom themes RELEASE” prints it.",
            )
        chosen += fitting
    for coding in chosen:
        decide_coding(workspace, coding, status)
    return len(chosen)


def _named(coding: Coding, words: str) -> bool:
    return len(words) >= SHORT and coding.id.startswith(words)
