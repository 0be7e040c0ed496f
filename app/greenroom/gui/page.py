"""What every page is: a widget built from its context, refreshed when it is looked at."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from greenroom.gui.context import Context
from greenroom.gui.tokens import GAP, MARGIN

AROUND = 24
"""Pixels kept in sight above and below what a page scrolls to."""


class Page(QWidget):
    """One page of the window.

    Building it must be quick and must not read stored data; `refresh` does that, first when
    the page is shown and again after another page announced a change. Calls come in the order
    built, `refresh`, `open_at` (only when another page navigated here), `flush` on leaving.
    """

    page_id: ClassVar[str] = ""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        # Tests and the style sheet find pages by this name.
        self.setObjectName(f"page_{self.page_id}")

    def refresh(self) -> None:
        """Read the data again and show it; pages override this."""

    def open_at(self, arguments: Mapping[str, object]) -> None:
        """Show what another page asked for; pages that can be opened at a place override this."""

    def flush(self) -> None:
        """Save what is unsaved, before the page is left or the window closes."""

    def body(self) -> QVBoxLayout:
        """The layout to fill, with the usual margins.

        The page scrolls where the window is too small for it; parts that scroll in
        themselves should therefore ask for little height, and stretch.
        """
        area = QScrollArea()
        area.setWidgetResizable(True)
        # The window's own hairlines frame the page already.
        area.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        inner.setObjectName("page_body")
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        return _body_layout(inner)

    def bring_in_sight(self, place: QWidget | None) -> None:
        """Scroll the page until that part of it can be seen."""
        area = self.findChild(QScrollArea)
        if place is not None and area is not None:
            # Where it is, is known once what was just shown is laid out.
            QTimer.singleShot(0, place, lambda: area.ensureWidgetVisible(place, 0, AROUND))

    def add_action(
        self, text: str, run: Callable[[], object], *, shortcut: str = "", name: str = ""
    ) -> QAction:
        """An action of this page, found by the command palette while the page is shown.

        `text` is a verb phrase without `&`; `shortcut` a key sequence such as `Ctrl+Return`.
        """
        action = QAction(text, self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(shortcut))
        # The state of a check mark is not what pages ask for.
        action.triggered.connect(lambda _checked: run())
        # A hidden widget's actions do not answer to keys, so pages may share shortcuts.
        self.addAction(action)
        return action

    def navigate(self, page_id: str, **arguments: object) -> None:
        """Open another page by its id; it gets the arguments in `open_at`."""
        self.context.navigate(page_id, **arguments)

    def announce_change(self) -> None:
        """Tell every other page that stored data changed."""
        self.context.changes.announce(self)

    def remember(self, name: str, value: str) -> None:
        """Keep a selection, filter or scroll position of this page for the next run."""
        self.context.settings.set_text(f"pages/{self.page_id}/{name}", value)

    def recall(self, name: str, default: str = "") -> str:
        """What `remember` kept under that name, or `default`."""
        return self.context.settings.text(f"pages/{self.page_id}/{name}", default)


def _body_layout(widget: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    layout.setSpacing(GAP)
    return layout
