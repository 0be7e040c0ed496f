"""The newest answer behind a cell of the heat map, with what it scored and why."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from greenroom.gui.panels.practice_wording import short_moment
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.bar_list import Bar, BarList
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.score import Bill
from greenroom.model.theme import Stance
from greenroom.rehearsal.practice.met import Met

_TONES: Mapping[Stance | None, Tone] = {
    Stance.MITIGATED: Tone.GOOD,
    Stance.RAISED: Tone.BAD,
}


class AnswerDialog(QDialog):
    """One question and its newest answer; `again` asks to be asked it once more.

    `stance` is what the heat map says of it: an answer may be a promise in its words alone.
    """

    again = Signal()

    def __init__(
        self, met: Met, stance: Stance | None, zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        question = met.turn.question
        self.setWindowTitle(self.tr("The newest answer"))
        self.resize(840, 460)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(GRID)
        where = f"{question.persona_name} · {question.theme_name} · {short_moment(met.at, zone)}"
        column.addWidget(PlainLabel(where, style=TextStyle.SMALL, tone=Tone.MUTED))
        column.addWidget(PlainLabel(question.text, style=TextStyle.SUBTITLE))
        verdict = PlainLabel(self._verdict(met, stance), style=TextStyle.STRONG)
        verdict.setObjectName("answer_verdict")
        verdict.set_tone(_TONES.get(stance, Tone.WARN))
        column.addWidget(verdict)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(reading_box(met.turn.answer, self.tr("The answer")), 3)
        column.addLayout(row, 1)
        if met.bill is not None:
            row.addWidget(bill_bars(met.bill, self.tr("The score by dimension")), 2)
            for label in self._reasons(met.bill):
                column.addWidget(label)
        column.addSpacing(GRID)
        column.addLayout(self._build_buttons())

    def _verdict(self, met: Met, stance: Stance | None) -> str:
        promise, bill = met.turn.promise, met.bill
        if bill is None:
            return self.tr("→ You passed on this question.")
        if promise is not None:
            words = self.tr("→ Taken away: {owner} brings it by {day}. It scored {score} of 100.")
            return (
                words.replace("{score}", str(bill.score))
                .replace("{day}", short_moment(promise.due))
                .replace("{owner}", promise.owner)
            )
        if stance is Stance.UNKNOWN:
            words = self.tr("→ %1 of 100: the answer is promised, and still owed")
            return words.replace("%1", str(bill.score))
        words = self.tr("✓ %1 of 100: it holds") if bill.passed else self.tr("✗ %1 of 100")
        if not bill.passed:
            words = f"{words}: {self.tr('it does not hold')}"
        return words.replace("%1", str(bill.score))

    def _reasons(self, bill: Bill) -> list[PlainLabel]:
        """One strength and at most two fixes, each with its gain."""
        labels = []
        if bill.strength is not None:
            labels.append(PlainLabel(f"+ {bill.strength.reason}", tone=Tone.GOOD))
        for fix in bill.fixes:
            gain = self.tr("(%1 points)").replace("%1", f"+{fix.gain}")
            labels.append(PlainLabel(f"→ {fix.text} {gain}"))
        if bill.cap is not None:
            words = self.tr("Held at %1: %2").replace("%1", str(bill.cap.limit))
            labels.append(PlainLabel(words.replace("%2", bill.cap.reason), tone=Tone.MUTED))
        return labels

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        row.addWidget(VerbButton(self.tr("Close"), self.reject))
        again = VerbButton(self.tr("Answer it again"), self._ask_again, kind="primary")
        again.setObjectName("answer_again")
        row.addWidget(again)
        return row

    def _ask_again(self) -> None:
        self.accept()
        self.again.emit()


def reading_box(text: str, name: str) -> QPlainTextEdit:
    """A text to read and copy; long ones scroll, and Tab leaves it."""
    box = QPlainTextEdit()
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName(name)
    box.setPlainText(text)
    box.setMinimumHeight(96)
    return box


def bill_bars(bill: Bill, name: str) -> BarList:
    """What each dimension that applied earned, as a share of its weight."""
    bars = BarList(maximum=100)
    bars.setAccessibleName(name)
    bars.set_bars(
        [
            Bar(
                line.dimension.value,
                round(100 * line.points / line.weight),
                f"{line.points:.0f} / {line.weight:.0f}",
            )
            for line in bill.lines
            if line.weight
        ]
    )
    return bars
