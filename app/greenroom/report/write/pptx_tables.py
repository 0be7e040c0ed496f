"""Native tables on a slide: columns wide enough for their words, and as many rows as fit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from greenroom.report.document import Alignment, HeatMap, SignatureRows, Table, Tone
from greenroom.report.theme import Theme
from greenroom.report.write import measures
from greenroom.report.write.furniture import one_line
from greenroom.report.write.heat import tint
from greenroom.report.write.pdf_fonts import BOLD, width_of
from greenroom.report.write.pptx_fit import LINE, height_of
from greenroom.report.write.pptx_plan import Exhibit, Item, items_of, remarks_of, rows_of
from greenroom.report.write.pptx_shapes import (
    CAPTION,
    Board,
    Box,
    draw_caption,
    draw_line,
    rgb,
    write_run,
)

Grid = Table | HeatMap | SignatureRows
"""The blocks that are tables on a slide."""

_ALIGNED = {
    Alignment.LEFT: PP_ALIGN.LEFT,
    Alignment.CENTRE: PP_ALIGN.CENTER,
    Alignment.RIGHT: PP_ALIGN.RIGHT,
}
_PAD = 8.0
_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0)
_SIGNED_ROW = 34.0
_REST_ROOM = 18.0
"""Room for the line that says how many rows stand in the notes."""


def draw_table(board: Board, block: Grid, title: str, box: Box) -> list[Item]:
    """The table's title, and as many rows as fit under their header."""
    box = draw_caption(board, title, box)
    rows = [[one_line(text) for text in row] for row in rows_of(block)]
    widths = _widths(block, rows, box.width)
    size, heights = _fit_rows(block, rows, widths, box.height)
    if len(heights) < len(rows):
        size, heights = _fit_rows(block, rows, widths, box.height - _REST_ROOM)
    if len(heights) < 2 and len(rows) > 1:
        return items_of(block)
    place = Box(box.left, box.top, box.width, sum(heights))
    shape = board.slide.shapes.add_table(len(heights), len(widths), *place.measures)
    told = shape.element.xpath(".//p:cNvPr")[0]
    told.set("descr", title or ", ".join(rows[0]))
    for column, width in zip(shape.table.columns, widths, strict=True):
        column.width = Pt(width)
    for number, height in enumerate(heights):
        shape.table.rows[number].height = Pt(height)
        for column, cell in enumerate(shape.table.rows[number].cells):
            look = _look(block, board.theme, number, column)
            _fill(cell, rows[number][column], size, look, board.theme)
    left = [Item(" | ".join(row)) for row in rows[len(heights) :]]
    if left:
        more = f"{len(left)} more {'row' if len(left) == 1 else 'rows'} in the notes"
        under = Box(box.left, place.top + place.height + 3, box.width, _REST_ROOM - 3)
        draw_line(board, more, under, _SIZES[-2])
    head = [Item(" | ".join(rows[0]), bold=True)] if left else []
    return [*head, *left, *remarks_of(block)]


def table_height(exhibit: Exhibit, block: Grid, width: float) -> float:
    """The height that a table wants with all its rows, its title included, in points."""
    rows = [[one_line(text) for text in row] for row in rows_of(block)]
    _, heights = _fit_rows(block, rows, _widths(block, rows, width), 10_000.0)
    room = height_of(exhibit.title, CAPTION, width, bold=True) + 4 if exhibit.title else 0.0
    return sum(heights) + min(room, CAPTION * LINE * 2.1 + 4) + 1


def _widths(block: Grid, rows: list[list[str]], total: float) -> list[float]:
    shares = _shares(block)
    wanted = [total * share / sum(shares) for share in shares]
    # A column is at least as wide as its longest word in small letters, if the others allow.
    least = [_longest_word(column) + 2 * _PAD + 1 for column in zip(*rows, strict=True)]
    if sum(least) > total:
        # Long words share what there is; one far longer than the rest would starve them.
        crowded = max(least) > total / 3
        return wanted if crowded else [total * each / sum(least) for each in least]
    widened = [max(pair) for pair in zip(wanted, least, strict=True)]
    spare = [width - need for width, need in zip(widened, least, strict=True)]
    # What some columns got more, the others give by what they can spare.
    given = (sum(widened) - total) / sum(spare) if sum(spare) else 0.0
    return [width - extra * given for width, extra in zip(widened, spare, strict=True)]


def _shares(block: Grid) -> list[float]:
    if isinstance(block, Table):
        return [max(column.share, 0.05) for column in block.header]
    if isinstance(block, HeatMap):
        return measures.heat_shares(block.columns)
    return list(measures.SIGNATURE_SHARES)


def _longest_word(texts: Iterable[str]) -> float:
    words = (word for text in texts for word in text.split())
    return max((width_of(word, BOLD, _SIZES[-2]) for word in words), default=0.0)


def _fit_rows(
    block: Grid, rows: list[list[str]], widths: list[float], height: float
) -> tuple[float, list[float]]:
    """The largest size at which all rows fit, else the smallest; and the heights that fit."""
    least = _SIGNED_ROW if isinstance(block, SignatureRows) else 0.0
    found: list[float] = []
    for size in _SIZES:
        # Smaller letters are better than a broken word.
        if size != _SIZES[-1] and _breaks_words(rows, widths, size):
            continue
        found, left = [], height
        for number, row in enumerate(rows):
            pairs = zip(row, widths, strict=True)
            texts = (height_of(text, size, width - 2 * _PAD, bold=True) for text, width in pairs)
            tall = max(max(texts) + 7, least if number else 0.0)
            left -= tall
            if left < 0:
                break
            found.append(tall)
        if len(found) == len(rows):
            return size, found
    return _SIZES[-1], found


def _breaks_words(rows: list[list[str]], widths: list[float], size: float) -> bool:
    return any(
        width_of(word, BOLD, size) > width - 2 * _PAD
        for row in rows
        for text, width in zip(row, widths, strict=True)
        for word in text.split()
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell looks."""

    fill: str
    colour: str
    bold: bool
    alignment: Alignment


def _look(block: Grid, theme: Theme, row: int, column: int) -> _Look:
    aligned = Alignment.LEFT
    if isinstance(block, Table):
        aligned = block.header[column].alignment
    elif isinstance(block, HeatMap) and column:
        aligned = Alignment.CENTRE
    if row == 0:
        return _Look(theme.primary, theme.paper, True, aligned)
    if isinstance(block, HeatMap):
        if column == 0:
            return _Look(theme.paper, theme.primary, True, aligned)
        field = block.cells[row - 1][column - 1]
        return _Look(tint(block, field, theme), theme.ink, False, aligned)
    fill = theme.paper if row % 2 else theme.zebra
    tone = block.rows[row - 1][column].tone if isinstance(block, Table) else Tone.NEUTRAL
    plain = tone is Tone.NEUTRAL
    return _Look(fill, theme.ink if plain else theme.strong.of(tone), not plain, aligned)


def _fill(cell: Any, text: str, size: float, look: _Look, theme: Theme) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(look.fill)
    cell.margin_left = cell.margin_right = Pt(_PAD * 0.75)
    cell.margin_top = cell.margin_bottom = Pt(2)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = _ALIGNED[look.alignment]
    write_run(paragraph, text, (size, look.colour, look.bold), theme)
