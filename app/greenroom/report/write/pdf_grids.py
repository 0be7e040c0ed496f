"""Tables in a PDF: boxes of text, and rows that flow over pages under a repeated head."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable
from reportlab.platypus import Table as Grid
from reportlab.platypus.flowables import NullDraw

from greenroom.report.write.pdf_fonts import REGULAR
from greenroom.report.write.pdf_lines import Line
from greenroom.report.write.pdf_tags import TagCanvas

Cell = Line | list[Line]
Command = tuple[Any, ...]

ROWS_AT_ONCE = 200
"""Rows looked at in one go; no page holds more, and time grows faster than rows."""

WHOLE = 200.0
"""Tables up to this height in points follow their heading as a whole."""

TALL_HEAD = 0.4
"""A head that takes more than this share of a page is not repeated."""

_FORCE_SPLIT = 0xFFFFFF
_DRAWN_FROM, _DRAWN_TO = {"startBG", "startLines"}, {"endBG", "endLines"}
# An empty table cell would otherwise name a standard font that is not embedded.
_EVERY_CELL: Command = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
_TOP: Command = ("VALIGN", (0, 0), (-1, -1), "TOP")


class Boxes(Grid):
    """A table whose cells say themselves what they are; `mark_artifacts` sees to the rest.

    Rows taller than a page are split inside; without that a whole export would fail.
    """

    canv: TagCanvas

    def least(self, width: float) -> float:
        """The least height in points that makes sense on a page: its head and a row.

        A table that takes little of a page is not torn at all.
        """
        whole = float(self.wrap(width, 0)[1])
        heights: list[float] = vars(self)["_rowHeights"]
        return whole if whole <= WHOLE else min(sum(heights[:2]), WHOLE)


class Rows(Flowable):
    """Data rows that are laid out page by page, so that time grows with their number alone."""

    def __init__(
        self,
        head: list[Line],
        rows: Sequence[list[Cell]],
        widths: list[float],
        look: "Look",
        start: int = 0,
    ) -> None:
        super().__init__()
        self._head, self._rows, self._start = head, rows, start
        self._widths, self._look = widths, look
        self.headless = False
        self._fitting: Boxes | None = None

    def least(self, _width: float) -> float:
        """The least height in points that makes sense on a page: the head and a row."""
        first = self._rows[self._start : self._start + 1]
        return self._head_height() + sum(min(self._height(row), 60.0) for row in first)

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        """The size when all rows fit; else one that asks to be split."""
        heights = self._heights(room - self._head_height())
        if self._start + len(heights) < len(self._rows):
            return width, _FORCE_SPLIT
        self._fitting = self._grid(heights)
        _, height = self._fitting.wrap(width, room)
        return width, height

    def split(self, width: float, room: float) -> list[Flowable]:
        """The rows of this page and what is left; nothing when not one row fits."""
        heights = self._heights(room - self._head_height())
        if heights:
            return [self._grid(heights), self._rest(len(heights))]
        frame = getattr(self, "_frame", None)
        page = getattr(frame, "_height", room)
        height = self._head_height() + self._height(self._rows[self._start])
        fresh = getattr(frame, "_atTop", True)
        # A row that fits on a page of its own is not broken.
        if not fresh and (height <= page or room < page / 4):
            return []
        first = self._grid([None])
        pieces = first.split(width, room)
        if len(self._rows) > self._start + 1 and pieces:
            # The last piece carries the head already, wherever on a page it ends.
            pieces.append(self._rest(1, headless=True))
        return pieces

    def draw(self) -> None:
        """Draw the rows, all of which fit."""
        if self._fitting is not None:
            self._fitting.drawOn(self.canv, 0, 0)

    def _rest(self, taken: int, *, headless: bool = False) -> "Rows":
        start = self._start + taken
        rest = Rows(self._head, self._rows, self._widths, self._look, start)
        rest.headless = headless
        return rest

    def _heights(self, room: float) -> list[float]:
        some = self._rows[self._start : self._start + ROWS_AT_ONCE]
        heights: list[float] = []
        for row in some:
            height = self._height(row)
            room -= height
            if room < 0:
                break
            heights.append(height)
        return heights

    def _head_height(self) -> float:
        return 0.0 if self.headless else self._tallest(self._head) + self._look.around_head

    def _height(self, row: Sequence[Cell]) -> float:
        return self._tallest(row) + self._look.around

    def _tallest(self, row: Sequence[Cell]) -> float:
        pairs = zip(row, self._widths, strict=True)
        return max(_cell_height(cell, width - self._look.beside) for cell, width in pairs)

    def _grid(self, heights: Sequence[float | None]) -> Boxes:
        rows: list[Any] = [list(row) for row in self._rows[self._start :][: len(heights)]]
        given: list[float | None] = list(heights)
        if not self.headless:
            rows.insert(0, self._head)
            given.insert(0, self._head_height())
        look = self._look.commands(headed=not self.headless, shaded_first=self._start % 2 == 1)
        return boxes(rows, self._widths, look, heights=given, head=int(not self.headless))


class Look:
    """How a data table looks: what it draws, and the room its padding takes."""

    __slots__ = ("_every", "_head", "_stripes", "around", "around_head", "beside", "tall_head")

    def __init__(
        self,
        every: list[Command],
        head: list[Command],
        stripes: tuple[Any, Any],
        room: tuple[float, float, float],
    ) -> None:
        self._every, self._head, self._stripes = every, head, stripes
        self.beside, self.around, self.around_head = room
        self.tall_head = False

    def whole(self) -> list[Command]:
        """The commands for the table in one piece."""
        return self.commands(headed=True, shaded_first=False)

    def commands(self, *, headed: bool, shaded_first: bool) -> list[Command]:
        """The commands for one page of the table."""
        first = int(headed)
        stripes = self._stripes[::-1] if shaded_first else self._stripes
        shading: Command = ("ROWBACKGROUNDS", (0, first), (-1, -1), list(stripes))
        return [shading, *self._every, *(self._head if headed else ())]


class StayTogether(NullDraw):
    """Lines, such as a heading, that start a new page rather than lose what follows them."""

    def __init__(self, lines: list[Line], following: Any) -> None:
        super().__init__()
        self._lines, self._following = lines, following

    def wrap(self, width: float, _room: float) -> tuple[float, float]:
        """A size that asks to be split: the parts are laid out one by one."""
        return width, _FORCE_SPLIT

    def split(self, width: float, room: float) -> list[Flowable]:
        """The lines and what follows, behind a page break when there is too little room."""
        parts: list[Flowable] = [*self._lines, self._following]
        needed = self._following.least(width) + float(self._following.getSpaceBefore())
        for line in self._lines:
            needed += line.wrap(width, 0)[1] + line.getSpaceBefore() + line.getSpaceAfter()
        fresh = getattr(getattr(self, "_frame", None), "_atTop", False)
        if needed > room and not fresh:
            parts.insert(0, CondPageBreak(room + 1))
        return parts


def boxes(
    rows: list[list[Any]],
    widths: Sequence[float],
    look: Sequence[Command],
    *,
    heights: Sequence[float | None] | None = None,
    head: int = 0,
) -> Boxes:
    """A table of ready cells; the first `head` rows stand again on every page."""
    marks: Any = mark_artifacts
    return Boxes(
        rows,
        colWidths=list(widths),
        rowHeights=None if heights is None else list(heights),
        style=[_EVERY_CELL, _TOP, *look],
        splitInRow=1,
        repeatRows=head,
        renderCB=marks,
    )


def mark_artifacts(table: Boxes, event: str, *_place: Any) -> None:
    """Fills and lines of a table carry no meaning; ReportLab tells when it draws them."""
    if event in _DRAWN_FROM:
        table.canv.artifact()
    elif event in _DRAWN_TO:
        table.canv.end()


def paddings(left: float, top: float = 1.0, bottom: float = 1.0) -> list[Command]:
    """The padding of every cell, in points."""
    every = ((0, 0), (-1, -1))
    return [
        ("LEFTPADDING", *every, left),
        ("RIGHTPADDING", *every, 4),
        ("TOPPADDING", *every, top),
        ("BOTTOMPADDING", *every, bottom),
    ]


def column_widths(shares: Sequence[float], total: float) -> list[float]:
    """Widths in the given shares; none narrower than its padding and one letter."""
    least = min(20.0, total / len(shares))
    whole = sum(shares)
    widths = [max(total * share / whole, least) for share in shares]
    edges = [0.0, *accumulate(total * width / sum(widths) for width in widths)]
    return [right - left for left, right in pairwise(edges)]


def _cell_height(cell: Cell, width: float) -> float:
    if isinstance(cell, list):
        return sum(line.wrap(width, 0)[1] for line in cell)
    return cell.wrap(width, 0)[1]
