"""The bank: what is looked for above, the questions on the left, one of them in full beside."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from greenroom.gui.panels.questions_detail import QuestionDetail
from greenroom.gui.panels.questions_filters import FilterRow, Wanted, Whose
from greenroom.gui.panels.questions_model import QuestionDelegate, QuestionsModel
from greenroom.gui.panels.questions_wording import Names
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.services.prompts import BankEntry

_LIST_SHARE, _DETAIL_SHARE = 2, 3
_LEAST_LIST = 240


class BankPanel(QWidget):
    """Lists the prompts that were found and shows the chosen one.

    `searched` follows another search, `chosen` another choice; `edit_wanted` and
    `delete_wanted` are keys pressed in the list, `write_wanted` and `import_wanted` the ways
    on while nothing is listed.
    """

    searched = Signal()
    chosen = Signal(object)
    edit_wanted = Signal()
    delete_wanted = Signal()
    write_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = Names()
        self.filters = FilterRow()
        self.filters.changed.connect(self.searched)
        self.filters.entered.connect(self._enter)
        self.detail = QuestionDetail()
        self.model = QuestionsModel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.filters)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._build_list(), _LIST_SHARE)
        row.addWidget(self.detail, _DETAIL_SHARE)
        column.addLayout(row, 1)
        self.detail.hide()

    def show_names(self, names: Names) -> None:
        """Offer these themes and personas, and use their names."""
        if names != self._names:
            self._names = names
            self.filters.show_names(names)

    def show_entries(self, entries: tuple[BankEntry, ...], chosen: str) -> None:
        """List these prompts with that one chosen, or the first when it is not among them."""
        before = self.current()
        self.model.show_entries(entries, self._names)
        self._count.setText(self._counted(len(entries)))
        self._none.setVisible(not entries)
        self._count.setVisible(bool(entries))
        self._view.setVisible(bool(entries))
        self.detail.setVisible(bool(entries))
        row = max(0, self.model.row_of(chosen))
        if entries:
            self._view.setCurrentIndex(self.model.index(row))
        # Nothing announces a choice that stayed in its row while its prompt changed.
        if self.current() != before or before is None:
            self._show_current()

    def show_nothing(self, wanted: Wanted, *, own: int) -> None:
        """Say why nothing is listed, by what is wanted and how many questions are the user's."""
        none_own = wanted.whose is Whose.YOURS and not own
        what = self.tr("No question fits")
        why = self.tr("Search for fewer words, or list every question.")
        if none_own:
            what = self.tr("No question of yours yet")
            why = self.tr("Write one, import a file, or copy a shipped question and edit it.")
        elif wanted == Wanted(whose=Whose.RETIRED):
            what = self.tr("No question is retired")
            why = self.tr("A retired question is never asked. Retire one, and it is listed here.")
        self._what.setText(what)
        self._why.setText(why)
        for button in self._ways:
            button.setVisible(none_own)

    def current(self) -> BankEntry | None:
        """The prompt that is shown; None while nothing is listed."""
        row = self._view.currentIndex().row()
        return self.model.entries[row] if 0 <= row < len(self.model.entries) else None

    def choose(self, prompt_id: str) -> None:
        """Choose that prompt; nothing happens when it is not listed."""
        row = self.model.row_of(prompt_id)
        if row >= 0:
            self._view.setCurrentIndex(self.model.index(row))

    def focus_words(self) -> None:
        """Give the search the keyboard."""
        self.filters.words.setFocus()
        self.filters.words.selectAll()

    def focus_list(self) -> None:
        """Give the list the keyboard."""
        self._view.setFocus()

    def clear_search(self) -> None:
        """List everything again."""
        self.filters.show_wanted(Wanted())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter edits the chosen question, Delete deletes it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.edit_wanted.emit()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.delete_wanted.emit()
                return True
        return super().eventFilter(watched, event)

    def _build_list(self) -> QWidget:
        side = QWidget()
        side.setMinimumWidth(_LEAST_LIST)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._view = QListView()
        self._view.setObjectName("questions_list")
        self._view.setAccessibleName(self.tr("Questions"))
        self._view.setModel(self.model)
        self._view.setItemDelegate(QuestionDelegate(self._view))
        self._view.setUniformItemSizes(True)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setMinimumHeight(120)
        self._view.installEventFilter(self)
        selection = self._view.selectionModel()
        selection.currentChanged.connect(lambda _now, _before: self._show_current())
        self._none = self._build_none()
        self._count = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        self._count.setObjectName("question_count")
        column.addWidget(self._view, 1)
        column.addWidget(self._none, 1)
        column.addWidget(self._count)
        return side

    def _build_none(self) -> QWidget:
        none = QWidget()
        column = QVBoxLayout(none)
        column.setContentsMargins(0, GRID, 0, 0)
        self._what = PlainLabel(style=TextStyle.SUBTITLE)
        self._what.setObjectName("nothing_found")
        self._why = PlainLabel(tone=Tone.MUTED)
        clear = VerbButton(self.tr("List every question"), self.clear_search)
        clear.setObjectName("clear_search")
        self._ways = [
            VerbButton(self.tr("Write a question"), self.write_wanted.emit),
            VerbButton(self.tr("Import a file…"), self.import_wanted.emit),
        ]
        for part in (self._what, self._why):
            column.addWidget(part)
        column.addSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (*self._ways, clear):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        none.hide()
        return none

    def _counted(self, number: int) -> str:
        if number == 1:
            return self.tr("1 question")
        return self.tr("%1 questions").replace("%1", str(number))

    def _enter(self) -> None:
        if self.model.entries:
            self._view.setFocus()

    def _show_current(self) -> None:
        entry = self.current()
        if entry is not None:
            self._view.selectionModel().select(
                self._view.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.detail.show_entry(entry, self._names)
            self.chosen.emit(entry)
