"""How each block looks in a PDF: block type to function, each giving flowables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import PageBreak as NewPage

from greenroom.report.document import (
    Appendix,
    BarChart,
    Bullets,
    Callout,
    Checklist,
    Comment,
    Heading,
    HeatMap,
    KeyValues,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    SignatureRows,
    Table,
    Tiles,
    TrendChart,
)
from greenroom.report.theme import Theme
from greenroom.report.write import measures
from greenroom.report.write.furniture import CHECK_TONES, SIGNS, check_runs, logo_box
from greenroom.report.write.pdf_charts import Chart
from greenroom.report.write.pdf_fonts import BOLD, REGULAR, width_of
from greenroom.report.write.pdf_grids import boxes, paddings
from greenroom.report.write.pdf_lines import Label, Line, bold_lead, colour, run_line, text_line
from greenroom.report.write.pdf_styles import Styles, style
from greenroom.report.write.pdf_tables import (
    data_table,
    heat_table,
    signature_table,
    tile_boxes,
)
from greenroom.report.write.pdf_tags import MARKED, NUMBERED, ROW_HEAD, Element
from greenroom.report.write.pictures import bar_picture, trend_picture


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a block is drawn on: the theme, its styles, the width in points, the structure.

    `level` is the level of a heading in the structure.
    """

    theme: Theme
    styles: Styles
    width: float
    root: Element
    level: int = 0


def heading_lines(block: Heading, sheet: Sheet) -> list[Flowable]:
    """A heading that stays with what follows it."""
    known = sheet.styles.headings
    look = known[min(max(block.level, 1), len(known)) - 1]
    # The title of the document is the one heading above them all.
    line = text_line(block.text, look, sheet.root.add(f"H{min(sheet.level + 1, 6)}"))
    line.stays = True
    return [line]


def appendix_lines(block: Appendix, sheet: Sheet) -> list[Flowable]:
    """A heading of the first level on a new page."""
    return [NewPage(), *heading_lines(Heading(block.text), sheet)]


def paragraph_lines(block: Paragraph, sheet: Sheet) -> list[Flowable]:
    """Running text, or a small remark, and the reviewers' notes on it."""
    look = sheet.styles.note if block.note else sheet.styles.body
    line = run_line(block.runs, look, sheet.root.add("P"), sheet.styles.accent)
    return [line, *_comment_lines(block.comments, sheet)]


def bullet_lines(block: Bullets, sheet: Sheet) -> list[Flowable]:
    """One marked or numbered line for each item."""
    labels = [f"{n}." if block.numbered else "•" for n in range(1, len(block.items) + 1)]
    widest = max((width_of(each, REGULAR, measures.BODY_SIZE) for each in labels), default=0.0)
    look = style(
        sheet.theme, measures.BODY_SIZE, leftIndent=max(10.0, widest + 6), bulletIndent=1,
        spaceAfter=1.5,
    )  # fmt: skip
    items = sheet.root.add("L", NUMBERED if block.numbered else MARKED)
    lines: list[Flowable] = []
    for label, runs in zip(labels, block.items, strict=True):
        item = items.add("LI")
        sign = Label(label, item.add("Lbl"), sheet.styles.accent)
        line = run_line(runs, look, item.add("LBody"), sheet.styles.accent)
        line.label = sign
        lines.append(line)
    return [*lines, Spacer(1, sheet.styles.gap + 1)]


def checklist_lines(block: Checklist, sheet: Sheet) -> list[Flowable]:
    """A sign, the word for how it stands, and the item."""
    look = style(sheet.theme, measures.BODY_SIZE, leftIndent=14, bulletIndent=1, spaceAfter=2)
    items = sheet.root.add("L", MARKED)
    lines: list[Flowable] = []
    for each in block.items:
        item = items.add("LI")
        tone = colour(sheet.theme.strong.of(CHECK_TONES[each.state]))
        sign = Label(SIGNS[each.state], item.add("Lbl"), tone)
        line = bold_lead(look, check_runs(each), item.add("LBody"), tone)
        line.label = sign
        lines.append(line)
    return [*lines, Spacer(1, sheet.styles.gap)]


def key_value_lines(block: KeyValues, sheet: Sheet) -> list[Flowable]:
    """Names left, values right, hairlines between."""
    if not block.rows:
        return []
    table = sheet.root.add("Table")
    rows = []
    for key, value in block.rows:
        row = table.add("TR")
        name = text_line(key, sheet.styles.key, row.add("TH", ROW_HEAD))
        rows.append([name, text_line(value, sheet.styles.cell, row.add("TD"))])
    # Hairlines keep a value with its name without boxing either in.
    hairline = ("LINEBELOW", (0, 0), (-1, -1), 0.5, colour(sheet.theme.rule))
    look = [hairline, *paddings(left=2, top=2.1, bottom=2.8)]
    shares = measures.key_shares(key for key, _ in block.rows)
    widths = [sheet.width * share for share in shares]
    return [boxes(rows, widths, look), Spacer(1, sheet.styles.gap + 2)]


def table_lines(block: Table, sheet: Sheet) -> list[Flowable]:
    """Rows under a header that repeats on every page."""
    return data_table(block, sheet.theme, sheet.styles, (sheet.root, sheet.width))


def tile_lines(block: Tiles, sheet: Sheet) -> list[Flowable]:
    """Tinted boxes of one height, side by side."""
    if not block.tiles:
        return []
    drawn = tile_boxes(block, sheet.theme, sheet.styles, (sheet.root, sheet.width))
    return [drawn, Spacer(1, sheet.styles.gap + 3)]


def bar_chart_lines(block: BarChart, sheet: Sheet) -> list[Flowable]:
    """The chart over the full width."""
    picture = bar_picture(block, sheet.theme, sheet.width, measure)
    figure = Chart(picture, sheet.root.add("Figure", alt=block.alt or block.title))
    return [figure, Spacer(1, max(sheet.styles.gap - 2, 1))]


def trend_chart_lines(block: TrendChart, sheet: Sheet) -> list[Flowable]:
    """The chart over the full width, and what has no value in words."""
    picture = trend_picture(block, sheet.theme, sheet.width, measure)
    figure = Chart(picture, sheet.root.add("Figure", alt=block.alt or block.title))
    if not block.gaps:
        return [figure, Spacer(1, max(sheet.styles.gap - 2, 1))]
    gaps = text_line("; ".join(block.gaps), sheet.styles.note, sheet.root.add("P"))
    return [figure, gaps]


def heat_map_lines(block: HeatMap, sheet: Sheet) -> list[Flowable]:
    """A table whose fields are tinted; the text stands in every field."""
    return heat_table(block, sheet.theme, sheet.styles, (sheet.root, sheet.width))


def quote_lines(block: Quote, sheet: Sheet) -> list[Flowable]:
    """The words in italics behind a bar, and whose they are."""
    element = sheet.root.add("BlockQuote")
    lines = [text_line(f"“{block.text}”", sheet.styles.quote, element.add("P"))]
    if block.attribution:
        lines.append(text_line(f"— {block.attribution}", sheet.styles.label, element.add("P")))
    bar = ("LINEBEFORE", (0, 0), (0, -1), 2.5, sheet.styles.accent, "butt")
    look = [bar, *paddings(left=10)]
    rows: list[list[Any]] = [[line] for line in lines]
    return [boxes(rows, [sheet.width], look), Spacer(1, sheet.styles.gap)]


def callout_lines(block: Callout, sheet: Sheet) -> list[Flowable]:
    """A tinted box with a bar in its tone."""
    theme, element = sheet.theme, sheet.root.add("Div")
    strong = colour(theme.strong.of(block.tone))
    # One row for each line, so that a long callout can break between pages.
    title = style(theme, measures.CALLOUT_TITLE_SIZE, BOLD, textColor=strong, spaceAfter=2)
    body = style(theme, measures.BODY_SIZE)
    rows: list[list[Any]] = [[text_line(block.title, title, element.add("P"))]]
    rows += [[text_line(line, body, element.add("P"))] for line in block.lines if line]
    look = [
        ("BACKGROUND", (0, 0), (-1, -1), colour(theme.soft.of(block.tone))),
        ("LINEBEFORE", (0, 0), (0, -1), 4, strong, "butt"),
        *paddings(left=11, top=1.5, bottom=1.5),
        ("TOPPADDING", (0, 0), (-1, 0), 6),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 7),
    ]
    return [boxes(rows, [sheet.width], look), Spacer(1, sheet.styles.gap + 2)]


def signature_lines(block: SignatureRows, sheet: Sheet) -> list[Flowable]:
    """One tall row for each person, with room to sign."""
    return signature_table(block, sheet.theme, sheet.styles, (sheet.root, sheet.width))


def page_break_lines(_block: PageBreak, _sheet: Sheet) -> list[Flowable]:
    """The start of a new page."""
    return [NewPage()]


BLOCKS: Mapping[type, Callable[[Any, Sheet], list[Flowable]]] = MappingProxyType(
    {
        Heading: heading_lines,
        Appendix: appendix_lines,
        Paragraph: paragraph_lines,
        Bullets: bullet_lines,
        Checklist: checklist_lines,
        KeyValues: key_value_lines,
        Table: table_lines,
        Tiles: tile_lines,
        BarChart: bar_chart_lines,
        TrendChart: trend_chart_lines,
        HeatMap: heat_map_lines,
        Quote: quote_lines,
        Callout: callout_lines,
        SignatureRows: signature_lines,
        PageBreak: page_break_lines,
    }
)
"""Every block type with the function that draws it."""


def title_lines(title: str, byline: str, sheet: Sheet) -> list[Line]:
    """The document's title with its byline."""
    look = sheet.styles.title
    if sheet.theme.logo:
        look = look.clone("beside", rightIndent=logo_box(sheet.theme.logo)[0] * mm + 8)
    lines = [text_line(title, look, sheet.root.add("H1"))]
    if byline:
        lines.append(text_line(byline, sheet.styles.byline, sheet.root.add("P")))
    return lines


def measure(text: str, bold: bool, size: float) -> float:
    """The width of a text in the faces of the PDF, in points."""
    return width_of(text, BOLD if bold else REGULAR, size)


def _comment_lines(comments: tuple[Comment, ...], sheet: Sheet) -> list[Flowable]:
    return [
        run_line((Run(each.line, italic=True),), sheet.styles.comment, sheet.root.add("P"),
                 sheet.styles.accent)
        for each in comments
    ]  # fmt: skip
