"""The whole way of the data through the window, and the same document as in the terminal."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QTableView,
)
from pytestqt.qtbot import QtBot

from builders import ROOT
from greenroom.gui.panels.releases_facts import FactSheet
from greenroom.gui.panels.transcripts_list import TranscriptList
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.gui.widgets.zoned_date_time import ZonedDateTimeEdit
from greenroom.model.readiness import GateName, GateStatus
from greenroom.model.rehearsal import RehearsalState
from greenroom.services.exports import BOARD_SUMMARY, build_export
from greenroom.services.rehearsals import finished_rehearsals
from greenroom.services.releases import list_releases
from greenroom.services.workspace import workspace_at
from journeys import story
from journeys.test_terminal_story import tell_story
from journeys.window import Window, key_of

HOME, RELEASES, REHEARSE, TRANSCRIPTS, READINESS, EXPORTS = map(
    key_of, ("home", "releases", "rehearse", "transcripts", "readiness", "exports")
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    driver = Window(qtbot, tmp_path / "window-workspace")
    yield driver
    driver.close()


def test_both_doors_reach_the_same_document(window: Window, tmp_path: Path) -> None:
    create_release(window)
    rehearse(window)
    import_interview(window)
    enter_evidence(window)
    export(window, tmp_path / "out")
    release = list_releases(window.workspace)[0]
    seen = story.essence(build_export(window.workspace, release.id, BOARD_SUMMARY))
    seed = finished_rehearsals(window.workspace, release.id)[0].plan.seed

    tell_story(tmp_path / "terminal-workspace", tmp_path / "terminal", seed=seed)
    with workspace_at(tmp_path / "terminal-workspace") as workspace:
        other = list_releases(workspace)[0]
        assert story.essence(build_export(workspace, other.id, BOARD_SUMMARY)) == seen
    assert names(tmp_path / "out") == names(tmp_path / "terminal")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def create_release(window: Window) -> None:
    assert window.page.page_id == "home"
    window.go(RELEASES)
    window.qtbot.keyClick(window.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    window.type("release_name", story.NAME)
    window.type("release_version", story.VERSION)
    window.type("release_owner", story.OWNER)
    for name, text in (
        ("release_board", story.BOARD),
        ("release_window_start", story.WINDOW_START),
        ("release_window_end", story.WINDOW_END),
    ):
        set_moment(window, name, text)
    for name, text in (("release_summary", story.SUMMARY), ("release_rollback", story.ROLLBACK)):
        editor = window.find(PlainEditor, name)
        window.qtbot.keyClicks(editor, text)
        editor.settle()
        window.settle()
    add_fact(window)
    stored = list_releases(window.workspace)[0]
    assert (stored.name, stored.version, stored.owner) == (story.NAME, story.VERSION, story.OWNER)
    fact = stored.fact(story.FACT_KEY)
    assert fact is not None
    assert fact.spoken == "4 minutes"


def set_moment(window: Window, name: str, text: str) -> None:
    moment = window.find(ZonedDateTimeEdit, name)
    moment.set_value(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(story.ZONE)), story.ZONE)
    moment.changed.emit()
    window.settle()


def add_fact(window: Window) -> None:
    """Choose the usual fact from the menu and type its value and evidence into the table."""
    sheet = window.page.findChild(FactSheet)
    assert sheet is not None
    entry = next(each for each in sheet.menu.actions() if each.text() == "Rollback time")
    entry.trigger()
    window.settle()
    type_into_table(window, 2, story.FACT_VALUE)
    type_into_table(window, 7, story.FACT_EVIDENCE)
    sheet.model.setData(sheet.model.index(0, 4), "confirmed")
    window.settle()


def type_into_table(window: Window, column: int, text: str) -> None:
    table = window.find(QTableView, "facts")
    index = table.model().index(0, column)
    table.setCurrentIndex(index)
    table.edit(index)
    editor = table.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.clear()
    window.qtbot.keyClicks(editor, text)
    window.qtbot.keyClick(editor, Qt.Key.Key_Return)
    window.settle()


def rehearse(window: Window) -> None:
    window.go(REHEARSE)
    window.choose("rehearse_panel", "walk_through")
    window.find(QRadioButton, "pressure_walk_through").click()
    window.find(QSpinBox, "rehearse_length").setValue(story.LENGTH)
    window.press("start_rehearsal")
    answers = iter(story.ANSWERS)
    while window.find(PlainEditor, "answer").isVisible():
        question = window.find(PlainLabel, "question_why").text()
        words = story.REPLY if "follow-up" in question else next(answers)
        editor = window.find(PlainEditor, "answer")
        window.qtbot.keyClicks(editor, words)
        window.qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        window.settle()
        if not editor.isVisible():
            window.press("next_question")
    assert "3 of 3" in window.find(PlainLabel, "result_title").text()
    finished = finished_rehearsals(window.workspace, list_releases(window.workspace)[0].id)
    assert finished[0].state is RehearsalState.ENDED


def import_interview(window: Window) -> None:
    window.go(TRANSCRIPTS)
    shelf = window.page.findChild(TranscriptList)
    assert shelf is not None
    shelf.files_dropped.emit((ROOT / "resources" / "sample" / story.INTERVIEW,))
    window.settle()
    assert "NSS" in window.find(PlainLabel, "transcript_figures").text()


def enter_evidence(window: Window) -> None:
    window.go(READINESS)
    enter_measure(window, "qa_coverage", story.QA, story.QA_EVIDENCE)
    enter_measure(window, "support_preparedness", story.SUPPORT, story.SUPPORT_EVIDENCE)
    for gate in GateName:
        name = gate.name.lower()
        window.type(f"gate_{name}_evidence", story.GATE_EVIDENCE)
        window.choose(f"gate_{name}_status", GateStatus.GREEN)


def enter_measure(window: Window, name: str, value: float, evidence: str) -> None:
    window.type(f"{name}_evidence", evidence)
    box = window.find(QDoubleSpinBox, f"{name}_value")
    box.setValue(value)
    box.editingFinished.emit()
    window.settle()


def export(window: Window, folder: Path) -> None:
    window.go(EXPORTS)
    window.type("export_folder", str(folder))
    for each in ("format_pdf", "format_docx", "format_md"):
        window.find(QCheckBox, each).setChecked(True)
    window.press("export_button")
    assert {path.suffix for path in folder.iterdir()} == {".pdf", ".docx", ".md"}
