"""Putting a finished document on disk: whole or not at all, and never over a file by surprise."""

import errno
import os
import re
import unicodedata
from pathlib import Path
from secrets import token_hex

from greenroom.errors import ExportError

NAME_LIMIT = 100
"""The most characters a proposed file name has, without its ending."""
_BYTE_LIMIT = 200
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$")
_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


def save(path: Path, data: bytes, *, overwrite: bool = False) -> Path:
    """The path, once the data is safely on disk under it.

    The data is written beside the file and put in place in one step, so a file that was
    there before stays whole whatever fails. Raises ExportError when the folder is missing,
    a file is there and `overwrite` is false, or the disk refuses; nothing is left behind.
    """
    if not path.parent.is_dir():
        raise ExportError(f"There is no folder {path.parent}.", "Choose a folder that exists.")
    if not overwrite and path.exists():
        raise _already_there(path)
    # The same folder, since a move between disks is a copy that can be cut off.
    temporary = path.parent / f".{token_hex(8)}.part"
    try:
        _write(temporary, data)
        _put_in_place(temporary, path, overwrite=overwrite)
    except FileExistsError as error:
        raise _already_there(path) from error
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)
    _settle(path.parent)
    return path


def make_folder(folder: Path) -> Path:
    """The folder, made with its parents where it was not there.

    Raises ExportError when a file is in the way or the disk refuses.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise ExportError(f"{folder} is a file.", "Choose a folder to export to.") from None
    except OSError as error:
        raise _refused(folder, error) from error
    return folder


def safe_name(title: str, last: str = "") -> str:
    """A file name without ending that every system takes, made from a title.

    No part of it can act as a folder, a drive or a device; it is at most 100 characters
    long and never empty. Of a longer one the title is cut: the `last` words, which tell one
    document of a release from another, stay whole.
    """
    end = f" {_visible(last)}" if last else ""
    # Windows drops trailing dots and spaces, and a leading dot hides a file elsewhere.
    # Most systems count 255 bytes, and a letter may take four of them.
    name = _visible(title)[: max(0, NAME_LIMIT - len(end))]
    while name and len((name + end).encode()) > _BYTE_LIMIT:
        name = name[:-1]
    name = f"{name.rstrip()}{end}".strip(" .") or "document"
    return f"_{name}" if _RESERVED.match(name.split(".")[0].strip()) else name


def _write(temporary: Path, data: bytes) -> None:
    with temporary.open("xb") as file:
        file.write(data)
        # Replacing a good file with one still in memory could lose both.
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(temporary: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        temporary.replace(path)
        return
    try:
        # A link, unlike a rename, fails when another program has just taken the name.
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no hard links; there a look has to do.
        if path.exists():
            raise FileExistsError(path) from None
        temporary.replace(path)


def _settle(folder: Path) -> None:
    # The new name is durable only when the folder is; Windows sees to that itself.
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network folders cannot be synced; the file in them is whole all the same.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise _refused(folder, error) from error
    finally:
        os.close(handle)


def _visible(text: str) -> str:
    """The text on one line, without what a file name must not hold."""
    plain = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text))
    return " ".join("".join(each if _is_visible(each) else " " for each in plain).split())


def _is_visible(character: str) -> bool:
    return not unicodedata.category(character).startswith(("C", "Zl", "Zp"))


def _already_there(path: Path) -> ExportError:
    return ExportError(
        f"A file {path.name} is already in {path.parent}.",
        "Choose another name, or allow it to be replaced.",
    )


def _refused(path: Path, error: OSError) -> ExportError:
    if error.errno in _FULL:
        reason, hint = "the disk is full", "Make room or choose another disk, then export again."
    elif error.errno in _CLOSED:
        reason = "it is not allowed, or another program has the file open"
        hint = "Close the file elsewhere or choose another folder, then export again."
    else:
        reason = error.strerror or type(error).__name__
        hint = "Choose another folder, then export again."
    return ExportError(f"{path} was not written: {reason}.", hint)
