"""A line over time with its target, readable as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.gui.theme import styled_font, tokens_of, tone_colour
from greenroom.gui.tokens import TextStyle, Tone

_DOTS_UP_TO = 24


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One moment: its label (a date, a run), its value, and what it was, for the table."""

    label: str
    value: float
    name: str = ""


class TrendChart(QWidget):
    """Values joined by a line from `minimum` to `maximum`, the last one written beside it.

    `table_changed` is emitted when the points changed; the chart frame reads them as a table.
    """

    table_changed = Signal()

    def __init__(
        self,
        *,
        target: float | None = None,
        minimum: float = 0.0,
        maximum: float = 100.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._target = target
        self._minimum, self._maximum = minimum, maximum
        self._points: tuple[TrendPoint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_points(self, points: Sequence[TrendPoint]) -> None:
        """Show other points, oldest first."""
        self._points = tuple(points)
        self.setAccessibleDescription("; ".join(" ".join(row) for row in self.table_rows()))
        self.update()
        self.table_changed.emit()

    def table_headings(self) -> tuple[str, ...]:
        """The headings of the chart as a table."""
        return (self.tr("When"), self.tr("Value"))

    def table_rows(self) -> tuple[tuple[str, ...], ...]:
        """The chart as rows of text."""
        return tuple(
            (", ".join(filter(None, (point.label, point.name))), f"{point.value:.0f}")
            for point in self._points
        )

    def sizeHint(self) -> QSize:
        """Wide and low."""
        return QSize(480, 9 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Low enough for a small window."""
        return QSize(220, 6 * self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw scale, target, line and the last value."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(styled_font(self.font(), TextStyle.SMALL))
        metrics = painter.fontMetrics()
        ends = (f"{self._minimum:.0f}", f"{self._maximum:.0f}")
        left = max(map(metrics.horizontalAdvance, ends)) + 10
        right = metrics.horizontalAdvance(self._target_text() or "100") + 14
        plot = QRectF(self.rect()).adjusted(left, 8, -right, -metrics.height() - 8)
        self._draw_scale(painter, plot)
        self._draw_target(painter, plot)
        self._draw_line(painter, plot)
        painter.end()

    def _draw_scale(self, painter: QPainter, plot: QRectF) -> None:
        tokens = tokens_of(self.palette())
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for step in (0.0, 0.5, 1.0):
            value = self._minimum + step * (self._maximum - self._minimum)
            y = self._y(plot, value)
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRectF(0, y - 10, plot.left() - 8, 20), side, f"{value:.0f}")
        if len(self._points) > 1:
            below = QRectF(plot.left(), plot.bottom() + 6, plot.width(), self.height())
            top = Qt.AlignmentFlag.AlignTop
            painter.drawText(below, top | Qt.AlignmentFlag.AlignLeft, self._points[0].label)
            painter.drawText(below, top | Qt.AlignmentFlag.AlignRight, self._points[-1].label)

    def _draw_target(self, painter: QPainter, plot: QRectF) -> None:
        if self._target is None:
            return
        y = self._y(plot, self._target)
        good = tone_colour(self.palette(), Tone.GOOD)
        painter.setPen(QPen(good, 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        # Out of the last value's way when the two would print over each other.
        height = painter.fontMetrics().height()
        last = self._y(plot, self._points[-1].value) if self._points else plot.bottom()
        if abs(last - y) < height:
            y += -height * 0.6 if last >= y else height * 0.6
        painter.setPen(good)
        box = QRectF(plot.right() + 8, y - height / 2, self.width(), height)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._target_text())

    def _draw_line(self, painter: QPainter, plot: QRectF) -> None:
        if not self._points:
            return
        accent = tone_colour(self.palette(), Tone.ACCENT)
        places = self._places(plot)
        painter.setPen(QPen(accent, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(places))
        # Closer together the rings would read as one thick line.
        if len(places) <= _DOTS_UP_TO:
            painter.setBrush(self.palette().base())
            for place in places[:-1]:
                painter.drawEllipse(place, 3, 3)
        painter.setBrush(accent)
        painter.drawEllipse(places[-1], 4.5, 4.5)
        painter.setFont(styled_font(self.font(), TextStyle.STRONG))
        box = QRectF(places[-1].x() + 10, places[-1].y() - 12, self.width(), 24)
        value = f"{self._points[-1].value:.0f}"
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, value)

    def _places(self, plot: QRectF) -> list[QPointF]:
        """Where the points lie, at most one per pixel column."""
        # Thousands of antialiased points take half a second and show no more.
        step = max(1, -(-len(self._points) // max(1, int(plot.width()))))
        # Counted from the end, so that the last value is always among them.
        kept = list(range(len(self._points) - 1, -1, -step))[::-1]
        width = plot.width() / max(1, len(self._points) - 1)
        return [
            QPointF(plot.left() + index * width, self._y(plot, self._points[index].value))
            for index in kept
        ]

    def _y(self, plot: QRectF, value: float) -> float:
        share = (value - self._minimum) / (self._maximum - self._minimum)
        # A value off the scale sits on its edge rather than over other widgets.
        return plot.bottom() - min(1.0, max(0.0, share)) * plot.height()

    def _target_text(self) -> str:
        if self._target is None:
            return ""
        return self.tr("target {target}").format(target=round(self._target))
