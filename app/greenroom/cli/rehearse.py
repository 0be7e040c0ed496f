"""`greenroom rehearse`: questions one at a time, answers typed in the terminal.

An answer may run over several lines; an empty line sends it. Lines that begin with `/` are
commands, which `rehearse_commands` knows.
"""

import argparse

from greenroom.cli.bill import show_feedback
from greenroom.cli.console import ask, say, say_table, say_wrapped
from greenroom.cli.rehearse_commands import COMMANDS, obey
from greenroom.errors import GreenroomError, InputError, RehearsalError
from greenroom.model.rehearsal import Mode, Pressure, RehearsalState
from greenroom.model.release import Release
from greenroom.services.analyses import analyse_waiting
from greenroom.services.rehearsals import (
    Course,
    list_panels,
    pause_rehearsal,
    resume_rehearsal,
    review_rehearsal,
    start_brush_up,
    start_rehearsal,
    unfinished_rehearsals,
)
from greenroom.services.releases import find_release, list_releases
from greenroom.services.sitting import Sitting
from greenroom.services.turns import (
    answer_question,
    ask_next,
    ask_prompt,
    end_rehearsal,
    explain_answer,
    offered_prompts,
)
from greenroom.services.workspace import Workspace, workspace_at

_WAITING = (RehearsalState.ASKED, RehearsalState.PROBED)
_OFFERED = 12
"""How many prompts a colleague in the hot seat is shown at a time."""


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
    if words.mode == Mode.BRUSH_UP.value:
        return start_brush_up(workspace, release.id)
    return start_rehearsal(workspace, release.id, _course(words))


def _course(words: argparse.Namespace) -> Course:
    prompts = tuple(words.prompt)
    # A theme or prompts of one's own make a drill; nobody needs to say so twice.
    drilled = bool(words.theme or prompts)
    return Course(
        panel=words.panel,
        pressure=Pressure(words.pressure),
        length=len(prompts) or words.length,
        seed=words.seed,
        mode=Mode.DRILL if drilled else Mode(words.mode),
        theme_id=words.theme or "",
        prompt_ids=prompts,
    )


def _release(workspace: Workspace, named: str | None) -> Release:
    if named:
        return find_release(workspace, named)
    known = list_releases(workspace)
    return known[0] if known else find_release(workspace, "")


def _rehearse(workspace: Workspace, sitting: Sitting) -> None:
    plan = sitting.rehearsal.plan
    questions = "1 question" if plan.length == 1 else f"{plan.length} questions"
    say(f"Rehearsal of {sitting.release.title}: {questions}, {plan.pressure.value}.")
    say_wrapped(f"Type your answer and send it with an empty line. {COMMANDS}")
    show_question(sitting)
    while sitting.rehearsal.state not in (RehearsalState.ENDED, RehearsalState.PAUSED):
        # A hint or a refused answer stores no event, and the question need not come again.
        before = sitting.rehearsal.state, len(sitting.rehearsal.turns), sitting.events
        sitting = _go_on(workspace, sitting)
        state = sitting.rehearsal.state, len(sitting.rehearsal.turns), sitting.events
        if state[:2] != before[:2]:
            show_question(sitting)
    _say_goodbye(workspace, sitting)


def _go_on(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting after what its state calls for; a refused step is explained, nothing changes."""
    try:
        if sitting.rehearsal.state in _WAITING:
            return _step(workspace, sitting)
        if sitting.rehearsal.state is RehearsalState.ANSWERED:
            return _after_answer(workspace, sitting)
        return _next(workspace, sitting)
    except (RehearsalError, InputError) as error:
        _explain(error)
        return sitting


def _step(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting after one answer or command."""
    text = _typed()
    if text is None or text == "/pause":
        return pause_rehearsal(workspace, sitting)
    if text == "/end":
        return end_rehearsal(workspace, sitting)
    if text.startswith("/"):
        return obey(workspace, sitting, text)
    return answer_question(workspace, sitting, text)


def _after_answer(workspace: Workspace, sitting: Sitting) -> Sitting:
    """Feedback, then whatever the presenter wants before the next question."""
    if sitting.rehearsal.plan.pressure is Pressure.MURDER_BOARD:
        return _next(workspace, sitting)
    show_feedback(explain_answer(sitting))
    say("  Enter goes on; /why, /again, /rate N, /disagree N REASON and /end also work.")
    while True:
        text = _line("> ")
        if text is None:
            return pause_rehearsal(workspace, sitting)
        if not text:
            return _next(workspace, sitting)
        if text == "/end":
            return end_rehearsal(workspace, sitting)
        try:
            sitting = obey(workspace, sitting, text)
        except (RehearsalError, InputError) as error:
            _explain(error)
        if sitting.rehearsal.state is not RehearsalState.ANSWERED:
            return sitting


def _next(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The next question; in the hot seat a colleague picks it."""
    after = ask_next(workspace, sitting)
    if after.rehearsal.plan.mode is not Mode.HOT_SEAT or after.rehearsal.state in _WAITING:
        return after
    return after if after.rehearsal.state is RehearsalState.ENDED else _pick(workspace, after)


def _pick(workspace: Workspace, sitting: Sitting) -> Sitting:
    offered = offered_prompts(workspace, sitting)
    for prompt in offered[:_OFFERED]:
        say_wrapped(f"{prompt.id}  {prompt.short or prompt.text}", indent="  ")
    if len(offered) > _OFFERED:
        say(f"  {len(offered) - _OFFERED} more; “greenroom bank list” shows them all.")
    say("Which question? Type its id, or /end.")
    text = _line("> ")
    if text is None:
        return pause_rehearsal(workspace, sitting)
    if text == "/end":
        return end_rehearsal(workspace, sitting)
    return ask_prompt(workspace, sitting, text)


def _line(prompt: str) -> str | None:
    """One line as typed, trimmed, or None at the end of the input."""
    line = ask(prompt)
    return None if line is None else line.strip()


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


def _explain(error: GreenroomError) -> None:
    say_wrapped(f"{error.message} {error.hint}".strip(), indent="  ")


def _say_goodbye(workspace: Workspace, sitting: Sitting) -> None:
    rehearsal = sitting.rehearsal
    if rehearsal.state is RehearsalState.PAUSED:
        say("Put aside. Go on with “greenroom rehearse --resume”.")
        return
    analyse_waiting(workspace, sitting.release.id)
    say(
        f"The rehearsal is over: {rehearsal.answered} of {len(rehearsal.turns)} questions answered."
    )
    if rehearsal.answered:
        _show_result(workspace, sitting)
    say(f"See where you stand with “greenroom practice readiness '{sitting.release.title}'”.")


def _show_result(workspace: Workspace, sitting: Sitting) -> None:
    review = review_rehearsal(workspace, sitting)
    turns = zip(sitting.rehearsal.turns, review.feedback, strict=True)
    for number, (turn, told) in enumerate(turns, start=1):
        score = "–" if told.bill is None else str(told.bill.score)
        say_wrapped(f"{score:>3}  {turn.question.short or turn.question.text}", indent="  ")
        # A murder board says nothing before its end, so everything is said here.
        if sitting.rehearsal.plan.pressure is Pressure.MURDER_BOARD:
            show_feedback(told)
        if turn.question.trap is not None:
            trap = turn.question.trap
            say_wrapped(
                f"Question {number} was a trap: it gave the {trap.label} as {trap.wrong}; "
                f"the sheet says {trap.right}.",
                indent="       ",
            )
    if review.mean is not None:
        say(f"Mean score {review.mean:.0f} of 100.")
    for take_away in review.take_aways:
        say_wrapped(f"Promised: {take_away.text}", indent="  ")
    for ballot in review.ballots:
        say_wrapped(f"{ballot.persona_name}: {ballot.vote.value}", indent="  ")
