"""The heat map: every theme against every persona, each cell a sign, a score and a colour."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from greenroom.gui.theme import styled_font, tokens_of
from greenroom.gui.tokens import TextStyle, Tokens
from greenroom.model.board import HeatCell, HeatMap
from greenroom.model.theme import Stance

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_CELL = Qt.ItemDataRole.UserRole
_CHOOSE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_WIDEST = 72
_WIDEST_SHARE = 0.45
_PADDING = 8
_BORDER = 4

SIGNS = {
    Stance.MITIGATED: "✓",
    Stance.RAISED: "✗",
    Stance.UNKNOWN: "→",
    Stance.MIXED: "→",
    None: "○",
}
"""What stands in a cell beside the score; a colour never speaks alone."""


class HeatGrid(QTableView):
    """Themes down the side, personas across the top.

    `chosen` carries the cell that was clicked, or entered with Enter or Space; `looked_at` the
    one the keyboard or the mouse has come to. The grid is as high as its rows need.
    """

    chosen = Signal(object)
    looked_at = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = _CellsModel(self)
        self.setAccessibleName(title)
        self.setModel(self._cells)
        self.setItemDelegate(_CellPainter(self))
        self.setHorizontalHeader(_Names(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Names(Qt.Orientation.Vertical, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        # Tab leaves the grid; arrows move within it.
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._choose)
        self.entered.connect(self._look)

    def show_map(self, heat: HeatMap) -> None:
        """Show that map; the focus stays on the cell it was on."""
        before = self.currentIndex()
        place = (before.row(), before.column())
        self._cells.show_map(heat)
        if before.isValid():
            self.setCurrentIndex(self._cells.index(*place))
        self._fit()

    def cell_at(self, theme: int, persona: int) -> HeatCell:
        """The cell of the theme and persona with those numbers, from 0."""
        return self._cells.cell(theme, persona)

    def cell_words(self, cell: HeatCell) -> str:
        """What a cell says, as a sentence: who, about what, how it went."""
        return self._cells.words(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter and Space; arrows, Home and End move."""
        if event.key() in _CHOOSE_KEYS and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which cell the keyboard has come to, and mark its names."""
        super().currentChanged(current, previous)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.viewport().update()
        self._look(current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the personas."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as there is room, as high as the rows."""
        return QSize(640, self._height())

    def minimumSizeHint(self) -> QSize:
        """Narrow windows scroll sideways."""
        return QSize(320, self._height())

    def _choose(self, index: Index) -> None:
        self.chosen.emit(index.data(_CELL))

    def _look(self, index: Index) -> None:
        if index.isValid():
            self.looked_at.emit(index.data(_CELL))

    def _fit(self) -> None:
        columns = self._cells.columnCount()
        if not columns:
            return
        small = QFontMetrics(styled_font(self.font(), TextStyle.SMALL))
        names = self.verticalHeader()
        widest = max(small.horizontalAdvance(name) for name in self._cells.themes()) + 2 * _PADDING
        names.setFixedWidth(min(widest, round(self.width() * _WIDEST_SHARE)))
        least = small.horizontalAdvance("✗ 100") + _PADDING // 2
        room = (self.width() - names.width() - _BORDER) // columns
        across = self.horizontalHeader()
        across.setDefaultSectionSize(min(max(least, room), round(_WIDEST * small.height() / 15)))
        names.setDefaultSectionSize(small.height() + 7)
        self.updateGeometries()
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        across, down = self.horizontalHeader(), self.verticalHeader()
        bar = self.horizontalScrollBar()
        too_wide = across.length() + down.width() + _BORDER > self.width()
        return (
            across.sizeHint().height()
            + down.length()
            + _BORDER
            + (bar.sizeHint().height() if too_wide else 0)
        )


class _CellsModel(QAbstractTableModel):
    """The cells of a heat map; screen readers get each as a sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heat = HeatMap((), (), ())
        self._rows: tuple[tuple[HeatCell, ...], ...] = ()

    def show_map(self, heat: HeatMap) -> None:
        """Show the cells of that map."""
        self.beginResetModel()
        self._heat = heat
        count = len(heat.themes)
        # The map lists persona by persona; the grid has a row for each theme.
        self._rows = tuple(heat.cells[theme::count] for theme in range(count))
        self.endResetModel()

    def cell(self, theme: int, persona: int) -> HeatCell:
        """The cell of that row and column."""
        return self._rows[theme][persona]

    def themes(self) -> tuple[str, ...]:
        """The names of the rows."""
        return tuple(name for _, name in self._heat.themes)

    def rowCount(self, parent: Index = _TOP) -> int:
        """A row for each theme."""
        return 0 if parent.isValid() else len(self._heat.themes)

    def columnCount(self, parent: Index = _TOP) -> int:
        """A column for each persona."""
        return 0 if parent.isValid() else len(self._heat.personas)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Sign and score, the cell itself, or what it says."""
        if not index.isValid():
            return None
        cell = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _shown(cell)
        if role == _CELL:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words(cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The name of a persona or of a theme."""
        across = orientation is Qt.Orientation.Horizontal
        named = self._heat.personas if across else self._heat.themes
        if role != Qt.ItemDataRole.DisplayRole or section >= len(named):
            return None
        return named[section][1]

    def words(self, cell: HeatCell) -> str:
        """What a cell says, as a sentence."""
        words = self.tr("{persona} on {theme}: {outcome}")
        return (
            words.replace("{outcome}", self._outcome(cell))
            .replace("{persona}", dict(self._heat.personas)[cell.persona_id])
            .replace("{theme}", dict(self._heat.themes)[cell.theme_id])
        )

    def _outcome(self, cell: HeatCell) -> str:
        if not cell.asked:
            if not cell.available:
                return self.tr("never asked, and the bank has no such question.")
            count = str(cell.available)
            words = self.tr("1 question") if cell.available == 1 else self.tr("%1 questions")
            return self.tr("never asked, %1 in the bank.").replace("%1", words.replace("%1", count))
        times = self.tr("asked once") if cell.asked == 1 else self.tr("asked %1 times")
        ends = {
            Stance.MITIGATED: self.tr("the newest answer scored %2 and holds."),
            Stance.RAISED: self.tr("the newest answer scored %2 and does not hold."),
        }
        end = ends.get(cell.stance) if cell.stance else None
        if end is None:
            open_end = self.tr("taken away with %2, the answer is still owed.")
            end = self.tr("passed on or still open.") if cell.score is None else open_end
        return f"{times.replace('%1', str(cell.asked))}, {end.replace('%2', str(cell.score))}"


class _CellPainter(QStyledItemDelegate):
    """Draws a cell: soft ground, sign and score, and a ring where the keyboard is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        cell = index.data(_CELL)
        tokens = tokens_of(option.palette)
        ground, ink = _colours(cell, tokens)
        box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        painter.setPen(QColor(tokens.strong_line if hovered else ground))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 4, 4)
        weight = TextStyle.STRONG if cell.asked else TextStyle.SMALL
        font = styled_font(option.font, weight)
        font.setPixelSize(styled_font(option.font, TextStyle.SMALL).pixelSize())
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _shown(cell))
        view = self.parent()
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
        painter.restore()


class _Names(QHeaderView):
    """The names beside the grid; those across are turned, on two lines where that is shorter."""

    def __init__(self, orientation: Qt.Orientation, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)

    def sizeHint(self) -> QSize:
        """Room for the longest name."""
        if self.orientation() is Qt.Orientation.Vertical:
            return QSize(self.width(), super().sizeHint().height())
        metrics = self._metrics()
        lines = [line for number in range(self.count()) for line in self._lines(number)]
        longest = max((metrics.horizontalAdvance(line) for line in lines), default=0)
        return QSize(super().sizeHint().width(), longest + 2 * _PADDING)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one name, darker where the keyboard is."""
        tokens = tokens_of(self.palette())
        painter.save()
        painter.fillRect(rect, QColor(tokens.base))
        painter.setFont(styled_font(self.font(), TextStyle.SMALL))
        painter.setPen(QColor(tokens.text if self._is_current(section) else tokens.muted))
        if self.orientation() is Qt.Orientation.Vertical:
            inside = rect.adjusted(_PADDING, 0, -_PADDING, 0)
            elide = Qt.TextElideMode.ElideRight
            name = self._metrics().elidedText(self._name(section), elide, inside.width())
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, name)
        else:
            # Read from below, as on the spine of a ring binder.
            painter.translate(rect.left(), rect.bottom())
            painter.rotate(-90)
            turned = QRect(QPoint(_PADDING, 0), QSize(rect.height() - _PADDING, rect.width()))
            painter.drawText(turned, Qt.AlignmentFlag.AlignVCenter, "\n".join(self._lines(section)))
        painter.restore()

    def _is_current(self, section: int) -> bool:
        view = self.parent()
        if not isinstance(view, QTableView):
            return False
        index = view.currentIndex()
        across = self.orientation() is Qt.Orientation.Horizontal
        return section == (index.column() if across else index.row())

    def _name(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _lines(self, section: int) -> tuple[str, ...]:
        """The name on one line, or broken at the space that makes the longer half shortest."""
        words = self._name(section).split()
        metrics = self._metrics()
        ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        halves = min(
            ways, key=lambda way: max(map(metrics.horizontalAdvance, way)), default=tuple(words)
        )
        # Two lines stand side by side, and need a column wide enough for both.
        return halves if 2 * metrics.height() <= self.sectionSize(section) else (" ".join(words),)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(styled_font(self.font(), TextStyle.SMALL))


def _shown(cell: HeatCell) -> str:
    """Sign and score; nothing where there is no question to ask."""
    if not cell.asked:
        return SIGNS[None] if cell.available else ""
    sign = SIGNS[cell.stance]
    return sign if cell.score is None else f"{sign} {cell.score}"


def _colours(cell: HeatCell, tokens: Tokens) -> tuple[str, str]:
    """Ground and ink of a cell."""
    if not cell.asked:
        return (tokens.subtle, tokens.muted) if cell.available else (tokens.base, tokens.muted)
    if cell.stance is Stance.MITIGATED:
        return tokens.good_soft, tokens.good
    if cell.stance is Stance.RAISED:
        return tokens.bad_soft, tokens.bad
    return tokens.warn_soft, tokens.warn
