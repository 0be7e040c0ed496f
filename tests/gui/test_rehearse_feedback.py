"""After an answer: the bill and its words, one's own rating first, two attempts side by side."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from greenroom.gui.panels.rehearse_bill_answer import AnswerView
from greenroom.gui.panels.rehearse_bill_remark import RemarkRow
from greenroom.gui.panels.rehearse_bill_rows import Fold
from greenroom.gui.panels.rehearse_feedback import FeedbackCard
from greenroom.gui.theme import Theme
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.rehearsal import FindingKind, Pressure
from greenroom.services.sitting import Sitting
from greenroom.services.turns import compare_attempts, explain_answer
from gui.builders_rehearse import RIGHT, WRONG, a_sitting


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> Iterator[FeedbackCard]:
    card = FeedbackCard()
    qtbot.addWidget(card)
    card.resize(1000, 500)
    card.show()
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    yield card
    card.hide()


def show(card: FeedbackCard, sitting: Sitting, *, last: bool = False) -> None:
    card.show_feedback(explain_answer(sitting), sitting, last=last)
    card.show_comparison(compare_attempts(sitting))
    QApplication.processEvents()


def text(card: FeedbackCard, name: str) -> str:
    labels = [each for each in card.findChildren(PlainLabel, name) if each.isVisible()]
    return labels[0].text() if labels else ""


def answer(card: FeedbackCard, name: str = "answer_given") -> AnswerView:
    return card.findChild(AnswerView, name)


def button(card: FeedbackCard, name: str) -> QPushButton:
    return card.findChild(QPushButton, name)


def test_no_part_of_a_bill_is_ever_a_window_of_its_own(card: FeedbackCard) -> None:
    show(card, a_sitting(WRONG))
    assert card.isActiveWindow()
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [card]


def test_a_contradiction_holds_the_score_and_shows_its_words(
    card: FeedbackCard, qtbot: QtBot
) -> None:
    show(card, a_sitting(WRONG))
    assert text(card, "score_verdict").startswith("Held at")
    rows = [row for row in card.findChildren(RemarkRow) if row.remark.start < row.remark.end]
    row = next(
        each
        for each in rows
        if each.remark.finding and each.remark.finding.kind is FindingKind.CONTRADICTION
    )
    qtbot.keyClick(row.head, Qt.Key.Key_Space)
    assert "ten minutes" in answer(card).marked()
    qtbot.keyClick(row.head, Qt.Key.Key_Space)
    assert answer(card).marked() == ""


def test_one_way_on_is_the_primary_one(card: FeedbackCard) -> None:
    show(card, a_sitting(RIGHT), last=True)
    shown = [each for each in card.findChildren(QPushButton) if each.isVisible()]
    primary = [each.text() for each in shown if each.property("kind") == "primary"]
    assert primary == ["See the result"]
    card.focus_next()
    assert button(card, "next_question").hasFocus()


def test_rated_first_nothing_gives_the_score_away(card: FeedbackCard, qtbot: QtBot) -> None:
    card.findChild(QCheckBox, "rate_first").setChecked(True)
    show(card, a_sitting(RIGHT, before=(WRONG,)))
    assert text(card, "score") == text(card, "attempt_score") == ""
    assert not card.findChild(Fold, "comparison").isVisible()
    card.focus_next()
    slider = card.findChild(QSlider, "rating")
    assert slider.hasFocus()
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    with qtbot.waitSignal(card.rated) as rated:
        button(card, "rate_answer").click()
    assert rated.args == [60]
    assert text(card, "score")
    assert card.findChild(Fold, "comparison").isVisible()


def test_a_rating_that_was_skipped_is_not_asked_for_again(card: FeedbackCard) -> None:
    card.findChild(QCheckBox, "rate_first").setChecked(True)
    sitting = a_sitting(RIGHT)
    show(card, sitting)
    button(card, "skip_rating").click()
    show(card, sitting)
    assert text(card, "score")


def test_two_attempts_stand_side_by_side_with_what_changed(card: FeedbackCard) -> None:
    show(card, a_sitting(RIGHT, before=(WRONG,)))
    before, now = answer(card, "answer_before"), answer(card)
    assert (before.toPlainText(), now.toPlainText()) == (WRONG, RIGHT)
    places = [each.mapTo(card, each.rect().topLeft()) for each in (before, now)]
    assert places[0].y() == places[1].y()
    assert places[0].x() < places[1].x()
    assert "then" in text(card, "comparison_summary")


def test_one_attempt_stands_alone(card: FeedbackCard) -> None:
    show(card, a_sitting(RIGHT, before=(WRONG,)))
    show(card, a_sitting(RIGHT))
    assert not answer(card, "answer_before").isVisible()
    assert not card.findChild(Fold, "comparison").isVisible()


def test_a_long_answer_never_pushes_the_buttons_out_of_the_card(card: FeedbackCard) -> None:
    show(card, a_sitting(" ".join([RIGHT] * 40)))
    assert card.minimumSizeHint().height() < 320
    assert card.sizeHint().height() < 320
    for size in ((1000, 400), (600, 400)):
        card.resize(*size)
        QApplication.processEvents()
        bar = button(card, "next_question")
        assert card.rect().contains(bar.mapTo(card, bar.rect().bottomLeft()))


def test_a_murder_board_gives_no_second_try(card: FeedbackCard) -> None:
    show(card, a_sitting(RIGHT, pressure=Pressure.MURDER_BOARD))
    assert not button(card, "try_again").isVisible()
