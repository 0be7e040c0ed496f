"""What was asked for on the command line.

The window must paint early, so its few words are read here; the verbs, whose choices come
from the model, are read in `verbs.py`, which is imported only for them.
"""

import argparse
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

_WORKSPACE_WORDS = ("-w", "--workspace")


def parse_words(words: Sequence[str]) -> argparse.Namespace:
    """What was asked for; `command` is `window` when no verb is given.

    Ends the program with code 2 and a usage line when the words do not fit.
    """
    if not _are_for_the_window(words):
        parser: argparse.ArgumentParser = import_module("greenroom.cli.verbs").build_parser()
        chosen = parser.parse_args(words)
        chosen.command = chosen.command or "window"
        # What only holds between words the parser cannot say by itself.
        if complaint := chosen.complaint(chosen):
            parser.error(complaint)
        return chosen
    parser = top_parser()
    parser.add_argument("command", nargs="?", choices=["window"], default="window")
    add_window_words(parser)
    return parser.parse_args(words)


def top_parser() -> argparse.ArgumentParser:
    """A parser that knows the program's name, its purpose and the workspace."""
    parser = argparse.ArgumentParser(
        prog="greenroom",
        description="Rehearse for the change review board, mark release risks in interviews, "
        "and bring one page it can decide on. Without a verb the window opens.",
    )
    parser.set_defaults(first_paint_probe=None, complaint=no_complaint)
    add_workspace_word(parser, default=None)
    return parser


def no_complaint(_words: argparse.Namespace) -> str:
    """Nothing to complain about: most verbs understand every mix of their words."""
    return ""


def add_workspace_word(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    """Have that parser take the folder of the workspace."""
    parser.add_argument(
        *_WORKSPACE_WORDS,
        metavar="PATH",
        type=Path,
        default=default,
        help="folder of the workspace (default: GREENROOM_WORKSPACE, else the platform's own)",
    )


def add_window_words(parser: argparse.ArgumentParser) -> None:
    """Have that parser take what the window understands."""
    # For measuring: write the moment of the first paint to this file, then quit.
    parser.add_argument("--first-paint-probe", type=Path, default=None, help=argparse.SUPPRESS)


def _are_for_the_window(words: Sequence[str]) -> bool:
    rest = list(words)
    if rest[:1] and rest[0] in _WORKSPACE_WORDS:
        del rest[:2]
    return not rest or (rest[0] == "window" and "--help" not in rest and "-h" not in rest)
