"""The editor for answers and notes: plain text in one readable column."""

from PySide6.QtCore import QMargins, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

SETTLE_MILLISECONDS = 600
"""How long after the last change the text counts as settled."""

LONGEST_MILLISECONDS = 1500
"""How long typing without a pause may go on before the text counts as settled all the same."""

_PADDING = 16
_PARAGRAPH_SIGN = "\u2029"
_SEND_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlainEditor(QPlainTextEdit):
    """A plain text editor whose column is at most `column` characters wide.

    The column starts where the frame does, or lies in the middle when `centred`.

    `submitted` is emitted on Ctrl+Enter; `settled` carries the text once typing pauses, and at
    the latest 1.5 seconds after the first change that it did not carry yet.
    Tab leaves the editor.
    """

    submitted = Signal()
    settled = Signal(str)

    def __init__(
        self,
        placeholder: str = "",
        *,
        column: int = 75,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._centred = centred
        self._column = column
        # Otherwise the keyboard cannot leave the answer.
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SETTLE_MILLISECONDS)
        self._pause.timeout.connect(self._settle)
        self._longest = QTimer(self)
        self._longest.setSingleShot(True)
        self._longest.setInterval(LONGEST_MILLISECONDS)
        self._longest.timeout.connect(self._settle)
        self.textChanged.connect(self._changed)

    def text(self) -> str:
        """The text exactly as typed, no-break spaces included, lines ended by a line feed."""
        # Qt's own plain text turns no-break spaces into spaces.
        return self.document().toRawText().replace(_PARAGRAPH_SIGN, "\n")

    def set_text(self, text: str) -> None:
        """Show another text; `settled` is not emitted for it."""
        self.setPlainText(text)
        self._stop()

    def settle(self) -> None:
        """Emit `settled` now if a change is waiting for it."""
        if self._pause.isActive():
            self._settle()

    def _changed(self) -> None:
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _settle(self) -> None:
        self._stop()
        self.settled.emit(self.text())

    def _stop(self) -> None:
        self._pause.stop()
        self._longest.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Submit on Ctrl+Enter; everything else is typing."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _SEND_KEYS and control:
            # The draft is complete before the answer is sent.
            self.settle()
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column as wide as it reads well."""
        width = QFontMetricsF(self.font()).averageCharWidth() * self._column
        before = self.viewportMargins()
        room = event.size().width() + before.left() + before.right()
        spare = max(2 * _PADDING, int(room - width))
        left = spare // 2 if self._centred else _PADDING
        margins = QMargins(left, _PADDING, spare - left, _PADDING)
        if margins != before:
            self.setViewportMargins(margins)
        super().resizeEvent(event)
