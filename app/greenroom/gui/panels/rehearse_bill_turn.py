"""One question of a finished rehearsal: its score in a row, everything about it inside."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.panels.rehearse_bill import BillView
from greenroom.gui.panels.rehearse_bill_answer import AnswerView
from greenroom.gui.panels.rehearse_bill_rows import AlignedLabel, Fold, ThinBar
from greenroom.gui.panels.rehearse_bill_score import score_tone
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.rehearsal import Turn
from greenroom.rehearsal.scoring.feedback import Feedback

WIDE = 700
"""From this width on the answer stands beside its bill."""
_BAR = 96


class TurnRow(Fold):
    """A question with its score; unfolded it shows the answer, the bill and a way to practise.

    `disputed` carries a finding and a reason; `drill_wanted` the prompt and persona to practise.
    """

    disputed = Signal(object, str)
    drill_wanted = Signal(str, str)

    def __init__(self, number: int, turn: Turn, told: Feedback) -> None:
        super().__init__()
        self.setObjectName(f"turn_{number}")
        self._number = number
        self._turn, self._told = turn, told
        self._detail: TurnDetail | None = None
        self._build_head()
        self.head.toggled.connect(self._build_inside)

    def _build_head(self) -> None:
        question, bill = self._turn.question, self._told.bill
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        who = f"{self._number}. {question.persona_name} · {question.theme_name}"
        if question.trap is not None:
            who = self.tr("%1 · a trap").replace("%1", who)
        column.addWidget(PlainLabel(who, style=TextStyle.SMALL, tone=Tone.MUTED))
        column.addWidget(PlainLabel(question.short or question.text))
        self.head.add(words, 1)
        bar = ThinBar()
        bar.setFixedWidth(_BAR)
        score = 0 if bill is None else bill.score
        bar.show_share(score / 100, score_tone(score))
        self.head.add(bar)
        words_of_score = self.score_words()
        longest = (self.tr("100: ready"), self.tr("69: not yet"), self.tr("not answered"))
        tone = Tone.WARN if bill is None else score_tone(bill.score)
        self.head.add(AlignedLabel(words_of_score, longest, tone=tone, right=True))
        self.head.setAccessibleName(f"{who}. {question.short}. {words_of_score}")

    def score_words(self) -> str:
        """The score with its word, or why there is none."""
        bill = self._told.bill
        if bill is None:
            return self.tr("sample read") if self._turn.revealed else self.tr("not answered")
        words = self.tr("%1: not yet")
        if bill.board_ready:
            words = self.tr("%1: ready")
        elif bill.passed:
            words = self.tr("%1: it holds")
        return words.replace("%1", str(bill.score))

    def _build_inside(self, wanted: bool) -> None:
        # Sixteen bills at once would be slow to lay out, and are rarely all read.
        if not wanted or self._detail is not None:
            return
        self._detail = TurnDetail(self._turn, self._told)
        self._detail.disputed.connect(self.disputed)
        self._detail.drill_wanted.connect(self.drill_wanted)
        self.body.addWidget(self._detail)


class TurnDetail(QWidget):
    """The question in full, the answer beside its bill, and “Practise this one” when weak."""

    disputed = Signal(object, str)
    drill_wanted = Signal(str, str)

    def __init__(self, turn: Turn, told: Feedback) -> None:
        super().__init__()
        self._question = turn.question
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, GRID)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(turn.question.text, style=TextStyle.STRONG))
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(GAP)
        bill = BillView()
        if turn.exchanges:
            answer = AnswerView()
            answer.limit_lines(16)
            answer.show_answer(turn.answer)
            bill.span_chosen.connect(answer.mark)
            self._halves.addWidget(answer, 2, Qt.AlignmentFlag.AlignTop)
        bill.disputed.connect(self.disputed)
        bill.show_bill(told, turn)
        self._halves.addWidget(bill, 3)
        column.addLayout(self._halves)
        if told.bill is None or not told.bill.passed:
            column.addLayout(self._build_way_on())

    def _build_way_on(self) -> QHBoxLayout:
        row = QHBoxLayout()
        drill = VerbButton(self.tr("Practise this one"), self._drill)
        drill.setObjectName("practise_this")
        short = self._question.short
        drill.setAccessibleName(self.tr("Practise this one: %1").replace("%1", short))
        row.addWidget(drill)
        row.addStretch(1)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answer beside its bill where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction is not self._halves.direction():
            self._halves.setDirection(direction)

    def _drill(self) -> None:
        self.drill_wanted.emit(self._question.prompt_id, self._question.persona_id)
