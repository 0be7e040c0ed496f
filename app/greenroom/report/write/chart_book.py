"""The little workbook behind a native chart, which office programs open to edit its data."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from greenroom.report.document import BarChart, TrendChart
from greenroom.report.write.furniture import one_line

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""The first line of every part of an office file."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""The name space of relations between parts."""

Values = tuple[float | None, ...]

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def categories(chart: BarChart | TrendChart) -> tuple[str, ...]:
    """The names under or beside the values; a bar without a value says so, having no label."""
    if isinstance(chart, TrendChart):
        return tuple(one_line(label) for label in chart.labels)
    return tuple(
        one_line(name if value is not None else f"{name}: {chart.missing}")
        for name, value in zip(chart.categories, chart.values, strict=True)
    )


def columns(chart: BarChart | TrendChart) -> Iterator[tuple[str, Values]]:
    """Every series with its name, the target last where there is one."""
    if isinstance(chart, TrendChart):
        for series in chart.series:
            yield one_line(series.name) or one_line(chart.title), series.values
    else:
        yield one_line(chart.title), chart.values
    if chart.target is not None:
        # The target holds for every category, those without a value too.
        yield chart.target_label, (chart.target,) * len(categories(chart))


def letter(column: int) -> str:
    """The name of a column from 0: A to Z, then AA and on."""
    first, last = divmod(column, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)


def figure(value: float) -> str:
    """A value as the file holds it: to one decimal, as every label shows it."""
    return f"{round(value, 1):g}"


def workbook(chart: BarChart | TrendChart) -> bytes:
    """The workbook: names down the first column, one column for each series."""
    # Texts stand in the cells themselves: a table of shared texts would be one part more.
    data = list(columns(chart))
    heads = "".join(_words(1, n, name) for n, (name, _) in enumerate(data, 1))
    rows = [f'<row r="1">{heads}</row>']
    for number, label in enumerate(categories(chart), 2):
        cells = "".join(
            _figure(number, n, values[number - 2]) for n, (_, values) in enumerate(data, 1)
        )
        rows.append(f'<row r="{number}">{_words(number, 0, label)}{cells}</row>')
    sheet = f'<worksheet xmlns="{_SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    return fixed_zip(
        (name, (DECLARATION + text).encode()) for name, text in (*_BOOK.items(), (_DATA, sheet))
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
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Chart" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def _words(row: int, column: int, text: str) -> str:
    place = f"{letter(column)}{row}"
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else ""


def _figure(row: int, column: int, value: float | None) -> str:
    return "" if value is None else f'<c r="{letter(column)}{row}"><v>{figure(value)}</v></c>'
