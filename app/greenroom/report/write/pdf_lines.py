"""Lines of text in a PDF, each belonging to an element of the structure.

Text reaches ReportLab as ready pieces, never as markup, so no character of it can act.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable
from reportlab.platypus import Paragraph as Wrapped
from reportlab.platypus.paraparser import ParaFrag

from greenroom.report.document import Run
from greenroom.report.write.pdf_fonts import REGULAR, face_of, split_by_face
from greenroom.report.write.pdf_tags import Element, TagCanvas


@dataclass(frozen=True, slots=True)
class Label:
    """The sign or number before a list item: its own element and its look."""

    text: str
    element: Element
    colour: Color


class Line(Wrapped):
    """A paragraph that marks what it draws as content of its element.

    `repeated` text, such as a table head, is content once and an artifact on later pages;
    `stays` keeps it on the page of what follows; `outline` is an entry of the outline.
    """

    canv: TagCanvas
    element: Element
    label: Label | None = None
    outline: tuple[str, str, int] | None = None
    repeated = False
    stays = False
    _wrapped_to = -1.0

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        """The width and height; asked again for the same width it has the answer ready."""
        # Tables ask every cell twice, and breaking lines is what takes the time.
        if width == self._wrapped_to and hasattr(self, "blPara"):
            return self.width, self.height
        self._wrapped_to = width
        width, height = super().wrap(width, room)
        return width, height

    def split(self, width: float, room: float) -> list[Flowable]:
        """The pieces on this page and the next; both belong to the same element."""
        pieces: list[Any] = super().split(width, room)
        for number, piece in enumerate(pieces):
            piece.element, piece.repeated = self.element, self.repeated
            if number == 0:
                piece.label, piece.outline = self.label, self.outline
        return pieces

    def least(self, width: float) -> float:
        """The least height in points that makes sense on a page: two lines, or all of them."""
        height = self.wrap(width, 0)[1]
        return min(height, 2 * float(self.style.leading))

    def draw(self) -> None:
        """Draw the text as content of its element."""
        canvas = self.canv
        if self.outline is not None:
            title, key, level = self.outline
            canvas.bookmarkHorizontal(key, 0, self.height)
            canvas.addOutlineEntry(title, key, level)
        if self.label is not None:
            self._draw_label(self.label)
        # A text without a word has no height, and nothing of it is content.
        if not self.height:
            return
        if self.repeated and self.element.children:
            canvas.artifact("Pagination")
        elif self._has_links():
            super().draw()
            return
        else:
            canvas.begin(self.element)
        super().draw()
        canvas.end()

    def beginText(self, x: float, y: float) -> PDFTextObject:
        """The text object that is drawn into; links in it get elements of their own."""
        if self._has_links():
            return _LinkedText(self.canv, x, y, self.element)
        return super().beginText(x, y)

    def _has_links(self) -> bool:
        return getattr(self.style, "linked", False)

    def _draw_label(self, label: Label) -> None:
        canvas, style = self.canv, self.style
        canvas.begin(label.element)
        x, y = float(style.bulletIndent), self.height - style.fontSize * 0.905
        canvas.setFillColor(label.colour)
        for face, part in split_by_face(label.text, REGULAR):
            canvas.setFont(face, style.fontSize)
            canvas.drawString(x, y, part)
            x += canvas.stringWidth(part, face, style.fontSize)
        canvas.end()


class _LinkedText(PDFTextObject):
    """Text whose links are elements within the element of the text."""

    _code: list[str]

    def __init__(self, canvas: TagCanvas, x: float, y: float, element: Element) -> None:
        super().__init__(canvas, x, y)
        self._tags, self._element = canvas, element
        self._links: dict[Any, Element] = {}
        self._code.append(canvas.mark(element))

    def _linkRecord(self, link: Any, event: str) -> None:
        if event == "start":
            if link not in self._links:
                self._links[link] = self._element.add("Link")
            element = self._links[link]
            # A link is announced only after its first piece is out.
            self._code[-1:-1] = ["EMC", self._tags.mark(element)]
            self._tags.await_link(element)
        else:
            self._code += ["EMC", self._tags.mark(self._element)]

    def getCode(self) -> Any:
        """The operators of the text, every piece closed."""
        self._code.append("EMC")
        return super().getCode()


def colour(digits: str) -> Color:
    """The ReportLab colour of six hexadecimal digits."""
    return HexColor(f"#{digits}")


def text_line(text: str, style: ParagraphStyle, element: Element) -> Line:
    """A plain text in the face of the style."""
    return _line(list(_pieces(Run(text), style, style.fontName)), style, element)


def run_line(runs: Iterable[Run], style: ParagraphStyle, element: Element, accent: Color) -> Line:
    """Runs of text; links in them stand in the accent colour and are underlined."""
    pieces: list[ParaFrag] = []
    linked = False
    for number, run in enumerate(runs):
        found = list(_pieces(run, style, face_of(run)))
        if run.link:
            linked = True
            for piece in found:
                piece.link, piece.textColor = [(number, run.link)], accent
                piece.us_lines = [(number, "underline", None, "", "", 0, 1, "")]
                # With this entry ReportLab takes the way on which links can be followed.
                piece.backColor = None
        pieces += found
    return _line(pieces, style.clone("linked", linked=True) if linked else style, element)


def bold_lead(style: ParagraphStyle, runs: tuple[Run, ...], element: Element, lead: Color) -> Line:
    """Runs of text whose bold runs stand in the colour of a tone."""
    pieces: list[ParaFrag] = []
    for run in runs:
        found = list(_pieces(run, style, face_of(run)))
        for piece in found if run.bold else ():
            piece.textColor = lead
        pieces += found
    return _line(pieces, style, element)


def _line(pieces: list[ParaFrag], style: ParagraphStyle, element: Element) -> Line:
    # Without a piece ReportLab would ask the style for text.
    line = Line("", style, frags=pieces or [_piece("", style, style.fontName)])
    line.element = element
    return line


def _pieces(run: Run, style: ParagraphStyle, face: str) -> Iterator[ParaFrag]:
    for number, text in enumerate(run.text.split("\n")):
        if number:
            line_end = _piece("", style, face)
            line_end.lineBreak = True
            yield line_end
        for name, part in split_by_face(text, face):
            yield _piece(part, style, name)


def _piece(text: str, style: ParagraphStyle, face: str) -> ParaFrag:
    return ParaFrag(
        text=text,
        fontName=face,
        fontSize=style.fontSize,
        textColor=style.textColor,
        rise=0,
        us_lines=[],
        link=[],
    )
