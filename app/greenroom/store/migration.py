"""Making a workspace file, and bringing an older one up to date: whole or not at all.

Loaded only when a file must be made or changed, because Alembic takes about 100 ms to import.
Foreign keys are off while tables are rebuilt and every reference is checked before the commit;
with them on, SQLite deletes the children of a table that is rebuilt.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from greenroom.errors import StoreError
from greenroom.store.connection import make_engine
from greenroom.store.copies import (
    copy_to_backups,
    create_private,
    discard_side_files,
    discard_unfinished,
    flush_file,
    flush_folder,
)
from greenroom.store.faults import RESTORE_HINT
from greenroom.store.inspect import WorkspaceState, inspect_workspace
from greenroom.store.schema import APPLICATION_ID, REVISIONS


@dataclass(frozen=True, slots=True)
class Scripts:
    """A folder of migrations and its revisions, oldest first."""

    folder: Path = Path(__file__).resolve().parent / "migrations"
    revisions: Sequence[str] = REVISIONS


OWN_SCRIPTS = Scripts()


def create_workspace(path: Path) -> None:
    """Make a new workspace file; it appears complete under its name or not at all.

    StoreError, DBAPIError or OSError when it cannot be made; the caller explains.
    """
    unfinished = path.with_name(f"{path.name}.new")
    # A creation that was killed left a file nobody has seen; only its name matters.
    discard_unfinished(unfinished)
    create_private(unfinished)
    _migrate(unfinished, OWN_SCRIPTS)
    _check_complete(unfinished)
    flush_file(unfinished)
    unfinished.replace(path)
    flush_folder(path.parent)


def _check_complete(unfinished: Path) -> None:
    """Refuse a file that lacks what its log still holds; nothing of it is kept then."""
    # SQLite commits into the log and copies it on closing, which a full disk stops silently.
    log = unfinished.with_name(f"{unfinished.name}-wal")
    in_log = log.exists() and log.stat().st_size > 0
    if in_log or inspect_workspace(unfinished, deep=True) is not WorkspaceState.READY:
        discard_unfinished(unfinished)
        raise StoreError(
            f"There is not enough room to make a workspace in {unfinished.parent}.",
            "Free some space, or choose a folder on another disk.",
        )
    # Reading it made an empty log, which would stay behind under the old name.
    discard_side_files(unfinished)


def upgrade_workspace(path: Path, scripts: Scripts = OWN_SCRIPTS) -> Path:
    """Bring an older file up to date and return the path of the backup made before.

    StoreError, or the error of a step, when a step fails; then the file is as it was.
    """
    backup = copy_to_backups(path)
    _migrate(path, scripts)
    return backup


def _migrate(path: Path, scripts: Scripts) -> None:
    engine = make_engine(path, foreign_keys=False)
    try:
        # One transaction around all steps: SQLite rolls back tables as well as rows.
        with engine.begin() as connection:
            command.upgrade(_configuration(connection, scripts.folder), "head")
            # Foreign keys were off, so nothing else has looked yet.
            _check_references(connection, path)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={len(scripts.revisions)}")
    finally:
        engine.dispose()


def _configuration(connection: Connection, folder: Path) -> Config:
    config = Config()
    # The setting is interpolated, so a per cent sign in the path must be doubled.
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _check_references(connection: Connection, path: Path) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StoreError(
            f"The workspace {path} could not be brought up to date: entries lost their owners.",
            RESTORE_HINT,
        )
