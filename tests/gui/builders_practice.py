"""A rehearsed workspace, and the practice page driven as a person does."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from builders import a_fact, a_release
from greenroom.gui.context import Context
from greenroom.gui.pages.practice import PracticePage
from greenroom.gui.widgets.heat_grid import HeatGrid
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.board import HeatCell
from greenroom.model.rehearsal import Pressure, TakeAway
from greenroom.model.release import FactKind
from greenroom.services.rehearsals import ask_one
from greenroom.services.releases import save_release
from greenroom.services.sitting import Sitting
from greenroom.services.turns import answer_question, end_rehearsal, take_away
from greenroom.services.workspace import Workspace, open_workspace
from prompts.builders_prompts import shipped_bank

Control = TypeVar("Control", bound=QWidget)

START = datetime(2026, 5, 18, 9, 0, tzinfo=UTC)
RELEASE = "tidewater"
ROLLBACK = "RB-WHATIF-003"
WEAK = "It should be fine, the team will handle it and we can revert pretty quickly."
STRONG = "We roll back: the rollback takes 4 minutes and Priya Nair calls it at 1 % errors."


def a_workspace(folder: Path) -> Workspace:
    """A workspace with one release, whose clock goes on by a second at each look."""
    workspace = open_workspace(folder)
    # Read once for all tests; what the page makes of it is what is tested.
    workspace.shipped_bank = shipped_bank()
    ticks = count()
    workspace.clock = lambda: START + timedelta(seconds=next(ticks))
    facts = (
        a_fact(anchors=("rollback", "roll back", "restore")),
        a_fact("rollback_owner", kind=FactKind.PERSON, value="Priya Nair", unit=""),
        a_fact("rollback_deadline", kind=FactKind.TEXT, value="01:20", unit=""),
    )
    save_release(workspace, a_release(facts=facts))
    return workspace


def rehearse(workspace: Workspace, answer: str, *, prompt_id: str = ROLLBACK) -> Sitting:
    """One question, answered once, and the rehearsal ended."""
    asked = ask_one(workspace, RELEASE, prompt_id, pressure=Pressure.WALK_THROUGH)
    return end_rehearsal(workspace, answer_question(workspace, asked, answer))


def promise(workspace: Workspace, owner: str = "Ines Okoro", *, days: int = 2) -> Sitting:
    """One question, taken away by that person, and the rehearsal ended."""
    asked = ask_one(workspace, RELEASE, ROLLBACK)
    due = START + timedelta(days=days)
    return end_rehearsal(workspace, take_away(workspace, asked, owner, due))


def a_take_away(number: int, **changes: object) -> TakeAway:
    fields: dict[str, object] = {
        "question": f"Question {number}?",
        "text": f"Promise {number}.",
        "persona_name": "QA lead",
        "theme_id": "rollback_recovery",
        "id": f"run-{number}/0",
    }
    return TakeAway(**{**fields, **changes})


class Practice:
    """The practice page on screen, with the verbs of a user."""

    def __init__(self, qtbot: QtBot, context: Context, section: str = "") -> None:
        self.qtbot, self.context = qtbot, context
        self.page = PracticePage(context)
        qtbot.addWidget(self.page)
        self.page.resize(1100, 760)
        self.page.show()
        self.page.refresh()
        if section:
            self.page.open_at({"release_id": RELEASE, "section": section})
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being read or stored."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.context.jobs.busy(), timeout=20_000)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()

    def find(self, kind: type[Control], name: str) -> Control:
        """The control of that name, on the page or in its dialog."""
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def said(self, name: str) -> str:
        """The text of the label with that name."""
        return self.find(PlainLabel, name).text()

    def press(self, name: str) -> None:
        """Press a button that is in sight."""
        button = self.find(QPushButton, name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def texts(self) -> list[str]:
        """Every text in sight."""
        labels = self.page.findChildren(PlainLabel)
        return [label.text() for label in labels if label.isVisible()]

    def click_cell(self, wanted: Callable[[HeatCell], bool]) -> HeatCell:
        """Click the first cell of the heat map that is wanted."""
        grid = self.find(HeatGrid, "heat_grid")
        model = grid.model()
        places = ((r, c) for r in range(model.rowCount()) for c in range(model.columnCount()))
        row, column = next(place for place in places if wanted(grid.cell_at(*place)))
        index = model.index(row, column)
        self.qtbot.mouseClick(
            grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(index).center()
        )
        self.settle()
        return grid.cell_at(row, column)
