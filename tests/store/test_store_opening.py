"""One opener at a time, the right settings on every connection, and private files."""

import os
import stat
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from greenroom.errors import StoreError, WorkspaceBusy
from greenroom.model.event import Answered
from greenroom.store import lock
from greenroom.store.backup import back_up
from greenroom.store.database import open_database
from greenroom.store.lock import LOCK_NAME, take_lock
from greenroom.store.rehearsals import append_event, load_events
from greenroom.store.releases import list_releases, save_release
from greenroom.store.settings import load_setting, save_setting
from store.builders_store import NOON, a_release, a_start

# What SQLite answers when asked for the settings the store promises.
SETTINGS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "secure_delete": 1,
    "cell_size_check": 1,
    "trusted_schema": 0,
    "temp_store": 2,
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
}


def test_the_bundled_sqlite_is_new_enough():
    assert dbapi2.sqlite_version_info >= (3, 51, 3)


def settings_of(session):
    return {name: session.execute(text(f"PRAGMA {name}")).scalar_one() for name in SETTINGS}


def test_every_connection_has_the_promised_settings(database):
    barrier = threading.Barrier(3)

    def read_settings(_):
        with database.reading() as session:
            session.execute(text("SELECT 1"))
            # All three hold a connection at once, so the pool cannot lend the same one.
            barrier.wait(10)
            return settings_of(session)

    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(read_settings, range(3)))
    with database.writing() as session:
        found.append(settings_of(session))
    assert found == [SETTINGS] * 4


def test_a_second_opening_names_the_holder(workspace):
    with open_database(workspace), pytest.raises(WorkspaceBusy) as caught:
        open_database(workspace)
    assert str(os.getpid()) in caught.value.message
    assert str(workspace) in caught.value.message
    assert caught.value.hint
    open_database(workspace).close()


def test_a_lock_without_a_readable_note_still_holds(tmp_path):
    held = take_lock(tmp_path)
    (tmp_path / LOCK_NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(WorkspaceBusy, match="already open in another Greenroom"):
        take_lock(tmp_path)
    held.release()
    held.release()
    take_lock(tmp_path).release()


def test_a_folder_that_cannot_lock_is_refused(tmp_path, monkeypatch):
    def refuse(_descriptor):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(lock, "_take", refuse)
    with pytest.raises(StoreError, match="cannot be locked") as caught:
        open_database(tmp_path)
    assert "local disk" in caught.value.hint


def test_a_closed_workspace_says_so_and_does_not_open_again(workspace):
    database = open_database(workspace)
    database.close()
    database.close()
    for step in (list_releases, lambda db: save_setting(db, "a", "b"), back_up):
        with pytest.raises(StoreError, match="is closed"):
            step(database)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are set the POSIX way")
def test_files_are_for_their_owner_only(tmp_path):
    folder = tmp_path / "workspace"
    before = os.umask(0)
    try:
        with open_database(folder) as database:
            save_release(database, a_release())
            back_up(database)
            paths = [folder, *folder.rglob("*")]
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in paths}
            kinds = {path.name: 0o700 if path.is_dir() else 0o600 for path in paths}
    finally:
        os.umask(before)
    assert modes == kinds
    assert len(modes) >= 6


def test_a_workspace_survives_odd_folder_names_and_a_change_of_folder(tmp_path, monkeypatch):
    name = "wörk %20 #1? 'a' & b"
    monkeypatch.chdir(tmp_path)
    with open_database(type(tmp_path)(name)) as database:
        monkeypatch.chdir("/")
        save_setting(database, "a", "b")
        assert load_setting(database, "a") == "b"
    assert (tmp_path / name / "greenroom.db").exists()


def test_writers_in_many_threads_lose_nothing(database):
    save_release(database, a_release())

    def rehearse(number):
        name = f"rehearsal-{number}"
        append_event(database, name, 0, a_start(name))
        for sequence in range(1, 11):
            append_event(database, name, sequence, Answered(NOON, f"{number} {sequence}"))
        return len(load_events(database, name))

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(rehearse, range(6))) == [11] * 6


def test_a_reader_does_not_wait_for_a_writer(database):
    save_setting(database, "a", "before")
    with database.writing() as session:
        session.execute(text("UPDATE setting SET value = 'after'"))
        with ThreadPoolExecutor(1) as pool:
            assert pool.submit(load_setting, database, "a").result(2) == "before"
    assert load_setting(database, "a") == "after"


def test_an_error_of_the_caller_rolls_back_and_passes_unchanged(database):
    save_setting(database, "a", "before")

    def fail_halfway():
        with database.writing() as session:
            session.execute(text("UPDATE setting SET value = 'after'"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert load_setting(database, "a") == "before"


def test_deleted_text_leaves_the_file(workspace):
    with open_database(workspace) as database:
        save_setting(database, "a", "canary" * 2000)
        with database.writing() as session:
            session.execute(text("DELETE FROM setting"))
    assert all(b"canarycanary" not in path.read_bytes() for path in workspace.iterdir())


def test_the_file_is_opened_by_the_bundled_sqlite(database):
    with database.reading() as session:
        version = session.execute(text("SELECT sqlite_version()")).scalar_one()
    assert version == dbapi2.sqlite_version
