"""`greenroom workspace`: what it holds, its sample and its backups."""

import argparse
from collections.abc import Callable, Mapping

from greenroom.cli.console import say, say_json, show_progress
from greenroom.services.samples import open_sample, remove_sample
from greenroom.services.workspace import (
    Workspace,
    back_up_workspace,
    describe_workspace,
    workspace_at,
)

Action = Callable[[Workspace, argparse.Namespace], None]


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after the action."""
    with workspace_at(words.workspace) as workspace:
        _ACTIONS[words.action](workspace, words)
    return 0


def _show(workspace: Workspace, words: argparse.Namespace) -> None:
    figures = describe_workspace(workspace)
    if words.json:
        say_json(figures)
        return
    say(f"Folder       {figures.folder}")
    say(f"Releases     {figures.releases}{' (the sample among them)' if figures.sample else ''}")
    say(f"Rehearsals   {figures.rehearsals}, {figures.unfinished} unfinished")
    say(f"Transcripts  {figures.transcripts}")


def _sample(workspace: Workspace, _words: argparse.Namespace) -> None:
    release = open_sample(workspace, show_progress)
    say(f"The sample “{release.title}” is open; “greenroom workspace remove-sample” removes it.")


def _remove_sample(workspace: Workspace, _words: argparse.Namespace) -> None:
    removed = remove_sample(workspace)
    say("The sample is removed." if removed else "There is no sample in this workspace.")


def _backup(workspace: Workspace, _words: argparse.Namespace) -> None:
    say(f"Backed up to {back_up_workspace(workspace)}, opened and checked.")


_ACTIONS: Mapping[str, Action] = {
    "show": _show,
    "sample": _sample,
    "remove-sample": _remove_sample,
    "backup": _backup,
}
