"""Tell whether a file is still what this workspace wrote, and which state it shows."""

from hashlib import sha256
from pathlib import Path

from greenroom.errors import ExportError
from greenroom.model.export import ExportRecord, Standing, Verification
from greenroom.report.build.verdicts import changed, unchanged, unknown
from greenroom.report.marks import document_id_in
from greenroom.services.exports import kind_name
from greenroom.services.workspace import Workspace
from greenroom.store import exports

LARGEST = 256 * 1024 * 1024
"""Bytes above which a file is not read; no document comes near."""


def verify_file(workspace: Workspace, path: Path) -> Verification:
    """How that file stands to the records: unchanged, changed since it was written, or unknown.

    Raises ExportError when the file cannot be read.
    """
    data = _read(path)
    name = path.name.encode("utf-8", "replace").decode()
    record = exports.find_export(workspace.database, sha256(data).hexdigest())
    if record is not None:
        newest = _newer(workspace, record)
        text = unchanged(name, kind_name(record.kind), record, newest)
        return Verification(Standing.UNCHANGED, text, record, newest, record.document_id)
    document_id = document_id_in(data)
    written = _written_as(workspace, document_id, path)
    if written is None:
        text = unknown(name, document_id)
        return Verification(Standing.UNKNOWN, text, document_id=document_id)
    text = changed(name, kind_name(written.kind), written)
    newest = _newer(workspace, written)
    return Verification(Standing.CHANGED, text, written, newest, document_id)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise ExportError(f"{path} is too large to be a document.", "Choose a document.")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportError(f"{path} cannot be read: {reason}.", "Choose a file.") from error


def _written_as(workspace: Workspace, document_id: str, path: Path) -> ExportRecord | None:
    """The newest record of that document, of the file's own format where there is one."""
    if not document_id:
        return None
    found = exports.exports_of_document(workspace.database, document_id)
    ending = path.suffix.removeprefix(".").casefold()
    same = [each for each in found if each.format == ending]
    return next(iter((*same, *found)), None)


def _newer(workspace: Workspace, record: ExportRecord) -> ExportRecord | None:
    """A later version of the same document, or None."""
    later = [
        each
        for each in exports.list_exports(workspace.database, record.release_id)
        if (each.kind, each.variant) == (record.kind, record.variant)
        and each.version > record.version
    ]
    return max(later, key=lambda each: each.version, default=None)
