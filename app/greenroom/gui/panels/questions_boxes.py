"""The boxes a question is written in; what was not touched comes back exactly as it was."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.tokens import GRID
from greenroom.gui.widgets.buttons import VerbButton

_PARAGRAPH_SIGN = "\u2029"
_FRAME = 30
"""Pixels that the frame and the margins of a box take from its lines."""


def show_through(area: QScrollArea, inner: QWidget) -> None:
    """Let the card behind a scrolled widget be seen; Qt paints the window's colour over it."""
    inner.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)


class TextBox(QPlainTextEdit):
    """Some lines of plain text; Tab leaves it."""

    def __init__(self, name: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ""
        self._shown = ""
        self._lines = lines
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height once the font is known."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def show_text(self, text: str) -> None:
        """Show another text, without announcing a change."""
        with QSignalBlocker(self):
            self.setPlainText(text)
        self._before, self._shown = text, self._typed()

    def text(self) -> str:
        """What is written, without blanks around it unless they were there before."""
        typed = self._typed()
        return self._before if typed == self._shown else typed.strip()

    def _fit(self) -> None:
        height = self.fontMetrics().lineSpacing() * self._lines + _FRAME
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _typed(self) -> str:
        # Qt's own plain text turns no-break spaces into spaces.
        return self.document().toRawText().replace(_PARAGRAPH_SIGN, "\n")


class LinesBox(TextBox):
    """One short text in each line."""

    def __init__(self, name: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(name, lines, parent)
        self._texts: tuple[str, ...] = ()

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these texts, without announcing a change."""
        self._texts = tuple(texts)
        self.show_text("\n".join(texts))

    def texts(self) -> tuple[str, ...]:
        """The lines that hold something."""
        if self._typed() == self._shown:
            return self._texts
        return tuple(line.strip() for line in self._typed().split("\n") if line.strip())


class TextRows(QWidget):
    """Several texts, each in a box of its own; an empty box is no text."""

    changed = Signal()

    def __init__(self, name: str, title: str, more: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._title = name, title
        self._boxes: list[TextBox] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(self._column)
        add = VerbButton(more, self.add_row, kind="quiet")
        add.setObjectName(f"{name}_add")
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_texts(self, texts: Sequence[str], *, least: int) -> None:
        """Show these texts in at least so many boxes, without announcing a change."""
        for box in self._boxes:
            self._column.removeWidget(box)
            box.deleteLater()
        self._boxes = []
        for number in range(max(least, len(texts))):
            self._add().show_text(texts[number] if number < len(texts) else "")

    def texts(self) -> tuple[str, ...]:
        """What the boxes hold, empty ones left out."""
        return tuple(text for box in self._boxes if (text := box.text()))

    def add_row(self) -> None:
        """Add an empty box and go there."""
        self._add().setFocus()

    def box(self, number: int) -> TextBox:
        """The box with that text, counted from 1 over those that hold one; else the first."""
        filled = [box for box in self._boxes if box.text()]
        return filled[number - 1] if 0 < number <= len(filled) else self._boxes[0]

    def _add(self) -> TextBox:
        number = len(self._boxes) + 1
        box = TextBox(f"{self._name}_{number}", 2)
        box.setAccessibleName(f"{self._title} {number}")
        box.textChanged.connect(self.changed)
        self._boxes.append(box)
        self._column.addWidget(box)
        return box


class TickGrid(QWidget):
    """Some of several names, to be ticked."""

    changed = Signal()

    def __init__(self, name: str, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._columns = name, columns
        self._boxes: dict[str, QCheckBox] = {}
        self._kept: tuple[str, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(0)

    def show_names(self, names: Mapping[str, str]) -> None:
        """Offer these names by id, unless they are offered already."""
        if list(names) == list(self._boxes):
            return
        ticked = self.ticked()
        for box in self._boxes.values():
            self._grid.removeWidget(box)
            box.deleteLater()
        self._boxes = {}
        for number, (name_id, name) in enumerate(names.items()):
            # An ampersand in a name must not become a shortcut.
            box = QCheckBox(name.replace("&", "&&"))
            box.setObjectName(f"{self._name}_{name_id}")
            box.toggled.connect(lambda _on: self.changed.emit())
            self._boxes[name_id] = box
            self._grid.addWidget(box, number // self._columns, number % self._columns)
        self.show_ticked(ticked)

    def show_ticked(self, ids: Sequence[str]) -> None:
        """Tick these, without announcing a change; unknown ones are kept as they are."""
        self._kept = tuple(ids)
        for name_id, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(name_id in ids)

    def ticked(self) -> tuple[str, ...]:
        """The ids that are ticked: those from before in their order, then new ones."""
        kept = [each for each in self._kept if each not in self._boxes or self._is_on(each)]
        new = [each for each in self._boxes if self._is_on(each) and each not in kept]
        return (*kept, *new)

    def focus_first(self) -> None:
        """Give the first name the keyboard."""
        for box in list(self._boxes.values())[:1]:
            box.setFocus()

    def _is_on(self, name_id: str) -> bool:
        return self._boxes[name_id].isChecked()


class ChoiceBox(QComboBox):
    """One of several names; the wheel scrolls the page, and never changes what is chosen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        # Long names must not push their neighbours out of the row.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Shorten a name that does not fit; Qt would cut it in the middle of a letter."""
        super().initStyleOption(option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        combo = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(combo, option, edit, self).width()
        metrics, end = self.fontMetrics(), Qt.TextElideMode.ElideRight
        option.currentText = metrics.elidedText(option.currentText, end, room)

    def show_value(self, value: str) -> None:
        """Choose the entry with that id, without announcing a change; it is added when unknown."""
        with QSignalBlocker(self):
            if self.findData(value) < 0:
                self.addItem(value, value)
            self.setCurrentIndex(self.findData(value))

    def value(self) -> str:
        """The id of what is chosen."""
        return str(self.currentData() or "")
