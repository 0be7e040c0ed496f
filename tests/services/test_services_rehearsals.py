"""Rehearsing through the corridor: every step is stored before it is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import a_release
from greenroom.errors import InputError, RehearsalError
from greenroom.model.event import Ended
from greenroom.model.rehearsal import (
    Pressure,
    RehearsalState,
)
from greenroom.services.analyses import analyse_waiting, read_release
from greenroom.services.minutes import keep_missing_minutes
from greenroom.services.rehearsals import (
    Course,
    finished_rehearsals,
    load_draft,
    pause_rehearsal,
    resume_rehearsal,
    save_draft,
    start_rehearsal,
    unfinished_rehearsals,
)
from greenroom.services.releases import save_release
from greenroom.services.sitting import Sitting
from greenroom.services.take_aways import open_take_aways
from greenroom.services.transcripts import list_transcripts
from greenroom.services.turns import answer_question, ask_next, end_rehearsal, skip_question
from greenroom.services.workspace import Workspace, workspace_at
from greenroom.store import rehearsals

WEAK = "It should be fine, the team will handle it pretty quickly."
STRONG = "Yes. Priya Nair owns it: the drill on 12 May took 4 minutes, see run log 88."


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        save_release(opened, a_release())
        yield opened


def begin(workspace: Workspace, *, length: int = 2, seed: int = 1) -> Sitting:
    course = Course(pressure=Pressure.WALK_THROUGH, length=length, seed=seed)
    return start_rehearsal(workspace, "tidewater", course)


def test_a_weak_answer_is_followed_up_in_the_users_own_words(workspace: Workspace) -> None:
    sitting = answer_question(workspace, begin(workspace), WEAK)
    probe = sitting.rehearsal.turns[-1].open_probe
    assert sitting.rehearsal.state is RehearsalState.PROBED
    assert probe is not None
    assert probe.quote in WEAK
    assert probe.quote in probe.text


def test_what_is_shown_is_what_is_stored(workspace: Workspace) -> None:
    sitting = answer_question(workspace, begin(workspace), WEAK)
    again = unfinished_rehearsals(workspace)[0]
    assert again == sitting
    paused = pause_rehearsal(workspace, sitting)
    assert paused.rehearsal.state is RehearsalState.PAUSED
    resumed = resume_rehearsal(workspace, paused.rehearsal.id)
    assert resumed.rehearsal.turns == sitting.rehearsal.turns
    assert resumed.rehearsal.state is RehearsalState.PROBED


def test_the_same_seed_asks_the_same_questions(workspace: Workspace) -> None:
    asked = []
    for _ in range(2):
        sitting = begin(workspace, length=6, seed=42)
        while sitting.rehearsal.state is not RehearsalState.ENDED:
            sitting = ask_next(workspace, skip_question(workspace, sitting))
        asked.append([turn.question for turn in sitting.rehearsal.turns])
    assert asked[0] == asked[1]
    assert len({question.prompt_id for question in asked[0]}) == 6


def test_a_draft_lives_until_its_answer_is_sent(workspace: Workspace) -> None:
    sitting = begin(workspace)
    save_draft(workspace, sitting.rehearsal.id, "It should be")
    assert load_draft(workspace, sitting.rehearsal.id) == "It should be"
    answer_question(workspace, sitting, STRONG)
    assert load_draft(workspace, sitting.rehearsal.id) == ""


def test_an_empty_answer_changes_nothing(workspace: Workspace) -> None:
    sitting = begin(workspace)
    with pytest.raises(RehearsalError):
        answer_question(workspace, sitting, "  \n")
    assert unfinished_rehearsals(workspace)[0] == sitting


def test_a_finished_rehearsal_is_a_transcript_once(workspace: Workspace) -> None:
    sitting = end_rehearsal(workspace, answer_question(workspace, begin(workspace), STRONG))
    assert finished_rehearsals(workspace, "tidewater") == (sitting.rehearsal,)
    assert len(list_transcripts(workspace, "tidewater")) == 1
    assert keep_missing_minutes(workspace) == 0


def test_a_transcript_cut_off_by_a_crash_is_made_up_for(workspace: Workspace) -> None:
    sitting = answer_question(workspace, begin(workspace), STRONG)
    # Killed after the last event and before the transcript.
    ended = Ended(workspace.clock())
    rehearsals.append_event(workspace.database, sitting.rehearsal.id, sitting.events, ended)
    assert list_transcripts(workspace, "tidewater") == ()
    assert keep_missing_minutes(workspace) == 1
    assert len(list_transcripts(workspace, "tidewater")) == 1


def test_a_rehearsal_without_an_answer_leaves_no_transcript(workspace: Workspace) -> None:
    end_rehearsal(workspace, begin(workspace))
    assert list_transcripts(workspace, "tidewater") == ()


def test_a_promise_with_owner_and_date_becomes_an_open_action(workspace: Workspace) -> None:
    promise = "I don't have that number. Lena Vogt sends it to the board by Wednesday 17:00."
    end_rehearsal(workspace, answer_question(workspace, begin(workspace), promise))
    owed = open_take_aways(workspace, a_release())
    assert len(owed) == 1
    assert "Lena Vogt" in owed[0].text


def test_practice_never_counts_as_an_interview(workspace: Workspace) -> None:
    end_rehearsal(workspace, answer_question(workspace, begin(workspace), STRONG))
    analyse_waiting(workspace)
    reading = read_release(workspace, "tidewater")
    assert reading.interviews is None
    assert reading.rehearsals is not None


@pytest.mark.parametrize(
    ("panel", "length"), [("nobody", 8), ("full_board", 0), ("full_board", 99)]
)
def test_a_rehearsal_that_cannot_be_is_refused(
    workspace: Workspace, panel: str, length: int
) -> None:
    with pytest.raises(InputError):
        start_rehearsal(workspace, "tidewater", Course(panel=panel, length=length))
    assert unfinished_rehearsals(workspace) == ()
