"""Charts as plain shapes, drawn alike on paper and on screen; nothing here knows a format.

Positions and sizes are points, from the lower left corner. Colours are six digits.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle
from math import cos, pi, sin

from greenroom.report.document import BarChart, Series, TrendChart
from greenroom.report.theme import Theme
from greenroom.report.write.furniture import one_line

Point = tuple[float, float]
Measure = Callable[[str, bool, float], float]
"""How wide a text is, bold or not, in a size; in points."""

ROW = 16.0
"""The height of one bar with the room around it."""

_BAR = 11.5
_LABEL = 8.0
_SCALE = 6.8
_TITLE = 8.6
_TITLE_ROOM = 15.0
_TARGET_ROOM = 10.0
_SCALE_ROOM = 11.0
_LEGEND_ROOM = 13.0
_GAP = 8.0
_TICKS = 4
_TREND_HEIGHT = 96.0
_MOST_LABELLED = 9


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled shape or, without a fill, a line along the points; `dash` breaks it."""

    points: tuple[Point, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A text on one line whose start, middle or end stands at `at`, as `anchor` says."""

    text: str
    at: Point
    size: float
    colour: str
    bold: bool = False
    anchor: str = "start"


@dataclass(slots=True)
class Picture:
    """A drawing of that size; shapes that come later lie on top."""

    width: float
    height: float
    parts: list[Shape | Words] = field(default_factory=list)

    def line(self, start: Point, end: Point, colour: str, width: float) -> None:
        """A straight line."""
        self.parts.append(Shape((start, end), stroke=colour, width=width))

    def box(self, corner: Point, width: float, height: float, fill: str) -> None:
        """A filled box from its lower left corner."""
        x, y = corner
        points = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self.parts.append(Shape(points, fill=fill))

    def words(self, words: Words) -> None:
        """A text."""
        self.parts.append(words)


@dataclass(frozen=True, slots=True)
class _Plot:
    """The field between the axes."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.bottom + self.height

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width


def bar_picture(chart: BarChart, theme: Theme, width: float, measure: Measure) -> Picture:
    """Bars from the left, labels in them, and the target as a dashed line with its name."""
    rows = len(chart.categories)
    names = [one_line(each) for each in chart.categories]
    left = min(
        max((measure(each, False, _LABEL) for each in names), default=0) + _GAP, width * 0.45
    )
    plot = _Plot(left, _SCALE_ROOM, width - left - _GAP, rows * ROW)
    height = _TITLE_ROOM + plot.height + _SCALE_ROOM
    picture = Picture(width, height + _TARGET_ROOM * _title_meets_target(chart, plot, measure))
    _write_title(picture, chart.title, theme)
    for tick in range(_TICKS + 1):
        x = plot.left + plot.width * tick / _TICKS
        picture.line((x, plot.bottom), (x, plot.top), theme.grid, 0.6)
        label = f"{chart.maximum * tick / _TICKS:g}"
        picture.words(Words(label, (x, 2), _SCALE, theme.muted, anchor="middle"))
    picture.line((plot.left, plot.bottom), (plot.left, plot.top), theme.rule, 0.8)
    for index, name in enumerate(names):
        base = plot.top - (index + 1) * ROW + (ROW - _BAR) / 2
        room = plot.left - _GAP / 2
        shown = Words(
            fitted(name, room, measure), (room, _middle(base)), _LABEL, theme.ink, anchor="end"
        )
        picture.words(shown)
        _draw_bar(picture, chart, plot, (index, base), (theme, measure))
    _draw_bar_target(picture, chart, plot, theme)
    return picture


def trend_picture(chart: TrendChart, theme: Theme, width: float, measure: Measure) -> Picture:
    """Lines over labelled points, each series with its own marker, and the target."""
    named = len(chart.series) > 1
    height = _TITLE_ROOM + _LEGEND_ROOM * named + _TREND_HEIGHT + _SCALE_ROOM + 4
    picture = Picture(width, height)
    _write_title(picture, chart.title, theme)
    ticks = [
        chart.minimum + (chart.maximum - chart.minimum) * tick / _TICKS
        for tick in range(_TICKS + 1)
    ]
    left = max(measure(f"{tick:g}", False, _SCALE) for tick in ticks) + 6
    plot = _Plot(left, _SCALE_ROOM + 4, width - left - 26, _TREND_HEIGHT)
    for tick in ticks:
        y = _height_of(tick, chart, plot)
        picture.line((plot.left, y), (plot.right, y), theme.grid, 0.6)
        at = (plot.left - 4, y - _SCALE * 0.36)
        picture.words(Words(f"{tick:g}", at, _SCALE, theme.muted, anchor="end"))
    _write_moments(picture, chart, plot, (theme, measure))
    _draw_trend_target(picture, chart, plot, theme)
    styles = cycle(zip(series_colours(theme), _MARKERS, strict=True))
    x = 0.0
    for series, (colour, marker) in zip(chart.series, styles, strict=False):
        _draw_series(picture, chart, plot, (series, colour, marker), (theme, measure))
        if named:
            x = _write_legend(picture, (series, colour, marker), x, (theme, measure))
    return picture


def series_colours(theme: Theme) -> tuple[str, ...]:
    """The colours of the lines of a trend, in order; each line has its own marker too."""
    return (theme.accent, theme.caution_bar, theme.strong.good, theme.primary)


def fitted(text: str, room: float, measure: Measure) -> str:
    """The text, cut with an ellipsis where a label of that width cannot hold it."""
    while len(text) > 1 and measure(text, False, _LABEL) > room:
        text = text[: -max(2, len(text) // 8)].rstrip() + "…"
    return text


def _write_title(picture: Picture, title: str, theme: Theme) -> None:
    at = (0.0, picture.height - _TITLE)
    picture.words(Words(one_line(title), at, _TITLE, theme.primary, bold=True))


def _title_meets_target(chart: BarChart, plot: _Plot, measure: Measure) -> bool:
    # The title and the word at the target line share a line where both have room.
    if chart.target is None:
        return False
    x = plot.left + plot.width * min(chart.target / chart.maximum, 1.0)
    half = measure(chart.target_label, True, _LABEL) / 2
    return measure(one_line(chart.title), True, _TITLE) + _GAP > x - half


def _draw_bar(
    picture: Picture,
    chart: BarChart,
    plot: _Plot,
    row: tuple[int, float],
    drawn_with: tuple[Theme, Measure],
) -> None:
    (index, base), (theme, measure) = row, drawn_with
    value, label = chart.values[index], chart.labels[index]
    if value is None:
        # Words where the bar would be: an empty row reads as zero.
        picture.words(Words(label, (plot.left + 5, _middle(base)), _LABEL, theme.muted))
        return
    length = plot.width * min(value / chart.maximum, 1.0)
    picture.box((plot.left, base), length, _BAR, theme.bar(chart.tone_of(value)))
    # At the foot of the bar no label can meet the target line; a short bar has it beside it.
    inside = length > measure(label, True, _LABEL) + 10
    x = plot.left + (5 if inside else length + 4)
    colour = theme.paper if inside else theme.ink
    picture.words(Words(label, (x, _middle(base)), _LABEL, colour, bold=True))


def _draw_bar_target(picture: Picture, chart: BarChart, plot: _Plot, theme: Theme) -> None:
    if chart.target is None:
        return
    x = plot.left + plot.width * min(chart.target / chart.maximum, 1.0)
    points = ((x, plot.bottom), (x, plot.top + 3))
    picture.parts.append(Shape(points, stroke=theme.ink, width=1.1, dash=True))
    label = Words(chart.target_label, (x, plot.top + 5), 7.4, theme.ink, bold=True, anchor="middle")
    picture.words(label)


def _draw_trend_target(picture: Picture, chart: TrendChart, plot: _Plot, theme: Theme) -> None:
    if chart.target is None or not chart.minimum <= chart.target <= chart.maximum:
        return
    y = _height_of(chart.target, chart, plot)
    points = ((plot.left, y), (plot.right, y))
    picture.parts.append(Shape(points, stroke=theme.ink, width=1.1, dash=True))
    # Above the line at its start, where the newest values are not.
    at = (plot.left + 3, y + 2.5)
    picture.words(Words(chart.target_label, at, 7.4, theme.ink, bold=True))


def _write_moments(
    picture: Picture, chart: TrendChart, plot: _Plot, drawn_with: tuple[Theme, Measure]
) -> None:
    theme, measure = drawn_with
    labels = [one_line(each) for each in chart.labels]
    widest = max((measure(each, False, _SCALE) for each in labels), default=0.0)
    # As many labels as stand side by side; the newest always has one.
    step = max(1, -(-int(len(labels) * (widest + 6)) // max(int(plot.width), 1)))
    for index, label in enumerate(labels):
        if (len(labels) - 1 - index) % step == 0:
            x = _place_of(index, chart, plot)
            shown = fitted(label, plot.width / 2, measure)
            picture.words(Words(shown, (x, 3), _SCALE, theme.muted, anchor="middle"))


def _draw_series(
    picture: Picture,
    chart: TrendChart,
    plot: _Plot,
    look: tuple[Series, str, int],
    drawn_with: tuple[Theme, Measure],
) -> None:
    (series, colour, marker), (theme, measure) = look, drawn_with
    for part in _unbroken(series.values):
        points = tuple((_place_of(i, chart, plot), _height_of(v, chart, plot)) for i, v in part)
        if len(points) > 1:
            picture.parts.append(Shape(points, stroke=colour, width=1.6))
        for point in points:
            picture.parts.append(Shape(_marker(point, marker), fill=colour))
    known = [(index, value) for index, value in enumerate(series.values) if value is not None]
    # Where every point has room its value stands beside it; else the newest value does.
    several = len(known) > _MOST_LABELLED or len(chart.series) > 1
    for index, value in known[-1:] if several else known:
        x, y = _place_of(index, chart, plot), _height_of(value, chart, plot)
        at, anchor = ((x + 5, y - 2.6), "start") if several else ((x, y + 4.5), "middle")
        # A label that lies on a line is cut out of it.
        room = measure(chart.figure(value), True, 7.4)
        corner = (at[0] - (0 if several else room / 2) - 1, at[1] - 1)
        picture.box(corner, room + 2, 7.2, theme.paper)
        picture.words(Words(chart.figure(value), at, 7.4, colour, bold=True, anchor=anchor))


def _write_legend(
    picture: Picture,
    look: tuple[Series, str, int],
    x: float,
    drawn_with: tuple[Theme, Measure],
) -> float:
    (series, colour, marker), (theme, measure) = look, drawn_with
    name = fitted(one_line(series.name), picture.width / 3, measure)
    y = picture.height - _TITLE_ROOM - 6
    picture.parts.append(Shape(_marker((x + 3, y + 2.6), marker), fill=colour))
    picture.words(Words(name, (x + 9, y), _LABEL, theme.ink))
    return x + 9 + measure(name, False, _LABEL) + 14


def _unbroken(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    part: list[tuple[int, float]] = []
    for index, value in enumerate((*values, None)):
        if value is not None:
            part.append((index, value))
        elif part:
            yield part
            part = []


def _place_of(index: int, chart: TrendChart, plot: _Plot) -> float:
    # Half a step from either edge, so that the outer labels have room.
    return plot.left + plot.width * (index + 0.5) / len(chart.labels)


def _height_of(value: float, chart: TrendChart, plot: _Plot) -> float:
    share = (value - chart.minimum) / (chart.maximum - chart.minimum)
    return plot.bottom + plot.height * share


_MARKERS = (16, 4, 3, 5)
"""Corners of the marker of each series: a disc, a square, a triangle, a pentagon."""


def _marker(centre: Point, corners: int) -> tuple[Point, ...]:
    turn = pi / 2 + (pi / 4 if corners == 4 else 0)
    angles = (turn + 2 * pi * corner / corners for corner in range(corners))
    return tuple((centre[0] + 2.8 * cos(a), centre[1] + 2.8 * sin(a)) for a in angles)


def _middle(base: float) -> float:
    return base + _BAR / 2 - _LABEL * 0.36
