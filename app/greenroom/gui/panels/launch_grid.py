"""A table whose cells wrap, whose columns share its width, and whose editors have room."""

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from greenroom.gui.panels.launch_rows_model import Index, RecordModel
from greenroom.gui.widgets.tables import style_table

EDITOR_CHARACTERS = 46
"""How wide the line for typing is at least, however narrow its cell."""

ROW_LINES = 7
"""The lines of a cell that are in sight; what is longer is cut off until it is edited."""

PADDING = 18
"""Pixels a column is wider than the characters it is meant for."""

TEXT_PADDING = 24
"""Pixels a cell keeps free left and right of its text together."""

CELL_PADDING = 12
"""Pixels a cell keeps free above and below its text together."""

MOST_MEASURED = 2_000
"""Characters of a text that are measured; no row shows as many."""


class CellDelegate(QStyledItemDelegate):
    """Edits a cell with choices in a list, every other one in a line with room to type."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list for a column with choices, else the usual line."""
        model = index.model()
        choices = model.columns[index.column()].choices if isinstance(model, RecordModel) else ()
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItems(list(choices))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start from what the cell holds, be it among the choices or not."""
        if not isinstance(editor, QComboBox):
            super().setEditorData(editor, index)
            return
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if editor.findText(text) < 0:
            editor.insertItem(0, text)
        editor.setCurrentText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was typed or chosen to the model."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text is when it wraps in its column."""
        # Qt's own hint forgets the padding of the style sheet, and cuts off the last line.
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or " ")
        grid = self.parent()
        width = grid.columnWidth(index.column()) if isinstance(grid, QTableView) else 0
        room = QRect(0, 0, max(1, width - TEXT_PADDING), 1_000_000)
        metrics = QFontMetrics(option.font)
        held = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text[:MOST_MEASURED])
        return QSize(width, held.height() + CELL_PADDING)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Over the cell, one line high, and wide enough to see what one types."""
        parent = editor.parentWidget()
        area = parent.rect() if parent is not None else option.rect
        cell: QRect = option.rect
        least = editor.fontMetrics().averageCharWidth() * EDITOR_CHARACTERS
        width = cell.width() if isinstance(editor, QComboBox) else max(cell.width(), least)
        width = min(width, area.width())
        left = min(cell.left(), area.right() + 1 - width)
        editor.setGeometry(left, cell.top(), width, editor.sizeHint().height())


class RecordGrid(QTableView):
    """Shows a RecordModel; `laid_out` follows another width, when rows have another height.

    Alt with an arrow asks to move a row, Ctrl+Delete to remove it, Ctrl+V to paste.
    """

    laid_out = Signal()
    move_wanted = Signal(int)
    remove_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self.setModel(model)
        style_table(self)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setItemDelegate(CellDelegate(self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setStretchLastSection(False)

    def full_height(self) -> int:
        """Pixels that the heading and all rows take."""
        rows = sum(self.rowHeight(row) for row in range(self.records.rowCount()))
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return (
            self.horizontalHeader().sizeHint().height() + rows + extra + 2 * self.frameWidth() + 2
        )

    def lay_out(self) -> None:
        """Share the width among the columns, and give every row the height of its texts."""
        columns = self.records.columns
        if not columns:
            return
        character = self.fontMetrics().averageCharWidth()
        least = [column.least * character + PADDING for column in columns]
        spare = max(0, self.viewport().width() - sum(least))
        shares = sum(column.share for column in columns) or 1.0
        for number, column in enumerate(columns):
            self.setColumnWidth(number, least[number] + int(spare * column.share / shares))
        tallest = ROW_LINES * self.fontMetrics().lineSpacing() + CELL_PADDING - 3
        self.verticalHeader().setMaximumSectionSize(tallest)
        self.resizeRowsToContents()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep the cell in sight: the table is as high as its rows, and the page scrolls."""
        super().currentChanged(current, previous)
        if self.hasFocus():
            self.bring_in_sight()

    def bring_in_sight(self) -> None:
        """Scroll the page to the current row, once the rows are laid out."""
        QTimer.singleShot(0, self, self._scroll_page)

    def _scroll_page(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inner = area.widget() if isinstance(area, QScrollArea) else None
        if inner is None or not isinstance(area, QScrollArea):
            return
        row = self.visualRect(self.currentIndex())
        for edge in (row.bottomLeft(), row.topLeft()):
            place = self.viewport().mapTo(inner, edge)
            area.ensureVisible(0, place.y(), 0, PADDING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()
            self.laid_out.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, remove and paste rows by key; everything else is the table's."""
        key, keys = event.key(), Qt.Key
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if alt and key in (keys.Key_Up, keys.Key_Down):
            self.move_wanted.emit(-1 if key == keys.Key_Up else 1)
        elif control and key == keys.Key_Delete:
            self.remove_wanted.emit()
        elif control and key == keys.Key_V:
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)
