"""How this workspace's documents look: name, logo, colours and paper, in a small dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from greenroom.errors import GreenroomError
from greenroom.gui.tokens import GAP, GRID, PADDING, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.field_form import Field
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.report.theme import Page, Theme
from greenroom.services.looks import Look

_WIDTH = 460
_LOGO_HEIGHT = 40
_SWATCH = 18


class LookDialog(QDialog):
    """Shows the look as it is; `look_wanted` carries the choices, `own_wanted` takes them back.

    The dialog waits for the answer: `show_problem` when they do not hold, `accept` when stored.
    """

    look_wanted = Signal(object)
    own_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("look_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How documents look"))
        self._logo: Path | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(self.windowTitle(), style=TextStyle.SUBTITLE, wrap=False))
        about = self.tr("For every document of this workspace, in every format.")
        column.addWidget(PlainLabel(about, tone=Tone.MUTED, wrap=False))
        column.addSpacing(GRID)
        self._name = QLineEdit(theme.name)
        self._name.setObjectName("look_name")
        column.addWidget(Field(self.tr("Organisation"), self._name))
        column.addWidget(self._build_logo(theme))
        self._primary = self._build_colour(theme.primary, "look_primary")
        self._accent = self._build_colour(theme.accent, "look_accent")
        colours = QHBoxLayout()
        colours.setSpacing(GAP)
        colours.addLayout(self._with_picker(self.tr("Primary colour"), self._primary), 1)
        colours.addLayout(self._with_picker(self.tr("Accent colour"), self._accent), 1)
        column.addLayout(colours)
        self._page = self._build_page(theme.page)
        column.addWidget(Field(self.tr("Paper"), self._page))
        self._problem = PlainLabel(tone=Tone.BAD)
        self._problem.setObjectName("look_problem")
        self._problem.hide()
        column.addWidget(self._problem)
        column.addSpacing(GAP)
        column.addLayout(self._build_buttons())
        self.setFixedWidth(_WIDTH)
        self._name.setFocus()

    def show_problem(self, error: GreenroomError) -> None:
        """Say why the look was not stored; the dialog stays."""
        self._problem.setText(str(error))
        self._problem.show()
        self.adjustSize()

    def _build_logo(self, theme: Theme) -> Field:
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setAccessibleName(self.tr("Logo"))
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        self._logo_words = PlainLabel(tone=Tone.MUTED)
        choose = VerbButton(self.tr("Choose…"), self._choose_logo)
        choose.setObjectName("look_logo")
        self._no_logo = VerbButton(self.tr("No logo"), self._take_logo_away, kind="quiet")
        across.addWidget(self._picture)
        across.addWidget(self._logo_words, 1)
        across.addWidget(choose)
        across.addWidget(self._no_logo)
        self._show_logo(theme.logo)
        return Field(self.tr("Logo"), row)

    def _build_colour(self, colour: str, name: str) -> QLineEdit:
        line = QLineEdit(f"#{colour}")
        line.setObjectName(name)
        line.setMaxLength(9)
        return line

    def _with_picker(self, label: str, line: QLineEdit) -> QHBoxLayout:
        swatch = VerbButton("", lambda: self._pick(line))
        pick = self.tr("Pick a colour: {name}").replace("{name}", label)
        swatch.setAccessibleName(pick)
        swatch.setToolTip(pick)

        def show() -> None:
            picture = QPixmap(_SWATCH, _SWATCH)
            colour = QColor(line.text())
            picture.fill(colour if colour.isValid() else QColor(Qt.GlobalColor.transparent))
            swatch.setIcon(picture)

        line.textChanged.connect(show)
        show()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(Field(label, line), 1)
        row.addWidget(swatch, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _build_page(self, page: Page) -> QComboBox:
        box = QComboBox()
        box.setObjectName("look_page")
        box.addItem(self.tr("A4"), Page.A4.name)
        box.addItem(self.tr("US Letter"), Page.LETTER.name)
        box.setCurrentIndex(box.findData(page.name))
        return box

    def _build_buttons(self) -> QHBoxLayout:
        own = VerbButton(self.tr("Greenroom’s own look"), self.own_wanted.emit, kind="quiet")
        own.setObjectName("look_own")
        save = VerbButton(self.tr("Save"), self._save, kind="primary")
        save.setObjectName("look_save")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(own)
        row.addStretch(1)
        row.addWidget(VerbButton(self.tr("Cancel"), self.reject))
        row.addWidget(save)
        return row

    def _save(self) -> None:
        self.look_wanted.emit(
            Look(
                name=self._name.text(),
                logo=self._logo,
                primary=self._primary.text(),
                accent=self._accent.text(),
                page=Page[self._page.currentData()],
            )
        )

    def _pick(self, line: QLineEdit) -> None:
        def take(colour: QColor) -> None:
            line.setText(colour.name().upper())

        _open_dialog(QColorDialog(QColor(line.text()), self), take)

    def _choose_logo(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a logo"), "", self.tr("PNG pictures (*.png)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_logo)
        dialog.open()

    def take_logo(self, path: str) -> None:
        """Show that picture as the logo to be."""
        self._logo = Path(path)
        image = QImage(path)
        self._show_picture(image, self._logo.name)

    def _take_logo_away(self) -> None:
        # A path without a name stands for no logo.
        self._logo = Path()
        self._show_logo(b"")

    def _show_logo(self, data: bytes) -> None:
        image = QImage.fromData(data) if data else QImage()
        self._show_picture(image, "" if data else self.tr("None"))

    def _show_picture(self, image: QImage, words: str) -> None:
        if image.isNull():
            self._picture.clear()
        else:
            picture = QPixmap.fromImage(image)
            smooth = Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(
                picture.scaled(160, _LOGO_HEIGHT, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            )
        self._logo_words.setText(words)
        self._no_logo.setEnabled(not image.isNull())


def _open_dialog(dialog: QColorDialog, take: Callable[[QColor], object]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.colorSelected.connect(take)
    dialog.open()
