"""What the PDF could only name instead of print, and in which text it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from greenroom.report.document import Document, Run, spelled_out
from greenroom.report.write.furniture import cut
from greenroom.report.write.pdf_fonts import unprintable_in

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Unprintable:
    """Characters of one text that no embedded face prints; the PDF spells them out.

    `block` is the number of the block from 0, None for the document's own facts; `kind` and
    `field` name the block and its part in words, `text` is the whole text.
    """

    block: int | None
    kind: str
    field: str
    text: str
    characters: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What cannot be printed, and where, for a list of warnings."""
        named = ", ".join(spelled_out(each).strip("[]") for each in self.characters[:3])
        more = f" and {len(self.characters) - 3} more" if len(self.characters) > 3 else ""
        return f"{named}{more} in the {self.kind} “{cut(self.text, _SHOWN)}”"


def printable(document: Document) -> tuple[Unprintable, ...]:
    """Every text of the document that a PDF cannot print as it stands; empty when all is well."""
    found = list(_of_part(None, "document", document.meta))
    for number, block in enumerate(document.blocks):
        found += _of_part(number, _in_words(type(block).__name__), block)
    return tuple(found)


def _of_part(number: int | None, kind: str, part: Any) -> Iterator[Unprintable]:
    for name, text in _texts(part, ""):
        if characters := unprintable_in(text):
            yield Unprintable(number, kind, name, text, characters)


def _texts(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        # The values of enumerations are ours and plain; long tables are made of little else.
        if not isinstance(value, Enum) and not value.isascii():
            yield name, value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each, name)
    elif is_dataclass(value) and not isinstance(value, type):
        # Nobody looks for the address behind a link on paper.
        for field in fields(value):
            if not (isinstance(value, Run) and field.name == "link"):
                yield from _texts(getattr(value, field.name), name or _in_words(field.name))


def _in_words(name: str) -> str:
    spaced = "".join(f" {each.lower()}" if each.isupper() else each for each in name)
    return spaced.replace("_", " ").strip()
