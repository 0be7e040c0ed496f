"""Bars in rows: a label, a bar and a number each, readable as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.gui.theme import styled_font, tokens_of, tone_colour
from greenroom.gui.tokens import TextStyle, Tone

_BAR = 10.0
_LABEL_SHARE = 0.34
_SPACE = 12.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its label, its value (0 or more), a note that explains it, and its tone."""

    label: str
    value: float
    note: str = ""
    tone: Tone = Tone.ACCENT


class BarList(QWidget):
    """Rows of bars on one scale from 0 to `maximum`, or to the largest value.

    `table_changed` is emitted when the rows changed; the chart frame reads them as a table.
    """

    table_changed = Signal()

    def __init__(
        self, *, maximum: float | None = None, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._maximum = maximum
        self._unit = unit
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show other rows."""
        self._bars = tuple(bars)
        # Screen readers get the figures without having to find the table.
        lines = [" ".join(row) for row in self.table_rows()]
        self.setAccessibleDescription("; ".join(lines))
        self.updateGeometry()
        self.update()
        self.table_changed.emit()

    def table_headings(self) -> tuple[str, ...]:
        """The headings of the chart as a table."""
        return (self.tr("Name"), self.tr("Value"), self.tr("Note"))

    def table_rows(self) -> tuple[tuple[str, ...], ...]:
        """The chart as rows of text."""
        return tuple((bar.label, self._value(bar), bar.note) for bar in self._bars)

    def sizeHint(self) -> QSize:
        """One row of text per bar."""
        return QSize(420, max(1, len(self._bars)) * self._row_height())

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine; every row stays."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw all rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self._row_height()
        strong = QFontMetricsF(styled_font(self.font(), TextStyle.STRONG))
        small = QFontMetricsF(styled_font(self.font(), TextStyle.SMALL))
        numbers = max((strong.horizontalAdvance(self._value(bar)) for bar in self._bars), default=0)
        notes = max((small.horizontalAdvance(bar.note) for bar in self._bars), default=0)
        for number, bar in enumerate(self._bars):
            row = QRectF(0, number * height, self.width(), height)
            self._draw_row(painter, row, bar, (numbers, notes))
        painter.end()

    def _draw_row(
        self, painter: QPainter, row: QRectF, bar: Bar, widths: tuple[float, float]
    ) -> None:
        """Draw one row: label, bar, number and note; `widths` are those of the last two."""
        numbers, notes = widths
        label_width = row.width() * _LABEL_SHARE
        label = QRectF(row.left(), row.top(), label_width - _SPACE, row.height())
        note = QRectF(row.right() - notes, row.top(), notes, row.height())
        number_right = note.left() - _SPACE if notes else row.right()
        number = QRectF(number_right - numbers, row.top(), numbers, row.height())
        track_width = max(0.0, number.left() - _SPACE - label_width)
        self._draw_bar(
            painter, QRectF(label_width, row.center().y() - _BAR / 2, track_width, _BAR), bar
        )
        elide = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(bar.label, elide, int(label.width()))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for box, text, style, tone, side in (
            (label, shown, TextStyle.BODY, Tone.PLAIN, left),
            (number, self._value(bar), TextStyle.STRONG, Tone.PLAIN, right),
            (note, bar.note, TextStyle.SMALL, Tone.MUTED, left),
        ):
            painter.setFont(styled_font(self.font(), style))
            painter.setPen(tone_colour(self.palette(), tone))
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _draw_bar(self, painter: QPainter, track: QRectF, bar: Bar) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens_of(self.palette()).subtle))
        painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
        share = min(1.0, max(0.0, bar.value) / self._scale())
        if share > 0:
            filled = QRectF(track)
            # A tiny value still shows as a full round end.
            filled.setWidth(max(_BAR, track.width() * share))
            painter.setBrush(tone_colour(self.palette(), bar.tone))
            painter.drawRoundedRect(filled, _BAR / 2, _BAR / 2)

    def _scale(self) -> float:
        largest = max((bar.value for bar in self._bars), default=0.0)
        # All values zero is a chart too, and must not divide by it.
        return self._maximum or largest or 1.0

    def _value(self, bar: Bar) -> str:
        number = f"{bar.value:.0f}" if float(bar.value).is_integer() else f"{bar.value:.1f}"
        return f"{number}{self._unit}"

    def _row_height(self) -> int:
        return self.fontMetrics().height() + 14
