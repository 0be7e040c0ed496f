"""What was exported before: is each file still as it was written, and the ways to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.panels.practice_wording import short_moment
from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.message_bar import announce
from greenroom.gui.widgets.wrapped_list import WrappedList
from greenroom.model.export import ExportRecord, Standing
from greenroom.services.batches import Batch, Failure
from greenroom.services.exports import recent_exports
from greenroom.services.verifying import verify_file
from greenroom.services.workspace import Workspace

SHOWN = 12
"""How many exports are listed, newest first."""
FAILURES_SHOWN = 3
"""How many failures are told in full; the others are counted."""


class FileState(StrEnum):
    """How the file of a record is found today."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file that was written, and how it is found today."""

    record: ExportRecord
    state: FileState

    @property
    def path(self) -> Path:
        """Where it was written."""
        return Path(self.record.path)


def read_recent(workspace: Workspace, release_id: str) -> tuple[RecentFile, ...]:
    """The newest files of a release, each path once, looked at on the disk."""
    newest: dict[str, ExportRecord] = {}
    for record in recent_exports(workspace, release_id):
        # A file that was replaced is told of by what replaced it.
        newest.setdefault(record.path, record)
    wanted = list(newest.values())[:SHOWN]
    return tuple(RecentFile(record, _state(workspace, record)) for record in wanted)


def _state(workspace: Workspace, record: ExportRecord) -> FileState:
    path = Path(record.path)
    if not path.exists():
        return FileState.GONE
    try:
        found = verify_file(workspace, path)
    except GreenroomError:
        # It is there and cannot be read: nobody can say that it is as it was.
        return FileState.CHANGED
    return FileState.UNCHANGED if found.standing is Standing.UNCHANGED else FileState.CHANGED


class RecentExports(QWidget):
    """The result of the last export, and the list of files with Open and Show in folder.

    `check_wanted` carries the path of the file that a person wants to know more about.
    """

    check_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[RecentFile, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._result = PlainLabel(style=TextStyle.STRONG)
        self._result.setObjectName("export_result")
        self._failures = PlainLabel(style=TextStyle.SMALL, tone=Tone.BAD, selectable=True)
        self._failures.setObjectName("export_failures")
        self._none = PlainLabel(
            self.tr("Nothing was exported yet. Files you write are listed here."), tone=Tone.MUTED
        )
        self._list = WrappedList("recent_exports", self.tr("Recent exports"))
        self._list.itemActivated.connect(lambda _item: self._open())
        self._list.currentRowChanged.connect(lambda _row: self._show_ways())
        for widget in (self._result, self._failures, self._none):
            column.addWidget(widget)
        column.addWidget(self._list, 100)
        column.addWidget(self._build_ways())
        # Without a list the few words stay together at the top.
        column.addStretch(1)
        self.clear_result()

    def show_files(self, files: tuple[RecentFile, ...]) -> None:
        """List these files with the newest chosen."""
        self._files = files
        self._none.setVisible(not files and self._result.isHidden())
        self._list.setVisible(bool(files))
        self._ways.setVisible(bool(files))
        self._list.show_texts([self._words(each) for each in files])
        if files:
            self._list.setCurrentRow(0)
        self._show_ways()

    def show_result(self, batch: Batch) -> None:
        """Say what came of the export that has just ended."""
        count = len(batch.records)
        words = self.tr("1 file written") if count == 1 else self.tr("{count} files written")
        text = words.replace("{count}", str(count)) if count else self.tr("Nothing was written")
        if batch.stopped:
            text = self.tr("Stopped: {text}").replace("{text}", text)
        self._result.setText(text)
        self._result.set_tone(Tone.GOOD if count and not batch.failures else Tone.PLAIN)
        self._result.show()
        told = self._told(batch.failures)
        self._failures.setText(told)
        self._failures.setVisible(bool(told))
        self._none.hide()
        announce(self, f"{text} {told}".strip())

    def _told(self, failures: Sequence[Failure]) -> str:
        """What was not written and why; one reason for all is given once."""
        reasons = {str(each.error) for each in failures}
        if len(failures) > 1 and len(reasons) == 1:
            return reasons.pop()
        told = [each.text for each in failures[:FAILURES_SHOWN]]
        rest = len(failures) - FAILURES_SHOWN
        if rest > 0:
            told.append(self.tr("{count} more were not written.").format(count=rest))
        elif len(failures) == 1:
            told.append(failures[0].error.hint)
        return "\n".join(told)

    def clear_result(self) -> None:
        """Say nothing about the last export any more."""
        self._result.hide()
        self._failures.hide()

    def _build_ways(self) -> QWidget:
        self._ways = QWidget()
        self._open_button = VerbButton(self.tr("Open"), self._open)
        self._open_button.setObjectName("open_export")
        self._reveal_button = VerbButton(self.tr("Show in folder"), self._reveal)
        self._reveal_button.setObjectName("reveal_export")
        self._check_button = VerbButton(self.tr("Check"), self._check, kind="quiet")
        self._check_button.setObjectName("check_export")
        row = QHBoxLayout(self._ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._open_button)
        row.addWidget(self._reveal_button)
        row.addWidget(self._check_button)
        row.addStretch(1)
        return self._ways

    def _words(self, file: RecentFile) -> str:
        states = {
            FileState.UNCHANGED: self.tr("✓ unchanged"),
            FileState.CHANGED: self.tr("⚠ changed since it was written"),
            FileState.GONE: self.tr("moved or deleted"),
        }
        version = self.tr("version {number}").format(number=file.record.version)
        when = short_moment(file.record.created_at.astimezone())
        return f"{file.path.name}\n{version} · {when}\n{states[file.state]}"

    def _show_ways(self) -> None:
        file = self._chosen()
        there = file is not None and file.state is not FileState.GONE
        self._open_button.setEnabled(there)
        # The folder may still be there when the file is not.
        self._reveal_button.setEnabled(file is not None and file.path.parent.is_dir())
        self._check_button.setEnabled(there)

    def _chosen(self) -> RecentFile | None:
        row = self._list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def _open(self) -> None:
        file = self._chosen()
        if file is not None and file.path.exists():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.path)))

    def _reveal(self) -> None:
        file = self._chosen()
        if file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.path.parent)))

    def _check(self) -> None:
        file = self._chosen()
        if file is not None:
            self.check_wanted.emit(file.path)
