"""The writers: one for each file format, each a table of block type to function."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from greenroom.report.document import Document, Format
from greenroom.report.write.docx import write_docx
from greenroom.report.write.markdown import write_markdown
from greenroom.report.write.pdf import write_pdf

WRITERS: Mapping[Format, Callable[[Document], bytes]] = MappingProxyType(
    {Format.PDF: write_pdf, Format.DOCX: write_docx, Format.MARKDOWN: write_markdown}
)
"""The writer of each format; the same document always gives the same bytes."""
