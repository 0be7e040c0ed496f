"""Failures of disk and database leave as sentences that tell nothing confidential."""

import errno
from pathlib import Path

import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlcipher3 import dbapi2

from greenroom.errors import StoreError, WorkspaceBusy
from greenroom.model.event import Paused
from greenroom.store.codec import columns_of, decode_event, encode, seal_of
from greenroom.store.faults import explained
from greenroom.store.tables import SettingRow
from store.builders_store import NOON, a_release

FOLDER = Path("workspace")


class DriverError(dbapi2.OperationalError):
    """An error as the driver raises it, with SQLite's name."""

    def __init__(self, name, message="near 'canary': syntax error"):
        super().__init__(message)
        self.sqlite_errorname = name


def told(error):
    with pytest.raises(StoreError) as caught, explained(FOLDER):
        raise error
    assert str(FOLDER) in caught.value.message
    assert caught.value.hint
    assert "canary" not in str(caught.value)
    assert caught.value.__suppress_context__
    return caught.value


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "The disk is full"),
        ("SQLITE_IOERR_WRITE", "The disk refused"),
        ("SQLITE_READONLY", "may not be written"),
        ("SQLITE_CANTOPEN", "cannot be opened"),
        ("SQLITE_PERM", "cannot be opened"),
        ("SQLITE_CORRUPT", "is damaged"),
        ("SQLITE_NOTADB", "is damaged"),
        ("SQLITE_CONSTRAINT", "breaks one of its rules"),
        ("SQLITE_TOOBIG", "too long"),
        ("SQLITE_ERROR", "could not be read or written"),
    ],
)
def test_each_database_error_has_its_sentence_and_its_name(name, words):
    error = told(DriverError(name))
    assert words in error.message
    assert name in error.message


def test_an_error_without_a_name_is_still_a_sentence():
    assert told(DriverError("")).message.endswith("could not be read or written.")


def test_a_lost_owner_is_told_from_other_rules():
    error = told(DriverError("SQLITE_CONSTRAINT", "FOREIGN KEY constraint failed"))
    assert "belongs to something that is not in the workspace" in error.message


@pytest.mark.parametrize(
    "error", [DriverError("SQLITE_BUSY"), DriverError("SQLITE_LOCKED"), PoolTimeout("canary")]
)
def test_a_workspace_in_use_is_busy(error):
    assert isinstance(told(error), WorkspaceBusy)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EDQUOT, "The disk is full"),
        (errno.EACCES, "may not be opened or written"),
        (errno.EROFS, "may not be opened or written"),
        (errno.ENOTDIR, "needs a folder there"),
        (errno.EIO, "cannot be used: Input"),
    ],
)
def test_each_error_of_the_system_has_its_sentence(number, words):
    assert words in told(OSError(number, "Input/output error")).message


def test_other_errors_are_bugs_and_pass_unchanged():
    with pytest.raises(KeyError), explained(FOLDER):
        raise KeyError("bug")


def test_a_row_shows_nothing_of_its_content():
    row = SettingRow(key="key", value="canary")
    assert f"{row} {row!r}" == "<SettingRow> <SettingRow>"


def test_an_event_of_an_unknown_name_is_damage():
    payload = encode(Paused(NOON))
    with pytest.raises(StoreError, match="damage"):
        decode_event("Vanished", payload, seal_of(payload))


def test_plain_columns_hold_nothing_but_text_numbers_and_lists():
    columns = columns_of(a_release())
    assert columns["type"] == "normal"
    assert type(columns["type"]) is str
    assert columns["window"]["start"] == "2026-03-04T12:00:00Z"
