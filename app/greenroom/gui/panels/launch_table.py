"""A card with rows of a launch record: typed in, pasted, moved, removed and brought back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from greenroom.errors import GreenroomError, InputError
from greenroom.gui.panels.launch_columns import RecordColumn, quoted
from greenroom.gui.panels.launch_grid import RecordGrid
from greenroom.gui.panels.launch_pasting import pasted_rows
from greenroom.gui.panels.launch_rows_model import RecordModel
from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.buttons import IconButton, VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.message_bar import announce

SAVED_MILLISECONDS = 2500
"""How long the word stays that something was stored."""


@dataclass(frozen=True)
class TableRules:
    """What a table needs to know about its rows.

    `blank` makes a new row after those before it; `main` is the column one types in first;
    `complete` says whether a row may be stored, `lacking` is said while one may not; `swap`
    gives the two rows the other way round, where more than their places change.
    """

    blank: Callable[[tuple[Any, ...]], Any]
    complete: Callable[[Any], bool]
    lacking: str
    main: int = 0
    key: Callable[[Any], Any] | None = None
    swap: Callable[[Any, Any], tuple[Any, Any]] | None = None


@dataclass(frozen=True)
class TableWords:
    """The name by which a table is found, and the words around it."""

    name: str
    title: str
    add: str
    empty: str


class RecordTable(QWidget):
    """A titled table. `edited` carries the table itself after each change that fits.

    `removed` carries the words for a toast and what puts the row back, `unseen` what is wrong
    when the place where it is said is scrolled out of sight.
    """

    edited = Signal(object)
    removed = Signal(str, object)
    unseen = Signal(str)

    def __init__(self, words: TableWords, rules: TableRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rules = rules
        self.setObjectName(words.name)
        self.model = RecordModel(rules.key, self)
        self.table = RecordGrid(self.model)
        self.table.setObjectName(f"{words.name}_table")
        self.table.setAccessibleName(words.title)
        self._note = PlainLabel(style=TextStyle.SMALL, tone=Tone.GOOD, wrap=False)
        self._problem = PlainLabel(style=TextStyle.SMALL, tone=Tone.BAD)
        self._problem.setObjectName(f"{words.name}_problem")
        self._empty = PlainLabel(words.empty, tone=Tone.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._build_head())
        for part in (self._problem, self._empty, self.table):
            column.addWidget(part)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(SAVED_MILLISECONDS)
        self._fade.timeout.connect(lambda: self._note.setText(""))
        self._connect()
        self._fit()

    def _build_head(self) -> QHBoxLayout:
        name = self._words.name
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(PlainLabel(self._words.title, style=TextStyle.SUBTITLE, wrap=False))
        row.addWidget(self._note)
        row.addStretch(1)
        self._upward = IconButton("move-up", self.tr("Move up"), partial(self._move, -1))
        self._downward = IconButton("move-down", self.tr("Move down"), partial(self._move, 1))
        self._remover = IconButton("trash", self.tr("Remove the row"), self._remove)
        self._paster = VerbButton(self.tr("Paste rows"), self.paste, kind="quiet")
        self._adder = VerbButton(self._words.add, self._add, icon_name="plus")
        for button, part in (
            (self._upward, "up"),
            (self._downward, "down"),
            (self._remover, "remove"),
            (self._paster, "paste"),
            (self._adder, "add"),
        ):
            button.setObjectName(f"{name}_{part}")
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self.model.edited.connect(self._edited)
        self.model.refused.connect(self.show_error)
        self.table.laid_out.connect(self._fit_height)
        self.table.move_wanted.connect(self._move)
        self.table.remove_wanted.connect(self._remove)
        self.table.paste_wanted.connect(self.paste)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._enable())

    def show_rows(
        self, rows: Iterable[Any], columns: Sequence[RecordColumn[Any]], *, fresh: bool = True
    ) -> None:
        """Show these rows; unless `fresh`, equal ones stay with what is only half typed."""
        shown = tuple(rows)
        if fresh or shown != self.value():
            self.model.set_rows(shown, columns)
            self.clear_note()
        else:
            self.model.set_columns(columns)
        self._fit()

    def value(self) -> tuple[Any, ...]:
        """The rows that may be stored."""
        return tuple(row for row in self.model.rows if self._rules.complete(row))

    def focus_first(self) -> None:
        """Give the first row the keyboard, or the button that adds one."""
        if self.model.rowCount():
            self._select(0)
            self.table.setFocus()
        else:
            self._adder.setFocus()

    def paste(self) -> None:
        """Add the rows that the clipboard holds below the chosen one."""
        text = QGuiApplication.clipboard().text()
        rules = self._rules
        before = self.model.rows
        try:
            rows = pasted_rows(
                text, self.model.columns, rules.main, lambda made: rules.blank((*before, *made))
            )
        except InputError as error:
            self.show_error(error)
            return
        if rows:
            self._select(self.model.insert(self._below(), rows))
            self.table.setFocus()

    def show_saved(self) -> None:
        """Say that the rows are stored; the word leaves by itself."""
        self._note.setText(self.tr("✓ Saved"))
        self._fade.start()

    def show_error(self, error: object) -> None:
        """Say beside the table what is wrong."""
        self._note.setText("")
        text = f"{error.message} {error.hint}" if isinstance(error, GreenroomError) else str(error)
        self._problem.setText(text.strip())
        self._problem.show()
        announce(self, self._problem.text())
        # Whether it is in sight is known once it is laid out.
        QTimer.singleShot(0, self, self._tell_unseen)

    def _tell_unseen(self) -> None:
        if self._problem.isVisible() and self._problem.visibleRegion().isEmpty():
            self.unseen.emit(self._problem.text())

    def clear_note(self) -> None:
        """Say nothing but what is lacking."""
        self._note.setText("")
        lacking = len(self.value()) < self.model.rowCount()
        self._problem.setText(self._rules.lacking if lacking else "")
        self._problem.setVisible(lacking)

    def _below(self) -> int:
        current = self.table.currentIndex()
        return current.row() + 1 if current.isValid() else self.model.rowCount()

    def _add(self) -> None:
        rows = self.model.rows
        place = self._below()
        # A new row follows the chosen one, in its place and in its time.
        row = self.model.insert(place, (self._rules.blank(rows[:place]),))
        self._select(row, self._rules.main)
        self.table.setFocus()
        self.table.bring_in_sight()
        self.table.edit(self.model.index(row, self._rules.main))

    def _move(self, by: int) -> None:
        place, column = self.table.currentIndex().row(), self.table.currentIndex().column()
        upper = min(place, place + by)
        if place < 0 or upper < 0 or upper + 1 >= self.model.rowCount():
            return
        first, second = self.model.rows[upper : upper + 2]
        swap = self._rules.swap
        self.model.exchange(upper, swap(first, second) if swap else (second, first))
        self._select(place + by, column)

    def _remove(self) -> None:
        place = self.table.currentIndex().row()
        if place < 0:
            return
        row = self.model.rows[place]
        columns = self.model.columns
        words = columns[self._rules.main].read(row) or self.tr("the row")
        if self._rules.complete(row):
            self.removed.emit(
                self.tr("Removed %1.").replace("%1", quoted(words)),
                partial(self.model.insert, place, (row,)),
            )
        self.model.remove(place)
        if self.model.rowCount():
            self._select(min(place, self.model.rowCount() - 1))
        else:
            self._adder.setFocus()

    def _select(self, row: int, column: int = 0) -> None:
        index = self.model.index(row, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().setCurrentIndex(index, flags)
        self.table.scrollTo(index)

    def _edited(self) -> None:
        self.clear_note()
        self._fit()
        self.edited.emit(self)

    def _fit(self) -> None:
        """Show the table where there are rows, as high as they need."""
        there = self.model.rowCount() > 0
        self._empty.setVisible(not there)
        self.table.setVisible(there)
        self._problem.setVisible(bool(self._problem.text()))
        self.table.lay_out()
        self._fit_height()
        self._enable()

    def _fit_height(self) -> None:
        self.table.setFixedHeight(self.table.full_height())

    def _enable(self) -> None:
        row, last = self.table.currentIndex().row(), self.model.rowCount() - 1
        there = last >= 0
        for button in (self._upward, self._downward, self._remover):
            button.setVisible(there)
        self._upward.setEnabled(row > 0)
        self._downward.setEnabled(0 <= row < last)
        self._remover.setEnabled(row >= 0)
