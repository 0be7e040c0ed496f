"""Fields of a launch record: each shows a value of one type and gives back what was typed.

Every entry gives back the very value it was given until a person changes it, so that looking
at a record never changes it. `settled` follows a finished edit.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from greenroom.errors import InputError
from greenroom.gui.panels.launch_columns import quoted, read_decimal, read_whole
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.gui.widgets.zoned_date_time import ZonedDateTimeEdit

LINE_PIXELS = 20
"""About the height of one line of a text."""

EDGES = 50
"""Pixels that a text keeps free above and below its lines together."""


class Entry(Protocol):
    """What a form needs of its fields."""

    settled: SignalInstance

    def show_value(self, value: Any) -> None:
        """Show a value without announcing an edit."""

    def value(self) -> Any:
        """The value as typed; InputError when it is none."""


class LineEntry(QLineEdit):
    """One line of text."""

    settled = Signal()

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self.settled)

    def show_value(self, value: str) -> None:
        """Show a text; the cursor stays where it is if it is there already."""
        self._given = value
        if self._words(self.text()) != self._words(value):
            self.setText(self._words(value))
            self.setCursorPosition(0)

    def value(self) -> str:
        """The text without spaces around it."""
        typed = self._words(self.text())
        return self._given if typed == self._words(self._given) else typed

    @staticmethod
    def _words(text: str) -> str:
        return " ".join(text.split())


class NumberEntry(QLineEdit):
    """A number from 0 to `most`, or nothing."""

    settled = Signal()

    def __init__(self, most: int, *, whole: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most, self._whole = most, whole
        self.setPlaceholderText(self.tr("not measured"))
        self.editingFinished.connect(self.settled)

    def show_value(self, value: float | None) -> None:
        """Show a number, or an empty line for None."""
        words = "" if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"
        if self.text() != words:
            self.setText(words)

    def value(self) -> float | None:
        """The number, None for an empty line; InputError for anything else."""
        text = self.text()
        return read_whole(text, self._most) if self._whole else read_decimal(text, self._most)


class DayEntry(QLineEdit):
    """A day as 2026-06-05, or nothing."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("2026-06-05"))
        self.editingFinished.connect(self.settled)

    def show_value(self, value: date | None) -> None:
        """Show a day, or an empty line for None."""
        words = value.isoformat() if value else ""
        if self.text() != words:
            self.setText(words)

    def value(self) -> date | None:
        """The day, None for an empty line; InputError for anything else."""
        words = self.text().strip()
        try:
            return date.fromisoformat(words) if words else None
        except ValueError:
            raise InputError(f"{quoted(words)} is not a day such as 2026-06-05.") from None


class TextEntry(PlainEditor):
    """A text of several lines."""

    def __init__(self, hint: str, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(hint, parent=parent)
        self._given = ""
        self.setFixedHeight(lines * LINE_PIXELS + EDGES)

    def show_value(self, value: str) -> None:
        """Show a text; the cursor stays where it is if it is there already."""
        self._given = value
        if self.text().strip() != value.strip():
            self.set_text(value)

    def value(self) -> str:
        """The text without empty lines around it."""
        typed = self.text().strip()
        return self._given if typed == self._given.strip() else typed


class LinesEntry(PlainEditor):
    """A list of sentences, one in each line."""

    def __init__(self, hint: str, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(hint, parent=parent)
        self._given: tuple[str, ...] = ()
        self.setFixedHeight(lines * LINE_PIXELS + EDGES)

    def show_value(self, value: tuple[str, ...]) -> None:
        """Show one sentence in each line."""
        self._given = value
        if self._read(self.text()) != self._read("\n".join(value)):
            self.set_text("\n".join(value))

    def value(self) -> tuple[str, ...]:
        """The lines that say something."""
        typed = self._read(self.text())
        return self._given if typed == self._read("\n".join(self._given)) else typed

    @staticmethod
    def _read(text: str) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in text.split("\n"))
        return tuple(line for line in lines if line)


class ChoiceEntry(QComboBox):
    """One of a few values, each under its words."""

    settled = Signal()

    def __init__(
        self, choices: Sequence[tuple[str, object]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # Kept here, because Qt gives an enumeration back as a bare text.
        self._values = tuple(value for _, value in choices)
        self.addItems([words for words, _ in choices])
        self.activated.connect(lambda _index: self.settled.emit())

    def show_value(self, value: object) -> None:
        """Show that one as chosen."""
        self.setCurrentIndex(self._values.index(value))

    def value(self) -> object:
        """What the chosen one stands for."""
        return self._values[self.currentIndex()]


class MomentEntry(ZonedDateTimeEdit):
    """A moment with its zone; `needed` says why it cannot be left out, where it cannot."""

    settled = Signal()

    def __init__(self, needed: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needed = needed
        self._given: datetime | None = None
        self._touched = False
        self.zone_name = ""
        self.changed.connect(self._touch)

    def show_value(self, value: datetime | None) -> None:
        """Show a moment in the record's zone."""
        if not self._touched or value != ZonedDateTimeEdit.value(self):
            self.set_value(value, self.zone_name)
        self._given, self._touched = value, False

    def value(self) -> datetime | None:
        """The moment; InputError when it is needed, or when no clock shows it."""
        if not self._touched:
            return self._given
        moment = super().value()
        if moment is None and self._needed:
            raise InputError(self._needed)
        if self.problem():
            raise InputError(self.problem())
        return moment

    def _touch(self) -> None:
        self._touched = True
        self.settled.emit()
