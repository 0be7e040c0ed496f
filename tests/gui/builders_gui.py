"""Builders for the window's tests: fake pages, a fake registry and a window around them."""

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from greenroom.gui.context import Changes, Context
from greenroom.gui.main_window import MainWindow, Shell
from greenroom.gui.page import Page
from greenroom.gui.page_registry import PageEntry
from greenroom.gui.widgets.labels import PlainLabel


class FakePage(Page):
    """A page that writes down what is done to it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.log: list[str] = []
        self.field = QLineEdit()
        body = self.body()
        body.addWidget(PlainLabel(self.page_id))
        body.addWidget(self.field)
        self.add_action(
            f"Greet {self.page_id}", lambda: self.log.append("greet"), shortcut="Ctrl+G"
        )

    def refresh(self) -> None:
        self.log.append("refresh")

    def open_at(self, arguments: Mapping[str, object]) -> None:
        self.log.append(f"open_at {dict(arguments)}")

    def flush(self) -> None:
        self.log.append("flush")


class FirstPage(FakePage):
    page_id = "first"


class SecondPage(FakePage):
    page_id = "second"


FAKE_CLASSES: Mapping[str, type[Page]] = {"first": FirstPage, "second": SecondPage}


def fake_entries() -> tuple[PageEntry, ...]:
    """Two pages under names of this module."""
    return (
        PageEntry("first", "First", "home", __name__, "FirstPage"),
        PageEntry("second", "Second", "exports", __name__, "SecondPage"),
    )


class WindowMaker:
    """Makes windows over the shared fixtures; `context` is what their pages were given."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self._qtbot = qtbot
        self.shell = shell
        self.context: Context | None = None

    def __call__(self, *, filled: bool = True, width: int = 1200) -> MainWindow:
        window = MainWindow(self.shell, fake_entries())
        self._qtbot.addWidget(window)
        window.resize(width, 700)
        window.show()
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)
        if filled:
            self.context = Context(
                workspace=None,  # the fake pages read nothing
                jobs=self.shell.jobs,
                messages=self.shell.messages,
                settings=self.shell.settings,
                changes=Changes(window),
                navigate=window.navigate,
            )
            window.stack.fill(self.context, FAKE_CLASSES)
        return window
