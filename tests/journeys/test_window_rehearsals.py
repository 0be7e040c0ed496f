"""One rehearsal in the window for each way to rehearse: by key, from the setup to the result."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListView,
    QRadioButton,
    QSlider,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from builders import a_fact, a_release
from greenroom.gui.panels.rehearse_bill_answer import AnswerView
from greenroom.gui.panels.rehearse_bill_remark import RemarkRow
from greenroom.gui.panels.rehearse_bill_rows import Fold
from greenroom.gui.panels.rehearse_clock import QuietClock
from greenroom.gui.panels.rehearse_coaching import PAUSE_MILLISECONDS
from greenroom.gui.panels.rehearse_fact_drawer import FactDrawer
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.gui.widgets.slot_chips import SlotChips
from greenroom.model.rehearsal import Mode, Pressure, Rehearsal, Turn
from greenroom.model.release import FactKind
from greenroom.services.rehearsals import finished_rehearsals, unfinished_rehearsals
from greenroom.services.releases import list_releases, save_release
from greenroom.services.take_aways import open_take_aways
from greenroom.services.workspace import workspace_at
from journeys.window import Window, key_of

HOME, REHEARSE, PRACTICE = map(key_of, ("home", "rehearse", "practice"))
CONTROL = Qt.KeyboardModifier.ControlModifier
WRONG = "Yes. Priya Nair decides, and the rollback takes eleven minutes."
RIGHT = (
    "No, I misspoke. The rollback takes 4 minutes, measured on 12 May in run log 88. "
    "Priya Nair decides it."
)
WEAK = "It should be fine, the team will handle it."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A window over a release with facts; its rehearsals have the same ids each time."""
    with workspace_at(tmp_path / "workspace") as workspace:
        save_release(workspace, a_release(facts=facts()))
    driver = Window(qtbot, tmp_path / "workspace")
    names = iter("7654321")
    driver.workspace.new_id = lambda: next(names) * 32
    yield driver
    driver.close()


def facts() -> tuple[object, ...]:
    counted = (("tests_total", "412"), ("tests_passed", "405"), ("open_high", "2"))
    return (
        *a_release().facts,
        *(a_fact(key, kind=FactKind.COUNT, value=value, unit="") for key, value in counted),
    )


def begin(window: Window, mode: str, pressure: str, *, length: int, panel: str) -> None:
    """Set the rehearsal up and start it with the one button."""
    window.choose("rehearse_panel", panel)
    window.find(QRadioButton, f"mode_{mode}").click()
    window.find(QRadioButton, f"pressure_{pressure}").click()
    window.find(QSpinBox, "rehearse_length").setValue(length)
    window.press("start_rehearsal")


def going_on(window: Window) -> Rehearsal:
    """The rehearsal as it is stored now."""
    return unfinished_rehearsals(window.workspace)[0].rehearsal


def turn_of(window: Window) -> Turn:
    return going_on(window).turns[-1]


def finished(window: Window) -> Rehearsal:
    release = list_releases(window.workspace)[0]
    return finished_rehearsals(window.workspace, release.id)[0]


def pass_on(window: Window) -> None:
    """Skip the follow-ups until the turn is closed."""
    while window.shows("answer"):
        window.press("skip_button")


def focused(window: Window) -> str:
    """The name of what holds the keyboard."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def jump(window: Window, seconds: float) -> None:
    """Let the clock beside the answer read so many seconds."""
    for clock in window.page.findChildren(QuietClock):
        begun = clock.now() - clock.seconds
        clock.now = standing_at(begun + seconds)
        clock.look()
    window.settle()


def standing_at(moment: float) -> Callable[[], float]:
    return lambda: moment


def unfold(window: Window, name: str) -> None:
    """Unfold a question of the result with the keyboard."""
    window.qtbot.keyClick(window.find(Fold, name).head, Qt.Key.Key_Space)
    window.settle()


def ballots(window: Window) -> int:
    """How many votes of the closing poll are on the page."""
    return len(window.find(QWidget, "closing_poll").findChildren(QWidget, "ballot"))


def test_a_walk_through_helps_and_lets_one_try_again(window: Window) -> None:
    window.go(HOME)
    window.press("step_rehearse")
    assert window.page.page_id == "rehearse"
    begin(window, "panel", "walk_through", length=2, panel="walk_through")
    assert not window.shows("clock")
    assert any(chips.isVisible() for chips in window.page.findChildren(SlotChips))
    insert_a_fact(window)
    window.press("hint_button")
    assert window.text("hint")
    assert not window.shows("hint_button")
    assert focused(window) == "answer"
    window.qtbot.keyClick(window.find(PlainEditor, "answer"), Qt.Key.Key_M, CONTROL)
    window.settle()
    assert "means:" in window.text("question_meant")

    window.answer(WRONG)
    assert "eleven minutes" in window.text("question_text")
    assert "4 minutes" in window.text("question_text")
    assert "differ" in window.text("question_why")
    assert window.says(f"You: {WRONG}")
    window.answer(RIGHT)
    first = int(window.text("score"))
    window.press("try_again")
    assert window.says(f"You, before: {WRONG} {RIGHT}")
    window.answer(RIGHT)
    pass_on(window)
    now = int(window.text("score"))
    assert f"{first} then, {now} now" in window.text("comparison_summary")
    assert now > first
    assert window.shows("answer_before")
    (attempt,) = turn_of(window).attempts
    assert [exchange.answer for exchange in attempt] == [WRONG, RIGHT]

    window.press("next_question")
    window.answer("I don't know.")
    assert focused(window) == "way_take_away"
    window.press("way_back")
    assert focused(window) == "answer"
    window.press("dont_know_button")
    window.press("way_reveal")
    assert window.text("reveal_text")
    window.press("reveal_next")
    assert "2 of 2" in window.text("result_title")
    assert ballots(window) == 3
    one, two = finished(window).turns
    assert (one.hinted, one.clarified, two.revealed) == (True, True, True)
    assert finished(window).plan.pressure is Pressure.WALK_THROUGH


def insert_a_fact(window: Window) -> None:
    """Type a slash and a few letters, and take the first fact with Enter."""
    editor = window.find(PlainEditor, "answer")
    drawer = window.page.findChild(FactDrawer)
    assert drawer is not None
    window.qtbot.keyClicks(editor, "It took /rollback m")
    assert drawer.is_open()
    window.qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert not drawer.is_open()
    assert editor.text() == "It took 4 minutes"
    window.qtbot.waitUntil(lambda: window.says("✓ number") or window.says("✓ evidence"))
    editor.selectAll()
    window.qtbot.keyClick(editor, Qt.Key.Key_Delete)


def test_a_board_takes_an_honest_take_away_and_an_objection(window: Window) -> None:
    window.go(REHEARSE)
    begin(window, "panel", "board", length=2, panel="full_board")
    assert "of about" in window.text("clock")
    window.press("hide_clock")
    assert not window.shows("clock")
    window.press("show_clock")
    assert focused(window) == "hide_clock"
    window.find(PlainEditor, "answer").setFocus()
    window.answer(WRONG)
    assert "differ" in window.text("question_why")
    window.press("dont_know_button")
    window.press("way_hint")
    assert window.text("hint")
    assert focused(window) == "answer"
    promise(window, "Lena Vogt")
    assert "Lena Vogt" in window.find(AnswerView, "answer_given").toPlainText()
    kept = turn_of(window).promise
    assert kept is not None
    assert kept.owner == "Lena Vogt"

    rate_first(window)
    disagree(window)
    window.press("next_question")
    assert "2 of 2" in window.text("result_title")
    assert window.says("You owe the board")
    assert ballots(window) == 7
    assert focused(window) == "rehearse_again"
    release = list_releases(window.workspace)[0]
    (owed,) = open_take_aways(window.workspace, release)
    assert (owed.owner, owed.due) == ("Lena Vogt", kept.due)
    window.press("open_practice")
    assert window.page.page_id == "practice"


def promise(window: Window, owner: str) -> None:
    """Take the answer away; nobody named is refused beside the field."""
    window.press("dont_know_button")
    window.press("way_take_away")
    assert focused(window) == "take_away_owner"
    window.press("take_it_away")
    assert window.says("Name one person.")
    window.type("take_away_owner", owner)


def rate_first(window: Window) -> None:
    """Ask to rate oneself, answer weakly, and give a rating before the score is seen."""
    window.find(QCheckBox, "rate_first").click()
    window.press("next_question")
    window.answer(WEAK)
    pass_on(window)
    assert not window.shows("score")
    assert focused(window) == "rating"
    window.qtbot.keyClick(window.find(QSlider, "rating"), Qt.Key.Key_PageUp)
    window.press("rate_answer")
    assert window.text("own_rating").startswith("You said 60")
    assert turn_of(window).rating == 60


def disagree(window: Window) -> None:
    """Object to the first finding that cost something; without a reason it stays."""
    before = int(window.text("score"))
    for fold in window.page.findChildren(Fold):
        fold.set_open(True)
    rows = [row for row in window.page.findChildren(RemarkRow) if row.isVisible()]
    row = next(each for each in rows if each.remark.finding and each.remark.role == "Taken off")
    finding = row.remark.finding
    assert finding is not None
    window.qtbot.keyClick(row.head, Qt.Key.Key_Space)
    window.press("disagree")
    window.press("dispute_send")
    assert window.says("A disagreement needs a reason.")
    line = next(
        each for each in window.page.findChildren(QLineEdit, "dispute_reason") if each.isVisible()
    )
    window.qtbot.keyClicks(line, "The team is named on the run sheet.")
    window.qtbot.keyClick(line, Qt.Key.Key_Return)
    window.settle()
    assert "disagree with 1 finding" in window.text("score_costs")
    assert int(window.text("score")) >= before
    (dispute,) = turn_of(window).disputes
    assert (dispute.kind, dispute.reason) == (finding.kind, "The team is named on the run sheet.")


def test_a_murder_board_says_nothing_until_its_end_but_for_its_traps(window: Window) -> None:
    window.go(REHEARSE)
    begin(window, "panel", "murder_board", length=12, panel="full_board")
    assert "left" in window.text("clock")
    assert not window.shows("pause_clock")
    assert not window.shows("hint_button")
    assert not any(chips.isVisible() for chips in window.page.findChildren(SlotChips))
    editor = window.find(PlainEditor, "answer")
    window.qtbot.keyClicks(editor, "/rollback")
    assert not window.shows("fact_drawer")
    editor.selectAll()

    window.qtbot.keyClicks(editor, "The team has looked at it")
    jump(window, 400)
    assert "over" in window.text("clock")
    assert editor.text() == "The team has looked at it"
    window.qtbot.keyClicks(editor, " and it is fine. ")
    window.settle()
    assert turn_of(window).exchanges[0].cut_off
    assert "interrupted" in window.text("question_interrupted")

    while not window.shows("trap_title"):
        assert not window.shows("score")
        window.answer(WRONG)
    trap = turn_of(window).question.trap
    assert trap is not None
    assert trap.wrong in window.text("trap_reveal")
    assert trap.right in window.text("trap_reveal")
    assert not window.shows("try_again")
    window.press("reveal_next")
    window.press("end_button")
    window.agree()
    assert window.says("of 1 put right")
    assert ballots(window) == 7
    unfold(window, "turn_1")
    assert window.text("score")
    given = window.find(Fold, "turn_1").findChild(AnswerView, "answer_given")
    assert "The team has looked at it and it is fine." in given.toPlainText()
    assert all(not turn.hinted and not turn.attempts for turn in finished(window).turns)


def test_a_drill_stays_with_its_theme_and_waits_while_it_is_paused(window: Window) -> None:
    window.go(REHEARSE)
    window.find(QRadioButton, "mode_drill").click()
    window.choose("rehearse_theme", "rollback_recovery")
    assert "Rollback and recovery, getting harder" in window.text("setup_told")
    begin(window, "drill", "board", length=3, panel="full_board")
    window.press("pause_clock")
    assert "paused" in window.text("clock")
    assert focused(window) == "resume_clock"
    window.press("resume_clock")
    window.qtbot.keyClicks(window.find(PlainEditor, "answer"), "Half an answer")
    window.press("pause_button")
    assert window.shows("start_rehearsal")
    window.go(HOME)
    window.press("resume_rehearsal")
    editor = window.find(PlainEditor, "answer")
    assert editor.text() == "Half an answer"
    editor.selectAll()
    nudged(window)

    window.answer(WRONG)
    assert "differ" in window.text("question_why")
    window.answer(RIGHT)
    while not window.shows("result_title"):
        pass_on(window)
        if window.shows("next_question"):
            window.press("next_question")
    turns = finished(window).turns
    assert {turn.question.theme_id for turn in turns} == {"rollback_recovery"}
    levels = [turn.question.difficulty for turn in turns]
    assert levels == sorted(levels)
    assert finished(window).plan.mode is Mode.DRILL
    assert "1 of 3" in window.text("result_title")


def nudged(window: Window) -> None:
    """Past one and a half times the useful time there is one nudge, which can be muted."""
    editor = window.find(PlainEditor, "answer")
    window.qtbot.keyClicks(editor, "Well")
    jump(window, 400)
    window.qtbot.waitUntil(lambda: window.shows("nudge"), timeout=10 * PAUSE_MILLISECONDS)
    assert "move on" in window.text("nudge")
    window.press("mute_nudges")
    assert not window.shows("nudge")
    editor.setFocus()
    editor.selectAll()


def test_in_the_hot_seat_a_colleague_picks_by_any_words(window: Window) -> None:
    window.go(REHEARSE)
    begin(window, "hot_seat", "walk_through", length=2, panel="full_board")
    assert "question 1 of 2" in window.text("picker_title")
    search = window.find(QLineEdit, "picker_search")
    assert search.hasFocus()
    window.qtbot.keyClicks(search, "zebra")
    assert window.text("picker_none")
    search.selectAll()
    window.qtbot.keyClicks(search, "rollback three morning")
    assert window.find(QListView, "picker_list").model().rowCount() == 1
    window.qtbot.keyClick(search, Qt.Key.Key_Return)
    window.settle()
    assert turn_of(window).question.prompt_id == "RB-COMMITMENT-002"
    window.answer(WEAK)
    pass_on(window)
    window.press("next_question")
    assert "question 2 of 2" in window.text("picker_title")
    window.qtbot.keyClicks(search, "rollback three morning")
    assert window.find(QListView, "picker_list").model().rowCount() == 0
    window.press("picker_end")
    window.agree()
    assert "1 of 1" in window.text("result_title")
    unfold(window, "turn_1")
    window.press("practise_this")
    assert "Question 1 of 1" in window.text("question_place")
    assert turn_of(window).question.prompt_id == "RB-COMMITMENT-002"
    window.answer(RIGHT)
    pass_on(window)
    window.press("next_question")
    assert "1 of 1" in window.text("result_title")
    brush_up(window)


def brush_up(window: Window) -> None:
    """Ten minutes with the cards, as the Practice page asks for them."""
    window.press("open_practice")
    window.press("section_cards")
    window.press("brush_up")
    assert window.page.page_id == "rehearse"
    assert going_on(window).plan.mode is Mode.BRUSH_UP
    assert turn_of(window).question.prompt_id == "RB-COMMITMENT-002"
