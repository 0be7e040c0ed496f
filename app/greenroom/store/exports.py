"""The record of every document that was written."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from greenroom.store.codec import columns_of, from_columns, utc_text
from greenroom.store.database import Database, next_position
from greenroom.store.tables import ExportRow, ReleaseRow


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """One written document: `digest` is the SHA-256 of the file, `content_digest` of its blocks.

    `release_id` is None for a document about no single release.
    """

    id: str
    release_id: str | None
    kind: str
    format: str
    path: str
    digest: str
    content_digest: str
    created_at: datetime


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
    wanted = (
        select(ExportRow)
        .join(ReleaseRow, isouter=True)
        .where(col(ReleaseRow.hidden_in).is_(None))
        .order_by(col(ExportRow.created_at).desc(), col(ExportRow.position).desc())
    )
    if release_id is not None:
        wanted = wanted.where(ExportRow.release_id == release_id)
    with database.reading() as session:
        return tuple(from_columns(ExportRecord, row.model_dump()) for row in session.exec(wanted))
