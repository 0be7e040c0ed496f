"""How the numbers of a transcript are made: formula, counts, baseline, parts and their meaning."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from greenroom.gui.panels.sentiment_wording import (
    against_words,
    count_words,
    formula_words,
    score_words,
)
from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.tables import Column, RowsModel, style_table
from greenroom.model.analysis import Analysis, Baseline, Diversity, Richness


@dataclass(frozen=True, slots=True)
class Part:
    """One named part of a number: its value, how much it counts, and what it means."""

    name: str
    value: str
    weight: str
    meaning: str


class NumbersDialog(QDialog):
    """The score and the richness of one transcript in all their parts."""

    def __init__(
        self, analysis: Analysis, baseline: Baseline, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("How the numbers are made"))
        self.resize(860, 600)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.windowTitle(), style=TextStyle.TITLE))
        for label in self._sentiment(analysis, baseline):
            column.addWidget(label)
        column.addSpacing(8)
        score = self.tr("Richness: %1 of 100").replace("%1", f"{analysis.richness.score:.0f}")
        column.addWidget(PlainLabel(score, style=TextStyle.SUBTITLE))
        told = self.tr(
            "How much the answers tell, as the mean of their parts weighted by words. Nobody is "
            "judged for grammar, accent or spelling."
        )
        column.addWidget(PlainLabel(told, tone=Tone.MUTED))
        parts = (*self._parts(analysis.richness), *self._measures(analysis.diversity))
        column.addWidget(self._table(parts), 1)
        if analysis.diversity is None:
            few = self.tr("MATTR, MTLD and HD-D are shown from 400 words on: %1 are here.")
            few = few.replace("%1", str(analysis.richness.words))
            column.addWidget(PlainLabel(few, style=TextStyle.SMALL, tone=Tone.MUTED))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(VerbButton(self.tr("Close"), self.accept))
        column.addLayout(row)

    def _sentiment(self, analysis: Analysis, baseline: Baseline) -> list[PlainLabel]:
        sentiment = analysis.sentiment
        title = self.tr("Net sentiment score: %1").replace("%1", score_words(sentiment))
        labels = [
            PlainLabel(title, style=TextStyle.SUBTITLE),
            PlainLabel(
                self.tr(
                    "100 × (positive − negative) / all sentences of respondents. Under 10 "
                    "sentences there is no score, under 30 it is provisional. 0 is not neutral: "
                    "compare it with the baseline."
                ),
                tone=Tone.MUTED,
            ),
            PlainLabel(count_words(sentiment)),
            PlainLabel(formula_words(sentiment)),
        ]
        labels[-1].setObjectName("score_formula")
        if baseline.sentiment is not None:
            words = self.tr("Baseline of {n} interviews: {score}. This transcript is {against}.")
            against = against_words(baseline.compare(sentiment))
            words = words.replace("{n}", str(baseline.transcripts)).replace("{against}", against)
            words = words.replace("{score}", score_words(baseline.sentiment))
            labels.append(PlainLabel(words))
        return labels

    def _parts(self, richness: Richness) -> tuple[Part, ...]:
        def part(name: str, value: float | None, weight: int, meaning: str) -> Part:
            """One part with its weight in per cent."""
            shown = "–" if value is None else f"{value:.0f}"
            return Part(name, shown, f"{weight} %", meaning)

        return (
            part(
                self.tr("Volume"),
                richness.volume,
                25,
                self.tr("different words with content, up to 60 an answer"),
            ),
            part(
                self.tr("Specificity"),
                richness.specificity,
                25,
                self.tr("different numbers, dates and names in 100 words"),
            ),
            part(
                self.tr("Coverage"),
                richness.coverage,
                25,
                self.tr("how many of risk, mitigation, owner, timing, evidence, impact"),
            ),
            part(
                self.tr("Diversity"),
                richness.diversity,
                15,
                self.tr("how rarely words repeat within 50 words (MATTR)"),
            ),
            part(
                self.tr("Signal"),
                richness.signal,
                10,
                self.tr("the share of words that are neither fillers nor said before"),
            ),
        )

    def _measures(self, diversity: Diversity | None) -> tuple[Part, ...]:
        if diversity is None:
            return ()
        shown = self.tr("shown only")
        return (
            Part(
                "MATTR",
                f"{diversity.mattr:.3f}",
                shown,
                self.tr("mean share of different words in 50 (Covington, McFall 2010)"),
            ),
            Part(
                "MTLD",
                f"{diversity.mtld:.1f}",
                shown,
                self.tr("words until only 72 % differ (McCarthy, Jarvis 2010)"),
            ),
            Part(
                "HD-D",
                f"{diversity.hdd:.3f}",
                shown,
                self.tr("share of different words in 42 drawn (McCarthy, Jarvis 2007)"),
            ),
        )

    def _table(self, parts: Sequence[Part]) -> QTableView:
        columns = (
            Column[Part](self.tr("Part"), lambda each: each.name),
            Column[Part](self.tr("Value"), lambda each: each.value, numeric=True),
            Column[Part](self.tr("Counts"), lambda each: each.weight, numeric=True),
            Column[Part](self.tr("What it measures"), lambda each: each.meaning),
        )
        rows: RowsModel[Part] = RowsModel(columns, parts)
        table = QTableView()
        table.setObjectName("richness_parts")
        table.setAccessibleName(self.tr("Parts of richness"))
        # A view does not keep its model.
        rows.setParent(table)
        table.setModel(rows)
        style_table(table)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table
