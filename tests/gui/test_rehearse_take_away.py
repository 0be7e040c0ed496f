"""The ways out when the presenter does not know: take it away, a hint, a good answer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from builders import NOW, a_release
from greenroom.gui.panels.rehearse_take_away import WaysOut, usual_due
from greenroom.gui.theme import Theme
from greenroom.gui.widgets.field_form import Field
from greenroom.gui.widgets.labels import PlainLabel

PARIS = ZoneInfo("Europe/Paris")
DUE = datetime(2026, 5, 19, 17, 0, tzinfo=PARIS)


@pytest.fixture
def ways(qtbot: QtBot, theme: Theme) -> Iterator[WaysOut]:
    ways = WaysOut()
    qtbot.addWidget(ways)
    ways.resize(800, 300)
    ways.prepare(("Priya Nair", "Lena Vogt"), DUE)
    yield ways
    ways.hide()


def button(ways: WaysOut, name: str) -> QPushButton:
    return ways.findChild(QPushButton, name)


def notes(ways: WaysOut) -> list[str]:
    return [field.note for field in ways.findChildren(Field) if field.note]


def test_the_next_day_at_five_is_promised() -> None:
    assert usual_due(NOW, a_release()) == DUE


def test_a_board_before_that_is_promised_an_hour_earlier() -> None:
    board = NOW + timedelta(hours=20)
    assert usual_due(NOW, a_release(board_at=board)) == board - timedelta(hours=1)


def test_a_board_that_has_met_or_has_no_date_changes_nothing() -> None:
    over = a_release(board_at=NOW - timedelta(days=1))
    assert usual_due(NOW, over) == usual_due(NOW, a_release(board_at=None)) == DUE


def test_without_a_window_the_hour_is_this_computers() -> None:
    due = usual_due(NOW, replace(a_release(board_at=None), window=None))
    assert (due.hour, due.minute) == (17, 0)


def test_each_way_says_what_it_costs(ways: WaysOut) -> None:
    ways.show_ways(helped=True, hinted=False, typed=False)
    assert "up to 70 points" in button(ways, "way_take_away").accessibleDescription()
    assert "no points" in button(ways, "way_hint").accessibleDescription()
    assert "no score" in button(ways, "way_reveal").accessibleDescription()


def test_a_hint_that_was_shown_is_not_offered_again(ways: WaysOut) -> None:
    ways.show_ways(helped=True, hinted=True, typed=False)
    assert not button(ways, "way_hint").isVisible()
    assert button(ways, "way_reveal").isVisible()


def test_a_murder_board_leaves_the_take_away_alone(ways: WaysOut) -> None:
    ways.show_ways(helped=False, hinted=False, typed=False)
    assert not button(ways, "way_hint").isVisible()
    assert not button(ways, "way_reveal").isVisible()
    assert ways.findChild(QLineEdit, "take_away_owner").isVisible()


def test_words_that_would_be_left_behind_are_spoken_of(ways: WaysOut) -> None:
    ways.show_ways(helped=True, hinted=False, typed=True)
    said = [label.text() for label in ways.findChildren(PlainLabel) if label.isVisible()]
    assert "What you typed is not sent." in said


def test_a_promise_needs_a_name(ways: WaysOut, qtbot: QtBot) -> None:
    ways.show_ways(helped=True, hinted=False, typed=False)
    ways.show_form()
    taken: list[Any] = []
    ways.taken_away.connect(lambda owner, due: taken.append((owner, due)))
    line = ways.findChild(QLineEdit, "take_away_owner")
    qtbot.keyClicks(line, "   ")
    button(ways, "take_it_away").click()
    assert notes(ways) == ["Name one person."]
    line.clear()
    qtbot.keyClicks(line, "  Lena   Vogt ")
    button(ways, "take_it_away").click()
    assert taken == [("Lena Vogt", DUE)]
    assert notes(ways) == []


def test_a_promise_needs_a_day(ways: WaysOut, qtbot: QtBot) -> None:
    ways.prepare((), DUE)
    ways.show_form()
    ways.show()
    ways.findChild(QLineEdit, "take_away_owner").setText("Lena Vogt")

    ways._due.set_value(None)
    with qtbot.assertNotEmitted(ways.taken_away):
        button(ways, "take_it_away").click()
    assert notes(ways) == ["Choose a day and an hour."]


def test_escape_leads_back_to_the_answer(ways: WaysOut, qtbot: QtBot) -> None:
    ways.show_ways(helped=True, hinted=False, typed=False)
    with qtbot.waitSignal(ways.closed):
        qtbot.keyClick(ways, Qt.Key.Key_Escape)


def test_another_question_starts_with_an_empty_form(ways: WaysOut) -> None:
    ways.show_form()
    ways.findChild(QLineEdit, "take_away_owner").setText("Lena Vogt")
    ways.prepare((), DUE)
    assert ways.findChild(QLineEdit, "take_away_owner").text() == ""


def test_in_a_narrow_form_the_day_stands_below_the_name(ways: WaysOut) -> None:
    ways.show_ways(helped=True, hinted=False, typed=False)
    ways.show_form()
    owner, due = ways.findChildren(Field)
    for width, below in ((1000, False), (460, True)):
        ways.resize(width, 300)
        QApplication.processEvents()
        assert (owner.y() < due.y()) is below
