"""The questions page over a workspace, with the verbs of a user."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from greenroom.gui.context import Context
from greenroom.gui.messages import ToastNotice
from greenroom.gui.pages.questions import QuestionsPage
from greenroom.gui.panels.questions_filters import Wanted
from greenroom.model.prompt import Prompt
from greenroom.services.prompts import draft_prompt, list_prompts, save_own_prompt
from greenroom.services.workspace import Workspace

Control = TypeVar("Control", bound=QWidget)
SHIPPED = "CU-PLAIN-001"


class QuestionsTable:
    """A shown page that has read what there is."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self._qtbot, self._context = qtbot, context
        self.page = QuestionsPage(context)
        qtbot.addWidget(self.page)
        self.page.resize(1080, 720)
        self.page.show()
        self.do(self.page.refresh)

    def do(self, step: Callable[[], object]) -> None:
        """Do something, and wait until everything it set off is over."""
        step()
        for _ in range(3):
            self._qtbot.waitUntil(lambda: not self._context.jobs.busy(), timeout=10_000)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()

    def find(self, kind: type[Control], name: str) -> Control:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        button = self.find(QPushButton, name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        self.do(lambda: self._qtbot.keyClick(button, Qt.Key.Key_Space))

    def look_for(self, **wanted: object) -> None:
        self.do(lambda: self.page._bank.filters.show_wanted(Wanted(**wanted)))

    def listed(self) -> list[str]:
        return [entry.prompt.id for entry in self.page._bank.model.entries]

    def chosen(self) -> str:
        entry = self.page._bank.current()
        return entry.prompt.id if entry else ""

    def writing(self) -> bool:
        return self.find(QWidget, "editor_title").isVisible()

    def write(self, name: str, text: str) -> None:
        self.find(QPlainTextEdit, name).setPlainText(text)

    def choose(self, name: str, value: str) -> None:
        box = self.find(QComboBox, name)
        row = box.findData(value)
        assert row >= 0, value
        box.setCurrentIndex(row)

    def undo(self, told: object) -> None:
        toasts = [each for each in told.all if isinstance(each, ToastNotice)]
        assert toasts[-1].undo is not None
        self.do(toasts[-1].undo)


def keep_own(workspace: Workspace, text: str = "Who signs the export off?", **changes) -> Prompt:
    """A stored question of the user's."""
    draft = draft_prompt(workspace, text, theme="test_evidence", personas=("qa_lead",))
    return save_own_prompt(workspace, replace(draft, **changes))


def own_prompts(workspace: Workspace) -> list[Prompt]:
    return [each.prompt for each in list_prompts(workspace) if each.prompt.own]
