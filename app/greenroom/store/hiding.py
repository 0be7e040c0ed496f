"""Soft deletion: what is hidden can be brought back until the workspace is opened again."""

from sqlalchemy import ColumnElement, delete, func
from sqlmodel import Session, col, select

from greenroom.store.tables import ReleaseRow, TranscriptRow


def of_earlier_visits(
    kind: type[ReleaseRow] | type[TranscriptRow], visit: str
) -> ColumnElement[bool]:
    """The condition for rows hidden in another visit of the workspace than this one."""
    hidden_in = col(kind.hidden_in)
    return hidden_in.is_not(None) & (hidden_in != visit)


def count_hidden(session: Session, visit: str) -> int:
    """How many releases and transcripts were hidden in an earlier visit."""
    return sum(
        session.exec(
            select(func.count()).select_from(kind).where(of_earlier_visits(kind, visit))
        ).one()
        for kind in (ReleaseRow, TranscriptRow)
    )


def delete_hidden(session: Session, visit: str) -> None:
    """Really delete what was hidden in an earlier visit, with everything below it."""
    # Releases first: most hidden transcripts are gone with them.
    for kind in (ReleaseRow, TranscriptRow):
        session.exec(delete(kind).where(of_earlier_visits(kind, visit)))
