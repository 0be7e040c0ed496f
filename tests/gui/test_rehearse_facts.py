"""The facts beside the answer, and the drawer that opens on a slash."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from greenroom.gui.panels.rehearse_fact_drawer import FactDrawer
from greenroom.gui.panels.rehearse_side import SidePanel
from greenroom.gui.theme import Theme
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import Pressure
from gui.builders_rehearse import FACTS


class Desk(QWidget):
    """An editor with its drawer, as on the page."""

    def __init__(self) -> None:
        super().__init__()
        self.editor = PlainEditor("Answer")
        QVBoxLayout(self).addWidget(self.editor)
        self.drawer = FactDrawer(self.editor, self)
        self.drawer.set_facts(FACTS)

    @property
    def lines(self) -> list[str]:
        found = self.drawer.findChild(QListWidget, "fact_drawer")
        return [found.item(row).text() for row in range(found.count())]


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    desk = Desk()
    qtbot.addWidget(desk)
    desk.resize(640, 480)
    desk.show()
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    desk.editor.setFocus()
    yield desk
    desk.hide()


def test_a_slash_at_the_start_of_a_word_lists_every_fact(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.editor, "It took /")
    assert desk.lines == [
        "Rollback time: 4 minutes",
        "Rollback owner: Priya Nair",
        "Ticket forecast: 240 tickets (estimate)",
    ]


def test_letters_search_and_enter_puts_the_fact_in_their_place(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.editor, "It took /time")
    assert desk.lines == ["Rollback time: 4 minutes"]
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    assert desk.editor.text() == "It took 4 minutes"
    assert not desk.drawer.is_open()


def test_arrows_choose_while_the_editor_keeps_the_keyboard(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.editor, "/")
    qtbot.keyClick(desk.editor, Qt.Key.Key_Down)
    assert desk.editor.hasFocus()
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    assert desk.editor.text() == "Priya Nair"


@pytest.mark.parametrize("typed", ["and/or", "//", "/ ", "/zebra", "24/7"])
def test_a_slash_that_is_meant_stays(desk: Desk, qtbot: QtBot, typed: str) -> None:
    qtbot.keyClicks(desk.editor, typed)
    assert not desk.drawer.is_open()
    assert desk.editor.text() == typed


def test_escape_closes_and_leaves_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.editor, "/roll")
    qtbot.keyClick(desk.editor, Qt.Key.Key_Escape)
    assert not desk.drawer.is_open()
    assert desk.editor.text() == "/roll"


def test_opened_by_its_key_it_inserts_at_the_caret(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.editor, "After ")
    desk.drawer.open_here()
    assert desk.drawer.isVisible()
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    assert desk.editor.text() == "After 4 minutes"


def test_the_drawer_never_leaves_the_page(desk: Desk, qtbot: QtBot) -> None:
    desk.editor.setPlainText("\n" * 40)
    desk.editor.moveCursor(desk.editor.textCursor().MoveOperation.End)
    qtbot.keyClicks(desk.editor, "/")
    assert desk.rect().contains(desk.drawer.geometry())


def test_without_facts_a_slash_is_a_slash(desk: Desk, qtbot: QtBot) -> None:
    desk.drawer.set_facts(())
    qtbot.keyClicks(desk.editor, "/")
    desk.drawer.open_here()
    assert not desk.drawer.isVisible()


def test_another_window_in_front_closes_it(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.editor, "/")
    desk.editor.clearFocus()
    assert not desk.drawer.is_open()


# ------------------------------------------------------------------------ beside the answer


@pytest.fixture
def side(qtbot: QtBot, theme: Theme) -> Iterator[SidePanel]:
    side = SidePanel()
    qtbot.addWidget(side)
    side.show()
    side.show_needs((Slot.NUMBER, Slot.OWNER, Slot.EVIDENCE))
    yield side
    side.hide()


def facts_of(side: SidePanel) -> QListWidget:
    return side.findChild(QListWidget, "facts_beside")


def test_a_fact_beside_the_answer_is_taken_with_enter(side: SidePanel, qtbot: QtBot) -> None:
    side.resize(side.width(), 600)
    side.show_facts(FACTS, Pressure.BOARD)
    facts = facts_of(side)
    facts.setCurrentRow(1)
    with qtbot.waitSignal(side.fact_chosen) as chosen:
        qtbot.keyClick(facts, Qt.Key.Key_Return)
    assert chosen.args == ["Priya Nair"]


def test_help_takes_the_place_of_the_facts_where_there_is_little_height(
    side: SidePanel, qtbot: QtBot
) -> None:
    side.show_facts(FACTS, Pressure.BOARD)
    side.resize(side.width(), 600)
    qtbot.waitUntil(facts_of(side).isVisible)
    side.show_hint("Is there a trigger, a time and one person? " * 4)
    side.resize(side.width(), 300)
    qtbot.waitUntil(lambda: not facts_of(side).isVisible())
    assert side.minimumSizeHint().height() < 300
    side.show_hint("")
    side.resize(side.width(), 600)
    qtbot.waitUntil(facts_of(side).isVisible)


def test_a_murder_board_has_no_facts_beside_it(side: SidePanel) -> None:
    side.resize(side.width(), 600)
    side.show_facts(FACTS, Pressure.MURDER_BOARD)
    assert not facts_of(side).isVisible()
    assert side.clock.isVisible()


def test_a_walk_through_has_no_clock(side: SidePanel) -> None:
    side.show_facts(FACTS, Pressure.WALK_THROUGH)
    assert not side.clock.isVisible()
