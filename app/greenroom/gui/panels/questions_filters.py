"""The row above the list of questions: words, theme, persona, and whose they are."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from greenroom.gui.panels.questions_boxes import ChoiceBox
from greenroom.gui.panels.questions_wording import Names, kind_name
from greenroom.gui.tokens import GRID
from greenroom.model.prompt import PromptKind
from greenroom.services.prompts import BankEntry


class Whose(StrEnum):
    """Which part of the bank is listed."""

    ALL = "all"
    YOURS = "yours"
    SHIPPED = "shipped"
    RETIRED = "retired"

    def holds(self, entry: BankEntry) -> bool:
        """Whether that prompt belongs to this part."""
        answers = {
            Whose.ALL: True,
            Whose.YOURS: entry.prompt.own,
            Whose.SHIPPED: not entry.prompt.own,
            Whose.RETIRED: entry.retired,
        }
        return answers[self]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words, a theme, a persona and a kind by id (or none), and whose."""

    words: str = ""
    theme: str = ""
    persona: str = ""
    kind: str = ""
    whose: Whose = Whose.ALL

    def holds(self, entry: BankEntry) -> bool:
        """Whether that prompt is of the kind and the part that are looked for."""
        return self.whose.holds(entry) and self.kind in ("", entry.prompt.kind.value)


class FilterRow(QWidget):
    """`changed` follows every change; `entered` a Down or Enter among the words."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setObjectName("question_words")
        self.words.setPlaceholderText(self.tr("Search the questions"))
        self.words.setAccessibleName(self.tr("Search the questions"))
        self.words.setClearButtonEnabled(True)
        self.words.installEventFilter(self)
        self._theme = _choice("question_theme", self.tr("Theme"))
        self._persona = _choice("question_persona", self.tr("Who asks"))
        self._kind = _choice("question_kind", self.tr("Kind of question"))
        self._kind.addItem(self.tr("Every kind"), "")
        for kind in PromptKind:
            self._kind.addItem(kind_name(kind), kind.value)
        self._whose = _choice("question_whose", self.tr("Whose questions"))
        for name, whose in (
            (self.tr("All questions"), Whose.ALL),
            (self.tr("Yours"), Whose.YOURS),
            (self.tr("Shipped"), Whose.SHIPPED),
            (self.tr("Retired"), Whose.RETIRED),
        ):
            self._whose.addItem(name, whose.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.words, 3)
        for box in (self._theme, self._persona, self._kind, self._whose):
            row.addWidget(box, 2)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.words.textChanged.connect(lambda _text: self.changed.emit())

    def show_names(self, names: Names) -> None:
        """Offer these themes and personas; what is chosen stays."""
        for box, every, named in (
            (self._theme, self.tr("Every theme"), names.themes),
            (self._persona, self.tr("Everybody"), names.personas),
        ):
            chosen = box.currentData()
            with QSignalBlocker(box):
                box.clear()
                box.addItem(every, "")
                for name_id, name in named.items():
                    box.addItem(name, name_id)
                box.setCurrentIndex(max(0, box.findData(chosen)))

    def wanted(self) -> Wanted:
        """What is looked for now."""
        return Wanted(
            self.words.text(),
            str(self._theme.currentData() or ""),
            str(self._persona.currentData() or ""),
            str(self._kind.currentData() or ""),
            Whose(self._whose.currentData()),
        )

    def show_wanted(self, wanted: Wanted) -> None:
        """Look for that, and announce it once."""
        with QSignalBlocker(self):
            self.words.setText(wanted.words)
            self._theme.setCurrentIndex(max(0, self._theme.findData(wanted.theme)))
            self._persona.setCurrentIndex(max(0, self._persona.findData(wanted.persona)))
            self._kind.setCurrentIndex(max(0, self._kind.findData(wanted.kind)))
            self._whose.setCurrentIndex(self._whose.findData(wanted.whose.value))
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the words to what they found with Down or Enter."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)


def _choice(name: str, title: str) -> ChoiceBox:
    box = ChoiceBox(name)
    box.setAccessibleName(title)
    return box
