"""What stands on every PDF page: header, footer with page x of y, and the file's own facts."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import XMP
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.flowables import CallerMacro

from greenroom.report.document import Document
from greenroom.report.theme import SIDE_MARGIN, Theme
from greenroom.report.write import measures
from greenroom.report.write.furniture import (
    FILE_TITLE_LIMIT,
    Furniture,
    full_title,
    furniture,
    logo_box,
)
from greenroom.report.write.pdf_fonts import REGULAR, split_by_face, width_of
from greenroom.report.write.pdf_lines import colour
from greenroom.report.write.pdf_tags import Element, TagCanvas

_FOOT = measures.FURNITURE_DISTANCE * mm
_SIZE = measures.FURNITURE_SIZE


class Logo(Flowable):
    """The workspace's logo right of the title of the first page; it takes no height itself."""

    canv: TagCanvas

    def __init__(self, theme: Theme, element: Element) -> None:
        super().__init__()
        self._size = tuple(side * mm for side in logo_box(theme.logo))
        self._right = text_width(theme)
        self._picture, self._element = ImageReader(BytesIO(theme.logo)), element

    def wrap(self, width: float, _room: float) -> tuple[float, float]:
        """No height: the title stands beside the picture."""
        return width, 0.0

    def draw(self) -> None:
        """Draw the picture and say where on the page it stands."""
        width, height = self._size
        x, y = self._right - width, -height
        left, bottom = self.canv.absolutePosition(x, y)
        sides = (left, bottom, left + width, bottom + height)
        box = " ".join(f"{side:.2f}" for side in sides)
        self._element.attributes = f"<</O /Layout /BBox [{box}]>>"
        self.canv.begin(self._element)
        self.canv.drawImage(self._picture, x, y, width, height, mask="auto")
        self.canv.end()


def text_width(theme: Theme) -> float:
    """The width between the margins, in points."""
    return theme.text_width * mm


def logo_lines(theme: Theme, root: Element) -> list[Flowable]:
    """The logo, when the theme has one."""
    if not theme.logo:
        return []
    return [Logo(theme, root.add("Figure", alt=theme.name or "Logo"))]


def build_pages(document: Document, theme: Theme, story: list[Flowable], root: Element) -> bytes:
    """The PDF file of a story, with dates taken from the document and nothing from the clock.

    The story is used up.
    """
    meta, words = document.meta, furniture(document, theme)
    buffer = BytesIO()
    width, height = (side * mm for side in theme.page.value)
    template = BaseDocTemplate(
        buffer,
        pagesize=(width, height),
        title=full_title(meta, FILE_TITLE_LIMIT),
        author=meta.author,
        subject=meta.subject,
        keywords=[meta.document_id, words.digest],
        creator="Greenroom",
        producer="Greenroom",
        lang=meta.language,
        displayDocTitle=1,
        invariant=1,
        initialFontName=REGULAR,
    )
    bottom, top = measures.BOTTOM_MARGIN * mm, measures.TOP_MARGIN * mm
    side = SIDE_MARGIN * mm
    frame = Frame(side, bottom, text_width(theme), height - bottom - top, 0, 0, 0, 0)
    pages = _page_maker(document, theme, words)
    template.addPageTemplates([PageTemplate("page", [frame], onPage=pages)])

    def make_canvas(*arguments: Any, **options: Any) -> TagCanvas:
        """A canvas that knows the structure it fills."""
        canvas = TagCanvas(*arguments, **options)
        canvas.root = root
        packet = _metadata(document, words.digest)
        canvas.metadata = XMP(creator=lambda _file: packet)
        return canvas

    def draw_folios(macro: Any, *_size: Any) -> None:
        """Write the page numbers when the last block has been drawn."""
        _draw_folios(macro.canv, theme)

    folios = CallerMacro(drawCallable=draw_folios)
    # The list itself, not a copy: what has been drawn leaves it, and with it the memory.
    story.append(folios)
    template.build(story, canvasmaker=make_canvas)
    return buffer.getvalue()


def _page_maker(document: Document, theme: Theme, words: Furniture) -> Callable[[Any, Any], None]:
    stamp = _stamp(document)
    left, right = SIDE_MARGIN * mm, SIDE_MARGIN * mm + text_width(theme)
    head = theme.page.value[1] * mm - _FOOT - 4

    def draw_page(canvas: TagCanvas, _template: Any) -> None:
        """Put header and footer on a page that has just been started."""
        canvas.setDateFormatter(lambda *_: stamp)
        canvas.artifact("Pagination")
        canvas.saveState()
        canvas.setFillColor(colour(theme.muted))
        canvas.setStrokeColor(colour(theme.rule))
        canvas.setLineWidth(0.5)
        canvas.line(left, _FOOT + 10, right, _FOOT + 10)
        _draw_line(canvas, words.head, left, head)
        _draw_line(canvas, words.owner, right - _width(words.owner), head)
        _draw_line(canvas, words.foot, left, _FOOT)
        canvas.restoreState()
        # The form is drawn at the end, when the number of pages is known.
        canvas.doForm(_folio_name(canvas.getPageNumber()))
        canvas.end()

    return draw_page


def _draw_folios(canvas: TagCanvas, theme: Theme) -> None:
    # Drawn after the last block, so this page is the last one.
    pages = canvas.getPageNumber()
    width, height = (side * mm for side in theme.page.value)
    right = SIDE_MARGIN * mm + text_width(theme)
    for page in range(1, pages + 1):
        canvas.beginForm(_folio_name(page), 0, 0, width, height)
        canvas.setFillColor(colour(theme.muted))
        folio = f"Page {page} of {pages}"
        _draw_line(canvas, folio, right - _width(folio), _FOOT)
        canvas.endForm()


def _folio_name(page: int) -> str:
    return f"folio{page}"


def _stamp(document: Document) -> str:
    made = document.meta.created_at
    zone = made.strftime("%z")
    # PDF writes the offset +01'00' where ISO 8601 writes +01:00.
    offset = f"{zone[:3]}'{zone[3:5]}'" if zone else ""
    return f"{made:D:%Y%m%d%H%M%S}{offset}"


def _metadata(document: Document, digest: str) -> bytes:
    """The facts of the document as an XMP packet, which holds every script."""
    meta = document.meta
    made = meta.created_at.isoformat()
    texts = "".join(
        f"<{name}>{escape(text)}</{name}>"
        for name, text in (
            ("dc:format", "application/pdf"),
            ("dc:identifier", meta.identity),
            ("xmp:CreatorTool", "Greenroom"),
            ("xmp:CreateDate", made),
            ("xmp:ModifyDate", made),
            ("pdf:Producer", "Greenroom"),
            ("pdf:Keywords", f"{meta.document_id}, {digest}"),
        )
    )
    titled = (("dc:title", full_title(meta, FILE_TITLE_LIMIT)), ("dc:description", meta.subject))
    texts += "".join(
        f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'
        for name, text in titled
    )
    author = f"<rdf:li>{escape(meta.author)}</rdf:li>"
    texts += f"<dc:creator><rdf:Seq>{author}</rdf:Seq></dc:creator>"
    language = f"<rdf:li>{escape(meta.language)}</rdf:li>"
    texts += f"<dc:language><rdf:Bag>{language}</rdf:Bag></dc:language>"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f'{texts}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _draw_line(canvas: TagCanvas, text: str, x: float, y: float) -> None:
    for face, part in split_by_face(text, REGULAR):
        canvas.setFont(face, _SIZE)
        canvas.drawString(x, y, part)
        x += width_of(part, face, _SIZE)


def _width(text: str) -> float:
    return width_of(text, REGULAR, _SIZE)
