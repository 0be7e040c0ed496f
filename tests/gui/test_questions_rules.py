"""The switches of findings: every rule is listed, and a tick is stored as it is set."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from greenroom.gui.context import Context
from greenroom.gui.panels.questions_rules import RulesDialog
from greenroom.services.rules import list_rules, switched_off
from greenroom.services.workspace import Workspace, workspace_at
from gui.builders_questions import QuestionsTable


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        yield opened


def test_a_finding_is_switched_off_and_on(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    table = QuestionsTable(qtbot, context)
    table.press("finding_switches")
    (dialog,) = table.page.findChildren(RulesDialog)
    ticks = dialog.findChild(QListWidget, "finding_rules")
    rules = list_rules(workspace)
    qtbot.waitUntil(lambda: ticks.count() == len(rules))
    announced: list[object] = []
    context.changes.changed.connect(announced.append)
    ticks.setFocus()
    ticks.setCurrentRow(1)
    qtbot.keyClick(ticks, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(announced) == 1)
    assert switched_off(workspace) == {rules[1].rule.kind}
    qtbot.keyClick(ticks, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(announced) == 2)
    assert switched_off(workspace) == frozenset()
    dialog.findChild(QPushButton, "close_rules").click()
