"""Own and retired prompts, closed take-aways and debriefs come back as they were saved."""

from dataclasses import replace
from datetime import timedelta, timezone
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from sqlalchemy import text

from greenroom.errors import StoreError
from greenroom.store.debriefs import delete_debrief, list_debriefs, save_debrief
from greenroom.store.prompts import (
    delete_prompt,
    load_prompts,
    restore_prompt,
    retire_prompt,
    retired_prompts,
    save_prompt,
)
from greenroom.store.releases import save_release
from greenroom.store.take_aways import close_take_away, closed_take_aways, reopen_take_away
from store.builders_store import (
    NOON,
    a_debrief,
    a_prompt,
    a_release,
    debriefs,
    moments,
    prompts,
    words,
)

EXAMPLES = settings(max_examples=40, deadline=None)


@EXAMPLES
@given(prompt=prompts)
def test_a_prompt_comes_back_equal(shared_database, prompt):
    save_prompt(shared_database, prompt)
    assert load_prompts(shared_database) == (prompt,)


def test_prompts_keep_their_place_when_edited_and_leave_when_deleted(database):
    for name in ("a", "b", "c"):
        save_prompt(database, a_prompt(name))
    edited = a_prompt("a", text="How slowly?", came_up=2)
    save_prompt(database, edited)
    assert load_prompts(database) == (edited, a_prompt("b"), a_prompt("c"))
    for _ in range(2):
        delete_prompt(database, "b")
    assert load_prompts(database) == (edited, a_prompt("c"))


def test_a_prompt_with_probes_that_cannot_be_changed_is_saved_too(database):
    prompt = a_prompt(probes=MappingProxyType({"no number": ("How many?",)}))
    save_prompt(database, prompt)
    assert load_prompts(database) == (replace(prompt, probes={"no number": ("How many?",)}),)


def test_prompts_are_retired_and_restored_whether_own_or_shipped(database):
    save_prompt(database, a_prompt())
    for name in ("own-1", "rollback-1", "own-1"):
        retire_prompt(database, name)
    assert retired_prompts(database) == {"own-1", "rollback-1"}
    # Retired is not deleted: the text stays, to be restored or exported.
    assert load_prompts(database) == (a_prompt(),)
    for _ in range(2):
        restore_prompt(database, "own-1")
    assert retired_prompts(database) == {"rollback-1"}


@EXAMPLES
@given(debrief=debriefs)
def test_a_debrief_comes_back_equal(shared_database, debrief):
    save_release(shared_database, a_release())
    save_debrief(shared_database, debrief)
    assert list_debriefs(shared_database) == (debrief,)
    assert list_debriefs(shared_database, "release-1") == (debrief,)


def test_debriefs_are_listed_by_meeting_and_can_be_completed_and_deleted(database):
    for name in ("release-1", "release-2"):
        save_release(database, a_release(name))
    late = a_debrief("late", at=NOON + timedelta(hours=2))
    early = a_debrief("early")
    elsewhere = a_debrief("elsewhere", release_id="release-2", at=NOON + timedelta(hours=1))
    for debrief in (late, early, elsewhere):
        save_debrief(database, debrief)
    assert list_debriefs(database) == (early, elsewhere, late)
    completed = replace(early, asked=(), note="Nobody asked.")
    save_debrief(database, completed)
    assert list_debriefs(database, "release-1") == (completed, late)
    for _ in range(2):
        delete_debrief(database, "late")
    assert list_debriefs(database) == (completed, elsewhere)


@EXAMPLES
@given(at=moments, answer=words)
def test_a_closed_take_away_comes_back_equal(shared_database, at, answer):
    save_release(shared_database, a_release())
    close_take_away(shared_database, "rehearsal-1/0", "release-1", at, answer)
    assert closed_take_aways(shared_database, "release-1") == {"rehearsal-1/0": (at, answer)}


def test_take_aways_are_closed_again_reopened_and_listed_in_order(database):
    for name in ("release-1", "release-2"):
        save_release(database, a_release(name))
    # Early in Tokyo comes before noon in Greenwich, whatever the clocks on the wall say.
    tokyo = NOON.replace(tzinfo=timezone(timedelta(hours=9)))
    for name, at in (("r/0", NOON), ("r/2", tokyo), ("r/1", NOON)):
        close_take_away(database, name, "release-1", at, "Four minutes.")
    close_take_away(database, "other/0", "release-2", NOON, "Yes.")
    closed = closed_take_aways(database, "release-1")
    assert list(closed) == ["r/2", "r/0", "r/1"]
    assert closed["r/2"].at == tokyo
    close_take_away(database, "r/0", "release-1", NOON, "Three minutes.")
    assert closed_take_aways(database, "release-1")["r/0"].answer == "Three minutes."
    for _ in range(2):
        reopen_take_away(database, "r/0")
    assert list(closed_take_aways(database, "release-1")) == ["r/2", "r/1"]
    assert closed_take_aways(database, "nowhere") == {}


def test_what_belongs_to_no_release_is_refused(database):
    with pytest.raises(StoreError, match="not in the workspace"):
        save_debrief(database, a_debrief())
    with pytest.raises(StoreError, match="not in the workspace"):
        close_take_away(database, "r/0", "release-1", NOON, "Yes.")


def test_a_moment_that_makes_no_sense_is_damage(database):
    save_release(database, a_release())
    close_take_away(database, "r/0", "release-1", NOON, "Yes.")
    with database.writing() as session:
        session.execute(text("UPDATE closed_take_away SET at = 'yesterday'"))
    with pytest.raises(StoreError, match=r"entry \(closing\) is damaged"):
        closed_take_aways(database, "release-1")
