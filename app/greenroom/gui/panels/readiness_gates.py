"""The gate row: one line for each check, with its status, evidence and owner."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.readiness import Gate, GateStatus
from greenroom.model.theme import Enforcement


class GateLine(QWidget):
    """One gate with the fields a person fills in. `settled` follows each finished edit."""

    settled = Signal()

    def __init__(self, gate: Gate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        name = gate.name.name.lower()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        heading = QHBoxLayout()
        heading.addWidget(PlainLabel(gate.name.value, style=TextStyle.STRONG))
        blocking = gate.enforcement is Enforcement.BLOCKING
        enforcement = self.tr("blocking") if blocking else self.tr("conditional")
        heading.addWidget(PlainLabel(enforcement, tone=Tone.MUTED), 1)
        self._problem = PlainLabel(tone=Tone.BAD)
        heading.addWidget(self._problem)
        column.addLayout(heading)
        column.addWidget(PlainLabel(gate.criterion, tone=Tone.MUTED))
        self._status = self._build_status(name)
        self._evidence = self._build_line(f"gate_{name}_evidence", self.tr("Evidence"))
        self._owner = self._build_line(f"gate_{name}_owner", self.tr("Owner"))
        fields = QHBoxLayout()
        fields.addWidget(self._status)
        fields.addWidget(self._evidence, 3)
        fields.addWidget(self._owner, 1)
        column.addLayout(fields)
        self.show_gate(gate)
        self._status.currentIndexChanged.connect(self.settled)

    def _build_status(self, name: str) -> QComboBox:
        status = QComboBox()
        status.setObjectName(f"gate_{name}_status")
        status.setAccessibleName(self.tr("Status"))
        status.setMinimumWidth(140)
        for each in GateStatus:
            status.addItem(each.value, each)
        return status

    def _build_line(self, name: str, title: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(title)
        line.setPlaceholderText(title)
        line.editingFinished.connect(self.settled)
        return line

    def show_gate(self, gate: Gate) -> None:
        """Fill the fields without announcing an edit."""
        self._gate = gate
        self._status.blockSignals(True)
        self._status.setCurrentIndex(self._status.findData(gate.status))
        self._status.blockSignals(False)
        self._evidence.setText(gate.evidence)
        self._owner.setText(gate.owner)
        self.show_problem("")

    def gate(self, today: date) -> Gate:
        """What is entered; a changed gate is as of today."""
        entered = replace(
            self._gate,
            status=GateStatus(self._status.currentData()),
            evidence=self._evidence.text().strip(),
            owner=self._owner.text().strip(),
        )
        return entered if entered == self._gate else replace(entered, as_of=today)

    def take_keyboard(self) -> None:
        """Put the keyboard where the gate's status is set."""
        self._status.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """Say in the heading what is missing; an empty text takes it away."""
        self._problem.set_tone(Tone.BAD)
        self._problem.setText(text)

    def show_saved(self) -> None:
        """Say in the heading that the last edit is kept."""
        self._problem.set_tone(Tone.GOOD)
        self._problem.setText(self.tr("✓ Saved"))


class GateCards(Card):
    """All gates of a release, blocking ones first. `settled` follows each finished edit."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Gates"), parent=parent)
        self._lines: dict[str, GateLine] = {}
        self._order: tuple[str, ...] = ()

    def show_gates(self, gates: tuple[Gate, ...]) -> None:
        """Show these gates; the same gates keep their widgets, and so the keyboard's place."""
        self._order = tuple(gate.name for gate in gates)
        for gate in sorted(gates, key=lambda each: each.enforcement is not Enforcement.BLOCKING):
            line = self._lines.get(gate.name)
            if line is None:
                line = GateLine(gate)
                line.settled.connect(self.settled)
                self._lines[gate.name] = line
                self.body.addWidget(line)
            line.show_gate(gate)

    def gates(self, today: date) -> tuple[Gate, ...]:
        """What is entered for every gate, in the order the gates were given."""
        return tuple(self._lines[name].gate(today) for name in self._order)

    def go_to(self, gate_name: str) -> GateLine | None:
        """The line of that gate, or of the first one, with the keyboard; None without gates."""
        line = self._lines.get(gate_name) or next(iter(self._lines.values()), None)
        if line is not None:
            line.take_keyboard()
        return line

    def show_saved(self, gate_name: str) -> None:
        """Say beside that gate that its last edit is kept."""
        self._lines[gate_name].show_saved()

    def show_problem(self, gate_name: str, text: str) -> None:
        """Say beside that gate what is missing."""
        for name, line in self._lines.items():
            line.show_problem(text if name == gate_name else "")
