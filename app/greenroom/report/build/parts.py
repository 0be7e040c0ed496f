"""The small blocks every builder needs: a paragraph, a note, a list, a line with its label."""

from collections.abc import Iterable

from greenroom.report.build.wording import sentence
from greenroom.report.document import Block, Bullets, Cell, Column, Heading, Paragraph, Run, Table


def text(words: str) -> Paragraph:
    """Running text."""
    return Paragraph((Run(words),))


def note(words: str) -> Paragraph:
    """A small remark on what stands above it."""
    return Paragraph((Run(words),), note=True)


def notes(words: str) -> tuple[Paragraph, ...]:
    """A remark, or nothing when there is nothing to remark."""
    return (note(words),) if words.strip() else ()


def labelled(label: str, words: str) -> Paragraph:
    """Running text behind its label."""
    return Paragraph((Run(f"{label}: ", bold=True), Run(words)))


def listed(items: Iterable[str], *, numbered: bool = False) -> Bullets:
    """A list of sentences."""
    return Bullets(tuple((Run(sentence(item)),) for item in items), numbered=numbered)


def under(heading: Heading, *blocks: Block) -> tuple[Block, ...]:
    """The blocks under their heading, or nothing when there are none."""
    return (heading, *blocks) if blocks else ()


def table(header: tuple[Column, ...], rows: Iterable[tuple[Cell, ...]]) -> tuple[Table, ...]:
    """The table, or nothing when it would have no rows."""
    kept = tuple(rows)
    return (Table(header, kept),) if kept else ()
