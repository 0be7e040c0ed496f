"""The record of every document that was written."""

from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from greenroom.model.export import ExportRecord
from greenroom.store.codec import columns_of, from_columns, utc_text
from greenroom.store.database import Database, next_position
from greenroom.store.tables import ExportRow, ReleaseRow

__all__ = ["ExportRecord", "exports_of_document", "find_export", "list_exports", "save_export"]


def save_export(database: Database, record: ExportRecord) -> None:
    """Keep the record; saving it again under its id updates it."""
    fields = columns_of(record)
    # Of fixed width and in UTC, because the list is sorted by this text.
    fields["created_at"] = utc_text(record.created_at)
    with database.writing() as session:
        known = session.get(ExportRow, record.id)
        position = known.position if known else next_position(session, ExportRow.position)
        session.merge(ExportRow(**fields, position=position))


def list_exports(database: Database, release_id: str | None = None) -> tuple[ExportRecord, ...]:
    """The records of one release, or of all, newest first; nothing of hidden releases."""
    wanted = _visible()
    if release_id is not None:
        wanted = wanted.where(ExportRow.release_id == release_id)
    return _records(database, wanted)


def find_export(database: Database, digest: str) -> ExportRecord | None:
    """The newest record of a file with that SHA-256, None when none was written."""
    found = _records(database, _visible().where(ExportRow.digest == digest))
    return found[0] if found else None


def exports_of_document(database: Database, document_id: str) -> tuple[ExportRecord, ...]:
    """Every record of the document of that id, in all its formats and versions, newest first."""
    return _records(database, _visible().where(ExportRow.document_id == document_id))


def _visible() -> SelectOfScalar[ExportRow]:
    return (
        select(ExportRow)
        .join(ReleaseRow, isouter=True)
        .where(col(ReleaseRow.hidden_in).is_(None))
        .order_by(col(ExportRow.created_at).desc(), col(ExportRow.position).desc())
    )


def _records(database: Database, wanted: SelectOfScalar[ExportRow]) -> tuple[ExportRecord, ...]:
    with database.reading() as session:
        return tuple(from_columns(ExportRecord, row.model_dump()) for row in session.exec(wanted))
