"""The way of an export: ask about files in the way, write, tell what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.context import Context
from greenroom.gui.widgets.confirm_dialog import confirm
from greenroom.services.batches import export_each
from greenroom.services.exports import ExportRequest, files_in_the_way

_NAMED = 8
"""Files in the way that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What to write, and where."""

    requests: Sequence[ExportRequest]
    folder: Path


class Writing(QObject):
    """Runs one export at a time.

    `began` carries its job, `ended` the batch with what was written and what was not.
    """

    began = Signal(object)
    ended = Signal(object)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._busy = False

    def write(self, errand: Errand) -> None:
        """Write those documents; a person is asked before a file is replaced."""
        if self._busy:
            return
        self._busy = True
        workspace = self._context.workspace
        job = self._context.jobs.run(
            lambda _progress: files_in_the_way(workspace, errand.requests, errand.folder),
            done=partial(self._ask, errand),
            failed=self._context.messages.show_error,
        )
        job.over.connect(self._rest)

    def _ask(self, errand: Errand, there: tuple[Path, ...]) -> None:
        if not there:
            self._run(errand, overwrite=False)
            return
        names = [path.name for path in there[:_NAMED]]
        rest = len(there) - _NAMED
        if rest > 0:
            names.append(self.tr("and {count} more").format(count=rest))
        where = self.tr("They are in {folder}:").replace("{folder}", str(errand.folder))
        confirm(
            self._window,
            self.tr("Replace the files that are there?")
            if len(there) > 1
            else self.tr("Replace the file that is there?"),
            "\n".join((where, *names)) if len(there) > 1 else there[0].name,
            self.tr("Replace"),
            partial(self._run, errand, overwrite=True),
        )

    def _run(self, errand: Errand, *, overwrite: bool) -> None:
        workspace = self._context.workspace
        self._busy = True
        job = self._context.jobs.run(
            lambda progress: export_each(
                workspace,
                errand.requests,
                errand.folder,
                overwrite=overwrite,
                progress=progress,
            ),
            done=self.ended.emit,
            failed=self._fail,
            title=self.tr("Exporting"),
        )
        job.over.connect(self._rest)
        self.began.emit(job)

    def _fail(self, error: GreenroomError) -> None:
        self._context.messages.show_error(error)

    def _rest(self) -> None:
        self._busy = False
