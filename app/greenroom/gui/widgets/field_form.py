"""Labelled fields without a Save button: beside each label stands what became of its value."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.labels import PlainLabel, set_style

_SAVED_MILLISECONDS = 2500


def indent_number(box: QSpinBox | QDoubleSpinBox) -> None:
    """Give a number field the same left padding as the others; style sheets cannot."""
    field = box.findChild(QLineEdit)
    if field is not None:
        field.setTextMargins(GRID, 0, 0, 0)


class Field(QWidget):
    """One control under its label, with a note beside the label: saved, or what is wrong."""

    def __init__(
        self, label: str, control: QWidget, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.control = control
        self._note = PlainLabel(style=TextStyle.SMALL)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        name = PlainLabel(label, style=TextStyle.STRONG, wrap=False)
        name.setBuddy(control)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(name)
        head.addWidget(self._note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(control)
        if isinstance(control, QSpinBox | QDoubleSpinBox):
            indent_number(control)
        if hint:
            column.addWidget(PlainLabel(hint, style=TextStyle.SMALL, tone=Tone.MUTED))
        # A label beside a control is not read out with it everywhere.
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_SAVED_MILLISECONDS)
        self._fade.timeout.connect(self.clear_note)

    def show_saved(self) -> None:
        """Say that the value is stored; the word leaves by itself."""
        self._say(self.tr("✓ Saved"), Tone.GOOD, problem=False)
        self._fade.start()

    def show_error(self, text: str) -> None:
        """Say what is wrong with the value; it stays until the next note."""
        self._fade.stop()
        self._say(text, Tone.BAD, problem=True)

    def clear_note(self) -> None:
        """Say nothing."""
        self._fade.stop()
        self._say("", Tone.MUTED, problem=False)

    @property
    def note(self) -> str:
        """What stands beside the label now."""
        return self._note.text()

    def _say(self, text: str, tone: Tone, *, problem: bool) -> None:
        self._note.setText(text)
        self._note.set_tone(tone)
        # The red frame only repeats what the words beside the label say.
        set_style(self.control, "problem", problem)
        self.control.setAccessibleDescription(text)


class FieldForm(QWidget):
    """Fields one below the other, in sections; rows may hold several side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)

    def add_section(self, title: str) -> QLabel:
        """A heading above the fields that follow."""
        heading = PlainLabel(title, style=TextStyle.SUBTITLE)
        self._column.addSpacing(GRID)
        self._column.addWidget(heading)
        return heading

    def add(self, label: str, control: QWidget, *, hint: str = "") -> Field:
        """One field over the whole width."""
        field = Field(label, control, hint=hint)
        self._column.addWidget(field)
        return field

    def add_row(self, *pairs: tuple[str, QWidget]) -> tuple[Field, ...]:
        """Several fields side by side, each `(label, control)`."""
        row = QHBoxLayout()
        row.setSpacing(GAP)
        fields = tuple(Field(label, control) for label, control in pairs)
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        return fields
