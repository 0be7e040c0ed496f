"""Things too large for a row, one at a time: a meeting, an incident, the review."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from greenroom.gui.panels.launch_columns import RecordColumn
from greenroom.gui.panels.launch_form import RecordForm
from greenroom.gui.panels.launch_table import RecordTable
from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.buttons import IconButton, VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.release import Release

LABEL_CHARACTERS = 48
"""The most characters of an entry's name in the list of them."""


@dataclass(frozen=True)
class EntryRules:
    """What a list needs to know about its entries.

    `blank` makes a new one; `label` is its name in the list; `problem` gives the field and the
    sentence that keep one from being stored. With `single` there is one at most.
    """

    blank: Callable[[Release], Any]
    label: Callable[[Any], str]
    problem: Callable[[Any], tuple[str, str] | None]
    single: bool = False


@dataclass(frozen=True)
class EntryWords:
    """The name by which a list is found, and the words around it."""

    name: str
    title: str
    add: str
    remove: str
    empty: str


@dataclass
class _Slot:
    """One entry as typed, and as it may be stored (None while it may not)."""

    typed: Any
    stored: Any


class EntryList(QWidget):
    """Chooses one of several entries and edits it in a form, with tables below.

    `edited` carries what the edit was made in; `removed` the words for a toast and what puts
    the entry, or the row of its table, back; `unseen` what is wrong out of sight.
    """

    edited = Signal(object)
    removed = Signal(str, object)
    unseen = Signal(str)

    def __init__(
        self,
        words: EntryWords,
        rules: EntryRules,
        form: RecordForm,
        tables: Mapping[str, tuple[RecordTable, tuple[RecordColumn[Any], ...]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._rules = words, rules
        self._form, self._tables = form, tables
        self._slots: list[_Slot] = []
        self._place = 0
        self._release: Release | None = None
        self.setObjectName(words.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._build_head())
        self._empty = PlainLabel(words.empty, tone=Tone.MUTED)
        column.addWidget(self._empty)
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(20)
        inner.addWidget(form)
        form.edited.connect(self._edited)
        for table, _ in tables.values():
            inner.addWidget(table)
            table.edited.connect(self._edited)
            table.removed.connect(self._row_removed)
            table.unseen.connect(self.unseen)
        column.addWidget(self._body)
        self._show()

    @property
    def single(self) -> bool:
        """Whether there is one entry at most."""
        return self._rules.single

    def _build_head(self) -> QHBoxLayout:
        name = self._words.name
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(PlainLabel(self._words.title, style=TextStyle.SUBTITLE, wrap=False))
        self._box = QComboBox()
        self._box.setObjectName(f"{name}_choice")
        self._box.setAccessibleName(self._words.title)
        # Long names must not make the page wider than the window.
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.setMinimumContentsLength(12)
        self._box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box.activated.connect(self._choose)
        row.addWidget(self._box, 1)
        row.addStretch(0)
        self._remover = IconButton("trash", self._words.remove, self._remove)
        self._remover.setObjectName(f"{name}_remove")
        self._adder = VerbButton(self._words.add, self._add, icon_name="plus")
        self._adder.setObjectName(f"{name}_add")
        self._spring = QWidget()
        row.addWidget(self._spring, 1)
        row.addWidget(self._remover)
        row.addWidget(self._adder)
        return row

    def show_entries(self, entries: Iterable[Any], release: Release, *, fresh: bool) -> None:
        """Show these, the last of them chosen; unless `fresh`, what is half typed stays."""
        shown = tuple(entries)
        self._release = release
        if fresh or shown != self.value():
            self._slots = [_Slot(each, each) for each in shown]
            kept = not fresh and self._place < len(self._slots)
            self._place = self._place if kept else max(0, len(self._slots) - 1)
            self._show()

    def value(self) -> tuple[Any, ...]:
        """The entries that may be stored, what is being typed included."""
        self._take()
        return tuple(slot.stored for slot in self._slots if slot.stored is not None)

    def settle(self) -> None:
        """Announce what was typed and not announced yet."""
        self._form.settle()

    def focus_first(self) -> None:
        """Give the entry in sight the keyboard, or the button that adds one."""
        target = self._box if self._slots and not self.single else self._adder
        if self._slots and self.single:
            self._form.setFocus()
            self._form.focusNextChild()
        else:
            target.setFocus()

    def _take(self) -> tuple[str, str] | None:
        """Keep what the form and the tables hold; what keeps the entry from being stored."""
        if not self._slots:
            return None
        slot = self._slots[self._place]
        typed = self._form.apply(slot.typed)
        rows = {name: table.value() for name, (table, _) in self._tables.items()}
        slot.typed = replace(typed, **rows)
        problem = self._rules.problem(slot.typed)
        if problem is None:
            slot.stored = slot.typed
        return problem

    def _edited(self, source: Any) -> None:
        problem = self._take()
        self._show_names()
        if problem is None:
            self.edited.emit(source)
            return
        field = self._form.field(problem[0])
        if field is not None:
            field.show_error(problem[1])

    def _choose(self, place: int) -> None:
        self._take()
        self._place = place
        self._show()

    def _add(self) -> None:
        if self._release is None:
            return
        self._take()
        blank = self._rules.blank(self._release)
        self._slots.append(_Slot(blank, None))
        self._place = len(self._slots) - 1
        self._show()
        self._form.setFocus()
        self._form.focusNextChild()
        if self._rules.problem(blank) is None:
            self._edited(self)

    def _remove(self) -> None:
        self._take()
        place, slot = self._place, self._slots[self._place]
        name = self._rules.label(slot.typed)
        if slot.stored is not None:
            words = self.tr("Removed “%1”.").replace("%1", name[:LABEL_CHARACTERS])
            self.removed.emit(words, partial(self._put_back, place, slot))
        del self._slots[place]
        self._place = max(0, min(place, len(self._slots) - 1))
        self._show()
        self._adder.setFocus()
        self.edited.emit(self)

    def _put_back(self, place: int, slot: _Slot) -> None:
        self._take()
        at = min(place, len(self._slots))
        self._slots.insert(at, slot)
        self._place = at
        self._show()
        self.edited.emit(self)

    def _row_removed(self, words: str, put_back: Callable[[], object]) -> None:
        """Undo for a row of a table: in the entry it was taken from, chosen again if need be."""
        place = self._place

        def undo() -> None:
            if place != self._place and place < len(self._slots):
                self._choose(place)
            put_back()

        self.removed.emit(words, undo)

    def _show(self) -> None:
        there = bool(self._slots)
        if there and self._release is not None:
            typed = self._slots[self._place].typed
            window = self._release.window
            self._form.show_values(typed, window.time_zone if window else "")
            for name, (table, columns) in self._tables.items():
                table.show_rows(getattr(typed, name), columns)
        self._empty.setVisible(not there)
        self._body.setVisible(there)
        self._box.setVisible(there and not self.single)
        self._spring.setVisible(not there or self.single)
        self._remover.setVisible(there)
        self._adder.setVisible(not (there and self.single))
        self._show_names()

    def _show_names(self) -> None:
        names = [self._rules.label(slot.typed) for slot in self._slots]
        with QSignalBlocker(self._box):
            self._box.clear()
            for name in names:
                cut = len(name) > LABEL_CHARACTERS
                self._box.addItem(f"{name[: LABEL_CHARACTERS - 1]}…" if cut else name)
            self._box.setCurrentIndex(self._place)

    def show_saved(self) -> None:
        """Nothing: an entry added or removed is seen."""

    def show_error(self, error: object) -> None:
        """Say what is wrong where the list begins."""
        self._empty.setText(str(error))
        self._empty.show()

    def clear_note(self) -> None:
        """Say nothing but that there is nothing."""
        self._empty.setText(self._words.empty)
        self._empty.setVisible(not self._slots)
