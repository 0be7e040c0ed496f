"""What is shown between two questions besides feedback: a good answer, or a trap given away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from greenroom.gui.panels.rehearse_bill_trap import TrapBanner
from greenroom.gui.tokens import Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.message_bar import announce
from greenroom.model.rehearsal import Question
from greenroom.rehearsal.scoring.feedback import Feedback


class RevealCard(Card):
    """A title, a few lines and the way on; `next_wanted` follows its button."""

    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("reveal")
        self._trap = TrapBanner()
        self._text = PlainLabel(selectable=True)
        self._text.setObjectName("reveal_text")
        self._note = PlainLabel(tone=Tone.MUTED)
        for part in (self._trap, self._text, self._note):
            self.body.addWidget(part)
        self._next = VerbButton(self.tr("Next question"), self.next_wanted.emit, kind="primary")
        self._next.setObjectName("reveal_next")
        row = QHBoxLayout()
        row.addWidget(self._next)
        row.addStretch(1)
        self.body.addSpacing(8)
        self.body.addLayout(row)

    def show_sample(self, question: Question, *, last: bool) -> None:
        """Show a good answer to that question."""
        self._show(
            self.tr("A good answer"),
            question.sample_answer,
            self.tr("This question has no score. It comes back as a card.")
            if question.sample_answer
            else self.tr("No sample answer was written for this question."),
            last=last,
        )
        self._trap.hide()
        if question.cues:
            points = self.tr("It has: %1.").replace("%1", "; ".join(question.cues))
            self._note.setText(f"{points} {self._note.text()}")

    def show_trap(self, question: Question, told: Feedback, *, last: bool) -> None:
        """Give away the false premise of that question, and how the answer met it."""
        if question.trap is None:
            return
        self._show(
            self.tr("Before you go on"),
            "",
            self.tr("Boards repeat wrong numbers in good faith. Correct them first, then answer."),
            last=last,
        )
        self._trap.show_trap(question.trap, told.findings)
        self._trap.show()
        announce(self, self._trap.accessibleName())

    def focus_next(self) -> None:
        """Put the keyboard on the way on."""
        self._next.setFocus()

    def _show(self, title: str, text: str, note: str, *, last: bool) -> None:
        self.set_title(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._note.setText(note)
        self._next.setText(self.tr("See the result") if last else self.tr("Next question"))
        announce(self, f"{title}. {text}".strip())
