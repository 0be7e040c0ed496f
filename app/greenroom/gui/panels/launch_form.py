"""A form over one frozen value: every field named like the field of the value it edits."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from greenroom.errors import InputError
from greenroom.gui.panels.launch_entries import Entry, MomentEntry
from greenroom.gui.widgets.field_form import Field, FieldForm
from greenroom.gui.widgets.plain_editor import PlainEditor


class RecordForm(QWidget):
    """Fields that fill a frozen dataclass; `edited` carries the Field after an edit that fits.

    What does not fit is said beside its field, and the value keeps what it had there.
    """

    edited = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._form = FieldForm()
        self._fields: dict[str, Field] = {}
        self._entries: dict[str, Entry] = {}
        self._values: dict[str, Any] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)

    def add(self, name: str, label: str, entry: QWidget, *, hint: str = "") -> None:
        """A field over the whole width for the field of that name."""
        entry.setAccessibleName(label)
        self._bind(name, entry, self._form.add(label, entry, hint=hint))

    def add_row(self, *parts: tuple[str, str, QWidget]) -> None:
        """Several fields side by side, each `(name, label, entry)`."""
        # The placeholder of a text is an example, not its name.
        for _, label, entry in parts:
            entry.setAccessibleName(label)
        fields = self._form.add_row(*((label, entry) for _, label, entry in parts))
        for (name, _, entry), field in zip(parts, fields, strict=True):
            self._bind(name, entry, field)

    def show_values(self, thing: Any, zone: str = "") -> None:
        """Show the fields of that value; moments in that zone."""
        for name, entry in self._entries.items():
            if isinstance(entry, MomentEntry):
                entry.zone_name = zone
            self._values[name] = getattr(thing, name)
            entry.show_value(self._values[name])
            self._fields[name].clear_note()

    def apply(self, thing: Any) -> Any:
        """That value with everything typed that fits, be it finished or not."""
        for name in self._entries:
            self._take(name)
        return replace(thing, **self._values)

    def field(self, name: str) -> Field | None:
        """The field of that name, None when the form has none."""
        return self._fields.get(name)

    @property
    def values(self) -> Mapping[str, Any]:
        """What each field held when it last fitted."""
        return self._values

    def settle(self) -> None:
        """Announce what was typed and not announced yet."""
        for entry in self._entries.values():
            if isinstance(entry, PlainEditor):
                entry.settle()

    def _bind(self, name: str, control: Any, field: Field) -> None:
        control.setObjectName(f"{self._name}_{name}")
        self._fields[name], self._entries[name] = field, control
        control.settled.connect(partial(self._settled, name))

    def _settled(self, name: str, *_text: str) -> None:
        error = self._take(name)
        if error is None:
            self.edited.emit(self._fields[name])
        else:
            self._fields[name].show_error(f"{error.message} {error.hint}".strip())

    def _take(self, name: str) -> InputError | None:
        """Keep what a field holds if it fits, else say why it does not."""
        try:
            self._values[name] = self._entries[name].value()
        except InputError as error:
            return error
        return None
