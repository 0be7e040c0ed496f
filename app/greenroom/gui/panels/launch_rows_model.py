"""Rows of a launch record as a table one can type into."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from greenroom.errors import InputError
from greenroom.gui.panels.launch_columns import RecordColumn
from greenroom.gui.theme import tone_colour
from greenroom.gui.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class RecordModel(QAbstractTableModel):
    """Rows of anything. `edited` follows a change that fits; `refused` says why one does not.

    With `key` the rows keep themselves in its order.
    """

    edited = Signal()
    refused = Signal(object)

    def __init__(
        self, key: Callable[[Any], Any] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._rows: list[Any] = []
        self.columns: tuple[RecordColumn[Any], ...] = ()

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows as shown."""
        return tuple(self._rows)

    def set_rows(self, rows: Iterable[Any], columns: Sequence[RecordColumn[Any]]) -> None:
        """Show other rows, without announcing an edit."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._rows = sorted(rows, key=self._key) if self._key else list(rows)
        self.endResetModel()

    def set_columns(self, columns: Sequence[RecordColumn[Any]]) -> None:
        """Show the same rows under columns of the same number, after a window moved."""
        self.columns = tuple(columns)
        self.layoutChanged.emit()

    def insert(self, place: int, rows: Sequence[Any]) -> int:
        """Put rows in at that place, or where their order has it; the place of the first."""
        start = max(0, min(place, len(self._rows)))
        self.beginInsertRows(QModelIndex(), start, start + len(rows) - 1)
        self._rows[start:start] = rows
        self.endInsertRows()
        self._arrange()
        self.edited.emit()
        return self._place(rows[0])

    def remove(self, place: int) -> Any:
        """Take the row of that place away and return it."""
        self.beginRemoveRows(QModelIndex(), place, place)
        row = self._rows.pop(place)
        self.endRemoveRows()
        self.edited.emit()
        return row

    def exchange(self, upper: int, rows: tuple[Any, Any]) -> None:
        """Put these two in the place of the row `upper` and the one below it."""
        self._rows[upper : upper + 2] = rows
        self.dataChanged.emit(self.index(upper, 0), self.index(upper + 1, len(self.columns) - 1))
        self.edited.emit()

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """How many columns a row has."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The titles of the columns."""
        wanted = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.columns[section].title if wanted and section < len(self.columns) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows and what an editor starts with; an empty one may show a hint."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return (column.typed or column.read)(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.read(row) or column.hint
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if role == Qt.ItemDataRole.ForegroundRole and column.hint and not column.read(row):
            return tone_colour(QGuiApplication.palette(), Tone.BAD)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed, if it fits its column."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        before, column = self._rows[index.row()], self.columns[index.column()]
        if str(value) == (column.typed or column.read)(before):
            return True
        try:
            after = column.write(before, str(value))
        except InputError as error:
            self.refused.emit(error)
            return False
        if after != before:
            self._rows[index.row()] = after
            self.dataChanged.emit(
                self.index(index.row(), 0), self.index(index.row(), len(self.columns) - 1)
            )
            self._arrange()
            self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed into."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def _place(self, row: object) -> int:
        # Two rows may be equal; the very one is meant.
        return next(place for place, each in enumerate(self._rows) if each is row)

    def _arrange(self) -> None:
        """Bring the rows into their order; the cell being typed into moves with its row."""
        if self._key is None:
            return
        key = self._key
        order = sorted(range(len(self._rows)), key=lambda place: key(self._rows[place]))
        if order == list(range(len(order))):
            return
        self.layoutAboutToBeChanged.emit()
        self._rows = [self._rows[place] for place in order]
        moved = {place: new for new, place in enumerate(order)}
        before = self.persistentIndexList()
        after = [self.index(moved[each.row()], each.column()) for each in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
