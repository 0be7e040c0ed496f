"""The two percentages people enter, each with the evidence that shows it."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QLineEdit, QWidget

from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.field_form import FieldForm
from greenroom.model.readiness import Measure

NOT_ENTERED = -1.0
"""The spin box's lowest value, shown as words: nothing was assessed."""


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """What a measure card is called and what it asks for."""

    name: str
    title: str
    hint: str


class MeasureCard(Card):
    """One measure: percentage, evidence and who says so. `settled` follows each edit."""

    settled = Signal()

    def __init__(self, words: MeasureWords, parent: QWidget | None = None) -> None:
        super().__init__(words.title, parent=parent)
        self.title = words.title
        self._shown: Measure | None = None
        form = FieldForm()
        self._value = QDoubleSpinBox()
        self._value.setObjectName(f"{words.name}_value")
        self._value.setRange(NOT_ENTERED, 100)
        self._value.setDecimals(0)
        self._value.setSuffix(" %")
        self._value.setSpecialValueText(self.tr("not assessed"))
        self._value.setValue(NOT_ENTERED)
        self._evidence = QLineEdit()
        self._evidence.setObjectName(f"{words.name}_evidence")
        self._owner = QLineEdit()
        self._owner.setObjectName(f"{words.name}_owner")
        form.add(self.tr("Percentage"), self._value, hint=words.hint)
        self._evidence_field = form.add(self.tr("Evidence"), self._evidence)
        form.add(self.tr("Owner"), self._owner)
        self.body.addWidget(form)
        self._value.editingFinished.connect(self.settled)
        self._evidence.editingFinished.connect(self.settled)
        self._owner.editingFinished.connect(self.settled)

    def show_measure(self, measure: Measure | None) -> None:
        """Fill the fields; nothing entered yet shows as “not assessed”."""
        self._shown = measure
        self._value.setValue(measure.value if measure else NOT_ENTERED)
        self._evidence.setText(measure.evidence if measure else "")
        self._owner.setText(measure.owner if measure else "")

    def measure(self, today: date) -> Measure | None:
        """What is entered, or None while the percentage is “not assessed”.

        A changed entry is as of today; an untouched one keeps its day.
        """
        if self._value.value() < 0:
            return None
        entered = Measure(
            self._value.value(), self._evidence.text().strip(), self._owner.text().strip()
        )
        shown = self._shown
        untouched = shown is not None and replace(shown, as_of=None) == entered
        return shown if untouched else replace(entered, as_of=today)

    def show_problem(self, text: str) -> None:
        """Say beside the evidence what is missing."""
        self._evidence_field.show_error(text)

    def show_saved(self) -> None:
        """Say beside the evidence that it is kept."""
        self._evidence_field.show_saved()
