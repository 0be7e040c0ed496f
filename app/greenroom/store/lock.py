"""One Greenroom per workspace: a lock file kept open for as long as the workspace is.

The operating system holds the lock and frees it when its process ends, however it ends, so a
killed program leaves nothing to clean up. The text in the file only serves the message.
"""

import contextlib
import errno
import os
import socket
import sys
from pathlib import Path

from greenroom.errors import StoreError, WorkspaceBusy

LOCK_NAME = "greenroom.lock"

# What the two systems report when another process holds the lock.
_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)

if sys.platform == "win32":
    import msvcrt

    # Windows forbids others to read locked bytes, so the locked byte lies far behind the text.
    _LOCKED_BYTE = 1 << 20

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        # Not lockf: its locks are lost as soon as this process closes any handle of the file.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


# Only the open descriptor holds the lock; the operating system closes it with the process.
class WorkspaceLock:
    """A held lock; `release` gives it back and may be called again."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Give the workspace back. The file stays: removing it would race with the next."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def take_lock(folder: Path) -> WorkspaceLock:
    """Hold the workspace in that folder.

    WorkspaceBusy, naming the holder, when another Greenroom (or another window of this
    one) has it; StoreError when the folder's file system cannot lock; OSError when the lock
    file cannot be opened.
    """
    path = folder / LOCK_NAME
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor)
    except OSError as error:
        os.close(descriptor)
        raise _refusal(error, path) from None
    _sign(descriptor)
    return WorkspaceLock(descriptor)


def _refusal(error: OSError, path: Path) -> StoreError:
    if error.errno in _TAKEN:
        return WorkspaceBusy(
            f"The workspace in {path.parent} is already open in {_holder(path)}.",
            "Use that window, or close it first.",
        )
    return StoreError(
        f"The folder {path.parent} cannot be locked, so it is not safe for a workspace.",
        "Keep the workspace on a local disk, not on a network drive.",
    )


def _holder(path: Path) -> str:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    # The holder may be between taking the lock and signing, or its disk was full.
    if len(lines) < 2:
        return "another Greenroom"
    return f"another Greenroom (process {lines[0]} on {lines[1]})"


def _sign(descriptor: int) -> None:
    # On a full disk the note cannot be written; the lock holds and reading must stay possible.
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{os.getpid()}\n{socket.gethostname()}\n".encode())
