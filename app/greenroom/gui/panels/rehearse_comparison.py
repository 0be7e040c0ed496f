"""Two attempts at one question side by side, and what changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.panels.rehearse_bill_answer import AnswerView
from greenroom.gui.panels.rehearse_bill_rows import Fold
from greenroom.gui.panels.rehearse_bill_score import score_tone
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.dial import signed
from greenroom.gui.widgets.icon_label import IconLabel
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.rehearsal.scoring.comparison import Attempted, Comparison

NARROW = 40
"""Under so many characters of width for each the attempts stand below each other."""


class AttemptColumn(QWidget):
    """One attempt: its name and score, which can be left out, and everything that was said."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(PlainLabel(title, style=TextStyle.STRONG, wrap=False))
        self._score = PlainLabel(style=TextStyle.STRONG, wrap=False)
        self._score.setObjectName("attempt_score")
        row.addWidget(self._score)
        row.addStretch(1)
        self.answer = AnswerView()
        column.addWidget(self._head)
        # Nearly all the room is the answer's, as far as it has words for it.
        column.addWidget(self.answer, 100)
        column.addStretch(1)

    def show_attempt(self, attempt: Attempted) -> None:
        """Show that attempt under its name; one without an answer says so."""
        bill = attempt.bill
        score = self.tr("no score")
        if bill is not None:
            score = self.tr("%1 of 100").replace("%1", str(bill.score))
        self._score.setText(score)
        self._score.set_tone(Tone.MUTED if bill is None else score_tone(bill.score))
        self.answer.show_answer(attempt.answer or self.tr("Nothing was said."))
        self.answer.setAccessibleName(f"{self._title}, {score}")
        self._head.show()

    def show_alone(self, answer: str) -> None:
        """Show an answer that nothing is compared with."""
        self.answer.show_answer(answer)
        self.answer.setAccessibleName(self.tr("Your answer"))
        self._head.hide()


class AttemptsView(QWidget):
    """The attempt before beside the one now, where there is room for two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(GAP)
        self.before = AttemptColumn(self.tr("Before"))
        self.before.answer.setObjectName("answer_before")
        self.now = AttemptColumn(self.tr("Now"))
        for column in (self.before, self.now):
            self._columns.addWidget(column, 1)
        self.before.hide()

    def show_alone(self, answer: str) -> None:
        """Show one answer, and nothing beside it."""
        self.before.hide()
        self.now.show_alone(answer)

    def show_both(self, comparison: Comparison) -> None:
        """Show two attempts."""
        self.before.show_attempt(comparison.before)
        self.now.show_attempt(comparison.after)
        self.before.show()

    def shows_both(self) -> bool:
        """Whether there are two attempts to look at."""
        return not self.before.isHidden()

    def limit_lines(self, asked: int, most: int | None = None) -> None:
        """Ask for so many lines of each attempt, and show `most` of them at once."""
        for column in (self.before, self.now):
            column.answer.limit_lines(asked, most)

    def is_stacked(self) -> bool:
        """Whether the attempts stand below each other."""
        return self._columns.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the attempts where two columns would be too narrow to read."""
        super().resizeEvent(event)
        wide = event.size().width() >= 2 * NARROW * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction is not self._columns.direction():
            self._columns.setDirection(direction)


class ComparisonView(Fold):
    """What changed from the attempt before to the one now, under one line that sums it up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self._name = PlainLabel(style=TextStyle.STRONG)
        self._name.setObjectName("comparison_summary")
        self.head.add(self._name, 1)
        self.set_open(True)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what changed between those two attempts."""
        self._name.setText(self._summary(comparison))
        self.head.setAccessibleName(self._name.text())
        clear(self.body)
        for change in comparison.changes:
            self.body.addWidget(_Change(change))

    def _summary(self, comparison: Comparison) -> str:
        before, after = comparison.before.bill, comparison.after.bill
        if before is None or after is None:
            return self.tr("Compared with your answer before")
        words = self.tr("Compared with your answer before: {before} then, {after} now ({change})")
        return (
            words.replace("{before}", str(before.score))
            .replace("{after}", str(after.score))
            .replace("{change}", signed(after.score - before.score))
        )


class _Change(QWidget):
    """One sentence about what changed, with a dot."""

    def __init__(self, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        sign = IconLabel("arrow-right", pixels=16)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(text), 1)
