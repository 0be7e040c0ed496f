"""Settings that belong to the workspace, as plain text by key."""

from greenroom.store.database import Database
from greenroom.store.tables import SettingRow


def load_setting(database: Database, key: str) -> str | None:
    """The value saved under that key, None when there is none."""
    with database.reading() as session:
        row = session.get(SettingRow, key)
        return row.value if row else None


def save_setting(database: Database, key: str, value: str) -> None:
    """Keep the value under that key."""
    with database.writing() as session:
        session.merge(SettingRow(key=key, value=value))
