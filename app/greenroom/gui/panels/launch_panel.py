"""What the parts of a launch have in common: cards with fields and rows of one record."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from greenroom.gui.panels.launch_columns import RecordColumn
from greenroom.gui.panels.launch_entry_list import EntryList
from greenroom.gui.panels.launch_form import RecordForm
from greenroom.gui.panels.launch_table import RecordTable
from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.snug import Snug
from greenroom.model.launch import LaunchRecord
from greenroom.model.release import Release

Columns = Callable[[Release], tuple[RecordColumn[Any], ...]]


class LaunchPanel(Snug):
    """Shows and edits some fields of a launch record.

    `edited` carries what the edit was made in, which can say that it is stored; `removed` the
    words for a toast and what puts back the thing that was removed, `unseen` what is wrong in a
    place that is scrolled out of sight.
    """

    edited = Signal(object)
    removed = Signal(str, object)
    unseen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._forms: list[RecordForm] = []
        self._tables: dict[str, tuple[RecordTable, Columns]] = {}
        self._lists: dict[str, EntryList] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_record(self, record: LaunchRecord, release: Release, *, fresh: bool) -> None:
        """Show what the record holds; unless `fresh`, what is half typed stays."""
        zone = release.window.time_zone if release.window else ""
        for form in self._forms:
            form.show_values(record, zone)
        for name, (table, columns) in self._tables.items():
            table.show_rows(getattr(record, name), columns(release), fresh=fresh)
        for name, entries in self._lists.items():
            held = getattr(record, name)
            # A review is there or not; meetings and incidents are many.
            several = held if isinstance(held, tuple) else () if held is None else (held,)
            entries.show_entries(several, release, fresh=fresh)

    def apply(self, record: LaunchRecord) -> LaunchRecord:
        """The record with everything typed here that fits."""
        for form in self._forms:
            record = form.apply(record)
        found: dict[str, Any] = {name: table.value() for name, (table, _) in self._tables.items()}
        for name, entries in self._lists.items():
            held = entries.value()
            single = held[0] if held else None
            found[name] = single if entries.single else held
        return replace(record, **found)

    def settle(self) -> None:
        """Announce what was typed and not announced yet."""
        for form in self._forms:
            form.settle()
        for entries in self._lists.values():
            entries.settle()

    def focus_part(self, part: str) -> QWidget | None:
        """Give that field of the record the keyboard; where it stands, None for an unknown one."""
        for form in self._forms:
            field = form.field(part)
            if field is not None:
                field.control.setFocus()
                return field
        if part in self._tables:
            table = self._tables[part][0]
            table.focus_first()
            return table
        if part in self._lists:
            self._lists[part].focus_first()
            return self._lists[part]
        return None

    def add_form(self, card: Card, form: RecordForm) -> None:
        """A form over fields of the record itself, on that card."""
        self._forms.append(form)
        card.body.addWidget(form)
        form.edited.connect(self.edited)

    def add_table(self, name: str, card: Card, table: RecordTable, columns: Columns) -> None:
        """The rows of that field of the record, on that card; columns may hang on the release."""
        self._tables[name] = (table, columns)
        card.body.addWidget(table)
        table.edited.connect(self.edited)
        table.removed.connect(self.removed)
        table.unseen.connect(self.unseen)

    def add_list(self, name: str, card: Card, entries: EntryList) -> None:
        """The entries of that field of the record, on that card."""
        self._lists[name] = entries
        card.body.addWidget(entries)
        entries.edited.connect(self.edited)
        entries.removed.connect(self.removed)
        entries.unseen.connect(self.unseen)

    def add_card(self, title: str = "", note: str = "") -> Card:
        """An empty card below the others."""
        card = Card(title)
        if note:
            card.body.addWidget(PlainLabel(note, style=TextStyle.SMALL, tone=Tone.MUTED))
        self._column.addWidget(card)
        return card
