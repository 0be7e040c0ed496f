"""What is asked back when an answer is weak: one wording after the other, each for a weakness."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from greenroom.gui.panels.questions_boxes import ChoiceBox
from greenroom.gui.tokens import GRID
from greenroom.gui.widgets.buttons import IconButton, VerbButton
from greenroom.gui.widgets.labels import set_style
from greenroom.model.rehearsal import FindingKind

# Good answers are not asked back about.
_GOOD = (FindingKind.TAKE_AWAY, FindingKind.STRONG, FindingKind.PREMISE_CORRECTED)
Probes = Mapping[str, tuple[str, ...]]


class ProbeRow(QWidget):
    """One wording and the weakness that it asks back about; `removed` asks to take it away."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, kind: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ChoiceBox("probe_kind")
        self._kind.setAccessibleName(self.tr("Weakness"))
        for each in FindingKind:
            if each not in _GOOD:
                self._kind.addItem(each.value, each.value)
        self._kind.show_value(kind)
        self._kind.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.words = QLineEdit(text)
        # A long wording is read from its beginning.
        self.words.setCursorPosition(0)
        self.words.setObjectName("probe_words")
        self.words.setPlaceholderText(self.tr("Such as: who exactly?"))
        self.words.setAccessibleName(self.tr("What is asked back"))
        self.words.textChanged.connect(lambda _text: self.changed.emit())
        remove = IconButton("close", self.tr("Remove"), lambda: self.removed.emit(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._kind, 2)
        row.addWidget(self.words, 3)
        row.addWidget(remove)

    @property
    def kind(self) -> str:
        """The weakness, as findings name it."""
        return self._kind.value()


class ProbesEditor(QWidget):
    """The wordings one below the other; an empty one is none."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ProbeRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(self._column)
        self._more = VerbButton(self.tr("Add what is asked back"), self.add_row, kind="quiet")
        self._more.setObjectName("probes_add")
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_probes(self, probes: Probes) -> None:
        """Show these wordings, or an empty one, without announcing a change."""
        for row in self._rows:
            self._take(row)
        self._rows = []
        for kind, texts in probes.items():
            for text in texts:
                self._add(kind, text)
        if not self._rows:
            self._add(FindingKind.KEY_POINT_MISSING.value, "")

    def probes(self) -> dict[str, tuple[str, ...]]:
        """The wordings by weakness, in the order of the rows."""
        found: dict[str, tuple[str, ...]] = {}
        for row in self._rows:
            if row.words.text().strip():
                found[row.kind] = (*found.get(row.kind, ()), row.words.text())
        return found

    def add_row(self) -> None:
        """Add an empty wording and go there."""
        self._add(FindingKind.KEY_POINT_MISSING.value, "").words.setFocus()

    def row(self, kind: str, number: int) -> ProbeRow | None:
        """The row with that wording for a weakness, counted from 1; else the first."""
        filled = [row for row in self._rows if row.kind == kind and row.words.text().strip()]
        if 0 < number <= len(filled):
            return filled[number - 1]
        return self._rows[0] if self._rows else None

    def mark(self, marked: ProbeRow | None) -> None:
        """Frame that wording as wrong; None frames none."""
        for row in self._rows:
            set_style(row.words, "problem", row is marked)

    def focus_first(self) -> None:
        """Give the first wording the keyboard."""
        (self._rows[0].words if self._rows else self._more).setFocus()

    def _add(self, kind: str, text: str) -> ProbeRow:
        row = ProbeRow(kind, text)
        row.changed.connect(self.changed)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def _remove(self, row: ProbeRow) -> None:
        self._rows.remove(row)
        self._take(row)
        # The pressed button is gone; the keyboard goes on where wordings are added.
        self._more.setFocus()
        self.changed.emit()

    def _take(self, row: ProbeRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
