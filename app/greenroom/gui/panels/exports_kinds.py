"""The kinds of documents, grouped, each with the line that says what it is for."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from greenroom.gui.theme import styled_font, tokens_of
from greenroom.gui.tokens import TextStyle
from greenroom.report.build.kind import Kind

_ID = Qt.ItemDataRole.UserRole
_LINE = Qt.ItemDataRole.UserRole + 1
_TICK = Qt.ItemDataRole.CheckStateRole
_ACROSS, _DOWN, _BOX = 10, 5, 26
_TALLEST = 10_000
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


class KindList(QListWidget):
    """One kind is looked at; in the mode for several, others can be ticked beside it.

    `chosen` follows the kind looked at, `ticked` the ticks.
    """

    chosen = Signal()
    ticked = Signal()

    def __init__(self, kinds: Sequence[Kind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_kinds")
        self.setAccessibleName(self.tr("Kind of document"))
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # A narrower list needs higher rows.
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._rows: dict[str, QListWidgetItem] = {}
        self._several = False
        self._fill(kinds)
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    def kind_id(self) -> str:
        """The id of the kind looked at."""
        row = self.currentRow()
        return str(self.item(row).data(_ID)) if row >= 0 else ""

    def choose(self, kind_id: str) -> None:
        """Look at the kind of that id; an unknown one changes nothing."""
        item = self._rows.get(kind_id)
        if item is not None:
            self.setCurrentItem(item)

    def show_ticks(self, *, several: bool) -> None:
        """Begin or end ticking; at the start the kind looked at is ticked."""
        self._several = several
        with QSignalBlocker(self):
            for kind_id, item in self._rows.items():
                on = Qt.CheckState.Checked if kind_id == self.kind_id() else _UNTICKED
                item.setData(_TICK, on if several else None)
        self.scheduleDelayedItemsLayout()
        self.ticked.emit()

    def tick_all(self, *, on: bool) -> None:
        """Tick every kind, or none."""
        with QSignalBlocker(self):
            for item in self._rows.values():
                item.setData(_TICK, Qt.CheckState.Checked if on else _UNTICKED)
        self.viewport().update()
        self.ticked.emit()

    def wanted(self) -> tuple[str, ...]:
        """The kinds to write: the ticked ones, or the one looked at, in the usual order."""
        if not self._several:
            return (self.kind_id(),) if self.kind_id() else ()
        checked = Qt.CheckState.Checked
        return tuple(each for each, item in self._rows.items() if item.checkState() == checked)

    def sizeHint(self) -> QSize:
        """Room for a few kinds; the rest scrolls."""
        return QSize(200, 160)

    def minimumSizeHint(self) -> QSize:
        """Two kinds stay in sight."""
        return QSize(120, 120)

    def _fill(self, kinds: Sequence[Kind]) -> None:
        groups = {
            self.tr("For the board"): (
                *("board-summary", "readiness-scorecard", "go-no-go-minutes"),
            ),
            self.tr("From rehearsals and interviews"): (
                *("coaching-report", "coded-transcript", "quote-book"),
            ),
            self.tr("For teams and customers"): (
                *("weekly-digest", "release-notes", "pre-release-brief", "status-update"),
                *("rollback-notice", "incident-notice"),
            ),
            self.tr("For the night and after"): ("run-sheet", "retrospective"),
        }
        known = {kind.id: kind for kind in kinds}
        for title, ids in groups.items():
            self._add_group(title, [known.pop(each) for each in ids if each in known])
        # A kind of a later version stands somewhere, even if nobody has grouped it.
        self._add_group(self.tr("Other"), list(known.values()))

    def _add_group(self, title: str, kinds: Sequence[Kind]) -> None:
        if not kinds:
            return
        heading = QListWidgetItem(title)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(heading)
        for kind in kinds:
            item = QListWidgetItem(f"{kind.name[:1].upper()}{kind.name[1:]}")
            item.setData(_ID, kind.id)
            item.setData(_LINE, kind.description)
            # A screen reader meets both lines at once.
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, kind.description)
            self.addItem(item)
            self._rows[kind.id] = item


_UNTICKED = Qt.CheckState.Unchecked


class _TwoLines(QStyledItemDelegate):
    """Paints a name above the sentence that explains it; a heading has no sentence."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as both need at the width of the list."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 200
        inside = _inside(QRect(0, 0, width, _TALLEST), index)
        heights = (_bounds(inside, font, text).height() for font, text in _texts(option, index))
        above = 0 if index.data(_LINE) else _DOWN
        return QSize(width, sum(heights) + above + 2 * _DOWN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground and the tick of the style, with the texts on it."""
        super().paint(painter, option, index)
        tokens = tokens_of(option.palette)
        words = bool(index.data(_LINE))
        room = _inside(option.rect, index)
        if not words:
            room.setTop(room.top() + _DOWN)
        inks = (tokens.text if words else tokens.muted, tokens.muted)
        painter.save()
        for ink, (font, text) in zip(inks, _texts(option, index), strict=False):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(room, _WRAPPED, text)
            room.setTop(room.top() + _bounds(room, font, text).height())
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Keep the style from writing the text itself."""
        super().initStyleOption(option, index)
        option.text = ""


def _inside(rect: QRect, index: Index) -> QRect:
    left = _BOX if index.data(_TICK) is not None else 0
    return rect.adjusted(_ACROSS + left, _DOWN, -_ACROSS, -_DOWN)


def _texts(option: QStyleOptionViewItem, index: Index) -> list[tuple[QFont, str]]:
    small = styled_font(option.font, TextStyle.SMALL)
    words = index.data(_LINE)
    if not words:
        return [(small, str(index.data()))]
    return [(styled_font(option.font, TextStyle.STRONG), str(index.data())), (small, str(words))]


def _bounds(room: QRect, font: QFont, text: str) -> QRect:
    tall = QRect(0, 0, room.width(), _TALLEST)
    return QFontMetrics(font).boundingRect(tall, _WRAPPED, text)
