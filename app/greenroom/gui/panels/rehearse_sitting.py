"""A rehearsal in progress: the question, the thread, the editor and what helps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from greenroom.gui.panels.rehearse_feedback import FeedbackCard
from greenroom.gui.panels.rehearse_question import QuestionCard, Thread
from greenroom.gui.panels.rehearse_side import SidePanel
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.model.rehearsal import Pressure, RehearsalState
from greenroom.services.rehearsals import Sitting, explain_answer, read_answer

WAITING = (RehearsalState.ASKED, RehearsalState.PROBED)


class SittingPanel(QWidget):
    """Shows a sitting and says what the presenter wants; it changes nothing itself.

    `answered` and `draft_settled` carry text; the others stand for their buttons.
    """

    answered = Signal(str)
    draft_settled = Signal(str)
    next_wanted = Signal()
    skip_wanted = Signal()
    pause_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting: Sitting | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        column = QVBoxLayout()
        column.setSpacing(12)
        self._question = QuestionCard()
        self._thread = Thread()
        self.editor = PlainEditor(self.tr("Answer first, then the evidence, then who and when."))
        self.editor.setObjectName("answer")
        self.editor.setMinimumHeight(96)
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._feedback = FeedbackCard()
        self._buttons = self._build_buttons()
        for part in (self._question, self._thread):
            column.addWidget(part)
        column.addWidget(self.editor, 1)
        column.addWidget(self._feedback)
        column.addWidget(self._buttons)
        column.addStretch(0)
        row.addLayout(column, 1)
        self._side = SidePanel()
        row.addWidget(self._side)
        self.editor.submitted.connect(self.send)
        self.editor.settled.connect(self._settled)
        self._feedback.next_wanted.connect(self.next_wanted)
        self._side.fact_chosen.connect(self._insert)

    def _build_buttons(self) -> QWidget:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        self._send = QPushButton(self.tr("Send answer"))
        self._send.setObjectName("send_answer")
        self._send.setProperty("kind", "primary")
        self._send.setToolTip(self.tr("Ctrl+Enter"))
        self._send.clicked.connect(self.send)
        row.addWidget(self._send)
        self._hint = self._quiet(row, self.tr("Hint"), "hint_button", self.show_hint)
        self._quiet(row, self.tr("Skip"), "skip_button", self.skip_wanted.emit)
        row.addStretch(1)
        self._quiet(row, self.tr("Pause"), "pause_button", self.pause_wanted.emit)
        self._quiet(row, self.tr("End rehearsal"), "end_button", self.end_wanted.emit)
        return frame

    def _quiet(self, row: QHBoxLayout, text: str, name: str, run: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setProperty("kind", "quiet")
        button.clicked.connect(run)
        row.addWidget(button)
        return button

    def show_sitting(self, sitting: Sitting, draft: str = "") -> None:
        """Show where the sitting stands; `draft` is put into the editor when one waits."""
        self._sitting = sitting
        rehearsal = sitting.rehearsal
        turn = rehearsal.turns[-1]
        waiting = rehearsal.state in WAITING
        self._question.show_turn(rehearsal, turn)
        self._thread.show_turn(turn)
        self.editor.setVisible(waiting)
        self._buttons.setVisible(waiting)
        self._feedback.setVisible(not waiting)
        self._side.show_release(sitting.release, rehearsal.plan.pressure)
        self._hint.setVisible(rehearsal.plan.pressure is not Pressure.MURDER_BOARD)
        self.set_busy(busy=False)
        if waiting:
            self._side.show_needs(turn.question.needs, turn.question.time_limit)
            self._side.show_readings(read_answer(sitting, draft))
            self.editor.set_text(draft)
            self.editor.setFocus()
        else:
            self._show_feedback(sitting)

    def _show_feedback(self, sitting: Sitting) -> None:
        self._side.stop_clock()
        told = explain_answer(sitting)
        self._side.show_readings(told.slots)
        last = len(sitting.rehearsal.turns) >= sitting.rehearsal.plan.length
        self._feedback.show_feedback(told, last=last)
        self._feedback.focus_next()

    def set_busy(self, busy: bool) -> None:
        """Hold every button back while a step is being stored."""
        self._buttons.setEnabled(not busy)
        self._feedback.setEnabled(not busy)
        self.editor.setReadOnly(busy)

    def send(self) -> None:
        """Send what is typed."""
        if self._buttons.isEnabled() and self.editor.isVisible():
            # Kept as a draft first: should storing the answer fail, nothing typed is gone.
            self.editor.settle()
            self.answered.emit(self.editor.text())

    def show_hint(self) -> None:
        """Show what a good answer contains, unless this is a murder board."""
        if self._sitting is None or self._hint.isHidden():
            return
        self._side.show_hint(self._sitting.rehearsal.turns[-1].question.hint)

    def focus_facts(self) -> None:
        """Put the keyboard into the facts."""
        self._side.focus_facts()

    def stop_clock(self) -> None:
        """Stop the clock while the page is not looked at."""
        self._side.stop_clock()

    def _settled(self, text: str) -> None:
        self.draft_settled.emit(text)
        if self._sitting is not None and self._sitting.rehearsal.state in WAITING:
            self._side.show_readings(read_answer(self._sitting, text))

    def _insert(self, words: str) -> None:
        self.editor.insertPlainText(words)
        self.editor.setFocus()
