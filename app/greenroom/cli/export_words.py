"""The words of `greenroom export`, `greenroom verify` and `greenroom look`."""

import argparse
from collections.abc import Callable
from pathlib import Path

AddVerb = Callable[..., argparse.ArgumentParser]

_FORMATS = "pdf,docx,md"


def add_export(add: AddVerb) -> None:
    """Have the program understand `export`."""
    verb = add("export", "Write documents of a release, or list what can be written")
    verb.add_argument(
        "release", nargs="?", help="a release: its name, its name and version, or its id"
    )
    verb.add_argument(
        "--kind", default="board-summary", metavar="KIND", help="see --kinds; all writes every one"
    )
    verb.add_argument("--format", metavar="pdf,docx,md,…", help=f"default: {_FORMATS}")
    verb.add_argument("--out", type=Path, default=Path("exports"), metavar="DIR")
    verb.add_argument("--sections", default="", metavar="ID,ID", help="only these sections")
    verb.add_argument("--audience", metavar="WHO", help="who a brief speaks to")
    verb.add_argument("--redact", metavar="names,quotes", help="what is taken out")
    verb.add_argument(
        "--allow-private", action="store_true", help="let quotes of people marked private in"
    )
    verb.add_argument("--overwrite", action="store_true", help="replace files that are there")
    verb.add_argument("--check", action="store_true", help="say what is open, write nothing")
    verb.add_argument("--kinds", action="store_true", help="list the kinds of documents")
    verb.add_argument("--template", metavar="NAME", help="take the choices of a template")
    verb.add_argument("--save-template", metavar="NAME", help="keep these choices by a name")
    verb.add_argument("--templates", action="store_true", help="list the templates")
    verb.add_argument("--remove-template", metavar="NAME", help="forget a template")
    _add_json_word(verb)
    verb.set_defaults(complaint=_release_missing)


def _release_missing(words: argparse.Namespace) -> str:
    lists = words.kinds or words.templates or words.remove_template
    return "" if words.release or lists else "the following arguments are required: release"


def add_verify(add: AddVerb) -> None:
    """Have the program understand `verify`."""
    verb = add("verify", "Say whether files are still what this workspace wrote")
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _add_json_word(verb)


def add_look(add: AddVerb) -> None:
    """Have the program understand `look`."""
    verb = add("look", "Show or set the name, logo, colours and paper of documents")
    verb.add_argument("--name", metavar="TEXT", help="the organisation, in page headers")
    verb.add_argument("--logo", type=Path, metavar="FILE", help="a PNG picture")
    verb.add_argument("--primary", metavar="#RRGGBB", help="the colour of headings")
    verb.add_argument("--accent", metavar="#RRGGBB", help="the colour of charts")
    verb.add_argument("--page", choices=["a4", "letter"], help="the paper")
    verb.add_argument("--plain", action="store_true", help="Greenroom's own look again")


def _add_json_word(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for scripts")
