"""Pictures drawn on a PDF page as one figure with its alternative text."""

from typing import Any

from reportlab.platypus import Flowable

from greenroom.report.write.pdf_fonts import BOLD, REGULAR, split_by_face, width_of
from greenroom.report.write.pdf_lines import colour
from greenroom.report.write.pdf_tags import Element, TagCanvas
from greenroom.report.write.pictures import Picture, Shape, Words


class Chart(Flowable):
    """A picture over the full width."""

    canv: TagCanvas

    def __init__(self, picture: Picture, element: Element) -> None:
        super().__init__()
        self.width, self.height = picture.width, picture.height
        self._picture, self._element = picture, element

    def least(self, _width: float) -> float:
        """The height in points: a chart cannot be split."""
        return self.height

    def draw(self) -> None:
        """Draw the picture and say where on the page it stands."""
        canvas = self.canv
        left, bottom = canvas.absolutePosition(0, 0)
        box = (left, bottom, left + self.width, bottom + self.height)
        sides = " ".join(f"{side:.2f}" for side in box)
        self._element.attributes = f"<</O /Layout /BBox [{sides}]>>"
        canvas.begin(self._element)
        for part in self._picture.parts:
            if isinstance(part, Words):
                _draw_words(canvas, part)
            else:
                _draw_shape(canvas, part)
        canvas.end()


def _draw_shape(canvas: TagCanvas, shape: Shape) -> None:
    path: Any = canvas.beginPath()
    path.moveTo(*shape.points[0])
    for point in shape.points[1:]:
        path.lineTo(*point)
    if shape.fill:
        path.close()
        canvas.setFillColor(colour(shape.fill))
        canvas.drawPath(path, stroke=0, fill=1)
        return
    canvas.setStrokeColor(colour(shape.stroke))
    canvas.setLineWidth(shape.width)
    canvas.setDash([3, 2] if shape.dash else [])
    canvas.drawPath(path, stroke=1, fill=0)


def _draw_words(canvas: TagCanvas, words: Words) -> None:
    # One drawn string holds one face, so a text with signs in it is drawn piece by piece.
    face = BOLD if words.bold else REGULAR
    x, y = words.at
    whole = width_of(words.text, face, words.size)
    x -= {"start": 0.0, "middle": whole / 2, "end": whole}[words.anchor]
    canvas.setFillColor(colour(words.colour))
    for name, part in split_by_face(words.text, face):
        canvas.setFont(name, words.size)
        canvas.drawString(x, y, part)
        x += canvas.stringWidth(part, name, words.size)
