"""Two or three parts in one place, one of them shown, with a button for each above."""

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.tokens import GRID
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.current_stack import CurrentStack


class ModestArea(QScrollArea):
    """Scrolls what it holds and asks for little height, so that the page need not scroll too."""

    def __init__(self, name: str, title: str, inner: QWidget) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        """Room for a few lines; what there is beyond is taken by stretching."""
        return QSize(160, 96)

    def minimumSizeHint(self) -> QSize:
        """Three lines stay in sight."""
        return QSize(120, 72)


class Parts(QWidget):
    """A row of buttons and below it the part whose button is pressed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._titles: dict[str, str] = {}
        self._buttons: dict[str, VerbButton] = {}
        self._widgets: dict[str, QWidget] = {}
        # An exclusive group, so that arrow keys go from part to part.
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        self._row.addStretch(1)
        self._stack = CurrentStack()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._row)
        column.addWidget(self._stack, 1)

    def add(self, part: str, title: str, widget: QWidget) -> None:
        """Add a part under that title; the first one is shown."""
        button = VerbButton(title, partial(self.show_part, part), kind="quiet")
        button.setObjectName(f"{self._name}_{part}")
        button.setCheckable(True)
        self._group.addButton(button)
        self._row.insertWidget(self._row.count() - 1, button)
        self._stack.add(widget)
        self._titles[part], self._buttons[part], self._widgets[part] = title, button, widget
        button.setChecked(len(self._buttons) == 1)

    def show_part(self, part: str) -> None:
        """Show that part and mark its button."""
        self._buttons[part].setChecked(True)
        self._stack.show_only(self._widgets[part])

    def shows(self, part: str) -> bool:
        """Whether that part is the one that is shown."""
        return self._stack.current() is self._widgets[part]

    def show_count(self, part: str, count: int | None) -> None:
        """Say beside a part's title how much is there; None says nothing."""
        title = self._titles[part]
        self._buttons[part].setText(title if count is None else f"{title}  {count}")
