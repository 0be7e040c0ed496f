"""Whole-file copies of a workspace: verified when made, dated, thinned, and never overwritten.

Works on closed and open workspaces alike, without knowing about either.
"""

import os
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from greenroom.errors import StoreError
from greenroom.store.connection import connect
from greenroom.store.faults import explained
from greenroom.store.inspect import OPENABLE, inspect_workspace

BACKUP_FOLDER = "backups"
KEEP_ALL = timedelta(days=2)
KEEP_DAILY, KEEP_WEEKLY, KEEP_MONTHLY = 12, 10, 9

_STAMP = "%Y%m%d-%H%M%S-%f"
_PREFIX = "greenroom-"
_SIDE_FILES = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, the UTC moment it was made, and its size in bytes."""

    path: Path
    made_at: datetime
    size: int


def copy_to_backups(source: Path) -> Path:
    """The path of a new verified backup of the workspace file, after thinning the older ones.

    StoreError when it cannot be written or does not pass the full check; then no file of it
    stays behind.
    """
    folder = source.parent / BACKUP_FOLDER
    target = folder / f"{_PREFIX}{datetime.now(UTC).strftime(_STAMP)}.db"
    # Under another name until it is whole and checked, so a list never shows half a backup.
    unfinished = target.with_suffix(".part")
    with explained(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        try:
            _copy_checked(source, unfinished)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
        flush_folder(folder)
        _thin(folder)
    return target


def _copy_checked(source: Path, target: Path) -> None:
    create_private(target)
    with closing(connect(source, "rw")) as connection:
        # VACUUM INTO leaves out deleted text and sees one moment, also while others write.
        connection.execute("VACUUM INTO ?", (str(target),))
    flush_file(target)
    if inspect_workspace(target, deep=True) not in OPENABLE:
        raise StoreError(
            f"The backup of {source} did not pass its check, so it was not kept.",
            "Earlier backups are still there. Check the disk, then back up again.",
        )


def backups_of(folder: Path) -> tuple[Backup, ...]:
    """Every backup in a workspace folder, newest first; files of other names are passed over."""
    found = (_backup_at(path) for path in (folder / BACKUP_FOLDER).glob(f"{_PREFIX}*.db"))
    return tuple(sorted((each for each in found if each), key=_moment, reverse=True))


def _moment(backup: Backup) -> datetime:
    return backup.made_at


def _backup_at(path: Path) -> Backup | None:
    try:
        made_at = datetime.strptime(path.stem.removeprefix(_PREFIX), _STAMP)
    except ValueError:
        return None
    return Backup(path, made_at.replace(tzinfo=UTC), path.stat().st_size)


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The moments whose backups stay: all of two days, then 12 days, 10 weeks and 9 months.

    Each older backup is kept as the newest of its day while days are left to fill, else of
    its week, else of its month (the thinning Anki uses).
    """
    stay: set[datetime] = set()
    left = [KEEP_DAILY, KEEP_WEEKLY, KEEP_MONTHLY]
    last: tuple[object, ...] = (None, None, None)
    for moment in sorted(moments, reverse=True):
        periods = (moment.date(), moment.isocalendar()[:2], (moment.year, moment.month))
        # Young ones count as the newest of their periods, but use up no place.
        if now - moment < KEEP_ALL:
            stay.add(moment)
            last = periods
            continue
        # The finest kind with a place left decides alone: kept if new in it, else let go.
        for rank, (period, previous) in enumerate(zip(periods, last, strict=True)):
            if left[rank]:
                if period != previous:
                    stay.add(moment)
                    left[rank] -= 1
                    last = periods
                break
    return frozenset(stay)


def _thin(folder: Path) -> None:
    backups = backups_of(folder.parent)
    # Judged by the moment in the name: copying a folder about changes the files' own times.
    stay = kept((backup.made_at for backup in backups), datetime.now(UTC))
    for backup in backups:
        if backup.made_at not in stay:
            backup.path.unlink()


def quarantine(path: Path) -> Path | None:
    """Move a workspace file and its side files out of the way, whole; None if there was none."""
    stamp = datetime.now(UTC).strftime(_STAMP)
    aside = path.with_name(f"{path.stem}-set-aside-{stamp}{path.suffix}")
    # The side files first: a log without its file is refused, a file without its log is not.
    for suffix in (*_SIDE_FILES, ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside if aside.exists() else None


def discard_unfinished(path: Path) -> None:
    """Remove what an interrupted creation or restore left; a stale log would be replayed."""
    discard_side_files(path)
    path.unlink(missing_ok=True)


def discard_side_files(path: Path) -> None:
    """Remove the log and index beside a file that nobody has open and that needs neither."""
    for suffix in _SIDE_FILES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def create_private(path: Path) -> None:
    """Create an empty file that only its owner can read; FileExistsError if it is there."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def flush_file(path: Path) -> None:
    """Return when the file's content is on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Return when new and renamed names in the folder are on the disk."""
    # Windows cannot open folders; it writes names through its own journal.
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
