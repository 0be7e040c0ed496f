"""A part of a page that is exactly as high as its wrapped texts need at its width."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class FittingColumn(QWidget):
    """Takes its height from its width alone.

    Qt counts the least height of a wrapped label at a width of its own choosing. Over many
    labels that adds up to an empty half of a page below the last one.
    """

    def minimumSizeHint(self) -> QSize:
        """As wide as the contents need; how high that is, the layout asks for itself."""
        return QSize(super().minimumSizeHint().width(), 1)
