"""The decision: what was said last, and the dialog for what the board says now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.field_form import FieldForm
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.readiness import Assessment, Condition, Decision, DecisionKind
from greenroom.services.readiness import Verdict

CONDITIONS = 3
"""Lines for conditions; a board that needs more should say no-go."""


class DecisionRow(QWidget):
    """What was decided last, with the buttons for an assessment and for a decision."""

    assess_wanted = Signal()
    decide_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._decided = PlainLabel()
        self._decided.setObjectName("decided")
        row.addWidget(self._decided, 1)
        assess = QPushButton(self.tr("Record assessment"))
        assess.setObjectName("assess_button")
        assess.clicked.connect(self.assess_wanted)
        self._decide = QPushButton(self.tr("Record decision…"))
        self._decide.setObjectName("decide_button")
        self._decide.setProperty("kind", "primary")
        self._decide.clicked.connect(self.decide_wanted)
        row.addWidget(assess)
        row.addWidget(self._decide)

    def show_decision(self, decision: Decision | None) -> None:
        """Say what was decided, by whom and on which day."""
        if decision is None:
            self._decided.setText(self.tr("No decision is recorded yet."))
            return
        words = self.tr("Decided: {kind}, by {who} on {day}.")
        self._decided.setText(
            words.replace("{kind}", decision.kind.value)
            .replace("{day}", f"{decision.at:%Y-%m-%d}")
            .replace("{who}", decision.decided_by)
        )

    def take_keyboard(self) -> None:
        """Put the keyboard on the button that records a decision."""
        self._decide.setFocus(Qt.FocusReason.OtherFocusReason)


class DecisionDialog(QDialog):
    """Asks for a decision; `chosen` carries the verdict, and the dialog stays until accepted."""

    chosen = Signal(object)

    def __init__(self, assessment: Assessment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Record the board's decision"))
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(PlainLabel(self.tr("What did the board decide?"), style=TextStyle.TITLE))
        proposed = self.tr("The rules propose: %1.").replace("%1", assessment.proposal.kind.value)
        column.addWidget(PlainLabel(proposed, tone=Tone.MUTED))
        column.addWidget(self._build_form(assessment))
        column.addWidget(
            PlainLabel(self.tr("Conditions: what, who, by when"), style=TextStyle.STRONG)
        )
        self._conditions = [self._build_condition(column, number) for number in range(CONDITIONS)]
        self._problem = PlainLabel(tone=Tone.BAD)
        column.addWidget(self._problem)
        column.addStretch(1)
        column.addLayout(self._build_buttons())

    def _build_form(self, assessment: Assessment) -> FieldForm:
        form = FieldForm()
        self._kind = QComboBox()
        self._kind.setObjectName("decision_kind")
        for each in DecisionKind:
            self._kind.addItem(each.value, each)
        self._kind.setCurrentIndex(self._kind.findData(assessment.proposal.kind))
        self._by = QLineEdit()
        self._by.setObjectName("decision_by")
        self._reason = QPlainTextEdit()
        self._reason.setObjectName("decision_reason")
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(72)
        form.add(self.tr("Decision"), self._kind)
        form.add(self.tr("Decided by"), self._by)
        form.add(
            self.tr("Reason"),
            self._reason,
            hint=self.tr("Required when the decision goes further than the rules propose."),
        )
        return form

    def _build_condition(self, column: QVBoxLayout, number: int) -> tuple[QLineEdit, ...]:
        titles = (self.tr("What is to be done"), self.tr("Owner"), self.tr("By when"))
        row = QHBoxLayout()
        lines = []
        for part, (title, stretch) in enumerate(zip(titles, (3, 1, 1), strict=True)):
            line = QLineEdit()
            line.setObjectName(f"condition_{number}_{part}")
            line.setAccessibleName(title)
            line.setPlaceholderText(title)
            row.addWidget(line, stretch)
            lines.append(line)
        column.addLayout(row)
        return tuple(lines)

    def _build_buttons(self) -> QHBoxLayout:
        keep = QPushButton(self.tr("Record decision"))
        keep.setObjectName("record_decision")
        keep.setProperty("kind", "primary")
        keep.setDefault(True)
        keep.clicked.connect(lambda: self.chosen.emit(self.verdict()))
        leave = QPushButton(self.tr("Keep undecided"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(keep)
        return row

    def verdict(self) -> Verdict:
        """What is entered, as it stands."""
        conditions = []
        for what, owner, due in self._conditions:
            parts = (what.text().strip(), owner.text().strip(), due.text().strip())
            if any(parts):
                conditions.append(Condition(*parts))
        return Verdict(
            DecisionKind(self._kind.currentData()),
            self._by.text().strip(),
            self._reason.toPlainText().strip(),
            tuple(conditions),
        )

    def show_problem(self, text: str) -> None:
        """Say what keeps the decision from being recorded."""
        self._problem.setText(text)
