"""The take-aways that were closed. Open ones are read out of the rehearsals, never stored."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlmodel import col, select

from greenroom.store.codec import from_columns, utc_text
from greenroom.store.database import Database
from greenroom.store.tables import ClosedTakeAwayRow, ReleaseRow


class Closing(NamedTuple):
    """When a take-away was closed, in UTC, and the answer that closed it."""

    at: datetime
    answer: str


def close_take_away(
    database: Database, take_away_id: str, release_id: str, at: datetime, answer: str
) -> None:
    """Keep that the take-away was closed; closing it again replaces moment and answer.

    StoreError when the release is gone.
    """
    row = ClosedTakeAwayRow(id=take_away_id, release_id=release_id, at=utc_text(at), answer=answer)
    with database.writing() as session:
        session.merge(row)


def reopen_take_away(database: Database, take_away_id: str) -> None:
    """Forget that the take-away was closed; nothing happens when it was open."""
    with database.writing() as session:
        row = session.get(ClosedTakeAwayRow, take_away_id)
        if row is not None:
            session.delete(row)


def closed_take_aways(database: Database, release_id: str) -> Mapping[str, Closing]:
    """The closed take-aways of that release by id, in the order closed; none of a hidden one."""
    wanted = (
        select(ClosedTakeAwayRow)
        .join(ReleaseRow)
        .where(ReleaseRow.id == release_id, col(ReleaseRow.hidden_in).is_(None))
        .order_by(col(ClosedTakeAwayRow.at), col(ClosedTakeAwayRow.id))
    )
    with database.reading() as session:
        return {
            row.id: from_columns(Closing, row.model_dump(include={"at", "answer"}))
            for row in session.exec(wanted)
        }
