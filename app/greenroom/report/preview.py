"""PDF pages as pictures, for the window to show."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

import pypdfium2

from greenroom.errors import ExportError

# The library beneath may be entered by one thread at a time, in the whole process.
_ONE_AT_A_TIME = Lock()
_BYTES_PER_PIXEL = 4


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: `pixels` holds `height` rows of `stride` bytes, four per pixel as B, G, R, X."""

    width: int
    height: int
    stride: int
    pixels: bytes


def render_pages(
    pdf: bytes, *, width: int, numbers: Iterable[int] | None = None
) -> tuple[PageImage, ...]:
    """Pages of the PDF on white, each `width` pixels wide: those of `numbers` from 0, or all.

    Raises ExportError when the bytes are no PDF.
    """
    if width < 1:
        raise ValueError("a page is at least one pixel wide")
    with _opened(pdf) as document:
        wanted = range(len(document)) if numbers is None else numbers
        return tuple(_render(document[number], width) for number in wanted)


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """The width and height of every page in points; ExportError when the bytes are no PDF."""
    with _opened(pdf) as document:
        # Asked of the file itself: opening a thousand pages takes a thousand times as long.
        return tuple(document.get_page_size(number) for number in range(len(document)))


def count_pages(pdf: bytes) -> int:
    """How many pages the PDF has; ExportError when the bytes are no PDF."""
    with _opened(pdf) as document:
        return len(document)


def told_by(pdf: bytes) -> tuple[str, ...]:
    """What the PDF says about itself: title, author and the like; ExportError for no PDF."""
    with _opened(pdf) as document:
        return tuple(document.get_metadata_dict().values())


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise ExportError("The preview cannot be shown.", "Export the file instead.") from error
        try:
            yield document
        finally:
            document.close()


def _render(page: pypdfium2.PdfPage, width: int) -> PageImage:
    # The library rounds up, so a hair less than the width lands on the width.
    bitmap = page.render(scale=(width - 0.01) / page.get_width(), prefer_bgrx=True)
    image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return image
