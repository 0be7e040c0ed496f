"""A list whose entries wrap whole: nothing is cut off, and nothing scrolls sideways."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

_PADDING_ACROSS = 24
_PADDING_DOWN = 10
_TALLEST = 10_000


class WrappedList(QListWidget):
    """A list of plain texts, each as high as its wrapped lines need."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_texts(self, texts: Sequence[str]) -> None:
        """List these texts in place of the former ones; none is chosen."""
        self.clear()
        for text in texts:
            self.addItem(QListWidgetItem(text))
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for a few entries; the rest scrolls, so the list takes what height there is."""
        return QSize(160, 96)

    def minimumSizeHint(self) -> QSize:
        """Two entries stay in sight."""
        return QSize(120, 64)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew at another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Qt measures an entry without the style sheet's padding, and so cuts its last line.
        room = QRect(0, 0, max(1, self.viewport().width() - _PADDING_ACROSS), _TALLEST)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        for number in range(self.count()):
            item = self.item(number)
            height = self.fontMetrics().boundingRect(room, int(flags), item.text()).height()
            item.setSizeHint(QSize(room.width(), height + _PADDING_DOWN))
