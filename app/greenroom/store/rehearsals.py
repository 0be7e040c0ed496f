"""Rehearsals as their events, each durable the moment it is appended, and the draft."""

from sqlmodel import Session, col, func, select

from greenroom.errors import StoreError
from greenroom.model.event import Answered, Ended, Event, Started
from greenroom.store.codec import decode_event, encode, seal_of, utc_text
from greenroom.store.database import Database, next_position
from greenroom.store.tables import DraftRow, EventRow, RehearsalRow, ReleaseRow

_RELOAD_HINT = "Open the rehearsal again; everything that was confirmed as saved is still there."


def append_event(database: Database, rehearsal_id: str, sequence: int, event: Event) -> None:
    """Add the next event; it is on the disk when this returns.

    `sequence` counts up by one. Appending the same event under the same number again does
    nothing, so a caller that was interrupted may simply repeat; a different event, a gap or
    an unknown rehearsal is a StoreError. An answer clears the draft in the same step. Ratings
    and disputes follow the end of a rehearsal too, which leaves it ended.
    """
    payload = encode(event)
    with database.writing() as session:
        # A caller killed between commit and answer cannot know, and asks again.
        known = session.get(EventRow, (rehearsal_id, sequence))
        if known is not None:
            # By value: an earlier version wrote the same event with fewer fields.
            if decode_event(known.kind, known.payload, known.seal) != event:
                raise _conflict(sequence)
            return
        _prepare(session, rehearsal_id, sequence, event)
        session.add(
            EventRow(
                rehearsal_id=rehearsal_id,
                sequence=sequence,
                kind=type(event).__name__,
                payload=payload,
                seal=seal_of(payload),
            )
        )


def _prepare(session: Session, rehearsal_id: str, sequence: int, event: Event) -> None:
    """Check that the event comes next, and make its rehearsal follow."""
    if isinstance(event, Started):
        _start(session, rehearsal_id, event)
        return
    last = session.exec(
        select(func.max(EventRow.sequence)).where(EventRow.rehearsal_id == rehearsal_id)
    ).one()
    rehearsal = session.get(RehearsalRow, rehearsal_id)
    if rehearsal is None or last is None:
        raise StoreError("This rehearsal is not in the workspace.", "Start a new rehearsal.")
    # A gap means an event was lost on the way here; better refused now than found at replay.
    if sequence != last + 1:
        raise _conflict(sequence)
    if isinstance(event, Answered):
        _delete_draft(session, rehearsal_id)
    rehearsal.ended = rehearsal.ended or isinstance(event, Ended)


def _start(session: Session, rehearsal_id: str, event: Started) -> None:
    if session.get(RehearsalRow, rehearsal_id) is not None or event.rehearsal_id != rehearsal_id:
        raise StoreError("This rehearsal has already begun under that name.", _RELOAD_HINT)
    session.add(
        RehearsalRow(
            id=rehearsal_id,
            release_id=event.plan.release_id,
            position=next_position(session, RehearsalRow.position),
            started_at=utc_text(event.at),
        )
    )
    # The event that follows refers to this row.
    session.flush()


def _conflict(sequence: int) -> StoreError:
    return StoreError(
        f"Step {sequence} does not follow what is saved of this rehearsal, so it was not saved.",
        _RELOAD_HINT,
    )


def load_events(database: Database, rehearsal_id: str) -> tuple[Event, ...]:
    """Every event in order, empty when there is no such rehearsal; StoreError when damaged."""
    with database.reading() as session:
        rows = session.exec(
            select(EventRow)
            .where(EventRow.rehearsal_id == rehearsal_id)
            .order_by(col(EventRow.sequence))
        )
        return tuple(decode_event(row.kind, row.payload, row.seal) for row in rows)


def list_rehearsals(database: Database, release_id: str | None = None) -> tuple[str, ...]:
    """The ids of one release's rehearsals, or of all, newest first."""
    return _listed(database, release_id, unfinished=False)


def unfinished_rehearsals(database: Database) -> tuple[str, ...]:
    """The ids of all rehearsals that have not ended, newest first."""
    return _listed(database, None, unfinished=True)


def _listed(database: Database, release_id: str | None, *, unfinished: bool) -> tuple[str, ...]:
    wanted = (
        select(RehearsalRow.id)
        .join(ReleaseRow)
        .where(col(ReleaseRow.hidden_in).is_(None))
        .order_by(col(RehearsalRow.started_at).desc(), col(RehearsalRow.position).desc())
    )
    if release_id is not None:
        wanted = wanted.where(RehearsalRow.release_id == release_id)
    if unfinished:
        wanted = wanted.where(col(RehearsalRow.ended).is_(False))
    with database.reading() as session:
        return tuple(session.exec(wanted))


def save_draft(database: Database, rehearsal_id: str, text: str) -> None:
    """Keep what is being typed; StoreError when there is no such rehearsal."""
    with database.writing() as session:
        session.merge(DraftRow(rehearsal_id=rehearsal_id, text=text))


def load_draft(database: Database, rehearsal_id: str) -> str:
    """What was being typed, or an empty text."""
    with database.reading() as session:
        row = session.get(DraftRow, rehearsal_id)
        return row.text if row else ""


def clear_draft(database: Database, rehearsal_id: str) -> None:
    """Forget what was being typed."""
    with database.writing() as session:
        _delete_draft(session, rehearsal_id)


def _delete_draft(session: Session, rehearsal_id: str) -> None:
    row = session.get(DraftRow, rehearsal_id)
    if row is not None:
        session.delete(row)
