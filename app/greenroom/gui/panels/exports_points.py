"""What is open in the document that is looked at, each point with a way to where it is mended."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.panels.exports_parts import ModestArea
from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.fitting_column import FittingColumn
from greenroom.gui.widgets.hairline import Hairline
from greenroom.gui.widgets.icon_label import IconLabel
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.model.export import OpenKind, OpenPoint, Place

_SHOWN = 40
"""Points listed; a hundred more would not be read before those are mended."""


class PointList(ModestArea):
    """A row for each open point: what, what to do, and a button that goes there.

    `place_wanted` carries the place of the point whose button was pressed.
    """

    place_wanted = Signal(object)

    def __init__(self) -> None:
        inner = FittingColumn()
        super().__init__("open_points", self.tr("Open points"), inner)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, GRID, 0)
        self._column.setSpacing(GRID)
        self._points: tuple[OpenPoint, ...] | None = None
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that the document is being looked over."""
        self._begin()
        self._end(PlainLabel(self.tr("Looking it over…"), tone=Tone.MUTED))

    def show_failed(self, text: str) -> None:
        """Say why nothing can be told about the document."""
        self._begin()
        self._end(PlainLabel(text, tone=Tone.BAD))

    def show_points(self, points: Sequence[OpenPoint]) -> None:
        """List these points; none is said in words too."""
        if self._points == tuple(points):
            # Built anew, the list would lose its place and the keyboard.
            return
        self._begin()
        self._points = tuple(points)
        if not points:
            self._column.addWidget(self._build_clear())
        for number, point in enumerate(points[:_SHOWN]):
            if number:
                self._column.addWidget(Hairline())
            self._column.addWidget(_PointRow(point, number, self.place_wanted.emit))
        rest = len(points) - _SHOWN
        text = self.tr("and {count} more").format(count=rest) if rest > 0 else ""
        self._end(PlainLabel(text, style=TextStyle.SMALL, tone=Tone.MUTED))

    def _begin(self) -> None:
        self._points = None
        clear(self._column)
        self.verticalScrollBar().setValue(0)

    def _end(self, last: PlainLabel) -> None:
        self._column.addWidget(last)
        # In its place first: a label without a parent would open as a window of its own.
        last.setVisible(bool(last.text()))
        self._column.addStretch(1)

    def _build_clear(self) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel("check", tone=Tone.GOOD))
        row.addWidget(PlainLabel(self.tr("Nothing is open in this document.")), 1)
        return widget


class _PointRow(QWidget):
    """One open point."""

    def __init__(self, point: OpenPoint, number: int, go: Callable[[Place], object]) -> None:
        super().__init__()
        kind = self._kind_words()[point.kind]
        button = VerbButton(self._way(point.place), partial(go, point.place), kind="quiet")
        button.setObjectName(f"open_point_{number}")
        # Several buttons say the same; a screen reader has to tell them apart.
        button.setAccessibleDescription(point.text)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(IconLabel("warning", tone=Tone.WARN, pixels=16))
        head.addWidget(PlainLabel(kind, style=TextStyle.SMALL, tone=Tone.WARN), 1)
        foot = QHBoxLayout()
        foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(PlainLabel(point.text))
        column.addWidget(PlainLabel(point.fix, style=TextStyle.SMALL, tone=Tone.MUTED))
        column.addLayout(foot)

    def _kind_words(self) -> dict[OpenKind, str]:
        return {
            OpenKind.MISSING: self.tr("Missing"),
            OpenKind.UNCONFIRMED: self.tr("Unconfirmed"),
            OpenKind.STALE: self.tr("Stale"),
            OpenKind.UNPRINTABLE: self.tr("Cannot be printed"),
            OpenKind.TOO_LONG: self.tr("Too long"),
            OpenKind.PRIVATE: self.tr("Private"),
            OpenKind.REDACTED: self.tr("Names hidden"),
        }

    def _way(self, place: Place) -> str:
        names = {
            "releases": self.tr("Go to Releases"),
            "readiness": self.tr("Go to Readiness"),
            "transcripts": self.tr("Go to Transcripts"),
            "rehearse": self.tr("Go to Rehearse"),
            "practice": self.tr("Go to Practice"),
        }
        return names.get(place.page, self.tr("Show the choices"))


def arguments_of(place: Place, release_id: str) -> dict[str, object]:
    """What the page of that place is handed to show it."""
    found: dict[str, object] = {"release_id": release_id}
    if place.page == "transcripts":
        return found | ({"transcript_id": place.argument} if place.argument else {})
    if place.page == "practice":
        return found | {"section": place.argument or place.part}
    if place.part:
        found["section"] = place.part
    if place.argument:
        found["argument"] = place.argument
    return found
