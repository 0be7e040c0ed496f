"""The night is planned in the window, and is there again the next day."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from builders import a_release
from greenroom.gui.panels.launch_table import RecordTable
from greenroom.services.launches import load_launch
from greenroom.services.preflight import preflight
from greenroom.services.releases import save_release
from greenroom.services.workspace import workspace_at
from journeys.window import Window, key_of


def type_in_cell(window: Window, text: str) -> None:
    """Type into the cell that is open, and end with Enter."""
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    window.qtbot.keyClicks(editor, text)
    window.qtbot.keyClick(editor, Qt.Key.Key_Return)
    window.settle()


def test_a_gap_that_preflight_names_is_filled_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    with workspace_at(folder) as workspace:
        save_release(workspace, a_release())
    window = Window(qtbot, folder)
    points = preflight(window.workspace, "tidewater", "run-sheet")
    gap = next(each for each in points if each.text == "No steps for the night.")
    place = gap.place
    window.window.navigate(
        place.page, release_id="tidewater", section=place.part, argument=place.argument
    )
    window.settle()
    # The place that preflight leads to holds the keyboard already.
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Space)
    type_in_cell(window, "Switch the flag on")
    window.close()

    window = Window(qtbot, folder)
    assert [step.text for step in load_launch(window.workspace, "tidewater").steps] == [
        "Switch the flag on"
    ]
    texts = [each.text for each in preflight(window.workspace, "tidewater", "run-sheet")]
    assert "No steps for the night." not in texts
    window.go(key_of("releases"))
    # The page opens where it was left.
    assert window.find(RecordTable, "steps").isVisible()
    window.close()
