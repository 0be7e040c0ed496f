"""A tile: one number that matters, its name, and a note saying why it is what it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel, set_style

LONGEST_NUMBER = 9
"""Characters that are still read as a number."""

_PRESS_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Tile(Card):
    """A number with its name above and a note below; pressing it emits `opened`.

    The note carries a sign or a word, so its tone never speaks alone.
    """

    opened = Signal()

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = title
        self._number = PlainLabel("–", style=TextStyle.DISPLAY)
        self._note = PlainLabel(style=TextStyle.SMALL)
        self.body.setSpacing(2)
        self.body.addWidget(PlainLabel(title, style=TextStyle.SMALL, tone=Tone.MUTED))
        self.body.addWidget(self._number)
        self.body.addWidget(self._note)
        # Tiles in one row are equally high; their spare room goes to the bottom.
        self.body.addStretch()
        self.setProperty("pressable", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)

    def show_value(self, number: str, note: str = "", tone: Tone = Tone.PLAIN) -> None:
        """Show a number and its note; the tone colours the note."""
        # Words, such as the name of a theme, would shout in the size of a number.
        large = len(number) <= LONGEST_NUMBER
        style = TextStyle.DISPLAY if large else TextStyle.TITLE
        set_style(self._number, "type", style.value)
        self._number.setText(number)
        self._note.setText(note)
        self._note.set_tone(Tone.MUTED if tone is Tone.PLAIN else tone)
        self.setAccessibleName(f"{self._name}: {number}. {note}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space."""
        if event.key() in _PRESS_KEYS:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click that ends inside."""
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()
        super().mouseReleaseEvent(event)
