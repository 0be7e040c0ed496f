"""Before it is sent: in which formats, to which folder, and the one button."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.jobs import Job
from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.report.document import Format

SHARED_IN_CHAT = (*("weekly-digest", "status-update", "rollback-notice", "incident-notice"),)
"""The kinds that are short enough to be posted as Slack text."""
_ACROSS = 3
_FIRST = (Format.PDF, Format.DOCX)


def formats_of(kind_id: str, formats: tuple[Format, ...]) -> tuple[Format, ...]:
    """Those of the formats that a kind is written in."""
    chat = kind_id in SHARED_IN_CHAT
    return tuple(each for each in formats if chat or each is not Format.SLACK)


class TargetPanel(QWidget):
    """Formats, folder and Export; while files are written, how far it is and Cancel.

    `export_wanted` stands for the button, `changed` for another choice of formats.
    """

    export_wanted = Signal()
    changed = Signal()

    def __init__(self, formats: str, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._wanted: tuple[str, ...] = ()
        self._release = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(self.tr("Formats"), style=TextStyle.STRONG))
        self._formats = self._build_formats(column, formats)
        column.addSpacing(4)
        column.addWidget(PlainLabel(self.tr("Folder"), style=TextStyle.STRONG))
        column.addLayout(self._build_folder(folder))
        column.addSpacing(GRID)
        self.button = VerbButton(self.tr("Export"), self.export_wanted.emit, kind="primary")
        self.button.setObjectName("export_button")
        column.addWidget(self.button)
        column.addWidget(self._build_running())

    def formats(self) -> tuple[Format, ...]:
        """The formats that are ticked."""
        return tuple(each for each, box in self._formats.items() if box.isChecked())

    def ready(self) -> bool:
        """Whether everything is chosen and nothing is being written."""
        return self.button.isEnabled() and self._job is None

    def choose_formats(self, formats: tuple[str, ...]) -> None:
        """Tick these formats and no others."""
        for each, box in self._formats.items():
            box.setChecked(each.value in formats)

    def folder(self) -> Path:
        """Where the files go."""
        return Path(self._folder.text().strip()).expanduser()

    def show_wanted(self, kinds: tuple[str, ...], *, release: bool) -> None:
        """Say on the button how many documents it writes; off when there is none."""
        self._wanted, self._release = kinds, release
        self._formats[Format.SLACK].setVisible(any(each in SHARED_IN_CHAT for each in kinds))
        self._show_readiness()

    def follow(self, job: Job) -> None:
        """Show how far that job is in place of the button, until it is over."""
        self._job = job
        self._cancel.setEnabled(True)
        self._bar.setRange(0, 0)
        self._text.setText(self.tr("Starting…"))
        had_keyboard = self.button.hasFocus()
        self._running.show()
        self.button.hide()
        if had_keyboard:
            self._cancel.setFocus()
        job.progressed.connect(self._show_progress)
        job.over.connect(self._finish)

    def _build_formats(self, column: QVBoxLayout, chosen: str) -> dict[Format, QCheckBox]:
        names = {
            Format.PDF: self.tr("PDF"),
            Format.DOCX: self.tr("Word"),
            Format.MARKDOWN: self.tr("Markdown"),
            Format.HTML: self.tr("HTML"),
            Format.PPTX: self.tr("Slides"),
            Format.SLACK: self.tr("Slack text"),
        }
        ticked = chosen.split() or [each.value for each in _FIRST]
        grid = QGridLayout()
        grid.setSpacing(0)
        boxes = {}
        for number, (each, name) in enumerate(names.items()):
            box = QCheckBox(name)
            box.setObjectName(f"format_{each.value}")
            box.setChecked(each.value in ticked)
            box.toggled.connect(lambda _on: self._tell_change())
            grid.addWidget(box, *divmod(number, _ACROSS))
            boxes[each] = box
        column.addLayout(grid)
        return boxes

    def _build_folder(self, folder: str) -> QHBoxLayout:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = QLineEdit(folder or QStandardPaths.writableLocation(documents))
        self._folder.setObjectName("export_folder")
        self._folder.setAccessibleName(self.tr("Folder"))
        # A file dropped anywhere is checked, and not written into this line.
        self._folder.setAcceptDrops(False)
        # The end of a long path tells more than its beginning, yet it starts at the left.
        self._folder.setCursorPosition(0)
        self._folder.textChanged.connect(lambda _text: self._show_readiness())
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._folder, 1)
        row.addWidget(VerbButton(self.tr("Choose…"), self._choose_folder))
        return row

    def _build_running(self) -> QWidget:
        self._running = QWidget()
        self._text = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        self._text.setObjectName("export_progress")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the export"))
        self._cancel = VerbButton(self.tr("Cancel"), self._stop)
        self._cancel.setObjectName("cancel_export")
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._text)
        words.addWidget(self._bar)
        row = QHBoxLayout(self._running)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addLayout(words, 1)
        row.addWidget(self._cancel)
        self._running.hide()
        return self._running

    def _tell_change(self) -> None:
        self._show_readiness()
        self.changed.emit()

    def _show_readiness(self) -> None:
        kinds = [each for each in self._wanted if formats_of(each, self.formats())]
        lacking = self._lacking(len(kinds))
        several = self.tr("Export {count} documents").format(count=len(kinds))
        words = several if len(kinds) > 1 else self.tr("Export")
        # A button that is off says why, or nobody could know.
        self.button.setText(lacking or words)
        self.button.setEnabled(not lacking and self._release)

    def _lacking(self, count: int) -> str:
        """What has to be chosen before anything can be written; nothing when all is there."""
        if not self._wanted:
            return self.tr("Tick a document first")
        if not count:
            return self.tr("Choose a format first")
        return "" if self._folder.text().strip() else self.tr("Choose a folder first")

    def _show_progress(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(done)
        if text:
            self._text.setText(text)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._cancel.setEnabled(False)
            self._text.setText(self.tr("Stopping after this file…"))

    def _finish(self) -> None:
        had_keyboard = self._cancel.hasFocus() or not self._cancel.isEnabled()
        self._job = None
        self.button.show()
        self._running.hide()
        if had_keyboard and self.isVisible():
            self.button.setFocus()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder"), self._folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._folder.setText)
        dialog.open()
