"""A row of widgets that goes on in another row where the window is too narrow for it."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowRow(QWidget):
    """Widgets from left to right, each as wide as it wants to be, on as many rows as needed."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._parts: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Add a widget at the end."""
        part.setParent(self)
        self._parts.append(part)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """As many rows as the widgets need in that width."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """All of them in one row."""
        sizes = self._sizes()
        across = sum(size.width() for size in sizes) + self._gap * (len(sizes) - 1)
        return QSize(across, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest alone."""
        sizes = self._sizes()
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets in the new width."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Place the widgets again when one of them has changed its size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
            self.updateGeometry()
        return super().event(event)

    def _arrange(self) -> None:
        for part, place in zip(self._shown(), self._places(self.width()), strict=True):
            part.setGeometry(place)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _sizes(self) -> list[QSize]:
        return [part.sizeHint() for part in self._shown()]

    def _places(self, width: int) -> list[QRect]:
        """Where each widget goes in that width."""
        # All of a row are as high as the highest, so that words stand level with buttons.
        height = max((size.height() for size in self._sizes()), default=0)
        left, top = 0, 0
        places: list[QRect] = []
        for size in self._sizes():
            if left and left + size.width() > width:
                left, top = 0, top + height + self._gap
            places.append(QRect(left, top, size.width(), height))
            left += size.width() + self._gap
        return places
