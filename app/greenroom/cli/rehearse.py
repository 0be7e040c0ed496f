"""`greenroom rehearse`: questions one at a time, answers typed in the terminal.

An answer may run over several lines; an empty line sends it. Lines that begin with `/` are
commands: /skip, /hint, /pause and /end.
"""

import argparse

from greenroom.cli.console import ask, say, say_table, say_wrapped
from greenroom.errors import InputError, RehearsalError
from greenroom.model.rehearsal import Pressure, RehearsalState
from greenroom.model.release import Release
from greenroom.services.analyses import analyse_waiting
from greenroom.services.rehearsals import (
    Sitting,
    answer_question,
    ask_next,
    end_rehearsal,
    explain_answer,
    list_panels,
    pause_rehearsal,
    resume_rehearsal,
    skip_question,
    start_rehearsal,
    unfinished_rehearsals,
)
from greenroom.services.releases import find_release, list_releases
from greenroom.services.workspace import Workspace, workspace_at

_WAITING = (RehearsalState.ASKED, RehearsalState.PROBED)
_HELP = "Type your answer and send it with an empty line. /hint, /skip, /pause and /end also work."


def run(words: argparse.Namespace) -> int:
    """Exit code 0 when the rehearsal ended or was put aside."""
    with workspace_at(words.workspace) as workspace:
        if words.panels:
            rows = [
                (each.id, each.name, str(len(each.personas))) for each in list_panels(workspace)
            ]
            say_table(("panel", "who asks", "personas"), rows)
            return 0
        try:
            _rehearse(workspace, _opened(workspace, words))
        except KeyboardInterrupt:
            raise RehearsalError(
                "Stopped.",
                "Every answer you sent is kept; go on with “greenroom rehearse --resume”.",
            ) from None
    return 0


def _opened(workspace: Workspace, words: argparse.Namespace) -> Sitting:
    unfinished = unfinished_rehearsals(workspace)
    if words.resume:
        if not unfinished:
            raise InputError(
                "No rehearsal is unfinished.", "Start one with “greenroom rehearse RELEASE”."
            )
        return resume_rehearsal(workspace, unfinished[0].rehearsal.id)
    if unfinished:
        say(
            f"A rehearsal of {unfinished[0].release.title} is unfinished; --resume goes on with it."
        )
    release = _release(workspace, words.release)
    return start_rehearsal(
        workspace,
        release.id,
        panel=words.panel,
        pressure=Pressure(words.pressure),
        length=words.length,
        seed=words.seed,
    )


def _release(workspace: Workspace, named: str | None) -> Release:
    if named:
        return find_release(workspace, named)
    known = list_releases(workspace)
    return known[0] if known else find_release(workspace, "")


def _rehearse(workspace: Workspace, sitting: Sitting) -> None:
    say(f"Rehearsal of {sitting.release.title}: {sitting.rehearsal.plan.length} questions.")
    say(_HELP)
    show_question(sitting)
    while sitting.rehearsal.state in _WAITING:
        # A hint or a refused answer stores no event, and the question need not come again.
        before = sitting.events
        sitting = _step(workspace, sitting)
        if sitting.rehearsal.state is RehearsalState.ANSWERED:
            _show_feedback(sitting)
        if sitting.rehearsal.state in (RehearsalState.ANSWERED, RehearsalState.READY):
            sitting = ask_next(workspace, sitting)
        if sitting.events > before:
            show_question(sitting)
    _say_goodbye(workspace, sitting)


def _step(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting after one answer or command; a refused step is explained and changes nothing."""
    text = _typed()
    if text is None or text == "/pause":
        return pause_rehearsal(workspace, sitting)
    if text == "/end":
        return end_rehearsal(workspace, sitting)
    if text == "/skip":
        return skip_question(workspace, sitting)
    if text == "/hint":
        say_wrapped(f"Hint: {sitting.rehearsal.turns[-1].question.hint}", indent="  ")
        return sitting
    try:
        return answer_question(workspace, sitting, text)
    except RehearsalError as error:
        say(str(error))
        return sitting


def _typed() -> str | None:
    """What was typed up to an empty line, or None at the end of the input."""
    lines: list[str] = []
    while True:
        line = ask("… " if lines else "> ")
        if line is None:
            return "\n".join(lines) or None
        if line.startswith("/") and not lines:
            return line.strip()
        if not line.strip():
            return "\n".join(lines)
        lines.append(line)


def show_question(sitting: Sitting) -> None:
    """Print the question, or the probe, that waits for an answer."""
    rehearsal = sitting.rehearsal
    if rehearsal.state not in _WAITING:
        return
    turn = rehearsal.turns[-1]
    question = turn.question
    if turn.open_probe is not None:
        say_wrapped(f"{question.persona_name}: {turn.open_probe.text}", indent="  ")
        return
    say()
    say(f"Question {len(rehearsal.turns)} of {rehearsal.plan.length} · {question.theme_name}")
    say_wrapped(f"{question.persona_name}: {question.text}", indent="  ")
    say_wrapped(f"Why this question: {question.why}", indent="  ")


def _show_feedback(sitting: Sitting) -> None:
    told = explain_answer(sitting)
    if told.strength is not None:
        say_wrapped(f"Good: {told.strength.reason}", indent="  ")
    for fix in told.fixes:
        say_wrapped(f"Better: {fix}", indent="  ")


def _say_goodbye(workspace: Workspace, sitting: Sitting) -> None:
    rehearsal = sitting.rehearsal
    if rehearsal.state is RehearsalState.PAUSED:
        say("Put aside. Go on with “greenroom rehearse --resume”.")
        return
    analyse_waiting(workspace, sitting.release.id)
    say(
        f"The rehearsal is over: {rehearsal.answered} of {len(rehearsal.turns)} questions answered."
    )
    say(f"See where you stand with “greenroom readiness '{sitting.release.title}'”.")
