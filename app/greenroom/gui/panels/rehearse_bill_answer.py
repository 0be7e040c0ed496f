"""The answer as it was given, with the words marked that a reason is about."""

import math

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from greenroom.gui.theme import tokens_of
from greenroom.gui.widgets.message_bar import announce
from greenroom.gui.widgets.text_offsets import TextOffsets

FEWEST_LINES, MOST_LINES = 2, 8


class AnswerView(QPlainTextEdit):
    """A read-only answer that takes as many lines as it needs, up to a limit.

    It asks for some of them, and takes the others only where there is room.
    Offsets are code points of the answer.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answer_given")
        self.setReadOnly(True)
        # Tab goes on to the reasons, not into the text.
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Your answer"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text = ""
        self._span = (0, 0)
        self._asked = self._most = MOST_LINES

    def show_answer(self, text: str) -> None:
        """Show that answer, nothing marked; the same one keeps its mark and place."""
        if text == self._text:
            return
        self._text = text
        self.setPlainText(text)
        self.mark(0, 0)
        self._fit()

    def limit_lines(self, asked: int, most: int | None = None) -> None:
        """Ask for so many lines, and show `most` of them at once; the rest scrolls."""
        limits = (asked, asked if most is None else most)
        if limits != (self._asked, self._most):
            self._asked, self._most = limits
            self._fit()

    def mark(self, start: int, end: int) -> None:
        """Mark the code points [start, end), and bring them into sight; nothing when empty."""
        self._span = (start, end)
        self._paint_mark()
        if start < end:
            cursor = self.textCursor()
            cursor.setPosition(TextOffsets(self._text).to_utf16(start))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            quote = " ".join(self._text[start:end].split())
            announce(self, self.tr("In your answer: %1").replace("%1", quote))

    def marked(self) -> str:
        """The words that are marked now."""
        return self._text[slice(*self._span)]

    def changeEvent(self, event: QEvent) -> None:
        """Mark in the colours of another palette, and fit another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_mark()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the lines that another width needs."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """The height of the lines to show."""
        return QSize(320, self._height(self._asked))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine; the first lines stay."""
        return QSize(160, self._height(min(self._asked, FEWEST_LINES)))

    def _paint_mark(self) -> None:
        start, end = self._span
        if start >= end:
            self.setExtraSelections([])
            return
        offsets = TextOffsets(self._text)
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(offsets.to_utf16(start))
        cursor.setPosition(offsets.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        tokens = tokens_of(self.palette())
        look = QTextCharFormat()
        look.setBackground(QColor(tokens.warn_soft))
        look.setForeground(QColor(tokens.text))
        # The line below the words marks them where colours are hard to tell apart.
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(QColor(tokens.warn))
        selection.cursor = cursor
        selection.format = look
        self.setExtraSelections([selection])

    def _height(self, most: float) -> int:
        # Lines with signs of another font are higher than the others, so they are measured.
        text, block = 0.0, self.document().firstBlock()
        while block.isValid():
            text += self.blockBoundingRect(block).height()
            block = block.next()
        line = self.fontMetrics().lineSpacing()
        # Half a line at the edge tells that there is more.
        shown = min(max(text, FEWEST_LINES * line), (most + 0.5) * line)
        # Before the first layout both heights are only guesses.
        frame = max(0, self.height() - self.viewport().height())
        return math.ceil(shown + 2 * self.document().documentMargin()) + frame

    def _fit(self) -> None:
        height = self._height(self._most)
        # Setting the same height again would lay the page out anew for nothing.
        if height != self.maximumHeight():
            self.setMaximumHeight(height)
        self.updateGeometry()
