"""The tables of a PDF with their structure: data, heat maps, signatures, key figures."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Flowable, Spacer

from greenroom.report.document import (
    Alignment,
    Column,
    HeatMap,
    SignatureRows,
    Table,
    Tile,
    Tiles,
    Tone,
)
from greenroom.report.theme import Theme
from greenroom.report.write import measures
from greenroom.report.write.furniture import widest_column
from greenroom.report.write.heat import tint
from greenroom.report.write.pdf_fonts import BOLD, width_of
from greenroom.report.write.pdf_grids import (
    TALL_HEAD,
    Boxes,
    Cell,
    Command,
    Look,
    Rows,
    boxes,
    column_widths,
    paddings,
)
from greenroom.report.write.pdf_lines import Line, colour, text_line
from greenroom.report.write.pdf_styles import Styles, style
from greenroom.report.write.pdf_tags import COLUMN_HEAD, ROW_HEAD, Element

Place = tuple[Element, float]
"""The element a table belongs to, and its width in points."""

_PADDING, _ABOVE, _BELOW, _BELOW_SIGNED = 5.0, 2.1, 2.9, 16.0
_PAGE = 750.0
_TILE_GAP = 6.0


def data_table(block: Table, theme: Theme, styles: Styles, place: Place) -> list[Flowable]:
    """The caption and the rows under a head that repeats on every page."""
    root, width = place
    table = root.add("Table")
    flowables: list[Flowable] = []
    if block.caption:
        caption = text_line(block.caption, styles.caption, table.add("Caption"))
        caption.stays = True
        flowables.append(caption)
    widths = column_widths([column.share for column in block.header], width)
    head = _head(block.header, styles, table)
    noted = widest_column(block.header)
    rows: list[list[Cell]] = []
    for number, row in enumerate(block.rows):
        cells = _cells(row, block.header, styles, table.add("TR"))
        if block.comments and (notes := block.notes_at(number)):
            said = [text_line(each.line, styles.label, cells[noted].element) for each in notes]
            rows.append([[cell, *said] if n == noted else cell for n, cell in enumerate(cells)])
        else:
            rows.append([*cells])
    return [*flowables, _rows(head, rows, widths, _look(theme, head, widths)), _space(styles)]


def signature_table(
    block: SignatureRows, theme: Theme, styles: Styles, place: Place
) -> list[Flowable]:
    """One tall row for each person, with room to sign."""
    root, width = place
    table = root.add("Table")
    widths = column_widths(measures.SIGNATURE_SHARES, width)
    head = _head([Column(title) for title in block.header], styles, table)
    rows: list[list[Cell]] = []
    for row in block.rows:
        line = table.add("TR")
        texts = (row.role, row.name, row.decision, row.date, "")
        rows.append([text_line(text, styles.cell, line.add("TD")) for text in texts])
    look = _look(theme, head, widths, below=_BELOW_SIGNED)
    return [_rows(head, rows, widths, look), _space(styles)]


def heat_table(block: HeatMap, theme: Theme, styles: Styles, place: Place) -> list[Flowable]:
    """The title and a table of tinted fields, each with its text."""
    root, width = place
    table = root.add("Table")
    title = style(theme, measures.CELL_SIZE, BOLD, textColor=colour(theme.primary), spaceAfter=3)
    caption = text_line(block.title, title, table.add("Caption"))
    caption.stays = True
    heads = [Column(block.corner), *(Column(each, Alignment.CENTRE) for each in block.columns)]
    rows: list[list[Any]] = [list(_head(heads, styles, table))]
    look: list[Command] = [
        ("BACKGROUND", (0, 0), (-1, 0), colour(theme.primary)),
        ("INNERGRID", (0, 1), (-1, -1), 1.5, colour(theme.paper)),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, colour(theme.rule)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *paddings(left=4, top=_ABOVE, bottom=_BELOW + 1),
    ]
    for number, (name, cells) in enumerate(zip(block.rows, block.cells, strict=True), 1):
        line = table.add("TR")
        drawn = [text_line(name, styles.key, line.add("TH", ROW_HEAD))]
        for column, cell in enumerate(cells, 1):
            centred = styles.cells[Alignment.CENTRE, Tone.NEUTRAL]
            drawn.append(text_line(cell.text, centred, line.add("TD")))
            at = (column, number)
            look.append(("BACKGROUND", at, at, colour(tint(block, cell, theme))))
        rows.append(list(drawn))
    widths = column_widths(measures.heat_shares(block.columns), width)
    grid = boxes(rows, widths, look, head=1)
    return [caption, grid, _space(styles)]


def tile_boxes(block: Tiles, theme: Theme, styles: Styles, place: Place) -> Boxes:
    """Tinted boxes of one height, side by side; in the structure a list of key figures."""
    root, whole = place
    items = root.add("L")
    # Room between the tiles is a column of its own; cell borders would touch.
    width = (whole - _TILE_GAP * (len(block.tiles) - 1)) / len(block.tiles)
    cells: list[Any] = []
    look = paddings(left=7, top=4, bottom=4)
    for index, tile in enumerate(block.tiles):
        at = (2 * index, 0)
        body = items.add("LI").add("LBody")
        cells += [_tile_lines(tile, width - 12, (theme, styles), body), ""]
        look.append(("BACKGROUND", at, at, colour(theme.soft.of(tile.tone))))
        look.append(("LINEABOVE", at, at, 2.4, colour(theme.strong.of(tile.tone)), "butt"))
    widths = [width, _TILE_GAP] * len(block.tiles)
    return boxes([cells[:-1]], widths[:-1], look)


def _tile_lines(
    tile: Tile, room: float, drawn_with: tuple[Theme, Styles], element: Element
) -> list[Line]:
    theme, styles = drawn_with
    # A long value is set smaller rather than broken over two lines.
    is_short = len(tile.value) <= measures.TILE_VALUE_LIMIT
    largest = measures.TILE_VALUE_SIZE if is_short else measures.TILE_WORDS_SIZE
    natural = width_of(tile.value, BOLD, largest)
    size = max(largest * min(1.0, room / max(natural, 1.0)), measures.BODY_SIZE)
    strong = colour(theme.strong.of(tile.tone))
    value = style(theme, size, BOLD, textColor=strong, leading=measures.TILE_VALUE_SIZE * 1.2)
    lines = [
        text_line(tile.label, styles.label, element.add("P")),
        text_line(tile.value, value, element.add("P")),
    ]
    return [*lines, text_line(tile.note, styles.label, element.add("P"))] if tile.note else lines


def _head(columns: Sequence[Column], styles: Styles, table: Element) -> list[Line]:
    row = table.add("TR")
    lines = [
        text_line(each.title, styles.heads[each.alignment], row.add("TH", COLUMN_HEAD))
        for each in columns
    ]
    for line in lines:
        line.repeated = True
    return lines


def _cells(
    row: Sequence[Any], header: Sequence[Column], styles: Styles, line: Element
) -> list[Line]:
    return [
        text_line(cell.text, styles.cells[column.alignment, cell.tone], line.add("TD"))
        for cell, column in zip(row, header, strict=True)
    ]


def _rows(head: list[Line], rows: list[list[Cell]], widths: list[float], look: Look) -> Flowable:
    if look.tall_head or not rows:
        # A head too tall to repeat is a first row like any other, and may be split.
        return boxes([list(head), *(list(row) for row in rows)], widths, look.whole())
    return Rows(head, rows, widths, look)


def _look(theme: Theme, head: list[Line], widths: list[float], below: float = _BELOW) -> Look:
    pads = paddings(left=_PADDING, top=_ABOVE, bottom=below)
    line: Command = ("LINEBELOW", (0, 1), (-1, -1), 0.5, colour(theme.rule))
    fill: Command = ("BACKGROUND", (0, 0), (-1, 0), colour(theme.primary))
    # Room to sign is needed under the rows and not under their headings.
    low: Command = ("BOTTOMPADDING", (0, 0), (-1, 0), _BELOW)
    room = (_PADDING + 4, _ABOVE + below, _ABOVE + _BELOW)
    look = Look([line, *pads], [fill, low], (None, colour(theme.zebra)), room)
    measured = zip(head, widths, strict=True)
    tallest = max(each.wrap(width - look.beside, 0)[1] for each, width in measured)
    look.tall_head = tallest > TALL_HEAD * _PAGE
    return look


def _space(styles: Styles) -> Spacer:
    return Spacer(1, styles.gap)
