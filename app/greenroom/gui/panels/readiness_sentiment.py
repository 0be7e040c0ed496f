"""What the interviews sound like: the score beside its baseline, by theme, by person, over time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidgetItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.panels.sentiment_wording import (
    against_sign,
    against_tone,
    against_words,
    count_words,
    formula_words,
    interval_words,
    score_words,
)
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.chart_frame import ChartFrame
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.tables import Column, RowsModel, style_table
from greenroom.gui.widgets.trend_chart import TrendChart, TrendPoint
from greenroom.gui.widgets.wrapped_list import WrappedList
from greenroom.model.analysis import Baseline, Confidence
from greenroom.services.sentiment import SentimentReport, SentimentRow
from greenroom.store.transcripts import TranscriptLine

_MOST_ROWS = 8


class SentimentPanel(QWidget):
    """The net sentiment of a release in all its parts; `baseline_wanted` asks to choose."""

    baseline_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: SentimentReport | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        themes, people = self.tr("Net sentiment by theme"), self.tr("Net sentiment by person")
        self._themes = _Rows(themes, self.tr("Confirmed theme"), "sentiment_themes")
        self._people = _Rows(people, self.tr("Who"), "sentiment_people")
        self._chart = TrendChart(minimum=-100.0, maximum=100.0)
        self._trend = ChartFrame(self.tr("Net sentiment by interview"), self._chart)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._build_score(), 1)
        top.addWidget(self._trend, 1)
        column.addLayout(top)
        column.addWidget(self._people)
        column.addWidget(self._themes)

    def _build_score(self) -> Card:
        card = Card(self.tr("What they sound like"))
        self._card = card
        show = VerbButton(self.tr("How it is made"), self.show_formula, kind="quiet")
        show.setObjectName("show_sentiment")
        choose = VerbButton(self.tr("Baseline…"), self.baseline_wanted.emit)
        choose.setObjectName("choose_baseline")
        card.header.addWidget(show)
        card.header.addWidget(choose)
        self._score = PlainLabel(style=TextStyle.DISPLAY)
        self._score.setObjectName("sentiment_score")
        self._against = PlainLabel(style=TextStyle.STRONG)
        self._against.setObjectName("sentiment_against")
        self._baseline = PlainLabel(tone=Tone.MUTED)
        self._baseline.setObjectName("sentiment_baseline")
        for label in (self._score, self._against, self._baseline):
            card.body.addWidget(label)
        card.body.addStretch(1)
        return card

    def show_report(self, report: SentimentReport) -> None:
        """Show that report; without any reading there is nothing to show."""
        self._report = report
        self.setVisible(report.whole is not None)
        if report.whole is None:
            return
        practice = self.tr("What rehearsals sound like (practice, not evidence)")
        self._card.set_title(practice if report.practice else self.tr("What interviews sound like"))
        against = report.baseline.compare(report.whole)
        sentences = self.tr("from %1 sentences").replace("%1", str(report.whole.sentences))
        self._score.setText(f"NSS {score_words(report.whole)}")
        self._against.setText(f"{against_words(against)} · {sentences}")
        self._against.set_tone(against_tone(against))
        self._baseline.setText(self._baseline_words(report.baseline))
        self._themes.show_rows(report.themes, report.baseline)
        self._people.show_rows(report.people, report.baseline)
        points = [
            TrendPoint(f"{step.day.day} {step.day:%b}", step.sentiment.score, step.title)
            for step in report.trend
            if step.sentiment.confidence is not Confidence.TOO_FEW
        ]
        self._chart.set_points(points)
        self._trend.setVisible(len(points) > 1)

    def show_formula(self) -> None:
        """Open the formula with its counts."""
        if self._report is not None:
            dialog = FormulaDialog(self._report, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _baseline_words(self, baseline: Baseline) -> str:
        if baseline.sentiment is None:
            return self.tr("There is no interview to make a baseline of yet.")
        words = self.tr("Baseline {score}, from {n} interviews. 0 is not neutral; this is usual.")
        if baseline.chosen:
            words = self.tr("Baseline {score}, from {n} chosen interviews. 0 is not neutral.")
        words = words.replace("{n}", str(baseline.transcripts))
        return words.replace("{score}", score_words(baseline.sentiment))


class _Rows(Card):
    """One table of readings; it takes no room without rows."""

    def __init__(self, title: str, heading: str, name: str) -> None:
        super().__init__(title)
        self._baseline = Baseline(None, 0)
        columns = (
            Column[SentimentRow](heading, lambda each: each.name),
            Column[SentimentRow](
                self.tr("NSS"), lambda each: score_words(each.sentiment), numeric=True
            ),
            Column[SentimentRow](
                self.tr("95 % interval"), lambda each: interval_words(each.sentiment), numeric=True
            ),
            Column[SentimentRow](
                self.tr("Baseline"),
                lambda each: against_sign(self._baseline.compare(each.sentiment)),
                tone=lambda each: against_tone(self._baseline.compare(each.sentiment)),
            ),
            Column[SentimentRow](
                self.tr("Sentences"), lambda each: str(each.sentiment.sentences), numeric=True
            ),
        )
        self._rows = RowsModel(columns)
        self._table = QTableView()
        self._table.setObjectName(name)
        self._table.setAccessibleName(title)
        self._table.setModel(self._rows)
        style_table(self._table)
        head = self._table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.body.addWidget(self._table)
        self.body.addStretch(1)

    def show_rows(self, rows: tuple[SentimentRow, ...], baseline: Baseline) -> None:
        """Show these readings beside the baseline, at most eight at a time in sight."""
        self._baseline = baseline
        self._rows.set_rows(rows)
        self.setVisible(bool(rows))
        height = self._table.verticalHeader().defaultSectionSize()
        self._table.setFixedHeight(height * (min(len(rows), _MOST_ROWS) + 1) + GRID * 2)


class FormulaDialog(QDialog):
    """The formula of the score, its counts and its rules."""

    def __init__(self, report: SentimentReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How net sentiment is made"))
        self.resize(680, 380)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(self.windowTitle(), style=TextStyle.TITLE))
        rules = self.tr(
            "100 × (positive − negative) / all sentences. Only sentences of respondents count, "
            "and conversations are added up sentence by sentence. The interval is the adjusted "
            "Wald interval, 1.12 times as wide because sentences of one answer are alike. Under "
            "10 sentences there is no score; under 30 it is provisional."
        )
        column.addWidget(PlainLabel(rules, tone=Tone.MUTED))
        for title, sentiment in (
            (self.tr("This release"), report.whole),
            (self.tr("Baseline"), report.baseline.sentiment),
        ):
            if sentiment is not None:
                column.addWidget(PlainLabel(title, style=TextStyle.SUBTITLE))
                column.addWidget(PlainLabel(count_words(sentiment)))
                column.addWidget(PlainLabel(formula_words(sentiment)))
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(VerbButton(self.tr("Close"), self.accept))
        column.addLayout(row)


class BaselineDialog(QDialog):
    """Chooses the interviews that a baseline is made of; `chosen` carries their ids."""

    chosen = Signal(object)

    def __init__(
        self,
        lines: tuple[TranscriptLine, ...],
        marked: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the baseline is made of"))
        self.resize(560, 460)
        self._ids = [line.id for line in lines]
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(self.windowTitle(), style=TextStyle.TITLE))
        told = self.tr(
            "The baseline is the pooled net sentiment of these interviews. With none ticked, "
            "every interview of the workspace counts. Rehearsals never do."
        )
        column.addWidget(PlainLabel(told, tone=Tone.MUTED))
        self._list = WrappedList("baseline_interviews", self.tr("Interviews"))
        self._list.show_texts([line.title for line in lines])
        for number, line in enumerate(lines):
            ticked = Qt.CheckState.Checked if line.id in marked else Qt.CheckState.Unchecked
            self._item(number).setCheckState(ticked)
        column.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(VerbButton(self.tr("Count all"), self._count_all))
        row.addStretch(1)
        row.addWidget(VerbButton(self.tr("Cancel"), self.reject))
        use = VerbButton(self.tr("Use these"), self._use, kind="primary")
        use.setObjectName("use_baseline")
        row.addWidget(use)
        column.addLayout(row)

    def _item(self, number: int) -> QListWidgetItem:
        return self._list.item(number)

    def _count_all(self) -> None:
        self.accept()
        self.chosen.emit(frozenset())

    def _use(self) -> None:
        ticked = (
            each
            for number, each in enumerate(self._ids)
            if self._item(number).checkState() is Qt.CheckState.Checked
        )
        self.accept()
        self.chosen.emit(frozenset(ticked))
