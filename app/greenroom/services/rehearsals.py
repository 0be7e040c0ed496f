"""Rehearsals as a whole: start one, go on with one, look back on those that are over."""

from dataclasses import dataclass, replace

from greenroom.errors import InputError
from greenroom.model.board import Ballot
from greenroom.model.event import Briefed, Paused, Resumed, Started
from greenroom.model.prompt import Panel
from greenroom.model.rehearsal import (
    Mode,
    Plan,
    Pressure,
    Rehearsal,
    RehearsalState,
    TakeAway,
)
from greenroom.model.release import Release
from greenroom.rehearsal.engine import apply
from greenroom.rehearsal.scoring.feedback import Feedback
from greenroom.services.boards import closing_poll, release_claims
from greenroom.services.briefing import brief_of
from greenroom.services.cards import brush_up_cards
from greenroom.services.rules import switched_off
from greenroom.services.scores import score_once
from greenroom.services.sitting import Sitting, load_sitting, record
from greenroom.services.turns import ask_next, ask_prompt, explain_answer, probe_if_weak
from greenroom.services.workspace import Workspace
from greenroom.store import rehearsals, releases

SHORTEST, LONGEST = 1, 30
"""The numbers of questions a rehearsal may have."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a rehearsal runs: who asks, how hard, how many questions and who picks them.

    `theme_id` narrows a drill to a theme; `prompt_ids` are asked in that order and nothing
    else is.
    """

    panel: str = "full_board"
    pressure: Pressure = Pressure.BOARD
    length: int = 8
    seed: int | None = None
    mode: Mode = Mode.PANEL
    theme_id: str = ""
    prompt_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A sitting with the feedback on each turn, what is owed to the board and the poll.

    `mean` is the mean score of the answered turns, None when nothing was answered.
    """

    sitting: Sitting
    feedback: tuple[Feedback, ...]
    take_aways: tuple[TakeAway, ...]
    ballots: tuple[Ballot, ...]

    @property
    def mean(self) -> float | None:
        """The mean score of the turns that have one."""
        scores = [each.bill.score for each in self.feedback if each.bill is not None]
        return sum(scores) / len(scores) if scores else None


def list_panels(workspace: Workspace) -> tuple[Panel, ...]:
    """The ready panels, in the order the bank gives them."""
    return workspace.bank.panels


def start_rehearsal(workspace: Workspace, release_id: str, course: Course | None = None) -> Sitting:
    """A new rehearsal with its first question asked; both are stored.

    Without a seed one is drawn from the rehearsal's id, and what earlier rehearsals showed has
    a say; a seed that is given makes the rehearsal repeatable. In the hot seat no question is
    asked yet. Raises InputError for an unknown panel, theme or prompt, or a length outside
    1 to 30.
    """
    chosen = course or Course()
    release = releases.load_release(workspace.database, release_id)
    rehearsal_id = workspace.new_id()
    # Kept in the plan, so that a person can ask for the same questions again.
    drawn = chosen.seed if chosen.seed is not None else sum(rehearsal_id.encode()) % 10_000
    plan = _plan(workspace, release, chosen, drawn)
    brief = brief_of(workspace, release, release_claims(workspace, release))
    if plan.repeatable:
        brief = replace(brief, earlier=())
    started = Started(workspace.clock(), rehearsal_id, plan)
    rehearsals.append_event(workspace.database, rehearsal_id, 0, started)
    off = switched_off(workspace)
    sitting = Sitting(release, apply(None, started), 1, off)
    return ask_next(workspace, record(workspace, sitting, Briefed(workspace.clock(), brief)))


def start_brush_up(workspace: Workspace, release_id: str) -> Sitting:
    """Ten minutes with the weakest cards; InputError when no question was ever met."""
    release = releases.load_release(workspace.database, release_id)
    cards = brush_up_cards(workspace, release)
    if not cards:
        raise InputError(
            f"{release.title} has no cards yet.", "Rehearse once; every question becomes a card."
        )
    prompts = tuple(card.prompt_id for card in cards)
    course = Course(
        pressure=Pressure.WALK_THROUGH,
        length=len(prompts),
        mode=Mode.BRUSH_UP,
        prompt_ids=prompts,
    )
    return start_rehearsal(workspace, release_id, course)


def ask_one(
    workspace: Workspace,
    release_id: str,
    prompt_id: str,
    persona_id: str = "",
    *,
    pressure: Pressure = Pressure.BOARD,
) -> Sitting:
    """A rehearsal of one question: a card drilled again, or a blank cell of the heat map.

    The persona is the one named, or the first who may ask it. Raises InputError for an
    unknown prompt.
    """
    course = Course(pressure=pressure, length=1, mode=Mode.HOT_SEAT)
    sitting = start_rehearsal(workspace, release_id, course)
    return ask_prompt(workspace, sitting, prompt_id, persona_id)


def resume_rehearsal(workspace: Workspace, rehearsal_id: str) -> Sitting:
    """The rehearsal as it stood at its last stored event, going on."""
    sitting = load_sitting(workspace, rehearsal_id)
    if sitting.rehearsal.state is RehearsalState.PAUSED:
        sitting = record(workspace, sitting, Resumed(workspace.clock()))
    # Read once while the page opens, so that the first answer is judged as fast as any other.
    score_once(workspace, sitting.rehearsal, sitting.events, sitting.off)
    # A kill may have come between an answer and what follows it; both are made up for here.
    if sitting.rehearsal.state is RehearsalState.READY:
        return ask_next(workspace, sitting)
    return probe_if_weak(workspace, sitting)


def pause_rehearsal(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting, put aside until `resume_rehearsal`."""
    return record(workspace, sitting, Paused(workspace.clock()))


def save_draft(workspace: Workspace, rehearsal_id: str, text: str) -> None:
    """Keep what is typed but not sent; it is gone once the answer is sent."""
    rehearsals.save_draft(workspace.database, rehearsal_id, text)


def load_draft(workspace: Workspace, rehearsal_id: str) -> str:
    """What was typed and not sent, or an empty text."""
    return rehearsals.load_draft(workspace.database, rehearsal_id)


def unfinished_rehearsals(workspace: Workspace) -> tuple[Sitting, ...]:
    """Rehearsals that were paused or cut off, newest first; nothing is changed."""
    return tuple(
        load_sitting(workspace, rehearsal_id)
        for rehearsal_id in rehearsals.unfinished_rehearsals(workspace.database)
    )


def finished_rehearsals(workspace: Workspace, release_id: str) -> tuple[Rehearsal, ...]:
    """The ended rehearsals of a release, newest first."""
    known = (
        load_sitting(workspace, rehearsal_id).rehearsal
        for rehearsal_id in rehearsals.list_rehearsals(workspace.database, release_id)
    )
    return tuple(each for each in known if each.state is RehearsalState.ENDED)


def review_rehearsal(workspace: Workspace, sitting: Sitting) -> Review:
    """Feedback on every turn of a sitting, the take-aways in it, and how the panel votes."""
    turns = sitting.rehearsal.turns
    scored = score_once(workspace, sitting.rehearsal, sitting.events, sitting.off)
    return Review(
        sitting,
        tuple(explain_answer(sitting, number) for number in range(len(turns))),
        scored.take_aways,
        closing_poll(workspace, sitting.release, sitting.rehearsal.plan.personas),
    )


def _plan(workspace: Workspace, release: Release, course: Course, seed: int) -> Plan:
    if not SHORTEST <= course.length <= LONGEST:
        raise InputError(
            f"A rehearsal of {course.length} questions is not possible.",
            f"Choose a number from {SHORTEST} to {LONGEST}.",
        )
    _check_themes(workspace, course)
    panel = _panel(workspace, course.panel)
    plan = Plan(release.id, panel.id, panel.personas, course.pressure, course.length, seed)
    return replace(
        plan,
        mode=course.mode,
        theme_id=course.theme_id,
        prompt_ids=course.prompt_ids,
        repeatable=course.seed is not None,
    )


def _check_themes(workspace: Workspace, course: Course) -> None:
    themes = [theme.id for theme in workspace.codebook.themes]
    if course.theme_id and course.theme_id not in themes:
        raise InputError(
            f"“{course.theme_id}” is not a theme.", f"Choose one of {', '.join(themes)}."
        )
    known = {prompt.id for prompt in workspace.bank.prompts}
    unknown = [each for each in course.prompt_ids if each not in known]
    if unknown:
        raise InputError(
            f"“{unknown[0]}” is not a prompt of this bank.", "List them with “greenroom bank list”."
        )


def _panel(workspace: Workspace, panel_id: str) -> Panel:
    try:
        return workspace.bank.panel(panel_id)
    except KeyError:
        known = ", ".join(panel.id for panel in workspace.bank.panels)
        raise InputError(f"“{panel_id}” is not a panel.", f"Choose one of {known}.") from None
