"""The rehearsed questions, to be ticked when the real board asked them."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from greenroom.services.debriefs import Rehearsed

ROWS = 8
"""How many lines are in sight."""


class TickList(QListWidget):
    """One line for each question; Space or a click ticks it. `changed` follows each tick."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[Rehearsed, ...] = ()
        self.setAccessibleName(self.tr("Rehearsed questions"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _item: self.changed.emit())

    def show_questions(self, questions: tuple[Rehearsed, ...]) -> None:
        """List these questions; those that were ticked stay so."""
        if questions == self._questions:
            return
        before = {each.prompt_id for each in self.ticked()}
        self._questions = questions
        with QSignalBlocker(self):
            self.clear()
            for each in questions:
                item = QListWidgetItem(f"{each.text} ({each.persona_name})")
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                checked = each.prompt_id in before
                item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
                self.addItem(item)
        self.updateGeometry()

    def show_only(self, words: str) -> None:
        """Hide the questions without those words; what is ticked stays so."""
        wanted = words.casefold().split()
        for number in range(self.count()):
            text = self.item(number).text().casefold()
            self.setRowHidden(number, not all(word in text for word in wanted))

    def ticked(self) -> tuple[Rehearsed, ...]:
        """The questions that are ticked, in their order."""
        return tuple(
            question
            for number, question in enumerate(self._questions)
            if self.item(number).checkState() is Qt.CheckState.Checked
        )

    def untick(self) -> None:
        """Take every tick away."""
        for number in range(self.count()):
            self.item(number).setCheckState(Qt.CheckState.Unchecked)

    def sizeHint(self) -> QSize:
        """As high as its lines, up to where scrolling is easier."""
        row = max(self.sizeHintForRow(0), self.fontMetrics().height() + 8)
        return QSize(320, row * min(self.count(), ROWS) + 4)

    def minimumSizeHint(self) -> QSize:
        """The same: the page scrolls before this list is squeezed."""
        return QSize(200, self.sizeHint().height())
