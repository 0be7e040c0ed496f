"""Builders for the tests of the launch record: the page over a real workspace, and records."""

from datetime import timedelta
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from builders import NOW
from greenroom.gui.context import Context
from greenroom.gui.pages.releases import ReleasesPage
from greenroom.gui.panels.launch_table import RecordTable
from greenroom.model.launch import (
    Action,
    Attendee,
    Change,
    ChangeKind,
    DeploymentStatus,
    Incident,
    LaunchRecord,
    Meeting,
    Result,
    Review,
    RiskNote,
    Severity,
    StatusNote,
    Step,
)
from greenroom.services.launches import load_launch

Control = TypeVar("Control", bound=QWidget)


def a_record(**changes: object) -> LaunchRecord:
    """A record in which every part holds something."""
    fields: dict[str, object] = {
        "release_id": "tidewater",
        "why_now": "The old store ends in July.",
        "changes": (Change(ChangeKind.FIX, "Tides after midnight"),),
        "steps": (
            Step("Back up", -30, 10, "Ines Okoro", "Log 3"),
            Step("Migrate", 0, 15, "Marco Diaz", "Counts match"),
            Step("Switch over", 20, 5, "Marco Diaz", "First chart", no_return=True),
        ),
        "rollback_steps": (Step("Switch the flag off", 0, 2, "Priya Nair"),),
        "triggers": ("Error rate over 1 %",),
        "risks": (RiskNote("rollback_recovery", "Priya Nair", "Friday", 2),),
        "statuses": (StatusNote(NOW, DeploymentStatus.STARTED, "staging", "Build 7", 10.0),),
        "incidents": (Incident("Labels failed", Severity.HIGH, NOW, impact="One depot"),),
        "meetings": (
            Meeting(
                NOW + timedelta(seconds=31),
                chair="Ruth",
                attendees=(Attendee("Ruth", "Chair", "go"),),
                points=("The drill was shown.",),
                actions=(Action("Train the night shift", "Aisha", "Tuesday"),),
            ),
        ),
        "review": Review(NOW, Result.AS_PLANNED, satisfaction=4.5, went_well=("The drill",)),
        "private": ("Noor",),
    }
    return LaunchRecord(**{**fields, **changes})


class LaunchPage:
    """The releases page on one section, with the verbs of a person."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self.qtbot, self.context = qtbot, context
        self.page = ReleasesPage(context)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 700)
        self.page.show()

    def open(self, section: str, argument: str = "", release_id: str = "tidewater") -> None:
        self.page.open_at({"release_id": release_id, "section": section, "argument": argument})
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being read or stored."""
        for _ in range(4):
            self.qtbot.waitUntil(lambda: not self.context.jobs.busy(), timeout=20_000)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()

    def find(self, kind: type[Control], name: str) -> Control:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def table(self, name: str) -> RecordTable:
        return self.find(RecordTable, name)

    def press(self, name: str) -> None:
        button = self.find(QWidget, name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)
        self.settle()

    def type_line(self, name: str, text: str) -> None:
        line = self.find(QLineEdit, name)
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)
        self.settle()

    def type_cell(self, name: str, row: int, column: int, text: str) -> None:
        """Type into a cell by key, as one does in a table."""
        grid = self.table(name).table
        grid.setFocus()
        grid.setCurrentIndex(grid.records.index(row, column))
        self.qtbot.keyClick(grid, Qt.Key.Key_F2)
        self.finish_cell(name, text)

    def finish_cell(self, name: str, text: str) -> None:
        """Type into the editor that is open in a table."""
        viewport = self.table(name).table.viewport()
        editor = next(e for e in viewport.findChildren(QLineEdit) if e.isVisible())
        editor.selectAll()
        self.qtbot.keyClicks(editor, text)
        self.qtbot.keyClick(editor, Qt.Key.Key_Return)
        self.settle()

    def stored(self, release_id: str = "tidewater") -> LaunchRecord:
        return load_launch(self.context.workspace, release_id)
