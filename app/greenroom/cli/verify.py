"""`greenroom verify`: whether files are still what this workspace wrote."""

import argparse

from greenroom.cli.console import say_json, say_wrapped, show_progress
from greenroom.model.export import Standing
from greenroom.services.verifying import verify_file
from greenroom.services.workspace import workspace_at

_CODES = {Standing.UNCHANGED: 0, Standing.CHANGED: 3, Standing.UNKNOWN: 4}


def run(words: argparse.Namespace) -> int:
    """Exit code 0 when every file is unchanged, 3 when one was changed, else 4 for an unknown.

    A file that cannot be read is an error like any other: 1.
    """
    found = []
    with workspace_at(words.workspace) as workspace:
        for number, path in enumerate(words.files):
            show_progress(number, len(words.files), "Verifying")
            found.append(verify_file(workspace, path))
    show_progress(len(words.files), len(words.files), "")
    if words.json:
        say_json(found)
    else:
        for each in found:
            say_wrapped(f"{each.standing.value}: {each.text}")
    standings = {each.standing for each in found}
    # What was changed weighs more than what was never ours.
    worst = Standing.CHANGED if Standing.CHANGED in standings else Standing.UNKNOWN
    return _CODES[worst] if standings - {Standing.UNCHANGED} else 0
