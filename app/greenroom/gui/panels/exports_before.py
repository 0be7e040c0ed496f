"""Before it is sent: what is open, what was written, and the way out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from greenroom.gui.panels.exports_parts import Parts
from greenroom.gui.panels.exports_points import PointList
from greenroom.gui.panels.exports_recent import RecentExports
from greenroom.gui.panels.exports_target import TargetPanel
from greenroom.gui.tokens import GRID
from greenroom.gui.widgets.column import Column
from greenroom.gui.widgets.hairline import Hairline
from greenroom.model.export import OpenPoint
from greenroom.services.batches import Batch

CHARACTERS = 35
"""The width of this zone."""
OPEN, WRITTEN = "open", "written"


class BeforePanel(Column):
    """Open points or written files above, formats, folder and Export below.

    `place_wanted` carries the place of an open point.
    """

    place_wanted = Signal(object)

    def __init__(self, formats: str, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(CHARACTERS, parent)
        self._points = PointList()
        self._points.place_wanted.connect(self.place_wanted)
        self.recent = RecentExports()
        self.target = TargetPanel(formats, folder)
        self._parts = Parts("export_before")
        self._parts.add(OPEN, self.tr("Open points"), self._points)
        self._parts.add(WRITTEN, self.tr("Written"), self.recent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self._parts, 1)
        column.addWidget(Hairline())
        column.addWidget(self.target)

    def show_waiting(self) -> None:
        """Another document is being looked over."""
        self._points.show_waiting()
        self._parts.show_count(OPEN, None)

    def show_points(self, points: Sequence[OpenPoint]) -> None:
        """List what is open, and how much."""
        self._points.show_points(points)
        self._parts.show_count(OPEN, len(points))

    def show_failed(self, text: str) -> None:
        """Say why nothing can be told about the document."""
        self._points.show_failed(text)
        self._parts.show_count(OPEN, None)

    def show_open(self) -> None:
        """Turn from what was written to what is open in the next document."""
        self.recent.clear_result()
        self._parts.show_part(OPEN)

    def show_result(self, batch: Batch) -> None:
        """Tell what came of an export, where its files are listed."""
        self._parts.show_part(WRITTEN)
        self.recent.show_result(batch)
