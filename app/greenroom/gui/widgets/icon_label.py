"""An icon beside text, following the palette."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QWidget

from greenroom.gui.icons import coloured_icon
from greenroom.gui.theme import tone_colour
from greenroom.gui.tokens import Tone


class IconLabel(QLabel):
    """A decorative icon in one tone; the words beside it say the same."""

    def __init__(
        self, name: str, *, tone: Tone = Tone.MUTED, pixels: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._tone = tone
        self._pixels = pixels
        self.setFixedSize(pixels, pixels)
        self._paint()

    def show_icon(self, name: str, tone: Tone) -> None:
        """Show another icon or tone."""
        self._name, self._tone = name, tone
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when the palette changed."""
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()
        super().changeEvent(event)

    def _paint(self) -> None:
        colour = tone_colour(self.palette(), self._tone).name()
        picture = coloured_icon(self._name, colour)
        self.setPixmap(picture.pixmap(self.size(), self.devicePixelRatio()))
