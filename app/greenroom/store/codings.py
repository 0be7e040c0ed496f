"""Codings: the spans a coder, or the program, marked with a theme."""

from collections.abc import Iterable

from sqlalchemy import delete
from sqlmodel import col, select

from greenroom.model.transcript import Coding
from greenroom.store.codec import columns_of, from_columns
from greenroom.store.database import Database
from greenroom.store.tables import CodingRow, ForgottenCodingRow, ReleaseRow, TranscriptRow

# Codings may share a span, so theme and id settle the order and lists never jump about.
_IN_TEXT_ORDER = (
    col(CodingRow.start),
    col(CodingRow.end),
    col(CodingRow.theme_id),
    col(CodingRow.id),
)


def list_codings(database: Database, transcript_id: str) -> tuple[Coding, ...]:
    """The codings of one transcript in the order of its text."""
    wanted = select(CodingRow).where(CodingRow.transcript_id == transcript_id)
    with database.reading() as session:
        return _codings_of(session.exec(wanted.order_by(*_IN_TEXT_ORDER)))


def list_release_codings(database: Database, release_id: str) -> tuple[Coding, ...]:
    """The codings of a release's visible transcripts, the oldest transcript first."""
    wanted = (
        select(CodingRow)
        .join(TranscriptRow)
        .join(ReleaseRow)
        .where(
            ReleaseRow.id == release_id,
            col(TranscriptRow.hidden_in).is_(None),
            col(ReleaseRow.hidden_in).is_(None),
        )
        .order_by(col(TranscriptRow.created_at), col(TranscriptRow.position), *_IN_TEXT_ORDER)
    )
    with database.reading() as session:
        return _codings_of(session.exec(wanted))


def save_coding(database: Database, coding: Coding) -> None:
    """Keep the coding as it now is; StoreError when its transcript is gone.

    A decision that was forgotten teaches again when it is taken again.
    """
    with database.writing() as session:
        session.exec(
            delete(ForgottenCodingRow).where(col(ForgottenCodingRow.coding_id) == coding.id)
        )
        # Accepting or rejecting a suggestion keeps its id, so this must also update.
        session.merge(CodingRow(**columns_of(coding)))


def delete_coding(database: Database, coding_id: str) -> None:
    """Delete the coding; nothing happens when there is none."""
    with database.writing() as session:
        row = session.get(CodingRow, coding_id)
        if row is not None:
            session.delete(row)


def _codings_of(rows: Iterable[CodingRow]) -> tuple[Coding, ...]:
    return tuple(from_columns(Coding, row.model_dump()) for row in rows)
