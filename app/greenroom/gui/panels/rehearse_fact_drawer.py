"""The fact drawer: `/` at the start of a word lists the release's facts beside the caret."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.command_palette import matches
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.message_bar import announce
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.services.offers import SpokenFact

_WIDTH = 360
_MOST_ROWS = 6
_LEAST_ROWS = 2
_GAP = 6
_SLASH = "/"
_OPENING = "([{“‘\"'—–"
_PARAGRAPH = "\u2029"
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_MOST_ROWS,
    Qt.Key.Key_PageDown: _MOST_ROWS,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FactDrawer(QFrame):
    """A list over the page that follows the caret of `editor`, which keeps the keyboard.

    Arrows choose, Enter inserts, Escape closes. What was typed to open or to search it is
    replaced by the fact; whenever nothing matches it closes and leaves the text as typed.
    """

    def __init__(self, editor: PlainEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("fact_drawer_frame")
        self.setProperty("card", True)
        self._editor = editor
        self._page = parent
        self._facts: tuple[SpokenFact, ...] = ()
        self._found: tuple[SpokenFact, ...] = ()
        # Where the words to replace begin; None while the drawer is closed.
        self._start: int | None = None
        self._lead = ""
        self._length = editor.document().characterCount()
        self._list = QListWidget()
        self._list.setObjectName("fact_drawer")
        self._list.setAccessibleName(self.tr("Facts to insert"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.itemClicked.connect(lambda _item: self._insert())
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self._list)
        keys = self.tr("↑ ↓ choose · Enter inserts · Esc closes")
        foot = PlainLabel(keys, style=TextStyle.SMALL, tone=Tone.MUTED, wrap=False)
        foot.setContentsMargins(8, 0, 8, 0)
        column.addWidget(foot)
        self.hide()
        editor.installEventFilter(self)
        parent.installEventFilter(self)
        editor.textChanged.connect(self._follow_text)
        editor.cursorPositionChanged.connect(self._follow_caret)

    def set_facts(self, facts: Sequence[SpokenFact]) -> None:
        """Offer these facts; none at all keeps the drawer shut."""
        self._facts = tuple(facts)
        self.close_drawer()

    def open_here(self) -> None:
        """Open at the caret, as Ctrl+/ asks for; what is typed next searches the list."""
        if self._facts and self._editor.isVisible() and not self._editor.isReadOnly():
            self._editor.setFocus()
            self._open(self._editor.textCursor().position(), lead="")

    def close_drawer(self) -> None:
        """Shut the list and leave the text as it is."""
        self._start = None
        self.hide()

    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._start is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of an open list from the editor, before shortcuts see them."""
        if not self.is_open():
            return False
        if watched is not self._editor:
            # The page was laid out anew, so the caret is somewhere else.
            if event.type() == QEvent.Type.Resize:
                QTimer.singleShot(0, self, self._follow_caret)
            return False
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close_drawer()
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        ours = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        ours = ours and (event.key() in (*_STEPS, *_ENTER) or event.key() == Qt.Key.Key_Escape)
        if ours and event.type() == QEvent.Type.KeyPress:
            self._obey(Qt.Key(event.key()))
        elif ours:
            event.accept()
        return ours

    def _obey(self, key: Qt.Key) -> None:
        if key in _STEPS:
            last = self._list.count() - 1
            row = min(last, max(0, self._list.currentRow() + _STEPS[key]))
            self._list.setCurrentRow(row)
            announce(self, self._list.item(row).text())
        elif key in _ENTER:
            self._insert()
        else:
            self.close_drawer()

    def _follow_text(self) -> None:
        length = self._editor.document().characterCount()
        typed_one = length == self._length + 1
        self._length = length
        if self.is_open():
            self._search()
        elif typed_one and self._facts and self._editor.hasFocus() and self._slash_begins_word():
            self._open(self._editor.textCursor().position() - 1, lead=_SLASH)

    def _follow_caret(self) -> None:
        if self.is_open():
            self._search()

    def _slash_begins_word(self) -> bool:
        """Whether a slash stands before the caret, and nothing or a space before that."""
        cursor = self._editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        before = cursor.selectedText()
        if not before.endswith(_SLASH):
            return False
        last = before[-2:-1]
        return not last or last.isspace() or last in _OPENING

    def _open(self, start: int, *, lead: str) -> None:
        self._start, self._lead = start, lead
        self._search()
        if self.is_open():
            count = self.tr("%n facts. Arrow keys choose, Enter inserts, Escape closes.")
            announce(self, count.replace("%n", str(len(self._found))))

    def _typed(self) -> str | None:
        """What was typed since the drawer opened; None when the caret has left that place."""
        cursor = self._editor.textCursor()
        start, end = self._start, cursor.position()
        if start is None or end < start + len(self._lead) or cursor.hasSelection():
            return None
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        text = cursor.selectedText()
        if not text.startswith(self._lead) or _PARAGRAPH in text:
            return None
        return text[len(self._lead) :]

    def _search(self) -> None:
        words = self._typed()
        # A slash that is doubled, or has a space after it, was meant as a slash.
        if words is None or words.startswith((_SLASH, " ")):
            self.close_drawer()
            return
        self._found = tuple(
            fact for fact in self._facts if matches(words, f"{fact.label} {fact.words}")
        )
        if not self._found:
            self.close_drawer()
            return
        self._list.clear()
        for fact in self._found:
            self._list.addItem(QListWidgetItem(self._line(fact)))
        self._list.setCurrentRow(0)
        self._place()

    def _line(self, fact: SpokenFact) -> str:
        line = f"{fact.label}: {fact.words}"
        return self.tr("%1 (estimate)").replace("%1", line) if fact.estimate else line

    def _place(self) -> None:
        """Stand below the line that is typed, or above it, so that it stays in sight."""
        self.setFixedWidth(min(_WIDTH, self._page.width()))
        cursor = self._editor.textCursor()
        cursor.setPosition(self._start or 0)
        caret = self._editor.cursorRect(cursor)
        at = self._editor.viewport().mapTo(self._page, QPoint(caret.left(), 0))
        top = self._editor.viewport().mapTo(self._page, caret.topLeft()).y()
        left = max(0, min(at.x(), self._page.width() - self.width()))
        below = top + caret.height() + _GAP
        # The question is above the answer, so a short list below it is better than a long one.
        least = min(_LEAST_ROWS, self._list.count())
        fits = self._set_rows(least) <= self._page.height() - below
        rows = min(_MOST_ROWS, self._list.count())
        while self._set_rows(rows) > self._page.height() - below and fits and rows > least:
            rows -= 1
        self.move(left, below if fits else max(0, top - self.height() - _GAP))
        self.show()
        self.raise_()

    def _set_rows(self, rows: int) -> int:
        """Make room for that many facts; the height of the whole drawer."""
        self._list.setFixedHeight(rows * self._list.sizeHintForRow(0))
        self.adjustSize()
        return self.height()

    def _insert(self) -> None:
        start, row = self._start, self._list.currentRow()
        if start is None or not 0 <= row < len(self._found):
            return
        words = self._found[row].words
        cursor = self._editor.textCursor()
        end = cursor.position()
        # Closed first: the change of text must not search again.
        self.close_drawer()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()
