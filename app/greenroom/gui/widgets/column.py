"""A column that keeps its width while the page grows, and grows with the text alone."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetricsF, QShowEvent
from PySide6.QtWidgets import QWidget


class Column(QWidget):
    """As wide as so many average characters, at every text size."""

    def __init__(self, characters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._characters = characters

    def showEvent(self, event: QShowEvent) -> None:
        """Take the width once the font is known."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        width = round(QFontMetricsF(self.font()).averageCharWidth() * self._characters)
        # Setting the same width again would lay the page out anew for nothing.
        if width != self.width() or self.minimumWidth() != width:
            self.setFixedWidth(width)
