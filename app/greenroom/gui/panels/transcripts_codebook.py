"""The codebook: themes, their phrases by weight and what rules them out, edited in place."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from greenroom.errors import GreenroomError
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.field_form import Field, FieldForm
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.gui.widgets.wrapped_list import WrappedList
from greenroom.model.theme import Enforcement, Theme
from greenroom.services.codebook import ThemeEntry

_LIST_HEIGHT = 132
_DEFINITION_HEIGHT = 100


class CodebookDialog(QDialog):
    """Shows the themes and takes edits; it stores nothing itself.

    `edited` carries a theme as it now reads, `added` a new theme's name, `removed` a theme.
    """

    edited = Signal(object)
    added = Signal(str)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Codebook"))
        self.resize(940, 620)
        self._entries: tuple[ThemeEntry, ...] = ()
        self._current = ""
        self._touched: Field | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(self.windowTitle(), style=TextStyle.TITLE))
        told = self.tr(
            "What themes are suggested by. Edits are kept as you type and count from the next "
            "reading on; Suggest anew reads again what was read before."
        )
        column.addWidget(PlainLabel(told, tone=Tone.MUTED))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(self._build_list(), 2)
        row.addWidget(self._build_form(), 3)
        column.addLayout(row, 1)
        column.addLayout(self._build_buttons())

    def show_themes(self, entries: tuple[ThemeEntry, ...], chosen: str = "") -> None:
        """List these themes; the named one, else the one shown before, is chosen."""
        self._entries = entries
        wanted = chosen or self._current
        ids = [entry.theme.id for entry in entries]
        with QSignalBlocker(self._list):
            self._list.show_texts([self._words(entry) for entry in entries])
            self._list.setCurrentRow(ids.index(wanted) if wanted in ids else 0)
        self._choose()

    def show_saved(self, entries: tuple[ThemeEntry, ...]) -> None:
        """Say beside what was edited that it is kept; what is being typed stays as it is."""
        self._entries = entries
        for number, entry in enumerate(entries):
            self._list.item(number).setText(self._words(entry))
        if self._touched is not None:
            self._touched.show_saved()
        self._show_removal()

    def show_problem(self, error: GreenroomError) -> None:
        """Say beside what was edited why it is not kept."""
        if self._touched is not None:
            self._touched.show_error(error.message)
        else:
            self._problem.setText(str(error))

    def flush(self) -> None:
        """Announce an edit that still waits for a pause in typing."""
        for editor in self._lists.values():
            editor.settle()
        self._definition.settle()

    def done(self, result: int) -> None:
        """Announce what was typed last before the dialog closes."""
        self.flush()
        super().done(result)

    def _build_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(GRID)
        self._list = WrappedList("codebook_themes", self.tr("Themes"))
        self._list.currentRowChanged.connect(lambda _row: self._choose())
        column.addWidget(self._list, 1)
        self._new = QLineEdit()
        self._new.setObjectName("new_theme_name")
        self._new.setPlaceholderText(self.tr("Name of a new theme"))
        self._new.setAccessibleName(self.tr("Name of a new theme"))
        self._new.returnPressed.connect(self._add)
        add = VerbButton(self.tr("Add theme"), self._add)
        add.setObjectName("add_theme")
        row = QHBoxLayout()
        row.addWidget(self._new, 1)
        row.addWidget(add)
        column.addLayout(row)
        self._problem = PlainLabel(style=TextStyle.SMALL, tone=Tone.BAD)
        self._problem.setObjectName("codebook_problem")
        column.addWidget(self._problem)
        return column

    def _build_form(self) -> QScrollArea:
        form = FieldForm()
        self._name = QLineEdit()
        self._name.setObjectName("theme_name")
        self._severity = QSpinBox()
        self._severity.setObjectName("theme_severity")
        self._severity.setRange(1, 5)
        self._enforcement = QComboBox()
        self._enforcement.setObjectName("theme_enforcement")
        self._enforcement.addItem(self.tr("blocking"), Enforcement.BLOCKING)
        self._enforcement.addItem(self.tr("conditional"), Enforcement.CONDITIONAL)
        self._definition = PlainEditor()
        self._definition.setObjectName("theme_definition")
        self._definition.setFixedHeight(_DEFINITION_HEIGHT)
        name = form.add(self.tr("Name"), self._name)
        severity, gate = form.add_row(
            (self.tr("Severity, 1 to 5"), self._severity), (self.tr("Gate"), self._enforcement)
        )
        definition = form.add(self.tr("What it is about"), self._definition)
        self._name.editingFinished.connect(lambda: self._announce(name))
        self._severity.valueChanged.connect(lambda _value: self._announce(severity))
        self._enforcement.activated.connect(lambda _row: self._announce(gate))
        self._definition.settled.connect(lambda _text: self._announce(definition))
        self._lists = {key: self._add_phrases(form, key) for key in self._titles()}
        self._form = form
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("page_body")
        box = QVBoxLayout(inner)
        box.setContentsMargins(2, 0, GAP, 0)
        box.addWidget(form)
        box.addStretch(1)
        area.setWidget(inner)
        return area

    def _titles(self) -> dict[str, tuple[str, str]]:
        return {
            "strong": (
                self.tr("Strong phrases, one a line"),
                self.tr("Weight 3: one of them is enough."),
            ),
            "medium": (
                self.tr("Medium phrases"),
                self.tr("Weight 2: two of them, or one with a weak one."),
            ),
            "weak": (self.tr("Weak phrases"), self.tr("Weight 1: they only support others.")),
            "not_when": (
                self.tr("Exclusions"),
                self.tr("Inside such a phrase nothing counts for the theme."),
            ),
        }

    def _add_phrases(self, form: FieldForm, key: str) -> PlainEditor:
        title, hint = self._titles()[key]
        editor = PlainEditor()
        editor.setObjectName(f"theme_{key}")
        editor.setFixedHeight(_LIST_HEIGHT)
        field = form.add(title, editor, hint=hint)
        editor.settled.connect(lambda _text: self._announce(field))
        return editor

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._remove = VerbButton("", self._ask_removal)
        self._remove.setObjectName("remove_theme")
        row.addWidget(self._remove)
        row.addStretch(1)
        row.addWidget(VerbButton(self.tr("Close"), self.accept, kind="primary"))
        return row

    def _words(self, entry: ThemeEntry) -> str:
        if entry.is_own:
            return self.tr("%1 · own").replace("%1", entry.theme.name)
        if entry.is_edited:
            return self.tr("%1 · edited").replace("%1", entry.theme.name)
        return entry.theme.name

    def _entry(self) -> ThemeEntry | None:
        """The entry whose fields are shown."""
        return next((each for each in self._entries if each.theme.id == self._current), None)

    def _choose(self) -> None:
        # What was typed about the theme before must not be taken for the next one's.
        self.flush()
        row = self._list.currentRow()
        if not 0 <= row < len(self._entries):
            return
        theme = self._entries[row].theme
        self._current, self._touched = theme.id, None
        self._problem.setText("")
        with QSignalBlocker(self._severity):
            self._severity.setValue(theme.severity)
        self._name.setText(theme.name)
        self._enforcement.setCurrentIndex(self._enforcement.findData(theme.enforcement))
        self._definition.set_text(theme.definition)
        for key, editor in self._lists.items():
            editor.set_text("\n".join(getattr(theme, key)))
        for field in self._form.findChildren(Field):
            field.clear_note()
        self._show_removal()

    def _show_removal(self) -> None:
        entry = self._entry()
        own = entry is not None and entry.is_own
        self._remove.setText(self.tr("Delete theme") if own else self.tr("Put back as shipped"))
        self._remove.setEnabled(entry is not None and (own or entry.is_edited))

    def _announce(self, field: Field) -> None:
        entry = self._entry()
        if entry is None:
            return
        theme = self._typed(entry.theme)
        if theme != entry.theme:
            self._touched = field
            self.edited.emit(theme)

    def _typed(self, theme: Theme) -> Theme:
        """The theme with everything as its fields say."""
        lines = {key: tuple(each.text().splitlines()) for key, each in self._lists.items()}
        return replace(
            theme,
            name=self._name.text(),
            definition=self._definition.text(),
            severity=self._severity.value(),
            enforcement=Enforcement(self._enforcement.currentData()),
            strong=lines["strong"],
            medium=lines["medium"],
            weak=lines["weak"],
            not_when=lines["not_when"],
        )

    def _add(self) -> None:
        name = self._new.text().strip()
        if name:
            self.flush()
            self._touched = None
            self._new.clear()
            self.added.emit(name)

    def _ask_removal(self) -> None:
        entry = self._entry()
        if entry is not None:
            self._touched = None
            self.removed.emit(entry.theme)
