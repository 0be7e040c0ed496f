import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.report.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Comment,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
    Tile,
    Tiles,
    content_digest,
)
from greenroom.report.theme import Page, Theme
from greenroom.report.write.pdf import write_pdf
from report.builders_report import a_document, a_heat_map, a_logo, a_meta, a_table, every_block
from report.reading_pdf import KIDS, PdfFile, Structure
from report.reading_report import pdf_pages, pdf_text

ALLOWED = {
    "Document": {"H1", "H2", "H3", "P", "L", "Table", "Figure", "BlockQuote", "Div"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "LBody": {"P", "Link"},
    "Table": {"Caption", "TR"},
    "TR": {"TH", "TD"},
    "BlockQuote": {"P"},
    "Div": {"P"},
    "P": {"Link"},
}
"""What may stand directly in what; a kind that is not named holds only text."""


def filler(lines: int) -> tuple[Block, ...]:
    return tuple(Paragraph((Run(f"line {number}"),)) for number in range(lines))


def operators(file: PdfFile, page: int) -> bytes:
    """The operators of a page without the texts they show, which could look like some."""
    return re.sub(rb"\((?:\\.|[^\\)])*\)|/\w+", b"", file.content(page), flags=re.DOTALL)


def kinds(document: Document) -> list[str]:
    return [each.kind for each in PdfFile(write_pdf(document)).tree().walk()]


def a_linked_document() -> Document:
    runs = (Run("before "), Run("the evidence", link="https://example.org/run/7"), Run(" after"))
    return a_document(Paragraph(runs), Paragraph((Run("all", link="mailto:ada@example.org"),)))


@pytest.mark.parametrize(
    "document",
    [a_document(*every_block()), a_document(a_table(150)), a_linked_document(), a_document()],
    ids=["every block", "long table", "links", "empty"],
)
def test_all_that_is_drawn_belongs_to_one_element_and_is_found_again(document: Document) -> None:
    file = PdfFile(write_pdf(document))
    parents, elements = file.parents(), file.tree().walk()
    owned = [mark for element in elements for mark in element.marks]
    drawn = [(page, number) for page in file.pages for number in file.marks(page)]
    assert sorted(owned) == sorted(drawn)
    for page in file.pages:
        numbers = file.marks(page)
        assert sorted(numbers) == list(range(len(numbers)))
        assert len(parents[file.key(page)]) == len(numbers)
    for element in elements:
        for link in element.links:
            assert len(parents[file.key(link)]) == 1
    assert len(parents) == len(file.pages) + sum(len(each.links) for each in elements)


def test_the_parent_tree_leads_from_a_piece_of_content_to_its_own_element() -> None:
    file = PdfFile(write_pdf(a_document(*every_block())))
    parents = file.parents()
    for page in file.pages:
        for number, owner in enumerate(parents[file.key(page)]):
            text = file.objects[owner]
            listed = KIDS.search(text)
            assert listed
            assert re.search(rb"(?<!\d)%d(?! 0 R)" % number, listed[1])


def test_what_carries_no_meaning_is_an_artifact() -> None:
    file = PdfFile(write_pdf(a_document(*every_block())))
    for page in file.pages:
        depth = 0
        for operator in re.findall(rb"\b(?:BDC|EMC|Tj|TJ|re|Do|S|f)\b", operators(file, page)):
            depth += (operator == b"BDC") - (operator == b"EMC")
            # Nothing is drawn outside of marked content, and nothing marked lies in another.
            assert depth == 1 or operator in {b"BDC", b"EMC"}
            assert 0 <= depth <= 1
        assert depth == 0


def test_elements_stand_only_where_they_may() -> None:
    tree = PdfFile(write_pdf(a_document(*every_block()))).tree()
    assert tree.kind == "Document"
    for element in tree.walk():
        assert {child.kind for child in element.children} <= ALLOWED.get(element.kind, set())
        if element.kind == "TH":
            assert re.search(r"/Scope /(Row|Column)", element.attributes)
        if element.kind == "Figure":
            assert element.alt
            assert "/BBox" in element.attributes


def rows_of(table: Structure) -> list[Structure]:
    return [child for child in table.children if child.kind == "TR"]


def test_a_repeated_head_is_read_once() -> None:
    tree = PdfFile(write_pdf(a_document(a_table(150)))).tree()
    (table,) = (each for each in tree.children if each.kind == "Table")
    assert len(rows_of(table)) == 151
    assert all(len(row.children) == 3 for row in rows_of(table))
    heads = [cell for row in rows_of(table) for cell in row.children if cell.kind == "TH"]
    assert [len(cell.marks) for cell in heads] == [1, 1, 1]


def test_headings_never_skip_a_level() -> None:
    found = kinds(a_document(Heading("deep first", 3), Heading("one", 1), Heading("three", 3)))
    assert [kind for kind in found if kind.startswith("H")] == ["H1", "H2", "H2", "H3"]


def test_links_are_elements_with_their_area() -> None:
    data = write_pdf(a_linked_document())
    file = PdfFile(data)
    links = [each for each in file.tree().walk() if each.kind == "Link"]
    assert [len(each.links) for each in links] == [1, 1]
    assert all(each.marks for each in links)
    assert b"/URI (https://example.org/run/7)" in data
    assert data.count(b"/Contents (") == 2


def test_a_link_over_several_lines_is_one_element() -> None:
    run = Run("a long text " * 40, link="https://example.org/")
    (link,) = (
        each
        for each in PdfFile(write_pdf(a_document(Paragraph((run,))))).tree().walk()
        if each.kind == "Link"
    )
    assert len(link.links) == len(link.marks) > 3


def test_the_file_says_what_it_is() -> None:
    document = Document(replace(a_meta("Přehled <24.6> & more"), version="3"), ())
    data = write_pdf(document)
    assert b"/Lang (en-GB)" in data
    assert b"/Marked true" in data
    assert b"/DisplayDocTitle true" in data
    packet = next(text for text in PdfFile(data).objects.values() if b"/Subtype /XML" in text)
    assert "Přehled &lt;24.6&gt; &amp; more".encode() in packet
    assert b"<dc:identifier>BS-1 v3</dc:identifier>" in packet
    assert content_digest(document).encode() in packet
    # Tagged and checked is what we say; conformance is for a full validator to say.
    assert b"pdfuaid" not in data
    assert "BS-1 v3 · Internal" in pdf_text(data)


@pytest.mark.parametrize("lines", range(36, 52))
def test_a_heading_is_never_the_last_thing_on_a_page(lines: int) -> None:
    followers: tuple[Block, ...] = (
        Paragraph((Run("follower " * 60),)),
        a_table(3, "follower"),
        a_heat_map("follower"),
        Tiles((Tile("follower", "1"),)),
        Bullets(((Run("follower"),),)),
    )
    for follower in followers:
        blocks = (*filler(lines), Heading("The heading"), Heading("below it", 2), follower)
        page = next(each for each in pdf_pages(write_pdf(a_document(*blocks))) if "The h" in each)
        assert "follower" in page.split("below it")[1]


def test_a_row_that_fits_on_a_page_is_not_broken() -> None:
    rows = tuple((Cell(f"start{n} " + "word " * 900 + f"end{n}"),) for n in range(6))
    pages = pdf_pages(write_pdf(a_document(Table((Column("only"),), rows))))
    for number in range(6):
        assert any(f"start{number} " in page and f"end{number}" in page for page in pages)
    assert all("only" in page for page in pages)


def test_every_page_of_a_table_has_its_head_once() -> None:
    pages = pdf_pages(write_pdf(a_document(a_table(400))))
    assert len(pages) > 5
    assert all(page.count("Count") == 1 for page in pages)
    assert "cell 399" in pages[-1]


def test_rows_after_one_taller_than_a_page_go_on_below_it() -> None:
    rows = ((Cell("tall " * 5000),), (Cell("short"),), (Cell("last"),))
    pages = pdf_pages(write_pdf(a_document(Table((Column("Title of it"),), rows))))
    assert "last" in pages[-1]
    assert all(page.count("Title of it") == 1 for page in pages)


def test_a_head_taller_than_a_page_is_written_once() -> None:
    table = Table((Column("head " * 6000), Column("b")), ((Cell("one"), Cell("two")),))
    text = pdf_text(write_pdf(a_document(table)))
    assert text.count("head") == 6000
    assert "two" in text


def test_reviewers_notes_are_printed_where_they_belong() -> None:
    note = Comment("Who owns the flag?", "Mo Fictive")
    table = replace(a_table(3), comments=((1, note),))
    text = pdf_text(write_pdf(a_document(table, Paragraph((Run("text"),), comments=(note,)))))
    assert text.count("Note by Mo Fictive: Who owns the flag?") == 2
    assert text.index("cell 1") < text.index("Note by") < text.index("cell 2")


def test_a_theme_changes_the_paper_and_names_the_house() -> None:
    theme = Theme(name="Invented Works", logo=a_logo(), page=Page.LETTER, primary="#7A1F3D")
    data = write_pdf(a_document(*every_block()), theme)
    assert b"[ 0 0 612 792 ]" in data
    assert b"/Subtype /Image" in data
    assert all("Invented Works · Internal" in page for page in pdf_pages(data))
    figures = [each for each in PdfFile(data).tree().walk() if each.kind == "Figure"]
    assert all(each.alt for each in figures)
    assert b".478431 .121569 .239216 rg" in PdfFile(data).content(PdfFile(data).pages[0])


def test_page_breaks_do_not_leave_pages_empty() -> None:
    pages = pdf_pages(write_pdf(a_document(*filler(2), PageBreak(), PageBreak(), *filler(2))))
    assert len(pages) == 2


@pytest.mark.parametrize("checker", ["qpdf"])
def test_a_checker_finds_no_fault(checker: str, tmp_path: Path) -> None:
    program = shutil.which(checker)
    if program is None:
        pytest.skip(f"{checker} is not installed")
    file = tmp_path / "every.pdf"
    file.write_bytes(write_pdf(a_document(*every_block(), *a_linked_document().blocks)))
    done = subprocess.run([program, "--check", str(file)], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
