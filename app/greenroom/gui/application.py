"""The desktop front door: settings, theme, window, first paint, then everything heavy."""

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from greenroom import __version__
from greenroom.errors import GreenroomError
from greenroom.gui.jobs import JobRunner
from greenroom.gui.main_window import MainWindow, Shell
from greenroom.gui.messages import Messages
from greenroom.gui.page_registry import known_pages
from greenroom.gui.settings import Settings, settings_path
from greenroom.gui.startup import Startup
from greenroom.gui.theme import Theme
from greenroom.gui.widgets.crash_dialog import crash_facts

ExceptHook = Callable[[type[BaseException], BaseException, TracebackType | None], object]

_LOG = logging.getLogger(__name__)


def run(workspace_path: Path | None, probe: Path | None = None) -> int:
    """Show the window and work until it is closed; returns the exit status.

    `workspace_path` None opens the folder chosen last, or this user's own. With a `probe`
    file, `time.monotonic_ns()` is written there at the first paint, and the program quits.
    """
    application = QApplication([sys.argv[0] or "greenroom"])
    _name(application)
    settings = Settings(settings_path())
    theme = Theme(application, settings)
    previous, folder, again = sys.excepthook, workspace_path, True
    status = 0
    try:
        # Another workspace means another window: no page ever changes what it works on.
        while again:
            messages = Messages()
            sys.excepthook = crash_hook(messages)
            shell = Shell(settings, theme, messages, JobRunner(messages))
            status, again, folder = _work(application, shell, folder, probe)
    finally:
        sys.excepthook = previous
    return status


def _work(
    application: QApplication, shell: Shell, folder: Path | None, probe: Path | None
) -> tuple[int, bool, Path | None]:
    """One window from first to last: exit status, whether another is wanted, and its folder."""
    pages = known_pages()
    window = MainWindow(shell, pages)
    startup = Startup(window, shell, pages, folder)
    if probe is None:
        window.painted.connect(startup.begin)
    else:
        window.painted.connect(lambda: _write_probe(probe, application))
    window.show()
    try:
        status = application.exec()
    finally:
        # Jobs first: a save that still runs needs the workspace open.
        shell.jobs.close()
        startup.close()
        shell.settings.save()
    result = (status, startup.restart_wanted, startup.folder)
    # Its shortcuts would compete with those of the next window.
    window.deleteLater()
    return result


def crash_hook(messages: Messages) -> ExceptHook:
    """What Python calls for an exception nobody caught, on the main thread.

    A GreenroomError that slipped through is shown as a message; anything else is a bug,
    logged and shown without any of the user's texts. Ctrl+C in the terminal quits.
    """

    def hook(_kind: type[BaseException], error: BaseException, _trace: object) -> None:
        # Raised inside whatever slot happened to run; it is no bug of that slot.
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
        elif isinstance(error, GreenroomError):
            messages.show_error(error)
        else:
            _LOG.error("A bug was met.\n%s", crash_facts(error))
            messages.crash(error)

    return hook


def _name(application: QApplication) -> None:
    application.setApplicationName("Greenroom")
    application.setApplicationDisplayName("Greenroom")
    application.setOrganizationName("Greenroom")
    application.setApplicationVersion(__version__)
    # Wayland finds the window's icon by this name.
    application.setDesktopFileName("greenroom")


def _write_probe(path: Path, application: QApplication) -> None:
    path.write_text(str(time.monotonic_ns()), encoding="ascii")
    application.quit()
