import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import docx
import pytest

from greenroom.report.build.board_summary import build_board_summary
from greenroom.report.document import (
    BarChart,
    Block,
    Cell,
    Column,
    Document,
    Format,
    Heading,
    Paragraph,
    Run,
    Table,
    clean,
    content_digest,
)
from greenroom.report.write import (
    WRITERS,
    docx_blocks,
    html_blocks,
    markdown,
    pdf_blocks,
    pptx_plan,
)
from greenroom.report.write.docx import write_docx
from greenroom.report.write.html import write_html
from greenroom.report.write.markdown import write_markdown
from greenroom.report.write.pdf import write_pdf
from greenroom.report.write.pdf_fonts import REGULAR, split_by_face
from greenroom.report.write.pptx import write_pptx
from report.builders_report import (
    a_board_summary,
    a_document,
    a_table,
    an_empty_summary,
    every_block,
)
from report.injection_cases import CASES
from report.reading_report import (
    docx_paragraphs,
    docx_part,
    html_text,
    pdf_pages,
    pdf_text,
    pptx_text,
    texts,
    unescaped,
    words,
)

ROOT = Path(__file__).resolve().parents[2]
BLOCK_TYPES = get_args(Block)


HTML_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "article", "div", "span", "header"),
    *("h1", "h2", "h3", "p", "main", "footer", "figure", "blockquote", "figcaption", "hr", "br"),
    *("table", "colgroup", "col", "caption", "thead", "tbody", "tr", "th", "td"),
    *("ul", "ol", "li", "b", "i", "dl", "dt", "dd", "svg", "desc", "polygon", "polyline", "text"),
}


class Tags(HTMLParser):
    """Every tag of a page, and every address in it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"href", "src"}]
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed(text: str) -> str:
    """What the PDF prints for a text, without white space."""
    return squeezed("".join(part for _, part in split_by_face(clean(text), REGULAR)))


def test_every_format_has_a_writer_and_every_block_a_function() -> None:
    assert set(WRITERS) == set(Format)
    for writer in (pdf_blocks, docx_blocks, markdown, html_blocks, pptx_plan):
        assert set(writer.BLOCKS) == set(BLOCK_TYPES)
    assert {type(block) for block in every_block()} == set(BLOCK_TYPES)


@pytest.mark.parametrize("each", Format)
@pytest.mark.parametrize("block", every_block(), ids=lambda block: type(block).__name__)
def test_every_block_passes_through_every_writer(block: Block, each: Format) -> None:
    assert len(WRITERS[each](a_document(block))) > 20


def furniture_of(document: Document) -> Counter[str]:
    """The words around a document, as often as its pages may need them."""
    meta = document.meta
    facts = f"{meta.title} {meta.subject} {meta.document_id} {meta.classification}"
    said = words(f"{facts} content {content_digest(document)[:12]} Page of")
    return Counter(dict.fromkeys(said, 99))


@pytest.mark.parametrize("name", ["every block", "board summary"])
def test_pdf_and_word_agree_word_for_word(name: str) -> None:
    blocks = {"every block": every_block(), "board summary": None}[name]
    document = a_document(*blocks) if blocks else build_board_summary(a_board_summary())
    pdf = words(pdf_text(write_pdf(document)))
    word = words("\n".join(docx_paragraphs(write_docx(document))))
    # Labels in charts and notes in comments are text in the PDF and parts of their own in Word.
    apart = words(texts(document)) - words(texts(document, charts=False, notes=False))
    assert set(pdf - word - furniture_of(document)) <= set(apart) | SCALES
    assert set(word - pdf) <= {"dashed", "frame"}


SCALES = {"0", "25", "50", "75", "100", "1", "2", "3", "78", "4", "82", "6", "5", "10", "11", "30"}
"""Numbers beside the axes and at the lines of charts, and of lists."""


@pytest.mark.parametrize("document", [a_document(*every_block())], ids=["every block"])
def test_every_format_says_what_the_document_says(document: Document) -> None:
    wanted = words(texts(document))
    assert not wanted - words(pdf_text(write_pdf(document)))
    # In Markdown a trend is a table, where a missing value stands once and not twice.
    assert set(wanted) <= set(words(unescaped(write_markdown(document).decode())))
    assert not wanted - words(html_text(write_html(document)))
    inner = words(texts(document, charts=False, notes=False))
    assert not inner - words("\n".join(docx_paragraphs(write_docx(document))))


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_user_text_stays_text_in_a_pdf(text: str) -> None:
    chart = BarChart("chart", (text, "other"), (50.0, None), text)
    table = Table((Column("only"),), ((Cell(text),),))
    pdf = write_pdf(a_document(Heading(text), Paragraph((Run(text),)), table, chart, title=text))
    read = squeezed(pdf_text(pdf))
    assert read.count(printed(text)) >= 3
    for active in (b"/URI", b"/JavaScript", b"/Launch", b"/Subtype /Image", b"/GoToR"):
        assert active not in pdf


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_user_text_stays_text_in_word(text: str) -> None:
    chart = BarChart(text, (text, "other"), (50.0, None), text)
    blocks = (Heading(text), Paragraph((Run(text),)), Table((Column("only"),), ((Cell(text),),)))
    file = write_docx(a_document(*blocks, chart, title=text))
    assert docx_paragraphs(file).count(clean(text)) >= 3
    body = docx_part(file, "word/document.xml")
    assert "<w:instrText" not in body
    assert "w:hyperlink" not in body
    assert "External" not in docx_part(file, "word/_rels/document.xml.rels")


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_user_text_stays_text_in_markdown(text: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    reader = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    table = Table((Column("only"),), ((Cell(text),),))
    written = write_markdown(a_document(Paragraph((Run(text),)), table)).decode()
    html = reader.render(written)
    tags = set(re.findall(r"</?(\w+)", html))
    assert tags <= {"h1", "p", "br", "hr", "table", "thead", "tbody", "tr", "th", "td"}
    shown = re.sub(r"<[^>]+>", "", html)
    for sign, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("&", "&amp;")):
        shown = shown.replace(entity, sign)
    assert squeezed(shown).count(squeezed(clean(text))) == 2


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_user_text_stays_text_in_html(text: str) -> None:
    written = write_html(a_document(*every_block(text), title=text)).decode()
    reader = Tags()
    reader.feed(written)
    assert set(reader.found) <= HTML_TAGS
    # Only links of our own lead anywhere, and these blocks have none.
    assert not reader.addresses
    assert squeezed(html_text(written.encode())).count(squeezed(clean(text))) >= 20


@pytest.mark.parametrize("text", CASES.values(), ids=CASES.keys())
def test_user_text_stays_text_on_slides(text: str) -> None:
    file = write_pptx(a_document(*every_block(text), title=text))
    said = pptx_text(file)
    assert squeezed(said).count(squeezed(clean(text))) >= 15
    with ZipFile(BytesIO(file)) as archive:
        for name in archive.namelist():
            if name.endswith(".rels"):
                assert b"External" not in archive.read(name)


def test_markdown_keeps_its_own_lines() -> None:
    runs = (Run("first ", bold=True), Run("- second\n3. third", italic=True))
    written = write_markdown(a_document(Paragraph(runs))).decode()
    assert "**first** *- second\\\n3\\. third*" in written


def test_the_pdf_embeds_its_fonts_and_nothing_else() -> None:
    pdf = write_pdf(a_document(*every_block("Žluťoučký ✓ ▲ ☐")))
    assert b"Helvetica" not in pdf
    assert b"LiberationSans" in pdf
    assert b"DejaVuSans" in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/FontDescriptor ")


def test_the_pdf_carries_its_own_facts_and_an_outline() -> None:
    document = build_board_summary(a_board_summary())
    pdf = write_pdf(document)
    assert b"D:20261124160500+00'00'" in pdf
    assert b"/Lang (en-GB)" in pdf
    pages = pdf_pages(pdf)
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert content_digest(document)[:12] in page
        assert document.meta.document_id in page
    assert b"/Outlines" in pdf


def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    checker = shutil.which("qpdf")
    if checker is None:
        pytest.skip("qpdf is not installed")
    file = tmp_path / "summary.pdf"
    file.write_bytes(write_pdf(build_board_summary(a_board_summary())))
    done = subprocess.run([checker, "--check", str(file)], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


def test_word_facts_come_from_the_document_alone() -> None:
    document = build_board_summary(a_board_summary())
    file = write_docx(document)
    properties = docx.Document(BytesIO(file)).core_properties
    assert properties.author == properties.last_modified_by == "Ada Example"
    assert properties.identifier == document.meta.document_id
    assert str(properties.created) == str(properties.modified) == "2026-11-24 16:05:00+00:00"
    with ZipFile(BytesIO(file)) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for stale in ("thumbnail", "stylesWithEffects", "app.xml", "customXml"):
        assert not any(stale in name for name in names)


def test_word_has_real_headings_lists_repeated_headers_and_fields() -> None:
    file = write_docx(build_board_summary(a_board_summary()))
    word = docx.Document(BytesIO(file))
    used = {paragraph.style.name for paragraph in word.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "Normal"} <= used
    assert round(word.sections[0].page_width.mm) == 210
    body = docx_part(file, "word/document.xml")
    assert body.count("<w:tblHeader/>") == body.count("<w:tbl>") - 1  # key facts have none
    footer = docx_part(file, "word/footer1.xml")
    assert " PAGE " in footer
    assert " NUMPAGES " in footer


def test_word_charts_are_native_and_carry_their_data() -> None:
    chart = BarChart("Scores", ("a & b", "c"), (91.0, None), "a & b 91, c none", target=85)
    file = write_docx(a_document(chart))
    part = docx_part(file, "word/charts/chart1.xml")
    assert "<c:v>a &amp; b</c:v>" in part
    assert "<c:v>c: not assessed</c:v>" in part
    assert "<c:v>91</c:v>" in part
    assert 'descr="a &amp; b 91, c none"' in docx_part(file, "word/document.xml")
    with ZipFile(BytesIO(file)) as archive:
        book = archive.read("word/embeddings/chart1.xlsx")
    sheet = docx_part(book, "xl/worksheets/sheet1.xml")
    assert '<c r="B2"><v>91</v></c><c r="C2"><v>85</v></c>' in sheet


def test_bytes_do_not_depend_on_the_process() -> None:
    script = (
        "from hashlib import sha256\n"
        "from report.builders_report import a_board_summary, a_document, a_logo, every_block\n"
        "from greenroom.report.theme import Theme\n"
        "from greenroom.report.build.board_summary import build_board_summary\n"
        "from greenroom.report.write import WRITERS\n"
        "theme = Theme(name='Invented Works', logo=a_logo())\n"
        "for each in (build_board_summary(a_board_summary()), a_document(*every_block())):\n"
        "    for write in WRITERS.values():\n"
        "        print(sha256(write(each, theme)).hexdigest())\n"
    )
    path = os.pathsep.join((str(ROOT / "app"), str(ROOT / "tests")))
    printed_by = [
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Kolkata"))
    ]
    assert printed_by[0] == printed_by[1]
    assert len(printed_by[0].split()) == 2 * len(Format)


STRANGE = {
    "controls": "".join(map(chr, range(32))) + "\x7f" + "".join(map(chr, range(0x80, 0xA0))),
    "lone surrogates": "a\ud800b\udfffc",
    "emoji": "ship it 🚀 👩\u200d💻 🇨🇿",
    "Czech": "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "Greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "Cyrillic": "Съешь же ещё этих мягких французских булок",
    "Arabic": "جاهز للإصدار",
    "Hebrew": "מוכן לשחרור",
    "Chinese": "发布版本已经准备好",
    "Japanese": "リリースの準備ができました",
}


@pytest.mark.parametrize("each", Format)
@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
def test_any_text_is_written(each: Format, text: str) -> None:
    assert WRITERS[each](a_document(*every_block(text), title=text))


@pytest.mark.parametrize("each", Format)
def test_two_thousand_rows_are_written(each: Format) -> None:
    file = WRITERS[each](a_document(a_table(2000)))
    if each is Format.PDF:
        pages = pdf_pages(file)
        assert "1999" in pages[-1]
        assert all("Count" in page for page in pages)


@pytest.mark.parametrize("each", [each for each in Format if each is not Format.PDF])
def test_forty_thousand_rows_are_written(each: Format) -> None:
    # In a PDF they take a while, so that the benchmark of documents writes them there.
    assert WRITERS[each](a_document(a_table(40_000)))


@pytest.mark.parametrize("each", Format)
def test_a_row_taller_than_a_page_is_written(each: Format) -> None:
    table = Table((Column("a"), Column("b")), ((Cell("word " * 4000 + "lastword"), Cell("b")),))
    file = WRITERS[each](a_document(table))
    if each is Format.PDF:
        pages = pdf_pages(file)
        assert len(pages) > 2
        assert "lastword" in "".join(pages[-2:])


@pytest.mark.parametrize("each", Format)
@pytest.mark.parametrize("title", ["T" * 5000, "long title " * 455, ""])
def test_any_title_is_written(each: Format, title: str) -> None:
    assert WRITERS[each](a_document(*every_block(), title=title))


@pytest.mark.parametrize("each", Format)
def test_an_empty_release_and_an_empty_document_are_written(each: Format) -> None:
    assert WRITERS[each](build_board_summary(an_empty_summary()))
    assert WRITERS[each](a_document())


@pytest.mark.parametrize("each", Format)
def test_degenerate_blocks_are_written(each: Format) -> None:
    narrow = Table(tuple(Column(f"c{n}") for n in range(30)), ((Cell("x" * 9),) * 30,))
    bare = Table((Column(""), Column("b", share=0.0001)), ())
    chart = BarChart("", (), (), "")
    high = BarChart("over", ("a" * 300,), (250.0,), "told", target=300)
    assert WRITERS[each](a_document(narrow, bare, chart, high, Heading("deep", 9)))
