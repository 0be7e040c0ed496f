"""What was exported before, each file one click away."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.store.exports import ExportRecord

SHOWN = 12
"""How many exports are listed, newest first."""


class RecentExports(QWidget):
    """A short list; activating an entry opens the file with the system's program for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Recent exports"), style=TextStyle.STRONG))
        self._none = PlainLabel(self.tr("Nothing was exported yet."), tone=Tone.MUTED)
        self._list = QListWidget()
        self._list.setObjectName("recent_exports")
        self._list.setAccessibleName(self.tr("Recent exports"))
        self._list.itemActivated.connect(self._open)
        column.addWidget(self._none)
        column.addWidget(self._list, 1)

    def show_records(self, records: tuple[ExportRecord, ...]) -> None:
        """List the newest of these exports."""
        self._none.setVisible(not records)
        self._list.setVisible(bool(records))
        self._list.clear()
        for record in records[:SHOWN]:
            path = Path(record.path)
            item = QListWidgetItem(path.name)
            item.setData(Qt.ItemDataRole.UserRole, record.path)
            if not path.exists():
                item.setText(self.tr("%1 (moved or deleted)").replace("%1", path.name))
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self._list.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        path = str(item.data(Qt.ItemDataRole.UserRole))
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))
