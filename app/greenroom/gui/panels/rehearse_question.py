"""The question as the panel puts it, and what was said in this turn so far."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.model.rehearsal import Rehearsal, Turn


class QuestionCard(Card):
    """Persona, theme, the question in large type and why it is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        heading = QHBoxLayout()
        self._persona = PlainLabel(style=TextStyle.STRONG)
        self._persona.setObjectName("question_persona")
        self._place = PlainLabel(tone=Tone.MUTED, wrap=False)
        heading.addWidget(self._persona, 1)
        heading.addWidget(self._place)
        self._text = PlainLabel(style=TextStyle.TITLE, selectable=True)
        self._text.setObjectName("question_text")
        self._why = PlainLabel(tone=Tone.MUTED)
        self._why.setObjectName("question_why")
        self.body.addLayout(heading)
        self.body.addWidget(self._text)
        self.body.addWidget(self._why)

    def show_turn(self, rehearsal: Rehearsal, turn: Turn) -> None:
        """Show that turn's question, or the probe that is open on it."""
        question = turn.question
        self._persona.setText(f"{question.persona_name} · {question.persona_seat}")
        place = self.tr("Question {number} of {length} · {theme}")
        self._place.setText(
            place.replace("{number}", str(len(rehearsal.turns)))
            .replace("{length}", str(rehearsal.plan.length))
            .replace("{theme}", question.theme_name)
        )
        probe = turn.open_probe
        self._text.setText(probe.text if probe else question.text)
        why = self.tr("Why this question: %1").replace("%1", question.why)
        self._why.setText(self.tr("A follow-up on your answer.") if probe else why)


class Thread(QWidget):
    """Question, answer, probe and answer of the turn so far, readable above the editor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 0, 20, 0)
        self._column.setSpacing(4)

    def show_turn(self, turn: Turn) -> None:
        """Show what was said before the words that wait for a reply now."""
        clear(self._column)
        for exchange in turn.exchanges:
            asked = exchange.probe.text if exchange.probe else turn.question.text
            self._add(f"{turn.question.persona_name}: {asked}", Tone.MUTED)
            self._add(self.tr("You: %1").replace("%1", exchange.answer), Tone.PLAIN)
        self.setVisible(bool(turn.exchanges))

    def _add(self, text: str, tone: Tone) -> None:
        self._column.addWidget(PlainLabel(text, tone=tone, selectable=True))
