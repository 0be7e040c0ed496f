"""Every verb of `greenroom` and its words."""

import argparse
from collections.abc import Callable
from pathlib import Path

from greenroom import __version__
from greenroom.cli.analyse_words import add_analyse, add_codebook, add_learning
from greenroom.cli.export_words import add_export, add_look, add_verify
from greenroom.cli.parser import add_window_words, add_workspace_word, top_parser
from greenroom.cli.practice_words import add_practice, add_rehearse
from greenroom.model.prompt import PromptKind, Slot
from greenroom.model.readiness import DecisionKind, GateName, GateStatus
from greenroom.model.release import FactKind, FactStatus, ReleaseStatus, ReleaseType, Strategy

AddVerb = Callable[..., argparse.ArgumentParser]

_RELEASE = "a release: its name, its name and version, or its id"
_PROMPT_FILE = "a file whose name ends in .yaml or .csv"


def build_parser() -> argparse.ArgumentParser:
    """The parser of every verb."""
    parser = top_parser()
    parser.add_argument("--version", action="version", version=f"Greenroom {__version__}")
    verbs = parser.add_subparsers(dest="command", metavar="VERB", title="verbs")

    def add(name: str, help_text: str) -> argparse.ArgumentParser:
        verb = verbs.add_parser(name, help=help_text, description=f"{help_text}.")
        # Suppressed, so that the word works before and after the verb.
        add_workspace_word(verb, default=argparse.SUPPRESS)
        return verb

    for add_verb in _VERBS:
        add_verb(add)
    return parser


def _add_json_word(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for scripts")


def _add_window(add: AddVerb) -> None:
    add_window_words(add("window", "Open the window"))


def _add_demo(add: AddVerb) -> None:
    verb = add("demo", "Rehearse, import, assess and export once, on invented data")
    verb.add_argument(
        "--out",
        metavar="DIR",
        type=Path,
        default=Path("greenroom-demo"),
        help="folder for the documents and the demonstration's own workspace",
    )
    _add_json_word(verb)


def _add_release(add: AddVerb) -> None:
    verb = add("release", "Create, show and edit releases and their fact sheets")
    actions = verb.add_subparsers(dest="action", metavar="ACTION", required=True)

    def add_action(name: str, help_text: str) -> argparse.ArgumentParser:
        action = actions.add_parser(name, help=help_text, description=f"{help_text}.")
        add_workspace_word(action, default=argparse.SUPPRESS)
        return action

    listing = add_action("list", "Every release, the next board first")
    _add_json_word(listing)
    new = add_action("new", "Create a release")
    new.add_argument("name")
    new.add_argument("version")
    _add_release_words(new)
    show = add_action("show", "One release with its fact sheet")
    show.add_argument("release", help=_RELEASE)
    _add_json_word(show)
    edit = add_action("edit", "Change a release")
    edit.add_argument("release", help=_RELEASE)
    edit.add_argument("--name")
    edit.add_argument("--version", dest="new_version", metavar="VERSION")
    _add_release_words(edit)
    _add_fact_actions(add_action)
    _add_record_actions(add_action)
    remove = add_action("remove", "Remove a release and everything below it")
    remove.add_argument("release", help=_RELEASE)


def _add_release_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--type", choices=[each.value for each in ReleaseType])
    parser.add_argument("--status", choices=[each.value for each in ReleaseStatus])
    parser.add_argument("--strategy", choices=[each.value for each in Strategy])
    parser.add_argument("--owner", metavar="NAME")
    parser.add_argument("--summary", metavar="TEXT")
    parser.add_argument("--rollback-plan", metavar="TEXT")
    parser.add_argument("--window-start", metavar="'YYYY-MM-DD HH:MM'")
    parser.add_argument("--window-end", metavar="'YYYY-MM-DD HH:MM'")
    parser.add_argument("--board", metavar="'YYYY-MM-DD HH:MM'", help="when the board meets")
    parser.add_argument("--zone", metavar="ZONE", help="time zone of these, such as Europe/Paris")


def _add_fact_actions(add: AddVerb) -> None:
    fact = add("fact", "Set one fact of a release")
    fact.add_argument("release", help=_RELEASE)
    fact.add_argument("key", help="the fact's key, such as rollback_minutes")
    fact.add_argument("value", nargs="?", default="", help="leave it out when it is unknown")
    fact.add_argument("--label", metavar="TEXT")
    fact.add_argument("--kind", choices=[each.value for each in FactKind])
    fact.add_argument("--unit", metavar="TEXT")
    fact.add_argument("--status", choices=[each.value for each in FactStatus])
    fact.add_argument("--owner", metavar="NAME")
    fact.add_argument("--evidence", metavar="TEXT")
    fact.add_argument("--as-of", metavar="YYYY-MM-DD")
    missing = add("missing", "The facts a board usually asks for that are not there yet")
    missing.add_argument("release", help=_RELEASE)
    drop = add("drop-fact", "Remove one fact of a release")
    drop.add_argument("release", help=_RELEASE)
    drop.add_argument("key")


def _add_record_actions(add: AddVerb) -> None:
    record = add("record", "Show or replace what documents tell beyond the fact sheet")
    record.add_argument("release", nargs="?", help=_RELEASE)
    record.add_argument("--file", type=Path, metavar="FILE", help="a TOML file to take over")
    record.add_argument("--template", action="store_true", help="print a file to fill in")
    private = add("private", "Keep a person's words out of documents, or let them in again")
    private.add_argument("release", help=_RELEASE)
    private.add_argument("name", help="the person, as the transcripts call them")
    private.add_argument("--undo", action="store_true", help="let the words in again")


def _add_import(add: AddVerb) -> None:
    verb = add("import", "Import interviews from .txt, .md and .vtt files")
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE")
    verb.add_argument("--release", help=_RELEASE)
    verb.add_argument(
        "--interviewer",
        action="append",
        default=[],
        metavar="NAME",
        help="a speaker who only asks; say it again for another one",
    )
    _add_json_word(verb)


def _add_themes(add: AddVerb) -> None:
    verb = add("themes", "Show suggested themes of a release, and accept or reject them")
    verb.add_argument("release", help=_RELEASE)
    verb.add_argument("--accept", action="append", default=[], metavar="ID", help="or: all")
    verb.add_argument("--reject", action="append", default=[], metavar="ID", help="or: all")
    _add_json_word(verb)


def _add_readiness(add: AddVerb) -> None:
    verb = add("readiness", "Enter evidence, assess a release, record the board's decision")
    verb.add_argument("release", help=_RELEASE)
    verb.add_argument("--qa", type=float, metavar="PERCENT", help="QA coverage")
    verb.add_argument("--qa-evidence", metavar="TEXT", default="")
    verb.add_argument("--support", type=float, metavar="PERCENT", help="support preparedness")
    verb.add_argument("--support-evidence", metavar="TEXT", default="")
    verb.add_argument("--gate", choices=[each.value for each in GateName])
    verb.add_argument("--gate-status", choices=[each.value for each in GateStatus])
    verb.add_argument("--gate-evidence", metavar="TEXT", default="")
    verb.add_argument("--by", metavar="NAME", default="", help="who says so")
    verb.add_argument(
        "--weights", metavar="S,Q,P", help="sentiment, QA and support, adding up to 1"
    )
    verb.add_argument(
        "--pin",
        choices=["interviews", "rehearsals", "none"],
        help="where interview sentiment comes from; none lets the rule choose",
    )
    verb.add_argument(
        "--record",
        action="store_true",
        help="keep this assessment, so that the next one shows what changed",
    )
    verb.add_argument("--decide", choices=[each.value for each in DecisionKind])
    verb.add_argument("--reason", metavar="TEXT", default="")
    verb.add_argument(
        "--condition",
        action="append",
        default=[],
        metavar="'WHAT; WHO; WHEN'",
        help="say it again for another condition",
    )
    _add_json_word(verb)


def _add_findings(add: AddVerb) -> None:
    verb = add("findings", "Label the weaknesses of question-answer pairs in a file")
    verb.add_argument(
        "--jsonl",
        type=Path,
        required=True,
        metavar="IN",
        help="a file with one JSON object a line: id, question, answer",
    )
    verb.add_argument(
        "--out", type=Path, metavar="OUT", help="write the labels here (default: print them)"
    )


def _add_bank(add: AddVerb) -> None:
    verb = add("bank", "Check, find, add, import, export and retire prompts")
    actions = verb.add_subparsers(dest="action", metavar="ACTION", required=True)

    def add_action(name: str, help_text: str) -> argparse.ArgumentParser:
        action = actions.add_parser(name, help=help_text, description=f"{help_text}.")
        add_workspace_word(action, default=argparse.SUPPRESS)
        return action

    checking = add_action("check", "Everything that is wrong with a file of prompts")
    checking.add_argument("file", type=Path, metavar="FILE", help=_PROMPT_FILE)
    _add_json_word(checking)
    listing = add_action("list", "The prompts that hold all the words, your own first")
    listing.add_argument("words", nargs="*", metavar="WORD")
    listing.add_argument("--theme", default="", metavar="ID")
    listing.add_argument("--persona", default="", metavar="ID")
    listing.add_argument("--own", action="store_true", help="only your own")
    listing.add_argument("--retired", action="store_true", help="only those not asked any more")
    _add_json_word(listing)
    show = add_action("show", "One prompt with all it holds")
    show.add_argument("id")
    _add_json_word(show)
    _add_prompt_words(add_action("add", "Write a prompt of your own"))
    importing = add_action("import", "Take over the prompts of a file, all or none")
    importing.add_argument("file", type=Path, metavar="FILE", help=_PROMPT_FILE)
    export = add_action("export", "Write your own prompts, or those named, to a file")
    export.add_argument("file", type=Path, metavar="FILE", help=_PROMPT_FILE)
    export.add_argument("ids", nargs="*", metavar="ID")
    export.add_argument("--shipped", action="store_true", help="those that came with Greenroom too")
    export.add_argument("--overwrite", action="store_true", help="replace a file that is there")
    for name, help_text in (
        ("retire", "Do not ask a prompt any more"),
        ("restore", "Ask a retired prompt again"),
        ("remove", "Remove a prompt of your own"),
    ):
        add_action(name, help_text).add_argument("id")


def _add_prompt_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--text", required=True, metavar="QUESTION")
    parser.add_argument("--theme", required=True, metavar="ID")
    parser.add_argument(
        "--persona",
        required=True,
        action="append",
        metavar="ID",
        help="who asks; say it again for another one",
    )
    parser.add_argument("--id", default="", help="such as OWN-RB-1 (default: made for you)")
    parser.add_argument("--kind", choices=[each.value for each in PromptKind])
    parser.add_argument("--difficulty", type=int, choices=range(1, 6))
    parser.add_argument(
        "--need",
        action="append",
        default=[],
        choices=[each.value for each in Slot],
        help="what the answer needs (default: guessed); say it again for more",
    )
    parser.add_argument(
        "--point",
        action="append",
        default=[],
        metavar="'WHAT=WORDING;WORDING'",
        help="what a good answer says; say it again for another point",
    )


def _add_workspace(add: AddVerb) -> None:
    verb = add("workspace", "Show the workspace, open or remove the sample, back it up, restore it")
    verb.add_argument(
        "action",
        nargs="?",
        default="show",
        choices=["show", "sample", "remove-sample", "backup", "backups", "restore"],
    )
    _add_json_word(verb)


_VERBS = (
    _add_window,
    _add_demo,
    _add_release,
    add_rehearse,
    add_practice,
    _add_import,
    add_analyse,
    _add_themes,
    add_learning,
    add_codebook,
    _add_readiness,
    add_export,
    add_verify,
    add_look,
    _add_findings,
    _add_bank,
    _add_workspace,
)
