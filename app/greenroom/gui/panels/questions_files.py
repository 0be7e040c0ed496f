"""Files of questions: chosen, read, reported on, brought in and written."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from greenroom.errors import GreenroomError
from greenroom.gui.jobs import Lane
from greenroom.gui.page import Page
from greenroom.gui.panels.questions_found import (
    FileRead,
    read_file,
    take_in,
    take_out,
    write_file,
)
from greenroom.gui.panels.questions_report import ImportReport
from greenroom.gui.widgets.confirm_dialog import confirm
from greenroom.model.prompt import Prompt


class QuestionFiles(QObject):
    """Imports and exports for a page; `changed` carries the id of a question that came in."""

    changed = Signal(str)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._context = page.context

    def choose_file(self) -> None:
        """Ask which file to bring in."""
        dialog = self._dialog(self.tr("Import questions"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Questions (*.yaml *.yml *.csv)"))
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def read(self, path: Path) -> None:
        """Bring in a file, or report everything that is wrong with it."""
        self._page.remember("folder", str(path.parent))
        workspace = self._context.workspace
        self._context.jobs.run(
            lambda _progress: read_file(workspace, path),
            done=self._judge,
            title=self.tr("Reading %1").replace("%1", path.name),
        )

    def choose_place(self) -> None:
        """Ask where to write the user's own questions."""
        dialog = self._dialog(self.tr("Export your questions"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("YAML (*.yaml)"), self.tr("Table (*.csv)")])
        dialog.setDefaultSuffix("yaml")
        dialog.selectFile("questions.yaml")
        dialog.filterSelected.connect(partial(_follow_filter, dialog))
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the user's own questions; the dialog has asked about a file that is there."""
        self._page.remember("folder", str(path.parent))
        workspace = self._context.workspace

        def done(written: Path) -> None:
            self._context.messages.info(
                self.tr("Written: %1").replace("%1", written.name), str(written)
            )

        self._context.jobs.run(
            lambda _progress: write_file(workspace, path),
            done=done,
            title=self.tr("Exporting"),
        )

    def _dialog(self, title: str) -> QFileDialog:
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        dialog = QFileDialog(self._page, title, self._page.recall("folder", documents))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _judge(self, found: FileRead) -> None:
        if found.problems and not found.count:
            report = ImportReport(found.path.name, found.problems, self._page)
            report.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            report.again.connect(partial(self.read, found.path))
            report.open()
        elif found.replaced:
            count = str(len(found.replaced))
            one = self.tr("One of your questions has the same id as one in this file.")
            many = self.tr("%1 of your questions have the same ids as some in this file.")
            confirm(
                self._page,
                self.tr("Replace the questions that are there?"),
                one if len(found.replaced) == 1 else many.replace("%1", count),
                self.tr("Import and replace"),
                partial(self._take_in, found.path),
                danger=False,
            )
        else:
            self._take_in(found.path)

    def _take_in(self, path: Path) -> None:
        workspace = self._context.workspace

        def done(came: tuple[tuple[str, ...], tuple[Prompt, ...]]) -> None:
            ids, before = came
            words = self.tr("%1 questions came in from {name}.").replace("%1", str(len(ids)))
            if len(ids) == 1:
                words = self.tr("One question came in from {name}.")
            self._context.messages.toast(
                words.replace("{name}", path.name), undo=partial(self._take_out, ids, before)
            )
            self.changed.emit(ids[0])

        def failed(error: GreenroomError) -> None:
            self._context.messages.show_error(error)

        self._context.jobs.run(
            lambda _progress: take_in(workspace, path), done=done, failed=failed, lane=Lane.SAVE
        )

    def _take_out(self, ids: tuple[str, ...], before: tuple[Prompt, ...]) -> None:
        workspace = self._context.workspace
        self._context.jobs.run(
            lambda _progress: take_out(workspace, ids, before),
            done=lambda _nothing: self.changed.emit(""),
            lane=Lane.SAVE,
        )


def _follow_filter(dialog: QFileDialog, chosen: str) -> None:
    """Give the file the ending of the chosen format: the ending decides what is written."""
    suffix = "csv" if "*.csv" in chosen else "yaml"
    dialog.setDefaultSuffix(suffix)
    for name in dialog.selectedFiles()[:1]:
        dialog.selectFile(f"{Path(name).stem}.{suffix}")
