"""The neutral block tree every export is written from.

Blocks hold plain text and numbers, never markup; a writer decides how they look. A
`Document` is clean by construction (see `clean`), so no writer has to fear its text.
"""

import json
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum, StrEnum
from hashlib import sha256
from typing import Any

from greenroom.report.charts import BarChart, HeatCell, HeatMap, Series, Tone, TrendChart
from greenroom.report.text import clean, is_address, spelled_out

# The vocabulary of a builder is found in this one place, wherever its parts are written.
__all__ = [
    "DIGEST_SHOWN",
    "Alignment",
    "Appendix",
    "BarChart",
    "Block",
    "Bullets",
    "Callout",
    "Cell",
    "Check",
    "CheckItem",
    "Checklist",
    "Column",
    "Comment",
    "Document",
    "Format",
    "Heading",
    "HeatCell",
    "HeatMap",
    "KeyValues",
    "Meta",
    "PageBreak",
    "Paragraph",
    "Quote",
    "Run",
    "Series",
    "SignatureRow",
    "SignatureRows",
    "Slide",
    "Table",
    "Tile",
    "Tiles",
    "Tone",
    "TrendChart",
    "canonical",
    "clean",
    "content_digest",
    "is_address",
    "plain",
    "spelled_out",
]

DIGEST_SHOWN = 12
"""How many characters of the content digest a printed page carries."""


class Format(StrEnum):
    """The file formats a document can be written to; the value is the file ending."""

    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "md"
    HTML = "html"
    PPTX = "pptx"
    SLACK = "txt"


class Slide(StrEnum):
    """The five slides of a presentation; the value is the title of one without a heading."""

    DECISION = "Decision"
    FIGURES = "Key figures"
    RISKS = "Risks and themes"
    REHEARSAL = "Rehearsal"
    NEXT_STEPS = "Next steps and approvals"


class Alignment(StrEnum):
    """Where the text of a table column stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text in one weight and slope, linked to an address if it has one.

    Raises ValueError when `link` is no web or mail address; check user text with
    `is_address` first.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""

    def __post_init__(self) -> None:
        # Links that run scripts or open local files must not get into any format.
        if self.link and not is_address(self.link):
            raise ValueError("a link needs a whole web or mail address")


@dataclass(frozen=True, slots=True)
class Comment:
    """A reviewer's note on a paragraph or a table row: a real comment where a format has them."""

    text: str
    author: str

    @property
    def line(self) -> str:
        """The note as one line, for formats that print it where it belongs."""
        return f"Note by {self.author}: {self.text}" if self.author else f"Note: {self.text}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading; level 1 stands under the document's title, 2 under level 1.

    `slide` says on which slide of a presentation the section goes, up to the next heading
    that has one.
    """

    text: str
    level: int = 1
    slide: Slide | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """A heading of level 1 that starts on a new page, for what stands behind the document."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `note` sets it small, as a remark on what stands above it."""

    runs: tuple[Run, ...]
    note: bool = False
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose items are runs of text, numbered from 1 where their order matters."""

    items: tuple[tuple[Run, ...], ...]
    numbered: bool = False


class Check(StrEnum):
    """How an item of a checklist stands; the value is the word beside its sign."""

    DONE = "done"
    OPEN = "open"
    FAILED = "failed"
    WAIVED = "not needed"


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One thing to check; `note` says who, by when or on what evidence."""

    text: str
    state: Check = Check.OPEN
    note: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to check, each with a sign and a word for how it stands."""

    items: tuple[CheckItem, ...]


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

    `comments` are reviewers' notes, each with the number of its row from 0. Raises ValueError
    when there is no column, a row has another length than the header, or a note has no row.
    """

    header: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    comments: tuple[tuple[int, Comment], ...] = ()

    def __post_init__(self) -> None:
        # A ragged table would shift figures under the wrong heading without anyone noticing.
        if not self.header or any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("every row of a table needs one cell for each column")
        if any(not 0 <= row < len(self.rows) for row, _ in self.comments):
            raise ValueError("a note stands at a row that the table does not have")

    def notes_at(self, row: int) -> tuple[Comment, ...]:
        """The reviewers' notes on that row, counted from 0."""
        return tuple(note for number, note in self.comments if number == row)


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
    | Appendix
    | Paragraph
    | Bullets
    | Checklist
    | KeyValues
    | Table
    | Tiles
    | BarChart
    | TrendChart
    | HeatMap
    | Quote
    | Callout
    | SignatureRows
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Meta:
    """What a document says about itself; `byline` stands under the title.

    `version` stands beside the document's id when there is one. `created_at` is the only date
    a file carries, so the same document gives the same bytes.
    """

    title: str
    subject: str
    author: str
    document_id: str
    created_at: datetime
    classification: str = "Internal"
    byline: str = ""
    language: str = "en-GB"
    version: str = ""

    @property
    def identity(self) -> str:
        """The document's id with its version, as footers print it."""
        return f"{self.document_id} v{self.version}" if self.version else self.document_id


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. All its text is cleaned when it is made."""

    meta: Meta
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        # A frozen value can be finished only this way, and only here.
        object.__setattr__(self, "meta", _cleaned(self.meta))
        object.__setattr__(self, "blocks", _cleaned(self.blocks))


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
