"""The question as the panel puts it, and what was said in this turn so far."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from greenroom.gui.tokens import PADDING, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.gui.widgets.snug import Snug
from greenroom.model.rehearsal import Exchange, FindingKind, Rehearsal, Turn

LEAST_THREAD, ROOMY_THREAD = 72, 136
"""Pixels of the thread that stay in sight in a low window and in others: its last lines."""


class QuestionCard(Card):
    """Persona, theme, the question in large type and why; `clarify_wanted` asks what is meant."""

    clarify_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        heading = QHBoxLayout()
        self._persona = PlainLabel(style=TextStyle.STRONG)
        self._persona.setObjectName("question_persona")
        self._place = PlainLabel(tone=Tone.MUTED, wrap=False)
        self._place.setObjectName("question_place")
        heading.addWidget(self._persona, 1)
        heading.addWidget(self._place, 0, Qt.AlignmentFlag.AlignTop)
        self._interrupted = PlainLabel(tone=Tone.WARN)
        self._interrupted.setObjectName("question_interrupted")
        self._text = PlainLabel(style=TextStyle.TITLE, selectable=True)
        self._text.setObjectName("question_text")
        self._meant = PlainLabel()
        self._meant.setObjectName("question_meant")
        self._theme = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        self._theme.setObjectName("question_theme")
        self._why = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        self._why.setObjectName("question_why")
        self._clarify = VerbButton(
            self.tr("What do you mean?"), self.clarify_wanted.emit, kind="quiet"
        )
        self._clarify.setObjectName("clarify_button")
        self._clarify.setToolTip(self.tr("Free: no points, no lower card"))
        self.body.addLayout(heading)
        for part in (self._interrupted, self._text, self._meant):
            self.body.addWidget(part)
        self.body.addLayout(self._build_foot())

    def _build_foot(self) -> QHBoxLayout:
        reasons = QVBoxLayout()
        reasons.setSpacing(2)
        reasons.addWidget(self._theme)
        reasons.addWidget(self._why)
        foot = QHBoxLayout()
        foot.addLayout(reasons, 1)
        foot.addWidget(self._clarify, 0, Qt.AlignmentFlag.AlignBottom)
        return foot

    def show_turn(self, rehearsal: Rehearsal, *, waiting: bool = True) -> None:
        """Show the newest turn's question, or the probe that is open on it."""
        turn = rehearsal.turns[-1]
        question = turn.question
        self._persona.setText(f"{question.persona_name} · {question.persona_seat}")
        place = self.tr("Question {number} of {length}")
        self._place.setText(
            place.replace("{number}", str(len(rehearsal.turns))).replace(
                "{length}", str(rehearsal.plan.length)
            )
        )
        probe = turn.open_probe
        self._text.setText(probe.text if probe else question.text)
        theme = self.tr("{theme} · difficulty {level} of 5")
        self._theme.setText(
            theme.replace("{level}", str(question.difficulty)).replace(
                "{theme}", question.theme_name
            )
        )
        why = self.tr("Why this question: %1").replace("%1", question.why)
        self._why.setText(self._why_probe(probe.kind) if probe else why)
        confronted = probe is not None and probe.kind in _CONFRONTING
        self._why.set_tone(Tone.WARN if confronted else Tone.MUTED)
        asked = self.tr("%1 means: ").replace("%1", question.persona_name)
        self._meant.setText(asked + question.clarification)
        # It explains the question, not the follow-up, and is no help once all is said.
        self._meant.setVisible(turn.clarified and waiting and probe is None)
        self._why.setVisible(waiting)
        can_ask = waiting and probe is None and not turn.clarified
        self._clarify.setVisible(can_ask and bool(question.clarification))
        self._show_interruption(rehearsal)

    def spoken(self) -> str:
        """What a screen reader says when the question is put."""
        return f"{self._persona.text()}: {self._text.text()}"

    def can_ask(self) -> bool:
        """Whether it can still be asked what is meant."""
        return not self._clarify.isHidden()

    def set_busy(self, busy: bool) -> None:
        """Hold the button back while a step is being stored."""
        self._clarify.setEnabled(not busy)

    def _show_interruption(self, rehearsal: Rehearsal) -> None:
        """Say that the chair cut in, while the words after it are the newest on the page."""
        said = [exchange for turn in rehearsal.turns[-2:] for exchange in turn.exchanges]
        cut_off = bool(said) and said[-1].cut_off
        self._interrupted.setVisible(cut_off)
        if cut_off:
            self._interrupted.setText(
                self.tr("Your time was over, so you were interrupted. What you typed is on record.")
            )

    def _why_probe(self, kind: FindingKind) -> str:
        words = {
            FindingKind.CONTRADICTION: self.tr(
                "A follow-up: your answer and the fact sheet differ."
            ),
            FindingKind.INCONSISTENCY: self.tr("A follow-up: you said something else before."),
            FindingKind.PREMISE_ACCEPTED: self.tr(
                "A follow-up: the question held a false premise."
            ),
            FindingKind.STRONG: self.tr("A follow-up: the answer holds, so it is tested."),
        }
        return words.get(kind, self.tr("A follow-up on your answer."))


_CONFRONTING = (
    FindingKind.CONTRADICTION,
    FindingKind.INCONSISTENCY,
    FindingKind.PREMISE_ACCEPTED,
)


class Thread(QScrollArea):
    """Question, answer, probe and answer of the turn so far, readable above the editor.

    It takes the height of its words where there is room, and scrolls where there is not.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thread")
        self.setAccessibleName(self.tr("What was said so far"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._least = LEAST_THREAD
        self._inner = Snug()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(PADDING, 0, PADDING, 0)
        self._column.setSpacing(4)
        self.setWidget(self._inner)

    def show_turn(self, turn: Turn) -> None:
        """Fill it with what was said before the words that wait for a reply now."""
        clear(self._column)
        for attempt in turn.attempts:
            words = self.tr("You, before: %1")
            said = " ".join(exchange.answer for exchange in attempt)
            self._add(words.replace("%1", said), Tone.MUTED)
        for exchange in turn.exchanges:
            asked = exchange.probe.text if exchange.probe else turn.question.text
            self._add(f"{turn.question.persona_name}: {asked}", Tone.MUTED)
            self._add(self._reply(turn, exchange).replace("%1", exchange.answer), Tone.PLAIN)
        self._fit()
        # The newest words matter; their place is known only after the layout has run.
        QTimer.singleShot(0, self, self._scroll_down)

    def keep_room(self, least: int) -> None:
        """Ask for no more than so many pixels of height; more is taken where there is more."""
        if least != self._least:
            self._least = least
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The newest lines stay in sight; the layout stretches it up to all of them."""
        return QSize(160, min(self._least, self._height()))

    def minimumSizeHint(self) -> QSize:
        """No less than it asks for."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
        # What was said last stays in sight when there is less room for it.
        QTimer.singleShot(0, self, self._scroll_down)

    def _reply(self, turn: Turn, exchange: Exchange) -> str:
        if turn.promise is not None and exchange.answer == turn.promise.text:
            return self.tr("You took it away: %1")
        if exchange.cut_off:
            return self.tr("You, interrupted: %1")
        return self.tr("You: %1")

    def _height(self) -> int:
        return self._column.heightForWidth(max(1, self.viewport().width()))

    def _fit(self) -> None:
        self.setMaximumHeight(max(1, self._height()))
        self.updateGeometry()

    def _scroll_down(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _add(self, text: str, tone: Tone) -> None:
        self._column.addWidget(PlainLabel(text, tone=tone, selectable=True))
