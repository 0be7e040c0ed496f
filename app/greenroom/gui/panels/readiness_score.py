"""The score beside what it is made of, and what the rules propose."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.dial import Dial, signed
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.model.readiness import (
    TARGET,
    Assessment,
    Component,
    DecisionKind,
    SentimentSource,
)

_TONES = {
    DecisionKind.GO: Tone.GOOD,
    DecisionKind.GO_WITH_CONDITIONS: Tone.WARN,
    DecisionKind.NO_GO: Tone.BAD,
    DecisionKind.DEFER: Tone.WARN,
}


class ScorePanel(QWidget):
    """The dial, the three components with their evidence, and the proposal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        dial_card = Card()
        self._dial = Dial(self.tr("Launch readiness"), target=TARGET)
        dial_card.body.addWidget(self._dial)
        dial_card.body.addStretch(1)
        row.addWidget(dial_card)
        self._components = Card(self.tr("What it is made of"))
        row.addWidget(self._components, 1)
        self._rows = [ComponentRow() for _ in range(3)]
        for each in self._rows:
            self._components.body.addWidget(each)
        self._components.body.addStretch(1)
        row.addWidget(self._build_proposal(), 1)

    def _build_proposal(self) -> Card:
        card = Card(self.tr("The rules propose"))
        self._proposal = PlainLabel(style=TextStyle.TITLE)
        self._proposal.setObjectName("proposal")
        card.body.addWidget(self._proposal)
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(4)
        card.body.addLayout(self._reasons)
        card.body.addStretch(1)
        return card

    def show_assessment(self, assessment: Assessment) -> None:
        """Show one assessment in all its parts."""
        proxy = assessment.source is SentimentSource.REHEARSAL_PROXY
        note = self.tr("with rehearsal proxy") if proxy else ""
        self._dial.show_score(assessment.score, assessment.change, note)
        for row, component in zip(self._rows, assessment.components, strict=True):
            row.show_component(component)
        self._proposal.setText(assessment.proposal.kind.value.capitalize())
        self._proposal.set_tone(_TONES[assessment.proposal.kind])
        clear(self._reasons)
        for reason in assessment.proposal.reasons:
            self._reasons.addWidget(PlainLabel(reason))


class ComponentRow(QWidget):
    """One component: name and weight, score and change, and the evidence below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        heading = QHBoxLayout()
        heading.setSpacing(16)
        self._name = PlainLabel(style=TextStyle.STRONG)
        self._score = PlainLabel(style=TextStyle.STRONG, wrap=False)
        heading.addWidget(self._name, 1)
        heading.addWidget(self._score)
        column.addLayout(heading)
        self._evidence = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        column.addWidget(self._evidence)

    def show_component(self, component: Component) -> None:
        """Show that component; one that was not assessed says so."""
        weight = self.tr("weight %1\u00a0%").replace("%1", f"{100 * component.weight:.0f}")
        self._name.setText(f"{_sentence_case(component.name.value)} · {weight}")
        score = self.tr("not assessed") if component.score is None else f"{component.score:.0f}"
        change = "" if component.change is None else f"  {signed(component.change)}"
        self._score.setText(score + change)
        self._score.set_tone(Tone.WARN if component.score is None else Tone.PLAIN)
        self._evidence.setText(component.evidence)


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
