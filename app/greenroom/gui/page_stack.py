"""The pages behind the sidebar: each built when it is first shown, refreshed when it is stale."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.context import Context
from greenroom.gui.page import Page


class PageStack(QStackedWidget):
    """Shows one page at a time and keeps the others as they were left.

    Before `fill` it shows a stand-in, and remembers which page was asked for. `opened`
    carries the id of every page that comes to the front.
    """

    opened = Signal(str)

    def __init__(self, stand_in: QWidget, first: str) -> None:
        super().__init__()
        self._context: Context | None = None
        self._classes: Mapping[str, type[Page]] = {}
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._wanted: tuple[str, Mapping[str, object]] = (first, {})
        self.addWidget(stand_in)

    @property
    def page(self) -> Page | None:
        """The page in front; None before there is one."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Page) else None

    def show_stand_in(self, widget: QWidget) -> None:
        """Show a widget that is no page; it is kept for the next time."""
        if self.indexOf(widget) < 0:
            self.addWidget(widget)
        self.setCurrentWidget(widget)

    def fill(self, context: Context, classes: Mapping[str, type[Page]]) -> None:
        """Take the page classes, and open the page that was asked for last."""
        self._context, self._classes = context, classes
        context.changes.changed.connect(self._mark_stale)
        page_id, arguments = self._wanted
        self.open_page(page_id, arguments)

    def open_page(self, page_id: str, arguments: Mapping[str, object]) -> None:
        """Bring a page to the front, built and refreshed as needed, at the place asked for.

        What the page before had not saved is saved first. A failure goes to the message bar.
        """
        # Kept even before loading ends: clicks during the start are not lost.
        self._wanted = (page_id, arguments)
        if self._context is None:
            self.opened.emit(page_id)
            return
        # Before the next page reads, what was typed in this one must be stored.
        if self.page is not None and self.page.page_id != page_id:
            self._guarded(self.page.flush)
        # Built late: all pages at once would be felt at the start.
        page = self._pages.get(page_id) or self._build(page_id, self._context)
        focus = QApplication.focusWidget()
        inside = focus is not None and (focus is self or self.isAncestorOf(focus))
        left_at = _last_focus(page)
        self.setCurrentWidget(page)
        if inside:
            # Qt would mark the first control of the page, as if somebody had chosen it.
            (page if left_at is None else left_at).setFocus()
        self.opened.emit(page_id)
        if page_id in self._stale:
            # Taken off first, so that a failing page is not read in a circle.
            self._stale.discard(page_id)
            self._guarded(page.refresh)
        if arguments:
            self._guarded(lambda: page.open_at(arguments))

    def flush(self) -> bool:
        """Have the page in front save what is unsaved; whether it could."""
        return self.page is None or self._guarded(self.page.flush)

    def _build(self, page_id: str, context: Context) -> Page:
        page = self._classes[page_id](context)
        self._pages[page_id] = page
        # A new page has read nothing yet.
        self._stale.add(page_id)
        self.addWidget(page)
        return page

    def _mark_stale(self, source: QObject | None) -> None:
        for page_id, page in self._pages.items():
            # Who announces a change shows it already, and may be in the middle of typing.
            if page is source:
                continue
            if page is self.page:
                self._guarded(page.refresh)
            else:
                self._stale.add(page_id)

    def _guarded(self, step: Callable[[], object]) -> bool:
        """Whether a page's own step went well; what it could not do goes to the bar."""
        try:
            step()
        except GreenroomError as error:
            if self._context is not None:
                self._context.messages.show_error(error)
            return False
        return True


def _last_focus(page: Page) -> QWidget | None:
    """The part of a page that had the focus when it was left; None when none had."""
    return page.focusWidget()
