"""A card: one framed group of things that belong together."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.tokens import GRID, PADDING, TextStyle
from greenroom.gui.widgets.labels import PlainLabel


class Card(QFrame):
    """A frame with an optional title; fill `body`, add buttons to `header` after the title."""

    def __init__(self, title: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(GRID)
        self.set_margins(PADDING, PADDING)
        self.header = QHBoxLayout()
        self.header.setSpacing(GRID)
        self._title = PlainLabel(style=TextStyle.SUBTITLE)
        self.header.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        self._outer.addLayout(self.header)
        self._outer.addLayout(self.body, 1)
        self.set_title(title)

    def set_margins(self, across: int, down: int) -> None:
        """Keep so many pixels free at the sides, and above and below."""
        self._outer.setContentsMargins(across, down, across, down)

    def set_title(self, text: str) -> None:
        """Show another title; an empty one takes no room."""
        self._title.setText(text)
        # An empty label would still take a line and its spacing.
        self._title.setVisible(bool(text))
