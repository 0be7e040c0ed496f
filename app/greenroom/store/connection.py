"""Connections to the workspace's file through `sqlcipher3`, the only database module.

One SQLite library must do all the work: two of them on one file in one process break each
other's locks, and the system's own may be years old.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

# Longer than any transaction here takes, shorter than people wait before they worry.
BUSY_SECONDS = 5.0

# In this order: the log must be on before its syncing is chosen.
# `fullfsync` makes macOS flush the drive itself; elsewhere it does nothing.
PRAGMAS = (
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),
    ("secure_delete", "ON"),
    ("cell_size_check", "ON"),
    ("trusted_schema", "OFF"),
    ("temp_store", "MEMORY"),
    ("fullfsync", "ON"),
    ("checkpoint_fullfsync", "ON"),
)


def connect(path: Path, mode: str, *, busy_seconds: float = BUSY_SECONDS) -> Any:
    """A bare driver connection in autocommit; `mode` is `ro` or `rw`, and never creates a file."""
    address = path.absolute().as_posix()
    slash = "" if address.startswith("/") else "/"
    return dbapi2.connect(
        f"file://{slash}{quote(address, safe='/:')}?mode={mode}",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
    )


def make_engine(path: Path, *, foreign_keys: bool = True) -> Engine:
    """The engine of an existing file; every transaction is opened by an explicit BEGIN.

    Migrations need `foreign_keys=False`: with them on, rebuilding a table deletes its
    children without a word.
    """
    # Own connections instead of a URL: a path may hold any character, and no file is created.
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, "rw"),
        module=dbapi2,
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _configure(foreign_keys=foreign_keys))
    event.listen(engine, "begin", _begin)
    return engine


def for_reading(engine: Engine) -> Engine:
    """The same engine and pool, whose transactions do not take the write lock."""
    return engine.execution_options(begin="DEFERRED")


def _configure(*, foreign_keys: bool) -> Callable[[Any, Any], None]:
    settings = (*PRAGMAS, ("foreign_keys", "ON" if foreign_keys else "OFF"))

    # Durability, privacy and foreign keys belong to the connection, not to the file.
    def configure(driver_connection: Any, _record: Any) -> None:
        """Set what SQLite forgets between connections."""
        cursor = driver_connection.cursor()
        for name, value in settings:
            cursor.execute(f"PRAGMA {name}={value}")
        cursor.close()

    return configure


def _begin(connection: Connection) -> None:
    # A deferred transaction that turns to writing fails at once and ignores the busy timeout.
    manner = connection.get_execution_options().get("begin", "IMMEDIATE")
    connection.exec_driver_sql(f"BEGIN {manner}")
