"""A dial: a score of 100 against its target, with what changed."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from greenroom.gui.theme import styled_font, tokens_of, tone_colour
from greenroom.gui.tokens import TextStyle, Tone

_SWEEP = 260.0
_START = 90.0 + _SWEEP / 2
_THICKNESS = 10.0
_NEAR = 10.0
_GAP_BELOW = 12


def signed(change: float) -> str:
    """A change with its sign, as points: `+6`, `−4`, `±0`."""
    rounded = round(change)
    if rounded == 0:
        return "±0"
    return f"+{rounded}" if rounded > 0 else f"−{-rounded}"


class Dial(QWidget):
    """An arc filled to a score from 0 to 100, with a mark at the target.

    A score of None reads "Not assessed". Screen readers get the same as a sentence.
    """

    def __init__(self, title: str, *, target: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._target = target
        self._score: float | None = None
        self._change: float | None = None
        self._note = ""
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_score(None)

    def show_score(self, score: float | None, change: float | None = None, note: str = "") -> None:
        """Show a score, its change in points, and a note such as `rehearsal proxy`."""
        self._score, self._change, self._note = score, change, note
        self.setAccessibleDescription(" ".join(self._sentences()))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the arc and two lines of text below it."""
        height = self._arc_size() + 2 * self._line_height()
        return QSize(max(220, self._arc_size() + 24), height)

    def minimumSizeHint(self) -> QSize:
        """The arc must stay whole."""
        return QSize(self._arc_size() + 16, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw arc, target mark, number and the lines below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = float(self._arc_size())
        arc = QRectF((self.width() - size) / 2, 4, size, size).adjusted(8, 8, -8, -8)
        self._draw_arc(painter, arc)
        self._draw_number(painter, arc)
        # The arc is open below, so the first line may stand in its gap.
        self._draw_lines(painter, size - _GAP_BELOW)
        painter.end()

    def _draw_arc(self, painter: QPainter, arc: QRectF) -> None:
        tokens = tokens_of(self.palette())
        track = QColor(tokens.line if self._score is not None else tokens.strong_line)
        # Dashes instead of a filled track: an absent score must not look like zero.
        pen = QPen(track, _THICKNESS, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        if self._score is None:
            pen = QPen(track, 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawArc(arc, round(_START * 16), round(-_SWEEP * 16))
        if self._score is None:
            return
        # Round caps would stick out of the arc for anything beyond.
        share = min(100.0, max(0.0, self._score)) / 100
        pen.setColor(tone_colour(self.palette(), self._tone()))
        painter.setPen(pen)
        painter.drawArc(arc, round(_START * 16), round(-_SWEEP * share * 16))
        self._draw_target(painter, arc)

    def _draw_target(self, painter: QPainter, arc: QRectF) -> None:
        # Screen coordinates grow downwards, hence the minus below.
        angle = math.radians(_START - _SWEEP * self._target / 100)
        ray = QPointF(math.cos(angle), -math.sin(angle))
        radius = arc.width() / 2
        painter.setPen(QPen(self.palette().windowText().color(), 2.5))
        painter.drawLine(arc.center() + ray * (radius - 9), arc.center() + ray * (radius + 8))

    def _draw_number(self, painter: QPainter, arc: QRectF) -> None:
        assessed = self._score is not None
        style = TextStyle.DISPLAY if assessed else TextStyle.STRONG
        painter.setFont(styled_font(self.font(), style))
        ink = Tone.PLAIN if assessed else Tone.MUTED
        painter.setPen(tone_colour(self.palette(), ink))
        painter.drawText(arc, Qt.AlignmentFlag.AlignCenter, self._number())

    def _draw_lines(self, painter: QPainter, top: float) -> None:
        height = self._line_height()
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        lines = (
            (self._title, TextStyle.STRONG, Tone.PLAIN),
            (self._below(), TextStyle.SMALL, Tone.MUTED),
        )
        for number, (text, style, tone) in enumerate(lines):
            painter.setFont(styled_font(self.font(), style))
            painter.setPen(tone_colour(self.palette(), tone))
            box = QRectF(0, top + number * height, self.width(), height)
            painter.drawText(box, centre, text)

    def _number(self) -> str:
        return self.tr("Not assessed") if self._score is None else str(round(self._score))

    def _below(self) -> str:
        parts = [self.tr("target {target}").format(target=round(self._target))]
        if self._change is not None:
            parts.insert(0, self.tr("{change} points").format(change=signed(self._change)))
        return " · ".join([*parts, self._note] if self._note else parts)

    def _sentences(self) -> tuple[str, ...]:
        if self._score is None:
            return (self.tr("Not assessed."), self._below() + ".")
        of_hundred = self.tr("{score} of 100, {word}.")
        reached = self._score >= self._target
        word = self.tr("target reached") if reached else self.tr("below target")
        return (of_hundred.format(score=round(self._score), word=word), self._below() + ".")

    def _tone(self) -> Tone:
        """Green from the target on, amber just below it, red further down."""
        gap = self._target - (self._score or 0.0)
        if gap <= 0:
            return Tone.GOOD
        return Tone.WARN if gap <= _NEAR else Tone.BAD

    def _line_height(self) -> int:
        return self.fontMetrics().height() + 4

    def _arc_size(self) -> int:
        return max(132, self.fontMetrics().height() * 7)
