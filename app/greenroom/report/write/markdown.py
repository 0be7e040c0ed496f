"""Documents as GitHub-flavoured Markdown: user text stays plain text, charts become tables."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from greenroom.report.document import (
    Alignment,
    Appendix,
    BarChart,
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
    Run,
    SignatureRows,
    Table,
    Tiles,
    TrendChart,
)
from greenroom.report.theme import PLAIN, Theme
from greenroom.report.write.furniture import SIGNS, check_runs, furniture, levels, widest_column

BAR_LENGTH = 20
"""Characters of a full text bar."""

# Every sign that can open markup, a link or an entity anywhere in a line.
_SIGNS = re.compile(r"([\\`*_\[\]<>&|~$#@!{}^])")
# Signs that mean something only at the start of a line: lists, rules, underlined headings.
_LINE_START = re.compile(r"^([-=]|\+(?=\s|$))|^(\d{1,9})([.)])(?=\s|$)", re.MULTILINE)
# Addresses that readers turn into links on their own.
_BARE_LINK = re.compile(r"(?i)\bwww\.|(?<=\w):(?=//)|\bxmpp:|\bmailto:")
_LEADING_SPACE = re.compile(r"^[ \u00a0]+", re.MULTILINE)
_RULES = {Alignment.LEFT: ":---", Alignment.CENTRE: ":---:", Alignment.RIGHT: "---:"}


def write_markdown(document: Document, theme: Theme = PLAIN) -> bytes:
    """The document as a UTF-8 Markdown file; lines end in line feeds everywhere.

    A theme gives it the name of the organisation; everything else of a look is lost here.
    """
    meta = document.meta
    parts = [f"# {_one_line(meta.title)}"]
    parts += [_lines(meta.byline)] if meta.byline else []
    for block, level in levels(document.blocks):
        text = BLOCKS[type(block)](block)
        parts.append(f"{'#' * min(level + 1, 6)} {text}" if level else text)
    words = furniture(document, theme)
    owner = f"{theme.name} · " if theme.name else ""
    parts += ["---", _one_line(f"{owner}{words.foot}")]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


def escape_markdown(text: str) -> str:
    """The text so that a Markdown reader shows exactly it; line ends stay."""
    return _at_line_starts(_inline(text))


def _inline(text: str) -> str:
    text = _SIGNS.sub(r"\\\1", text)
    return _BARE_LINK.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", text)


def _at_line_starts(text: str) -> str:
    # Four spaces at the start of a line would make it code.
    text = _LEADING_SPACE.sub("", text)
    return _LINE_START.sub(
        lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text
    )


def _heading(block: Heading | Appendix) -> str:
    return _one_line(block.text)


def _paragraph(block: Paragraph) -> str:
    notes = [f"> {_one_line(each.line)}" for each in block.comments]
    return "\n\n".join([_runs(block.runs), *notes])


def _bullets(block: Bullets) -> str:
    marks = [f"{n}. " if block.numbered else "- " for n in range(1, len(block.items) + 1)]
    # What belongs to an item stands under its text, not under its mark.
    return "\n".join(
        f"{mark}{_runs(item).replace(chr(10), chr(10) + ' ' * len(mark))}"
        for mark, item in zip(marks, block.items, strict=True)
    )


def _checklist(block: Checklist) -> str:
    return "\n".join(
        f"- {SIGNS[item.state]} {_runs(check_runs(item)).replace(chr(10), chr(10) + '  ')}"
        for item in block.items
    )


def _key_values(block: KeyValues) -> str:
    rows = [[f"**{_cell(key)}**" if key.strip() else "", _cell(value)] for key, value in block.rows]
    return _grid(["", ""], [":---", ":---"], rows)


def _table(block: Table) -> str:
    noted = widest_column(block.header)
    rows = []
    for number, row in enumerate(block.rows):
        cells = [_cell(cell.text) for cell in row]
        for note in block.notes_at(number) if block.comments else ():
            cells[noted] += f"<br>*{_cell(note.line)}*"
        rows.append(cells)
    titles = [_cell(column.title) for column in block.header]
    grid = _grid(titles, [_RULES[column.alignment] for column in block.header], rows)
    return f"*{_one_line(block.caption)}*\n\n{grid}" if block.caption.strip() else grid


def _tiles(block: Tiles) -> str:
    rows = [
        [_cell(tile.label), f"**{_cell(tile.value)}**", _cell(tile.note)] for tile in block.tiles
    ]
    return _grid(["Key figure", "Value", "Note"], [":---", "---:", ":---"], rows)


def _chart(block: BarChart) -> str:
    # Characters drawn as bars survive where a picture would be lost.
    rows = []
    for category, value, label in zip(block.categories, block.values, block.labels, strict=True):
        share = 0.0 if value is None else min(value / block.maximum, 1.0)
        full = round(share * BAR_LENGTH)
        bar = "" if value is None else "█" * full + "░" * (BAR_LENGTH - full)
        rows.append([_cell(category), _cell(label), bar])
    # A chart is no section, so its title is bold and not a heading.
    title = f"**{_one_line(block.title)}**"
    target = f" ({_one_line(block.target_label)})" if block.target_label else ""
    return f"{title}{target}\n\n{_grid(['', 'Value', ''], [':---', '---:', ':---'], rows)}"


def _trend(block: TrendChart) -> str:
    # One row for each point in time: a line of signs would say less than the numbers.
    rows = [
        [_cell(label), *(_cell(block.figure(series.values[n])) for series in block.series)]
        for n, label in enumerate(block.labels)
    ]
    titles = ["", *(_cell(each.name) or "Value" for each in block.series)]
    target = f" ({_one_line(block.target_label)})" if block.target_label else ""
    grid = _grid(titles, [":---", *("---:" for _ in block.series)], rows)
    return f"**{_one_line(block.title)}**{target}\n\n{grid}"


def _heat_map(block: HeatMap) -> str:
    rows = [
        [f"**{_cell(name)}**" if name.strip() else "", *(_cell(cell.text) for cell in cells)]
        for name, cells in zip(block.rows, block.cells, strict=True)
    ]
    titles = [_cell(block.corner), *(_cell(each) for each in block.columns)]
    grid = _grid(titles, [":---", *(":---:" for _ in block.columns)], rows)
    return f"**{_one_line(block.title)}**\n\n{grid}"


def _quote(block: Quote) -> str:
    text = _lines(f"“{block.text}”") + (
        f"\\\n— {_lines(block.attribution)}" * bool(block.attribution)
    )
    return _quoted(text)


def _callout(block: Callout) -> str:
    lines = [f"**{_one_line(block.title)}**", *(_lines(line) for line in block.lines if line)]
    return _quoted("\n\n".join(lines))


def _signatures(block: SignatureRows) -> str:
    rows = [
        [_cell(text) for text in (row.role, row.name, row.decision, row.date, "")]
        for row in block.rows
    ]
    return _grid([_cell(title) for title in block.header], [":---"] * len(block.header), rows)


def _page_break(_block: PageBreak) -> str:
    return "---"


BLOCKS: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        Heading: _heading,
        Appendix: _heading,
        Paragraph: _paragraph,
        Bullets: _bullets,
        Checklist: _checklist,
        KeyValues: _key_values,
        Table: _table,
        Tiles: _tiles,
        BarChart: _chart,
        TrendChart: _trend,
        HeatMap: _heat_map,
        Quote: _quote,
        Callout: _callout,
        SignatureRows: _signatures,
        PageBreak: _page_break,
    }
)
"""Every block type with the function that writes it."""


def _grid(titles: Sequence[str], rules: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [titles, rules, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _runs(runs: tuple[Run, ...]) -> str:
    return _hard_breaks(_at_line_starts("".join(_run(run) for run in runs)))


def _run(run: Run) -> str:
    mark = "**" * run.bold + "*" * run.italic
    text = _inline(run.text)
    inner = text.strip()
    if run.link and inner:
        # The brackets of an address are escaped by the rules for addresses.
        address = run.link.replace("(", "%28").replace(")", "%29")
        return f"{mark}[{inner}](<{address}>){mark[::-1]}"
    if not mark or not inner:
        return text
    # Markup signs count only when they touch the words, so the space stays outside.
    before, after = text.split(inner, 1)
    return f"{before}{mark}{inner}{mark[::-1]}{after}"


def _lines(text: str) -> str:
    return _hard_breaks(escape_markdown(text))


def _hard_breaks(text: str) -> str:
    # A blank line would end the block, so it is held open by a non-breaking space.
    lines = [line if line.strip() else "&nbsp;" for line in text.split("\n")]
    return "\\\n".join(lines) if len(lines) > 1 else text


def _one_line(text: str) -> str:
    return escape_markdown(" ".join(text.split()))


def _cell(text: str) -> str:
    return "<br>".join(_inline(line) for line in text.split("\n"))


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
