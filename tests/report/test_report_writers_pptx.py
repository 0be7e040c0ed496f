from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pptx
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from greenroom.report.build.board_summary import build_board_summary
from greenroom.report.document import (
    Appendix,
    BarChart,
    Block,
    Bullets,
    Callout,
    Cell,
    Column,
    Comment,
    Heading,
    HeatCell,
    HeatMap,
    PageBreak,
    Paragraph,
    Run,
    Slide,
    Table,
    Tile,
    Tiles,
    plain,
)
from greenroom.report.theme import Theme
from greenroom.report.write.measures import heat_shares
from greenroom.report.write.pptx import HEIGHT, NOTES_LIMIT, WIDTH, write_pptx
from greenroom.report.write.pptx_fit import height_of, lines_of
from greenroom.report.write.pptx_plan import plan
from report.builders_report import (
    a_board_summary,
    a_document,
    a_heat_map,
    a_logo,
    a_table,
    a_trend,
    every_block,
)
from report.reading_report import pptx_text

MARKED: tuple[Block, ...] = (
    Callout("Go with conditions", ("May it go?",)),
    Tiles((Tile("Readiness", "82.6"),)),
    BarChart("Scores", ("a", "b"), (91.0, None), "told", target=85),
    Heading("What may go wrong", slide=Slide.RISKS),
    a_heat_map(),
    Heading("Top of them", 2),
    a_table(3),
    Heading("What we rehearsed", slide=Slide.REHEARSAL),
    Bullets(((Run("first"),), (Run("second"),))),
    Heading("What to do", slide=Slide.NEXT_STEPS),
    Paragraph((Run("Sign here."),)),
    Appendix("All questions"),
    Paragraph((Run("only in the document"),)),
)


def slides_of(data: bytes) -> list[Any]:
    return list(pptx.Presentation(BytesIO(data)).slides)


def notes_of(slide: Any) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def test_marked_headings_make_five_slides() -> None:
    slides = slides_of(write_pptx(a_document(*MARKED)))
    assert [each.shapes.title.text_frame.text for each in slides] == [
        "Meridian Portal 24.6",
        "Key figures",
        "What may go wrong",
        "What we rehearsed",
        "What to do",
    ]
    assert "only in the document" not in pptx_text(write_pptx(a_document(*MARKED)))


def test_what_a_pack_does_not_mark_stays_off_the_slides() -> None:
    pack = (
        PageBreak(),
        Heading("In full"),
        Paragraph((Run("told before"),)),
        Heading("Sign-off", slide=Slide.NEXT_STEPS),
        Heading("Who", 2),
        Paragraph((Run("still shown"),)),
    )
    found = pptx_text(write_pptx(a_document(*MARKED[:-2], *pack)))
    assert "In full" not in found
    assert "told before" not in found
    assert "still shown" in found


def test_a_cut_table_says_so_and_common_words_stay_whole() -> None:
    people = ("Compliance auditor", "Customer success manager", "QA lead", "Release manager")
    cells = tuple((HeatCell("95"),) * len(people) for _ in range(40))
    block = HeatMap("Scores", people, tuple(f"Theme {n}" for n in range(40)), cells, "told")
    found = pptx_text(write_pptx(a_document(Heading("Who", slide=Slide.RISKS), block)))
    assert "more rows in the notes" in found
    first, *shares = heat_shares(people)
    assert first > max(shares)
    assert shares[0] > shares[2]


def test_sections_without_marks_are_spread_in_order() -> None:
    sections = [
        block
        for number in range(9)
        for block in (Heading(f"Part {number}"), Paragraph((Run(f"text {number}"),)))
    ]
    found = plan(a_document(Callout("Look"), *sections))
    assert len(found) == 5
    told = [each for part in found for each in part.blocks if isinstance(each, Paragraph)]
    assert [plain(each.runs) for each in told] == [f"text {number}" for number in range(9)]
    assert len(plan(a_document(Heading("one"), Heading("two")))) == 3 - 2
    assert len(plan(a_document())) == 1


def test_the_board_summary_fills_five_slides() -> None:
    slides = slides_of(write_pptx(build_board_summary(a_board_summary())))
    assert len(slides) == 5
    assert all(each.shapes.title.text_frame.text for each in slides)


def test_charts_can_be_edited_and_tables_are_tables() -> None:
    slides = slides_of(write_pptx(a_document(*MARKED)))
    shapes = [shape for slide in slides for shape in slide.shapes]
    (chart,) = (shape.chart for shape in shapes if shape.has_chart)
    assert list(chart.plots[0].categories) == ["a", "b: not assessed"]
    assert chart.plots[0].series[0].values == (91.0, None)
    assert chart.part.chart_workbook.xlsx_part.blob.startswith(b"PK")
    tables = [shape.table for shape in shapes if shape.has_table]
    assert [len(table.rows) for table in tables] == [3, 4]
    assert all(table.first_row for table in tables)


def test_what_is_no_text_has_an_alternative_text() -> None:
    theme = Theme(name="Invented Works", logo=a_logo())
    for slide in slides_of(write_pptx(a_document(*MARKED, a_trend()), theme)):
        for shape in slide.shapes:
            picture = shape.shape_type == MSO_SHAPE_TYPE.PICTURE
            if picture or shape.has_chart or shape.has_table:
                assert shape.element.xpath(".//p:cNvPr")[0].get("descr")


def test_slides_have_their_own_placeholders_and_numbers() -> None:
    for slide in slides_of(write_pptx(a_document(*MARKED))):
        kinds = [each.placeholder_format.type for each in slide.placeholders]
        assert kinds.count(PP_PLACEHOLDER.TITLE) == 1
        assert kinds.count(PP_PLACEHOLDER.SLIDE_NUMBER) == 1
        assert kinds.count(PP_PLACEHOLDER.FOOTER) == 1
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(set(numbers)) == len(numbers)
        # Nothing stands empty and asks the audience to click on it.
        assert all(
            each.text_frame.text or each.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER
            for each in slide.placeholders
        )


LONG = tuple((Run(f"Item {number} " + "with many words " * 12),) for number in range(40))


@pytest.mark.parametrize(
    "blocks",
    [
        every_block(),
        every_block("a long word and " * 30),
        every_block("W" * 400),
        (Bullets(LONG), a_table(60, "a longer cell than usual"), a_heat_map("long " * 20)),
        (Callout("title " * 90, ("line " * 200,) * 5),),
        (Tiles(tuple(Tile("label " * 12, "value " * 9, "note " * 40) for _ in range(9))),),
    ],
    ids=["every block", "long", "one word", "many", "callout", "tiles"],
)
def test_nothing_leaves_its_slide_or_its_box(
    blocks: tuple[Block, ...],
) -> None:
    for slide in slides_of(write_pptx(a_document(*blocks, title="A title " * 40))):
        for shape in slide.shapes:
            assert shape.left.pt >= 0
            assert shape.top.pt >= 0
            assert shape.left.pt + shape.width.pt <= WIDTH + 0.1
            assert shape.top.pt + shape.height.pt <= HEIGHT + 0.1
            if shape.has_text_frame:
                assert text_height(shape) <= shape.height.pt + 1


def text_height(shape: Any) -> float:
    """The height that the text of a shape takes at its sizes, in points."""
    frame = shape.text_frame
    width = shape.width.pt - (frame.margin_left.pt if frame.margin_left is not None else 0)
    total = 0.0
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            if run.font.size is not None:
                total += height_of(run.text, run.font.size.pt, width, bold=bool(run.font.bold))
    return total


def test_what_does_not_fit_stands_in_the_notes() -> None:
    document = a_document(Bullets(LONG), a_table(60), title="T" * 5000)
    slide = slides_of(write_pptx(document))[0]
    notes = notes_of(slide)
    assert "T" * 5000 in notes
    assert "Item 39" in notes
    assert "cell 59" in notes
    assert "More in the notes" in pptx_text(write_pptx(document))


def test_notes_of_reviewers_are_not_lost() -> None:
    table = Table((Column("a"),), ((Cell("b"),),), comments=((0, Comment("Why?", "Mo")),))
    (slide,) = slides_of(write_pptx(a_document(table)))
    assert "Row 1. Note by Mo: Why?" in notes_of(slide)


def test_endless_notes_end() -> None:
    slide = slides_of(write_pptx(a_document(Bullets(LONG * 40))))[0]
    assert len(notes_of(slide)) < NOTES_LIMIT + 100


def test_nothing_of_the_toolkits_template_is_left() -> None:
    file = write_pptx(a_document(*MARKED))
    shown = pptx.Presentation(BytesIO(file))
    assert shown.core_properties.author == "Ada Example"
    assert str(shown.core_properties.created) == "2026-11-24 16:05:00"
    with ZipFile(BytesIO(file)) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not any("thumbnail" in name or "printer" in name or "app.xml" in name for name in names)
    assert sum("slideLayout" in name and "rels" not in name for name in names) == 1


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("one two", 1), ("word " * 40, 3), ("W" * 100, 12)]
)
def test_lines_are_counted_as_they_will_break(text: str, lines: int) -> None:
    assert lines_of(text, 12, 100 if "W" in text else 500) in {lines, lines - 1, lines + 1}
