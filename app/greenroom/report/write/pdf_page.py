"""What stands on every PDF page: header, footer with page x of y, and the file's own facts."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.flowables import CallerMacro

from greenroom.report.document import DIGEST_SHOWN, Document, content_digest
from greenroom.report.write import palette
from greenroom.report.write.pdf_fonts import REGULAR, register_fonts, split_by_face, width_of

TEXT_WIDTH = palette.TEXT_WIDTH * mm
"""The width between the margins, in points."""

_LEFT = palette.SIDE_MARGIN * mm
_RIGHT = _LEFT + TEXT_WIDTH
_FOOT = palette.FURNITURE_DISTANCE * mm
_HEAD = A4[1] - _FOOT - 4


def build_pages(document: Document, story: list[Flowable]) -> bytes:
    """The PDF file of a story, with dates taken from the document and nothing from the clock."""
    register_fonts()
    meta = document.meta
    buffer = BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=A4,
        title=meta.title,
        author=meta.author,
        subject=meta.subject,
        keywords=[meta.document_id, content_digest(document)],
        creator="Greenroom",
        producer="Greenroom",
        lang=meta.language,
        displayDocTitle=1,
        invariant=1,
        initialFontName=REGULAR,
    )
    bottom, top = palette.BOTTOM_MARGIN * mm, palette.TOP_MARGIN * mm
    frame = Frame(_LEFT, bottom, TEXT_WIDTH, A4[1] - bottom - top, 0, 0, 0, 0)
    template.addPageTemplates([PageTemplate("page", [frame], onPage=_page_maker(document))])
    template.afterFlowable = lambda flowable: _add_bookmark(template.canv, flowable)
    template.build([*story, CallerMacro(drawCallable=_draw_folios)])
    return buffer.getvalue()


def _page_maker(document: Document) -> Callable[[Canvas, Any], None]:
    meta = document.meta
    title = _cut(meta.title, palette.HEADER_TITLE_LIMIT)
    classification = _cut(meta.classification, 40)
    digest = content_digest(document)[:DIGEST_SHOWN]
    footer = f"{_cut(meta.document_id, 40)} · {classification} · content {digest}"
    zone = meta.created_at.strftime("%z")
    # PDF writes the offset +01'00' where ISO 8601 writes +01:00.
    offset = f"{zone[:3]}'{zone[3:5]}'" if zone else ""
    stamp = f"{meta.created_at:D:%Y%m%d%H%M%S}{offset}"

    def draw_page(canvas: Canvas, _template: Any) -> None:
        """Put header and footer on a page that has just been started."""
        canvas.setDateFormatter(lambda *_: stamp)
        canvas.saveState()
        canvas.setFillColor(HexColor(f"#{palette.MUTED}"))
        canvas.setStrokeColor(HexColor(f"#{palette.RULE}"))
        canvas.setLineWidth(0.5)
        canvas.line(_LEFT, _FOOT + 10, _RIGHT, _FOOT + 10)
        _draw_line(canvas, title, _LEFT, _HEAD)
        _draw_line(canvas, classification, _RIGHT - _width(classification), _HEAD)
        _draw_line(canvas, footer, _LEFT, _FOOT)
        canvas.restoreState()
        # The form is drawn at the end, when the number of pages is known.
        canvas.doForm(_folio_name(canvas.getPageNumber()))

    return draw_page


def _draw_folios(macro: Any) -> None:
    canvas = macro.canv
    # Drawn after the last block, so this page is the last one.
    pages = canvas.getPageNumber()
    for page in range(1, pages + 1):
        canvas.beginForm(_folio_name(page), 0, 0, A4[0], A4[1])
        canvas.setFillColor(HexColor(f"#{palette.MUTED}"))
        folio = f"Page {page} of {pages}"
        _draw_line(canvas, folio, _RIGHT - _width(folio), _FOOT)
        canvas.endForm()


def _folio_name(page: int) -> str:
    return f"folio{page}"


def _add_bookmark(canvas: Canvas, flowable: Flowable) -> None:
    # Only headings carry one, and only their first piece when they are split.
    outline = getattr(flowable, "outline", None)
    if outline is None:
        return
    title, key, level = outline
    canvas.bookmarkHorizontal(key, 0, flowable.height)
    canvas.addOutlineEntry(title, key, level)


def _cut(text: str, limit: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _draw_line(canvas: Canvas, text: str, x: float, y: float) -> None:
    for face, part in split_by_face(text, REGULAR):
        canvas.setFont(face, palette.FURNITURE_SIZE)
        canvas.drawString(x, y, part)
        x += width_of(part, REGULAR, palette.FURNITURE_SIZE)


def _width(text: str) -> float:
    return width_of(text, REGULAR, palette.FURNITURE_SIZE)
