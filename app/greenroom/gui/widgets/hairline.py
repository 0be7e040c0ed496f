"""The one-pixel line between the rows of a card."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from greenroom.gui.theme import tokens_of


class Hairline(QWidget):
    """A line across, in the colour of the card's own frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens_of(self.palette()).line))
        painter.end()
