"""Documents as five slides: native charts and tables, real placeholders, notes."""

from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pptx as toolkit
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Pt

from greenroom.report.document import (
    BarChart,
    Block,
    Callout,
    Document,
    Tiles,
    TrendChart,
)
from greenroom.report.theme import PLAIN, Theme
from greenroom.report.write.chart_book import fixed_zip
from greenroom.report.write.furniture import (
    FILE_TITLE_LIMIT,
    Furniture,
    cut,
    full_title,
    furniture,
    logo_box,
)
from greenroom.report.write.pptx_fit import LINE, fit_items, height_of, items_height, shortened
from greenroom.report.write.pptx_plan import Exhibit, Item, Plan, arranged, items_of, plan
from greenroom.report.write.pptx_shapes import (
    Board,
    Box,
    callout_height,
    draw_callout,
    draw_chart,
    draw_line,
    draw_tiles,
    next_shape_id,
    write_text,
)
from greenroom.report.write.pptx_tables import draw_table, table_height

WIDTH, HEIGHT = 960.0, 540.0
"""A slide in points: sixteen to nine."""

NOTES_LIMIT = 20_000
"""Characters of one slide's notes; a hundred pages of transcript are not for reading out."""

_LEFT, _TOP, _BOTTOM, _GAP = 40.0, 92.0, 498.0, 12.0
_INNER = WIDTH - 2 * _LEFT
_TITLE = Box(_LEFT, 24, _INNER, 60)
_FOOTER = Box(_LEFT, 508, _INNER - 90, 20)
_NUMBER = Box(WIDTH - _LEFT - 80, 508, 80, 20)
_TITLE_SIZES = (28.0, 24.0, 20.0)
_TEXT_SIZES = (18.0, 16.0, 14.0, 13.0, 12.0)
_TILES_HEIGHT = 88.0
_BYLINE = 11.0
_LEAST_EXHIBIT = 110.0
_REMARK, _MOST_REMARK = 14.0, 56.0
_MOST_CALLOUT = 190.0
_PROPERTY_LIMIT = 255
_POINTS_PER_MM = 72 / 25.4
_STALE = ("/thumbnail", "/extended-properties", "/printerSettings")
_MORE = "More in the notes"


def write_pptx(document: Document, theme: Theme = PLAIN) -> bytes:
    """At most five slides; the same document and theme always give the same bytes.

    What does not fit on a slide stands in its notes.
    """
    show = toolkit.Presentation()
    words = furniture(document, theme)
    _set_masters(show, theme)
    charts = [0]
    for number, each in enumerate(plan(document)):
        slide = show.slides.add_slide(show.slide_layouts[0])
        board = Board(slide, theme, charts)
        if number == 0 and theme.logo:
            _draw_logo(board)
        left_out = _draw(board, each, document.meta.byline if number == 0 else "")
        _write_furniture(slide, f"{theme.name} · {words.foot}" if theme.name else words.foot)
        _write_notes(slide, left_out)
    _set_properties(show, document, words)
    _drop_stale_parts(show)
    buffer = BytesIO()
    show.save(buffer)
    # The library stamps every entry with the clock; packing again takes that out.
    with ZipFile(buffer) as archive:
        return fixed_zip((name, archive.read(name)) for name in archive.namelist())


def _draw(board: Board, slide_plan: Plan, byline: str) -> list[Item]:
    left_out = _write_title(board, slide_plan.title)
    rest: list[Block] = []
    top, cut_off = _draw_byline(board, byline)
    left_out += cut_off
    seen: set[type] = set()
    for block in slide_plan.blocks:
        # One box and one row of tiles to a slide; what else there is goes below or into notes.
        if isinstance(block, Callout | Tiles) and type(block) not in seen and _has_parts(block):
            seen.add(type(block))
            top, cut_off = _draw_head(board, block, top)
            left_out += cut_off
        else:
            rest.append(block)
    texts, exhibits = arranged(rest)
    return left_out + _draw_rest(board, texts, exhibits, top)


def _draw_byline(board: Board, byline: str) -> tuple[float, list[Item]]:
    """One small line under the title; what cannot be shown of it, and where the slide goes on."""
    if not byline:
        return _TOP, []
    box = Box(_LEFT, _TOP - 6, _INNER, _BYLINE * LINE)
    line = shortened(byline, _BYLINE, (_INNER, _BYLINE * LINE * 1.1))
    draw_line(board, line, box, _BYLINE)
    return box.top + box.height + _GAP - 2, [Item(byline)] if line != byline else []


def _has_parts(block: Callout | Tiles) -> bool:
    return isinstance(block, Callout) or bool(block.tiles)


def _draw_head(board: Board, block: Callout | Tiles, top: float) -> tuple[float, list[Item]]:
    if isinstance(block, Callout):
        height = min(callout_height(block, _INNER), _MOST_CALLOUT)
        box = Box(_LEFT, top, _INNER, height)
        return top + height + _GAP, draw_callout(board, block, box)
    box = Box(_LEFT, top, _INNER, _TILES_HEIGHT)
    return top + _TILES_HEIGHT + _GAP, draw_tiles(board, block, box)


def _draw_rest(board: Board, texts: list[Item], exhibits: list[Exhibit], top: float) -> list[Item]:
    """Text on the left and up to two charts or tables beside it, in what room is left."""
    texts = [item for item in texts if item.text]
    height = _BOTTOM - top
    beside = bool(texts) and bool(exhibits)
    shown = exhibits[: 2 if height >= _LEAST_EXHIBIT * (2 if beside else 1) else 1]
    left_out: list[Item] = []
    tall = items_height(texts, _REMARK, _INNER - 8) + 12
    if beside and len(exhibits) == 1 and tall <= _MOST_REMARK:
        # A remark of a line or two stands under its table, which then has the whole width.
        box = Box(_LEFT, top, _INNER, height - tall - _GAP)
        box = Box(_LEFT, top, _INNER, min(box.height, _wanted(shown[0], _INNER, box.height)))
        under = Box(_LEFT, box.top + box.height + _GAP, _INNER, tall)
        return [*_write_body(board, texts, under), *_draw_exhibit(board, shown[0], box)]
    width = _INNER * 0.42 if beside else _INNER
    if texts:
        left_out += _write_body(board, texts, Box(_LEFT, top, width, height))
    else:
        _drop_body(board)
    places = _below(shown, top, width) if texts else _side_by_side(len(shown), top)
    for box, exhibit in zip(places, shown, strict=True):
        left_out += _draw_exhibit(board, exhibit, box)
    for exhibit in exhibits[len(shown) :]:
        left_out += [Item(exhibit.title, bold=True), *items_of(exhibit.block)]
    return left_out


def _side_by_side(count: int, top: float) -> list[Box]:
    each = (_INNER - 2 * _GAP * (count - 1)) / max(count, 1)
    return [Box(_LEFT + n * (each + 2 * _GAP), top, each, _BOTTOM - top) for n in range(count)]


def _below(exhibits: list[Exhibit], top: float, taken: float) -> list[Box]:
    """One below the other, beside a text that has taken that much of the width."""
    left, width = _LEFT + taken + 2 * _GAP, _INNER - taken - 2 * _GAP
    boxes = []
    for number, exhibit in enumerate(exhibits):
        later = exhibits[number + 1 :]
        room = _BOTTOM - top - _GAP * len(later)
        share = room / (len(later) + 1)
        # What a short table below does not need is for what stands above it.
        needed = sum(min(share, _LEAST_EXHIBIT, _wanted(each, width, share)) for each in later)
        height = min(room - needed, _wanted(exhibit, width, share))
        boxes.append(Box(left, top, width, height))
        top += height + _GAP
    return boxes


def _wanted(exhibit: Exhibit, width: float, share: float) -> float:
    block = exhibit.block
    if isinstance(block, BarChart):
        # A chart of a few bars would look lost in a tall field.
        return 60.0 + 44.0 * max(len(block.categories), 1)
    return share if isinstance(block, TrendChart) else table_height(exhibit, block, width)


def _draw_exhibit(board: Board, exhibit: Exhibit, box: Box) -> list[Item]:
    block = exhibit.block
    if isinstance(block, BarChart | TrendChart):
        height = min(box.height, _wanted(exhibit, box.width, box.height))
        box = Box(box.left, box.top, box.width, height)
        return draw_chart(board, block, box) if box.height >= 80 else items_of(block)
    return draw_table(board, block, exhibit.title, box)


def _write_title(board: Board, title: str) -> list[Item]:
    room = (_TITLE.width - 10, _TITLE.height)
    size = next(
        (each for each in _TITLE_SIZES if height_of(title, each, room[0], bold=True) <= room[1]),
        _TITLE_SIZES[-1],
    )
    shown = shortened(title, size, room, bold=True)
    frame = board.slide.shapes.title.text_frame
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    frame.margin_left = frame.margin_right = 0
    write_text(frame, [Item(shown, bold=True)], size, board.theme, board.theme.primary)
    return [Item(title)] if shown != title else []


def _write_body(board: Board, texts: list[Item], box: Box) -> list[Item]:
    room = box.width - 8
    size, count = fit_items(texts, _TEXT_SIZES, room, box.height - 8)
    shown = texts[:count]
    if count < len(texts):
        # Room for the line that says where the rest is.
        more = Item(_MORE)
        size, count = fit_items(texts, _TEXT_SIZES[-1:], room, box.height - 8 - size * 2)
        first = shortened(texts[0].text, size, (room, box.height - 8 - size * 2))
        shown = [*(texts[:count] or [Item(first)]), more]
    body = next(each for each in board.slide.placeholders if each.placeholder_format.idx == 1)
    body.left, body.top, body.width, body.height = box.measures
    frame = body.text_frame
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = 0
    write_text(frame, shown, size, board.theme, board.theme.ink)
    elements = body.element.xpath(".//a:p")
    for paragraph, element, item in zip(frame.paragraphs, elements, shown, strict=True):
        paragraph.space_before = Pt(round(size * 0.4, 1))
        _set_mark(element, size, listed=item.listed)
    return texts[count:] if len(shown) != len(texts) or count < len(texts) else []


def _set_mark(element: Any, size: float, *, listed: bool) -> None:
    # The master marks every paragraph of a body; ours say which are items of a list.
    properties = element.get_or_add_pPr()
    indent = round(Pt(size * 1.1)) if listed else 0
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    if not listed:
        properties.append(properties.makeelement(_NO_MARK, {}))


_NO_MARK = "{http://schemas.openxmlformats.org/drawingml/2006/main}buNone"


def _drop_body(board: Board) -> None:
    # An empty placeholder would ask the audience to click on it.
    for each in list(board.slide.placeholders):
        if each.placeholder_format.idx == 1:
            each.element.getparent().remove(each.element)


def _draw_logo(board: Board) -> None:
    width, height = (side * _POINTS_PER_MM for side in logo_box(board.theme.logo))
    box = Box(WIDTH - _LEFT - width, 14, width, height)
    shape = board.slide.shapes.add_picture(BytesIO(board.theme.logo), *box.measures)
    shape.name = "Logo"
    shape.element.xpath(".//p:cNvPr")[0].set("descr", board.theme.name or "Logo")


def _write_notes(slide: Any, left_out: list[Item]) -> None:
    text = "\n".join(item.text for item in left_out if item.text)
    if text:
        over = len(text) > NOTES_LIMIT
        text = text[:NOTES_LIMIT].rstrip() + "…\nThe document has the rest." if over else text
        slide.notes_slide.notes_text_frame.text = text


def _write_furniture(slide: Any, foot: str) -> None:
    for each in slide.slide_layout.placeholders:
        kind = each.placeholder_format.type
        if kind not in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            continue
        # The toolkit leaves these two out when it makes a slide.
        element = deepcopy(each.element)
        element.xpath(".//p:cNvPr")[0].set("id", str(next_shape_id(slide)))
        slide.shapes.element.append(element)
        if kind == PP_PLACEHOLDER.FOOTER:
            frame = slide.placeholders[each.placeholder_format.idx].text_frame
            frame.text, frame.margin_left = foot, 0
            frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def _set_masters(show: Any, theme: Theme) -> None:
    show.slide_width, show.slide_height = Pt(WIDTH), Pt(HEIGHT)
    # One layout is used; eleven would only be weight. It becomes the first.
    for layout in list(show.slide_layouts):
        if layout.name != "Title and Content":
            show.slide_layouts.remove(layout)
    places = {
        PP_PLACEHOLDER.TITLE: _TITLE,
        PP_PLACEHOLDER.BODY: Box(_LEFT, _TOP, _INNER, _BOTTOM - _TOP),
        PP_PLACEHOLDER.FOOTER: _FOOTER,
        PP_PLACEHOLDER.SLIDE_NUMBER: _NUMBER,
    }
    for holder in (show.slide_master, show.slide_layouts[0]):
        for each in list(holder.placeholders):
            kind = each.placeholder_format.type
            if kind == PP_PLACEHOLDER.DATE:
                each.element.getparent().remove(each.element)
            elif kind in places:
                each.left, each.top, each.width, each.height = places[kind].measures
    _set_fonts(show.slide_master, theme)


def _set_fonts(master: Any, theme: Theme) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = part.blob.decode("utf-8")
    part.blob = text.replace('typeface="Calibri"', f'typeface="{theme.font}"').encode()
    for style in master.element.xpath(".//p:titleStyle/a:lvl1pPr"):
        style.set("algn", "l")


def _set_properties(show: Any, document: Document, words: Furniture) -> None:
    meta, properties = document.meta, show.core_properties
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
    properties.created = properties.modified = _in_utc(meta.created_at)
    properties.revision = 1


def _in_utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)


def _drop_stale_parts(show: Any) -> None:
    for holder in (show.part, show.part.package):
        # The package offers its relations under a private name only.
        relations = vars(holder)["_rels"]
        for relation_id, relation in list(relations.items()):
            if relation.reltype.endswith(_STALE):
                relations.pop(relation_id)
