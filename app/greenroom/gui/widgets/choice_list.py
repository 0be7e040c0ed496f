"""One of a few choices, each with a sentence that says what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.labels import PlainLabel

_INDENT = 31
"""Where the words of a radio button start, so that its sentence stands below them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: what it stands for, its object name, its title and its sentence."""

    value: object
    name: str
    title: str
    sentence: str


class _Sentence(PlainLabel):
    """The words below a button; a click on them counts as one on the button."""

    def __init__(self, text: str, button: QRadioButton) -> None:
        super().__init__(text, style=TextStyle.SMALL, tone=Tone.MUTED)
        self._button = button
        self.setContentsMargins(_INDENT, 0, 0, 0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what the sentence is about."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._button.click()
        super().mouseReleaseEvent(event)


class ChoiceList(QWidget):
    """Radio buttons one below the other; `chosen` follows a person's or a program's choice."""

    chosen = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._group = QButtonGroup(self)
        self._sentences: dict[object, PlainLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, choice in enumerate(self._choices):
            button = QRadioButton(choice.title)
            button.setObjectName(choice.name)
            self._group.addButton(button, number)
            sentence = _Sentence("", button)
            self._sentences[choice.value] = sentence
            column.addWidget(button)
            column.addWidget(sentence)
            column.addSpacing(4)
            self.set_sentence(choice.value, choice.sentence)
        self._group.idToggled.connect(lambda _number, on: self.chosen.emit() if on else None)

    def value(self) -> object:
        """What the chosen one stands for; the first while none is chosen."""
        return self._choices[max(0, self._group.checkedId())].value

    def choose(self, value: object) -> None:
        """Choose the one that stands for `value`; an unknown value changes nothing."""
        for number, choice in enumerate(self._choices):
            if choice.value == value:
                self._group.button(number).setChecked(True)

    def sentence(self, value: object) -> str:
        """What stands below that choice now."""
        return self._sentences[value].text()

    def set_sentence(self, value: object, text: str) -> None:
        """Say something else below that choice."""
        self._sentences[value].setText(text)
        number = next(n for n, each in enumerate(self._choices) if each.value == value)
        # A screen reader meets the button alone, so the button says it too.
        self._group.button(number).setAccessibleDescription(text)
