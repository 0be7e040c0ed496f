"""The main window: sidebar, message bar, the stack of pages, and the strip below them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStatusBar, QVBoxLayout, QWidget

from greenroom.gui.icons import application_icon
from greenroom.gui.jobs import JobRunner
from greenroom.gui.menus import Commands, Menus
from greenroom.gui.messages import Messages, Notice, ToastNotice, Told
from greenroom.gui.page_registry import PageEntry
from greenroom.gui.page_stack import PageStack
from greenroom.gui.settings import Settings
from greenroom.gui.theme import Theme
from greenroom.gui.tokens import MARGIN
from greenroom.gui.widgets.command_palette import CommandPalette
from greenroom.gui.widgets.crash_dialog import CrashDialog
from greenroom.gui.widgets.job_strip import JobStrip
from greenroom.gui.widgets.message_bar import MessageBar
from greenroom.gui.widgets.shortcut_sheet import ShortcutSheet
from greenroom.gui.widgets.sidebar import Sidebar
from greenroom.gui.widgets.starting import HomeOutline
from greenroom.gui.widgets.toast import Toast

NARROW_BELOW = 1100
"""Windows narrower than this, in pixels, show the sidebar as icons."""

_STRIP_HEIGHT = 52


@dataclass(frozen=True, slots=True)
class Shell:
    """What the window is built on; all of it exists before the workspace is open."""

    settings: Settings
    theme: Theme
    messages: Messages
    jobs: JobRunner


class MainWindow(QMainWindow):
    """The one window.

    `painted` is emitted once, after everything was drawn for the first time. `folder_wanted`
    asks for another workspace. `closing` follows the last save, when the window goes away.
    """

    painted = Signal()
    folder_wanted = Signal()
    closing = Signal()

    def __init__(self, shell: Shell, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self._shell = shell
        self._entries = {entry.id: entry for entry in entries}
        self._drawn = False
        self._warned = False
        self._crash: CrashDialog | None = None
        self.setWindowIcon(application_icon())
        # Below this the readable column of a page no longer fits beside the icons.
        self.setMinimumSize(720, 480)
        self.sidebar = Sidebar(entries, self.show_commands)
        self.message_bar = MessageBar()
        self.outline = HomeOutline()
        self.stack = PageStack(self.outline, self._first_page(entries))
        self.toast = Toast()
        self.job_strip = JobStrip()
        self.menus = Menus(self, entries, shell.theme, self._commands())
        self._lay_out()
        self._connect()
        self._restore()

    def navigate(self, page_id: str, **arguments: object) -> None:
        """Open a page by its id, handing it arguments."""
        # A notice belongs to the page where it came up.
        self.message_bar.clear_passing()
        self.stack.open_page(page_id, arguments)

    def commands(self) -> tuple[QAction, ...]:
        """Every action that can be found now: those of the page in front, then the window's."""
        page = self.stack.page
        # What one can do on this page comes before what one can do anywhere.
        # The page's own, not those of menus inside it, which mean nothing on their own.
        own = page.actions() if page is not None else []
        return (*own, *self.menus.actions)

    def show_commands(self) -> None:
        """Open the command palette."""
        # Made anew each time: what can be done changes with the page.
        CommandPalette(self.commands(), self).show()

    def show_shortcuts(self) -> None:
        """Open the shortcut sheet."""
        ShortcutSheet(self.commands(), self).open()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or stop doing so."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as usual, and tell once that the first picture stands."""
        super().paintEvent(event)
        if not self._drawn:
            self._drawn = True
            # The children are painted after their window, within the same pass.
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shrink the sidebar to icons in a narrow window."""
        # Compared first, since restyling a sidebar at every pixel is felt.
        narrow = event.size().width() < NARROW_BELOW
        if narrow is not self.sidebar.narrow:
            self.sidebar.set_narrow(narrow=narrow)
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is unsaved, remember how the window stood, and go.

        When something could not be saved the window stays once, and says so.
        """
        # Both always run: the second writes what the first has queued.
        saved = self.stack.flush()
        failed = self._shell.jobs.finish_saves()
        if (failed or not saved) and not self._warned:
            self._warned = True
            self._shell.messages.error(
                self.tr("Your last change could not be saved, so the window stayed open."),
                self.tr("Copy the text somewhere safe; closing again leaves without it."),
            )
            event.ignore()
            return
        self._remember()
        # Only now: whoever listens may take the workspace away.
        event.accept()
        self.closing.emit()

    def _commands(self) -> Commands:
        return Commands(
            open_page=self.navigate,
            choose_workspace=self.folder_wanted.emit,
            show_commands=self.show_commands,
            show_shortcuts=self.show_shortcuts,
            toggle_full_screen=self.toggle_full_screen,
            close=self.close,
        )

    def _lay_out(self) -> None:
        strip = QStatusBar()
        strip.setSizeGripEnabled(False)
        strip.setMinimumHeight(_STRIP_HEIGHT)
        strip.setContentsMargins(MARGIN - 2, 4, MARGIN - 2, 4)
        # A place of its own is how a toast covers nothing, whatever the page.
        strip.addWidget(self.toast)
        strip.addPermanentWidget(self.job_strip)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message_bar)
        column.addWidget(self.stack, 1)
        column.addWidget(strip)
        content = QWidget()
        content.setObjectName("content")
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)
        self.setCentralWidget(content)
        # Until a key is pressed nothing should look as if it were chosen.
        self.stack.setFocus()

    def _connect(self) -> None:
        self.sidebar.chosen.connect(self.navigate)
        self.stack.opened.connect(self._show_opened)
        self._shell.jobs.shown.connect(self.job_strip.follow)
        self._shell.messages.told.connect(self._tell)
        self._shell.messages.cleared.connect(self.message_bar.clear)
        # Last: messages from before the window are shown by what is now connected.
        self._shell.messages.open()

    def _show_opened(self, page_id: str) -> None:
        self.sidebar.mark(page_id)
        self._shell.settings.set_text("window/page", page_id)
        title = self._entries[page_id].title
        self.setWindowTitle(f"{title} – Greenroom")
        if self.stack.page is not None:
            self.stack.page.setAccessibleName(title)

    def _tell(self, told: Told) -> None:
        if isinstance(told, Notice):
            self.message_bar.show_notice(told)
        elif isinstance(told, ToastNotice):
            self.toast.show_notice(told)
        elif self._crash is None:
            # One dialog at a time: a bug in a paint event would otherwise open hundreds.
            self._crash = CrashDialog(told, self)
            self._crash.finished.connect(self._forget_crash)
            self._crash.open()

    def _forget_crash(self) -> None:
        self._crash = None

    def _first_page(self, entries: Sequence[PageEntry]) -> str:
        last = self._shell.settings.text("window/page")
        return last if last in self._entries else entries[0].id

    def _restore(self) -> None:
        self._show_opened(self._first_page(tuple(self._entries.values())))
        # Qt refuses a geometry of a screen that is gone; the usual size then serves.
        geometry = self._shell.settings.data("window/geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            available = self.screen().availableGeometry().size()
            self.resize(available.boundedTo(self.maximumSize()).boundedTo(_usual_size()))

    def _remember(self) -> None:
        self._shell.settings.set_data("window/geometry", self.saveGeometry())
        self._shell.settings.save()


def _usual_size() -> QSize:
    """How large a first window is, where the screen allows it."""
    return QSize(1280, 800)
