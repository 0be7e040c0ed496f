"""What was written down for a release's documents: changes, run sheet, meetings, review."""

from greenroom.model.launch import LaunchRecord
from greenroom.store.codec import decode, encode, seal_of
from greenroom.store.database import Database
from greenroom.store.tables import LaunchRow


def save_launch(database: Database, record: LaunchRecord) -> None:
    """Keep the release's record as it now is; StoreError when the release is gone."""
    payload = encode(record)
    with database.writing() as session:
        session.merge(
            LaunchRow(release_id=record.release_id, payload=payload, seal=seal_of(payload))
        )


def load_launch(database: Database, release_id: str) -> LaunchRecord | None:
    """The record of that release, None when nothing was written down; StoreError when damaged."""
    with database.reading() as session:
        row = session.get(LaunchRow, release_id)
        return decode(LaunchRecord, row.payload, row.seal) if row else None
