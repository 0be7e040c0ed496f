"""The questions as rows of a list, and how a row is drawn: nothing is built for each of them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from greenroom.gui.panels.questions_wording import Names, about
from greenroom.gui.theme import tokens_of
from greenroom.gui.tokens import TEXT_PIXELS, TextStyle
from greenroom.services.prompts import BankEntry

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()

ABOUT = Qt.ItemDataRole.UserRole + 1
"""The role of the line below a question."""
MARK = Qt.ItemDataRole.UserRole + 2
"""The role of the words that mark a question as the user's, or as retired."""
RETIRED = Qt.ItemDataRole.UserRole + 3
"""The role that tells whether a question is never asked."""

_ACROSS, _DOWN, _GAP = 12, 9, 3
_MOST_LINES = 2


class QuestionsModel(QAbstractListModel):
    """The prompts of the bank, read-only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[BankEntry, ...] = ()
        self._names = Names()
        self._answers: Mapping[int, Callable[[BankEntry], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda entry: entry.prompt.text,
            ABOUT: self._about,
            MARK: self._mark,
            RETIRED: lambda entry: entry.retired,
            Qt.ItemDataRole.AccessibleTextRole: self._aloud,
        }

    @property
    def entries(self) -> tuple[BankEntry, ...]:
        """The rows as they stand."""
        return self._entries

    def show_entries(self, entries: Sequence[BankEntry], names: Names) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._entries, self._names = tuple(entries), names
        self.endResetModel()

    def row_of(self, prompt_id: str) -> int:
        """The row of that prompt; -1 when it is not among them."""
        found = (row for row, each in enumerate(self._entries) if each.prompt.id == prompt_id)
        return next(found, -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many rows there are; none below one."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The question, the line below it, its mark, or all of it for a screen reader."""
        if not index.isValid():
            return None
        answer = self._answers.get(role)
        return answer(self._entries[index.row()]) if answer else None

    def _about(self, entry: BankEntry) -> str:
        return about(entry.prompt, self._names)

    def _aloud(self, entry: BankEntry) -> str:
        parts = (entry.prompt.text, self._about(entry), self._mark(entry))
        return ". ".join(part for part in parts if part)

    def _mark(self, entry: BankEntry) -> str:
        words = (
            self.tr("yours") if entry.prompt.own else "",
            self.tr("retired") if entry.retired else "",
        )
        return ", ".join(word for word in words if word)


class QuestionDelegate(QStyledItemDelegate):
    """Two lines of the question, and one that says what it is about; all rows equally high."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The same height for every row, so that a view need not ask each."""
        lines = QFontMetrics(option.font).lineSpacing() * _MOST_LINES
        small = QFontMetrics(_small(option.font)).lineSpacing()
        return QSize(160, lines + _GAP + small + 2 * _DOWN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row in the colours of the palette."""
        self.initStyleOption(option, index)
        widget = option.widget
        widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget
        )
        tokens = tokens_of(widget.palette())
        ink = tokens.muted if index.data(RETIRED) else tokens.text
        painter.save()
        painter.setFont(option.font)
        painter.setPen(QColor(ink))
        area = option.rect.adjusted(_ACROSS, _DOWN, -_ACROSS, -_DOWN)
        lines = _lines(str(index.data()), option.font, area.width())
        high = QFontMetrics(option.font).lineSpacing()
        for number, line in enumerate(lines):
            place = QRect(area.left(), area.top() + number * high, area.width(), high)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line
            )
        # Below the question and not below its room: a short one keeps its words together.
        below = area.adjusted(0, len(lines) * high + _GAP, 0, 0)
        _draw_about(painter, below, index, widget.palette())
        painter.restore()


def _draw_about(painter: QPainter, area: QRect, index: Index, palette: QPalette) -> None:
    tokens = tokens_of(palette)
    font = _small(painter.font())
    painter.setFont(font)
    metrics = QFontMetrics(font)
    mark = str(index.data(MARK))
    room = area.width()
    row = QRect(area.left(), area.top(), room, metrics.lineSpacing())
    if mark:
        painter.setPen(QColor(tokens.muted if index.data(RETIRED) else tokens.accent))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, mark)
        room -= metrics.horizontalAdvance(mark) + _ACROSS
    painter.setPen(QColor(tokens.muted))
    words = metrics.elidedText(str(index.data(ABOUT)), Qt.TextElideMode.ElideRight, room)
    painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _small(font: QFont) -> QFont:
    """The same font in the small size, at every text size."""
    result = QFont(font)
    share = TEXT_PIXELS[TextStyle.SMALL][0] / TEXT_PIXELS[TextStyle.BODY][0]
    pixels = font.pixelSize() if font.pixelSize() > 0 else QFontMetrics(font).ascent()
    result.setPixelSize(round(pixels * share))
    return result


def _lines(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The text in at most two lines, the last one cut where it does not fit."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    starts = []
    layout.beginLayout()
    for _ in range(_MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, 0))
        starts.append((line.textStart(), line.textLength()))
    layout.endLayout()
    if not starts:
        return ()
    # Qt counts in UTF-16, where some signs are two.
    units = text.encode("utf-16-le")
    pieces = [units[2 * start : 2 * (start + length)] for start, length in starts[:-1]]
    said = [piece.decode("utf-16-le").strip() for piece in pieces]
    rest = units[2 * starts[-1][0] :].decode("utf-16-le").strip()
    last = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return (*said, last)
