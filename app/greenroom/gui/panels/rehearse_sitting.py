"""A rehearsal in progress: the question, the thread, the editor and what helps."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.panels.rehearse_coaching import Coaching
from greenroom.gui.panels.rehearse_fact_drawer import FactDrawer
from greenroom.gui.panels.rehearse_feedback import FeedbackCard
from greenroom.gui.panels.rehearse_question import (
    LEAST_THREAD,
    ROOMY_THREAD,
    QuestionCard,
    Thread,
)
from greenroom.gui.panels.rehearse_reveal import RevealCard
from greenroom.gui.panels.rehearse_side import SidePanel
from greenroom.gui.panels.rehearse_take_away import WaysOut, usual_due
from greenroom.gui.tokens import GAP, GRID, PADDING
from greenroom.gui.widgets.message_bar import announce
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.gui.widgets.snug import Snug
from greenroom.model.rehearsal import FindingKind, Pressure, RehearsalState
from greenroom.services.offers import spoken_facts
from greenroom.services.sitting import Sitting
from greenroom.services.turns import compare_attempts, explain_answer

WAITING = (RehearsalState.ASKED, RehearsalState.PROBED)
_LEAST_EDITOR = 96
_TALK = 2


class _AnswerEditor(PlainEditor):
    """An editor that takes what height is left, and asks for little."""

    def sizeHint(self) -> QSize:
        """A few lines; the layout stretches it."""
        return QSize(320, self.minimumHeight())


class SittingPanel(Snug):
    """Shows a sitting and says what the presenter wants; it changes nothing itself.

    `answered` carries the text and whether the chair cut in; `draft_settled` carries text,
    `taken_away` an owner and an aware moment; the others stand for their buttons.
    """

    answered = Signal(str, bool)
    draft_settled = Signal(str)
    taken_away = Signal(str, object)
    next_wanted = Signal()
    skip_wanted = Signal()
    pause_wanted = Signal()
    end_wanted = Signal()
    hint_wanted = Signal()
    clarify_wanted = Signal()
    reveal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, rate_first: bool = False) -> None:
        super().__init__(parent)
        self._sitting: Sitting | None = None
        self._place: tuple[object, ...] = ()
        self._waiting = self._low = self._talked = False
        self._busy = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        self.question = QuestionCard()
        self._thread = Thread()
        self.editor = _AnswerEditor()
        self.editor.setAccessibleName(self.tr("Your answer"))
        self.editor.setObjectName("answer")
        self.editor.setMinimumHeight(_LEAST_EDITOR)
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.feedback = FeedbackCard(rate_first=rate_first)
        self._reveal = RevealCard()
        self._ways = WaysOut()
        self._buttons = self._build_buttons()
        self._column = column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self.question)
        column.addWidget(self._thread, 1)
        column.addWidget(self.editor, 1)
        column.addWidget(self.feedback, 4)
        for part in (self._reveal, self._ways, self._buttons):
            column.addWidget(part)
        # Cards that need little stay at the top, as high as their words.
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        row.addLayout(column, 1)
        self.side = SidePanel()
        row.addWidget(self.side)
        # Made last, so that it lies over everything else.
        self.drawer = FactDrawer(self.editor, self)
        self.coaching = Coaching(self.editor, self.side, self)
        self._connect()

    def _connect(self) -> None:
        self.editor.submitted.connect(self.send)
        self.editor.settled.connect(self.draft_settled)
        self.question.clarify_wanted.connect(self.clarify_wanted)
        self.feedback.next_wanted.connect(self.next_wanted)
        self._reveal.next_wanted.connect(self.next_wanted)
        self.side.fact_chosen.connect(self._insert)
        self.coaching.interrupted.connect(self._cut_off)
        self._ways.closed.connect(self.close_ways)
        self._ways.hint_wanted.connect(self.hint_wanted)
        self._ways.reveal_wanted.connect(self.reveal_wanted)
        self._ways.taken_away.connect(self.taken_away)

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
        self._hint = self._quiet(row, self.tr("Hint"), "hint_button", self.hint_wanted.emit)
        self._quiet(row, self.tr("I don't know…"), "dont_know_button", self.open_ways)
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
        """Show where the sitting stands; `draft` is put into the editor when one waits.

        A step that leaves the same question open leaves the editor, its text and the clock alone.
        """
        self._sitting = sitting
        rehearsal = sitting.rehearsal
        turn = rehearsal.turns[-1]
        waiting = rehearsal.state in WAITING
        place = (rehearsal.id, len(rehearsal.turns), len(turn.attempts), len(turn.exchanges))
        same = (*place, waiting) == self._place
        self._place = (*place, waiting)
        self._waiting = waiting
        self.question.show_turn(rehearsal, waiting=waiting)
        self._hint.setVisible(self._helped() and not turn.hinted)
        self.side.show_hint(turn.question.hint if turn.hinted and waiting else "")
        self.set_busy(busy=False)
        if waiting and same:
            self.coaching.follow(sitting)
            self.close_ways()
            # The button that was pressed is gone, and the answer goes on.
            self.editor.setFocus()
            return
        self._thread.show_turn(turn)
        # The bill says the answer again, so only a talk of several rounds is worth the room.
        rounds = len(turn.exchanges) + len(turn.attempts)
        self._talked = rounds > 0 if waiting else len(turn.exchanges) >= _TALK
        self.side.show_facts(spoken_facts(sitting.release), rehearsal.plan.pressure)
        self.side.show_needs(turn.question.needs)
        self._show_parts(waiting=waiting)
        if waiting:
            self._open_editor(sitting, draft)
        else:
            self._close_turn(sitting, fresh=not same)

    def _show_parts(self, *, waiting: bool) -> None:
        turn = self._sitting.rehearsal.turns[-1] if self._sitting is not None else None
        revealed = not waiting and turn is not None and (turn.revealed or not self._helped())
        self._ways.hide()
        # What helps while typing gives its room to what is read afterwards.
        self.side.setVisible(waiting)
        self.editor.setVisible(waiting)
        self._buttons.setVisible(waiting)
        self._reveal.setVisible(revealed)
        self.feedback.setVisible(not waiting and not revealed)
        self._fold()

    def _open_editor(self, sitting: Sitting, draft: str) -> None:
        rehearsal = sitting.rehearsal
        turn = rehearsal.turns[-1]
        helped = self._helped()
        self.drawer.set_facts(spoken_facts(sitting.release) if helped else ())
        advice = self.tr("Answer first, then the evidence, then who and when.")
        self.editor.setPlaceholderText(advice if helped else self.tr("Your answer"))
        self.editor.set_text(draft)
        self.side.clock.start(turn.question.time_limit, down=not helped)
        self.coaching.begin(sitting)
        # The moment of asking is the one the rest of the program counts from.
        asked = turn.probed_at or turn.asked_at
        self._ways.prepare(turn.brief.people, usual_due(asked, sitting.release))
        self.editor.setFocus()
        announce(self, self.question.spoken())
        probe = turn.open_probe
        if helped and not draft and probe and probe.kind is FindingKind.DONT_KNOW:
            self.open_ways()

    def _close_turn(self, sitting: Sitting, *, fresh: bool) -> None:
        """Show what came of the turn: a good answer, the trap that it was, or feedback."""
        self.side.clock.stop()
        self.coaching.end()
        self.drawer.set_facts(())
        rehearsal = sitting.rehearsal
        turn = rehearsal.turns[-1]
        last = len(rehearsal.turns) >= rehearsal.plan.length
        if turn.revealed:
            self._reveal.show_sample(turn.question, last=last)
            self._reveal.focus_next()
            return
        told = explain_answer(sitting)
        self.side.show_readings(told.slots)
        if not self._helped():
            self._reveal.show_trap(turn.question, told, last=last)
            self._reveal.focus_next()
            return
        self.feedback.show_feedback(told, sitting, last=last)
        self.feedback.show_comparison(compare_attempts(sitting))
        if fresh:
            self.feedback.focus_next()

    def set_busy(self, busy: bool, *, quiet: bool = False) -> None:
        """Hold the buttons back while a step is stored; a quiet one leaves the editor open."""
        self._busy = busy
        for part in (self._buttons, self.feedback, self._reveal, self._ways):
            part.setEnabled(not busy)
        self.question.set_busy(busy)
        self.editor.setReadOnly(busy and not quiet)

    def send(self) -> None:
        """Send what is typed."""
        self._send_text(cut_off=False)

    def open_ways(self) -> None:
        """Ask which way out there is when the presenter does not know."""
        if self._is_open():
            self._buttons.hide()
            self._ways.show_ways(
                helped=self._helped(),
                hinted=self._hint.isHidden(),
                typed=bool(self.editor.text().strip()),
            )
            self._fold()
            # With large text the form would otherwise begin below the edge.
            QTimer.singleShot(0, self, self._scroll_to_ways)

    def close_ways(self) -> None:
        """Go back to the answer."""
        if not self._ways.isHidden():
            self._ways.hide()
            self._buttons.show()
            self._fold()
            self.editor.setFocus()

    def set_low(self, low: bool) -> None:
        """Stand closer, and leave out what is said twice: the window is low."""
        if low != self._low:
            self._low = low
            self._fold()

    def _fold(self) -> None:
        """Give the room there is to what is needed now."""
        low, asked = self._low, not self._ways.isHidden()
        self._column.setSpacing(GRID if low else GAP)
        self._thread.keep_room(LEAST_THREAD if low else ROOMY_THREAD)
        repeated = not self.feedback.isHidden()
        self._thread.setVisible(self._talked and not (low and (asked or repeated)))
        if self._waiting:
            self.editor.setVisible(not (low and asked))
        self._rest.setVisible(self.editor.isHidden() and self.feedback.isHidden())

    def _is_open(self) -> bool:
        """Whether an answer can be written now."""
        return self._waiting and self.isVisible() and not self._busy

    def _scroll_to_ways(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self._ways, 0, PADDING)

    def ask_hint(self) -> None:
        """Ask for the hint where there is one to ask for."""
        if self._is_open() and not self._hint.isHidden():
            self.hint_wanted.emit()

    def ask_meaning(self) -> None:
        """Ask what is meant, once."""
        if self._is_open() and self.question.can_ask():
            self.clarify_wanted.emit()

    def insert_fact(self) -> None:
        """Open the fact drawer at the caret."""
        self.drawer.open_here()

    def stop_clock(self) -> None:
        """Stop the clock and watch nothing, because the rehearsal is put aside or over."""
        self.side.clock.stop()
        self.coaching.end()
        # Taken up again, even the same question is opened anew.
        self._place = ()

    def _helped(self) -> bool:
        pressure = self._sitting.rehearsal.plan.pressure if self._sitting is not None else None
        return pressure is not Pressure.MURDER_BOARD

    def _cut_off(self) -> None:
        self._send_text(cut_off=True)

    def _send_text(self, *, cut_off: bool) -> None:
        if self._is_open() and self._ways.isHidden():
            self.drawer.close_drawer()
            # Kept as a draft first: should storing the answer fail, nothing typed is gone.
            self.editor.settle()
            self.answered.emit(self.editor.text(), cut_off)

    def _insert(self, words: str) -> None:
        if self.editor.isVisible():
            self.editor.insertPlainText(words)
            self.editor.setFocus()
