"""Choices kept under a name: apply them with one click, save them, remove them."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from greenroom.gui.tokens import GAP, GRID, PADDING, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.field_form import Field
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.export import Template

_WIDTH = 380


class TemplateRow(QWidget):
    """The templates of the workspace, with Save and Remove.

    `applied` carries the template a person chose, `save_wanted` stands for its button and
    `remove_wanted` carries the template to remove.
    """

    applied = Signal(object)
    save_wanted = Signal()
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates: tuple[Template, ...] = ()
        self._box = QComboBox()
        self._box.setObjectName("export_template")
        self._box.setAccessibleName(self.tr("Template"))
        # A long name must not make the column wider than its place.
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.setMinimumContentsLength(8)
        self._box.activated.connect(self._apply)
        self._save = VerbButton(self.tr("Save as…"), self.save_wanted.emit, kind="quiet")
        self._save.setObjectName("save_template")
        self._remove = VerbButton(self.tr("Remove"), self._ask_remove, kind="quiet")
        self._remove.setObjectName("remove_template")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(self.tr("Template"), style=TextStyle.STRONG))
        column.addWidget(self._box)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._save)
        row.addWidget(self._remove)
        row.addStretch(1)
        column.addLayout(row)
        self.show_templates((), "")

    def show_templates(self, templates: tuple[Template, ...], chosen: str) -> None:
        """Offer these templates with the one of that name chosen; it is not applied."""
        self._templates = templates
        none = self.tr("None saved yet") if not templates else self.tr("None")
        with QSignalBlocker(self._box):
            self._box.clear()
            self._box.addItem(none)
            for template in templates:
                self._box.addItem(template.name)
            names = [template.name for template in templates]
            self._box.setCurrentIndex(1 + names.index(chosen) if chosen in names else 0)
        self._box.setEnabled(bool(templates))
        self._show_remove()

    def templates(self) -> tuple[Template, ...]:
        """The templates that are offered."""
        return self._templates

    def chosen(self) -> Template | None:
        """The template whose choices are shown, None when they are a person's own."""
        row = self._box.currentIndex() - 1
        return self._templates[row] if 0 <= row < len(self._templates) else None

    def show_own(self) -> None:
        """Say that the choices are no template's any more."""
        with QSignalBlocker(self._box):
            self._box.setCurrentIndex(0)
        self._show_remove()

    def _apply(self, _row: int) -> None:
        self._show_remove()
        template = self.chosen()
        if template is not None:
            self.applied.emit(template)

    def _ask_remove(self) -> None:
        template = self.chosen()
        if template is not None:
            self.remove_wanted.emit(template)

    def _show_remove(self) -> None:
        self._remove.setEnabled(self.chosen() is not None)


class TemplateDialog(QDialog):
    """Asks for the name of a template; `named` carries it, and the dialog waits for the answer."""

    named = Signal(str)

    def __init__(self, kind: str, names: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("template_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save these choices as a template"))
        self._names = {name.casefold() for name in names}
        self._line = QLineEdit()
        self._line.setObjectName("template_name")
        self._line.textChanged.connect(self._look)
        self._line.returnPressed.connect(self._save)
        self._field = Field(self.tr("Name"), self._line)
        self._verb = VerbButton(self.tr("Save"), self._save, kind="primary")
        self._verb.setObjectName("template_save")
        about = self.tr("Keeps the kind, its contents and the formats: {kind}.")
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(self.windowTitle(), style=TextStyle.SUBTITLE, wrap=False))
        column.addWidget(PlainLabel(about.replace("{kind}", kind), tone=Tone.MUTED))
        column.addSpacing(GRID)
        column.addWidget(self._field)
        column.addSpacing(GAP)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch(1)
        row.addWidget(VerbButton(self.tr("Cancel"), self.reject))
        row.addWidget(self._verb)
        column.addLayout(row)
        self.setFixedWidth(_WIDTH + 2 * PADDING)
        self._line.setFocus()

    def show_problem(self, text: str) -> None:
        """Say why it was not saved; the dialog stays."""
        self._field.show_error(text)

    def _look(self, text: str) -> None:
        known = " ".join(text.split()).casefold() in self._names
        self._verb.setText(self.tr("Replace") if known else self.tr("Save"))
        self._field.clear_note()

    def _save(self) -> None:
        self.named.emit(self._line.text())
