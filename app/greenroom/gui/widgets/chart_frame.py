"""A chart under its heading, with the same figures as a table one press away."""

from operator import itemgetter

from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QTableView, QWidget

from greenroom.gui.tokens import GRID
from greenroom.gui.widgets.bar_list import BarList
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.tables import Column, RowsModel, style_table
from greenroom.gui.widgets.trend_chart import TrendChart

Chart = BarList | TrendChart
Row = tuple[str, ...]


class ChartFrame(Card):
    """A card that shows a chart, or its rows as a table."""

    def __init__(self, title: str, chart: Chart, *, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._chart = chart
        chart.setAccessibleName(title)
        self.toggle = VerbButton(
            self.tr("Show as table"), self._switch, kind="quiet", icon_name="table"
        )
        self.header.addWidget(self.toggle)
        columns = tuple(
            Column[Row](heading, itemgetter(place), numeric=place == 1)
            for place, heading in enumerate(chart.table_headings())
        )
        self._model = RowsModel(columns)
        self.table = QTableView()
        self.table.setModel(self._model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(title)
        style_table(self.table)
        # Stacked, so that switching moves nothing else on the page.
        self._pages = QStackedWidget()
        self._pages.addWidget(chart)
        self._pages.addWidget(self.table)
        self.body.setSpacing(GRID)
        self.body.addWidget(self._pages, 1)
        chart.table_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self._model.set_rows(self._chart.table_rows())

    def _switch(self) -> None:
        to_table = self._pages.currentWidget() is self._chart
        self._pages.setCurrentWidget(self.table if to_table else self._chart)
        text = self.tr("Show as chart") if to_table else self.tr("Show as table")
        self.toggle.setText(text)
