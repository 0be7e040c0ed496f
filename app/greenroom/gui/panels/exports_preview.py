"""The pages of a document as they will print, one under the other, drawn as they come in sight."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from greenroom.gui.theme import tokens_of
from greenroom.report.preview import PageImage

WIDEST = 860
"""Pixels a page may take on the screen; wider ones are no easier to read."""
KEPT = 24
"""Page pictures held at most; a thousand of them would fill the memory."""
_GAP = 16
_FADED = 0.45


class PreviewPane(QScrollArea):
    """Shows page pictures at the width there is, and keeps its place when they change.

    `pages_wanted` asks for the pictures of pages that came in sight, numbered from 0;
    `page_turned` follows the page at the top.
    """

    pages_wanted = Signal()
    page_turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName(self.tr("Preview of the document"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Pages keep their width when the bar comes, so the text in them does not jump.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It scrolls in itself, so it asks for no more height than there is.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(280, 200)
        self._sheets = _Sheets()
        self.setWidget(self._sheets)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_sizes(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show a document of such pages, at the place where the former one was open."""
        position = self.verticalScrollBar().value()
        self._sheets.set_sizes(sizes)
        self._sheets.fit(self._page_width(), self.viewport().width())
        self._sheets.set_faded(faded=False)
        self.verticalScrollBar().setValue(position)
        self._scrolled()

    def show_faded(self, *, faded: bool) -> None:
        """Step the pages back while they no longer hold."""
        self._sheets.set_faded(faded=faded)

    def show_images(self, images: Mapping[int, PageImage], width: int) -> None:
        """Put these pictures, asked for at that width, on their pages."""
        pictures = {number: _picture(image) for number, image in images.items()}
        self._sheets.add_pictures(pictures, width, self.pages_in_sight())

    def missing_pages(self) -> tuple[int, ...]:
        """The pages in sight, and the next one, that have no sharp picture yet."""
        seen = self.pages_in_sight()
        near = (*seen, seen[-1] + 1) if seen else ()
        return self._sheets.without_picture(near, self.picture_width())

    def picture_width(self) -> int:
        """The pixels a page picture is wide on this screen."""
        return max(1, round(self._page_width() * self.devicePixelRatioF()))

    def pages_in_sight(self) -> tuple[int, ...]:
        """The pages that can be seen, numbered from 0."""
        top = self.verticalScrollBar().value()
        return self._sheets.pages_between(top, top + self.viewport().height())

    def page_count(self) -> int:
        """How many pages the document has."""
        return self._sheets.count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as the pane, and the same page at its top."""
        bar = self.verticalScrollBar()
        place = bar.value() / max(1, self._sheets.height())
        super().resizeEvent(event)
        self._sheets.fit(self._page_width(), self.viewport().width())
        bar.setValue(round(place * self._sheets.height()))
        self._scrolled()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys scroll here."""
        super().focusInEvent(event)
        self._sheets.show_ring_in(self.viewport())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._sheets.show_ring_in(None)

    def _page_width(self) -> int:
        return max(1, min(WIDEST, self.viewport().width() - 8))

    def _scrolled(self) -> None:
        if self._sheets.count():
            self.page_turned.emit()
            if self.missing_pages():
                self.pages_wanted.emit()
        if self.hasFocus():
            self._sheets.update()


class _Sheets(QWidget):
    """All pages in one widget: a thousand widgets would make the window wait."""

    def __init__(self) -> None:
        super().__init__()
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._pictures: dict[int, QPixmap] = {}
        # Page number -> the width its picture was asked for.
        self._fresh: dict[int, int] = {}
        self._frames: list[QRect] = []
        self._width = 1
        self._faded = False
        self._view: QWidget | None = None

    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def set_sizes(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Take pages of these sizes in points; pictures of the former ones stay for now."""
        self._sizes = tuple(sizes)
        # The former pictures stay until the new ones are drawn, so that nothing flashes.
        self._fresh.clear()
        self._pictures = {n: each for n, each in self._pictures.items() if n < len(sizes)}

    def fit(self, width: int, room: int) -> None:
        """Lay the pages out at that width, in the middle of the room across."""
        self._width = width
        self._frames = []
        top, left = 0, max(0, (room - width) // 2)
        for across, down in self._sizes:
            height = round(width * down / across)
            self._frames.append(QRect(left, top, width, height))
            top += height + _GAP
        self.resize(QSize(room, max(0, top - _GAP)))
        self.update()

    def set_faded(self, *, faded: bool) -> None:
        """Step the pages back, or forward again."""
        self._faded = faded
        self.update()

    def show_ring_in(self, view: QWidget | None) -> None:
        """Draw the ring of the keyboard around what can be seen of the view; None draws none."""
        self._view = view
        self.update()

    def add_pictures(
        self, pictures: Mapping[int, QPixmap], width: int, seen: Sequence[int]
    ) -> None:
        """Put these pictures, asked for at that width, on their pages."""
        self._pictures |= pictures
        self._fresh |= dict.fromkeys(pictures, width)
        # The farthest from what is looked at goes first.
        middle = seen[0] if seen else 0
        for number in sorted(self._pictures, key=lambda each: abs(each - middle))[KEPT:]:
            del self._pictures[number]
            self._fresh.pop(number, None)
        self.update()

    def without_picture(self, numbers: Sequence[int], width: int) -> tuple[int, ...]:
        """Those of the pages that have no picture of that width."""
        return tuple(
            number
            for number in numbers
            if number < len(self._sizes) and self._fresh.get(number) != width
        )

    def pages_between(self, top: int, bottom: int) -> tuple[int, ...]:
        """The pages that lie between two heights."""
        return tuple(
            number
            for number, frame in enumerate(self._frames)
            if frame.bottom() >= top and frame.top() <= bottom
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight, and the ring of the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        tokens = tokens_of(self.palette())
        area = event.rect()
        for number in self.pages_between(area.top(), area.bottom()):
            frame = self._frames[number]
            painter.setOpacity(_FADED if self._faded else 1.0)
            picture = self._pictures.get(number)
            if picture is None:
                painter.fillRect(frame, QColor(tokens.base))
            else:
                painter.drawPixmap(QRectF(frame), picture, QRectF(picture.rect()))
            painter.setOpacity(1.0)
            painter.setPen(QColor(tokens.line))
            painter.drawRect(frame.adjusted(0, 0, -1, -1))
        if self._view is not None:
            seen = QRect(self.mapFrom(self._view, QPoint(0, 0)), self._view.size())
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(seen.adjusted(1, 1, -1, -1))
        painter.end()


def _picture(page: PageImage) -> QPixmap:
    image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    # The image only borrows the bytes; the pixmap must own a copy of its own.
    return QPixmap.fromImage(image.copy())
