"""Rehearse: start, answer, skip, pause, resume and end, each step stored before it counts."""

from dataclasses import dataclass
from datetime import datetime

from greenroom.errors import InputError
from greenroom.model.prompt import Panel
from greenroom.model.rehearsal import (
    Answered,
    Asked,
    Ended,
    Event,
    Paused,
    Plan,
    Pressure,
    Probed,
    Rehearsal,
    RehearsalState,
    Resumed,
    Skipped,
    SlotReading,
    Started,
    TakeAway,
)
from greenroom.model.release import Release
from greenroom.model.transcript import Transcript
from greenroom.prompts.choose import choose_question
from greenroom.rehearsal.engine import apply, replay
from greenroom.rehearsal.feedback import Feedback, feedback
from greenroom.rehearsal.minutes import transcript_of
from greenroom.rehearsal.probes import choose_probe
from greenroom.rehearsal.slots import read_slots
from greenroom.rehearsal.takeaways import take_aways
from greenroom.services.releases import people_of
from greenroom.services.workspace import Workspace
from greenroom.store import rehearsals, releases, transcripts

SHORTEST, LONGEST = 1, 30
"""The numbers of questions a rehearsal may have."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A rehearsal in progress: its release, its state and how many events are stored."""

    release: Release
    rehearsal: Rehearsal
    events: int


@dataclass(frozen=True, slots=True)
class Review:
    """A finished sitting with the feedback on each turn and what is owed to the board."""

    sitting: Sitting
    feedback: tuple[Feedback, ...]
    take_aways: tuple[TakeAway, ...]


def list_panels(workspace: Workspace) -> tuple[Panel, ...]:
    """The ready panels, in the order the bank gives them."""
    return workspace.bank.panels


def start_rehearsal(
    workspace: Workspace,
    release_id: str,
    *,
    panel: str,
    pressure: Pressure = Pressure.BOARD,
    length: int = 8,
    seed: int | None = None,
) -> Sitting:
    """A new rehearsal with its first question asked; both are stored.

    Without a seed one is drawn from the rehearsal's id, so two rehearsals of one release
    differ. Raises InputError for an unknown panel or a length outside 1 to 30.
    """
    release = releases.load_release(workspace.database, release_id)
    chosen = _panel(workspace, panel)
    if not SHORTEST <= length <= LONGEST:
        raise InputError(
            f"A rehearsal of {length} questions is not possible.",
            f"Choose a number from {SHORTEST} to {LONGEST}.",
        )
    rehearsal_id = workspace.new_id()
    # Kept in the plan, so that a person can ask for the same questions again.
    drawn = seed if seed is not None else sum(rehearsal_id.encode()) % 10_000
    plan = Plan(release.id, chosen.id, chosen.personas, pressure, length, drawn)
    started = Started(workspace.clock(), rehearsal_id, plan)
    rehearsals.append_event(workspace.database, rehearsal_id, 0, started)
    return ask_next(workspace, Sitting(release, apply(None, started), 1))


def resume_rehearsal(workspace: Workspace, rehearsal_id: str) -> Sitting:
    """The rehearsal as it stood at its last stored event, going on."""
    stored = rehearsals.load_events(workspace.database, rehearsal_id)
    rehearsal = replay(stored)
    release = releases.load_release(workspace.database, rehearsal.plan.release_id)
    sitting = Sitting(release, rehearsal, len(stored))
    if rehearsal.state is RehearsalState.PAUSED:
        sitting = _record(workspace, sitting, Resumed(workspace.clock()))
    # A kill may have come between an answer and what follows it; both are made up for here.
    if sitting.rehearsal.state is RehearsalState.READY:
        return ask_next(workspace, sitting)
    return _probe_if_weak(workspace, sitting)


def ask_next(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting with its next question asked, or ended when nothing is left to ask."""
    rehearsal = sitting.rehearsal
    asked = tuple(turn.question for turn in rehearsal.turns)
    question = None
    if len(asked) < rehearsal.plan.length:
        question = choose_question(
            workspace.bank,
            rehearsal.plan,
            sitting.release,
            workspace.codebook,
            asked,
            fact_keys=workspace.fact_keys,
        )
    if question is None:
        return end_rehearsal(workspace, sitting)
    return _record(workspace, sitting, Asked(workspace.clock(), question))


def answer_question(workspace: Workspace, sitting: Sitting, text: str) -> Sitting:
    """The sitting after an answer, durable on disk, with a probe open if the answer is weak.

    Raises RehearsalError when no question waits for an answer, or the text is empty.
    """
    answered = _record(workspace, sitting, Answered(workspace.clock(), text))
    return _probe_if_weak(workspace, answered)


def skip_question(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting after passing on the question, or on the open probe."""
    return _record(workspace, sitting, Skipped(workspace.clock()))


def pause_rehearsal(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting, put aside until `resume_rehearsal`."""
    return _record(workspace, sitting, Paused(workspace.clock()))


def end_rehearsal(workspace: Workspace, sitting: Sitting) -> Sitting:
    """The sitting, ended; what was answered is now a transcript of the release."""
    ended = _record(workspace, sitting, Ended(workspace.clock()))
    _keep_minutes(workspace, ended)
    return ended


def save_draft(workspace: Workspace, rehearsal_id: str, text: str) -> None:
    """Keep what is typed but not sent; it is gone once the answer is sent."""
    rehearsals.save_draft(workspace.database, rehearsal_id, text)


def load_draft(workspace: Workspace, rehearsal_id: str) -> str:
    """What was typed and not sent, or an empty text."""
    return rehearsals.load_draft(workspace.database, rehearsal_id)


def unfinished_rehearsals(workspace: Workspace) -> tuple[Sitting, ...]:
    """Rehearsals that were paused or cut off, newest first; nothing is changed."""
    return tuple(
        _sitting(workspace, rehearsal_id)
        for rehearsal_id in rehearsals.unfinished_rehearsals(workspace.database)
    )


def finished_rehearsals(workspace: Workspace, release_id: str) -> tuple[Rehearsal, ...]:
    """The ended rehearsals of a release, newest first."""
    known = (
        _sitting(workspace, rehearsal_id).rehearsal
        for rehearsal_id in rehearsals.list_rehearsals(workspace.database, release_id)
    )
    return tuple(each for each in known if each.state is RehearsalState.ENDED)


def read_answer(sitting: Sitting, text: str) -> tuple[SlotReading, ...]:
    """Which of the slots the present question needs are filled by what is typed so far."""
    turn = sitting.rehearsal.turns[-1]
    said = "\n".join(part for part in (turn.answer, text) if part)
    return read_slots(said, turn.question.needs, people_of(sitting.release))


def explain_answer(sitting: Sitting) -> Feedback:
    """One strength and at most two fixes for the latest turn, with slots and findings."""
    return feedback(sitting.rehearsal.turns[-1], people_of(sitting.release))


def review_rehearsal(sitting: Sitting) -> Review:
    """Feedback on every turn of a sitting, and the take-aways in it."""
    people = people_of(sitting.release)
    return Review(
        sitting,
        tuple(feedback(turn, people) for turn in sitting.rehearsal.turns),
        take_aways(sitting.rehearsal, people),
    )


def open_take_aways(workspace: Workspace, release: Release) -> tuple[TakeAway, ...]:
    """What the presenter promised to bring, over all finished rehearsals, each once."""
    people = people_of(release)
    found = (
        take_away
        for rehearsal in finished_rehearsals(workspace, release.id)
        for take_away in take_aways(rehearsal, people)
    )
    return tuple(dict.fromkeys(found))


def keep_missing_minutes(workspace: Workspace) -> int:
    """How many ended rehearsals lacked their transcript and have it now.

    A program killed between the last event and the transcript leaves such a gap.
    """
    kept = 0
    present = {line.rehearsal_id for line in transcripts.list_transcripts(workspace.database)}
    for rehearsal_id in rehearsals.list_rehearsals(workspace.database):
        sitting = _sitting(workspace, rehearsal_id)
        ended = sitting.rehearsal.state is RehearsalState.ENDED
        if ended and rehearsal_id not in present and _keep_minutes(workspace, sitting):
            kept += 1
    return kept


def minutes_id(rehearsal_id: str) -> str:
    """The id of the transcript that a finished rehearsal becomes."""
    return f"{rehearsal_id}-minutes"


def _panel(workspace: Workspace, panel_id: str) -> Panel:
    try:
        return workspace.bank.panel(panel_id)
    except KeyError:
        known = ", ".join(panel.id for panel in workspace.bank.panels)
        raise InputError(f"“{panel_id}” is not a panel.", f"Choose one of {known}.") from None


def _sitting(workspace: Workspace, rehearsal_id: str) -> Sitting:
    stored = rehearsals.load_events(workspace.database, rehearsal_id)
    rehearsal = replay(stored)
    release = releases.load_release(workspace.database, rehearsal.plan.release_id)
    return Sitting(release, rehearsal, len(stored))


def _record(workspace: Workspace, sitting: Sitting, event: Event) -> Sitting:
    """Apply first, so that a forbidden step is never stored; store before anyone sees it."""
    after = apply(sitting.rehearsal, event)
    rehearsals.append_event(workspace.database, after.id, sitting.events, event)
    return Sitting(sitting.release, after, sitting.events + 1)


def _probe_if_weak(workspace: Workspace, sitting: Sitting) -> Sitting:
    rehearsal = sitting.rehearsal
    if rehearsal.state is not RehearsalState.ANSWERED:
        return sitting
    probe = choose_probe(rehearsal.turns[-1], rehearsal.plan.pressure, people_of(sitting.release))
    if probe is None:
        return sitting
    return _record(workspace, sitting, Probed(workspace.clock(), probe))


def _keep_minutes(workspace: Workspace, sitting: Sitting) -> Transcript | None:
    rehearsal, release = sitting.rehearsal, sitting.release
    if not rehearsal.answered:
        return None
    transcript = transcript_of(
        rehearsal,
        transcript_id=minutes_id(rehearsal.id),
        presenter=release.owner or "Presenter",
        title=f"Rehearsal of {release.title}, {_day(rehearsal.started_at)}",
    )
    transcripts.save_transcript(workspace.database, transcript)
    return transcript


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"
