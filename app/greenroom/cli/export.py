"""`greenroom export`: the board summary of a release, in the formats asked for."""

import argparse

from greenroom.cli.console import say, say_json, show_progress
from greenroom.errors import InputError
from greenroom.report.document import Format
from greenroom.services.exports import export_board_summary
from greenroom.services.releases import find_release
from greenroom.services.workspace import workspace_at


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after every file is written."""
    formats = _formats(words.format)
    with workspace_at(words.workspace) as workspace:
        release = find_release(workspace, words.release)
        records = export_board_summary(
            workspace,
            release.id,
            words.out,
            formats=formats,
            overwrite=words.overwrite,
            progress=show_progress,
        )
    if words.json:
        say_json(records)
        return 0
    for record in records:
        say(f"{record.format:<5} {record.path}")
    return 0


def _formats(text: str) -> tuple[Format, ...]:
    known = {each.value: each for each in Format}
    wanted = [part.strip().lower() for part in text.split(",") if part.strip()]
    unknown = [each for each in wanted if each not in known]
    if unknown or not wanted:
        raise InputError(
            f"“{', '.join(unknown) or text}” is not a format.", f"Choose from {', '.join(known)}."
        )
    return tuple(known[each] for each in dict.fromkeys(wanted))
