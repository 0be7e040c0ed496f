"""Text on the window: always plain, in one step of the type scale and one tone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from greenroom.gui.tokens import TextStyle, Tone


class PlainLabel(QLabel):
    """A label that never reads its text as markup; use it for every text of the window."""

    def __init__(
        self,
        text: str = "",
        *,
        style: TextStyle = TextStyle.BODY,
        tone: Tone = Tone.PLAIN,
        wrap: bool = True,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # Before any text: Qt would guess markup from the first one.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", style.value)
        self.setProperty("tone", tone.value)
        self.setWordWrap(wrap)
        if wrap:
            # A wrapped label that asks for spare height would push its neighbours apart.
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.setText(text)

    def set_tone(self, tone: Tone) -> None:
        """Show the text in another tone."""
        set_style(self, "tone", tone.value)


def set_style(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and have the style look again."""
    widget.setProperty(name, value)
    # Qt looks at properties only while polishing.
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def narrow_column(widget: QWidget, width: int) -> QVBoxLayout:
    """A layout for `widget` that is at most `width` pixels wide and starts at its left edge."""
    inner = QWidget()
    inner.setMaximumWidth(width)
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    # Layouts forget a label's own maximum width when they ask how high its text will be;
    # a row hands its column a width first, so that wrapped text gets the height it needs.
    row.addWidget(inner, 100)
    row.addStretch(1)
    return QVBoxLayout(inner)
