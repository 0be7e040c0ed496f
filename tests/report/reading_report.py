"""Reading written files back: the words of each format, for comparing them."""

import re
from collections import Counter
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pptx
import pypdfium2
from docx.oxml.ns import qn

from greenroom.report.document import (
    Appendix,
    BarChart,
    Block,
    Bullets,
    Callout,
    Checklist,
    Document,
    Heading,
    HeatMap,
    KeyValues,
    Paragraph,
    Quote,
    SignatureRows,
    Table,
    Tiles,
    TrendChart,
    plain,
)

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def pdf_pages(data: bytes) -> list[str]:
    """The text of every page."""
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return pages


def pdf_text(data: bytes) -> str:
    """The text of all pages."""
    return "\n".join(pdf_pages(data))


def docx_paragraphs(data: bytes) -> list[str]:
    """The text of every paragraph, those in tables too, in reading order."""
    body = docx.Document(BytesIO(data)).element.body
    return [_paragraph(element) for element in body.iter(qn("w:p"))]


def docx_part(data: bytes, name: str) -> str:
    """One part of a Word file as text."""
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")


def html_text(data: bytes) -> str:
    """The text of a page without its tags and its style sheet, drawings included."""
    page = re.sub(r"<style>.*?</style>|<title>.*?</title>", "", data.decode(), flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", page.replace("<br>", "\n")))


def pptx_text(data: bytes) -> str:
    """The text of all slides with their tables, charts and notes."""
    found = []
    for slide in pptx.Presentation(BytesIO(data)).slides:
        for shape in slide.shapes:
            found += ["".join(text.text or "" for text in shape.element.iter(f"{DRAWING}t"))]
        if slide.has_notes_slide:
            found.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(found)


def words(text: str) -> Counter[str]:
    """How often every word stands in the text."""
    return Counter(re.findall(r"\w+", text))


def unescaped(markdown: str) -> str:
    """Markdown without its escapes and signs."""
    text = re.sub(r"<br>|&nbsp;|\\\n", " ", markdown)
    text = re.sub(r"(?<!\\)[*`#|>]+", " ", text)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def texts(document: Document, *, charts: bool = True, notes: bool = True) -> str:
    """Every text of the document a reader should find.

    Charts may leave their labels to the chart itself, notes may stand in comments.
    """
    found = [document.meta.title, document.meta.byline]
    for block in document.blocks:
        found += _running_texts(block, notes=notes)
        found += _table_texts(block, notes=notes)
        found += _chart_texts(block, charts=charts)
    return "\n".join(found)


def _running_texts(block: Block, *, notes: bool) -> list[str]:
    match block:
        case Heading(text=text) | Appendix(text=text):
            return [text]
        case Paragraph(runs=runs, comments=comments):
            return [plain(runs), *(each.line for each in comments if notes)]
        case Bullets(items=items):
            return [plain(item) for item in items]
        case Checklist(items=checks):
            states = [f"{each.state.value.capitalize()} {each.text}" for each in checks]
            return [*states, *(each.note for each in checks)]
        case Quote(text=text, attribution=attribution):
            return [text, attribution]
        case Callout(title=title, lines=lines):
            return [title, *lines]
    return []


def _table_texts(block: Block, *, notes: bool) -> list[str]:
    match block:
        case KeyValues(rows=rows):
            return [text for row in rows for text in row]
        case Table(header=header, rows=lines, caption=caption, comments=remarks):
            found = [caption, *(column.title for column in header)]
            found += [each.line for _, each in remarks if notes]
            return found + [cell.text for row in lines for cell in row]
        case Tiles(tiles=tiles):
            return [text for tile in tiles for text in (tile.label, tile.value, tile.note)]
        case HeatMap(title=title, corner=corner, columns=columns, rows=names, cells=cells):
            return [title, corner, *columns, *names, *(each.text for row in cells for each in row)]
        case SignatureRows(rows=signers, header=heads):
            found = [text for each in signers for text in (each.role, each.name)]
            return [*heads, *found, *(f"{each.decision} {each.date}" for each in signers)]
    return []


def _chart_texts(block: Block, *, charts: bool) -> list[str]:
    match block:
        case BarChart(title=title, target_label=target, categories=categories, labels=labels):
            return [title, target, *(categories if charts else ()), *(labels if charts else ())]
        case TrendChart(title=title, gaps=gaps, labels=moments, series=series):
            drawn = [block.target_label, *moments, *(each.name for each in series)]
            return [title, *gaps, *(drawn if charts else ())]
    return []


def _paragraph(element: Any) -> str:
    pieces = element.iter(qn("w:t"), qn("w:br"))
    return "".join("\n" if piece.tag == qn("w:br") else piece.text or "" for piece in pieces)
