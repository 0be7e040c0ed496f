"""Parts of the practice page on their own: long lists, drafts, narrow windows."""

from datetime import timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from greenroom.gui.panels.home_steps import PromisesCard
from greenroom.gui.panels.practice_message import MessagePanel
from greenroom.gui.panels.practice_poll import PollPanel
from greenroom.gui.panels.practice_sections import SectionBar
from greenroom.gui.panels.practice_take_aways import TakeAwaysPanel
from greenroom.gui.panels.practice_ticks import TickList
from greenroom.gui.theme import Theme
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.board import Ballot, MessageReadiness, ThemeAnswer, Vote
from greenroom.model.rehearsal import TakeAway
from greenroom.services.debriefs import Rehearsed
from gui.builders_practice import START, a_take_away


def catch_up() -> None:
    """Qt shows what was added, and lets go of what was taken out, a little later."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def take_aways_panel(qtbot: QtBot, *listed: TakeAway) -> TakeAwaysPanel:
    panel = TakeAwaysPanel()
    qtbot.addWidget(panel)
    panel.resize(800, 700)
    panel.show()
    panel.show_take_aways(listed, zone="", now=START)
    catch_up()
    return panel


def lines(panel: TakeAwaysPanel) -> list[QLineEdit]:
    return [line for line in panel.findChildren(QLineEdit) if line.isVisible()]


def texts(widget: PromisesCard | TakeAwaysPanel | PollPanel | MessagePanel) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible()]


def test_many_promises_are_shown_when_asked_for(qtbot: QtBot) -> None:
    panel = take_aways_panel(qtbot, *(a_take_away(number) for number in range(14)))
    assert len(lines(panel)) == 10
    more = panel.findChild(QPushButton, "all_open")
    assert more is not None
    assert more.text() == "Show all 14"
    more.click()
    catch_up()
    assert len(lines(panel)) == 14


def test_what_is_due_first_stands_on_top_and_what_is_late_says_so(qtbot: QtBot) -> None:
    panel = take_aways_panel(
        qtbot,
        a_take_away(1),
        a_take_away(2, owner="Lena Vogt", due=START + timedelta(days=2)),
        a_take_away(3, owner="Priya Nair", due=START - timedelta(days=2)),
    )
    asked = [text for text in texts(panel) if text.startswith("Question")]
    assert asked == ["Question 3?", "Question 2?", "Question 1?"]
    assert any(text.startswith("Priya Nair, was due") for text in texts(panel))
    assert any(text.startswith("Lena Vogt, by") for text in texts(panel))


def test_a_draft_and_the_keyboard_stay_while_another_promise_is_closed(qtbot: QtBot) -> None:
    open_ones = [a_take_away(number) for number in range(3)]
    panel = take_aways_panel(qtbot, *open_ones)
    panel.activateWindow()
    lines(panel)[1].setFocus()
    lines(panel)[2].setText("Half an answer")
    closed = a_take_away(1, closed_at=START, closed_with="Brought.")
    panel.show_take_aways((open_ones[0], closed, open_ones[2]), zone="", now=START)
    catch_up()
    assert [line.text() for line in lines(panel)] == ["", "Half an answer"]
    assert lines(panel)[1].hasFocus()
    with qtbot.waitSignal(panel.close_wanted) as wanted:
        last = next(each for each in lines(panel) if each.text() == "Half an answer")
        qtbot.keyClick(last, Qt.Key.Key_Return)
    assert wanted.args == [open_ones[2], "Half an answer"]


def test_a_vote_with_many_reasons_counts_the_rest(qtbot: QtBot) -> None:
    panel = PollPanel()
    qtbot.addWidget(panel)
    reasons = tuple(f"Reason {number}." for number in range(70))
    ballot = Ballot("qa", "QA lead", "tests", Vote.NO_GO, reasons, ("Evidence.",))
    panel.show_ballots((ballot,), heard=True)
    panel.call_the_roll()
    panel.show()
    catch_up()
    said = "\n".join(texts(panel))
    assert "Reason 3." in said
    assert "Reason 4." not in said
    assert "and 66 more" in said
    assert "Would turn it: Evidence." in said


def test_sections_go_on_in_another_row_where_the_window_is_narrow(qtbot: QtBot) -> None:
    bar = SectionBar()
    qtbot.addWidget(bar)
    bar.show_count("cards", 110)
    one_row = bar.heightForWidth(2000)
    assert bar.heightForWidth(300) >= 3 * one_row
    bar.resize(300, bar.heightForWidth(300))
    bar.show()
    buttons = bar.findChildren(QPushButton)
    assert all(bar.rect().contains(button.geometry()) for button in buttons)
    places = [button.geometry() for button in buttons]
    assert not any(a.intersects(b) for a in places for b in places if a is not b)


def test_a_blocking_theme_nobody_asked_about_is_named(qtbot: QtBot, theme: Theme) -> None:
    theme.apply()
    panel = MessagePanel()
    qtbot.addWidget(panel)
    themes = (
        ThemeAnswer("a", "Rollback", severity=5, blocking=True, score=80, asked=1),
        ThemeAnswer("b", "Security", severity=5, blocking=True, score=None, asked=0),
        ThemeAnswer("c", "Docs", severity=2, blocking=False, score=None, asked=0),
    )
    message = MessageReadiness(80 / 3, 80.0, 1 / 3, themes, rehearsals=1, as_of=START)
    panel.show_message(message, zone="", cards=1)
    panel.show()
    catch_up()
    assert "Blocking and never asked: Security." in texts(panel)
    assert "80.0 on average × 1 of 3 themes = 26.7" in texts(panel)


def test_rehearsed_questions_are_found_by_their_words_and_stay_ticked(qtbot: QtBot) -> None:
    ticks = TickList()
    qtbot.addWidget(ticks)
    ticks.show_questions(
        tuple(
            Rehearsed(f"P-{number}", "qa", "QA lead", "theme", text)
            for number, text in enumerate(("Who rolls back?", "Who pays?", "What broke?"))
        )
    )
    ticks.item(0).setCheckState(Qt.CheckState.Checked)
    ticks.show_only("WHO pay")
    assert [ticks.isRowHidden(row) for row in range(3)] == [True, False, True]
    assert [each.prompt_id for each in ticks.ticked()] == ["P-0"]
    ticks.show_only("")
    assert not any(ticks.isRowHidden(row) for row in range(3))


def test_the_first_page_lists_three_promises_and_leads_to_all(qtbot: QtBot) -> None:
    card = PromisesCard()
    qtbot.addWidget(card)
    card.show_promises(tuple(a_take_away(number) for number in range(5)))
    card.show()
    catch_up()
    assert [text for text in texts(card) if text.startswith("Promise ")] == [
        "Promise 0.",
        "Promise 1.",
        "Promise 2.",
    ]
    button = card.findChild(QPushButton, "all_take_aways")
    assert button is not None
    assert button.text() == "Show all 5"
    with qtbot.waitSignal(card.all_wanted):
        button.click()
