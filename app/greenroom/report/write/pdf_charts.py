"""Bar charts as vector drawings: labels inside the bars, the target line named above them."""

from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from greenroom.report.document import BarChart
from greenroom.report.write import palette
from greenroom.report.write.pdf_fonts import BOLD, REGULAR, split_by_face, width_of

_ROW = 16.0
_BAR = 11.5
_LABEL = 8.0
_SCALE = 6.8
_TITLE = 8.6
_TITLE_ROOM = 15.0
_TARGET_ROOM = 10.0
_SCALE_ROOM = 11.0
_GAP = 8.0
_TICKS = 4


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the bars stand in the drawing, in points."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """The upper edge of the bars."""
        return self.bottom + self.height


@dataclass(frozen=True, slots=True)
class _Pen:
    """How a text in the drawing looks; the size in points."""

    size: float
    colour: str = palette.INK
    face: str = REGULAR


_TITLE_PEN = _Pen(_TITLE, palette.PRIMARY, BOLD)
_SCALE_PEN = _Pen(_SCALE, palette.MUTED)
_LABEL_PEN = _Pen(_LABEL)
_MISSING_PEN = _Pen(_LABEL, palette.MUTED)
_TARGET_PEN = _Pen(7.4, face=BOLD)


def draw_chart(chart: BarChart, width: float) -> Drawing:
    """The chart as a drawing of that width in points; its height follows its rows."""
    rows = len(chart.categories)
    height = _TITLE_ROOM + rows * _ROW + _SCALE_ROOM
    drawing = Drawing(width, height)
    # Without this the drawing would carry a standard font that is not embedded.
    drawing.initialFontName = REGULAR
    left = _category_room(chart, width)
    if _title_meets_target(chart, left, width):
        drawing.height = height = height + _TARGET_ROOM
    plot = _Plot(left, _SCALE_ROOM, width - left - _GAP, rows * _ROW)
    _write(drawing, chart.title, (0, height - _TITLE), _TITLE_PEN)
    _draw_scale(drawing, chart, plot)
    for index in range(rows):
        _draw_row(drawing, chart, plot, index)
    _draw_target(drawing, chart, plot)
    return drawing


def _title_meets_target(chart: BarChart, left: float, width: float) -> bool:
    # The title and the word at the target line share a line where both have room.
    if chart.target is None:
        return False
    x = left + (width - left - _GAP) * min(chart.target / chart.maximum, 1.0)
    half = width_of(chart.target_label, BOLD, _TARGET_PEN.size) / 2
    return width_of(_one_line(chart.title), BOLD, _TITLE) + _GAP > x - half


def _category_room(chart: BarChart, width: float) -> float:
    # Long names may take nearly half the width; the bars need the rest.
    widest = max(
        (width_of(_one_line(each), REGULAR, _LABEL) for each in chart.categories), default=0
    )
    return min(widest + _GAP, width * 0.45)


def _draw_scale(drawing: Drawing, chart: BarChart, plot: _Plot) -> None:
    for tick in range(_TICKS + 1):
        x = plot.left + plot.width * tick / _TICKS
        drawing.add(Line(x, plot.bottom, x, plot.top, **_stroke(palette.GRID, 0.6)))
        label = f"{chart.maximum * tick / _TICKS:g}"
        _write(drawing, label, (x, 2), _SCALE_PEN, anchor="middle")
    drawing.add(Line(plot.left, plot.bottom, plot.left, plot.top, **_stroke(palette.RULE, 0.8)))


def _draw_row(drawing: Drawing, chart: BarChart, plot: _Plot, index: int) -> None:
    base = plot.top - (index + 1) * _ROW + (_ROW - _BAR) / 2
    middle = base + _BAR / 2 - _LABEL * 0.36
    edge = plot.left - _GAP / 2
    category = _fitted(_one_line(chart.categories[index]), edge)
    _write(drawing, category, (edge, middle), _LABEL_PEN, anchor="end")
    value, label = chart.values[index], chart.labels[index]
    if value is None:
        # Words where the bar would be: an empty row reads as zero.
        _write(drawing, label, (plot.left + 5, middle), _MISSING_PEN)
        return
    length = plot.width * min(value / chart.maximum, 1.0)
    fill = HexColor(f"#{palette.BAR[chart.tone_of(value)]}")
    drawing.add(Rect(plot.left, base, length, _BAR, fillColor=fill, strokeColor=None))
    # At the foot of the bar no label can meet the target line; a short bar has it beside it.
    inside = length > width_of(label, BOLD, _LABEL) + 10
    x = plot.left + (5 if inside else length + 4)
    pen = _Pen(_LABEL, palette.PAPER if inside else palette.INK, BOLD)
    _write(drawing, label, (x, middle), pen)


def _draw_target(drawing: Drawing, chart: BarChart, plot: _Plot) -> None:
    if chart.target is None:
        return
    x = plot.left + plot.width * min(chart.target / chart.maximum, 1.0)
    line = Line(x, plot.bottom, x, plot.top + 3, **_stroke(palette.INK, 1.1))
    line.strokeDashArray = [3, 2]
    drawing.add(line)
    _write(drawing, chart.target_label, (x, plot.top + 5), _TARGET_PEN, anchor="middle")


def _stroke(colour: str, width: float) -> dict[str, object]:
    return {"strokeColor": HexColor(f"#{colour}"), "strokeWidth": width}


def _write(
    drawing: Drawing, text: str, at: tuple[float, float], pen: _Pen, anchor: str = "start"
) -> None:
    # One drawn string holds one face, so a text with signs in it is drawn piece by piece.
    x, y = at
    text = _one_line(text)
    whole = width_of(text, pen.face, pen.size)
    x -= {"start": 0.0, "middle": whole / 2, "end": whole}[anchor]
    fill = HexColor(f"#{pen.colour}")
    for name, part in split_by_face(text, pen.face):
        drawing.add(String(x, y, part, fontName=name, fontSize=pen.size, fillColor=fill))
        x += width_of(part, pen.face, pen.size)


def _fitted(text: str, room: float) -> str:
    while len(text) > 1 and width_of(text, REGULAR, _LABEL) > room:
        text = text[: -max(2, len(text) // 8)].rstrip() + "…"
    return text


def _one_line(text: str) -> str:
    return " ".join(text.split())
