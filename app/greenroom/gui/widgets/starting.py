"""What the page area shows before there is a page: the outline of Home, or why it cannot open."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.tokens import GAP, GRID, MARGIN, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.icon_label import IconLabel
from greenroom.gui.widgets.labels import PlainLabel, narrow_column

_TEXT_WIDTH = 620
_TILE_HEIGHT = 132


class HomeOutline(QWidget):
    """Pale blocks where Home will stand, so that nothing jumps when it arrives."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        text = self.tr("Opening your workspace…")
        column.addWidget(PlainLabel(text, style=TextStyle.DISPLAY, tone=Tone.MUTED))
        tiles = QHBoxLayout()
        tiles.setSpacing(GAP)
        for _ in range(3):
            tiles.addWidget(_block(_TILE_HEIGHT))
        column.addLayout(tiles)
        column.addWidget(_block(0), 1)


def _block(height: int) -> QFrame:
    # Still blocks: a shimmer would animate before there is anything to wait for.
    block = QFrame()
    block.setObjectName("placeholder")
    if height:
        block.setFixedHeight(height)
    return block


class StartProblem(QWidget):
    """Why the workspace cannot be opened, and the ways on. Nothing was changed."""

    def __init__(
        self,
        *,
        again: Callable[[], object],
        restore: Callable[[], object],
        choose: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("start_problem")
        self.message = PlainLabel(style=TextStyle.TITLE, selectable=True)
        self.hint = PlainLabel(selectable=True)
        self.again = VerbButton(self.tr("Try again"), again, kind="primary")
        self.restore = VerbButton(self.tr("Restore the newest backup"), restore)
        self.restore.hide()
        self.choose = VerbButton(self.tr("Choose another workspace folder…"), choose)
        self.leave = VerbButton(self.tr("Quit"), leave)
        column = narrow_column(self, _TEXT_WIDTH)
        column.setContentsMargins(MARGIN, MARGIN * 2, MARGIN, MARGIN)
        column.setSpacing(GRID)
        column.addWidget(IconLabel("warning", tone=Tone.WARN, pixels=32))
        safe = PlainLabel(self.tr("Nothing was changed or lost."), tone=Tone.MUTED)
        for label in (self.message, self.hint, safe):
            column.addWidget(label)
        column.addSpacing(GAP)
        # Four verbs side by side would be cut off in the narrow column of text.
        for buttons in ((self.again, self.restore), (self.choose, self.leave)):
            row = QHBoxLayout()
            row.setSpacing(GRID)
            for button in buttons:
                row.addWidget(button)
            row.addStretch()
            column.addLayout(row)
        column.addStretch()

    def show_error(self, error: GreenroomError) -> None:
        """Show the sentence and the hint of an error, the way on in focus."""
        self.message.setText(error.message)
        self.hint.setText(error.hint)
        self.hint.setVisible(bool(error.hint))
        self.restore.hide()
        # Enter alone is then enough once the other window is closed.
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)
