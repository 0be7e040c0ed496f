"""Open and remove the sample: a release with interviews, a rehearsal and two assessments."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count, cycle
from uuid import UUID, uuid5

from greenroom.model.progress import Progress, no_progress
from greenroom.model.readiness import Scorecard
from greenroom.model.rehearsal import RehearsalState
from greenroom.model.release import Release
from greenroom.model.transcript import CodingStatus
from greenroom.prompts.question import sample_answer
from greenroom.services.analyses import (
    analyse_transcript,
    analyse_waiting,
    decide_coding,
    list_codings,
)
from greenroom.services.launches import save_launch
from greenroom.services.readiness import assess_release, save_scorecard
from greenroom.services.rehearsals import Course, start_rehearsal
from greenroom.services.releases import list_releases, save_release
from greenroom.services.sample_script import PREPARED, PreparedRehearsal, read_script
from greenroom.services.sitting import Sitting
from greenroom.services.transcripts import import_transcript, list_transcripts
from greenroom.services.turns import answer_question, ask_next
from greenroom.services.workspace import Workspace
from greenroom.store import samples

Watch = Callable[[Sitting], None]
"""Called after each step of a prepared rehearsal, so that a front door can show it."""

CONFIRMED_FROM = 0.6
"""Suggestions at least this certain count as accepted in the sample."""

_FAMILY = UUID("8f2c6a1e-5d0b-4f7a-9c3e-2b6d1a4e7f90")


def unwatched(_sitting: Sitting) -> None:
    """Show nothing: the sample is opened, not demonstrated."""


def sample_release(workspace: Workspace) -> Release | None:
    """The sample's release, or None while the sample is not open."""
    return next((each for each in list_releases(workspace) if each.sample), None)


def open_sample(
    workspace: Workspace, progress: Progress = no_progress, watch: Watch = unwatched
) -> Release:
    """The sample's release, made from shipped files unless it is there already.

    Everything in it is marked as sample data; `remove_sample` takes it all away. Opened
    at the same moment it is the same to the last byte.
    """
    # A second sample would double every number of the first.
    there = sample_release(workspace)
    if there is not None:
        return there
    now = workspace.clock()
    stage = _stage(workspace, now)
    script = read_script(stage.new_id(), now)
    release = save_release(stage, script.release)
    (before, first), (_, latest) = script.scorecards
    for number, path in enumerate(script.interviews):
        progress(number, len(script.interviews) + 1, f"Reading {path.name}")
        import_transcript(stage, path, release_id=release.id)
    _assess_as_of(stage, before, release, first)
    progress(len(script.interviews), len(script.interviews) + 1, "Rehearsing")
    play(stage, release, script.rehearsal, watch)
    analyse_waiting(stage, release.id)
    _confirm_certain_themes(stage, release)
    save_launch(stage, script.record)
    save_scorecard(stage, latest)
    assess_release(stage, release.id)
    progress(len(script.interviews) + 1, len(script.interviews) + 1, "")
    return release


def remove_sample(workspace: Workspace) -> int:
    """How many sample releases were deleted, with everything that belonged to them."""
    return samples.remove_sample(workspace.database)


def play(
    workspace: Workspace, release: Release, prepared: PreparedRehearsal, watch: Watch
) -> Sitting:
    """The rehearsal after every question was answered as prepared."""
    sitting = start_rehearsal(
        workspace,
        release.id,
        Course(
            panel=prepared.panel,
            pressure=prepared.pressure,
            length=prepared.length,
            seed=prepared.seed,
        ),
    )
    answers = cycle(prepared.answers)
    while sitting.rehearsal.state is not RehearsalState.ENDED:
        watch(sitting)
        if sitting.rehearsal.state is RehearsalState.ANSWERED:
            sitting = ask_next(workspace, sitting)
            continue
        probed = sitting.rehearsal.state is RehearsalState.PROBED
        words = _reply(workspace, sitting, prepared) if probed else next(answers)
        sitting = answer_question(workspace, sitting, _said(workspace, sitting, words))
    watch(sitting)
    return sitting


def _reply(workspace: Workspace, sitting: Sitting, prepared: PreparedRehearsal) -> str:
    """The first prepared reply that was not said in this turn yet, else the last one."""
    said = sitting.rehearsal.turns[-1].answer
    fresh = (each for each in prepared.replies if _said(workspace, sitting, each) not in said)
    return next(fresh, prepared.replies[-1])


def _said(workspace: Workspace, sitting: Sitting, answer: str) -> str:
    if answer != PREPARED:
        return answer
    asked = sitting.rehearsal.turns[-1].question.prompt_id
    prompt = next(each for each in workspace.bank.prompts if each.id == asked)
    return sample_answer(prompt, sitting.release, workspace.fact_keys)


def _stage(workspace: Workspace, now: datetime) -> Workspace:
    """The same workspace with ids and moments that follow from `now` alone."""
    numbers = count()
    ticks = count(1)

    def new_id() -> str:
        return uuid5(_FAMILY, f"{now.isoformat()} {next(numbers)}").hex

    def clock() -> datetime:
        # Half a minute passes between any two steps, as if somebody typed.
        return now + timedelta(seconds=30 * next(ticks)) - timedelta(hours=1)

    return replace(workspace, clock=clock, new_id=new_id)


def _assess_as_of(
    stage: Workspace, moment: datetime, release: Release, scorecard: Scorecard
) -> None:
    """An assessment of a week ago, so that the sample shows what moved."""
    earlier = replace(stage, clock=lambda: moment)
    first = list_transcripts(earlier, release.id)[-1]
    analyse_transcript(earlier, first.id)
    save_scorecard(earlier, scorecard)
    assess_release(earlier, release.id)


def _confirm_certain_themes(stage: Workspace, release: Release) -> None:
    for line in list_transcripts(stage, release.id):
        for coding in list_codings(stage, line.id):
            if (coding.confidence or 0) >= CONFIRMED_FROM:
                decide_coding(stage, coding, CodingStatus.ACCEPTED)
