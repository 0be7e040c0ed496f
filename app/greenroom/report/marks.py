"""The marks a written file carries of itself, read back without trusting the file."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from greenroom.errors import ExportError
from greenroom.report.preview import told_by

_MARK = re.compile(r"(?<![A-Z0-9])[A-Z]{2}-\d{8}-\d{4}-[0-9A-F]{6}(?![0-9A-F])")
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF"
_PARTS = ("docProps/core.xml", "docProps/app.xml", "word/footer1.xml", "word/document.xml")
_LONGEST_PART = 4 * 1024 * 1024
"""Bytes of one part that are read: a small file can hold a part that never ends."""


def document_id_in(data: bytes) -> str:
    """The document id that a file names itself by, empty when it names none.

    It is only what the file says; whoever changes a file can change this as well.
    """
    if data.startswith(_ZIP):
        text = _office_text(data)
    elif data.startswith(_PDF):
        text = _pdf_text(data)
    else:
        text = data.decode("utf-8", "replace")
    found = _MARK.search(text)
    return found[0] if found else ""


def _office_text(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
            return "\n".join(_part(package, name) for name in _PARTS if name in names)
    except (BadZipFile, OSError, RuntimeError, ValueError):
        # Locked, damaged or packed in an unknown way, it names no document: an answer, no failure.
        return ""


def _part(package: ZipFile, name: str) -> str:
    with package.open(name) as part:
        return part.read(_LONGEST_PART).decode("utf-8", "replace")


def _pdf_text(data: bytes) -> str:
    try:
        return "\n".join(told_by(data))
    except ExportError:
        # A file that is cut off no longer opens, but its id may still stand in it.
        return data.decode("latin-1")
