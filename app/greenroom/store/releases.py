"""Releases and their fact sheets."""

from sqlalchemy import delete
from sqlmodel import Session, col, select

from greenroom.errors import StoreError
from greenroom.model.release import Fact, Release
from greenroom.store.codec import columns_of, from_columns, words_of, words_text
from greenroom.store.database import Database, next_position, purge_hidden
from greenroom.store.tables import FactRow, ReleaseRow

# `purge_hidden` lives beside the opening of the workspace, which runs it, and is found here too.
__all__ = [
    "hide_release",
    "list_releases",
    "load_release",
    "purge_hidden",
    "save_release",
    "unhide_release",
]


def save_release(database: Database, release: Release) -> None:
    """Keep the release as it now is, facts in their order; a hidden one comes back."""
    fields = columns_of(release)
    facts = fields.pop("facts")
    window = fields.pop("window") or {}
    fields.update({f"window_{name}": value for name, value in window.items()})
    with database.writing() as session:
        known = session.get(ReleaseRow, release.id)
        position = known.position if known else next_position(session, ReleaseRow.position)
        # Merging updates in place; replacing the row would delete everything below it.
        session.merge(ReleaseRow(**fields, position=position))
        session.exec(delete(FactRow).where(col(FactRow.release_id) == release.id))
        # The release must be there before its facts: the rows do not know of each other.
        session.flush()
        session.add_all(
            FactRow(
                **{**fact, "anchors": words_text(fact["anchors"])},
                release_id=release.id,
                position=place,
            )
            for place, fact in enumerate(facts)
        )


def load_release(database: Database, release_id: str) -> Release:
    """The release with that id; StoreError when there is none or it is hidden."""
    with database.reading() as session:
        row = _visible(session, release_id)
        return _release_of(row, _facts_of(session, row))


def list_releases(database: Database) -> tuple[Release, ...]:
    """Every release that is not hidden, the one saved first at the end."""
    with database.reading() as session:
        rows = session.exec(
            select(ReleaseRow)
            .where(col(ReleaseRow.hidden_in).is_(None))
            .order_by(col(ReleaseRow.position).desc())
        ).all()
        return tuple(_release_of(row, _facts_of(session, row)) for row in rows)


def hide_release(database: Database, release_id: str) -> None:
    """Take the release, and all below it, out of every list until it is brought back.

    It is deleted for good when the workspace is opened the next time.
    """
    with database.writing() as session:
        _visible(session, release_id).hidden_in = database.visit


def unhide_release(database: Database, release_id: str) -> None:
    """Bring a hidden release back with everything below it."""
    with database.writing() as session:
        row = session.get(ReleaseRow, release_id)
        if row is None:
            raise _missing()
        row.hidden_in = None


def _visible(session: Session, release_id: str) -> ReleaseRow:
    row = session.get(ReleaseRow, release_id)
    if row is None or row.hidden_in is not None:
        raise _missing()
    return row


def _missing() -> StoreError:
    return StoreError(
        "This release is not in the workspace any more.", "Choose another one from the list."
    )


def _facts_of(session: Session, row: ReleaseRow) -> list[dict[str, object]]:
    facts = session.exec(
        select(FactRow).where(FactRow.release_id == row.id).order_by(col(FactRow.position))
    )
    return [{**fact.model_dump(), "anchors": words_of(Fact, fact.anchors)} for fact in facts]


def _release_of(row: ReleaseRow, facts: list[dict[str, object]]) -> Release:
    fields = row.model_dump()
    # Flat in the table, one object in the model; a window is there in full or not at all.
    window = {name: fields[f"window_{name}"] for name in ("start", "end", "time_zone")}
    fields["window"] = window if row.window_start is not None else None
    return from_columns(Release, {**fields, "facts": facts})
