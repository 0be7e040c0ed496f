"""Native, editable charts for office files, as DrawingML.

The target of bars is drawn as a dashed frame around every bar, the one way to show it that
every office program draws alike; the target of a trend is a dashed line.
"""

from itertools import cycle
from xml.sax.saxutils import escape

from greenroom.report.document import BarChart, TrendChart
from greenroom.report.theme import Theme
from greenroom.report.write.chart_book import (
    DECLARATION,
    OFFICE,
    Values,
    categories,
    columns,
    figure,
    letter,
)
from greenroom.report.write.pictures import series_colours

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

SCALE = 1.0
"""The size of texts against those in a document."""

_SHORT = 0.06
"""The share of the scale under which a bar cannot hold its label."""
_MARKERS = ("circle", "square", "triangle", "diamond")
_MOST_LABELLED = 9
_SHOWN = "".join(
    f'<c:show{name} val="{int(name == "Val")}"/>'
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)


def chart_part(
    chart: BarChart | TrendChart, relation: str, theme: Theme, scale: float = SCALE
) -> bytes:
    """The chart part; `relation` names its link to the workbook, `scale` stretches its texts."""
    pen = _Pen(theme, scale)
    if isinstance(chart, BarChart):
        plot, legend = _bars(chart, pen), ""
    else:
        plot = _lines(chart, pen)
        legend = _legend(pen) if len(chart.series) > 1 or chart.target is not None else ""
    return (
        f"{DECLARATION}<c:chartSpace "
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' xmlns:r="{OFFICE}"><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>{plot}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{pen.text(8, theme.ink)}"
        f'<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


class _Pen:
    """Colours and texts of one chart."""

    def __init__(self, theme: Theme, scale: float) -> None:
        self.theme, self._scale = theme, scale

    def text(self, size: float, colour: str, *, bold: bool = False) -> str:
        """The look of a text, its size in points."""
        return (
            "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
            f'<a:defRPr sz="{round(size * self._scale * 100)}" b="{int(bold)}">{solid(colour)}'
            f'<a:latin typeface="{self.theme.font}"/></a:defRPr></a:pPr>'
            '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
        )


def solid(colour: str) -> str:
    """A fill in one colour."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _bars(chart: BarChart, pen: _Pen) -> str:
    data = list(columns(chart))
    series = _bar_series(chart, data[0], pen)
    series += _frame_series(chart, data[1], pen) if chart.target is not None else ""
    return (
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="45"/><c:overlap val="100"/><c:axId val="101"/>'
        f'<c:axId val="102"/></c:barChart>{_bar_axes(chart, pen)}'
    )


def _bar_series(chart: BarChart, column: tuple[str, Values], pen: _Pen) -> str:
    theme = pen.theme
    points = "".join(
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{solid(theme.bar(chart.tone_of(value)))}</c:spPr></c:dPt>"
        for index, value in enumerate(chart.values)
        if value is not None
    )
    # White on a bar too short to hold it could not be read.
    beside = "".join(
        f'<c:dLbl><c:idx val="{index}"/>{_label(pen, theme.ink, "outEnd")}</c:dLbl>'
        for index, value in enumerate(chart.values)
        if value is not None and value < _SHORT * chart.maximum
    )
    labels = f"<c:dLbls>{beside}{_label(pen, theme.paper, 'inBase')}</c:dLbls>"
    colour = theme.bar(chart.tone_of(None))
    return (
        f"{_series_head(column[0], 0)}<c:spPr>{solid(colour)}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{points}{labels}{_data(chart, 0, column[1])}</c:ser>'
    )


def _frame_series(chart: BarChart, column: tuple[str, Values], pen: _Pen) -> str:
    frame = (
        f'<c:spPr><a:noFill/><a:ln w="9525">{solid(pen.theme.ink)}<a:prstDash val="dash"/></a:ln>'
        "</c:spPr>"
    )
    return (
        f'{_series_head(column[0], 1)}{frame}<c:invertIfNegative val="0"/>'
        f"{_data(chart, 1, column[1])}</c:ser>"
    )


def _lines(chart: TrendChart, pen: _Pen) -> str:
    looks = cycle(zip(series_colours(pen.theme), _MARKERS, strict=True))
    drawn = []
    for order, (name, values) in enumerate(columns(chart)):
        if order == len(chart.series):
            drawn.append(_target_line(chart, order, (name, values), pen))
        else:
            drawn.append(_line(chart, order, (name, values), (*next(looks), pen)))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{"".join(drawn)}<c:marker val="1"/><c:axId val="101"/><c:axId val="102"/></c:lineChart>'
        f"{_line_axes(chart, pen)}"
    )


def _line(
    chart: TrendChart, order: int, column: tuple[str, Values], look: tuple[str, str, _Pen]
) -> str:
    (name, values), (colour, marker, pen) = column, look
    shape = (
        f'<c:marker><c:symbol val="{marker}"/><c:size val="6"/><c:spPr>{solid(colour)}'
        "<a:ln><a:noFill/></a:ln></c:spPr></c:marker>"
    )
    known = [index for index, value in enumerate(values) if value is not None]
    # As on paper: every value where there is room, else the newest of each line.
    if len(known) <= _MOST_LABELLED and len(chart.series) == 1:
        labels = f"<c:dLbls>{_label(pen, colour, 't')}</c:dLbls>"
    else:
        newest = "".join(
            f'<c:dLbl><c:idx val="{index}"/>{_label(pen, colour, "r")}</c:dLbl>'
            for index in known[-1:]
        )
        hidden = _SHOWN.replace('val="1"', 'val="0"')
        labels = f"<c:dLbls>{newest}{hidden}</c:dLbls>"
    return (
        f'{_series_head(name, order)}<c:spPr><a:ln w="20320" cap="rnd">{solid(colour)}<a:round/>'
        f"</a:ln></c:spPr>{shape}{labels}{_data(chart, order, values)}"
        '<c:smooth val="0"/></c:ser>'
    )


def _target_line(chart: TrendChart, order: int, column: tuple[str, Values], pen: _Pen) -> str:
    return (
        f'{_series_head(column[0], order)}<c:spPr><a:ln w="12700">{solid(pen.theme.ink)}'
        '<a:prstDash val="dash"/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>'
        f'{_data(chart, order, column[1])}<c:smooth val="0"/></c:ser>'
    )


def _label(pen: _Pen, colour: str, place: str) -> str:
    return (
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{pen.text(8, colour, bold=True)}<c:dLblPos val="{place}"/>{_SHOWN}'
    )


def _legend(pen: _Pen) -> str:
    return (
        '<c:legend><c:legendPos val="t"/><c:overlay val="0"/>'
        f"{pen.text(8, pen.theme.ink)}</c:legend>"
    )


def _series_head(title: str, order: int) -> str:
    column = letter(order + 1)
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/><c:tx><c:strRef>'
        f'<c:f>Chart!${column}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{escape(title)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def _data(chart: BarChart | TrendChart, order: int, values: Values) -> str:
    # The first row of the workbook holds the headings.
    last, column = len(values) + 1, letter(order + 1)
    names = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(label)}</c:v></c:pt>'
        for index, label in enumerate(categories(chart))
    )
    figures = "".join(
        f'<c:pt idx="{index}"><c:v>{figure(value)}</c:v></c:pt>'
        for index, value in enumerate(values)
        if value is not None
    )
    count = f'<c:ptCount val="{len(values)}"/>'
    return (
        f"<c:cat><c:strRef><c:f>Chart!$A$2:$A${last}</c:f>"
        f"<c:strCache>{count}{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Chart!${column}$2:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>{count}{figures}</c:numCache>"
        "</c:numRef></c:val>"
    )


def _bar_axes(chart: BarChart, pen: _Pen) -> str:
    # Categories run downwards as they are read; the scale then has to cross at the far end.
    names = _names_axis(pen, "maxMin", "l")
    scale = _scale_axis(pen, (0.0, chart.maximum), ("b", "max", "between"))
    return names + scale


def _line_axes(chart: TrendChart, pen: _Pen) -> str:
    names = _names_axis(pen, "minMax", "b")
    limits = (chart.minimum, chart.maximum)
    return names + _scale_axis(pen, limits, ("l", "autoZero", "between"))


def _names_axis(pen: _Pen, direction: str, side: str) -> str:
    theme = pen.theme
    return (
        f'<c:catAx><c:axId val="101"/><c:scaling><c:orientation val="{direction}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" '
        'sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr><a:ln w="9525">{solid(theme.rule)}</a:ln></c:spPr>'
        f'{pen.text(8, theme.ink)}<c:crossAx val="102"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _scale_axis(pen: _Pen, limits: tuple[float, float], place: tuple[str, str, str]) -> str:
    theme, (low, high), (side, crosses, between) = pen.theme, limits, place
    return (
        '<c:valAx><c:axId val="102"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{high:g}"/><c:min val="{low:g}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:majorGridlines><c:spPr><a:ln w="6350">{solid(theme.grid)}'
        '</a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{pen.text(7, theme.muted)}<c:crossAx val="101"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="{between}"/><c:majorUnit val="{(high - low) / 4:g}"/></c:valAx>'
    )
