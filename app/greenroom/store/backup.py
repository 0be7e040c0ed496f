"""Backups of a workspace: made while it is open, restored while it is closed."""

import shutil
from pathlib import Path

from greenroom.store.copies import (
    Backup,
    backups_of,
    copy_to_backups,
    create_private,
    discard_unfinished,
    flush_file,
    flush_folder,
    quarantine,
)
from greenroom.store.database import Database
from greenroom.store.faults import explained
from greenroom.store.inspect import OPENABLE, inspect_workspace, refusal_of
from greenroom.store.lock import take_lock
from greenroom.store.schema import FILE_NAME


def back_up(database: Database) -> Path:
    """The path of a new backup that was opened and checked in full; older ones are thinned.

    StoreError when it cannot be written or does not pass; earlier backups stay.
    """
    database.require_open()
    return copy_to_backups(database.path)


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Every backup of the workspace in that folder, newest first."""
    with explained(folder):
        return backups_of(folder)


def restore_backup(folder: Path, backup: Path) -> Path | None:
    """Put a backup in the place of the workspace file, which must not be open.

    Comes back with the path under which the replaced file was set aside, None when there was
    none; nothing is deleted. StoreError when the backup does not pass its check, WorkspaceBusy
    while the workspace is open; then nothing has changed.
    """
    path = folder / FILE_NAME
    with explained(folder):
        lock = take_lock(folder)
        try:
            # Checked again: a backup may have lain on a failing disk for months.
            state = inspect_workspace(backup, deep=True)
            if state not in OPENABLE:
                raise refusal_of(state, backup)
            return _put_in_place(path, backup)
        finally:
            lock.release()


def _put_in_place(path: Path, backup: Path) -> Path | None:
    # Everything that can fail for want of space happens before the old file is moved.
    unfinished = path.with_name(f"{path.name}.new")
    discard_unfinished(unfinished)
    create_private(unfinished)
    shutil.copyfile(backup, unfinished)
    flush_file(unfinished)
    aside = quarantine(path)
    unfinished.replace(path)
    flush_folder(path.parent)
    return aside
