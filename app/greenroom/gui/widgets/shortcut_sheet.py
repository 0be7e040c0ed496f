"""F1: every shortcut there is, read from the actions themselves."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from greenroom.gui.actions import command_name, usable_actions
from greenroom.gui.tokens import GAP, GRID, PADDING, TextStyle
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel


def shortcut_lines(actions: Iterable[QAction]) -> tuple[tuple[str, str], ...]:
    """`(keys, name)` of every action that has a shortcut, in the order of the actions."""
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(
        (" / ".join(keys.toString(native) for keys in action.shortcuts()), command_name(action))
        for action in usable_actions(actions)
        if action.shortcuts()
    )


class ShortcutSheet(QDialog):
    """The shortcuts that work now, in two columns."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcut_sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.lines = shortcut_lines(actions)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for row, (keys, name) in enumerate(self.lines):
            label = PlainLabel(keys, wrap=False)
            label.setProperty("key", True)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(PlainLabel(name, wrap=False), row, 1)
        inner = QWidget()
        inner.setObjectName("page_body")
        inner.setLayout(grid)
        grid.setContentsMargins(0, 0, GRID, 0)
        # Pages add their own shortcuts; there may be more than fit.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(self.tr("Keyboard shortcuts"), style=TextStyle.TITLE))
        column.addWidget(area, 1)
        close = VerbButton(self.tr("Close"), self.close)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(460, min(560, parent.height() - 64))
