"""What was heard: themes by severity and stance, and how the score moved."""

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableView, QWidget

from greenroom.coding.summary import ThemeSummary
from greenroom.gui.tokens import Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.chart_frame import ChartFrame
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.tables import Column, RowsModel, style_table
from greenroom.gui.widgets.trend_chart import TrendChart, TrendPoint
from greenroom.model.readiness import TARGET, Assessment
from greenroom.services.analyses import ReleaseReading

ROW_HEIGHT = 32


class FindingsPanel(QWidget):
    """Themes of a release beside the trend of its readiness."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        themes = Card(self.tr("Themes"))
        self._note = PlainLabel(tone=Tone.MUTED)
        self._rows: RowsModel[ThemeSummary] = RowsModel(self._columns())
        self._table = QTableView()
        self._table.setObjectName("readiness_themes")
        self._table.setAccessibleName(self.tr("Themes by severity and stance"))
        self._table.setModel(self._rows)
        style_table(self._table)
        heading = self._table.horizontalHeader()
        heading.setStretchLastSection(False)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heading.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        themes.body.addWidget(self._note)
        themes.body.addWidget(self._table)
        row.addWidget(themes, 3)
        self._trend = TrendChart(target=TARGET)
        self._moved = ChartFrame(self.tr("Launch readiness over time"), self._trend)
        row.addWidget(self._moved, 2)

    def _columns(self) -> tuple[Column[ThemeSummary], ...]:
        return (
            Column(self.tr("Theme"), lambda each: each.theme.name),
            Column(self.tr("Severity"), lambda each: str(each.theme.severity), numeric=True),
            Column(
                self.tr("Raised"),
                lambda each: str(each.raised),
                numeric=True,
                tone=lambda each: Tone.WARN if each.raised else Tone.MUTED,
            ),
            Column(self.tr("Mitigated"), lambda each: str(each.mitigated), numeric=True),
            Column(self.tr("Open"), lambda each: str(each.unknown + each.mixed), numeric=True),
            Column(self.tr("Suggested"), lambda each: str(each.suggested), numeric=True),
        )

    def show_reading(self, reading: ReleaseReading, history: tuple[Assessment, ...]) -> None:
        """Show what the transcripts say and how the assessments went."""
        seen = tuple(each for each in reading.themes if each.confirmed or each.suggested)
        self._rows.set_rows(seen)
        self._table.setFixedHeight(ROW_HEIGHT * (min(len(seen), 10) + 1) + 16)
        self._table.setVisible(bool(seen))
        self._note.setText(
            self.tr("Stances count confirmed marks only; suggestions wait on the Transcripts page.")
            if seen
            else self.tr("No theme is marked yet. Import interviews on the Transcripts page.")
        )
        points = [
            TrendPoint(f"{each.at.day} {each.at:%b}", each.score)
            for each in history
            if each.score is not None
        ]
        self._trend.set_points(points)
        self._moved.setVisible(len(points) > 1)
