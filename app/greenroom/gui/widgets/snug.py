"""A widget that is never asked to be higher than its wrapped texts really are."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Snug(QWidget):
    """Asks for the height its layout needs at the present width.

    Qt asks wrapped labels for their least height before it knows their width, and a scroll area
    then scrolls over room that nothing fills.
    """

    def minimumSizeHint(self) -> QSize:
        """The least width, and the height that belongs to the present one."""
        least = super().minimumSizeHint()
        width = max(self.width(), least.width())
        if not self.hasHeightForWidth():
            return least
        return QSize(least.width(), self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
