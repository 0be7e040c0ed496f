"""What is said about a file that was held against the records."""

from greenroom.model.export import ExportRecord
from greenroom.report.build.wording import moment


def unchanged(name: str, kind: str, record: ExportRecord, newest: ExportRecord | None) -> str:
    """The file is byte for byte what was written, and whether a later version exists."""
    text = f"{name} is unchanged since {moment(record.created_at)}: {_document(kind, record)}"
    if newest is None:
        return f"{text} It is the newest version written here."
    return f"{text} A later version, {newest.version}, was written {moment(newest.created_at)}."


def changed(name: str, kind: str, record: ExportRecord) -> str:
    """The file says it is a document of this workspace, and is not as it was written."""
    return (
        f"{name} was changed since it was written here {moment(record.created_at)}: "
        f"{_document(kind, record)} Export it again to have it as it was."
    )


def unknown(name: str, document_id: str) -> str:
    """The file was not written by this workspace, whatever it says of itself."""
    if document_id:
        return (
            f"{name} calls itself {document_id}, but this workspace never wrote a document of "
            "that id."
        )
    return f"{name} was not written by this workspace."


def _document(kind: str, record: ExportRecord) -> str:
    version = f", version {record.version}" if record.version else ""
    named = f"{kind} {record.document_id}{version}".strip()
    variant = f" ({record.variant})" if record.variant else ""
    state = f", showing the state of {moment(record.as_of)}" if record.as_of else ""
    return f"{named}{variant}{state}, content {record.content_digest[:12]}."
