"""How each block looks in HTML: block type to function; every text is escaped here."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from types import MappingProxyType
from typing import Any

from greenroom.report.document import (
    Alignment,
    Appendix,
    BarChart,
    Bullets,
    Callout,
    Cell,
    Checklist,
    Column,
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
    Tone,
    TrendChart,
)
from greenroom.report.theme import Theme
from greenroom.report.write.furniture import CHECK_TONES, SIGNS, check_runs, widest_column
from greenroom.report.write.html_style import Tint
from greenroom.report.write.measures import SIGNATURE_SHARES, heat_shares, key_shares
from greenroom.report.write.pdf_fonts import BOLD, REGULAR, width_of
from greenroom.report.write.pictures import Picture, bar_picture, trend_picture
from greenroom.report.write.svg import svg

_CHART_WIDTH = 500.0


class Page:
    """What the blocks of one page share: the theme, their numbers, the colours of fields."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.level = 0
        self.tints: dict[Tint, str] = {}
        self.widths: set[int] = set()
        self._charts = 0

    def chart(self, picture: Picture, title: str, alt: str) -> str:
        """The picture as a figure with a number of its own."""
        self._charts += 1
        drawn = svg(picture, (title, alt), self._charts, self.theme)
        return f"<figure>{drawn}</figure>"

    def columns(self, shares: Sequence[float]) -> str:
        """The widths of columns, as classes: the page allows no styles beside its sheet."""
        parts = [max(1, round(100 * share / sum(shares))) for share in shares]
        self.widths.update(parts)
        marks = "".join(f'<col class="w{part}">' for part in parts)
        return f"<colgroup>{marks}</colgroup>"

    def tint(self, tone: Tone, strength: float) -> str:
        """The class of a field in that tone and strength."""
        key = (tone, round(strength * 100))
        return self.tints.setdefault(key, f"h{len(self.tints)}")


def heading(block: Heading, page: Page) -> str:
    """A heading of the level that its place in the document allows."""
    level = min(page.level + 1, 6)
    return f"<h{level}>{inline(block.text)}</h{level}>"


def appendix(block: Appendix, page: Page) -> str:
    """A heading that starts a new page on paper."""
    level = page.level + 1
    return f'<h{level} class="appendix">{inline(block.text)}</h{level}>'


def paragraph(block: Paragraph, _page: Page) -> str:
    """Running text, or a small remark, and the reviewers' notes on it."""
    look = ' class="small"' if block.note else ""
    return f"<p{look}>{_runs(block.runs)}</p>" + "".join(_note(each) for each in block.comments)


def bullets(block: Bullets, _page: Page) -> str:
    """A list, numbered or marked."""
    if not block.items:
        return ""
    kind = "ol" if block.numbered else "ul"
    items = "".join(f"<li>{_runs(item)}</li>" for item in block.items)
    return f"<{kind}>{items}</{kind}>"


def checklist(block: Checklist, _page: Page) -> str:
    """A list whose signs are for the eye only; the word says the same."""
    if not block.items:
        return ""
    items = "".join(
        f'<li class="{CHECK_TONES[item.state].value}">'
        f'<span aria-hidden="true">{SIGNS[item.state]}</span>{_runs(check_runs(item))}</li>'
        for item in block.items
    )
    return f'<ul class="checks">{items}</ul>'


def key_values(block: KeyValues, page: Page) -> str:
    """Names left, values right."""
    if not block.rows:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{inline(key)}</th><td>{inline(value)}</td></tr>'
        for key, value in block.rows
    )
    widths = page.columns(key_shares(key for key, _ in block.rows))
    return f'<table class="keys">{widths}<tbody>{rows}</tbody></table>'


def table(block: Table, page: Page) -> str:
    """Rows under a header that browsers repeat on every printed page."""
    caption = f"<caption>{inline(block.caption)}</caption>" if block.caption else ""
    noted = widest_column(block.header)
    rows = []
    for number, row in enumerate(block.rows):
        notes = block.notes_at(number) if block.comments else ()
        cells = (
            _cell(cell, column, notes if index == noted else ())
            for index, (cell, column) in enumerate(zip(row, block.header, strict=True))
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    widths = page.columns([column.share for column in block.header])
    head, body = _head(block.header), f"<tbody>{''.join(rows)}</tbody>"
    return f'<table class="data">{caption}{widths}{head}{body}</table>'


def tiles(block: Tiles, _page: Page) -> str:
    """Key figures side by side, each a name with its values."""
    if not block.tiles:
        return ""
    drawn = "".join(
        f'<div class="{tile.tone.value}"><dt>{inline(tile.label)}</dt>'
        f'<dd class="value">{inline(tile.value)}</dd>'
        + (f"<dd>{inline(tile.note)}</dd>" if tile.note else "")
        + "</div>"
        for tile in block.tiles
    )
    return f'<dl class="tiles">{drawn}</dl>'


def bar_chart(block: BarChart, page: Page) -> str:
    """The chart as a drawing that tells itself in words."""
    picture = bar_picture(block, page.theme, _CHART_WIDTH, _measure)
    return page.chart(picture, block.title, block.alt)


def trend_chart(block: TrendChart, page: Page) -> str:
    """The chart as a drawing that tells itself in words, and what has no value."""
    picture = trend_picture(block, page.theme, _CHART_WIDTH, _measure)
    gaps = f'<p class="small">{inline("; ".join(block.gaps))}</p>' if block.gaps else ""
    return page.chart(picture, block.title, block.alt) + gaps


def heat_map(block: HeatMap, page: Page) -> str:
    """A table whose fields are tinted; the text stands in every field."""
    rows = ""
    for name, cells in zip(block.rows, block.cells, strict=True):
        fields = "".join(
            f'<td class="{page.tint(cell.tone, block.strength(cell))}">{inline(cell.text)}</td>'
            for cell in cells
        )
        rows += f'<tr><th scope="row">{inline(name)}</th>{fields}</tr>'
    head = _head([Column(block.corner), *(Column(each) for each in block.columns)])
    caption = f"<caption>{inline(block.title)}</caption>"
    widths = page.columns(heat_shares(block.columns))
    return f'<table class="heat">{caption}{widths}{head}<tbody>{rows}</tbody></table>'


def quote(block: Quote, _page: Page) -> str:
    """The words, and whose they are."""
    whose = f"<figcaption>— {inline(block.attribution)}</figcaption>" if block.attribution else ""
    words = f"<blockquote><p>“{inline(block.text)}”</p></blockquote>"
    return f'<figure class="quote">{words}{whose}</figure>'


def callout(block: Callout, _page: Page) -> str:
    """A tinted box with a title and lines."""
    lines = "".join(f"<p>{inline(line)}</p>" for line in block.lines if line)
    title = f'<p class="lead">{inline(block.title)}</p>'
    return f'<div class="callout {block.tone.value}">{title}{lines}</div>'


def signatures(block: SignatureRows, page: Page) -> str:
    """One tall row for each person, with room to sign."""
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td>{inline(text)}</td>" for text in (row.role, row.name, row.decision, row.date, "")
        )
        + "</tr>"
        for row in block.rows
    )
    head = _head([Column(title) for title in block.header])
    widths = page.columns(SIGNATURE_SHARES)
    return f'<table class="sign">{widths}{head}<tbody>{rows}</tbody></table>'


def page_break(_block: PageBreak, _page: Page) -> str:
    """A line on screen, a new page on paper."""
    return '<hr class="break">'


BLOCKS: Mapping[type, Callable[[Any, Page], str]] = MappingProxyType(
    {
        Heading: heading,
        Appendix: appendix,
        Paragraph: paragraph,
        Bullets: bullets,
        Checklist: checklist,
        KeyValues: key_values,
        Table: table,
        Tiles: tiles,
        BarChart: bar_chart,
        TrendChart: trend_chart,
        HeatMap: heat_map,
        Quote: quote,
        Callout: callout,
        SignatureRows: signatures,
        PageBreak: page_break,
    }
)
"""Every block type with the function that writes it."""


def inline(text: str) -> str:
    """The text with nothing in it that a browser could take for markup."""
    return escape(text).replace("\n", "<br>")


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = inline(run.text)
    text = f"<i>{text}</i>" if run.italic else text
    text = f"<b>{text}</b>" if run.bold else text
    if not run.link:
        return text
    return f'<a href="{escape(run.link)}" rel="noopener noreferrer">{text}</a>'


def _note(comment: Comment) -> str:
    return f'<p class="note">{inline(comment.line)}</p>'


def _cell(cell: Cell, column: Column, notes: Sequence[Comment]) -> str:
    names = [column.alignment.value] if column.alignment is not Alignment.LEFT else []
    names += ["toned", cell.tone.value] if cell.tone is not Tone.NEUTRAL else []
    look = f' class="{" ".join(names)}"' if names else ""
    said = "".join(_note(each) for each in notes)
    return f"<td{look}>{inline(cell.text)}{said}</td>"


def _head(columns: Sequence[Column]) -> str:
    cells = "".join(
        f'<th scope="col"{_aligned(column)}>{inline(column.title)}</th>' for column in columns
    )
    return f"<thead><tr>{cells}</tr></thead>"


def _aligned(column: Column) -> str:
    name = column.alignment.value
    return "" if column.alignment is Alignment.LEFT else f' class="{name}"'


def _measure(text: str, bold: bool, size: float) -> float:
    # Liberation Sans has the widths of Arial, which stands first in the style sheet.
    return width_of(text, BOLD if bold else REGULAR, size)
