"""A window over a workspace, off screen, and what it takes to picture it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from greenroom.gui.context import Changes, Context
from greenroom.gui.jobs import JobRunner
from greenroom.gui.loading import load
from greenroom.gui.main_window import MainWindow, Shell
from greenroom.gui.messages import Messages
from greenroom.gui.page_registry import known_pages
from greenroom.gui.panels.rehearse_clock import QuietClock
from greenroom.gui.settings import Settings
from greenroom.gui.theme import Appearance, Theme
from greenroom.gui.widgets.confirm_dialog import ConfirmDialog
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.model.progress import no_progress
from greenroom.services.demonstration import MOMENT
from greenroom.services.workspace import Workspace

Control = TypeVar("Control", bound=QWidget)
Size = tuple[int, int]

_ANSWERED_AFTER = 42
"""Seconds on the clock beside an answer: a running clock would make every picture a new one."""


@dataclass(frozen=True)
class Scene:
    """A state of the window: its page, its name, and what brings it about.

    Scenes build on each other, in the order they are listed.
    """

    page: str
    name: str
    prepare: Callable[["Photographer"], object] = lambda _photographer: None


class Photographer:
    """Takes pictures of the window into a folder, in every size given, light and dark."""

    def __init__(self, workspace: Path, folder: Path, sizes: Sequence[Size]) -> None:
        self.application = QApplication(["greenroom"])
        # A blinking cursor would make every other picture a new one.
        self.application.setCursorFlashTime(0)
        self._folder, self._sizes = folder, sizes
        self._appearances = [Appearance.LIGHT, Appearance.DARK]
        self.settings = Settings(workspace.parent / "window.ini")
        self.theme = Theme(self.application, self.settings)
        self.messages = Messages()
        self.jobs = JobRunner(self.messages)
        pages = known_pages()
        self.window = MainWindow(Shell(self.settings, self.theme, self.messages, self.jobs), pages)
        self.window.resize(*sizes[0])
        self.window.show()
        loaded = load(pages, workspace, no_progress)
        self.workspace: Workspace = loaded.workspace
        self.workspace.clock = lambda: MOMENT
        # The same row of ids each time, so that the same questions are asked.
        numbers = count(7)
        self.workspace.new_id = lambda: (f"{next(numbers):x}" * 32)[:32]
        self.window.stack.fill(
            Context(
                self.workspace,
                self.jobs,
                self.messages,
                self.settings,
                Changes(self.window),
                self.window.navigate,
            ),
            loaded.pages,
        )
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being read and everything is painted."""
        loop = QEventLoop()
        timer = QTimer()
        timer.setInterval(20)
        timer.timeout.connect(lambda: None if self.jobs.busy() else loop.quit())
        for _ in range(3):
            timer.start()
            loop.exec()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()
        timer.stop()

    def rest(self, milliseconds: int) -> None:
        """Let so much time go by with the hands off the keyboard."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        self.settle()

    def picture(self, scenes: Sequence[Scene]) -> None:
        """Bring about one scene after the other, and take each."""
        for scene in scenes:
            self.window.navigate(scene.page)
            self.settle()
            scene.prepare(self)
            self.settle()
            self.take(scene.name)

    def take(self, name: str) -> None:
        """Save what the window shows; the size is named when there are several."""
        for appearance in self._appearances:
            self.theme.choose(appearance)
            for size in self._sizes:
                self.window.resize(*size)
                self.settle()
                named = f"{name}-{size[0]}x{size[1]}" if len(self._sizes) > 1 else name
                self._grab().save(str(self._folder / f"{named}-{appearance.value}.png"))
        self.window.resize(*self._sizes[0])
        # Another look is slow to put on, so the next picture begins with the present one.
        self._appearances.reverse()

    def _grab(self) -> QPixmap:
        """The window with the dialog that is open over it, if any."""
        picture = self.window.grab()
        painter = QPainter(picture)
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                # A dialog has no place off screen; on one it stands in the middle.
                place = self.window.rect().center() - dialog.rect().center()
                painter.drawPixmap(place, dialog.grab())
        painter.end()
        return picture

    def find(self, kind: type[Control], name: str) -> Control:
        """The control with that object name on the page in front."""
        found = self.window.stack.currentWidget().findChild(kind, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        """Press that button, and leave the keyboard where a person's would be."""
        page = self.window.stack.currentWidget()
        # Several rows may have a button of that name, and folded ones have it out of sight.
        found = [each for each in page.findChildren(QPushButton, name) if each.isVisible()]
        assert found, name
        button = found[0]
        assert button.isEnabled(), name
        button.setFocus()
        button.click()
        self.settle()

    def agree(self) -> None:
        """Press the verb of the dialog that asks."""
        dialog = self.window.findChild(ConfirmDialog)
        assert dialog is not None
        dialog.verb.click()
        # Off screen nobody else gives the keyboard back to the window.
        self.window.activateWindow()
        self.settle()

    def open(self, page: str, **arguments: object) -> None:
        """Go to a page as another page would."""
        self.window.navigate(page, **arguments)
        self.settle()

    def write(self, text: str, *, after: float = _ANSWERED_AFTER) -> None:
        """Type into the answer, which then took so many seconds."""
        self.hold_clock(after)
        editor = self.find(PlainEditor, "answer")
        editor.setFocus()
        editor.insertPlainText(text)
        editor.settle()
        self.settle()

    def answer(self, text: str) -> None:
        """Write that answer and send it."""
        self.write(text)
        self.press("send_answer")

    def hold_clock(self, seconds: float) -> None:
        """Make the clock beside the answer read so many seconds, and stay there."""
        for clock in self.window.findChildren(QuietClock):
            begun = clock.now() - clock.seconds
            clock.now = lambda begun=begun: begun + seconds
            clock.look()

    def close(self) -> None:
        """Give everything back."""
        self.window.close()
        self.jobs.close()
        self.workspace.close()
