"""Moments in the window: first run, a crash, a refusal, a removal, an old file in the way."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from builders import ROOT, a_release
from greenroom.gui.panels.readiness_decision import DecisionDialog
from greenroom.gui.panels.transcripts_codings import CodingsPanel
from greenroom.gui.panels.transcripts_list import TranscriptList
from greenroom.gui.panels.transcripts_reader import TranscriptReader
from greenroom.gui.widgets.confirm_dialog import ConfirmDialog
from greenroom.gui.widgets.field_form import Field
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.gui.widgets.toast import Toast
from greenroom.model.readiness import GateStatus, SentimentSource
from greenroom.model.transcript import CodingStatus
from greenroom.services.analyses import list_codings
from greenroom.services.readiness import latest_decision, load_scorecard
from greenroom.services.rehearsals import load_draft, unfinished_rehearsals
from greenroom.services.releases import list_releases, save_release
from greenroom.services.samples import open_sample
from greenroom.services.transcripts import list_transcripts
from greenroom.services.workspace import workspace_at
from journeys.window import Window, key_of

HOME, RELEASES, REHEARSE, TRANSCRIPTS, READINESS, EXPORTS = map(
    key_of, ("home", "releases", "rehearse", "transcripts", "readiness", "exports")
)
MakeWindow = Callable[[], Window]
INTERVIEW = ROOT / "resources" / "sample" / "support-lead.md"


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeWindow]:
    """Opens a window on the same workspace each time; the last one is closed for the test."""
    made: list[Window] = []

    def make() -> Window:
        while made:
            made.pop().close()
        made.append(Window(qtbot, tmp_path / "workspace"))
        return made[-1]

    yield make
    while made:
        made.pop().close()


@pytest.fixture
def sampled(make_window: MakeWindow, tmp_path: Path) -> Window:
    """A window on a workspace with the sample open."""
    with workspace_at(tmp_path / "workspace") as workspace:
        open_sample(workspace)
    return make_window()


@pytest.fixture
def with_release(make_window: MakeWindow, tmp_path: Path) -> Window:
    """A window on a workspace with one release of its own."""
    with workspace_at(tmp_path / "workspace") as workspace:
        save_release(workspace, a_release())
    return make_window()


def test_an_empty_workspace_opens_the_sample_with_one_click(make_window: MakeWindow) -> None:
    window = make_window()
    window.press("open_sample_button")
    assert "Parcel Desk" in window.find(PlainLabel, "next_board").text()
    window.press("remove_sample_button")
    assert list_releases(window.workspace) == ()
    assert window.find(QPushButton, "open_sample_button").isVisible()


def test_every_page_says_what_to_do_when_it_is_empty(make_window: MakeWindow) -> None:
    window = make_window()
    for number in range(HOME, EXPORTS + 1):
        page = window.go(number)
        buttons = [each for each in page.findChildren(QPushButton) if each.isVisible()]
        assert buttons, page.page_id


def begin_rehearsal(window: Window) -> PlainEditor:
    window.go(REHEARSE)
    window.find(QSpinBox, "rehearse_length").setValue(2)
    window.press("start_rehearsal")
    return window.find(PlainEditor, "answer")


def test_typing_without_a_pause_is_kept_within_two_seconds(with_release: Window) -> None:
    window = with_release
    editor = begin_rehearsal(window)
    rehearsal_id = unfinished_rehearsals(window.workspace)[0].rehearsal.id
    clock = QElapsedTimer()
    clock.start()

    def draft_follows() -> bool:
        # A key each time the wait looks, faster than any pause the editor waits for.
        window.qtbot.keyClicks(editor, "x")
        return len(load_draft(window.workspace, rehearsal_id)) > 0

    window.qtbot.waitUntil(draft_follows, timeout=5000)
    assert clock.elapsed() < 2000


def test_a_cut_off_rehearsal_is_offered_again_with_its_draft(
    with_release: Window, make_window: MakeWindow
) -> None:
    editor = begin_rehearsal(with_release)
    with_release.qtbot.keyClicks(editor, "Half a sentence")
    window = make_window()
    window.go(HOME)
    window.press("resume_rehearsal")
    assert window.page.page_id == "rehearse"
    assert window.find(PlainEditor, "answer").text() == "Half a sentence"


def test_a_pause_brings_the_rehearsal_back_where_it_stood(with_release: Window) -> None:
    window = with_release
    begin_rehearsal(window)
    asked = window.find(PlainLabel, "question_text").text()
    window.press("pause_button")
    window.go(HOME)
    window.press("resume_rehearsal")
    assert window.find(PlainLabel, "question_text").text() == asked


def test_skip_hint_and_end_do_what_they_say(with_release: Window) -> None:
    window = with_release
    begin_rehearsal(window)
    first = window.find(PlainLabel, "question_text").text()
    window.press("hint_button")
    assert window.find(PlainLabel, "hint").text()
    window.press("skip_button")
    assert window.find(PlainLabel, "question_text").text() != first
    window.press("end_button")
    agree(window)
    assert window.find(QPushButton, "start_rehearsal").isVisible()
    assert unfinished_rehearsals(window.workspace) == ()


def agree(window: Window) -> None:
    """Press the verb of the dialog that asks."""
    dialog = window.window.findChild(ConfirmDialog)
    assert dialog is not None
    buttons = dialog.findChildren(QPushButton)
    chosen = next(each for each in buttons if each.property("kind") in ("primary", "danger"))
    window.qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)
    window.settle()


def test_a_green_gate_without_evidence_is_refused_beside_the_gate(with_release: Window) -> None:
    window = with_release
    window.go(READINESS)
    window.choose("gate_deployment_safety_status", GateStatus.GREEN)
    said = [label.text() for label in window.page.findChildren(PlainLabel)]
    assert any("Deployment safety" in text and "evidence" in text for text in said)
    stored = load_scorecard(window.workspace, "tidewater").gates
    assert all(gate.status is GateStatus.NOT_ASSESSED for gate in stored)
    window.type("gate_deployment_safety_evidence", "Run log 88")
    stored = load_scorecard(window.workspace, "tidewater").gates
    assert GateStatus.GREEN in {gate.status for gate in stored}


def test_what_is_kept_is_said_beside_what_was_edited(with_release: Window) -> None:
    window = with_release
    window.go(RELEASES)
    window.type("release_owner", "Priya Nair")
    fields = window.page.findChildren(Field)
    saved = {field.control.objectName() for field in fields if "Saved" in field.note}
    assert saved == {"release_owner"}
    window.go(READINESS)
    window.type("qa_coverage_evidence", "Build 7")
    box = window.find(QDoubleSpinBox, "qa_coverage_value")
    box.setValue(92)
    box.editingFinished.emit()
    window.settle()
    notes = [field.note for field in window.page.findChildren(Field) if field.note]
    assert len(notes) == 1
    assert "Saved" in notes[0]


def test_an_empty_fact_sheet_says_where_facts_come_from(
    make_window: MakeWindow, tmp_path: Path
) -> None:
    with workspace_at(tmp_path / "workspace") as workspace:
        save_release(workspace, a_release(facts=()))
    window = make_window()
    begin_rehearsal(window)
    said = [label.text() for label in window.page.findChildren(PlainLabel) if label.isVisible()]
    assert any("fact sheet is empty" in text for text in said)
    assert not window.find(QListWidget, "fact_drawer").isVisible()


def test_weights_are_stored_once_they_make_a_whole(with_release: Window) -> None:
    window = with_release
    window.go(READINESS)
    for name, share in (("quality", 50), ("sentiment", 20)):
        box = window.find(QDoubleSpinBox, f"weight_{name}")
        box.setValue(share)
        box.editingFinished.emit()
        window.settle()
    assert load_scorecard(window.workspace, "tidewater").weights.qa_coverage == 0.5
    window.choose("sentiment_source", SentimentSource.REHEARSAL_PROXY)
    assert load_scorecard(window.workspace, "tidewater").pinned is SentimentSource.REHEARSAL_PROXY


def test_recent_work_is_one_press_away(sampled: Window) -> None:
    window = sampled
    window.press("recent_0")
    assert window.page.page_id == "transcripts"
    assert window.find(PlainLabel, "transcript_title").text().startswith("Rehearsal of")


def test_a_decision_is_recorded_with_its_conditions(sampled: Window) -> None:
    window = sampled
    window.go(READINESS)
    window.press("decide_button")
    dialog = window.page.findChild(DecisionDialog)
    assert dialog is not None
    press_in(window, dialog, "record_decision")
    assert latest_decision(window.workspace, list_releases(window.workspace)[0].id) is None
    fill(dialog, "decision_by", "Ruth Adeyemi")
    for part, text in enumerate(("Train the night shift", "Aisha Rahman", "Wednesday")):
        fill(dialog, f"condition_0_{part}", text)
    press_in(window, dialog, "record_decision")
    decision = latest_decision(window.workspace, list_releases(window.workspace)[0].id)
    assert decision is not None
    assert decision.decided_by == "Ruth Adeyemi"
    assert decision.conditions[0].owner == "Aisha Rahman"
    assert "Ruth Adeyemi" in window.find(PlainLabel, "decided").text()


def press_in(window: Window, dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    window.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    window.settle()


def fill(dialog: QWidget, name: str, text: str) -> None:
    line = dialog.findChild(QLineEdit, name)
    assert line is not None
    line.setText(text)


def test_a_removed_release_comes_back_with_undo(with_release: Window) -> None:
    window = with_release
    window.go(RELEASES)
    window.press("remove_release_button")
    assert list_releases(window.workspace) == ()
    undo(window)
    assert [release.name for release in list_releases(window.workspace)] == ["Tidewater"]


def undo(window: Window) -> None:
    """Press Undo in the strip below the page."""
    buttons = window.window.findChild(Toast).findChildren(QPushButton)
    chosen = next(each for each in buttons if each.isVisible() and each.text() == "Undo")
    window.qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)
    window.settle()


def test_suggested_themes_are_accepted_and_rejected_by_key(sampled: Window) -> None:
    window = sampled
    window.go(TRANSCRIPTS)
    transcript_id = list_transcripts(window.workspace)[0].id
    window.choose("coding_filter", CodingStatus.SUGGESTED)
    panel = window.page.findChild(CodingsPanel)
    assert panel is not None
    codings = window.find(QListWidget, "codings")
    codings.setCurrentRow(0)
    first = panel.current()
    assert first is not None
    window.press("accept_coding")
    second = panel.current()
    assert second is not None
    assert second.id != first.id
    window.press("reject_coding")
    decided = {each.id: each.status for each in list_codings(window.workspace, transcript_id)}
    assert decided[first.id] is CodingStatus.ACCEPTED
    assert decided[second.id] is CodingStatus.REJECTED


def test_each_answer_tells_its_own_numbers(sampled: Window) -> None:
    window = sampled
    window.go(TRANSCRIPTS)
    reader = window.page.findChild(TranscriptReader)
    assert reader is not None
    told = window.find(PlainLabel, "answer_figures")
    window.qtbot.keyClick(reader, Qt.Key.Key_Right)
    assert "question" in told.text()
    window.qtbot.keyClick(reader, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert "This answer" in told.text()
    assert "Richness" in told.text()


def test_selected_words_are_marked_and_the_mark_removed_again(sampled: Window) -> None:
    window = sampled
    window.go(TRANSCRIPTS)
    transcript_id = list_transcripts(window.workspace)[0].id
    before = len(list_codings(window.workspace, transcript_id))
    reader = window.page.findChild(TranscriptReader)
    assert reader is not None
    cursor = reader.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(13, cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    window.press("add_coding")
    own = next(
        each for each in list_codings(window.workspace, transcript_id) if each.coder == "analyst"
    )
    assert (own.start, own.end) == (2, 14)
    panel = window.page.findChild(CodingsPanel)
    assert panel is not None
    rows = window.find(QListWidget, "codings")
    chosen = next(
        row for row in range(rows.count()) if not rows.setCurrentRow(row) and panel.current() == own
    )
    assert chosen >= 0
    window.press("reject_coding")
    assert len(list_codings(window.workspace, transcript_id)) == before


def test_a_bad_file_among_good_ones_is_named_and_the_good_ones_are_in(
    with_release: Window, tmp_path: Path
) -> None:
    window = with_release
    bad = tmp_path / "broken.vtt"
    bad.write_bytes(b"\x00\x01\x02\x03" * 20)
    window.go(TRANSCRIPTS)
    shelf = window.page.findChild(TranscriptList)
    assert shelf is not None
    shelf.files_dropped.emit((bad, INTERVIEW))
    window.settle()
    assert len(list_transcripts(window.workspace)) == 1
    shown = [label.text() for label in window.window.message_bar.findChildren(PlainLabel)]
    assert any("broken.vtt" in text for text in shown)


def test_an_export_asks_before_it_replaces_a_file(sampled: Window, tmp_path: Path) -> None:
    window = sampled
    window.go(EXPORTS)
    for name in ("format_pdf", "format_docx"):
        window.find(QCheckBox, name).setChecked(False)
    window.find(QCheckBox, "format_md").setChecked(True)
    window.type("export_folder", str(tmp_path / "out"))
    window.press("export_button")
    path = next((tmp_path / "out").iterdir())
    path.write_text("signed", encoding="utf-8")
    window.press("export_button")
    assert path.read_text(encoding="utf-8") == "signed"
    agree(window)
    assert path.read_text(encoding="utf-8") != "signed"


def test_markup_in_users_texts_is_shown_as_typed(make_window: MakeWindow, tmp_path: Path) -> None:
    name = "<b>Bold</b> & <img src=x>"
    with workspace_at(tmp_path / "workspace") as workspace:
        save_release(workspace, a_release(name=name))
    window = make_window()
    assert name in window.find(PlainLabel, "next_board").text()
    window.go(READINESS)
    assert window.find(QComboBox, "readiness_release").currentText().startswith(name)


def test_every_action_of_every_page_has_words_and_can_be_found(sampled: Window) -> None:
    window = sampled
    for number in range(HOME, EXPORTS + 1):
        window.go(number)
        actions = window.window.commands()
        assert len({action.text() for action in actions}) == len(actions)
        assert all(action.text().strip() for action in actions)
