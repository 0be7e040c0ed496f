"""What can be typed with a slash during a rehearsal."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from greenroom.cli.bill import show_bill, show_comparison
from greenroom.cli.console import say, say_table, say_wrapped
from greenroom.errors import InputError
from greenroom.model.rehearsal import RehearsalState
from greenroom.model.release import Release
from greenroom.prompts.facts import speak
from greenroom.services.sitting import Sitting
from greenroom.services.turns import (
    clarify_question,
    compare_attempts,
    dispute_finding,
    explain_answer,
    rate_answer,
    retry_question,
    reveal_answer,
    show_hint,
    skip_question,
    take_away,
)
from greenroom.services.workspace import Workspace

COMMANDS = (
    "/clarify, /hint, /facts, /take NAME by YYYY-MM-DD HH:MM, /reveal, /skip, /pause and /end "
    "also work."
)
"""The commands that work while a question waits."""

_TAKE = re.compile(r"(?P<owner>.+?)\s+by\s+(?P<due>\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2})?)\s*")
_END_OF_DAY = "17:00"

Command = Callable[[Workspace, Sitting, str], Sitting]


def obey(workspace: Workspace, sitting: Sitting, text: str) -> Sitting:
    """The sitting after that command; InputError for one that does not exist."""
    name, _, rest = text.partition(" ")
    command = _COMMANDS.get(name)
    if command is None:
        raise InputError(f"“{name}” is not a command.", COMMANDS)
    return command(workspace, sitting, rest.strip())


def _clarify(workspace: Workspace, sitting: Sitting, _rest: str) -> Sitting:
    after = clarify_question(workspace, sitting)
    question = after.rehearsal.turns[-1].question
    say_wrapped(f"{question.persona_name}: {question.clarification or question.short}", indent="  ")
    return after


def _hint(workspace: Workspace, sitting: Sitting, _rest: str) -> Sitting:
    after = show_hint(workspace, sitting)
    say_wrapped(f"Hint: {after.rehearsal.turns[-1].question.hint}", indent="  ")
    return after


def _facts(_workspace: Workspace, sitting: Sitting, _rest: str) -> Sitting:
    known = [fact for fact in sitting.release.facts if fact.known]
    if not known:
        say("The fact sheet is empty. Fill it with “greenroom release fact”.")
        return sitting
    say_table(("fact", "value"), [(fact.label, speak(fact)) for fact in known])
    return sitting


def _reveal(workspace: Workspace, sitting: Sitting, _rest: str) -> Sitting:
    after = reveal_answer(workspace, sitting)
    sample = after.rehearsal.turns[-1].question.sample_answer
    say_wrapped(f"A good answer: {sample or 'this prompt has none.'}", indent="  ")
    return after


def _skip(workspace: Workspace, sitting: Sitting, _rest: str) -> Sitting:
    return skip_question(workspace, sitting)


def _take(workspace: Workspace, sitting: Sitting, rest: str) -> Sitting:
    match = _TAKE.fullmatch(rest)
    if match is None:
        raise InputError(
            "That does not say who brings the answer, and when.",
            "Type, for example, “/take Ines Okoro by 2026-05-20 17:00”.",
        )
    after = take_away(
        workspace, sitting, match["owner"], _due(workspace, sitting.release, match["due"])
    )
    say_wrapped(f"Noted: {after.rehearsal.turns[-1].answer}", indent="  ")
    return after


def _due(workspace: Workspace, release: Release, written: str) -> datetime:
    """The moment as written, in the release's time zone; a bare day means its end."""
    complete = written if ":" in written else f"{written} {_END_OF_DAY}"
    try:
        due = datetime.fromisoformat(complete)
    except ValueError:
        raise InputError(f"“{written}” is not a day.", "Write it as YYYY-MM-DD HH:MM.") from None
    zone = ZoneInfo(release.window.time_zone) if release.window else workspace.clock().tzinfo
    return due.replace(tzinfo=zone)


def _rate(workspace: Workspace, sitting: Sitting, rest: str) -> Sitting:
    if not rest.isascii() or not rest.isdecimal():
        raise InputError(f"“{rest}” is not a rating.", "Give a number from 0 to 100.")
    return rate_answer(workspace, sitting, int(rest))


def _again(workspace: Workspace, sitting: Sitting, _rest: str) -> Sitting:
    after = retry_question(workspace, sitting)
    say_wrapped(f"Once more: {after.rehearsal.turns[-1].question.text}", indent="  ")
    return after


def _why(_workspace: Workspace, sitting: Sitting, _rest: str) -> Sitting:
    show_bill(explain_answer(sitting))
    found = compare_attempts(sitting)
    if found is not None:
        show_comparison(found)
    return sitting


def _disagree(workspace: Workspace, sitting: Sitting, rest: str) -> Sitting:
    number, _, reason = rest.partition(" ")
    findings = explain_answer(sitting).findings
    if not number.isdecimal() or not 1 <= int(number) <= len(findings):
        raise InputError(
            f"“{number}” is not the number of a finding.", "See them with /why, then try again."
        )
    turn = len(sitting.rehearsal.turns) - 1
    after = dispute_finding(workspace, sitting, turn, findings[int(number) - 1], reason)
    say("Noted: it costs no points, and exports count it.")
    show_bill(explain_answer(after))
    return after


def _before_answer(command: Command) -> Command:
    return _only_in((RehearsalState.ASKED, RehearsalState.PROBED), command)


def _only_in(states: tuple[RehearsalState, ...], command: Command) -> Command:
    def checked(workspace: Workspace, sitting: Sitting, rest: str) -> Sitting:
        """The command, unless the rehearsal stands elsewhere."""
        if sitting.rehearsal.state not in states:
            raise InputError("That does not work here.", COMMANDS)
        return command(workspace, sitting, rest)

    return checked


def _after_answer(command: Command) -> Command:
    return _only_in((RehearsalState.ANSWERED,), command)


_COMMANDS: Mapping[str, Command] = {
    "/clarify": _before_answer(_clarify),
    "/hint": _before_answer(_hint),
    "/facts": _facts,
    "/reveal": _before_answer(_reveal),
    "/skip": _before_answer(_skip),
    "/take": _before_answer(_take),
    "/rate": _after_answer(_rate),
    "/again": _after_answer(_again),
    "/why": _after_answer(_why),
    "/disagree": _after_answer(_disagree),
}
