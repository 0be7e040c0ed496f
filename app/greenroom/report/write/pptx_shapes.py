"""What is drawn on a slide: boxes, tiles, native tables and charts. Positions are points.

Every function gives back the texts that it had to leave out, for the slide's notes.
"""

from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Pt

from greenroom.report.document import (
    BarChart,
    Callout,
    Tiles,
    TrendChart,
)
from greenroom.report.theme import Theme
from greenroom.report.write.chart_book import OFFICE, WORKBOOK_TYPE, workbook
from greenroom.report.write.chart_parts import CHART_TYPE, chart_part
from greenroom.report.write.docx_xml import attribute
from greenroom.report.write.furniture import one_line
from greenroom.report.write.pdf_fonts import BOLD, width_of
from greenroom.report.write.pptx_fit import LINE, fit_items, height_of, items_height, shortened
from greenroom.report.write.pptx_plan import Item, items_of

_PAD = 8.0
_CHART_SCALE = 1.45
_MOST_TILES = 6
CAPTION = 13.0
"""The size of a title above a chart or table."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide, in points from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def measures(self) -> tuple[Any, Any, Any, Any]:
        """The place as the toolkit wants it."""
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)


class Board:
    """One slide to draw on, with the theme and the numbers of its package's charts."""

    def __init__(self, slide: Any, theme: Theme, charts: list[int]) -> None:
        self.slide, self.theme = slide, theme
        self._charts = charts

    def next_chart(self) -> int:
        """The number of a new chart of the presentation, from 1."""
        self._charts[0] += 1
        return self._charts[0]


def next_shape_id(slide: Any) -> int:
    """An id that no shape of the slide has."""
    return 1 + max(int(shape.shape_id) for shape in slide.shapes)


def write_text(frame: Any, items: list[Item], size: float, theme: Theme, colour: str) -> None:
    """Fill a text frame with paragraphs in one size and colour."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for number, item in enumerate(items):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        write_run(paragraph, item.text, (size, colour, item.bold), theme)


def callout_height(block: Callout, width: float) -> float:
    """The height a callout wants, in points."""
    items = items_of(block)
    room = width - 4 * _PAD
    title = height_of(items[0].text, 20, room, bold=True)
    return title + items_height(items[1:], 14, room) + 2 * _PAD + 4


def draw_callout(board: Board, block: Callout, box: Box) -> list[Item]:
    """A tinted box with a bar in its tone."""
    strong, theme = board.theme.strong.of(block.tone), board.theme
    _rectangle(board, box, theme.soft.of(block.tone))
    _rectangle(board, Box(box.left, box.top, 6, box.height), strong)
    items = items_of(block)
    inner = Box(box.left + 2 * _PAD, box.top + _PAD, box.width - 3 * _PAD, box.height - 2 * _PAD)
    title = shortened(items[0].text, 20, (inner.width - _PAD, 20 * LINE * 2.2), bold=True)
    height = height_of(title, 20, inner.width - _PAD, bold=True)
    size, shown = fit_items(
        items[1:], (14.0, 13.0, 12.0), inner.width - _PAD, inner.height - height
    )
    frame = _text_box(board, inner)
    write_run(frame.paragraphs[0], title, (20, strong, True), theme)
    for item in items[1 : shown + 1]:
        paragraph = frame.add_paragraph()
        paragraph.space_before = Pt(round(size * 0.4, 1))
        write_run(paragraph, item.text, (size, theme.ink, False), theme)
    return [*(items[:1] if title != items[0].text else []), *items[shown + 1 :]]


def draw_tiles(board: Board, block: Tiles, box: Box) -> list[Item]:
    """Key figures side by side."""
    tiles = block.tiles[:_MOST_TILES]
    gap, theme = 10.0, board.theme
    width = (box.width - gap * (len(tiles) - 1)) / len(tiles)
    cut = [*block.tiles[_MOST_TILES:]]
    for number, tile in enumerate(tiles):
        place = Box(box.left + number * (width + gap), box.top, width, box.height)
        strong, room = theme.strong.of(tile.tone), width - 2 * _PAD
        _rectangle(board, place, theme.soft.of(tile.tone))
        _rectangle(board, Box(place.left, place.top, width, 4), strong)
        texts = [one_line(each) for each in (tile.label, tile.value, tile.note)]
        size = min(26.0, max(12.0, 26.0 * room * 0.92 / max(width_of(texts[1], BOLD, 26), 1)))
        drawn = (
            shortened(texts[0], 11, (room, 11 * LINE * 1.1)),
            shortened(texts[1], size, (room, size * LINE * 1.1), bold=True),
            shortened(texts[2], 10, (room, 10 * LINE * 2.1)),
        )
        inner = Box(place.left + _PAD, place.top + 8, room, box.height - 10)
        frame = _text_box(board, inner)
        write_run(frame.paragraphs[0], drawn[0], (11, theme.muted, False), theme)
        write_run(frame.add_paragraph(), drawn[1], (size, strong, True), theme)
        if drawn[2]:
            write_run(frame.add_paragraph(), drawn[2], (10, theme.muted, False), theme)
        if list(drawn) != texts:
            cut.append(tile)
    return items_of(Tiles(tuple(cut)))


def draw_chart(board: Board, block: BarChart | TrendChart, box: Box) -> list[Item]:
    """The chart's title, and the chart as an object that can be edited."""
    theme, number = board.theme, board.next_chart()
    target = ""
    if isinstance(block, BarChart) and block.target_label:
        target = f" (dashed frame: {block.target_label})"
    place = draw_caption(board, one_line(block.title + target), box)
    part = board.slide.part
    book_name = PackURI(f"/ppt/embeddings/chart{number}.xlsx")
    book = Part(book_name, WORKBOOK_TYPE, part.package, workbook(block))
    content = chart_part(block, "rId1", theme, _CHART_SCALE)
    chart = Part(PackURI(f"/ppt/charts/chart{number}.xml"), CHART_TYPE, part.package, content)
    # The workbook is the part's only relation, so its id is the first.
    chart.relate_to(book, f"{OFFICE}/package")
    relation = part.relate_to(chart, f"{OFFICE}/chart")
    told = (one_line(block.title), one_line(block.alt))
    frame_xml = _chart_xml(next_shape_id(board.slide), relation, place, told)
    board.slide.shapes.element.append(parse_xml(frame_xml))
    gaps = block.gaps if isinstance(block, TrendChart) else ()
    return [Item("; ".join(gaps))] if gaps else []


def draw_caption(board: Board, text: str, box: Box) -> Box:
    """Write a title at the top of a place, and give the place that is left below it."""
    if not text:
        return box
    text = shortened(text, CAPTION, (box.width, CAPTION * LINE * 2.1), bold=True)
    height = height_of(text, CAPTION, box.width, bold=True) + 4
    frame = _text_box(board, Box(box.left, box.top, box.width, height))
    write_run(frame.paragraphs[0], text, (CAPTION, board.theme.primary, True), board.theme)
    return Box(box.left, box.top + height, box.width, box.height - height)


def draw_line(board: Board, text: str, box: Box, size: float) -> None:
    """A line of muted text that says what the shapes around it are."""
    frame = _text_box(board, box)
    write_run(frame.paragraphs[0], text, (size, board.theme.muted, False), board.theme)


def write_run(paragraph: Any, text: str, look: tuple[float, str, bool], theme: Theme) -> None:
    """Add a text to a paragraph in that size, colour and weight."""
    size, colour, bold = look
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(round(size, 1)), bold
    run.font.name = theme.font
    run.font.color.rgb = rgb(colour)


def rgb(digits: str) -> Any:
    """The toolkit's colour of six hexadecimal digits."""
    # The toolkit's own class is the one part of it without types.
    made: Any = RGBColor
    return made(*bytes.fromhex(digits))


def _rectangle(board: Board, box: Box, fill: str) -> None:
    shape = board.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.measures)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(fill)
    shape.line.fill.background()
    # The style of a new shape brings a shadow along.
    for style in shape.element.xpath("./p:style"):
        shape.element.remove(style)


def _text_box(board: Board, box: Box) -> Any:
    frame = board.slide.shapes.add_textbox(*box.measures).text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _chart_xml(number: int, relation: str, box: Box, told: tuple[str, str]) -> str:
    left, top, width, height = box.measures
    name, alt = told
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        '<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        f'xmlns:a="{space}/main" xmlns:r="{OFFICE}"><p:nvGraphicFramePr>'
        f'<p:cNvPr id="{number}" name="Chart {number}" descr={attribute(alt or name)} '
        f"title={attribute(name)}/>"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f'</p:nvGraphicFramePr><p:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></p:xfrm><a:graphic>'
        f'<a:graphicData uri="{space}/chart"><c:chart xmlns:c="{space}/chart" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
