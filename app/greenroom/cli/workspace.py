"""`greenroom workspace`: what it holds, its sample and its backups."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from greenroom.cli.console import say, say_json, say_table, show_progress
from greenroom.services.samples import open_sample, remove_sample
from greenroom.services.workspace import (
    Workspace,
    back_up_workspace,
    describe_workspace,
    list_workspace_backups,
    restore_workspace,
    workspace_at,
)

Action = Callable[[Workspace, argparse.Namespace], None]


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after the action."""
    if words.action in _CLOSED_ACTIONS:
        _CLOSED_ACTIONS[words.action](words.workspace, words)
        return 0
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


def _backups(folder: Path | None, words: argparse.Namespace) -> None:
    backups = list_workspace_backups(folder)
    if words.json:
        say_json(backups)
    elif not backups:
        say("There is no backup yet. One is made each day the workspace is opened.")
    else:
        rows = [
            (f"{each.made_at:%Y-%m-%d %H:%M}", f"{each.size:,}", str(each.path)) for each in backups
        ]
        say_table(("made (UTC)", "bytes", "file"), rows)


def _restore(folder: Path | None, _words: argparse.Namespace) -> None:
    restored = restore_workspace(folder)
    say(f"Restored the backup of {restored.backup.made_at:%Y-%m-%d %H:%M} UTC.")
    if restored.set_aside is not None:
        say(f"The file it replaces is kept as {restored.set_aside}.")


# A workspace that cannot be opened can still be restored.
_CLOSED_ACTIONS: Mapping[str, Callable[[Path | None, argparse.Namespace], None]] = {
    "backups": _backups,
    "restore": _restore,
}

_ACTIONS: Mapping[str, Action] = {
    "show": _show,
    "sample": _sample,
    "remove-sample": _remove_sample,
    "backup": _backup,
}
