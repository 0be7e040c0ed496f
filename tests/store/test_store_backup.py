"""Backups are checked, thinned, private, and come back; full disks and damage are said."""

import os
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from greenroom.errors import StoreError, WorkspaceBusy
from greenroom.store import copies
from greenroom.store.backup import back_up, list_backups, restore_backup
from greenroom.store.connection import connect
from greenroom.store.copies import BACKUP_FOLDER, kept
from greenroom.store.database import open_database
from greenroom.store.inspect import WorkspaceState, inspect_workspace
from greenroom.store.releases import list_releases, save_release
from greenroom.store.schema import FILE_NAME
from greenroom.store.transcripts import load_transcript, save_transcript
from store.builders_store import a_release, a_transcript

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def test_a_backup_is_whole_listed_and_opens_elsewhere(database, tmp_path):
    save_release(database, a_release())
    path = back_up(database)
    assert inspect_workspace(path, deep=True) is WorkspaceState.READY
    (listed,) = list_backups(database.folder)
    assert (listed.path, listed.size) == (path, path.stat().st_size)
    assert abs(listed.made_at - datetime.now(UTC)) < timedelta(minutes=1)
    other = tmp_path / "other"
    assert restore_backup(make(other), path) is None
    with open_database(other) as opened:
        assert list_releases(opened) == (a_release(),)


def make(folder):
    folder.mkdir()
    return folder


def test_only_files_named_like_backups_are_listed_newest_first(workspace):
    folder = make(workspace / BACKUP_FOLDER)
    names = [f"greenroom-2026030{day}-120000-000000.db" for day in (1, 3, 2)]
    for name in (*names, "greenroom-old.db", "notes.txt", "greenroom-20260304-120000-000000.part"):
        (folder / name).write_bytes(b"x")
    listed = [backup.path.name for backup in list_backups(workspace)]
    assert listed == sorted(names, reverse=True)
    assert list_backups(workspace / "nowhere") == ()


def test_four_hundred_days_of_backups_are_thinned_to_the_promised_numbers():
    daily = [NOW - timedelta(days=day, hours=1) for day in range(400)] + [NOW]
    stay = kept(daily, NOW)
    assert len(stay) == 3 + 12 + 10 + 9
    ages = sorted((NOW - moment).days for moment in stay)
    assert ages[:4] == [0, 0, 1, 2]
    assert ages[-1] > 300


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ([], 0),
        ([0, 1, 2, 3, 47], 5),
        ([49, 50, 51], 1),
        ([24 * 30, 24 * 30 + 1], 1),
    ],
)
def test_thinning_keeps_all_of_two_days_then_one_a_day(hours, expected):
    moments = [NOW - timedelta(hours=each) for each in hours]
    assert len(kept(moments, NOW)) == expected


def test_thinning_is_stable_and_never_takes_the_newest():
    stay = kept([NOW - timedelta(hours=7 * each) for each in range(1500)], NOW)
    assert kept(stay, NOW) <= stay
    assert NOW in stay


def test_making_a_backup_thins_the_older_ones(database):
    folder = make(database.folder / BACKUP_FOLDER)
    for hour in (1, 2, 3):
        (folder / f"greenroom-20200101-0{hour}0000-000000.db").write_bytes(b"old")
    newest = back_up(database)
    assert [backup.path.name for backup in list_backups(database.folder)] == [
        newest.name,
        "greenroom-20200101-030000-000000.db",
    ]


def test_a_backup_of_a_damaged_file_is_not_kept(workspace):
    with open_database(workspace) as database:
        save_release(database, a_release())
        with closing(connect(database.path, "rw")) as connection:
            connection.execute("PRAGMA foreign_keys=OFF")
            connection.execute("INSERT INTO draft VALUES ('nowhere', 'text')")
        with pytest.raises(StoreError, match="did not pass its check"):
            back_up(database)
    assert list((workspace / BACKUP_FOLDER).iterdir()) == []


def test_restoring_sets_the_damaged_file_aside_with_its_log(workspace):
    path = workspace / FILE_NAME
    with open_database(workspace) as database:
        save_release(database, a_release())
        backup = back_up(database)
    os.truncate(path, 9000)
    log = path.with_name(f"{FILE_NAME}-wal")
    log.write_bytes(b"a log that must not be replayed")
    damaged = path.read_bytes()
    aside = restore_backup(workspace, backup)
    assert aside.read_bytes() == damaged
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"a log that must not be replayed"
    assert not log.exists()
    with open_database(workspace) as database:
        assert list_releases(database) == (a_release(),)
    assert backup.exists()


def test_a_missing_file_can_be_restored(workspace):
    with open_database(workspace) as database:
        backup = back_up(database)
    (workspace / FILE_NAME).unlink()
    assert restore_backup(workspace, backup) is None
    open_database(workspace).close()


def test_nothing_changes_while_open_or_when_the_backup_is_no_good(workspace):
    path = workspace / FILE_NAME
    with open_database(workspace) as database:
        backup = back_up(database)
        with pytest.raises(WorkspaceBusy):
            restore_backup(workspace, backup)
    before = path.read_bytes()
    os.truncate(backup, 9000)
    with pytest.raises(StoreError, match="its end is missing"):
        restore_backup(workspace, backup)
    with pytest.raises(StoreError, match="There is no workspace at"):
        restore_backup(workspace, backup.with_name("none.db"))
    assert path.read_bytes() == before
    assert {each.name for each in workspace.iterdir()} == {
        FILE_NAME,
        "greenroom.lock",
        BACKUP_FOLDER,
    }


def test_a_disk_that_fills_during_a_backup_leaves_no_part_of_it(database, monkeypatch):
    def fill(_path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies, "flush_file", fill)
    with pytest.raises(StoreError, match="The disk is full") as caught:
        back_up(database)
    assert "Free some space" in caught.value.hint
    assert list((database.folder / BACKUP_FOLDER).iterdir()) == []


FILL = """
import resource, sys
from pathlib import Path
from greenroom.errors import StoreError
from greenroom.store.backup import back_up
from greenroom.store.database import open_database
from greenroom.store.settings import load_setting, save_setting
database = open_database(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
saved = 0
try:
    for number in range(1000):
        save_setting(database, f"key-{number}", f"canary {number} " * 500)
        saved += 1
except StoreError as error:
    print(saved, type(error).__name__, error)
for step in (lambda: load_setting(database, "key-0"), lambda: back_up(database)):
    try:
        print(str(step())[:8])
    except StoreError as error:
        print(type(error).__name__, error)
database.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits file sizes the POSIX way")
def test_a_full_disk_is_a_sentence_and_loses_nothing_that_was_confirmed(workspace):
    package = {"PYTHONPATH": str(Path(__file__).parents[2] / "app")}
    run = subprocess.run(
        [sys.executable, "-c", FILL, str(workspace)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **package},
    )
    failure, reading, _backup = run.stdout.splitlines()
    saved, kind, sentence = failure.split(" ", 2)
    assert int(saved) > 5
    assert kind == "StoreError"
    assert "disk" in sentence
    assert "canary" not in sentence
    assert "INSERT" not in sentence
    assert reading == "canary 0"
    with open_database(workspace) as database:
        with database.reading() as session:
            names = session.connection().exec_driver_sql("SELECT key FROM setting").scalars().all()
        assert {f"key-{number}" for number in range(int(saved))} <= set(names)
    assert inspect_workspace(workspace / FILE_NAME, deep=True) is WorkspaceState.READY


def test_a_large_interview_comes_back_equal(database):
    text = "\n".join(["We are worried about the rollback."] * 3000)
    template = a_transcript().utterances[1]
    utterances = tuple(
        type(template)(number, "Tove Ek", template.role, number * 35, number * 35 + 34)
        for number in range(3000)
    )
    transcript = a_transcript(release_id=None, text=text, utterances=utterances)
    save_transcript(database, transcript)
    assert load_transcript(database, "transcript-1") == transcript
