"""The quiet clock: paused, hidden, spoken twice, and standing still while nobody looks."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from greenroom.gui.panels import rehearse_clock
from greenroom.gui.panels.rehearse_clock import QuietClock, minutes
from greenroom.gui.widgets.labels import PlainLabel
from gui.builders_rehearse import Hand


@pytest.fixture
def clock(qtbot: QtBot) -> Iterator[QuietClock]:
    clock = QuietClock()
    qtbot.addWidget(clock)
    clock.show()
    yield clock
    clock.stop()


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers were told."""
    told: list[str] = []
    monkeypatch.setattr(rehearse_clock, "announce", lambda _widget, text: told.append(text))
    return told


def words(clock: QuietClock) -> str:
    return clock.findChild(PlainLabel, "clock").text()


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (65.9, "1:05"), (600, "10:00")])
def test_seconds_are_told_as_minutes(seconds: float, text: str) -> None:
    assert minutes(seconds) == text


def test_it_counts_up_quietly_past_its_limit(clock: QuietClock) -> None:
    hand = Hand(clock)
    clock.start(60, down=False)
    hand.move(75)
    assert words(clock) == "1:15 of about 1:00"


def test_it_counts_what_is_left_and_then_what_is_over(clock: QuietClock) -> None:
    hand = Hand(clock)
    clock.start(60, down=True)
    assert words(clock) == "1:00 left"
    hand.move(59.5)
    assert words(clock) == "0:01 left"
    hand.move(10.5)
    assert words(clock) == "0:10 over"


def test_paused_time_does_not_count(clock: QuietClock) -> None:
    hand = Hand(clock)
    clock.start(60, down=False)
    hand.move(10)
    clock.toggle_pause()
    hand.move(30)
    assert words(clock) == "0:10 of about 1:00 · paused"
    clock.toggle_pause()
    hand.move(5)
    assert words(clock) == "0:15 of about 1:00"


def test_a_clock_that_counts_down_cannot_be_paused(clock: QuietClock) -> None:
    hand = Hand(clock)
    clock.start(60, down=True)
    assert not clock.pause_button.isVisible()
    clock.toggle_pause()
    hand.move(10)
    assert clock.seconds == 10


def test_it_stands_still_while_another_page_is_looked_at(clock: QuietClock) -> None:
    hand = Hand(clock)
    clock.start(60, down=False)
    hand.move(5)
    clock.hide()
    hand.move(100)
    clock.show()
    hand.move(1)
    assert clock.seconds == 6


def test_half_and_all_of_the_time_are_spoken_once(clock: QuietClock, spoken: list[str]) -> None:
    hand = Hand(clock)
    clock.start(60, down=False)
    for _ in range(14):
        hand.move(5)
    assert spoken == ["Half of your time is over.", "Your time is over."]


def test_a_jump_over_both_marks_is_spoken_once(clock: QuietClock, spoken: list[str]) -> None:
    hand = Hand(clock)
    clock.start(60, down=False)
    hand.move(90)
    hand.move(1)
    assert spoken == ["Your time is over."]


def test_hidden_it_goes_on_and_still_speaks(
    clock: QuietClock, spoken: list[str], qtbot: QtBot
) -> None:
    hand = Hand(clock)
    clock.start(60, down=False)
    with qtbot.waitSignal(clock.hidden_changed) as changed:
        clock.set_hidden(hidden=True)
    assert changed.args == [True]
    assert not clock.findChild(PlainLabel, "clock").isVisible()
    hand.move(30)
    assert spoken == ["Half of your time is over."]
    clock.set_hidden(hidden=False)
    assert words(clock) == "0:30 of about 1:00"


def test_pausing_is_spoken_and_leaves_the_keyboard_on_the_way_back(
    clock: QuietClock, spoken: list[str], qtbot: QtBot
) -> None:
    Hand(clock)
    clock.activateWindow()
    qtbot.waitUntil(clock.isActiveWindow)
    clock.start(60, down=False)
    clock.pause_button.setFocus()
    clock.pause_button.click()
    assert clock.focusWidget().objectName() == "resume_clock"
    assert spoken == ["Clock paused."]


def test_another_question_begins_at_zero_and_unpaused(clock: QuietClock) -> None:
    hand = Hand(clock)
    clock.start(60, down=False)
    hand.move(20)
    clock.toggle_pause()
    clock.start(90, down=False)
    hand.move(3)
    assert words(clock) == "0:03 of about 1:30"
