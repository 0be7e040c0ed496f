"""Debriefs: what the real board asked and decided on a release."""

from sqlmodel import col, select

from greenroom.model.debrief import Debrief
from greenroom.store.codec import decode, encode, seal_of, utc_text
from greenroom.store.database import Database, next_position
from greenroom.store.tables import DebriefRow, ReleaseRow


def save_debrief(database: Database, debrief: Debrief) -> None:
    """Keep the debrief as it now is; saving it again under its id updates it.

    StoreError when its release is gone.
    """
    payload = encode(debrief)
    with database.writing() as session:
        # Unlike a decision it is a note from memory, which people complete later.
        known = session.get(DebriefRow, debrief.id)
        position = known.position if known else next_position(session, DebriefRow.position)
        session.merge(
            DebriefRow(
                id=debrief.id,
                release_id=debrief.release_id,
                position=position,
                at=utc_text(debrief.at),
                payload=payload,
                seal=seal_of(payload),
            )
        )


def list_debriefs(database: Database, release_id: str | None = None) -> tuple[Debrief, ...]:
    """The debriefs of one release, or of all, the oldest meeting first; none of hidden releases.

    StoreError when one is damaged.
    """
    wanted = (
        select(DebriefRow)
        .join(ReleaseRow)
        .where(col(ReleaseRow.hidden_in).is_(None))
        .order_by(col(DebriefRow.at), col(DebriefRow.position))
    )
    if release_id is not None:
        wanted = wanted.where(DebriefRow.release_id == release_id)
    with database.reading() as session:
        return tuple(decode(Debrief, row.payload, row.seal) for row in session.exec(wanted))


def delete_debrief(database: Database, debrief_id: str) -> None:
    """Delete the debrief; nothing happens when there is none."""
    with database.writing() as session:
        row = session.get(DebriefRow, debrief_id)
        if row is not None:
            session.delete(row)
