"""The words of `greenroom analyse`, `learning` and `codebook`."""

import argparse
from collections.abc import Callable
from pathlib import Path

from greenroom.cli.parser import add_workspace_word

AddVerb = Callable[..., argparse.ArgumentParser]

# As in greenroom.coding.own_themes, which takes too long to import for a list of verbs.
_WEIGHTS = ("strong", "medium", "weak", "not_when", "none")
_JSON = "print JSON, for scripts"


def add_analyse(add: AddVerb) -> None:
    """Add `analyse`."""
    verb = add("analyse", "Read sentiment, themes and richness out of files or stored transcripts")
    verb.add_argument("files", nargs="*", type=Path, metavar="FILE")
    verb.add_argument(
        "--release",
        metavar="RELEASE",
        help="analyse the stored transcripts of a release: its name, name and version, or id",
    )
    verb.add_argument(
        "--jsonl",
        type=Path,
        metavar="IN",
        help="read lines of JSON with an id and a text; - is the standard input",
    )
    verb.add_argument(
        "--out", type=Path, metavar="OUT", help="with --jsonl: write here, not to the terminal"
    )
    verb.add_argument(
        "--jobs", type=int, metavar="N", help="with --jsonl: this many processes, else all cores"
    )
    verb.add_argument("--json", action="store_true", help=_JSON)


def add_learning(add: AddVerb) -> None:
    """Add `learning`."""
    verb = add("learning", "Show what decisions taught; switch it off, forget it, or use it")
    verb.add_argument(
        "action",
        nargs="?",
        default="show",
        choices=["show", "on", "off", "forget", "again"],
        help="again: read anew what was read before",
    )
    verb.add_argument("--json", action="store_true", help=_JSON)


def add_codebook(add: AddVerb) -> None:
    """Add `codebook` with its actions."""
    verb = add("codebook", "Show and edit the themes and the phrases they are suggested by")
    actions = verb.add_subparsers(dest="action", metavar="ACTION", required=True)

    def add_action(name: str, help_text: str) -> argparse.ArgumentParser:
        action = actions.add_parser(name, help=help_text, description=f"{help_text}.")
        add_workspace_word(action, default=argparse.SUPPRESS)
        return action

    listing = add_action("list", "Every theme")
    listing.add_argument("--json", action="store_true", help=_JSON)
    show = add_action("show", "One theme with its phrases")
    phrase = add_action("phrase", "Put a phrase under a weight, or take it out")
    for action in (show, phrase):
        action.add_argument("theme", help="its id or its name")
        action.add_argument("--json", action="store_true", help=_JSON)
    phrase.add_argument("phrase")
    phrase.add_argument("--weight", choices=_WEIGHTS, default="strong")
    new = add_action("add", "Add a theme of your own")
    new.add_argument("name")
    new.add_argument("--definition", default="", metavar="TEXT")
    reset = add_action("reset", "Put a theme back as shipped, or delete your own")
    reset.add_argument("theme", help="its id or its name")
