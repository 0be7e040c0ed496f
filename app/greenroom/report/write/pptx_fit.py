"""How much text fits into a box of a slide: nothing may run out of it or be cut off."""

from collections.abc import Sequence

from greenroom.report.write.pdf_fonts import BOLD, REGULAR, width_of
from greenroom.report.write.pptx_plan import Item

LINE = 1.22
"""Distance of lines as a multiple of the type size."""

_SAFETY = 0.95
"""Programs measure text a little differently, so a twentieth of the width stays free."""


def lines_of(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """How many lines a text takes at that size and width, both in points."""
    face, room = (BOLD if bold else REGULAR), max(width * _SAFETY, size)
    space = width_of(" ", face, size)
    lines, used = 1, 0.0
    for word in text.split():
        length = width_of(word, face, size)
        if used and used + space + length <= room:
            used += space + length
            continue
        lines += 1 if used else 0
        # A word wider than the box is broken wherever the line ends.
        lines += int(length // room)
        used = length % room if length > room else length
    return lines


def height_of(text: str, size: float, width: float, *, bold: bool = False) -> float:
    """The height of a text in points."""
    return lines_of(text, size, width, bold=bold) * size * LINE


def items_height(items: Sequence[Item], size: float, width: float) -> float:
    """The height of paragraphs with the room between them, in points."""
    return sum(_item_height(item, size, width) for item in items)


def fit_items(
    items: Sequence[Item], sizes: Sequence[float], width: float, height: float
) -> tuple[float, int]:
    """The largest size at which all paragraphs fit; else the smallest and how many fit then."""
    for size in sizes:
        if items_height(items, size, width) <= height:
            return size, len(items)
    size, left = sizes[-1], height
    for number, item in enumerate(items):
        left -= _item_height(item, size, width)
        if left < 0:
            return size, number
    return size, len(items)


def shortened(text: str, size: float, box: tuple[float, float], *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where the box, width by height, cannot hold it all."""
    width, height = box
    if height_of(text, size, width, bold=bold) <= height:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = height_of(text[:middle] + "…", size, width, bold=bold) <= height
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + "…"


def _item_height(item: Item, size: float, width: float) -> float:
    # Items of a list are indented, and every paragraph keeps some room above it.
    room = width - 1.2 * size if item.listed else width
    return height_of(item.text, size, room, bold=item.bold) + size * 0.45
