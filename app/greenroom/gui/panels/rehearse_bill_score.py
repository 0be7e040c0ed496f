"""The head of a bill: the score in large, what holds it there, and the presenter's own rating."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.tokens import GAP, TextStyle, Tone
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.score import BOARD_READY, PASS, Bill

WEAK = 50
"""Under this an answer would not get through."""


def score_tone(score: float) -> Tone:
    """Green from the pass on, amber below it, red where an answer would not get through."""
    if score >= PASS:
        return Tone.GOOD
    return Tone.WARN if score >= WEAK else Tone.BAD


class ScoreHead(QWidget):
    """A score of 100 beside what it means; screen readers hear it as one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(GAP)
        figure = QVBoxLayout()
        figure.setSpacing(0)
        self._score = PlainLabel(style=TextStyle.DISPLAY, wrap=False)
        self._score.setObjectName("score")
        self._of = PlainLabel(self.tr("of 100"), style=TextStyle.SMALL, tone=Tone.MUTED, wrap=False)
        figure.addWidget(self._score)
        figure.addWidget(self._of)
        figure.addStretch(1)
        row.addLayout(figure)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._verdict = PlainLabel(style=TextStyle.STRONG)
        self._verdict.setObjectName("score_verdict")
        self._reason = PlainLabel()
        self._reason.setObjectName("score_reason")
        self._rating = PlainLabel(style=TextStyle.STRONG)
        self._rating.setObjectName("own_rating")
        self._costs = PlainLabel(tone=Tone.MUTED)
        self._costs.setObjectName("score_costs")
        for part in (self._verdict, self._reason, self._rating, self._costs):
            words.addWidget(part)
        # A short verdict stays together beside the figure.
        words.addStretch(1)
        row.addLayout(words, 1)
        row.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_bill(self, bill: Bill, rating: int | None = None) -> None:
        """Show that bill's score, and what the presenter had said, if anything."""
        self._score.setText(str(bill.score))
        self._score.set_tone(score_tone(bill.score))
        self._verdict.setText(self._verdict_of(bill))
        self._reason.setText(bill.cap.reason if bill.cap else self._distance(bill))
        self._say(self._rating, self._rating_words(bill.score, rating))
        self._say(self._costs, " · ".join(self._costs_of(bill)))
        told = (self._verdict, self._reason, self._rating, self._costs)
        self.setAccessibleName(self.tr("Score %1 of 100").replace("%1", str(bill.score)))
        self.setAccessibleDescription(" ".join(each.text() for each in told if each.text()))

    def _verdict_of(self, bill: Bill) -> str:
        if bill.cap is not None:
            words = self.tr("Held at {limit}; {before} before the cap")
            return words.replace("{limit}", str(bill.cap.limit)).replace(
                "{before}", str(bill.before)
            )
        if bill.board_ready:
            return self.tr("Ready for the board")
        return self.tr("It holds") if bill.passed else self.tr("It does not hold yet")

    def _distance(self, bill: Bill) -> str:
        """How far it is to the next mark."""
        if bill.board_ready:
            return self.tr("%1 or more is fit for the board.").replace("%1", str(BOARD_READY))
        mark, words = (
            (BOARD_READY, self.tr("%1 points to ready for the board, at %2."))
            if bill.passed
            else (PASS, self.tr("%1 points to an answer that holds, at %2."))
        )
        return words.replace("%1", str(mark - bill.score)).replace("%2", str(mark))

    def _rating_words(self, score: int, rating: int | None) -> str:
        if rating is None:
            return ""
        gap = rating - score
        if gap == 0:
            words = self.tr("You said {rating}: exactly the score.")
        elif gap > 0:
            words = self.tr("You said {rating}: {gap} more than the score.")
        else:
            words = self.tr("You said {rating}: {gap} less than the score.")
        return words.replace("{rating}", str(rating)).replace("{gap}", str(abs(gap)))

    def _costs_of(self, bill: Bill) -> tuple[str, ...]:
        probes = self.tr("follow-ups took %1 points").replace("%1", str(bill.probe_cost))
        words = (
            self.tr("you disagree with 1 finding")
            if bill.disputed == 1
            else self.tr("you disagree with %1 findings").replace("%1", str(bill.disputed))
        )
        told = ((bill.probe_cost, probes), (bill.disputed, words))
        return tuple(text[:1].upper() + text[1:] for count, text in told if count)

    def _say(self, label: PlainLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
