import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from greenroom.report.document import (
    Appendix,
    BarChart,
    Block,
    Bullets,
    Comment,
    Document,
    HeatMap,
    PageBreak,
    Paragraph,
    Run,
    Series,
    TrendChart,
)
from greenroom.report.theme import Page, Theme
from greenroom.report.write.docx import write_docx
from report.builders_report import (
    a_document,
    a_heat_map,
    a_logo,
    a_meta,
    a_table,
    a_trend,
    every_block,
)
from report.reading_report import docx_paragraphs, docx_part


def body_of(*blocks: Block) -> str:
    return docx_part(write_docx(a_document(*blocks)), "word/document.xml")


def test_notes_are_real_comments_dated_by_the_document() -> None:
    note = Comment("Who owns <the> flag?", "Mo Fictive")
    table = replace(a_table(3), comments=((1, note),))
    file = write_docx(a_document(Paragraph((Run("text"),), comments=(note, note)), table))
    comments = list(docx.Document(BytesIO(file)).comments)
    assert [each.text for each in comments] == ["Who owns <the> flag?"] * 3
    assert {(each.author, each.initials) for each in comments} == {("Mo Fictive", "MF")}
    assert {str(each.timestamp) for each in comments} == {"2026-11-24 16:05:00+00:00"}
    body = docx_part(file, "word/document.xml")
    for mark in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert body.count(f"<w:{mark} ") == 3


def test_a_document_without_notes_has_no_part_for_them() -> None:
    with ZipFile(BytesIO(write_docx(a_document(*every_block()[:4])))) as archive:
        assert "word/comments.xml" not in archive.namelist()


def test_numbered_lists_each_start_at_one() -> None:
    steps = Bullets(((Run("one"),), (Run("two"),)), numbered=True)
    file = write_docx(a_document(steps, Paragraph((Run("between"),)), steps))
    word = docx.Document(BytesIO(file))
    used = [
        paragraph._p.pPr.numPr.numId.val
        for paragraph in word.paragraphs
        if paragraph.style.name == "List Number"
    ]
    assert used == [2, 2, 3, 3]
    lists = docx_part(file, "word/numbering.xml")
    assert lists.count('<w:numFmt w:val="decimal"/>') == 2


def test_a_trend_is_a_native_line_chart_with_its_data() -> None:
    file = write_docx(a_document(a_trend()))
    part = docx_part(file, "word/charts/chart1.xml")
    assert part.count("<c:ser>") == 3
    assert "<c:lineChart>" in part
    assert '<c:dispBlanksAs val="gap"/>' in part
    with ZipFile(BytesIO(file)) as archive:
        book = archive.read("word/embeddings/chart1.xlsx")
    sheet = docx_part(book, "xl/worksheets/sheet1.xml")
    assert '<c r="B2"><v>40</v></c><c r="C2"><v>10</v></c><c r="D2"><v>85</v></c>' in sheet
    # The missing value is a gap in the line, an empty cell, and a sentence.
    assert '<c r="B3">' not in sheet
    assert "plain line, June: not assessed" in docx_paragraphs(file)


def test_many_series_have_columns_of_their_own() -> None:
    series = tuple(Series(f"s{n}", (float(n),)) for n in range(30))
    file = write_docx(a_document(TrendChart("many", ("now",), series, "told")))
    assert "Chart!$AE$2:$AE$2" in docx_part(file, "word/charts/chart1.xml")


def test_a_heat_map_says_in_words_what_its_colours_say() -> None:
    chart = a_heat_map()
    body = body_of(chart)
    for row in chart.cells:
        for cell in row:
            assert f">{cell.text}</w:t>" in body
    assert len(set(re.findall(r'w:fill="(\w+)"', body))) == 5
    assert 'w:tblCaption w:val="plain heat in words"' in body


def test_links_lead_out_of_the_file_and_only_there() -> None:
    run = Run("the evidence", link="https://example.org/run?a=1&b=2")
    file = write_docx(a_document(Paragraph((run,))))
    rels = docx_part(file, "word/_rels/document.xml.rels")
    assert 'Target="https://example.org/run?a=1&amp;b=2" TargetMode="External"' in rels
    assert "the evidence" in docx_part(file, "word/document.xml")


def test_an_appendix_and_a_break_before_it_start_one_page() -> None:
    body = body_of(Paragraph((Run("a"),)), PageBreak(), Appendix("More"), PageBreak())
    assert body.count("<w:pageBreakBefore/>") == 1


@pytest.mark.parametrize(("page", "width"), [(Page.A4, 210.0), (Page.LETTER, 215.9)])
def test_the_paper_is_the_themes(page: Page, width: float) -> None:
    section = docx.Document(BytesIO(write_docx(a_document(), Theme(page=page)))).sections[0]
    assert round(section.page_width.mm, 1) == width


def test_a_theme_brings_its_name_logo_and_colours() -> None:
    theme = Theme(name="Invented Works", logo=a_logo(), primary="7A1F3D", font="Georgia")
    file = write_docx(a_document(*every_block()), theme)
    assert "Invented Works · Internal" in docx_part(file, "word/header1.xml")
    body = docx_part(file, "word/document.xml")
    assert 'descr="Invented Works"' in body
    assert 'w:fill="7A1F3D"' in body
    styles = docx_part(file, "word/styles.xml")
    assert 'w:ascii="Georgia"' in styles
    assert "Arial" not in styles
    with ZipFile(BytesIO(file)) as archive:
        (picture,) = (name for name in archive.namelist() if "media" in name)
        assert b"somebody" not in archive.read(picture)


def test_the_version_stands_in_footer_and_facts() -> None:
    file = write_docx(Document(replace(a_meta(), version="7"), ()))
    assert "BS-1 v7" in docx_part(file, "word/footer1.xml")
    assert docx.Document(BytesIO(file)).core_properties.version == "7"


def test_every_drawing_has_a_number_and_a_text_of_its_own() -> None:
    charts = (BarChart("a", ("x",), (1.0,), "told a"), a_trend(), BarChart("b", (), (), "told b"))
    theme = Theme(logo=a_logo())
    file = write_docx(a_document(*charts), theme)
    body = docx.Document(BytesIO(file)).element.body
    drawn = list(body.iter(qn("wp:docPr")))
    assert len({each.get("id") for each in drawn}) == len(drawn) == 4
    assert all(each.get("descr") for each in drawn)


def test_rows_stay_whole_and_heads_come_again() -> None:
    body = body_of(a_table(5))
    assert body.count("<w:tblHeader/>") == 1
    assert body.count("<w:cantSplit/>") == 6


def test_a_heat_map_of_one_field_is_written() -> None:
    chart = HeatMap("t", ("c",), (), (), "told")
    assert "told" in body_of(chart)
