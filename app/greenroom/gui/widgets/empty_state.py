"""What an empty page shows: what belongs here, why there is none yet, and the one next step."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.icon_label import IconLabel
from greenroom.gui.widgets.labels import PlainLabel, narrow_column

_TEXT_WIDTH = 520


class EmptyState(QWidget):
    """Two sentences and one primary button; `chosen` is emitted when it is pressed."""

    chosen = Signal()

    def __init__(
        self,
        what: str,
        why: str,
        button: str = "",
        *,
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.button: VerbButton | None = None
        left = Qt.AlignmentFlag.AlignLeft
        column = narrow_column(self, _TEXT_WIDTH)
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(GRID)
        self._buttons = QHBoxLayout()
        if icon_name:
            column.addWidget(IconLabel(icon_name, pixels=32), 0, left)
        column.addWidget(PlainLabel(what, style=TextStyle.TITLE))
        column.addWidget(PlainLabel(why, tone=Tone.MUTED))
        if button:
            self.button = VerbButton(button, self.chosen.emit, kind="primary")
            column.addSpacing(GRID)
            self._buttons.addWidget(self.button)
        self._buttons.addStretch()
        column.addLayout(self._buttons)
        column.addStretch()

    def add_second(self, text: str, run: Callable[[], object]) -> VerbButton:
        """Another way on, quieter and beside the first; returns its button."""
        button = VerbButton(text, run)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button
