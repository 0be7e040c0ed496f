"""What stands around a document in every format: header and footer words, signs, heading levels."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType

from greenroom.report.document import (
    DIGEST_SHOWN,
    Appendix,
    Block,
    Check,
    CheckItem,
    Column,
    Document,
    Heading,
    Meta,
    PageBreak,
    Run,
    Tone,
    content_digest,
)
from greenroom.report.logo import logo_size
from greenroom.report.theme import Theme
from greenroom.report.write import measures

TITLE_LIMIT = 50
"""Characters of the title that a page header carries."""
FILE_TITLE_LIMIT = 180
"""Characters of the title in a file's properties; programs allow 255 with what follows it."""
_PART_LIMIT = 40

SIGNS: Mapping[Check, str] = MappingProxyType(
    {Check.DONE: "☑", Check.OPEN: "☐", Check.FAILED: "☒", Check.WAIVED: "–"}
)
"""The sign of each state of a checklist item; its word always stands beside it."""

CHECK_TONES: Mapping[Check, Tone] = MappingProxyType(
    {
        Check.DONE: Tone.GOOD,
        Check.OPEN: Tone.CAUTION,
        Check.FAILED: Tone.BAD,
        Check.WAIVED: Tone.NEUTRAL,
    }
)
"""The tone in which the word of each state is set."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words on every page, the same in every format, and the digest they end with."""

    head: str
    owner: str
    foot: str
    digest: str


def furniture(document: Document, theme: Theme) -> Furniture:
    """The page furniture of a document: cut to one line where it would not fit."""
    meta = document.meta
    digest = content_digest(document)
    classification = cut(meta.classification, _PART_LIMIT)
    owner = f"{cut(theme.name, _PART_LIMIT)} · {classification}" if theme.name else classification
    identity = cut(meta.identity, _PART_LIMIT)
    foot = f"{identity} · {classification} · content {digest[:DIGEST_SHOWN]}"
    return Furniture(full_title(meta, TITLE_LIMIT), owner, foot, digest)


def full_title(meta: Meta, limit: int) -> str:
    """The title, cut to so many characters, and what kind of document it is, on one line."""
    # Every document of a release has the same title; windows and page heads tell them apart.
    parts = (cut(meta.title, limit), cut(meta.subject, _PART_LIMIT))
    return " – ".join(part for part in parts if part)


def levels(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, int]]:
    """Every block with the level of its heading, 0 for blocks that are none.

    A level is at most one deeper than the one before: outlines and screen readers cannot
    follow a document that skips one. A page break that would leave a page empty is left out.
    """
    deepest = 0
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, PageBreak) and isinstance(following, PageBreak | Appendix | None):
            continue
        if isinstance(block, Heading | Appendix):
            wanted = block.level if isinstance(block, Heading) else 1
            deepest = min(max(wanted, 1), deepest + 1)
            yield block, deepest
        else:
            yield block, 0


def one_line(text: str) -> str:
    """The text with every stretch of white space as one space."""
    return " ".join(text.split())


def cut(text: str, limit: int) -> str:
    """The text on one line, with an ellipsis where it was longer than the limit."""
    line = one_line(text)
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def logo_box(logo: bytes) -> tuple[float, float]:
    """The width and height in millimetres at which a logo is drawn."""
    width, height = logo_size(logo)
    scale = min(measures.LOGO_HEIGHT / height, measures.LOGO_WIDTH / width)
    return width * scale, height * scale


def check_runs(item: CheckItem) -> tuple[Run, ...]:
    """A checklist item in words: how it stands, what it is, and its note."""
    state = item.state.value
    lead = Run(f"{state[0].upper()}{state[1:]}: ", bold=True)
    note = (Run(f" ({item.note})"),) if item.note else ()
    return (lead, Run(item.text), *note)


def widest_column(header: Sequence[Column]) -> int:
    """The number of the column with the most room, where a reviewer's note is printed."""
    return max(range(len(header)), key=lambda number: header[number].share)
