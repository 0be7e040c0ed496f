"""Work off the main thread: one runner, one queued signal, plain callables.

    page --run(work)--> worker thread: work(progress)
                            | progress, result or error, as one posted call
    page <--done/failed-- main thread

Workers own no QObject, so none can die on a wrong thread.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from greenroom.errors import Cancelled, GreenroomError
from greenroom.gui.messages import Messages
from greenroom.model.progress import Progress

Result = TypeVar("Result")

SHOW_AFTER_MILLISECONDS = 400
"""How long a titled job runs before the status bar shows it."""


class Lane(StrEnum):
    """Which queue a job waits in: SAVE keeps its order and is never cancelled."""

    WORK = "work"
    SAVE = "save"


class Job(QObject):
    """One piece of work under way.

    Both signals arrive on the main thread. `progressed` carries done, total and text, in
    order, coalesced when the worker is faster than the window; `over` comes exactly once.
    """

    progressed = Signal(int, int, str)
    over = Signal()

    def __init__(self, title: str, lane: Lane, *, exclusive: bool) -> None:
        super().__init__()
        self.title = title
        self.lane = lane
        self.exclusive = exclusive
        self.cancelling = False
        self.superseded = False
        self.latest: tuple[int, int, str] = (0, 0, "")
        self.finish: Callable[[], BaseException | None] | None = None
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next progress call. Saving is never stopped."""
        if self.lane is Lane.WORK:
            self.cancelling = True
            self._stop.set()

    def raise_if_cancelled(self) -> None:
        """Raise Cancelled on the worker's thread once `cancel` was called."""
        if self._stop.is_set():
            raise Cancelled


class JobRunner(QObject):
    """Runs callables on worker threads and brings their results back to the main thread.

    `shown` carries the job the status bar should show (None when there is none left).
    """

    shown = Signal(object)
    _posted = Signal(object)

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        # Two for work, so that a page can still read beside a long import; one for saves,
        # because their order is their meaning.
        self._lanes = {
            Lane.WORK: ThreadPoolExecutor(max_workers=2, thread_name_prefix="work"),
            Lane.SAVE: ThreadPoolExecutor(max_workers=1, thread_name_prefix="save"),
        }
        # Kept until they are over: a job nobody refers to would never deliver.
        self._jobs: dict[Job, bool] = {}
        self._closed = False
        self._posted.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Progress], Result],
        *,
        done: Callable[[Result], object],
        failed: Callable[[GreenroomError], object] | None = None,
        title: str = "",
        exclusive: bool = False,
        lane: Lane = Lane.WORK,
    ) -> Job:
        """Start `work(progress)` on a worker thread and return its job.

        `done(result)` or `failed(error)` follows on the main thread; without `failed` an
        error goes to the message bar. A title is shown in the status bar after 400 ms. An
        exclusive job cancels the unfinished exclusive job of the same title and drops its
        result. An exception that is no GreenroomError is a bug and opens the crash dialog.
        """
        # Made here, on the main thread, which is where its signals must come from.
        job = Job(title, lane, exclusive=exclusive)
        if exclusive:
            self._supersede(title)
        self._jobs[job] = False
        # The job is the timer's context, so the timer dies with it.
        if title:
            QTimer.singleShot(SHOW_AFTER_MILLISECONDS, job, lambda: self._show(job))
        future = self._lanes[lane].submit(work, self._progress_of(job))
        # Waiting for an error is also waiting for the end, and raises nothing.
        job.finish = future.exception
        future.add_done_callback(
            lambda ended: self._post(lambda: self._settle(job, ended, done, failed))
        )
        return job

    def busy(self) -> bool:
        """Whether any job is waiting, running or about to deliver."""
        return bool(self._jobs)

    def finish_saves(self) -> tuple[BaseException, ...]:
        """Wait until every queued save ended; the errors of those that failed.

        They are still delivered as usual, so a window that stays open shows them.
        """
        waits = [job.finish for job in self._jobs if job.lane is Lane.SAVE and job.finish]
        return tuple(error for error in [wait() for wait in waits] if error is not None)

    def close(self) -> None:
        """Cancel work, let every queued save finish, wait, and deliver nothing more."""
        # Work is told first, so that it stops while the saves are written.
        for job in self._jobs:
            job.cancel()
        # Nothing is cancelled here: what was typed must reach the disk.
        self._lanes[Lane.SAVE].shutdown(wait=True)
        self._closed = True
        self._lanes[Lane.WORK].shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()

    def _progress_of(self, job: Job) -> Progress:
        """The callable a worker reports with; a burst of reports becomes one delivery."""
        waiting = threading.Event()

        def deliver() -> None:
            # Cleared before reading: a report that arrives in between is posted again.
            waiting.clear()
            if not job.superseded:
                job.progressed.emit(*job.latest)

        # Runs on the worker: it may set plain attributes, and post, and nothing else.
        def progress(done: int, total: int, text: str) -> None:
            job.raise_if_cancelled()
            job.latest = (done, total, text)
            if not waiting.is_set():
                waiting.set()
                self._post(deliver)

        return progress

    def _post(self, call: Callable[[], object]) -> None:
        """Have the main thread call; the only thing workers do with this object."""
        if not self._closed:
            self._posted.emit(call)

    def _call(self, call: Callable[[], object]) -> None:
        if not self._closed:
            call()

    def _settle(
        self,
        job: Job,
        future: Future[Result],
        done: Callable[[Result], object],
        failed: Callable[[GreenroomError], object] | None,
    ) -> None:
        """Deliver what a finished job brought, on the main thread."""
        self._jobs.pop(job, None)
        self._refresh_shown()
        # Even a bug in `done` must not leave a page waiting with its buttons off.
        try:
            if not job.superseded:
                self._deliver(future, done, failed)
        finally:
            job.over.emit()

    def _deliver(
        self,
        future: Future[Result],
        done: Callable[[Result], object],
        failed: Callable[[GreenroomError], object] | None,
    ) -> None:
        error = future.exception()
        if error is None:
            done(future.result())
        elif not isinstance(error, GreenroomError):
            self._messages.crash(error)
        elif failed is not None:
            failed(error)
        elif isinstance(error, Cancelled):
            self._messages.info(error.message, error.hint)
        else:
            self._messages.show_error(error)

    def _supersede(self, title: str) -> None:
        for job in self._jobs:
            if job.exclusive and job.title == title:
                job.superseded = True
                job.cancel()

    def _show(self, job: Job) -> None:
        if job in self._jobs:
            self._jobs[job] = True
            self._refresh_shown()

    def _refresh_shown(self) -> None:
        """Tell the status bar which job to show: the oldest one that runs long enough."""
        visible = (job for job, shown in self._jobs.items() if shown and not job.superseded)
        self.shown.emit(next(visible, None))
