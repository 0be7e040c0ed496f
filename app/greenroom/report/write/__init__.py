"""The writers: one for each file format, each a table of block type to function."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Protocol

from greenroom.report.document import Document, Format
from greenroom.report.theme import PLAIN, Theme


class Writer(Protocol):
    """A document with a look in, a file out; the same in always gives the same out."""

    def __call__(self, document: Document, theme: Theme = PLAIN) -> bytes:
        """The bytes of the file."""


class _Named:
    """A writer that is loaded when it is first used.

    Each format has a toolkit of its own, and together they take longer to load than a
    document takes to write; a preview needs only one of them.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, document: Document, theme: Theme = PLAIN) -> bytes:
        """The bytes of the file."""
        module = import_module(f"{__name__}.{self._name}")
        write: Writer = getattr(module, f"write_{self._name}")
        return write(document, theme)


WRITERS: Mapping[Format, Writer] = MappingProxyType(
    {
        Format.PDF: _Named("pdf"),
        Format.DOCX: _Named("docx"),
        Format.MARKDOWN: _Named("markdown"),
        Format.HTML: _Named("html"),
        Format.PPTX: _Named("pptx"),
        Format.SLACK: _Named("slack"),
    }
)
"""The writer of each format; the same document always gives the same bytes."""
