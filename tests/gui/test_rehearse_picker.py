"""The hot seat: the next question found by any of its words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from greenroom.gui.panels.rehearse_picker import PickerPanel
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.services.offers import OfferedQuestion
from gui.builders_rehearse import a_sitting

CHAIR, AUDITOR = ("chair", "Release manager"), ("auditor", "Compliance auditor")
OFFERS = (
    OfferedQuestion("RB-1", "Who decides on a rollback?", "Rollback", 2, (CHAIR, AUDITOR)),
    OfferedQuestion("AU-1", "Show me the approval.", "Compliance", 3, (AUDITOR,)),
    OfferedQuestion("RB-2", "When was the last drill?", "Rollback", 4, (CHAIR,)),
)


@pytest.fixture
def picker(qtbot: QtBot) -> Iterator[PickerPanel]:
    picker = PickerPanel()
    qtbot.addWidget(picker)
    picker.resize(800, 500)
    picker.show()
    picker.activateWindow()
    qtbot.waitUntil(picker.isActiveWindow)
    picker.show_offers(a_sitting(), OFFERS)
    yield picker
    picker.hide()


def found(picker: PickerPanel) -> list[str]:
    model = picker.findChild(QListView, "picker_list").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def search(picker: PickerPanel) -> QLineEdit:
    return picker.findChild(QLineEdit, "picker_search")


def test_it_says_which_question_is_next_and_waits_for_words(picker: PickerPanel) -> None:
    title = picker.findChild(PlainLabel, "picker_title").text()
    assert title == "Hot seat: question 2 of 2"
    assert search(picker).hasFocus()
    assert len(found(picker)) == 3


@pytest.mark.parametrize(
    ("words", "number"),
    [("rollback", 2), ("ROLLBACK drill", 1), ("auditor", 2), ("compliance", 2), ("zebra", 0)],
)
def test_words_of_the_question_its_theme_and_its_askers_are_searched(
    picker: PickerPanel, qtbot: QtBot, words: str, number: int
) -> None:
    qtbot.keyClicks(search(picker), words)
    assert len(found(picker)) == number
    assert picker.findChild(PlainLabel, "picker_none").isVisible() is (number == 0)
    assert picker.findChild(QPushButton, "picker_ask").isEnabled() is (number > 0)


def test_arrows_choose_and_enter_asks_from_the_search(picker: PickerPanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(search(picker), "rollback")
    qtbot.keyClick(search(picker), Qt.Key.Key_Down)
    assert search(picker).hasFocus()
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(search(picker), Qt.Key.Key_Return)
    assert picked.args == ["RB-2", "chair"]


def test_the_persona_that_was_chosen_asks(picker: PickerPanel, qtbot: QtBot) -> None:
    box = picker.findChild(QComboBox, "picker_asker")
    box.setCurrentIndex(box.findData("auditor"))
    assert found(picker) == ["Who decides on a rollback?", "Show me the approval."]
    with qtbot.waitSignal(picker.picked) as picked:
        picker.ask()
    assert picked.args == ["RB-1", "auditor"]


def test_the_persona_stays_chosen_and_the_words_go(picker: PickerPanel, qtbot: QtBot) -> None:
    box = picker.findChild(QComboBox, "picker_asker")
    box.setCurrentIndex(box.findData("auditor"))
    qtbot.keyClicks(search(picker), "approval")
    picker.show_offers(a_sitting(), OFFERS[:2])
    assert box.currentData() == "auditor"
    assert search(picker).text() == ""


def test_nothing_is_asked_twice_while_a_step_is_stored(picker: PickerPanel, qtbot: QtBot) -> None:
    picker.set_busy(busy=True)
    with qtbot.assertNotEmitted(picker.picked):
        picker.ask()


def test_when_all_was_asked_it_says_so(picker: PickerPanel) -> None:
    picker.show_offers(a_sitting(), ())
    assert "Every question" in picker.findChild(PlainLabel, "picker_none").text()


def test_a_screen_reader_hears_who_would_ask(picker: PickerPanel) -> None:
    index = picker.findChild(QListView, "picker_list").model().index(1, 0)
    spoken = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Show me the approval. Compliance auditor · Compliance · difficulty 3 of 5"
