"""The guard at the door: what a workspace file is, told before anything touches it.

The file is only read. Up to `QUICK_CHECK_BYTES` every page is checked at each opening; of a
larger file only the header, the size and the pages of the small tables are, and backups of any
size are checked in full (`deep`).
"""

import errno
import os
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from greenroom.errors import StoreError, WorkspaceBusy, WorkspaceNewer
from greenroom.store.connection import connect
from greenroom.store.faults import database_fault, error_name
from greenroom.store.schema import APPLICATION_ID, REVISIONS, SCHEMA_VERSION

QUICK_CHECK_BYTES = 32 * 1024 * 1024
"""Up to this size the whole file is checked at opening, which takes well under a second."""

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_INSPECT_SECONDS = 1.0
# Enough to know that releases and answers can be read, without reading every transcript.
# One row for each version, since a file of an earlier one lacks the tables of the later.
_SMALL_TABLES = (
    ("release", "fact", "rehearsal", "event", "draft", "scorecard", "decision"),
    ("own_prompt", "retired_prompt", "closed_take_away", "debrief"),
    ("own_theme", "forgotten_coding"),
)


class WorkspaceState(StrEnum):
    """What a workspace file turned out to be."""

    READY = "ready"
    OLDER = "older"
    MISSING = "missing"
    JOURNAL_ALONE = "journal alone"
    EMPTY = "empty"
    FOREIGN = "foreign"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    NEWER = "newer"
    LOCKED = "locked"
    READ_ONLY = "read-only"
    NO_ACCESS = "no access"


OPENABLE = (WorkspaceState.READY, WorkspaceState.OLDER)
"""The states that open, the second after a migration."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a state keeps the door shut; `message` is completed with the file's path."""

    error: type[StoreError]
    message: str
    hint: str


_KEPT = "The file was left exactly as it is."
_RESTORE = f"{_KEPT} Restore the newest backup, or choose another folder."
_RIGHTS = "Allow writing to the file and its folder, or choose another folder."

REFUSALS = {
    WorkspaceState.MISSING: Refusal(
        StoreError, "There is no workspace at {path}.", "Check the folder, or restore a backup."
    ),
    WorkspaceState.JOURNAL_ALONE: Refusal(
        StoreError,
        "The workspace {path} is gone, but its journal is still there.",
        "Put the file back beside its journal, restore a backup, or choose another folder.",
    ),
    WorkspaceState.EMPTY: Refusal(
        StoreError,
        "The workspace {path} is an empty file; its content was lost outside Greenroom.",
        _RESTORE,
    ),
    WorkspaceState.FOREIGN: Refusal(
        StoreError,
        "The file {path} is not a Greenroom workspace.",
        f"{_KEPT} Choose another folder, or move that file away.",
    ),
    WorkspaceState.TRUNCATED: Refusal(
        StoreError, "The workspace {path} is damaged: its end is missing.", _RESTORE
    ),
    WorkspaceState.DAMAGED: Refusal(
        StoreError, "The workspace {path} is damaged and cannot be used safely.", _RESTORE
    ),
    WorkspaceState.NEWER: Refusal(
        WorkspaceNewer,
        "The workspace {path} was written by a later version of Greenroom.",
        f"{_KEPT} Install the latest Greenroom and open it again.",
    ),
    WorkspaceState.LOCKED: Refusal(
        WorkspaceBusy,
        "Another program has locked the workspace {path}.",
        "Close the other program, for example a database viewer, and open it again.",
    ),
    WorkspaceState.READ_ONLY: Refusal(
        StoreError, "The workspace {path} is read-only, so nothing could be saved.", _RIGHTS
    ),
    WorkspaceState.NO_ACCESS: Refusal(
        StoreError, "The workspace {path} may not be opened by this user.", _RIGHTS
    ),
}
"""The sentence and the way out for every state that is neither ready nor older."""


def refusal_of(state: WorkspaceState, path: Path) -> StoreError:
    """The error to raise for a state that cannot be opened; KeyError for one that can."""
    refusal = REFUSALS[state]
    return refusal.error(refusal.message.format(path=path), refusal.hint)


def inspect_workspace(path: Path, *, deep: bool = False) -> WorkspaceState:
    """What the file at that path is; nothing is changed, whatever is found.

    `deep` checks every page, index and reference, as backups deserve. StoreError only for
    failures that say nothing about the file, such as a disk that does not answer.
    """
    shut = _look_at_file(path) or _look_at_header(path)
    return shut or _look_inside(path, deep=deep)


def _look_at_file(path: Path) -> WorkspaceState | None:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return WorkspaceState.JOURNAL_ALONE if _has_journal(path) else WorkspaceState.MISSING
    except PermissionError:
        return WorkspaceState.NO_ACCESS
    # A folder, a pipe or a device of that name is not ours to open.
    if not path.is_file():
        return WorkspaceState.FOREIGN
    if not _opens(path, os.O_RDONLY):
        return WorkspaceState.NO_ACCESS
    if not _opens(path, os.O_RDWR):
        return WorkspaceState.READ_ONLY
    return None if size else WorkspaceState.EMPTY


def _opens(path: Path, mode: int) -> bool:
    # Trying is the only sure test: os.access asks about another user where rights are lent.
    try:
        os.close(os.open(path, mode))
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return False
        raise
    return True


def _has_journal(path: Path) -> bool:
    """Whether a write-ahead log or journal holds anything: a new file would replay it."""
    journals = (path.with_name(path.name + suffix) for suffix in ("-wal", "-journal"))
    return any(journal.is_file() and journal.stat().st_size for journal in journals)


def _look_at_header(path: Path) -> WorkspaceState | None:
    """What the first 100 bytes say (https://www.sqlite.org/fileformat.html, section 1.3)."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    # A first sector of zeros is what a failing disk leaves, not what another program writes.
    if not any(header):
        return WorkspaceState.DAMAGED
    if not header.startswith(_MAGIC):
        return WorkspaceState.FOREIGN
    if len(header) < _HEADER_BYTES:
        return WorkspaceState.TRUNCATED
    # The mark is written before the file gets its name, so it never waits in the log.
    if _number(header, 68, 4) != APPLICATION_ID:
        return WorkspaceState.FOREIGN
    counted = _number(header, 24, 4) == _number(header, 92, 4)
    # The two bytes cannot hold 65,536, so the format writes that page size as 1.
    page = 65_536 if _number(header, 16, 2) == 1 else _number(header, 16, 2)
    expected = page * _number(header, 28, 4)
    # Until the log is copied back the file may rightly be shorter than it will be.
    if counted and not _has_journal(path) and path.stat().st_size < expected:
        return WorkspaceState.TRUNCATED
    return None


def _number(header: bytes, start: int, length: int) -> int:
    return int.from_bytes(header[start : start + length], "big")


def _look_inside(path: Path, *, deep: bool) -> WorkspaceState:
    try:
        # Reading only, so that closing does not copy the log into a file that may be damaged.
        with closing(connect(path, "ro", busy_seconds=_INSPECT_SECONDS)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA cell_size_check=ON")
            state = _read_version(connection)
            if state not in OPENABLE or _sound(connection, path, deep=deep):
                return state
            return WorkspaceState.DAMAGED
    except dbapi2.Error as error:
        return _state_of_error(error, path)


def _read_version(connection: Any) -> WorkspaceState:
    version = _version_of(connection)
    if version > SCHEMA_VERSION:
        return WorkspaceState.NEWER
    # A file with our mark was given a version in the same transaction.
    if version < 1:
        return WorkspaceState.DAMAGED
    # Two witnesses of the version must agree; a revision of the future is known by neither.
    revisions = [row[0] for row in connection.execute("SELECT version_num FROM alembic_version")]
    if any(revision not in REVISIONS for revision in revisions):
        return WorkspaceState.NEWER
    if revisions != [REVISIONS[version - 1]]:
        return WorkspaceState.DAMAGED
    return WorkspaceState.READY if version == SCHEMA_VERSION else WorkspaceState.OLDER


def _sound(connection: Any, path: Path, *, deep: bool) -> bool:
    if deep:
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        return broken is None and _says_ok(connection, "PRAGMA integrity_check(1)")
    if path.stat().st_size <= QUICK_CHECK_BYTES:
        return _says_ok(connection, "PRAGMA quick_check(1)")
    tables = chain.from_iterable(_SMALL_TABLES[: _version_of(connection)])
    return all(_says_ok(connection, f"PRAGMA quick_check('{table}')") for table in tables)


def _version_of(connection: Any) -> int:
    """The number of migrations the file says it has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _says_ok(connection: Any, check: str) -> bool:
    answer: list[tuple[str]] = connection.execute(check).fetchall()
    return answer == [("ok",)]


def _state_of_error(error: dbapi2.Error, path: Path) -> WorkspaceState:
    name = error_name(error)
    for prefix, state in (
        ("SQLITE_BUSY", WorkspaceState.LOCKED),
        ("SQLITE_LOCKED", WorkspaceState.LOCKED),
        ("SQLITE_READONLY", WorkspaceState.READ_ONLY),
        ("SQLITE_CANTOPEN", WorkspaceState.NO_ACCESS),
        ("SQLITE_PERM", WorkspaceState.NO_ACCESS),
        ("SQLITE_FULL", None),
        ("SQLITE_IOERR", None),
    ):
        if name.startswith(prefix):
            if state is None:
                raise database_fault(error, path.parent) from None
            return state
    # What is left speaks of the content: not a database, malformed, a table that is missing.
    return WorkspaceState.DAMAGED
