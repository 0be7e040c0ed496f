"""Documents as Word files: real styles, lists and headings, native charts, page x of y."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx as toolkit
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from greenroom.report.document import Document
from greenroom.report.theme import PLAIN, SIDE_MARGIN, Theme
from greenroom.report.write import docx_styles as styles
from greenroom.report.write import measures
from greenroom.report.write.chart_book import fixed_zip
from greenroom.report.write.docx_blocks import BLOCKS
from greenroom.report.write.docx_notes import Shelf, picture_relation
from greenroom.report.write.docx_tables import text_width
from greenroom.report.write.docx_xml import (
    NAMESPACES,
    field_xml,
    paragraph_xml,
    picture_xml,
    run_xml,
    text_xml,
)
from greenroom.report.write.furniture import (
    FILE_TITLE_LIMIT,
    Furniture,
    cut,
    full_title,
    furniture,
    levels,
    logo_box,
)

# Parts of the library's template that say nothing about our document.
_STALE = ("/stylesWithEffects", "/thumbnail", "/extended-properties", "/customXml")
_PROPERTY_LIMIT = 255
_WORD_2013 = "15"
_EMU_PER_MM = 36_000
_MAIN, _OPEN = "word/document.xml", b"<w:body>"
_LOGO_NUMBER = 1000
"""Above the number of any chart, since no two drawings may share one."""


def write_docx(document: Document, theme: Theme = PLAIN) -> bytes:
    """The document as a Word file; the same document and theme always give the same bytes."""
    word = toolkit.Document()
    words = furniture(document, theme)
    styles.set_styles(word, document.meta.language, theme)
    _set_page(word, theme)
    _set_properties(word, document, words)
    _drop_stale_parts(word)
    body = _body(word, document, theme)
    _write_furniture(word, words, theme)
    buffer = BytesIO()
    word.save(buffer)
    # The library stamps every entry with the clock; packing again takes that out.
    with ZipFile(buffer) as archive:
        parts = ((name, archive.read(name)) for name in archive.namelist())
        return fixed_zip((name, _filled(name, data, body)) for name, data in parts)


def _body(word: Any, document: Document, theme: Theme) -> str:
    meta = document.meta
    shelf = Shelf(word.part, theme, _in_utc(meta.created_at))
    logo = _logo(word.part, theme) if theme.logo else ""
    content = paragraph_xml(styles.TITLE, logo + run_xml(meta.title))
    content += text_xml(styles.BYLINE, meta.byline) if meta.byline else ""
    content += "".join(BLOCKS[type(block)](block, shelf) for block, _ in levels(document.blocks))
    shelf.finish()
    return content


def _filled(name: str, data: bytes, body: str) -> bytes:
    """The part as it is, but for the document's own, which gets its text."""
    # The text is put into the finished part: as a tree it would take twenty times the room.
    return data.replace(_OPEN, _OPEN + body.encode(), 1) if name == _MAIN else data


def _logo(part: Any, theme: Theme) -> str:
    width, height = (round(side * _EMU_PER_MM) for side in logo_box(theme.logo))
    relation = picture_relation(part, theme.logo)
    told = theme.name or "Logo"
    return picture_xml(relation, _LOGO_NUMBER, (width, height), told)


def _write_furniture(word: Any, words: Furniture, theme: Theme) -> None:
    section = word.sections[0]
    header = _ends(words.head, run_xml(words.owner))
    pages = f"{run_xml('Page ')}{field_xml('PAGE')}{run_xml(' of ')}{field_xml('NUMPAGES')}"
    # The same line as in the PDF, so that two prints can be told to be one document.
    footer = _ends(words.foot, pages)
    for place, style, content in (
        (section.header, styles.HEADER, header),
        (section.footer, styles.FOOTER, footer),
    ):
        # Asking for a part of its own makes the library add one with an empty line.
        place.is_linked_to_previous = False
        root = place.part.element
        for old in list(root):
            root.remove(old)
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{text_width(theme)}"/></w:tabs>'
        line = paragraph_xml(style, content, tab)
        root.extend(list(parse_xml(f"<w:hdr {NAMESPACES}>{line}</w:hdr>")))


def _ends(left: str, right: str) -> str:
    return f"{run_xml(left)}<w:r><w:tab/></w:r>{right}"


def _set_page(word: Any, theme: Theme) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in theme.page.value)
    section.left_margin = section.right_margin = Mm(SIDE_MARGIN)
    section.top_margin = Mm(measures.TOP_MARGIN)
    section.bottom_margin = Mm(measures.BOTTOM_MARGIN)
    section.header_distance = section.footer_distance = Mm(measures.FURNITURE_DISTANCE)
    # Without this Word opens the file in its compatibility mode of 2010.
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _set_properties(word: Any, document: Document, words: Furniture) -> None:
    meta, properties = document.meta, word.core_properties
    # Word reads these moments as UTC.
    moment = _in_utc(meta.created_at)
    texts = {
        "title": full_title(meta, FILE_TITLE_LIMIT),
        "subject": meta.subject,
        "author": meta.author,
        "last_modified_by": meta.author,
        "category": meta.classification,
        "identifier": meta.document_id,
        "version": meta.version,
        "language": meta.language,
        "keywords": meta.document_id,
        "comments": f"content {words.digest}",
    }
    for name, text in texts.items():
        setattr(properties, name, cut(text, _PROPERTY_LIMIT))
    properties.created = properties.modified = moment
    properties.revision = 1


def _in_utc(moment: datetime) -> datetime:
    # A moment without a zone is taken as it stands; asking for the local zone would make
    # the file depend on the machine.
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)


def _drop_stale_parts(word: Any) -> None:
    for relations in (word.part.rels, word.part.package.rels):
        for relation_id, relation in list(relations.items()):
            if relation.reltype.endswith(_STALE):
                del relations[relation_id]
