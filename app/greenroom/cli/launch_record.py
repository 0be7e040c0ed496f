"""`greenroom release record`: what documents tell beyond the fact sheet, as a file."""

import argparse
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from greenroom.cli.console import say, say_json
from greenroom.errors import InputError
from greenroom.model.release import Release
from greenroom.services.launch_file import launch_template, read_launch_file
from greenroom.services.launches import load_launch, save_launch, set_private
from greenroom.services.releases import find_release
from greenroom.services.workspace import Workspace


def show_or_replace(workspace: Workspace, words: argparse.Namespace) -> None:
    """Print the record or the file to fill in, or take a file over."""
    if words.template:
        say(launch_template())
        return
    if not words.release:
        raise InputError("No release is named.", "Say which: greenroom release record RELEASE.")
    release = find_release(workspace, words.release)
    if words.file is None:
        say_json(load_launch(workspace, release.id))
        return
    record = read_launch_file(words.file, release.id, zone=_zone(release))
    save_launch(workspace, record)
    say(f"Recorded for {release.title}: {_counts(workspace, release)}.")


def mark_private(workspace: Workspace, words: argparse.Namespace) -> None:
    """Keep a person's words out of documents, or let them in again."""
    release = find_release(workspace, words.release)
    set_private(workspace, release.id, words.name, private=not words.undo)
    state = "may be quoted again" if words.undo else "stay out of documents"
    say(f"The words of {words.name} {state}.")


def _zone(release: Release) -> tzinfo:
    return ZoneInfo(release.window.time_zone) if release.window else UTC


def _counts(workspace: Workspace, release: Release) -> str:
    record = load_launch(workspace, release.id)
    parts = (
        (record.changes, "changes"),
        (record.steps, "steps"),
        (record.rollback_steps, "rollback steps"),
        (record.statuses, "statuses"),
        (record.incidents, "incidents"),
        (record.meetings, "meetings"),
    )
    return ", ".join(f"{len(items)} {name}" for items, name in parts if items) or "nothing"
