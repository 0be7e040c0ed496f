"""Builders for the tests of the exports page: the page over a small workspace, and its controls."""

from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from greenroom.gui.context import Context
from greenroom.gui.pages.exports import ExportsPage
from greenroom.gui.panels.exports_kinds import KindList
from greenroom.gui.widgets.labels import PlainLabel

Control = TypeVar("Control", bound=QWidget)
PATIENCE = 20_000


class Desk:
    """The page, shown and settled, with the verbs of its user."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self.qtbot = qtbot
        self.context = context
        self.page = ExportsPage(context)
        qtbot.addWidget(self.page)
        self.page.resize(960, 560)
        self.page.show()
        self.page.refresh()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being drawn, read or stored."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.context.jobs.busy(), timeout=PATIENCE)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()

    def find(self, kind: type[Control], name: str) -> Control:
        """The control of that name on the page or in the dialog over it."""
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        """Press that button or box and wait for what it starts."""
        control = self.find(QAbstractButton, name)
        assert control.isEnabled(), name
        control.click()
        self.settle()

    def words(self, name: str) -> str:
        """What that label says."""
        return self.find(PlainLabel, name).text()

    def choose_kind(self, kind_id: str) -> None:
        """Look at another kind of document."""
        self.find(KindList, "export_kinds").choose(kind_id)
        self.settle()

    def dialog(self) -> QDialog:
        """The dialog that is open."""
        return next(each for each in self.page.findChildren(QDialog) if each.isVisible())
