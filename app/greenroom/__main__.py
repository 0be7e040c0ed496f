"""`python -m greenroom`: the window, or with a verb the terminal."""

import sys
from collections.abc import Sequence
from importlib import import_module

from greenroom.cli.parser import parse_words


def main(words: Sequence[str] | None = None) -> int:
    """The exit code: 0 when it went well, 1 for a failure in plain words, 2 for a wrong call."""
    chosen = parse_words(sys.argv[1:] if words is None else words)
    # Only the chosen front door is imported: the terminal needs no Qt, the window paints first.
    exit_code: int
    if chosen.command == "window":
        exit_code = import_module("greenroom.gui.application").run(
            chosen.workspace, chosen.first_paint_probe
        )
    else:
        exit_code = import_module("greenroom.cli.dispatch").run(chosen)
    return exit_code


if __name__ == "__main__":
    sys.exit(main())
