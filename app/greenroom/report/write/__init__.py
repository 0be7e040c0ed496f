"""The writers: one for each file format, each a table of block type to function."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from greenroom.report.document import Document, Format
from greenroom.report.theme import PLAIN, Theme
from greenroom.report.write.docx import write_docx
from greenroom.report.write.markdown import write_markdown
from greenroom.report.write.pdf import write_pdf
from greenroom.report.write.slack import write_slack


class Writer(Protocol):
    """A document with a look in, a file out; the same in always gives the same out."""

    def __call__(self, document: Document, theme: Theme = PLAIN) -> bytes:
        """The bytes of the file."""


WRITERS: Mapping[Format, Writer] = MappingProxyType(
    {
        Format.PDF: write_pdf,
        Format.DOCX: write_docx,
        Format.MARKDOWN: write_markdown,
        Format.SLACK: write_slack,
    }
)
"""The writer of each format; the same document always gives the same bytes."""
