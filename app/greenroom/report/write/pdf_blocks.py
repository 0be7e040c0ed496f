"""How each block looks in a PDF: block type to function, each giving flowables."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Line
from reportlab.platypus import Table as Grid

from greenroom.report.document import (
    Alignment,
    BarChart,
    Bullets,
    Callout,
    Cell,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Quote,
    SignatureRows,
    Table,
    Tile,
    Tiles,
    Tone,
)
from greenroom.report.write import palette
from greenroom.report.write.pdf_charts import draw_chart
from greenroom.report.write.pdf_fonts import (
    BOLD,
    ITALIC,
    REGULAR,
    markup,
    markup_of_runs,
    width_of,
)
from greenroom.report.write.pdf_page import TEXT_WIDTH

ROWS_AT_ONCE = 1000
"""Rows per laid-out table: the time for one table grows faster than its rows."""

_GAP = 5.0
# Less room than this under a heading, in points, and it starts on the next page. Keeping
# it with all of a long table would leave half a page empty instead.
_ROOM_BELOW = (64.0, 46.0, 40.0)
_PADDING = 5.0
_ALIGNMENTS = {
    Alignment.LEFT: TA_LEFT,
    Alignment.CENTRE: TA_CENTER,
    Alignment.RIGHT: TA_RIGHT,
}
# An empty table cell would otherwise name a standard font that is not embedded.
_EVERY_CELL = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
_TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


def colour(digits: str) -> HexColor:
    """The ReportLab colour of six hexadecimal digits."""
    return HexColor(f"#{digits}")


def style(size: float, face: str = REGULAR, **options: Any) -> ParagraphStyle:
    """A paragraph style in that size and face, ink on white unless told otherwise."""
    settings = {
        "fontName": face,
        "fontSize": size,
        "leading": size * palette.LEADING,
        "textColor": colour(palette.INK),
        "bulletFontName": REGULAR,
        "splitLongWords": 1,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle("text", **(settings | options))


_BODY = style(palette.BODY_SIZE, spaceAfter=_GAP)
_NOTE = style(palette.NOTE_SIZE, textColor=colour(palette.MUTED), spaceBefore=1, spaceAfter=_GAP)
_CELL = style(palette.CELL_SIZE)
_CELLS = {
    (alignment, tone): style(
        palette.CELL_SIZE,
        REGULAR if tone is Tone.NEUTRAL else BOLD,
        alignment=_ALIGNMENTS[alignment],
        textColor=colour(palette.INK if tone is Tone.NEUTRAL else palette.STRONG[tone]),
    )
    for alignment in Alignment
    for tone in Tone
}
_HEADS = {
    alignment: style(
        palette.CELL_SIZE,
        BOLD,
        alignment=_ALIGNMENTS[alignment],
        textColor=colour(palette.PAPER),
    )
    for alignment in Alignment
}
_KEY = style(palette.CELL_SIZE, BOLD, textColor=colour(palette.PRIMARY))
_CAPTION = style(palette.NOTE_SIZE, ITALIC, textColor=colour(palette.MUTED), spaceAfter=2)
_TITLE = style(
    palette.TITLE_SIZE,
    BOLD,
    textColor=colour(palette.PRIMARY),
    leading=palette.TITLE_SIZE * 1.15,
)
_BYLINE = style(palette.NOTE_SIZE, textColor=colour(palette.MUTED), spaceBefore=2, spaceAfter=7)
_LABEL = style(palette.NOTE_SIZE, textColor=colour(palette.MUTED))
_BULLET = style(
    palette.BODY_SIZE,
    leftIndent=10,
    bulletIndent=1,
    bulletFontSize=palette.BODY_SIZE,
    bulletColor=colour(palette.ACCENT),
    spaceAfter=1.5,
)
_QUOTE = style(palette.BODY_SIZE, ITALIC)
_HEADINGS = tuple(
    style(
        size,
        BOLD,
        textColor=colour(palette.PRIMARY),
        spaceBefore=size * 0.45,
        spaceAfter=size * 0.28,
    )
    for size in palette.HEADING_SIZES
)


def title_lines(title: str, byline: str) -> list[Flowable]:
    """The document's title with its byline."""
    lines = [Line(markup(title, BOLD), _TITLE)]
    return [*lines, Line(markup(byline), _BYLINE)] if byline else lines


def heading_lines(block: Heading) -> list[Flowable]:
    """A heading that stays with what follows it."""
    level = min(max(block.level, 1), len(_HEADINGS)) - 1
    return [CondPageBreak(_ROOM_BELOW[level]), Line(markup(block.text, BOLD), _HEADINGS[level])]


def paragraph_lines(block: Paragraph) -> list[Flowable]:
    """Running text, or a small remark."""
    return [Line(markup_of_runs(block.runs), _NOTE if block.note else _BODY)]


def bullet_lines(block: Bullets) -> list[Flowable]:
    """One marked line for each item."""
    lines = [Line(markup_of_runs(item), _BULLET, bulletText="•") for item in block.items]
    return [*lines, Spacer(1, _GAP - 1.5)]


def key_value_lines(block: KeyValues) -> list[Flowable]:
    """Names left, values right, hairlines between."""
    if not block.rows:
        return []
    rows = [
        [Line(markup(key, BOLD), _KEY), Line(markup(value), _CELL)] for key, value in block.rows
    ]
    # Hairlines keep a value with its name without boxing either in.
    hairline = ("LINEBELOW", (0, 0), (-1, -1), 0.5, colour(palette.RULE))
    padding = _paddings(left=2, top=2.1, bottom=2.8)
    widths = [TEXT_WIDTH * 0.16, TEXT_WIDTH * 0.84]
    return [_grid(rows, widths, [hairline, *padding]), Spacer(1, _GAP + 2)]


def table_lines(block: Table) -> list[Flowable]:
    """Rows under a header that repeats on every page, and at the head of every piece."""
    widths = _column_widths([column.share for column in block.header])
    head = [Line(markup(each.title, BOLD), _HEADS[each.alignment]) for each in block.header]
    flowables: list[Flowable] = []
    if block.caption:
        flowables.append(CondPageBreak(_ROOM_BELOW[0]))
        flowables.append(Line(markup(block.caption, ITALIC), _CAPTION))
    alignments = [column.alignment for column in block.header]
    # At least one piece, so that a table without rows still shows its header.
    for first in range(0, max(len(block.rows), 1), ROWS_AT_ONCE):
        rows = [_table_row(row, alignments) for row in block.rows[first : first + ROWS_AT_ONCE]]
        flowables.append(_grid([head, *rows], widths, _table_look(), header_rows=1))
    return [*flowables, Spacer(1, _GAP)]


def tile_lines(block: Tiles) -> list[Flowable]:
    """Tinted boxes of one height, side by side."""
    if not block.tiles:
        return []
    # Room between the tiles is a column of its own; cell borders would touch.
    between = 6.0
    width = (TEXT_WIDTH - between * (len(block.tiles) - 1)) / len(block.tiles)
    cells: list[Any] = []
    look: list[tuple[Any, ...]] = _paddings(left=7, top=5, bottom=6)
    for index, tile in enumerate(block.tiles):
        at = (2 * index, 0)
        cells += [_tile_content(tile, width - 12), ""]
        look.append(("BACKGROUND", at, at, colour(palette.SOFT[tile.tone])))
        look.append(("LINEABOVE", at, at, 2.4, colour(palette.STRONG[tile.tone]), "butt"))
    widths = [width, between] * len(block.tiles)
    return [_grid([cells[:-1]], widths[:-1], look), Spacer(1, _GAP + 3)]


def chart_lines(block: BarChart) -> list[Flowable]:
    """The chart over the full width."""
    return [draw_chart(block, TEXT_WIDTH), Spacer(1, _GAP - 2)]


def quote_lines(block: Quote) -> list[Flowable]:
    """The words in italics behind a bar, and whose they are."""
    lines = [Line(markup(f"“{block.text}”", ITALIC), _QUOTE)]
    if block.attribution:
        lines.append(Line(markup(f"— {block.attribution}"), _LABEL))
    bar = ("LINEBEFORE", (0, 0), (0, -1), 2.5, colour(palette.ACCENT), "butt")
    return [_grid([[line] for line in lines], [TEXT_WIDTH], [bar, *_paddings(left=10)]), _space()]


def callout_lines(block: Callout) -> list[Flowable]:
    """A tinted box with a bar in its tone."""
    strong = colour(palette.STRONG[block.tone])
    # One row for each line, so that a long callout can break between pages.
    size = palette.CALLOUT_TITLE_SIZE
    title = Line(markup(block.title, BOLD), style(size, BOLD, textColor=strong, spaceAfter=2))
    rows = [[title]] + [
        [Line(markup(line), style(palette.BODY_SIZE))] for line in block.lines if line
    ]
    look = [
        ("BACKGROUND", (0, 0), (-1, -1), colour(palette.SOFT[block.tone])),
        ("LINEBEFORE", (0, 0), (0, -1), 4, strong, "butt"),
        *_paddings(left=11, top=1.5, bottom=1.5),
        ("TOPPADDING", (0, 0), (-1, 0), 6),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 7),
    ]
    return [_grid(rows, [TEXT_WIDTH], look), Spacer(1, _GAP + 2)]


def signature_lines(block: SignatureRows) -> list[Flowable]:
    """One tall row for each person, with room to sign."""
    head = [Line(markup(each, BOLD), _HEADS[Alignment.LEFT]) for each in block.header]
    rows = [
        [Line(markup(each), _CELL) for each in (row.role, row.name, row.decision, row.date, "")]
        for row in block.rows
    ]
    widths = _column_widths([2.4, 2.2, 1.9, 1.4, 2.6])
    look = [*_table_look(), ("BOTTOMPADDING", (0, 1), (-1, -1), 16)]
    return [_grid([head, *rows], widths, look, header_rows=1), Spacer(1, _GAP)]


def page_break_lines(_block: PageBreak) -> list[Flowable]:
    """The start of a new page."""
    return [NewPage()]


BLOCKS: Mapping[type, Callable[[Any], list[Flowable]]] = MappingProxyType(
    {
        Heading: heading_lines,
        Paragraph: paragraph_lines,
        Bullets: bullet_lines,
        KeyValues: key_value_lines,
        Table: table_lines,
        Tiles: tile_lines,
        BarChart: chart_lines,
        Quote: quote_lines,
        Callout: callout_lines,
        SignatureRows: signature_lines,
        PageBreak: page_break_lines,
    }
)
"""Every block type with the function that draws it."""


def _space() -> Flowable:
    return Spacer(1, _GAP)


def _table_row(row: Sequence[Cell], alignments: Sequence[Alignment]) -> list[Flowable]:
    return [
        Line(
            markup(cell.text, REGULAR if cell.tone is Tone.NEUTRAL else BOLD),
            _CELLS[alignment, cell.tone],
        )
        for cell, alignment in zip(row, alignments, strict=True)
    ]


def _tile_content(tile: Tile, room: float) -> list[Flowable]:
    # A long value is set smaller rather than broken over two lines.
    is_short = len(tile.value) <= palette.TILE_VALUE_LIMIT
    largest = palette.TILE_VALUE_SIZE if is_short else palette.TILE_WORDS_SIZE
    natural = width_of(tile.value, BOLD, largest)
    size = max(largest * min(1.0, room / max(natural, 1.0)), palette.BODY_SIZE)
    strong = colour(palette.STRONG[tile.tone])
    leading = palette.TILE_VALUE_SIZE * 1.2
    value = style(size, BOLD, textColor=strong, leading=leading)
    content = [Line(markup(tile.label), _LABEL), Line(markup(tile.value, BOLD), value)]
    return [*content, Line(markup(tile.note), _LABEL)] if tile.note else content


def _grid(
    rows: list[list[Any]], widths: list[float], look: list[tuple[Any, ...]], header_rows: int = 0
) -> Grid:
    # A row taller than a page is split inside; without this the whole export would fail.
    return Grid(
        rows,
        colWidths=widths,
        style=[_EVERY_CELL, _TOP, *look],
        splitInRow=1,
        repeatRows=header_rows,
    )


def _table_look() -> list[tuple[Any, ...]]:
    return [
        ("BACKGROUND", (0, 0), (-1, 0), colour(palette.PRIMARY)),
        ("ROWBACKGROUNDS", (0, 1), (-1, -1), [None, colour(palette.ZEBRA)]),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, colour(palette.RULE)),
        *_paddings(left=_PADDING, top=2.1, bottom=2.9),
    ]


def _paddings(left: float, top: float = 1.0, bottom: float = 1.0) -> list[tuple[Any, ...]]:
    every = ((0, 0), (-1, -1))
    return [
        ("LEFTPADDING", *every, left),
        ("RIGHTPADDING", *every, 4),
        ("TOPPADDING", *every, top),
        ("BOTTOMPADDING", *every, bottom),
    ]


def _column_widths(shares: Sequence[float]) -> list[float]:
    # No column may be narrower than its padding and one letter.
    least = min(20.0, TEXT_WIDTH / len(shares))
    total = sum(shares)
    widths = [max(TEXT_WIDTH * share / total, least) for share in shares]
    return [TEXT_WIDTH * width / sum(widths) for width in widths]
