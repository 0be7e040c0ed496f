"""The shipped example data, which leaves without a trace."""

from sqlalchemy import delete
from sqlmodel import col

from greenroom.store.database import Database
from greenroom.store.tables import ReleaseRow


def remove_sample(database: Database) -> int:
    """Delete every sample release, hidden or not, with all below it; how many there were."""
    # The tables delete what belongs to a release with it.
    with database.writing() as session:
        removed = session.exec(delete(ReleaseRow).where(col(ReleaseRow.sample).is_(True)))
        return int(removed.rowcount)
