"""Documents as tagged PDF: embedded fonts, vector charts, outline, header and footer."""

from dataclasses import replace
from typing import Any

from reportlab.platypus import Flowable

from greenroom.report.document import Appendix, Document, Heading
from greenroom.report.theme import PLAIN, Theme
from greenroom.report.write.furniture import levels, one_line
from greenroom.report.write.pdf_blocks import BLOCKS, Sheet, title_lines
from greenroom.report.write.pdf_fonts import register_fonts
from greenroom.report.write.pdf_grids import StayTogether
from greenroom.report.write.pdf_lines import Line
from greenroom.report.write.pdf_page import build_pages, logo_lines, text_width
from greenroom.report.write.pdf_styles import styles_of
from greenroom.report.write.pdf_tags import Element

_OUTLINE_LIMIT = 80


def write_pdf(document: Document, theme: Theme = PLAIN) -> bytes:
    """The document as a tagged PDF file; the same document and theme give the same bytes."""
    register_fonts()
    root = Element("Document")
    sheet = Sheet(theme, styles_of(theme), text_width(theme), root)
    story: list[Flowable] = [*logo_lines(theme, root)]
    story += title_lines(document.meta.title, document.meta.byline, sheet)
    story += _together(_flowables(document, sheet))
    return build_pages(document, theme, story, root)


def _flowables(document: Document, sheet: Sheet) -> list[Flowable]:
    flowables: list[Flowable] = []
    for number, (block, level) in enumerate(levels(document.blocks)):
        # A type without a function is a bug and fails here, never silently.
        drawn = BLOCKS[type(block)](block, replace(sheet, level=level) if level else sheet)
        if isinstance(block, Heading | Appendix):
            line: Any = drawn[-1]
            line.outline = (one_line(block.text)[:_OUTLINE_LIMIT], f"section{number}", level - 1)
        flowables += drawn
    return flowables


def _together(flowables: list[Flowable]) -> list[Flowable]:
    """The flowables with headings and captions bound to what they stand above."""
    story: list[Flowable] = []
    waiting: list[Line] = []
    for each in flowables:
        if isinstance(each, Line) and each.stays:
            waiting.append(each)
        elif waiting and hasattr(each, "least"):
            story.append(StayTogether(waiting, each))
            waiting = []
        else:
            story += [*waiting, each]
            waiting = []
    return [*story, *waiting]
