"""Opening a workspace and giving out its transactions; every failure leaves as a sentence."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from sqlalchemy import Engine
from sqlmodel import Session, func, select

from greenroom.errors import StoreError
from greenroom.store.connection import for_reading, make_engine
from greenroom.store.copies import backups_of
from greenroom.store.faults import explained
from greenroom.store.hiding import count_hidden, delete_hidden
from greenroom.store.inspect import WorkspaceState, inspect_workspace, refusal_of
from greenroom.store.lock import WorkspaceLock, take_lock
from greenroom.store.schema import FILE_NAME


class Database:
    """An open workspace; safe to use from several threads, each call in its own transaction.

    `visit` names this opening, so that what was hidden in it can be told from what was
    hidden before.
    """

    def __init__(self, folder: Path, lock: WorkspaceLock) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self.visit = uuid4().hex
        self._lock = lock
        self._engine = make_engine(self.path)
        self._closed = False

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction that holds the write lock; durable when the block is left.

        An error inside rolls everything back; StoreError for those of disk and database.
        """
        with self._transaction(self._engine) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One transaction that sees a single moment and waits for no writer."""
        with self._transaction(for_reading(self._engine)) as session:
            yield session

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Session]:
        self.require_open()
        with explained(self.folder), Session(engine) as session, session.begin():
            yield session

    def require_open(self) -> None:
        """Return when the workspace is open; StoreError once it was closed."""
        # A closed engine would connect again, and without the lock.
        if self._closed:
            raise StoreError(
                f"The workspace in {self.folder} is closed.", "Open it again and repeat the step."
            )

    def close(self) -> None:
        """Finish with the workspace and let others open it; closing twice does no harm."""
        if not self._closed:
            self._closed = True
            # The last connection to leave copies the log into the file and removes it.
            self._engine.dispose()
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def open_database(folder: Path) -> Database:
    """The workspace in that folder, made if there is none, migrated if it is older.

    What was hidden in an earlier visit is deleted for good. WorkspaceBusy when another
    Greenroom has it open, WorkspaceNewer when a later one wrote it, StoreError for everything
    else that keeps it shut; a damaged file is never changed.
    """
    # A relative path would point elsewhere once the current folder changes.
    folder = folder.absolute()
    with explained(folder), ExitStack() as undo:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The lock comes first, so that no two programs inspect, create or migrate at once.
        lock = take_lock(folder)
        undo.callback(lock.release)
        _make_ready(folder / FILE_NAME)
        database = Database(folder, lock)
        undo.callback(database.close)
        purge_hidden(database)
        undo.pop_all()
        return database


def purge_hidden(database: Database) -> int:
    """Delete for good what was hidden in earlier visits; how many releases and transcripts."""
    # Looking first keeps a workspace on a full disk readable: nothing to delete, nothing written.
    with database.reading() as session:
        count = count_hidden(session, database.visit)
    if count:
        with database.writing() as session:
            delete_hidden(session, database.visit)
    return count


def next_position(session: Session, position: Any) -> int:
    """One more than the largest value of a table's `position` column, from 1."""
    return int(session.exec(select(func.coalesce(func.max(position), 0))).one()) + 1


def _make_ready(path: Path) -> None:
    state = inspect_workspace(path)
    if state is WorkspaceState.READY:
        return
    if state is WorkspaceState.OLDER:
        _migration("upgrade_workspace")(path)
        return
    if state is not WorkspaceState.MISSING:
        raise refusal_of(state, path)
    # An empty workspace beside backups would look like lost work that nobody noticed.
    if backups_of(path.parent):
        raise StoreError(
            f"The workspace {path} is gone, though backups of it are there.",
            "Restore the newest backup, or choose an empty folder to start anew.",
        )
    _migration("create_workspace")(path)


def _migration(name: str) -> Callable[[Path], object]:
    # Alembic costs about 100 ms to import and an up-to-date workspace never needs it.
    step: Callable[[Path], object] = getattr(import_module("greenroom.store.migration"), name)
    return step
