"""The launch record in the window: what is typed is stored, nothing is lost, places are found."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from builders import NOW, a_release
from greenroom.gui.context import Context
from greenroom.gui.panels.launch_sections import PARTS
from greenroom.gui.widgets.field_form import Field
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.model.launch import LaunchRecord, Result, Step
from greenroom.services.launches import load_launch, save_launch
from greenroom.services.preflight import preflight
from greenroom.services.releases import save_release
from greenroom.services.workspace import Workspace, workspace_at
from gui.builders_launch import LaunchPage, a_record
from gui.conftest import Told


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        opened.clock = lambda: NOW
        save_release(opened, a_release())
        yield opened


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> Iterator[LaunchPage]:
    made = LaunchPage(qtbot, context)
    yield made
    made.page.flush()
    made.settle()


@pytest.fixture
def full(workspace: Workspace, page: LaunchPage) -> LaunchPage:
    """The page over a record in which every part holds something."""
    save_launch(workspace, a_record())
    return page


def copy(text: str) -> None:
    QApplication.clipboard().setText(text)


def undo(told: Told) -> None:
    """Take the last thing back that a toast offered."""
    toast = next(each for each in reversed(told.all) if getattr(each, "undo", None))
    toast.undo()


def test_looking_at_a_record_does_not_change_it(full: LaunchPage) -> None:
    before = full.stored()
    for section in ("case", "run-sheet", "meeting", "rollout", "review"):
        full.open(section)
        full.page.flush()
        full.settle()
    assert full.stored() == before


def test_a_step_is_added_by_key_and_stored(page: LaunchPage) -> None:
    page.open("run-sheet")
    page.press("steps_add")
    page.finish_cell("steps", "Back up the store")
    (step,) = page.stored().steps
    assert (step.text, step.at, step.minutes) == ("Back up the store", 0, 5)
    page.press("steps_add")
    page.finish_cell("steps", "Migrate")
    assert [each.at for each in page.stored().steps] == [0, 5]


def test_a_step_without_words_is_kept_in_sight_and_not_stored(page: LaunchPage) -> None:
    page.open("run-sheet")
    page.press("steps_add")
    page.finish_cell("steps", "")
    assert page.stored().steps == ()
    assert page.table("steps").model.rowCount() == 1
    said = page.find(PlainLabel, "steps_problem")
    assert said.isVisible()
    assert "not stored" in said.text()


def test_steps_stay_in_the_order_of_their_time(full: LaunchPage) -> None:
    full.open("run-sheet")
    full.type_cell("steps", 0, 0, "22:45")
    assert [(step.text, step.at) for step in full.stored().steps] == [
        ("Migrate", 0),
        ("Switch over", 20),
        ("Back up", 45),
    ]
    assert full.table("steps").table.currentIndex().row() == 2


def test_a_step_moved_up_takes_the_earlier_time(full: LaunchPage) -> None:
    full.open("run-sheet")
    grid = full.table("steps").table
    grid.setFocus()
    grid.setCurrentIndex(grid.records.index(2, 2))
    full.qtbot.keyClick(grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    full.settle()
    moved = [(step.text, step.at) for step in full.stored().steps]
    assert moved == [("Back up", -30), ("Switch over", 0), ("Migrate", 10)]
    assert grid.currentIndex().row() == 1


def test_a_time_that_is_none_is_refused_beside_the_table(full: LaunchPage) -> None:
    before = full.stored()
    full.open("run-sheet")
    full.type_cell("steps", 0, 0, "soon")
    assert "not a time" in full.find(PlainLabel, "steps_problem").text()
    assert full.stored() == before


def test_what_is_wrong_far_from_its_sentence_is_said_above_the_page(
    page: LaunchPage, workspace: Workspace, told: Told
) -> None:
    steps = tuple(Step(f"Step {number}", number, 1) for number in range(60))
    save_launch(workspace, a_record(steps=steps))
    page.open("run-sheet")
    grid = page.table("steps").table
    grid.setFocus()
    grid.setCurrentIndex(grid.records.index(59, 0))
    page.settle()
    # The page scrolls to the row, as the table itself never does.
    assert not grid.visibleRegion().intersected(grid.visualRect(grid.currentIndex())).isEmpty()
    page.type_cell("steps", 59, 1, "many")
    page.qtbot.waitUntil(lambda: any("not a number" in text for text in told.texts()))


def test_a_removed_row_comes_back(full: LaunchPage, told: Told) -> None:
    before = full.stored().steps
    full.open("run-sheet")
    grid = full.table("steps").table
    grid.setCurrentIndex(grid.records.index(1, 0))
    full.press("steps_remove")
    assert [step.text for step in full.stored().steps] == ["Back up", "Switch over"]
    undo(told)
    full.settle()
    assert full.stored().steps == before


def test_undo_goes_back_to_the_release_it_is_about(
    full: LaunchPage, workspace: Workspace, told: Told
) -> None:
    save_release(workspace, a_release(id="other", name="Other", version="1"))
    before = full.stored().changes
    full.open("case")
    grid = full.table("changes").table
    grid.setCurrentIndex(grid.records.index(0, 0))
    full.press("changes_remove")
    full.open("case", release_id="other")
    undo(told)
    full.settle()
    assert full.stored().changes == before
    assert load_launch(workspace, "other") == LaunchRecord("other")


def test_rows_are_pasted_from_a_run_sheet(page: LaunchPage) -> None:
    page.open("run-sheet")
    copy("Who\tStep\tWhen\nInes\tBack up\t21:30\nMarco\tMigrate\t22:00 (+0)\n")
    page.press("steps_paste")
    steps = page.stored().steps
    assert [(step.text, step.at, step.owner) for step in steps] == [
        ("Back up", -30, "Ines"),
        ("Migrate", 0, "Marco"),
    ]


def test_a_list_of_sentences_becomes_steps_one_after_the_other(page: LaunchPage) -> None:
    page.open("run-sheet")
    copy('Say "go"\nMigrate\n\nSwitch over')
    page.press("steps_paste")
    steps = page.stored().steps
    assert [step.text for step in steps] == ['Say "go"', "Migrate", "Switch over"]
    assert [step.at for step in steps] == [0, 5, 10]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nothing to paste"),
        ("22:00\tlong\tMigrate", "Line 1, Minutes"),
        ("\n".join("x" * 3 for _ in range(1001)), "too many"),
    ],
)
def test_what_cannot_be_pasted_changes_nothing(page: LaunchPage, text: str, said: str) -> None:
    page.open("run-sheet")
    copy(text)
    page.press("steps_paste")
    assert said in page.find(PlainLabel, "steps_problem").text()
    assert page.stored().steps == ()


def test_what_the_steps_take_of_the_window_is_said(full: LaunchPage) -> None:
    full.open("run-sheet")
    said = full.find(PlainLabel, "steps_fit")
    assert "leaves 95 minutes" in said.text()
    full.type_cell("steps", 2, 1, "500")
    assert "after the window closes" in said.text()


def test_a_text_says_that_it_is_saved(page: LaunchPage) -> None:
    page.open("case")
    editor = page.find(PlainEditor, "launch_why_now")
    editor.setFocus()
    page.qtbot.keyClicks(editor, "The old store ends.")
    editor.settle()
    page.settle()
    assert page.stored().why_now == "The old store ends."
    field = next(each for each in page.page.findChildren(Field) if each.control is editor)
    assert "Saved" in field.note


def test_what_is_half_typed_is_stored_on_leaving(page: LaunchPage) -> None:
    page.open("run-sheet")
    page.find(QPlainTextEdit, "launch_triggers").setPlainText("Error rate over 1 %\n\n Calls ")
    page.page.flush()
    page.settle()
    assert page.stored().triggers == ("Error rate over 1 %", "Calls")


def test_another_release_gets_none_of_it(page: LaunchPage, workspace: Workspace) -> None:
    save_release(workspace, a_release(id="other", name="Other", version="1"))
    page.open("case")
    page.find(QPlainTextEdit, "launch_worst_case").setPlainText("An hour without tides")
    page.open("case", release_id="other")
    assert load_launch(workspace, "tidewater").worst_case == "An hour without tides"
    assert load_launch(workspace, "other") == LaunchRecord("other")
    assert page.find(QPlainTextEdit, "launch_worst_case").toPlainText() == ""


def test_a_meeting_is_written_and_its_rows_stay_with_it(page: LaunchPage, told: Told) -> None:
    page.open("meeting")
    page.press("meetings_add")
    page.type_line("meeting_chair", "Ruth Adeyemi")
    page.press("attendees_add")
    page.finish_cell("attendees", "Tomas Berg")
    page.press("meetings_add")
    page.type_line("meeting_chair", "Noor")
    first, second = page.stored().meetings
    assert (first.chair, [each.name for each in first.attendees]) == (
        "Ruth Adeyemi",
        ["Tomas Berg"],
    )
    assert first.held_at == a_release().board_at
    assert (second.chair, second.attendees) == ("Noor", ())
    page.press("meetings_remove")
    assert page.stored().meetings == (first,)
    undo(told)
    page.settle()
    assert page.stored().meetings == (first, second)


def test_an_incident_is_not_mitigated_before_it_began(full: LaunchPage) -> None:
    before = replace(full.stored().incidents[0], mitigated_at=NOW + timedelta(minutes=9))
    save_launch(full.context.workspace, a_record(incidents=(before,)))
    full.open("rollout")
    line = "incident_title"
    full.type_line(line, "")
    assert full.stored().incidents == (before,)
    full.type_line(line, "Labels failed twice")
    assert full.stored().incidents[0].title == "Labels failed twice"


def test_a_status_starts_now_where_the_last_one_was(full: LaunchPage) -> None:
    full.open("rollout")
    full.press("statuses_add")
    full.finish_cell("statuses", "Half of the depots")
    full.type_cell("statuses", 1, 3, "50")
    last = full.stored().statuses[-1]
    assert (last.environment, last.text, last.exposure) == ("staging", "Half of the depots", 50.0)
    full.type_cell("statuses", 1, 3, "130")
    assert "from 0 to 100" in full.find(PlainLabel, "statuses_problem").text()
    assert full.stored().statuses[-1] == last


def test_a_review_is_written_and_taken_back(page: LaunchPage, told: Told) -> None:
    page.open("review")
    page.press("review_add")
    page.type_line("review_satisfaction", "4,5")
    page.type_line("review_tickets", "many")
    page.type_line("launch_review_due", "2026-06-05")
    record = page.stored()
    assert record.review is not None
    assert (record.review.result, record.review.satisfaction) == (Result.AS_PLANNED, 4.5)
    assert record.review.tickets is None
    assert str(record.review_due) == "2026-06-05"
    page.press("review_remove")
    assert page.stored().review is None
    undo(told)
    page.settle()
    assert page.stored().review == record.review


def test_every_field_of_the_record_is_reached(full: LaunchPage) -> None:
    for part in PARTS:
        full.open("record", part)
        focus = full.page.focusWidget()
        assert focus is not None, part
        assert focus.isVisible(), part
        around = []
        while focus is not None:
            around.append(focus.objectName())
            focus = focus.parentWidget()
        assert any(part in name for name in around), (part, around)


def test_a_field_of_the_release_is_reached(full: LaunchPage) -> None:
    full.open("review")
    for field in ("name", "owner", "summary", "rollback_plan"):
        full.open("form", field)
        focus = full.page.focusWidget()
        assert focus is not None, field
        assert focus.isVisible(), field
        assert field.split("_")[0] in focus.objectName()


def test_a_fact_is_marked(full: LaunchPage) -> None:
    full.open("facts", "rollback_owner")
    sheet = full.find(QTableView, "facts")
    assert full.page.focusWidget() is sheet
    assert (sheet.currentIndex().row(), sheet.currentIndex().column()) == (1, 2)


def test_a_release_without_a_name_has_no_record_yet(page: LaunchPage) -> None:
    page.open("case")
    page.page.open_at({"create": True})
    page.settle()
    assert not page.find(QPlainTextEdit, "launch_why_now").isVisible()
    page.type_line("release_name", "New one")
    page.press("section_case")
    assert page.find(QPlainTextEdit, "launch_why_now").isVisible()


def test_every_target_of_preflight_on_this_page_is_reached(
    page: LaunchPage, workspace: Workspace
) -> None:
    save_release(workspace, replace(a_release(), owner="", summary="", rollback_plan=""))
    kinds = ("run-sheet", "release-notes", "go-no-go-minutes", "retrospective", "board-summary")
    points = [each for kind in kinds for each in preflight(workspace, "tidewater", kind)]
    places = {each.place for each in points if each.place.page == "releases"}
    assert len(places) > 5
    for place in places:
        page.open(place.part, place.argument)
        focus = page.page.focusWidget()
        assert focus is not None, place
        assert focus.isVisible(), place
