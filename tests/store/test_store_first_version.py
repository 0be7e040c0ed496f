"""A workspace of the first version opens, is backed up before, and loses nothing."""

import shutil
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import event as engine_events
from sqlalchemy import text

from greenroom.errors import StoreError
from greenroom.model.event import Answered, Hinted, Skipped, Started, TakenAway
from greenroom.model.rehearsal import Mode, Promise, RehearsalState
from greenroom.rehearsal.engine import replay
from greenroom.store import inspect, migration
from greenroom.store.analyses import load_analysis
from greenroom.store.assessments import list_assessments, list_decisions, load_scorecard
from greenroom.store.backup import list_backups, restore_backup
from greenroom.store.codings import list_codings
from greenroom.store.connection import connect, make_engine
from greenroom.store.database import open_database
from greenroom.store.debriefs import list_debriefs
from greenroom.store.exports import list_exports
from greenroom.store.inspect import WorkspaceState, inspect_workspace
from greenroom.store.migration import OWN_SCRIPTS, Scripts, upgrade_workspace
from greenroom.store.prompts import load_prompts, retired_prompts
from greenroom.store.rehearsals import (
    append_event,
    load_draft,
    load_events,
    unfinished_rehearsals,
)
from greenroom.store.releases import list_releases
from greenroom.store.schema import FILE_NAME, REVISIONS
from greenroom.store.settings import load_setting
from greenroom.store.take_aways import closed_take_aways
from greenroom.store.transcripts import load_transcript
from store.builders_first_version import EVENTS, a_first_workspace, rows
from store.builders_store import (
    NOON,
    a_coding,
    a_decision,
    a_release,
    a_scorecard,
    a_transcript,
    an_analysis,
    an_assessment,
    an_export,
)
from store.shapes import shape_of


@pytest.fixture
def first(tmp_path):
    """The folder of a filled workspace of the first version."""
    return a_first_workspace(tmp_path / "first").parent


def everything_in(path):
    """Table -> its rows, as they lie in the file."""
    with closing(connect(path, "ro")) as connection:
        return {
            table: connection.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2').fetchall()
            for table in rows()
        }


def test_the_first_step_still_makes_what_it_made(tmp_path, monkeypatch):
    written = make_engine(a_first_workspace(tmp_path / "first", filled=False))
    versions = tmp_path / "scripts" / "versions"
    versions.mkdir(parents=True)
    shutil.copy(OWN_SCRIPTS.folder / "env.py", versions.parent)
    shutil.copy(OWN_SCRIPTS.folder / "versions" / "v0001_first_tables.py", versions)
    monkeypatch.setattr(migration, "OWN_SCRIPTS", Scripts(versions.parent, REVISIONS[:1]))
    path = tmp_path / FILE_NAME
    # Only the last version passes for complete, so this one is made on purpose and not opened.
    monkeypatch.setattr(migration, "_check_complete", lambda _path: None)
    migration.create_workspace(path)
    made = make_engine(path)
    assert shape_of(made) == shape_of(written)
    made.dispose()
    written.dispose()


def test_an_upgraded_workspace_has_the_tables_of_a_new_one(first, workspace):
    open_database(first).close()
    upgraded, new = make_engine(first / FILE_NAME), make_engine(workspace / FILE_NAME)
    assert shape_of(upgraded) == shape_of(new)
    upgraded.dispose()
    new.dispose()


def test_it_opens_and_everything_reads_as_it_was_meant(first):
    path = first / FILE_NAME
    assert inspect_workspace(path, deep=True) is WorkspaceState.OLDER
    with open_database(first) as database:
        assert list_releases(database) == (a_release(),)
        assert load_transcript(database, "transcript-1") == a_transcript()
        assert load_analysis(database, "transcript-1") == an_analysis()
        assert list_codings(database, "transcript-1") == (a_coding(),)
        assert load_scorecard(database, "release-1") == a_scorecard()
        assert list_assessments(database, "release-1") == (an_assessment(),)
        assert list_decisions(database, "release-1") == (a_decision(),)
        assert list_exports(database) == (an_export(),)
        assert load_setting(database, "theme") == "dark"
        assert unfinished_rehearsals(database) == ("rehearsal-2",)
        assert load_draft(database, "rehearsal-2") == "Four min"
        rehearsal = replay(load_events(database, "rehearsal-1"))
        assert rehearsal.state is RehearsalState.ENDED
        assert rehearsal.plan.mode is Mode.PANEL
        assert rehearsal.turns[0].answer == "It goes back soon 😀."
        assert load_prompts(database) == ()
        assert retired_prompts(database) == frozenset()
        assert list_debriefs(database) == ()
        assert closed_take_aways(database, "release-1") == {}
    assert inspect_workspace(path, deep=True) is WorkspaceState.READY


def test_every_row_and_seal_is_the_one_that_was_there(first):
    path = first / FILE_NAME
    before = everything_in(path)
    assert [row[2] for row in before["event"]] == [name for name, _ in EVENTS] + ["Started"]
    open_database(first).close()
    after = everything_in(path)
    assert after["fact"] == [(*row, 0.0, "[]") for row in before["fact"]]
    # What a first version did not record of an export stays unsaid.
    assert after["export"] == [(*row, "", 0, "", "", None, "", "") for row in before["export"]]
    rest = {"fact": None, "export": None}
    assert {**after, **rest} == {**before, **rest}


def test_it_is_backed_up_before_and_the_backup_comes_back(first):
    before = everything_in(first / FILE_NAME)
    open_database(first).close()
    (backup,) = list_backups(first)
    assert inspect_workspace(backup.path, deep=True) is WorkspaceState.OLDER
    assert everything_in(backup.path) == before
    restore_backup(first, backup.path)
    assert everything_in(first / FILE_NAME) == before
    with open_database(first) as database:
        assert list_releases(database) == (a_release(),)
    assert len(list_backups(first)) == 2
    # An up-to-date workspace is opened as it is.
    open_database(first).close()
    assert len(list_backups(first)) == 2


def test_without_room_for_a_backup_it_stays_as_it_was(first):
    before = everything_in(first / FILE_NAME)
    (first / "backups").write_text("a file in the way")
    with pytest.raises(StoreError, match="is a file"):
        open_database(first)
    assert everything_in(first / FILE_NAME) == before
    assert inspect_workspace(first / FILE_NAME, deep=True) is WorkspaceState.OLDER


def test_a_rehearsal_begun_before_goes_on_with_the_new_events(first):
    promise = Promise("Tove Ek", NOON + timedelta(days=1), "Tove Ek brings it tomorrow.")
    with open_database(first) as database:
        for sequence, late in enumerate((Hinted(NOON), TakenAway(NOON, promise)), 1):
            append_event(database, "rehearsal-2", sequence, late)
        kinds = [type(each) for each in load_events(database, "rehearsal-2")]
        assert kinds == [Started, Hinted, TakenAway]


def test_the_rebuilt_tables_keep_their_rules(first):
    with open_database(first) as database:
        with pytest.raises(StoreError, match="breaks one of its rules"), database.writing() as one:
            one.execute(text("UPDATE event SET kind = 'Sung'"))
        with pytest.raises(StoreError, match="breaks one of its rules"), database.writing() as one:
            one.execute(text("UPDATE fact SET kind = 'song'"))
        with pytest.raises(StoreError, match="not in the workspace"):
            append_event(database, "nowhere", 1, Skipped(NOON))
        with database.writing() as one:
            one.execute(text("DELETE FROM release"))
    left = everything_in(first / FILE_NAME)
    assert {name for name, listed in left.items() if listed} == {"setting"}


def test_of_a_large_older_file_the_tables_it_has_are_checked(first, monkeypatch):
    monkeypatch.setattr(inspect, "QUICK_CHECK_BYTES", 1)
    assert inspect_workspace(first / FILE_NAME) is WorkspaceState.OLDER
    with open_database(first) as database, database.writing() as session:
        session.execute(text("DROP TABLE debrief"))
    assert inspect_workspace(first / FILE_NAME) is WorkspaceState.DAMAGED


class Stopped(Exception):
    """The statement that was to fail has come."""


def test_an_upgrade_that_fails_at_any_statement_leaves_the_file_as_it_was(first, monkeypatch):
    path = first / FILE_NAME
    before = everything_in(path)
    make = migration.make_engine
    left = [0]

    def count_down(*_):
        left[0] -= 1
        if left[0] < 0:
            raise Stopped

    def make_failing(*arguments, **options):
        engine = make(*arguments, **options)
        engine_events.listen(engine, "before_cursor_execute", count_down)
        return engine

    monkeypatch.setattr(migration, "make_engine", make_failing)
    # The backups of so many failures are not what is looked at here.
    monkeypatch.setattr(migration, "copy_to_backups", lambda source: source)
    for statements in range(200):
        left[0] = statements
        try:
            upgrade_workspace(path)
        except Stopped:
            assert everything_in(path) == before
            assert inspect_workspace(path, deep=True) is WorkspaceState.OLDER
        else:
            break
    assert statements > 20
    assert inspect_workspace(path, deep=True) is WorkspaceState.READY
    assert everything_in(path)["event"] == before["event"]


def test_an_answer_of_the_first_version_can_be_repeated(first):
    answered = Answered(NOON, "It goes back soon 😀.")
    with open_database(first) as database:
        append_event(database, "rehearsal-1", 2, answered)
        assert len(load_events(database, "rehearsal-1")) == len(EVENTS)
