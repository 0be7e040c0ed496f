"""Rows that are pressed as a whole: they unfold, or show which words they are about."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from greenroom.gui.theme import tokens_of, tone_colour
from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.icon_label import IconLabel
from greenroom.gui.widgets.labels import PlainLabel

_BAR = 6
_ICON = 18
_INDENT = _ICON + 2 * GRID


class TextColumn(QWidget):
    """A column of wrapped text that is scrolled: as high as its width makes it, never higher.

    Labels ask for the height they would need when narrow, and a scroll area would give it.
    """

    def minimumSizeHint(self) -> QSize:
        """The width of the parts; the height follows from the width."""
        layout = self.layout()
        return QSize(0 if layout is None else layout.totalMinimumSize().width(), 0)


class PressRow(QPushButton):
    """A checkable button that is a whole row; its parts lie side by side in it.

    Give it an accessible name: screen readers hear that instead of the parts.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet")
        self.setCheckable(True)
        self.setAutoDefault(False)
        # A row is as wide as its list, and as high as its wrapped words.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GRID, 6, GRID, 6)
        self._row.setSpacing(GRID)

    def add(self, part: QWidget, stretch: int = 0, *, top: bool = False) -> None:
        """Put a part to the right of the others; `top` keeps it beside the first line."""
        # The row is pressed, wherever on it the pointer is.
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if top:
            self._row.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        else:
            self._row.addWidget(part, stretch)

    def sizeHint(self) -> QSize:
        """As much as the parts want."""
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """As little as the parts can do with."""
        return self._row.totalMinimumSize()


class ThinBar(QWidget):
    """A thin bar filled to a share from 0 to 1; the figure beside it says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._tone = Tone.ACCENT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, tone: Tone = Tone.ACCENT) -> None:
        """Fill the bar to that share."""
        self._share, self._tone = min(1.0, max(0.0, share)), tone
        self.update()

    def sizeHint(self) -> QSize:
        """A short bar that grows with its row."""
        return QSize(96, _BAR)

    def minimumSizeHint(self) -> QSize:
        """Still a bar."""
        return QSize(40, _BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track and what is filled of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, (self.height() - _BAR) / 2, self.width(), _BAR)
        painter.setBrush(QColor(tokens_of(self.palette()).line))
        painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
        if self._share > 0:
            # A tiny share still has two round ends.
            track.setWidth(max(_BAR, track.width() * self._share))
            painter.setBrush(tone_colour(self.palette(), self._tone))
            painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
        painter.end()


class AlignedLabel(PlainLabel):
    """A label as wide as the longest of some texts, so that rows below each other line up."""

    def __init__(
        self, text: str, among: tuple[str, ...], *, tone: Tone = Tone.PLAIN, right: bool = False
    ) -> None:
        super().__init__(text, style=TextStyle.BODY, tone=tone, wrap=False)
        self._among = among
        if right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the width once the font is known."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        width = max((metrics.horizontalAdvance(text) for text in self._among), default=0)
        # Setting the same width again would lay the row out anew for nothing.
        if self.minimumWidth() != width:
            self.setMinimumWidth(width)


class Fold(QWidget):
    """A row that unfolds what belongs to it; `body` is the layout to fill."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = PressRow()
        self._sign = IconLabel("chevron-right", pixels=_ICON)
        self.head.add(self._sign)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(_INDENT, 0, 0, GRID)
        self.body.setSpacing(2)
        self._inside.hide()
        column.addWidget(self.head)
        column.addWidget(self._inside)
        self.head.toggled.connect(self._unfold)

    def is_open(self) -> bool:
        """Whether the body is in sight."""
        return self.head.isChecked()

    def set_open(self, wanted: bool) -> None:
        """Unfold the body, or fold it up."""
        self.head.setChecked(wanted)

    def _unfold(self, wanted: bool) -> None:
        self._sign.show_icon("chevron-down" if wanted else "chevron-right", Tone.MUTED)
        self._inside.setVisible(wanted)
