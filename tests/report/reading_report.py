"""Reading written files back: the words of each format, for comparing them."""

import re
from collections import Counter
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pypdfium2
from docx.oxml.ns import qn

from greenroom.report.document import (
    Appendix,
    BarChart,
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
        match block:
            case Heading(text=text) | Appendix(text=text):
                found.append(text)
            case Paragraph(runs=runs, comments=comments):
                found += [plain(runs), *(each.line for each in comments if notes)]
            case Checklist(items=items):
                found += [f"{each.state.value.capitalize()} {each.text}" for each in items]
                found += [each.note for each in items]
            case Bullets(items=items):
                found += [plain(item) for item in items]
            case KeyValues(rows=rows):
                found += [text for row in rows for text in row]
            case Table(header=header, rows=rows, caption=caption, comments=remarks):
                found += [caption, *(column.title for column in header)]
                found += [each.line for _, each in remarks if notes]
                found += [cell.text for row in rows for cell in row]
            case Tiles(tiles=tiles):
                found += [text for tile in tiles for text in (tile.label, tile.value, tile.note)]
            case BarChart():
                found += [block.title, block.target_label]
                found += [*block.categories, *block.labels] if charts else []
            case TrendChart():
                found += [block.title, *block.gaps]
                found += [*block.labels, *(each.name for each in block.series)] if charts else []
                found += [block.target_label] if charts else []
            case HeatMap():
                found += [block.title, block.corner, *block.columns, *block.rows]
                found += [cell.text for row in block.cells for cell in row]
            case Quote(text=text, attribution=attribution):
                found += [text, attribution]
            case Callout(title=title, lines=lines):
                found += [title, *lines]
            case SignatureRows(rows=rows, header=header):
                found += [*header]
                found += [each for row in rows for each in (row.role, row.name)]
                found += [each for row in rows for each in (row.decision, row.date)]
    return "\n".join(found)


def _paragraph(element: Any) -> str:
    pieces = element.iter(qn("w:t"), qn("w:br"))
    return "".join("\n" if piece.tag == qn("w:br") else piece.text or "" for piece in pieces)
