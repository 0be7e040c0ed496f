"""A table whose texts wrap and whose columns share its width."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from greenroom.gui.widgets.tables import style_table

_LEAST, _USUAL = 160, 240
_LEAST_CHARACTERS = 90
_ROW_PADDING = 16
_PADDING_ACROSS, _PADDING_DOWN = 24, 12
_TALLEST = 10_000


class WholeTable(QTableView):
    """As high as all its rows: what it lies in scrolls, the table does not.

    The first column takes what width the others leave, and never less than its texts need.
    """

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        style_table(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        heading = self.horizontalHeader()
        heading.setStretchLastSection(False)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heading.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._fit)

    def sizeHint(self) -> QSize:
        """The heading, every row, and the bar where the columns are too wide."""
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() else 0
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        return QSize(480, rows + below + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """The same height; narrow windows scroll sideways."""
        return QSize(320, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            height = self.fontMetrics().height() + _ROW_PADDING
            self.verticalHeader().setDefaultSectionSize(height)
            self._fit()

    def _fit(self) -> None:
        heading = self.horizontalHeader()
        others = heading.length() - heading.sectionSize(0)
        room = self.viewport().width() - others
        heading.resizeSection(0, max(self.sizeHintForColumn(0), room))
        self.updateGeometry()


class WrappedTable(QTableView):
    """Rows as high as their texts need; `shares` are the columns' parts of the width.

    The table takes what height there is and scrolls in itself.
    """

    def __init__(
        self,
        name: str,
        title: str,
        model: QAbstractItemModel,
        shares: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shares = tuple(shares)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        style_table(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setWordWrap(True)
        # Qt would stretch the last column later, after the rows were measured.
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measured = False
        model.modelReset.connect(self._measure_again)

    def sizeHint(self) -> QSize:
        """Room for a few rows; the rest scrolls."""
        return QSize(480, _USUAL)

    def minimumSizeHint(self) -> QSize:
        """A row or two stay in sight."""
        return QSize(320, _LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width, and give the rows the height their texts need in it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure rows that came while the table was out of sight."""
        super().showEvent(event)
        if not self._measured:
            self.fit()

    def fit(self) -> None:
        """Measure columns and rows anew."""
        self._measured = True
        heading = self.horizontalHeader()
        # Large text in a narrow window scrolls sideways rather than one word a line.
        least = self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS
        room, whole = max(self.viewport().width(), least), sum(self._shares)
        for column, share in enumerate(self._shares):
            heading.resizeSection(column, room * share // whole)
        for row in range(self.model().rowCount()):
            self.setRowHeight(row, self._row_height(row))

    def _measure_again(self) -> None:
        # Measuring a hundred rows takes a while, and nobody sees those of another part.
        self._measured = False
        if self.isVisible():
            self.fit()

    def _row_height(self, row: int) -> int:
        """The height of the row's longest text; Qt measures it without the style's padding."""
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        heights = [
            self.fontMetrics()
            .boundingRect(
                QRect(0, 0, max(1, self.columnWidth(column) - _PADDING_ACROSS), _TALLEST),
                int(flags),
                str(self.model().index(row, column).data() or ""),
            )
            .height()
            for column in range(len(self._shares))
        ]
        return max(heights) + _PADDING_DOWN
