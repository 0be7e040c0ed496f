"""One part of the practice page in the room below the heading."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from greenroom.gui.tokens import MARGIN
from greenroom.gui.widgets.snug import Snug

_LEAST = 200


class Part(QScrollArea):
    """Scrolls what it holds, so that the heading and the way to the other parts stay in sight.

    A part that `fills` the room has something in it that scrolls by itself, such as a table.
    """

    def __init__(self, inner: QWidget, *, fills: bool = False) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The page scrolls only where not even this much height is left.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(_LEAST)
        frame = Snug()
        self._column = QVBoxLayout(frame)
        self._column.addWidget(inner, 1 if fills else 0)
        if not fills:
            self._column.addStretch(1)
        self._keep_margins()
        self.setWidget(frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the scroll bar take its room from the margin, not from what is read."""
        super().resizeEvent(event)
        self._keep_margins()

    def _keep_margins(self) -> None:
        # The page's margins lie within, so that the scroll bar stands at the window's edge.
        bar = self.width() - self.viewport().width()
        self._column.setContentsMargins(0, 0, max(0, MARGIN - bar), MARGIN)
