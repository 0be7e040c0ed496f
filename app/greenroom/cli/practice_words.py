"""The words of `greenroom practice` and `greenroom rehearse`."""

import argparse
from collections.abc import Callable

from greenroom.cli.parser import add_workspace_word
from greenroom.model.debrief import Outcome
from greenroom.model.rehearsal import FindingKind, Mode, Pressure

AddVerb = Callable[..., argparse.ArgumentParser]

_RELEASE = "a release: its name, its name and version, or its id"


def add_rehearse(add: AddVerb) -> None:
    """Have `greenroom` take the verb `rehearse`."""
    verb = add("rehearse", "Rehearse the questions of a panel, one at a time")
    verb.add_argument("release", nargs="?", help=f"{_RELEASE} (default: the next board's)")
    verb.add_argument("--panel", default="full_board", help="who asks (default: full_board)")
    verb.add_argument(
        "--pressure", choices=[each.value for each in Pressure], default=Pressure.BOARD.value
    )
    verb.add_argument("--length", type=int, default=8, metavar="N", help="number of questions")
    verb.add_argument("--seed", type=int, help="the same seed asks the same questions")
    verb.add_argument(
        "--mode",
        choices=[each.value for each in Mode],
        default=Mode.PANEL.value,
        help="who picks the questions; brush-up repeats the weakest cards",
    )
    verb.add_argument("--theme", metavar="ID", help="drill one theme")
    verb.add_argument(
        "--prompt",
        action="append",
        default=[],
        metavar="ID",
        help="drill this prompt; say it again for another one",
    )
    verb.add_argument("--resume", action="store_true", help="go on with the latest unfinished one")
    verb.add_argument("--panels", action="store_true", help="list the panels and stop")


def add_practice(add: AddVerb) -> None:
    """Have `greenroom` take the verb `practice` and its actions."""
    verb = add("practice", "See what rehearsing showed, and what to practise next")
    actions = verb.add_subparsers(dest="action", metavar="ACTION", required=True)

    def add_action(name: str, help_text: str) -> argparse.ArgumentParser:
        action = actions.add_parser(name, help=help_text, description=f"{help_text}.")
        add_workspace_word(action, default=argparse.SUPPRESS)
        action.add_argument("--json", action="store_true", help="print JSON, for scripts")
        return action

    for name, help_text in (
        ("readiness", "Message readiness with its parts"),
        ("heat-map", "Who asked about what, and how it went"),
        ("poll", "How each persona would vote today, and what would turn it"),
        ("claims", "What was said about each fact, and when"),
        ("take-aways", "What was promised to the board"),
    ):
        add_action(name, help_text).add_argument("release", help=_RELEASE)
    cards = add_action("cards", "The questions met so far, and when to meet them again")
    cards.add_argument("release", help=_RELEASE)
    cards.add_argument("--compare", metavar="ID", help="the two newest attempts side by side")
    _add_closing(add_action)
    _add_debrief(add_action)
    rules = add_action("rules", "Which findings are looked for; switch one off or on")
    kinds = [each.value for each in FindingKind]
    rules.add_argument("--off", choices=kinds, metavar="FINDING")
    rules.add_argument("--on", choices=kinds, metavar="FINDING")


def _add_closing(add: AddVerb) -> None:
    close = add("close", "Note the answer that was promised")
    close.add_argument("release", help=_RELEASE)
    close.add_argument("number", type=int, help="as “take-aways” numbers them")
    close.add_argument("answer")
    reopen = add("reopen", "Take back that a promise was kept")
    reopen.add_argument("release", help=_RELEASE)
    reopen.add_argument("number", type=int)


def _add_debrief(add: AddVerb) -> None:
    debrief = add("debrief", "After the real board: what was asked, and what had been foreseen")
    debrief.add_argument("release", help=_RELEASE)
    debrief.add_argument("--outcome", choices=[each.value for each in Outcome])
    debrief.add_argument(
        "--asked", action="append", default=[], metavar="ID", help="a rehearsed question that came"
    )
    debrief.add_argument(
        "--new",
        action="append",
        default=[],
        metavar="'THEME: QUESTION'",
        help="a question nobody foresaw; it joins the bank",
    )
    debrief.add_argument("--note", metavar="TEXT", default="")
