"""The way to every page, as a column of labels that shrinks to icons in a narrow window."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.icons import application_icon, icon
from greenroom.gui.page_registry import PageEntry
from greenroom.gui.theme import tokens_of
from greenroom.gui.tokens import GRID, TextStyle
from greenroom.gui.widgets.labels import PlainLabel

WIDTH = 200
_MARK = 24


class Sidebar(QFrame):
    """One button per page and one for the commands; `chosen` carries the id of a page."""

    chosen = Signal(str)

    def __init__(
        self,
        entries: Sequence[PageEntry],
        commands: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._texts: dict[QPushButton, str] = {}
        self._icons: dict[QPushButton, str] = {}
        self.buttons: dict[str, QPushButton] = {}
        self.narrow = False
        self._tinted = tokens_of(self.palette())
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID * 2, GRID, GRID)
        column.setSpacing(4)
        column.addLayout(self._brand())
        column.addSpacing(GRID * 2)
        for number, entry in enumerate(entries, start=1):
            button = self._button(entry.title, entry.icon)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, page=entry.id: self.chosen.emit(page))
            button.setToolTip(f"{entry.title} (Ctrl+{number})")
            self._group.addButton(button)
            self.buttons[entry.id] = button
            column.addWidget(button)
        column.addStretch()
        self.commands = self._button(self.tr("Commands"), "command")
        self.commands.setToolTip(self.tr("Find any command (Ctrl+K)"))
        self.commands.clicked.connect(lambda _checked: commands())
        column.addWidget(self.commands)
        self.set_narrow(narrow=False)

    def mark(self, page_id: str) -> None:
        """Show which page is open."""
        self.buttons[page_id].setChecked(True)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or icons with labels."""
        self.narrow = narrow
        side = self._icon_side()
        # The panel keeps its width: pages must not shift when a label grows bold.
        self.setFixedWidth(side + 40 if narrow else self._wide())
        for button in self._texts:
            button.setIconSize(QSize(side, side))
        self._name.setVisible(not narrow)
        for button, text in self._texts.items():
            button.setText("" if narrow else text)

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icons again when the palette changed, and keep room for larger text."""
        if event.type() == QEvent.Type.PaletteChange:
            # The style sheet alone changes the palette too, and drawing icons takes a while.
            if tokens_of(self.palette()) is not self._tinted:
                self._tint()
        elif event.type() == QEvent.Type.FontChange:
            self.set_narrow(narrow=self.narrow)
        super().changeEvent(event)

    def _wide(self) -> int:
        longest = max(self.fontMetrics().horizontalAdvance(text) for text in self._texts.values())
        return max(WIDTH, longest + self._icon_side() + 64)

    def _icon_side(self) -> int:
        return max(20, self.fontMetrics().height())

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 0, 0)
        row.setSpacing(8)
        mark = QLabel()
        mark.setPixmap(application_icon().pixmap(QSize(_MARK, _MARK), self.devicePixelRatio()))
        mark.setFixedSize(_MARK, _MARK)
        self._name = PlainLabel("Greenroom", style=TextStyle.SUBTITLE, wrap=False)
        row.addWidget(mark)
        row.addWidget(self._name, 1)
        return row

    def _button(self, text: str, icon_name: str) -> QPushButton:
        button = QPushButton(text)
        button.setIcon(icon(icon_name, self.palette()))
        # With labels hidden the name is all a screen reader has.
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._texts[button] = text
        self._icons[button] = icon_name
        return button

    def _tint(self) -> None:
        self._tinted = tokens_of(self.palette())
        for button, name in self._icons.items():
            button.setIcon(icon(name, self.palette()))
