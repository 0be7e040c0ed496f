"""Native, editable Word charts: the chart part and the little workbook behind it.

The target is drawn as a dashed frame around every bar, the one way to show it that every
office program draws alike.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from greenroom.report.document import BarChart
from greenroom.report.write import palette
from greenroom.report.write.docx_styles import FONT

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def chart_part(chart: BarChart, relation: str) -> bytes:
    """The chart part; `relation` names its link to the workbook."""
    body = (
        f"{_series(chart, 0)}{_target_series(chart)}"
        '<c:gapWidth val="45"/><c:overlap val="100"/><c:axId val="101"/><c:axId val="102"/>'
    )
    return (
        f"{_DECLARATION}<c:chartSpace "
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' xmlns:r="{_OFFICE}"><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f"{body}</c:barChart>{_axes(chart)}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text(8, palette.INK)}"
        f'<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def category_labels(chart: BarChart) -> tuple[str, ...]:
    """The categories, those without a value saying so, since they have no bar to label."""
    return tuple(
        " ".join((name if value is not None else f"{name}: {chart.missing}").split())
        for name, value in zip(chart.categories, chart.values, strict=True)
    )


def workbook(chart: BarChart) -> bytes:
    """The workbook that Word opens to edit the chart's data."""
    # Texts stand in the cells themselves: a table of shared texts would be one part more.
    headings = ["", " ".join(chart.title.split())]
    headings += [chart.target_label] if chart.target is not None else []
    rows = [f'<row r="1">{"".join(_words(1, n, text) for n, text in enumerate(headings))}</row>']
    for number, label in enumerate(category_labels(chart), 2):
        figures = [chart.values[number - 2]]
        figures += [chart.target] if chart.target is not None else []
        cells = "".join(_figure(number, n, value) for n, value in enumerate(figures, 1))
        rows.append(f'<row r="{number}">{_words(number, 0, label)}{cells}</row>')
    sheet = f'<worksheet xmlns="{_SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    return fixed_zip(
        (name, (_DECLARATION + text).encode()) for name, text in (*_BOOK.items(), (_DATA, sheet))
    )


def fixed_zip(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file of those parts without a date, the same bytes on every machine."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, data in parts:
            # The earliest date a zip file can hold, and no system that made it.
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            archive.writestr(entry, data)
    return buffer.getvalue()


_SHORT = 0.06
"""The share of the scale under which a bar cannot hold its label."""
_SHOWN = "".join(
    f'<c:show{name} val="{int(name == "Val")}"/>'
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)
_DATA = "xl/worksheets/sheet1.xml"
_BOOK = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="'
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="'
        'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Chart" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def _series(chart: BarChart, order: int) -> str:
    points = "".join(
        f'<c:dPt><c:idx val="{index}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{_solid(palette.BAR[chart.tone_of(value)])}</c:spPr></c:dPt>"
        for index, value in enumerate(chart.values)
        if value is not None
    )
    # White on a bar too short to hold it could not be read.
    beside = "".join(
        f'<c:dLbl><c:idx val="{index}"/>{_label(palette.INK, "outEnd")}</c:dLbl>'
        for index, value in enumerate(chart.values)
        if value is not None and value < _SHORT * chart.maximum
    )
    labels = f"<c:dLbls>{beside}{_label(palette.PAPER, 'inBase')}</c:dLbls>"
    colour = palette.BAR[chart.tone_of(None)]
    return (
        f"{_series_head(chart.title, order, 'B')}<c:spPr>{_solid(colour)}</c:spPr>"
        f'<c:invertIfNegative val="0"/>{points}{labels}{_data(chart, "B", chart.values)}</c:ser>'
    )


def _label(colour: str, place: str) -> str:
    return (
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{_text(8, colour, bold=True)}<c:dLblPos val="{place}"/>{_SHOWN}'
    )


def _target_series(chart: BarChart) -> str:
    if chart.target is None:
        return ""
    frame = (
        f'<c:spPr><a:noFill/><a:ln w="9525">{_solid(palette.INK)}<a:prstDash val="dash"/></a:ln>'
        "</c:spPr>"
    )
    # Every bar gets its frame, those without a value too: the target holds for all.
    values = (chart.target,) * len(chart.values)
    return (
        f"{_series_head(chart.target_label, 1, 'C')}{frame}"
        f'<c:invertIfNegative val="0"/>{_data(chart, "C", values)}</c:ser>'
    )


def _series_head(title: str, order: int, column: str) -> str:
    name = escape(" ".join(title.split()))
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/><c:tx><c:strRef>'
        f'<c:f>Chart!${column}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def _data(chart: BarChart, column: str, values: Sequence[float | None]) -> str:
    # The first row of the workbook holds the headings.
    last = len(values) + 1
    names = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(label)}</c:v></c:pt>'
        for index, label in enumerate(category_labels(chart))
    )
    figures = "".join(
        f'<c:pt idx="{index}"><c:v>{round(value, 1):g}</c:v></c:pt>'
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


def _axes(chart: BarChart) -> str:
    step = chart.maximum / 4
    # Categories run downwards as they are read; the scale then has to cross at the far end.
    return (
        '<c:catAx><c:axId val="101"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525">{_solid(palette.RULE)}</a:ln></c:spPr>{_text(8, palette.INK)}'
        '<c:crossAx val="102"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="102"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{chart.maximum:g}"/><c:min val="0"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350">{_solid(palette.GRID)}'
        '</a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text(7, palette.MUTED)}<c:crossAx val="101"/><c:crosses val="max"/>'
        f'<c:crossBetween val="between"/><c:majorUnit val="{step:g}"/></c:valAx>'
    )


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _text(size: float, colour: str, *, bold: bool = False) -> str:
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}">{_solid(colour)}'
        f'<a:latin typeface="{FONT}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def _words(row: int, column: int, text: str) -> str:
    place = f"{'ABC'[column]}{row}"
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else ""


def _figure(row: int, column: int, value: float | None) -> str:
    return "" if value is None else f'<c r="{"ABC"[column]}{row}"><v>{round(value, 1):g}</v></c>'
