"""Coaching beside an answer: chips, one nudge, and the chair who cuts in at a murder board."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from greenroom.gui.panels.rehearse_coaching import (
    PAUSE_MILLISECONDS,
    Coaching,
    Nudge,
    ends_sentence,
    nudge_for,
    patience_of,
)
from greenroom.gui.panels.rehearse_side import SidePanel
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.model.rehearsal import Pressure
from gui.builders_rehearse import Hand, a_sitting
from rehearsal.builders_rehearsal import a_question, a_style

REST = 5 * PAUSE_MILLISECONDS


@pytest.mark.parametrize(
    ("words", "seconds", "timed", "nudge"),
    [
        (10, 0, True, None),
        (164, 0, True, None),
        (165, 0, True, Nudge.LENGTH),
        (165, 0, False, Nudge.LENGTH),
        (10, 90, True, Nudge.TIME),
        (10, 89, True, None),
        (10, 90, False, None),
    ],
)
def test_a_nudge_comes_at_one_and_a_half_times_what_is_useful(
    words: int, seconds: float, timed: bool, nudge: Nudge | None
) -> None:
    assert nudge_for("word " * words, seconds, a_question(), timed=timed) is nudge


@pytest.mark.parametrize(("dial", "seconds"), [(1, 20), (3, 10), (5, 0)])
def test_who_likes_to_interrupt_waits_less(dial: int, seconds: int) -> None:
    assert patience_of(a_style(interruptiveness=dial)) == seconds
    assert patience_of(None) == 10


@pytest.mark.parametrize(
    ("text", "resting", "ended"),
    [
        ("", True, False),
        ("It took 4.", False, False),
        ("It took 4.", True, True),
        ("It took 4. ", False, True),
        ("It took four", True, False),
        ("“It took four.” ", False, True),
        ("It took four\n", False, True),
        ("Did it? ", False, True),
        ("about 4.5", True, False),
    ],
)
def test_a_sentence_is_over_when_something_follows_its_end(
    text: str, resting: bool, ended: bool
) -> None:
    assert ends_sentence(text, resting=resting) is ended


class Desk:
    """An editor with what watches it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.editor = PlainEditor("Answer")
        self.side = SidePanel()
        for widget in (self.editor, self.side):
            qtbot.addWidget(widget)
            widget.show()
        self.coaching = Coaching(self.editor, self.side)
        self.hand = Hand(self.side.clock)
        self.cut: list[str] = []
        self.coaching.interrupted.connect(lambda: self.cut.append(self.editor.text()))

    def begin(self, pressure: Pressure) -> None:
        sitting = a_sitting(pressure=pressure)
        self.side.show_facts((), pressure)
        self.side.show_needs(sitting.rehearsal.turns[-1].question.needs)
        self.side.clock.start(60, down=pressure is Pressure.MURDER_BOARD)
        self.coaching.begin(sitting)

    def says(self, words: str) -> bool:
        return any(words in label.text() for label in self.side.findChildren(PlainLabel))

    @property
    def nudge(self) -> str:
        label = self.side.findChild(PlainLabel, "nudge")
        return label.text() if label.isVisible() else ""

    def close(self) -> None:
        self.coaching.end()
        self.side.clock.stop()
        self.side.hide()
        self.editor.hide()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.close()


def test_chips_fill_when_the_hands_rest(desk: Desk, qtbot: QtBot) -> None:
    desk.begin(Pressure.BOARD)
    qtbot.keyClicks(desk.editor, "It takes 4 minutes.")
    assert desk.says("○ number")
    qtbot.waitUntil(lambda: desk.says("✓ number"), timeout=REST)
    assert desk.says("○ owner")


def test_there_is_one_nudge_and_it_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.begin(Pressure.BOARD)
    qtbot.keyClicks(desk.editor, "Well")
    desk.hand.move(100)
    # Keys were pressed just now; nobody is disturbed in the middle of a word.
    assert not desk.nudge
    qtbot.waitUntil(lambda: "move on" in desk.nudge, timeout=REST)
    assert desk.editor.text() == "Well"
    desk.side.show_nudge("")
    desk.hand.move(100)
    assert not desk.nudge


def test_muted_it_stays_silent_for_the_next_question_too(desk: Desk) -> None:
    desk.begin(Pressure.BOARD)
    desk.side.muted.emit()
    desk.begin(Pressure.BOARD)
    desk.hand.move(200)
    assert not desk.nudge


def test_a_walk_through_has_no_hurry(desk: Desk) -> None:
    desk.begin(Pressure.WALK_THROUGH)
    desk.hand.move(500)
    assert not desk.nudge


def test_a_murder_board_cuts_in_at_the_end_of_a_sentence(desk: Desk, qtbot: QtBot) -> None:
    desk.begin(Pressure.MURDER_BOARD)
    qtbot.keyClicks(desk.editor, "It takes 4.5 minutes. ")
    assert not desk.cut
    qtbot.keyClicks(desk.editor, "And then")
    desk.hand.move(75)
    assert not desk.cut
    qtbot.keyClicks(desk.editor, " we wait")
    assert not desk.cut
    qtbot.keyClicks(desk.editor, ". ")
    assert desk.cut == ["It takes 4.5 minutes. And then we wait. "]
    assert not desk.nudge


def test_who_has_finished_a_sentence_is_cut_off_while_resting(desk: Desk, qtbot: QtBot) -> None:
    desk.begin(Pressure.MURDER_BOARD)
    qtbot.keyClicks(desk.editor, "It is fine.")
    desk.hand.at += 100
    qtbot.waitUntil(lambda: bool(desk.cut), timeout=REST)


def test_after_its_end_nothing_is_watched(desk: Desk, qtbot: QtBot) -> None:
    desk.begin(Pressure.MURDER_BOARD)
    desk.hand.move(500)
    desk.coaching.end()
    qtbot.keyClicks(desk.editor, "It is fine. ")
    assert not desk.cut
