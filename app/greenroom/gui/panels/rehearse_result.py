"""The end of a rehearsal: what was asked, how it was answered, what is still owed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.model.rehearsal import TakeAway, Turn
from greenroom.rehearsal.feedback import Feedback
from greenroom.services.rehearsals import Review


class ResultPanel(QWidget):
    """Shows a finished rehearsal; its signals ask for the transcript or another round."""

    transcript_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._title = PlainLabel(style=TextStyle.TITLE)
        self._title.setObjectName("result_title")
        self._note = PlainLabel(tone=Tone.MUTED)
        column.addWidget(self._title)
        column.addWidget(self._note)
        column.addLayout(self._build_buttons())
        self._owed = Card(self.tr("You owe the board"))
        self._turns = Card(self.tr("What was asked"))
        column.addWidget(self._owed)
        column.addWidget(self._turns)
        column.addStretch(1)

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        again = QPushButton(self.tr("Rehearse again"))
        again.setObjectName("rehearse_again")
        again.setProperty("kind", "primary")
        again.clicked.connect(self.again_wanted)
        transcript = QPushButton(self.tr("Read the transcript"))
        transcript.setObjectName("read_minutes")
        transcript.clicked.connect(self.transcript_wanted)
        row.addWidget(again)
        row.addWidget(transcript)
        row.addStretch(1)
        return row

    def show_review(self, review: Review) -> None:
        """Show what came out of that rehearsal."""
        rehearsal = review.sitting.rehearsal
        words = self.tr("{answered} of {asked} questions answered")
        self._title.setText(
            words.replace("{answered}", str(rehearsal.answered)).replace(
                "{asked}", str(len(rehearsal.turns))
            )
        )
        self._note.setText(
            self.tr(
                "Practice makes you ready, not the release: readiness counts it as a proxy only."
            )
        )
        self._show_owed(review.take_aways)
        clear(self._turns.body)
        for turn, told in zip(rehearsal.turns, review.feedback, strict=True):
            self._show_turn(turn, told)

    def _show_owed(self, take_aways: tuple[TakeAway, ...]) -> None:
        self._owed.setVisible(bool(take_aways))
        clear(self._owed.body)
        for each in take_aways:
            self._owed.body.addWidget(PlainLabel(each.text))
            asked = f"{each.persona_name}: {each.question}"
            self._owed.body.addWidget(PlainLabel(asked, tone=Tone.MUTED))

    def _show_turn(self, turn: Turn, told: Feedback) -> None:
        asked = f"{turn.question.persona_name}: {turn.question.text}"
        # A child of the card, so that clearing the card clears the gap with it.
        question = PlainLabel(asked, style=TextStyle.STRONG)
        question.setContentsMargins(0, 8, 0, 0)
        self._turns.body.addWidget(question)
        if not turn.exchanges:
            self._turns.body.addWidget(PlainLabel(self.tr("Not answered."), tone=Tone.WARN))
            return
        self._turns.body.addWidget(PlainLabel(turn.answer, tone=Tone.MUTED))
        for fix in told.fixes:
            self._turns.body.addWidget(PlainLabel(self.tr("→ %1").replace("%1", fix)))
        if not told.fixes:
            words = self.tr("✓ Nothing the board asked for is missing.")
            self._turns.body.addWidget(PlainLabel(words, tone=Tone.GOOD))
