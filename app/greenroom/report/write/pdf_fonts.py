"""The embedded faces, and text split into runs that a face can print.

Liberation Sans carries the text; DejaVu Sans steps in for the signs it lacks; what neither
has is spelled out by name. This is the one place where text is escaped for ReportLab.
"""

import unicodedata
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import getFont, registerFont, registerFontFamily, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from greenroom.report.document import Run, spelled_out
from greenroom.resources import resource

REGULAR = "LiberationSans-Regular"
BOLD = "LiberationSans-Bold"
ITALIC = "LiberationSans-Italic"
BOLD_ITALIC = "LiberationSans-BoldItalic"
SIGNS = "DejaVuSans"
SIGNS_BOLD = "DejaVuSans-Bold"

_FALLBACK = {REGULAR: SIGNS, ITALIC: SIGNS, BOLD: SIGNS_BOLD, BOLD_ITALIC: SIGNS_BOLD}


@cache
def register_fonts() -> None:
    """Make the faces known to ReportLab, once; only subsets of them enter a file.

    Raises FileNotFoundError when the installation is incomplete.
    """
    for face in (*_FALLBACK, SIGNS, SIGNS_BOLD):
        registerFont(TTFont(face, str(resource(f"fonts/{face}.ttf"))))
        # Every face is its own family: markup names faces and never asks for a weight.
        registerFontFamily(face, normal=face, bold=face, italic=face, boldItalic=face)


def face_of(run: Run) -> str:
    """The text face for the weight and slope of a run."""
    if run.bold:
        return BOLD_ITALIC if run.italic else BOLD
    return ITALIC if run.italic else REGULAR


def split_by_face(text: str, face: str) -> tuple[tuple[str, str], ...]:
    """The text as (face, part) pairs in which every character has a shape in its face."""
    register_fonts()
    # A composed letter is in the fonts where its separate accent often is not.
    pieces = (_shape(character, face) for character in unicodedata.normalize("NFC", text))
    return tuple(
        (name, "".join(part for _, part in group))
        for name, group in groupby(pieces, key=lambda piece: piece[0])
    )


def markup(text: str, face: str = REGULAR) -> str:
    """The text as ReportLab paragraph markup in which no character of it acts as markup."""
    return "".join(
        f'<font name="{name}">{escape(part)}</font>'.replace("\n", "<br/>")
        for name, part in split_by_face(text, face)
    )


def markup_of_runs(runs: tuple[Run, ...]) -> str:
    """The runs as ReportLab paragraph markup."""
    return "".join(markup(run.text, face_of(run)) for run in runs)


def width_of(text: str, face: str, size: float) -> float:
    """How wide the text is in that face and size, in points."""
    return sum(float(stringWidth(part, name, size)) for name, part in split_by_face(text, face))


def _shape(character: str, face: str) -> tuple[str, str]:
    if character == "\n" or _prints(face, character):
        return face, character
    # Only TrueType outlines can be embedded, which leaves these two families.
    fallback = _FALLBACK[face]
    if _prints(fallback, character):
        return fallback, character
    return face, spelled_out(character)


def _prints(face: str, character: str) -> bool:
    return ord(character) in getFont(face).face.charToGlyph
