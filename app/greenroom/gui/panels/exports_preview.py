"""The pages of a document as they will print, one under the other."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from greenroom.gui.tokens import Tone
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.report.preview import PageImage

WIDEST = 860
"""Pixels a page may take on the screen; wider ones are no easier to read."""


class PreviewPane(QScrollArea):
    """Shows page images at the width there is, and keeps its scroll when they change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName(self.tr("Preview of the document"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # It scrolls in itself, so it asks for no more height than there is.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(320, 240)
        self._pictures: list[QPixmap] = []
        self._labels: list[QLabel] = []
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(16)
        self._state = PlainLabel(self.tr("Drawing the pages…"), tone=Tone.MUTED)
        self._column.addWidget(self._state)
        self._column.addStretch(1)
        self.setWidget(self._inner)

    def show_stale(self) -> None:
        """Say that what is shown is being drawn again."""
        self._state.setText(self.tr("Drawing the pages…"))

    def show_pages(self, pages: Sequence[PageImage]) -> None:
        """Show these pages in place of the former ones, at the same scroll position."""
        position = self.verticalScrollBar().value()
        for label in self._labels:
            label.deleteLater()
        self._pictures = [_picture(page) for page in pages]
        self._labels = [self._add_label(number + 1) for number in range(len(pages))]
        count = len(pages)
        words = (
            self.tr("1 page, as it prints") if count == 1 else self.tr("%1 pages, as they print")
        )
        self._state.setText(words.replace("%1", str(count)))
        self._fit()
        self._inner.adjustSize()
        self.verticalScrollBar().setValue(position)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages as wide as the pane."""
        super().resizeEvent(event)
        self._fit()

    def _add_label(self, number: int) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setAccessibleName(self.tr("Page %1").replace("%1", str(number)))
        self._column.insertWidget(self._column.count() - 1, label)
        return label

    def _fit(self) -> None:
        width = min(WIDEST, self.viewport().width() - 8)
        ratio = self.devicePixelRatioF()
        for label, picture in zip(self._labels, self._pictures, strict=True):
            scaled = picture.scaledToWidth(
                max(1, round(width * ratio)), Qt.TransformationMode.SmoothTransformation
            )
            scaled.setDevicePixelRatio(ratio)
            label.setPixmap(scaled)


def _picture(page: PageImage) -> QPixmap:
    image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    # The image only borrows the bytes; the pixmap owns a copy of its own.
    return QPixmap.fromImage(image)
