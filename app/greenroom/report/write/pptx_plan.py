"""Which blocks of a document go on which of the five slides of a presentation."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from greenroom.report.document import (
    Appendix,
    BarChart,
    Block,
    Bullets,
    Callout,
    Checklist,
    Document,
    Heading,
    HeatMap,
    KeyValues,
    PageBreak,
    Paragraph,
    Quote,
    SignatureRows,
    Slide,
    Table,
    Tiles,
    TrendChart,
    plain,
)
from greenroom.report.write.furniture import SIGNS, check_runs, one_line

FIGURES = (Tiles, BarChart, TrendChart)
"""Blocks that show figures: before the first section they belong on the second slide."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One slide: its title, and the blocks it draws on."""

    title: str
    blocks: tuple[Block, ...]


Visual = BarChart | TrendChart | Table | HeatMap | SignatureRows
"""The blocks that are shown as they are, and not told in words."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A chart or table with what stands above it: its own title, or the heading before it."""

    block: Visual
    title: str


@dataclass(frozen=True, slots=True)
class Item:
    """One paragraph of a slide: its text, and whether it is a heading or an item of a list."""

    text: str
    bold: bool = False
    listed: bool = False


def plan(document: Document) -> tuple[Plan, ...]:
    """At most five slides; the first is there even for an empty document.

    Headings say on which slide their section goes. In a document where none does, the
    sections are spread in order behind the opening. Appendices stay in the document, and so
    does what a pack behind a page break does not mark.
    """
    marked = any(isinstance(each, Heading) and each.slide for each in document.blocks)
    opening, sections = _sections(document.blocks, marked=marked)
    first = tuple(block for block in opening if not isinstance(block, FIGURES))
    figures = tuple(block for block in opening if isinstance(block, FIGURES))
    title = one_line(document.meta.title)
    if marked:
        rest = _marked(sections, first, figures)
    else:
        rest = [(title, [*first]), *_spread(sections, figures)]
    return tuple(
        Plan(title if number == 0 else name, tuple(blocks))
        for number, (name, blocks) in enumerate(rest)
        if blocks or number == 0
    )


def items_of(block: Block) -> list[Item]:
    """The text of a block as paragraphs of a slide, nothing left out."""
    return BLOCKS[type(block)](block)


def rows_of(block: Table | HeatMap | SignatureRows) -> tuple[tuple[str, ...], ...]:
    """The texts of a table, its header first."""
    if isinstance(block, Table):
        head = tuple(column.title for column in block.header)
        return (head, *(tuple(cell.text for cell in row) for row in block.rows))
    if isinstance(block, HeatMap):
        named = zip(block.rows, block.cells, strict=True)
        body = ((name, *(cell.text for cell in cells)) for name, cells in named)
        return ((block.corner, *block.columns), *body)
    body = ((row.role, row.name, row.decision, row.date, "") for row in block.rows)
    return (block.header, *body)


def remarks_of(block: Table | HeatMap | SignatureRows) -> list[Item]:
    """The reviewers' notes on a table's rows, which no slide has room for."""
    notes = block.comments if isinstance(block, Table) else ()
    return [Item(f"Row {row + 1}. {one_line(note.line)}") for row, note in notes]


def arranged(blocks: Iterable[Block]) -> tuple[list[Item], list[Exhibit]]:
    """The paragraphs of a slide and its exhibits, the weightiest first.

    A heading with nothing to say but an exhibit is that exhibit's title.
    """
    items: list[Item] = []
    exhibits: list[Exhibit] = []
    waiting: list[Item] = []
    for block in blocks:
        if isinstance(block, Heading):
            waiting = items_of(block)
        elif isinstance(block, Visual):
            heading = waiting[-1].text if waiting else ""
            exhibits.append(Exhibit(block, title_of(block) or heading))
            waiting = []
        else:
            items += [*waiting, *items_of(block)]
            waiting = []
    weight = [BarChart, TrendChart, SignatureRows, HeatMap, Table]
    return items, sorted(exhibits, key=lambda each: weight.index(type(each.block)))


def title_of(block: Visual) -> str:
    """The title that a chart or table has of its own."""
    if isinstance(block, SignatureRows):
        return ""
    return one_line(block.caption if isinstance(block, Table) else block.title)


_Section = tuple[Heading, list[Block]]


def _sections(blocks: Iterable[Block], *, marked: bool) -> tuple[list[Block], list[_Section]]:
    opening: list[Block] = []
    sections: list[_Section] = []
    behind, shown = False, True
    for block in blocks:
        # What stands in an appendix is for reading, not for showing.
        if isinstance(block, Appendix):
            break
        if isinstance(block, PageBreak):
            behind = marked
            continue
        if isinstance(block, Heading) and (block.slide or block.level == 1):
            shown = bool(block.slide) or not behind
        if not shown:
            continue
        if isinstance(block, Heading):
            sections.append((block, []))
        else:
            (sections[-1][1] if sections else opening).append(block)
    return opening, sections


def _marked(
    sections: Sequence[_Section], first: Sequence[Block], figures: Sequence[Block]
) -> list[tuple[str, list[Block]]]:
    slides: dict[Slide, tuple[str, list[Block]]] = {each: (each.value, []) for each in Slide}
    slides[Slide.DECISION][1].extend(first)
    slides[Slide.FIGURES][1].extend(figures)
    current = Slide.DECISION
    for heading, blocks in sections:
        current = heading.slide or current
        name, content = slides[current]
        # The first heading of a slide is its title; later ones stand in its text. The title
        # of the first slide is the document's.
        opens = heading.slide not in (None, Slide.DECISION)
        if opens and name == current.value and not _headed(content):
            slides[current] = (one_line(heading.text) or name, content)
        else:
            content.append(heading)
        content.extend(blocks)
    return [slides[each] for each in Slide]


def _headed(blocks: Iterable[Block]) -> bool:
    return any(isinstance(block, Heading) for block in blocks)


def _spread(
    sections: Sequence[_Section], figures: Sequence[Block]
) -> list[tuple[str, list[Block]]]:
    places = len(Slide) - 1 - bool(figures)
    slides = [(Slide.FIGURES.value, list(figures))] if figures else []
    # Sections of a deeper level stay with the one above them.
    top = min((heading.level for heading, _ in sections), default=1)
    groups: list[list[_Section]] = []
    for section in sections:
        if section[0].level <= top or not groups:
            groups.append([])
        groups[-1].append(section)
    for number in range(min(places, len(groups))):
        share = groups[number * len(groups) // places : (number + 1) * len(groups) // places]
        if len(groups) <= places:
            share = groups[number : number + 1]
        flat = [section for group in share for section in group]
        blocks: list[Block] = list(flat[0][1])
        for heading, content in flat[1:]:
            blocks += [heading, *content]
        slides.append((one_line(flat[0][0].text), blocks))
    return slides


def _headed_items(block: Heading | Appendix) -> list[Item]:
    return [Item(one_line(block.text), bold=True)]


def _paragraph_items(block: Paragraph) -> list[Item]:
    notes = [Item(one_line(note.line)) for note in block.comments]
    return [Item(one_line(plain(block.runs))), *notes]


def _bullet_items(block: Bullets) -> list[Item]:
    texts = [one_line(plain(item)) for item in block.items]
    if block.numbered:
        return [Item(f"{number}. {text}") for number, text in enumerate(texts, 1)]
    return [Item(text, listed=True) for text in texts]


def _check_items(block: Checklist) -> list[Item]:
    told = ((SIGNS[each.state], plain(check_runs(each))) for each in block.items)
    return [Item(one_line(f"{sign} {text}")) for sign, text in told]


def _pair_items(block: KeyValues) -> list[Item]:
    return [Item(one_line(f"{key}: {value}")) for key, value in block.rows]


def _quote_items(block: Quote) -> list[Item]:
    whose = f" — {block.attribution}" if block.attribution else ""
    return [Item(one_line(f"“{block.text}”{whose}"))]


def _callout_items(block: Callout) -> list[Item]:
    lines = [Item(one_line(line)) for line in block.lines if line]
    return [Item(one_line(block.title), bold=True), *lines]


def _tile_items(block: Tiles) -> list[Item]:
    return [Item(one_line(f"{tile.label}: {tile.value} {tile.note}")) for tile in block.tiles]


def _chart_items(block: BarChart | TrendChart) -> list[Item]:
    return [Item(one_line(block.title), bold=True), Item(one_line(block.alt))]


def _table_items(block: Table | HeatMap | SignatureRows) -> list[Item]:
    title = block.caption if isinstance(block, Table) else ""
    title = block.title if isinstance(block, HeatMap) else title
    lines = [one_line(" | ".join(row)) for row in rows_of(block)]
    named = [Item(one_line(title), bold=True)] if title else []
    return [*named, *(Item(line) for line in lines), *remarks_of(block)]


def _no_items(_block: PageBreak) -> list[Item]:
    return []


BLOCKS: Mapping[type, Callable[[Any], list[Item]]] = MappingProxyType(
    {
        Heading: _headed_items,
        Appendix: _headed_items,
        Paragraph: _paragraph_items,
        Bullets: _bullet_items,
        Checklist: _check_items,
        KeyValues: _pair_items,
        Table: _table_items,
        Tiles: _tile_items,
        BarChart: _chart_items,
        TrendChart: _chart_items,
        HeatMap: _table_items,
        Quote: _quote_items,
        Callout: _callout_items,
        SignatureRows: _table_items,
        PageBreak: _no_items,
    }
)
"""Every block type with the function that tells it in paragraphs."""
