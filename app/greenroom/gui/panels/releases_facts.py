"""The fact sheet: a table, the facts a board usually asks for, and one's own."""

from functools import partial

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from greenroom.errors import InputError
from greenroom.gui.panels.releases_facts_model import FactsModel, Index
from greenroom.gui.tokens import Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.tables import style_table
from greenroom.model.release import Fact, FactKind

LOWEST, HIGHEST = 160, 560
"""Pixels the table may be high; beyond that it scrolls."""

_WIDTHS = (168, 74, 112, 72, 88, 96, 88, 120)


class ChoiceDelegate(QStyledItemDelegate):
    """Edits a cell with fixed choices in a list, and every other one as text."""

    def __init__(self, choices: dict[int, tuple[str, ...]], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list for a column with choices, else the usual line."""
        choices = self._choices.get(index.column())
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItems([str(choice) for choice in choices])
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start from what the cell holds."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the choice to the model."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)


class FactSheet(Card):
    """Shows and edits the facts of one release.

    `edited` follows each change that fits; `removed` carries a fact and its row, for Undo.
    """

    edited = Signal()
    removed = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Fact sheet"), parent=parent)
        self.model = FactsModel(self)
        self._suggested: tuple[Fact, ...] = ()
        self.menu = QMenu(self)
        add = QPushButton(self.tr("Add a fact"))
        add.setObjectName("add_fact")
        add.setMenu(self.menu)
        self.header.addWidget(add)
        self._note = PlainLabel(
            self.tr("Questions are filled from these facts, and answers rest on them."),
            tone=Tone.MUTED,
        )
        self._problem = PlainLabel(tone=Tone.BAD)
        self._problem.setObjectName("fact_problem")
        self.table = self._build_table()
        self.body.addWidget(self._note)
        self.body.addWidget(self.table)
        self.body.addLayout(self._build_buttons())
        self.model.edited.connect(self._edited)
        self.model.refused.connect(self._refuse)

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("facts")
        table.setAccessibleName(self.tr("Fact sheet"))
        table.setModel(self.model)
        style_table(table)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        choices = {
            number: column.choices
            for number, column in enumerate(self.model.columns)
            if column.choices
        }
        table.setItemDelegate(ChoiceDelegate(choices, table))
        for number, width in enumerate(_WIDTHS):
            table.setColumnWidth(number, width)
        return table

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._problem, 1)
        remove = QPushButton(self.tr("Remove the fact"))
        remove.setObjectName("remove_fact")
        remove.clicked.connect(self._remove)
        row.addWidget(remove)
        return row

    def show_facts(self, facts: tuple[Fact, ...], suggested: tuple[Fact, ...]) -> None:
        """Show a release's facts, and offer those its sheet lacks."""
        if facts != self.model.facts:
            self.model.set_facts(facts)
        self._suggested = suggested
        self._problem.setText("")
        self._fit()
        self._offer()

    def show_fact(self, key: str) -> QWidget:
        """Mark the value of that fact, or the whole sheet when it holds no such fact."""
        keys = [fact.key for fact in self.model.facts]
        if key in keys:
            self.table.setCurrentIndex(self.model.index(keys.index(key), 2))
        self.table.setFocus()
        return self

    def _offer(self) -> None:
        present = {fact.key for fact in self.model.facts}
        self.menu.clear()
        own = self.menu.addAction(self.tr("Your own fact"))
        own.triggered.connect(self._add_own)
        self.menu.addSeparator()
        for fact in self._suggested:
            if fact.key not in present:
                # Labels are ours; an ampersand in one would become a shortcut.
                entry = self.menu.addAction(fact.label.replace("&", "&&"))
                entry.triggered.connect(partial(self._add, fact))

    def _add_own(self) -> None:
        present = {fact.key for fact in self.model.facts}
        number = next(n for n in range(1, 10_000) if f"fact_{n}" not in present)
        self._add(Fact(f"fact_{number}", self.tr("New fact"), FactKind.TEXT))

    def _add(self, fact: Fact) -> None:
        row = self.model.add(fact)
        column = 0 if fact.key.startswith("fact_") else 2
        self.table.setCurrentIndex(self.model.index(row, column))
        self.table.scrollToBottom()
        self.table.setFocus()

    def _remove(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self.removed.emit(self.model.remove(row), row)

    def _edited(self) -> None:
        self._problem.setText("")
        self._fit()
        self._offer()
        self.edited.emit()

    def _refuse(self, error: InputError) -> None:
        self._problem.setText(str(error))

    def _fit(self) -> None:
        """Be as high as the facts need, so that the page scrolls and not the table in it."""
        rows = self.model.rowCount()
        height = self.table.verticalHeader().defaultSectionSize() * (rows + 1) + 16
        self.table.setFixedHeight(max(LOWEST, min(HIGHEST, height)))
