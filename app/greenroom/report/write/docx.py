"""Documents as Word files: real styles, lists and headings, native charts, page x of y."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx as toolkit
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from greenroom.report.document import (
    DIGEST_SHOWN,
    BarChart,
    Document,
    Run,
    content_digest,
)
from greenroom.report.write import docx_styles as styles
from greenroom.report.write import palette
from greenroom.report.write.docx_blocks import BLOCKS, WIDTH
from greenroom.report.write.docx_chart import (
    CHART_TYPE,
    WORKBOOK_TYPE,
    chart_part,
    fixed_zip,
    workbook,
)
from greenroom.report.write.docx_xml import (
    NAMESPACES,
    field_xml,
    paragraph_xml,
    run_xml,
    text_xml,
)

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Parts of the library's template that say nothing about our document.
_STALE = ("/stylesWithEffects", "/thumbnail", "/extended-properties", "/customXml")
_PROPERTY_LIMIT = 255
_WORD_2013 = "15"


class _ChartShelf:
    """The charts of one Word file; each is a part with its own small workbook."""

    def __init__(self, main: Any) -> None:
        self._main = main
        self._number = 0

    def place(self, chart: BarChart) -> tuple[str, int]:
        """The relation id of the new chart part, and its number from 1."""
        self._number += 1
        # Names are numbered by order, so the same document names the same parts.
        package = self._main.package
        book_name = PackURI(f"/word/embeddings/chart{self._number}.xlsx")
        book = Part(book_name, WORKBOOK_TYPE, workbook(chart), package)
        part_name = PackURI(f"/word/charts/chart{self._number}.xml")
        # The workbook is the part's only relation, so its id is the first.
        part = Part(part_name, CHART_TYPE, chart_part(chart, "rId1"), package)
        part.relate_to(book, f"{_RELATIONS}/package")
        return self._main.relate_to(part, f"{_RELATIONS}/chart"), self._number


def write_docx(document: Document) -> bytes:
    """The document as a Word file on A4; the same document always gives the same bytes."""
    word = toolkit.Document()
    styles.set_styles(word, document.meta.language)
    _set_page(word)
    _set_properties(word, document)
    _drop_stale_parts(word)
    _write_body(word, document)
    _write_furniture(word, document)
    buffer = BytesIO()
    word.save(buffer)
    # The library stamps every entry with the clock; packing again takes that out.
    with ZipFile(buffer) as archive:
        return fixed_zip((name, archive.read(name)) for name in archive.namelist())


def _write_body(word: Any, document: Document) -> None:
    meta = document.meta
    shelf = _ChartShelf(word.part)
    content = text_xml(styles.TITLE, meta.title)
    content += text_xml(styles.BYLINE, meta.byline) if meta.byline else ""
    content += "".join(BLOCKS[type(block)](block, shelf) for block in document.blocks)
    parsed = parse_xml(f"<w:body {NAMESPACES}>{content}</w:body>")
    # The body is exchanged as a whole: moving big tables into the old one takes seconds.
    old = word.element.body
    parsed.append(old.find(qn("w:sectPr")))
    word.element.replace(old, parsed)


def _write_furniture(word: Any, document: Document) -> None:
    meta, section = document.meta, word.sections[0]
    # The same line as in the PDF, so that two prints can be told to be one document.
    digest = content_digest(document)[:DIGEST_SHOWN]
    classification = _cut(meta.classification, 40)
    header = _ends(_cut(meta.title, palette.HEADER_TITLE_LIMIT), _text(classification))
    pages = f"{_text('Page ')}{field_xml('PAGE')}{_text(' of ')}{field_xml('NUMPAGES')}"
    footer = _ends(f"{_cut(meta.document_id, 40)} · {classification} · content {digest}", pages)
    for place, style, content in (
        (section.header, styles.HEADER, header),
        (section.footer, styles.FOOTER, footer),
    ):
        # Asking for a part of its own makes the library add one with an empty line.
        place.is_linked_to_previous = False
        root = place.part.element
        for old in list(root):
            root.remove(old)
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
        line = paragraph_xml(style, content, tab)
        root.extend(list(parse_xml(f"<w:hdr {NAMESPACES}>{line}</w:hdr>")))


def _ends(left: str, right: str) -> str:
    return f"{_text(left)}<w:r><w:tab/></w:r>{right}"


def _text(text: str) -> str:
    return run_xml(Run(text))


def _cut(text: str, limit: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _set_page(word: Any) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(palette.PAGE_WIDTH), Mm(palette.PAGE_HEIGHT)
    section.left_margin = section.right_margin = Mm(palette.SIDE_MARGIN)
    section.top_margin, section.bottom_margin = Mm(palette.TOP_MARGIN), Mm(palette.BOTTOM_MARGIN)
    section.header_distance = section.footer_distance = Mm(palette.FURNITURE_DISTANCE)
    # Without this Word opens the file in its compatibility mode of 2010.
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _set_properties(word: Any, document: Document) -> None:
    meta, properties = document.meta, word.core_properties
    # Word reads these moments as UTC.
    moment = _in_utc(meta.created_at)
    texts = {
        "title": meta.title,
        "subject": meta.subject,
        "author": meta.author,
        "last_modified_by": meta.author,
        "category": meta.classification,
        "identifier": meta.document_id,
        "language": meta.language,
        "keywords": meta.document_id,
        "comments": f"content {content_digest(document)}",
    }
    for name, text in texts.items():
        setattr(properties, name, _cut(text, _PROPERTY_LIMIT))
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
