"""What was exported before, each file one click away."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.wrapped_list import WrappedList
from greenroom.store.exports import ExportRecord

SHOWN = 12
"""How many exports are listed, newest first."""


class RecentExports(QWidget):
    """A short list; activating an entry opens the file with the system's program for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[Path, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Recent exports"), style=TextStyle.STRONG))
        self._none = PlainLabel(self.tr("Nothing was exported yet."), tone=Tone.MUTED)
        self._list = WrappedList("recent_exports", self.tr("Recent exports"))
        self._list.itemActivated.connect(lambda _item: self._open())
        column.addWidget(self._none)
        column.addWidget(self._list, 1)

    def show_records(self, records: tuple[ExportRecord, ...]) -> None:
        """List the newest of these exports."""
        self._none.setVisible(not records)
        self._list.setVisible(bool(records))
        self._paths = tuple(Path(record.path) for record in records[:SHOWN])
        self._list.show_texts([self._words(path) for path in self._paths])

    def _words(self, path: Path) -> str:
        gone = self.tr("%1 (moved or deleted)").replace("%1", path.name)
        return path.name if path.exists() else gone

    def _open(self) -> None:
        path = self._paths[self._list.currentRow()]
        if path.exists():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
