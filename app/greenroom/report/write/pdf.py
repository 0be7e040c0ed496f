"""Documents as PDF: embedded fonts, vector charts, outline, header and footer."""

from reportlab.platypus import Flowable

from greenroom.report.document import Block, Document, Heading
from greenroom.report.write.pdf_blocks import BLOCKS, title_lines
from greenroom.report.write.pdf_fonts import register_fonts
from greenroom.report.write.pdf_page import build_pages

_OUTLINE_LIMIT = 80


def write_pdf(document: Document) -> bytes:
    """The document as a PDF file on A4; the same document always gives the same bytes."""
    register_fonts()
    story = title_lines(document.meta.title, document.meta.byline)
    deepest = -1
    for number, block in enumerate(document.blocks):
        # A type without a function is a bug and fails here, never silently.
        flowables = _flowables(block)
        if isinstance(block, Heading):
            # Readers refuse an outline that skips a level.
            deepest = min(max(block.level, 1) - 1, deepest + 1)
            title = " ".join(block.text.split())[:_OUTLINE_LIMIT]
            flowables[-1].outline = (title, f"section{number}", deepest)
        story += flowables
    return build_pages(document, story)


def _flowables(block: Block) -> list[Flowable]:
    return BLOCKS[type(block)](block)
