"""Documents as Slack messages: bold headings, short lines, tables as lists, nothing that calls."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from greenroom.report.document import (
    DIGEST_SHOWN,
    Appendix,
    BarChart,
    Bullets,
    Callout,
    Cell,
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
    Tone,
    TrendChart,
    content_digest,
)
from greenroom.report.theme import PLAIN, Theme

JOINER = "\N{WORD JOINER}"
"""Takes no room and keeps a sign from meaning something to Slack."""

# Signs that format, and the ones that call people or open links and commands.
_SIGNS = re.compile(
    r"([*_~`])|(?<!\w)(@)(?=\w)|(<)(?=[!@#])|^([>/])|(?<!\w)(:)(?=[\w+-]+:)", re.MULTILINE
)
_TONES = {Tone.GOOD: "✓ ", Tone.CAUTION: "▲ ", Tone.BAD: "✗ ", Tone.NEUTRAL: ""}


def write_slack(document: Document, theme: Theme = PLAIN) -> bytes:
    """The document as UTF-8 text to paste into Slack; lines end in line feeds everywhere."""
    meta = document.meta
    sender = f"{_plain(theme.name)}: " if theme.name else ""
    parts = [f"*{sender}{_plain(meta.title)} – {_plain(meta.subject)}*"]
    parts += [BLOCKS[type(block)](block) for block in document.blocks]
    digest = content_digest(document)[:DIGEST_SHOWN]
    parts.append(f"_{_plain(meta.identity)} · {_plain(meta.classification)} · content {digest}_")
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


def _plain(text: str) -> str:
    """The text on one line, with no sign left that Slack would obey."""
    flat = " ".join(text.split())
    return _SIGNS.sub(lambda found: f"{found[0]}{JOINER}", flat)


def _heading(block: Heading | Appendix) -> str:
    return f"*{_plain(block.text)}*"


def _runs(runs: Sequence[Run]) -> str:
    return "".join(_run(run) for run in runs).strip()


def _run(run: Run) -> str:
    text = _SIGNS.sub(lambda found: f"{found[0]}{JOINER}", re.sub(r"\s+", " ", run.text))
    inner = text.strip()
    # Slack takes a star for bold only when it touches the word and a space stands outside.
    return text.replace(inner, f"*{inner}*", 1) if run.bold and inner else text


def _paragraph(block: Paragraph) -> str:
    words = _runs(block.runs)
    return "\n".join((words, *(f"_{_plain(each.line)}_" for each in block.comments)))


def _bullets(block: Bullets) -> str:
    marks = (f"{number}." if block.numbered else "•" for number in range(1, len(block.items) + 1))
    return "\n".join(f"{mark} {_runs(item)}" for mark, item in zip(marks, block.items, strict=True))


def _checklist(block: Checklist) -> str:
    return "\n".join(
        f"• {_plain(item.text)}: {item.state.value}{f' ({_plain(item.note)})' if item.note else ''}"
        for item in block.items
    )


def _key_values(block: KeyValues) -> str:
    return "\n".join(f"*{_plain(key)}*: {_plain(value)}" for key, value in block.rows)


def _table(block: Table) -> str:
    # The titles stand once: behind every cell they would drown what the cells say.
    titles = " · ".join(_plain(column.title) for column in block.header)
    return "\n".join((f"_{titles}_", *(_row(row) for row in block.rows)))


def _row(row: Sequence[Cell]) -> str:
    first, *rest = row
    told = (f"{_TONES[cell.tone]}{_plain(cell.text)}" for cell in rest)
    return " · ".join((f"• *{_plain(first.text)}*", *told))


def _tiles(block: Tiles) -> str:
    return "\n".join(
        f"• *{_plain(tile.label)}*: {_TONES[tile.tone]}{_plain(tile.value)}"
        f"{f' ({_plain(tile.note)})' if tile.note else ''}"
        for tile in block.tiles
    )


def _chart(block: BarChart | TrendChart | HeatMap) -> str:
    # What a chart tells in words is all that a message can carry of it.
    return f"_{_plain(block.alt)}_"


def _quote(block: Quote) -> str:
    by = f" – {_plain(block.attribution)}" if block.attribution else ""
    return f"> “{_plain(block.text)}”{by}"


def _callout(block: Callout) -> str:
    lines = (f"> {_plain(line)}" for line in block.lines if line)
    return "\n".join((f"> {_TONES[block.tone]}*{_plain(block.title)}*", *lines))


def _signatures(block: SignatureRows) -> str:
    return "\n".join(
        f"• *{_plain(row.role)}* {', '.join(_plain(each) for each in told)}".rstrip()
        for row in block.rows
        for told in [[each for each in (row.name, row.decision, row.date) if each]]
    )


def _page_break(_block: PageBreak) -> str:
    return ""


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
        TrendChart: _chart,
        HeatMap: _chart,
        Quote: _quote,
        Callout: _callout,
        SignatureRows: _signatures,
        PageBreak: _page_break,
    }
)
"""Every block type with the function that writes it."""
