"""Every state of a workspace file is told apart, said in a sentence, and left untouched."""

import os
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2

from greenroom.errors import StoreError, WorkspaceBusy, WorkspaceNewer
from greenroom.store import inspect
from greenroom.store.connection import connect
from greenroom.store.copies import BACKUP_FOLDER
from greenroom.store.database import open_database
from greenroom.store.inspect import (
    OPENABLE,
    REFUSALS,
    WorkspaceState,
    inspect_workspace,
    refusal_of,
)
from greenroom.store.releases import list_releases, save_release
from greenroom.store.schema import FILE_NAME, SCHEMA_VERSION
from greenroom.store.transcripts import save_transcript
from store.builders_store import a_release, a_transcript

PAGE = 4096


def change(path, statement):
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute(statement)


def put(path, start, data):
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


def other_application(path):
    path.unlink()
    change(path, "CREATE TABLE note (text)")


SPOILERS = {
    "empty file": (WorkspaceState.EMPTY, lambda path: path.write_bytes(b"")),
    "a text": (WorkspaceState.FOREIGN, lambda path: path.write_text("Dear board,\n" * 900)),
    "a short text": (WorkspaceState.FOREIGN, lambda path: path.write_text("Hi")),
    "another database": (WorkspaceState.FOREIGN, other_application),
    "another mark": (
        WorkspaceState.FOREIGN,
        lambda path: change(path, "PRAGMA application_id=5"),
    ),
    "half the file": (
        WorkspaceState.TRUNCATED,
        lambda path: os.truncate(path, path.stat().st_size // 2),
    ),
    "a few bytes": (WorkspaceState.TRUNCATED, lambda path: os.truncate(path, 40)),
    "zeroed first page": (WorkspaceState.DAMAGED, lambda path: put(path, 0, bytes(PAGE))),
    "a page of noise": (WorkspaceState.DAMAGED, lambda path: put(path, PAGE, b"\xa5" * PAGE)),
    "no version": (WorkspaceState.DAMAGED, lambda path: change(path, "PRAGMA user_version=0")),
    "no revision": (
        WorkspaceState.DAMAGED,
        lambda path: change(path, "DELETE FROM alembic_version"),
    ),
    "no revision table": (
        WorkspaceState.DAMAGED,
        lambda path: change(path, "DROP TABLE alembic_version"),
    ),
    "a later version": (
        WorkspaceState.NEWER,
        lambda path: change(path, f"PRAGMA user_version={SCHEMA_VERSION + 1}"),
    ),
    "a later revision": (
        WorkspaceState.NEWER,
        lambda path: change(path, "UPDATE alembic_version SET version_num='9001'"),
    ),
}


@pytest.mark.parametrize(("state", "spoil"), SPOILERS.values(), ids=SPOILERS.keys())
def test_a_spoiled_file_is_refused_by_name_and_not_changed(workspace, state, spoil):
    path = workspace / FILE_NAME
    spoil(path)
    before = path.read_bytes()
    assert inspect_workspace(path) is state
    with pytest.raises(StoreError) as caught:
        open_database(workspace)
    assert caught.value.message == refusal_of(state, path).message
    assert str(path) in caught.value.message
    assert caught.value.hint
    assert path.read_bytes() == before
    # The lock is free again, so the next try finds the same and not itself.
    with pytest.raises(type(caught.value)):
        open_database(workspace)


def test_every_state_that_does_not_open_has_its_own_sentence():
    assert set(REFUSALS) == set(WorkspaceState) - set(OPENABLE)
    assert len({refusal.message for refusal in REFUSALS.values()}) == len(REFUSALS)
    assert REFUSALS[WorkspaceState.NEWER].error is WorkspaceNewer
    assert REFUSALS[WorkspaceState.LOCKED].error is WorkspaceBusy


def test_a_missing_file_is_made_unless_something_shows_that_work_is_lost(workspace):
    path = workspace / FILE_NAME
    path.unlink()
    assert inspect_workspace(path) is WorkspaceState.MISSING
    log = path.with_name(f"{FILE_NAME}-wal")
    log.write_bytes(b"frames of a file that was moved away")
    with pytest.raises(StoreError, match="its journal is still there"):
        open_database(workspace)
    log.unlink()
    backups = workspace / BACKUP_FOLDER
    backups.mkdir()
    backup = backups / "greenroom-20260304-120000-000000.db"
    backup.write_bytes(b"old")
    with pytest.raises(StoreError, match="backups of it are there"):
        open_database(workspace)
    assert not path.exists()
    backup.unlink()
    open_database(workspace).close()
    assert inspect_workspace(path) is WorkspaceState.READY


def test_what_a_killed_creation_left_is_cleared_away(tmp_path):
    folder = tmp_path / "workspace"
    folder.mkdir()
    for suffix in (".new", ".new-wal", ".new-shm", ".new-journal"):
        (folder / f"{FILE_NAME}{suffix}").write_bytes(b"half a file")
    with open_database(folder) as database:
        assert list_releases(database) == ()
    assert {path.name for path in folder.iterdir()} == {FILE_NAME, "greenroom.lock"}


def test_work_in_the_log_alone_is_neither_damage_nor_lost(workspace, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    with open_database(workspace) as database:
        save_release(database, a_release())
        # Copied while open, as a power cut leaves it: most of the content is in the log.
        for path in workspace.iterdir():
            (copy / path.name).write_bytes(path.read_bytes())
    assert inspect_workspace(copy / FILE_NAME) is WorkspaceState.READY
    with open_database(copy) as database:
        assert list_releases(database) == (a_release(),)


def test_a_file_another_program_has_locked_is_busy(workspace):
    path = workspace / FILE_NAME
    with closing(connect(path, "rw")) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("INSERT INTO setting VALUES ('a', 'b')")
        assert inspect_workspace(path) is WorkspaceState.LOCKED
        with pytest.raises(WorkspaceBusy, match="has locked the workspace"):
            open_database(workspace)


def test_a_folder_in_the_place_of_the_file_is_foreign(tmp_path):
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(StoreError, match="not a Greenroom workspace"):
        open_database(tmp_path)


def test_of_a_large_file_the_small_tables_are_checked(workspace, monkeypatch):
    path = workspace / FILE_NAME
    with open_database(workspace) as database:
        save_transcript(database, a_transcript(release_id=None))
    with closing(connect(path, "ro")) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_master").fetchall())
    monkeypatch.setattr(inspect, "QUICK_CHECK_BYTES", 1)
    put(path, (roots["utterance"] - 1) * PAGE, b"\xa5" * PAGE)
    assert inspect_workspace(path) is WorkspaceState.READY
    assert inspect_workspace(path, deep=True) is WorkspaceState.DAMAGED
    put(path, (roots["event"] - 1) * PAGE, b"\xa5" * PAGE)
    assert inspect_workspace(path) is WorkspaceState.DAMAGED


def test_a_lost_owner_is_found_by_the_full_check(workspace):
    path = workspace / FILE_NAME
    change(path, "INSERT INTO draft VALUES ('nowhere', 'text')")
    assert inspect_workspace(path) is WorkspaceState.READY
    assert inspect_workspace(path, deep=True) is WorkspaceState.DAMAGED


@pytest.mark.parametrize("place", ["a file", "a file above"])
def test_a_file_in_the_place_of_the_folder_is_said(tmp_path, place):
    file = tmp_path / "notes.txt"
    file.write_text("notes")
    with pytest.raises(StoreError, match="is a file, and the workspace needs a folder") as caught:
        open_database(file if place == "a file" else file / "workspace")
    assert caught.value.hint
    assert file.read_text() == "notes"


WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from greenroom.errors import StoreError
from greenroom.store.database import open_database
from greenroom.store.inspect import inspect_workspace
if os.geteuid() == 0:
    os.setuid(65534)
for folder in map(Path, sys.argv[1:]):
    try:
        open_database(folder)
    except StoreError as error:
        print(inspect_workspace(folder / "greenroom.db").name, type(error).__name__, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights are set the POSIX way")
def test_missing_rights_are_said_and_nothing_is_written(empty_workspace):
    # Not under tmp_path: its folders are closed to the user this test turns into.
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folders = {}
        for name, folder_mode, file_mode in (
            ("closed folder", 0o555, 0o444),
            ("read-only file", 0o777, 0o444),
            ("closed file", 0o777, 0o000),
        ):
            folders[name] = Path(place, name)
            folders[name].mkdir()
            file = folders[name] / FILE_NAME
            file.write_bytes(empty_workspace.read_bytes())
            file.chmod(file_mode)
            folders[name].chmod(folder_mode)
        nowhere = folders["closed folder"] / "new"
        run = subprocess.run(
            [sys.executable, "-c", WITHOUT_RIGHTS, *folders.values(), nowhere],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "app")},
        )
        for folder in folders.values():
            folder.chmod(0o755)
    closed, read_only, no_access, missing = run.stdout.splitlines()
    assert closed.startswith("READ_ONLY StoreError")
    assert "may not be opened or written" in closed
    assert read_only.startswith("READ_ONLY StoreError")
    assert "is read-only" in read_only
    assert no_access.startswith("NO_ACCESS StoreError")
    assert "may not be opened by this user" in no_access
    assert missing.startswith("MISSING StoreError")
    assert all("folder" in line for line in (closed, read_only, no_access, missing))


def test_a_table_that_vanished_while_open_is_a_sentence(database):
    with database.writing() as session:
        session.execute(text("DROP TABLE fact"))
    with pytest.raises(StoreError) as caught:
        save_release(database, a_release(summary="canary words"))
    assert "canary" not in str(caught.value)
    assert "INSERT" not in str(caught.value)
