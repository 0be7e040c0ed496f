"""Every failure of disk or database as one sentence with a way out, in one place.

Messages never hold SQL, parameters or stored text; the short SQLite name (`SQLITE_FULL`) is
given for those who search for it.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlcipher3 import dbapi2

from greenroom.errors import StoreError, WorkspaceBusy

RESTORE_HINT = "Nothing was changed. Restore the newest backup; the damaged file is kept aside."
_LOCAL_HINT = "Check that the disk has room and is connected, then do it again."
_WRITABLE_HINT = "Allow writing to the folder, or choose another folder for the workspace."
_SPACE_HINT = "Free some space and do it again; everything saved before is still there."
_BELONGS_HINT = "It may just have been deleted; reload the list and try again."

# The first prefix that fits decides, so narrower names stand before wider ones.
_DATABASE_FAULTS = (
    ("SQLITE_FULL", "The disk is full, so nothing was saved in {folder}.", _SPACE_HINT),
    ("SQLITE_IOERR", "The disk refused to read or write in {folder}.", _LOCAL_HINT),
    ("SQLITE_READONLY", "The workspace in {folder} may not be written.", _WRITABLE_HINT),
    ("SQLITE_CANTOPEN", "The workspace file in {folder} cannot be opened.", _WRITABLE_HINT),
    ("SQLITE_PERM", "The workspace file in {folder} cannot be opened.", _WRITABLE_HINT),
    ("SQLITE_CORRUPT", "The workspace in {folder} is damaged.", RESTORE_HINT),
    ("SQLITE_NOTADB", "The workspace in {folder} is damaged.", RESTORE_HINT),
    (
        "SQLITE_CONSTRAINT_FOREIGNKEY",
        "This belongs to something that is not in the workspace in {folder}.",
        _BELONGS_HINT,
    ),
    (
        "SQLITE_CONSTRAINT",
        "The workspace in {folder} refused this because it breaks one of its rules.",
        "Nothing was saved; reload and try again.",
    ),
    (
        "SQLITE_TOOBIG",
        "This text is too long for the workspace in {folder}.",
        "Split it into parts.",
    ),
)
# Both mean that somebody else has the file, here or in another process.
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_RIGHT = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_FOLDER = (errno.ENOTDIR, errno.EEXIST, errno.EISDIR)


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn failures of disk and database inside the block into StoreError sentences."""
    # `from None` throughout: the original errors quote statements, values or stored text.
    try:
        yield
    except DBAPIError as error:
        raise database_fault(error.orig, folder) from None
    except dbapi2.Error as error:
        raise database_fault(error, folder) from None
    except PoolTimeout:
        raise _busy(folder, "") from None
    except OSError as error:
        raise disk_fault(error, folder) from None
    except UnicodeEncodeError:
        raise StoreError(
            "The text holds half a character (a lone surrogate), so nothing was saved.",
            "Remove the broken character, often a damaged emoji, and save again.",
        ) from None
    except OverflowError:
        raise StoreError(
            "A number is too large to be stored, so nothing was saved.",
            "Check the times and figures and save again.",
        ) from None


def database_fault(error: BaseException | None, folder: Path) -> StoreError:
    """The sentence for an error of the database driver."""
    name = error_name(error)
    if name.startswith(_BUSY):
        return _busy(folder, name)
    for prefix, message, hint in _DATABASE_FAULTS:
        if name.startswith(prefix):
            return StoreError(f"{message.format(folder=folder)} ({name})", hint)
    message = f"The workspace in {folder} could not be read or written."
    return StoreError(f"{message} ({name})" if name else message, _LOCAL_HINT)


def error_name(error: BaseException | None) -> str:
    """SQLite's name for the error, such as `SQLITE_FULL`; empty when the driver gives none."""
    name = str(getattr(error, "sqlite_errorname", "") or "")
    # The driver knows only the short names; this one is worth telling apart by its text.
    if name == "SQLITE_CONSTRAINT" and "FOREIGN KEY" in str(error):
        return f"{name}_FOREIGNKEY"
    return name


def disk_fault(error: OSError, folder: Path) -> StoreError:
    """The sentence for an error of the operating system, about the folder or its file."""
    # Some errors, such as a full disk while writing, do not say which file it was.
    where = error.filename or folder
    if error.errno in _NO_SPACE:
        return StoreError(f"The disk is full, so nothing was saved in {folder}.", _SPACE_HINT)
    if error.errno in _NO_RIGHT:
        return StoreError(f"{where} may not be opened or written.", _WRITABLE_HINT)
    if error.errno in _NO_FOLDER:
        return StoreError(
            f"{where} is a file, and the workspace needs a folder there.",
            "Choose another folder for the workspace, or move the file away.",
        )
    reason = error.strerror or type(error).__name__
    return StoreError(f"{where} cannot be used: {reason}.", _LOCAL_HINT)


def _busy(folder: Path, name: str) -> WorkspaceBusy:
    suffix = f" ({name})" if name else ""
    return WorkspaceBusy(
        f"Another program is using the workspace in {folder}, so nothing was saved.{suffix}",
        "Close the other program, or wait a moment, and do it again.",
    )
