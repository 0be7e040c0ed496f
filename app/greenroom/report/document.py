"""The neutral block tree every export is written from.

Blocks hold plain text and numbers, never markup; a writer decides how they look. A
`Document` is clean by construction (see `clean`), so no writer has to fear its text.
"""

import json
import re
import unicodedata
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum, StrEnum
from hashlib import sha256
from math import isfinite
from typing import Any

DIGEST_SHOWN = 12
"""How many characters of the content digest a printed page carries."""

# Word, PDF and Markdown each break lines at other characters; one is enough here.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Controls, surrogates and noncharacters cannot stand in XML or have no shape in any font.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Overrides reorder what a reader sees; approvals must not be able to hide behind them.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Format(StrEnum):
    """The file formats a document can be written to; the value is the file ending."""

    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "md"


class Tone(StrEnum):
    """What a colour says; a word or a sign always stands beside it."""

    NEUTRAL = "neutral"
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"


class Alignment(StrEnum):
    """Where the text of a table column stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text in one weight and slope."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading; level 1 stands under the document's title, 2 under level 1."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `note` sets it small, as a remark on what stands above it."""

    runs: tuple[Run, ...]
    note: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose items are runs of text."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Names with their values, one pair a line."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its heading, alignment and share of the width against the others."""

    title: str
    alignment: Alignment = Alignment.LEFT
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell."""

    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header that repeats on every page.

    Raises ValueError when there is no column or a row has another length than the header.
    """

    header: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""

    def __post_init__(self) -> None:
        # A ragged table would shift figures under the wrong heading without anyone noticing.
        if not self.header or any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("every row of a table needs one cell for each column")


@dataclass(frozen=True, slots=True)
class Tile:
    """One key figure: what it is, its value, and the count or formula behind it."""

    label: str
    value: str
    note: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Tiles:
    """Key figures side by side."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """One bar for each category, from 0 to `maximum`, with a target line when there is one.

    A value of None has no bar and says `missing` instead; `alt` tells the whole chart in
    words. Raises ValueError when categories and values differ in number, or a value is
    negative or not finite.
    """

    title: str
    categories: tuple[str, ...]
    values: tuple[float | None, ...]
    alt: str
    target: float | None = None
    unit: str = ""
    maximum: float = 100.0
    missing: str = "not assessed"

    def __post_init__(self) -> None:
        if len(self.categories) != len(self.values):
            raise ValueError("a chart needs one value, or None, for each category")
        # A bar of no length looks like a zero, so what cannot be drawn is refused.
        known = [value for value in self.values if value is not None]
        if any(not isfinite(value) or value < 0 for value in known):
            raise ValueError("a bar cannot be negative or infinite")

    @property
    def labels(self) -> tuple[str, ...]:
        """What stands at each bar: the value to one decimal with its unit, or `missing`."""
        # One decimal is what the tiles show; a chart must not look more exact than they do.
        return tuple(
            self.missing if value is None else f"{round(value, 1):g} {self.unit}".strip()
            for value in self.values
        )

    def tone_of(self, value: float | None) -> Tone:
        """Good from the target up, caution under it; neutral without a target or a value."""
        if self.target is None or value is None:
            return Tone.NEUTRAL
        return Tone.GOOD if value >= self.target else Tone.CAUTION

    @property
    def target_label(self) -> str:
        """The words at the target line, empty without a target."""
        return "" if self.target is None else f"target {self.target:g} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, and whose they are."""

    text: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """The one thing to read first: a title and lines in a tinted box."""

    title: str
    lines: tuple[str, ...] = ()
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One person who signs; empty texts leave room to write by hand."""

    role: str
    name: str = ""
    decision: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class SignatureRows:
    """Lines to sign on."""

    rows: tuple[SignatureRow, ...]
    header: tuple[str, str, str, str, str] = ("Role", "Name", "Decision", "Date", "Signature")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = (
    Heading
    | Paragraph
    | Bullets
    | KeyValues
    | Table
    | Tiles
    | BarChart
    | Quote
    | Callout
    | SignatureRows
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a document says about itself; `byline` stands under the title.

    `created_at` is the only date a file carries, so the same document gives the same bytes.
    """

    title: str
    subject: str
    author: str
    document_id: str
    created_at: datetime
    classification: str = "Internal"
    byline: str = ""
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. All its text is cleaned when it is made."""

    meta: Meta
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        # A frozen value can be finished only this way, and only here.
        object.__setattr__(self, "meta", _cleaned(self.meta))
        object.__setattr__(self, "blocks", _cleaned(self.blocks))


def clean(text: str) -> str:
    r"""The text as every format can hold it, with nothing silently lost.

    Every kind of line end becomes `\n` and a tab a space; controls, lone surrogates and
    noncharacters become U+FFFD; characters that reorder text are spelled out by name.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    # The replacement sign shows a reader that something stood here.
    text = _UNPRINTABLE.sub("\ufffd", text)
    return _REORDERING.sub(lambda found: spelled_out(found[0]), text)


def spelled_out(character: str) -> str:
    """A character as readable text, for example `[U+1F680 ROCKET]`."""
    # Unassigned characters have no name; their number still tells them apart.
    name = unicodedata.name(character, "")
    return f"[U+{ord(character):04X} {name}".rstrip() + "]"


def plain(runs: tuple[Run, ...]) -> str:
    """The text of the runs without weight and slope."""
    return "".join(run.text for run in runs)


def canonical(value: Any) -> Any:
    """A block, a document or any value in them as JSON data, with block types named."""
    # Enums come first: ours are strings too and would pass as plain text below.
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        content = {field.name: canonical(getattr(value, field.name)) for field in fields(value)}
        return {"type": type(value).__name__} | content
    if isinstance(value, tuple):
        return [canonical(each) for each in value]
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def content_digest(document: Document) -> str:
    """The SHA-256 of the document's canonical JSON, in 64 hexadecimal characters.

    It is the same for every format written from the same document.
    """
    # Sorted keys and bare separators, so that no other writer of JSON can differ.
    content = json.dumps(canonical(document), sort_keys=True, separators=(",", ":"))
    return sha256(content.encode("ascii")).hexdigest()


def _cleaned(value: Any) -> Any:
    # Untouched values are handed back as they are, so big tables are not copied for nothing.
    if isinstance(value, str):
        return value if isinstance(value, Enum) else clean(value)
    if isinstance(value, tuple):
        parts = tuple(_cleaned(each) for each in value)
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
    if is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            new = _cleaned(old)
            if new is not old and new != old:
                changed[field.name] = new
        return replace(value, **changed) if changed else value
    return value
