"""How each block looks in Word: block type to function, each giving WordprocessingML."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

from greenroom.report.document import (
    Alignment,
    BarChart,
    Bullets,
    Callout,
    Cell,
    Column,
    Heading,
    KeyValues,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    SignatureRows,
    Table,
    Tile,
    Tiles,
    Tone,
)
from greenroom.report.write import docx_styles as styles
from greenroom.report.write import palette
from greenroom.report.write.docx_xml import (
    TWIPS_PER_MM,
    cell_xml,
    chart_xml,
    gap_xml,
    paragraph_xml,
    row_xml,
    run_xml,
    spread,
    table_xml,
    text_xml,
)

WIDTH = round(palette.TEXT_WIDTH * TWIPS_PER_MM)
"""The width between the margins, in twips."""

_EMU_PER_MM = 36_000
_HAIRLINE = {"bottom": (4, palette.RULE)}
_TILE_GAP = 0.05
"""The room between two tiles as a share of a tile."""


class Shelf(Protocol):
    """Where charts are put; `place` gives the relation id and the number of the chart."""

    def place(self, chart: BarChart) -> tuple[str, int]:
        """The relation id under which the text can show the chart, and its number."""


def heading_xml(block: Heading, _shelf: Shelf) -> str:
    """A real heading, so that Word's navigation finds it."""
    level = min(max(block.level, 1), len(styles.HEADINGS))
    return text_xml(styles.HEADINGS[level - 1], block.text)


def running_text_xml(block: Paragraph, _shelf: Shelf) -> str:
    """Running text, or a small remark."""
    style = styles.NOTE if block.note else styles.BODY
    return paragraph_xml(style, _runs(block.runs))


def bullets_xml(block: Bullets, _shelf: Shelf) -> str:
    """A real list."""
    return "".join(paragraph_xml(styles.BULLET, _runs(item)) for item in block.items)


def key_values_xml(block: KeyValues, _shelf: Shelf) -> str:
    """Names left, values right, hairlines between."""
    if not block.rows:
        return ""
    widths = spread([0.16, 0.84], WIDTH)
    rows = "".join(
        row_xml(
            cell_xml(
                text_xml(styles.CELL, key, colour=palette.PRIMARY), widths[0], borders=_HAIRLINE
            )
            + cell_xml(text_xml(styles.CELL, value), widths[1], borders=_HAIRLINE)
        )
        for key, value in block.rows
    )
    return table_xml(rows, widths, "Key facts", first_column=True) + _space()


def data_table_xml(block: Table, _shelf: Shelf) -> str:
    """Rows under a header that repeats on every page."""
    widths = spread([column.share for column in block.header], WIDTH)
    caption = text_xml(styles.CAPTION, block.caption) if block.caption else ""
    rows = [_header_row(block.header, widths)]
    for number, row in enumerate(block.rows):
        fill = palette.ZEBRA if number % 2 else ""
        cells = "".join(
            cell_xml(_cell_text(cell, column.alignment), width, fill=fill, borders=_HAIRLINE)
            for cell, column, width in zip(row, block.header, widths, strict=True)
        )
        # A row that cannot fit on one page has to be allowed to break.
        rows.append(row_xml(cells, whole=max(len(cell.text) for cell in row) < 1000))
    # A screen reader needs a name for every table, captioned or not.
    named = block.caption or ", ".join(column.title for column in block.header)
    return caption + table_xml("".join(rows), widths, named) + _space()


def tiles_xml(block: Tiles, _shelf: Shelf) -> str:
    """Tinted boxes side by side: labels as the header row, values, notes."""
    if not block.tiles:
        return ""
    # Narrow empty columns keep the boxes apart; borders would run into each other.
    shares = [1.0, _TILE_GAP] * len(block.tiles)
    widths = spread(shares[:-1], WIDTH)
    lines = (
        [text_xml(styles.TILE_LABEL, tile.label) for tile in block.tiles],
        [_tile_value(tile) for tile in block.tiles],
        [text_xml(styles.TILE_LABEL, tile.note) for tile in block.tiles],
    )
    rows = ""
    for number, line in enumerate(lines):
        cells = []
        for index, (tile, text) in enumerate(zip(block.tiles, line, strict=True)):
            edge = {} if number else {"top": (20, palette.STRONG[tile.tone])}
            fill = palette.SOFT[tile.tone]
            cells.append(cell_xml(text, widths[2 * index], fill=fill, borders=edge))
        gap = gap_xml(widths[1], styles.SPACE) if len(widths) > 1 else ""
        rows += row_xml(gap.join(cells), header=number == 0)
    return table_xml(rows, widths, "Key figures", pad=25) + _space()


def bar_chart_xml(block: BarChart, shelf: Shelf) -> str:
    """The chart's title as its caption, and the native chart with its text in words."""
    relation, number = shelf.place(block)
    height = 9 + 5.8 * max(len(block.categories), 1)
    size = round(palette.TEXT_WIDTH * _EMU_PER_MM), round(height * _EMU_PER_MM)
    drawing = chart_xml(relation, number, size, (block.title, block.alt))
    # Said in the title: programs disagree on which entries of a legend to leave out.
    frame = f" (dashed frame: {block.target_label})" if block.target_label else ""
    title = text_xml(styles.CHART_TITLE, f"{block.title}{frame}")
    return title + paragraph_xml(styles.SPACE, drawing)


def quotation_xml(block: Quote, _shelf: Shelf) -> str:
    """The words in italics behind a bar, and whose they are."""
    bar = (
        f'<w:pBdr><w:left w:val="single" w:sz="20" w:space="8" w:color="{palette.ACCENT}"/>'
        "</w:pBdr>"
        '<w:ind w:left="200"/>'
    )
    words = paragraph_xml(styles.QUOTE, run_xml(Run(f"“{block.text}”")), bar)
    if block.attribution:
        words += paragraph_xml(styles.NOTE, run_xml(Run(f"— {block.attribution}")), bar)
    return words + _space()


def callout_xml(block: Callout, _shelf: Shelf) -> str:
    """Paragraphs that share one tinted frame, so that a screen reader meets plain text."""
    strong = palette.STRONG[block.tone]
    # Equal frames on neighbours grow into one box in every office program.
    frame = _callout_frame(strong, palette.SOFT[block.tone])
    title = run_xml(Run(block.title, bold=True), strong)
    lines = "".join(
        paragraph_xml(styles.CALLOUT, run_xml(Run(line)), frame) for line in block.lines if line
    )
    return paragraph_xml(styles.CALLOUT_TITLE, title, frame) + lines + _space()


def signatures_xml(block: SignatureRows, _shelf: Shelf) -> str:
    """One tall row for each person, with room to sign."""
    widths = spread([2.4, 2.2, 1.9, 1.4, 2.6], WIDTH)
    rows = _header_row(tuple(Column(title) for title in block.header), widths)
    for row in block.rows:
        texts = (row.role, row.name, row.decision, row.date, "")
        cells = "".join(
            cell_xml(text_xml(styles.CELL, text), width, borders=_HAIRLINE)
            for text, width in zip(texts, widths, strict=True)
        )
        rows += row_xml(cells, height=560)
    return table_xml(rows, widths, "Sign-off") + _space()


def page_break_xml(_block: PageBreak, _shelf: Shelf) -> str:
    """A line that starts a new page; unlike a break at the end it never leaves a page empty."""
    return paragraph_xml(styles.SPACE, "", "<w:pageBreakBefore/>")


BLOCKS: Mapping[type, Callable[[Any, Shelf], str]] = MappingProxyType(
    {
        Heading: heading_xml,
        Paragraph: running_text_xml,
        Bullets: bullets_xml,
        KeyValues: key_values_xml,
        Table: data_table_xml,
        Tiles: tiles_xml,
        BarChart: bar_chart_xml,
        Quote: quotation_xml,
        Callout: callout_xml,
        SignatureRows: signatures_xml,
        PageBreak: page_break_xml,
    }
)
"""Every block type with the function that writes it."""


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(run_xml(run) for run in runs)


def _space() -> str:
    # Two tables without a paragraph between them would grow into one.
    return paragraph_xml(styles.SPACE, "")


def _header_row(header: Sequence[Column], widths: Sequence[int]) -> str:
    cells = "".join(
        cell_xml(
            text_xml(styles.CELL_HEAD, column.title, alignment=column.alignment),
            width,
            fill=palette.PRIMARY,
        )
        for column, width in zip(header, widths, strict=True)
    )
    return row_xml(cells, header=True)


def _cell_text(cell: Cell, alignment: Alignment) -> str:
    colour = "" if cell.tone is Tone.NEUTRAL else palette.STRONG[cell.tone]
    return text_xml(styles.CELL, cell.text, alignment=alignment, colour=colour)


def _tile_value(tile: Tile) -> str:
    is_short = len(tile.value) <= palette.TILE_VALUE_LIMIT
    size = palette.TILE_VALUE_SIZE if is_short else palette.TILE_WORDS_SIZE
    value = run_xml(Run(tile.value, bold=True), palette.STRONG[tile.tone], size)
    return paragraph_xml(styles.TILE_VALUE, value)


def _callout_frame(strong: str, soft: str) -> str:
    edges = (
        f'<w:top w:val="single" w:sz="4" w:space="5" w:color="{soft}"/>'
        f'<w:left w:val="single" w:sz="32" w:space="8" w:color="{strong}"/>'
        f'<w:bottom w:val="single" w:sz="4" w:space="5" w:color="{soft}"/>'
        f'<w:right w:val="single" w:sz="4" w:space="6" w:color="{soft}"/>'
    )
    return (
        f'<w:pBdr>{edges}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{soft}"/>'
        '<w:ind w:left="240" w:right="140"/>'
    )
