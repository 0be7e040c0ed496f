"""Drives the real window as a person does: pages by key, fields by typing, buttons by click."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from greenroom.gui.context import Changes, Context
from greenroom.gui.jobs import JobRunner
from greenroom.gui.loading import load
from greenroom.gui.main_window import MainWindow, Shell
from greenroom.gui.messages import Messages
from greenroom.gui.page import Page
from greenroom.gui.page_registry import known_pages
from greenroom.gui.settings import Settings
from greenroom.gui.theme import Theme
from greenroom.gui.widgets.confirm_dialog import ConfirmDialog
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.model.progress import no_progress

Control = TypeVar("Control", bound=QWidget)
PATIENCE = 20_000
"""Milliseconds to wait for something before the story has failed."""


def key_of(page_id: str) -> int:
    """The number that opens that page together with Ctrl."""
    return 1 + [entry.id for entry in known_pages()].index(page_id)


class Window:
    """A window over a workspace, with the verbs of a user."""

    def __init__(self, qtbot: QtBot, folder: Path, *, width: int = 1280, height: int = 800) -> None:
        self.qtbot = qtbot
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.settings = Settings(folder.parent / "window.ini")
        self.theme = Theme(application, self.settings)
        self.messages = Messages()
        self.jobs = JobRunner(self.messages)
        pages = known_pages()
        self.window = MainWindow(Shell(self.settings, self.theme, self.messages, self.jobs), pages)
        qtbot.addWidget(self.window)
        self.window.resize(width, height)
        self.window.show()
        loaded = load(pages, folder, no_progress)
        self.workspace = loaded.workspace
        context = Context(
            self.workspace,
            self.jobs,
            self.messages,
            self.settings,
            Changes(self.window),
            self.window.navigate,
        )
        self.window.stack.fill(context, loaded.pages)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being read or stored."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.jobs.busy(), timeout=PATIENCE)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.window.stack.page
        assert page is not None
        return page

    def go(self, number: int) -> Page:
        """Open a page by its key: Ctrl and its number."""
        self.qtbot.keyClick(
            self.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier
        )
        self.settle()
        return self.page

    def find(self, kind: type[Control], name: str) -> Control:
        """The control with that name on the page in front."""
        found = self.page.findChild(kind, name)
        assert found is not None, f"{name} is not on {self.page.objectName()}"
        return found

    def text(self, name: str) -> str:
        """What that label says; it must be in sight."""
        labels = self.page.findChildren(PlainLabel, name)
        shown = [label.text() for label in labels if label.isVisible()]
        assert shown, f"{name} is not in sight on {self.page.objectName()}"
        return shown[0]

    def shows(self, name: str) -> bool:
        """Whether something of that name is on the page and in sight."""
        return any(each.isVisible() for each in self.page.findChildren(QWidget, name))

    def says(self, words: str) -> bool:
        """Whether some label in sight has these words."""
        labels = self.page.findChildren(PlainLabel)
        return any(words in label.text() for label in labels if label.isVisible())

    def press(self, name: str) -> None:
        """Press a button with the keyboard; the first one in sight where there are several."""
        found = self.page.findChildren(QAbstractButton, name)
        button = next((each for each in found if each.isVisible()), None)
        assert button is not None, f"{name} is not in sight on {self.page.objectName()}"
        assert button.isEnabled(), name
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)
        self.settle()

    def agree(self) -> None:
        """Press the verb of the dialog that asks."""
        dialog = self.window.findChild(ConfirmDialog)
        assert dialog is not None
        self.qtbot.keyClick(dialog.verb, Qt.Key.Key_Space)
        # Off screen nobody else gives the keyboard back to the window.
        self.window.activateWindow()
        self.settle()

    def answer(self, words: str) -> None:
        """Type an answer and send it with Ctrl+Enter; the keyboard must be there already."""
        editor = self.find(PlainEditor, "answer")
        assert editor.hasFocus(), "the answer does not hold the keyboard"
        self.qtbot.keyClicks(editor, words)
        self.qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def type(self, name: str, text: str) -> None:
        """Type into a line in place of what it held, and leave it."""
        line = self.find(QLineEdit, name)
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)
        self.settle()

    def choose(self, name: str, value: object) -> None:
        """Choose the entry with that value from a list."""
        box = self.find(QComboBox, name)
        row = box.findData(value)
        assert row >= 0, f"{value} is not offered by {name}"
        box.setCurrentIndex(row)
        self.settle()

    def wait(self, happened: Callable[[], bool]) -> None:
        """Wait until that is true."""
        self.qtbot.waitUntil(happened, timeout=PATIENCE)
        self.settle()

    def close(self) -> None:
        """Close the window as the user does, then give the workspace back."""
        assert self.window.close()
        self.jobs.close()
        self.workspace.close()
        QApplication.instance().setStyleSheet("")
