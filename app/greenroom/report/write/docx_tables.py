"""The tables of a Word file: data, heat maps, key facts, key figures, lines to sign."""

from collections.abc import Sequence

from greenroom.report.document import (
    Alignment,
    Cell,
    Column,
    HeatMap,
    KeyValues,
    Run,
    SignatureRows,
    Table,
    Tile,
    Tiles,
    Tone,
)
from greenroom.report.theme import Theme
from greenroom.report.write import docx_styles as styles
from greenroom.report.write import measures
from greenroom.report.write.docx_notes import Shelf
from greenroom.report.write.docx_xml import (
    TWIPS_PER_MM,
    cell_xml,
    commented_xml,
    gap_xml,
    paragraph_xml,
    row_xml,
    run_xml,
    spread,
    table_xml,
    text_xml,
)
from greenroom.report.write.furniture import widest_column
from greenroom.report.write.heat import tint

_TILE_GAP = 0.05
"""The room between two tiles as a share of a tile."""
_SIGNED_TOGETHER = 8
"""Up to so many lines to sign on are not torn apart."""
_BREAKABLE = 1000
"""A cell with more characters may not fit on one page, so its row has to break."""


def text_width(theme: Theme) -> int:
    """The width between the margins, in twips."""
    return round(theme.text_width * TWIPS_PER_MM)


def space_xml() -> str:
    """Room under a block; two tables without a paragraph between them would grow into one."""
    return paragraph_xml(styles.SPACE, "")


def key_values_xml(block: KeyValues, shelf: Shelf) -> str:
    """Names left, values right, hairlines between."""
    if not block.rows:
        return ""
    theme = shelf.theme
    shares, line = measures.key_shares(key for key, _ in block.rows), _hairline(theme)
    widths = spread(list(shares), text_width(theme))
    rows = "".join(
        row_xml(
            cell_xml(text_xml(styles.CELL, key, colour=theme.primary), widths[0], borders=line)
            + cell_xml(text_xml(styles.CELL, value), widths[1], borders=line)
        )
        for key, value in block.rows
    )
    return table_xml(rows, widths, "Key facts", first_column=True) + space_xml()


def data_table_xml(block: Table, shelf: Shelf) -> str:
    """Rows under a header that repeats on every page, with the reviewers' notes as comments."""
    theme = shelf.theme
    widths = spread([column.share for column in block.header], text_width(theme))
    caption = text_xml(styles.CAPTION, block.caption) if block.caption else ""
    rows = [_header_row(block.header, widths, theme)]
    noted, line = widest_column(block.header), _hairline(theme)
    for number, row in enumerate(block.rows):
        fill = theme.zebra if number % 2 else ""
        notes = [shelf.note(each) for each in block.notes_at(number)] if block.comments else []
        cells = []
        for index, (cell, column) in enumerate(zip(row, block.header, strict=True)):
            text = _cell_text(cell, column.alignment, theme, notes if index == noted else ())
            cells.append(cell_xml(text, widths[index], fill=fill, borders=line))
        longest = max(len(cell.text) for cell in row)
        rows.append(row_xml("".join(cells), whole=longest < _BREAKABLE))
    # A screen reader needs a name for every table, captioned or not.
    named = block.caption or ", ".join(column.title for column in block.header)
    return caption + table_xml("".join(rows), widths, named) + space_xml()


def heat_map_xml(block: HeatMap, shelf: Shelf) -> str:
    """The title and a table of tinted fields, each with its text."""
    theme = shelf.theme
    widths = spread(measures.heat_shares(block.columns), text_width(theme))
    heads = [Column(block.corner), *(Column(each, Alignment.CENTRE) for each in block.columns)]
    rows = [_header_row(heads, widths, theme)]
    edge = dict.fromkeys(("top", "left", "bottom", "right"), (12, theme.paper))
    for name, cells in zip(block.rows, block.cells, strict=True):
        drawn = cell_xml(text_xml(styles.CELL, name, colour=theme.primary), widths[0])
        for cell, width in zip(cells, widths[1:], strict=True):
            text = text_xml(styles.CELL, cell.text, alignment=Alignment.CENTRE)
            drawn += cell_xml(text, width, fill=tint(block, cell, theme), borders=edge)
        rows.append(row_xml(drawn))
    table = table_xml("".join(rows), widths, block.alt or block.title, first_column=True)
    return text_xml(styles.CHART_TITLE, block.title) + table + space_xml()


def tiles_xml(block: Tiles, shelf: Shelf) -> str:
    """Tinted boxes side by side: labels as the header row, values, notes."""
    if not block.tiles:
        return ""
    # Narrow empty columns keep the boxes apart; borders would run into each other.
    shares = [1.0, _TILE_GAP] * len(block.tiles)
    theme = shelf.theme
    widths = spread(shares[:-1], text_width(theme))
    lines = (
        [text_xml(styles.TILE_LABEL, tile.label) for tile in block.tiles],
        [_tile_value(tile, theme) for tile in block.tiles],
        [text_xml(styles.TILE_LABEL, tile.note) for tile in block.tiles],
    )
    rows = ""
    for number, line in enumerate(lines):
        cells = []
        for index, (tile, text) in enumerate(zip(block.tiles, line, strict=True)):
            edge = {} if number else {"top": (20, theme.strong.of(tile.tone))}
            fill = theme.soft.of(tile.tone)
            cells.append(cell_xml(text, widths[2 * index], fill=fill, borders=edge))
        gap = gap_xml(widths[1], styles.SPACE) if len(widths) > 1 else ""
        rows += row_xml(gap.join(cells), header=number == 0)
    return table_xml(rows, widths, "Key figures", pad=25) + space_xml()


def signatures_xml(block: SignatureRows, shelf: Shelf) -> str:
    """One tall row for each person, with room to sign."""
    theme, line = shelf.theme, _hairline(shelf.theme)
    widths = spread(list(measures.SIGNATURE_SHARES), text_width(theme))
    rows = _header_row([Column(title) for title in block.header], widths, theme)
    for left, row in zip(range(len(block.rows) - 1, -1, -1), block.rows, strict=True):
        texts = (row.role, row.name, row.decision, row.date, "")
        # Who signs wants to see who else does, so a few rows stay on one page.
        keep = "<w:keepNext/>" if left and len(block.rows) <= _SIGNED_TOGETHER else ""
        cells = "".join(
            cell_xml(paragraph_xml(styles.CELL, run_xml(Run(text)), keep), width, borders=line)
            for text, width in zip(texts, widths, strict=True)
        )
        rows += row_xml(cells, height=560)
    return table_xml(rows, widths, "Sign-off") + space_xml()


def _hairline(theme: Theme) -> dict[str, tuple[int, str]]:
    return {"bottom": (4, theme.rule)}


def _header_row(header: Sequence[Column], widths: Sequence[int], theme: Theme) -> str:
    cells = "".join(
        cell_xml(
            text_xml(styles.CELL_HEAD, column.title, alignment=column.alignment),
            width,
            fill=theme.primary,
        )
        for column, width in zip(header, widths, strict=True)
    )
    return row_xml(cells, header=True)


def _cell_text(cell: Cell, alignment: Alignment, theme: Theme, notes: Sequence[int]) -> str:
    colour = "" if cell.tone is Tone.NEUTRAL else theme.strong.of(cell.tone)
    if not notes:
        return text_xml(styles.CELL, cell.text, alignment=alignment, colour=colour)
    run = run_xml(Run(cell.text, bold=bool(colour)), colour)
    return paragraph_xml(styles.CELL, commented_xml(run, notes))


def _tile_value(tile: Tile, theme: Theme) -> str:
    is_short = len(tile.value) <= measures.TILE_VALUE_LIMIT
    size = measures.TILE_VALUE_SIZE if is_short else measures.TILE_WORDS_SIZE
    value = run_xml(Run(tile.value, bold=True), theme.strong.of(tile.tone), size)
    return paragraph_xml(styles.TILE_VALUE, value)
