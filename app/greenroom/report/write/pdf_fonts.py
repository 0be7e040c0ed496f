"""The embedded faces, and text split into pieces that a face can print.

Liberation Sans carries the text; DejaVu Sans steps in for the signs it lacks; what neither
has, or can only print in the wrong order, is spelled out by name.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from reportlab import rl_config
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
_WORD, _WORDS_KNOWN = 24, 50_000
_NAMED_AT_MOST = 3
"""More characters than this in a row are listed by number, since their names fill a page."""


class _Face(TTFont):
    """A face that remembers how wide words are: a document is made of few words, often said."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self._known = lru_cache(maxsize=_WORDS_KNOWN)(self._measure)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """The width of a text in points."""
        # Text is never bytes here, so its encoding does not matter.
        del encoding
        return 0.001 * size * (self._known if len(text) <= _WORD else self._measure)(text)

    def _measure(self, text: str) -> float:
        face: Any = self.face
        width, other = face.charWidths.get, face.defaultWidth
        return float(sum(width(ord(each), other) for each in text))


@cache
def register_fonts() -> None:
    """Make the faces known to ReportLab, once; only subsets of them enter a file.

    Raises FileNotFoundError when the installation is incomplete.
    """
    # Streams as letters were for mail of the last century; they take a fifth more room.
    rl_config.useA85 = 0
    for face in (*_FALLBACK, SIGNS, SIGNS_BOLD):
        registerFont(_Face(face, str(resource(f"fonts/{face}.ttf"))))
        # Every face is its own family, so that nothing ever asks for a weight.
        registerFontFamily(face, normal=face, bold=face, italic=face, boldItalic=face)


def face_of(run: Run) -> str:
    """The text face for the weight and slope of a run."""
    if run.bold:
        return BOLD_ITALIC if run.italic else BOLD
    return ITALIC if run.italic else REGULAR


def split_by_face(text: str, face: str) -> tuple[tuple[str, str], ...]:
    """The text as (face, part) pairs in which every character has a shape in its face."""
    # Nearly every text is plain, and then this is all it takes.
    if text.isascii() or set(text) <= _shapes(face):
        return ((face, text),) if text else ()
    # A composed letter is in the fonts where its separate accent often is not.
    text = unicodedata.normalize("NFC", text)
    return tuple(_pieces(text, face))


def unprintable_in(text: str) -> tuple[str, ...]:
    """The characters of the text that the PDF can only name, each once, in order."""
    if text.isascii():
        return ()
    text = unicodedata.normalize("NFC", text)
    return tuple(dict.fromkeys(each for each in text if _face_for(each, REGULAR) is None))


def width_of(text: str, face: str, size: float) -> float:
    """How wide the text is in that face and size, in points."""
    register_fonts()
    return sum(float(stringWidth(part, name, size)) for name, part in split_by_face(text, face))


def _pieces(text: str, face: str) -> Iterator[tuple[str, str]]:
    for name, group in groupby(text, key=lambda character: _face_for(character, face)):
        part = "".join(group)
        if name is not None:
            yield name, part
        elif len(part) <= _NAMED_AT_MOST:
            yield face, "".join(spelled_out(each) for each in part)
        else:
            yield face, f"[{' '.join(f'U+{ord(each):04X}' for each in part)}]"


def _face_for(character: str, face: str) -> str | None:
    if character in _shapes(face):
        return face
    # Only TrueType outlines can be embedded, which leaves these two families.
    fallback = _FALLBACK[face]
    return fallback if character in _shapes(fallback) else None


@cache
def _shapes(face: str) -> frozenset[str]:
    register_fonts()
    font: Any = getFont(face)
    known = (chr(code) for code in font.face.charToGlyph)
    # Letters that run from right to left would stand in the wrong order, which is worse
    # than not standing there at all.
    return frozenset("\n").union(
        each for each in known if unicodedata.bidirectional(each) not in ("R", "AL")
    )
