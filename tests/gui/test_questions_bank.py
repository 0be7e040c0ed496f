"""The list of questions: found, shown, rehearsed, retired, deleted, and all of it undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from greenroom.gui.context import Context
from greenroom.gui.panels.questions_filters import Whose
from greenroom.services.prompts import find_prompt, retire_prompt
from greenroom.services.releases import new_release, save_release
from greenroom.services.workspace import Workspace, workspace_at
from gui.builders_questions import SHIPPED, QuestionsTable, keep_own, own_prompts
from prompts.builders_prompts import shipped_bank


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        # Read once for all tests; what the page makes of it is what is tested.
        opened.shipped_bank = shipped_bank()
        yield opened


@pytest.fixture
def make(qtbot: QtBot, context: Context) -> object:
    return lambda: QuestionsTable(qtbot, context)


def a_release(workspace: Workspace, name: str) -> str:
    return save_release(workspace, new_release(workspace, name, "1.0")).id


def test_own_and_shipped_questions_are_listed_and_the_first_is_shown(make, workspace) -> None:
    own = keep_own(workspace)
    table = make()
    assert table.listed()[0] == own.id
    assert len(table.listed()) == 1 + len(workspace.shipped_bank.prompts)
    assert table.find(QLabel, "question_text").text() == own.text
    assert table.find(QLabel, "question_count").text() == f"{len(table.listed())} questions"


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        ({"words": "five MINUTES"}, lambda each: "five minutes" in each.text),
        ({"theme": "rollback_recovery"}, lambda each: "rollback_recovery" in _themes(each)),
        ({"persona": "security_lead"}, lambda each: "security_lead" in each.personas),
        ({"kind": "what_if"}, lambda each: each.kind.value == "what_if"),
        ({"whose": Whose.YOURS}, lambda each: each.own),
        ({"whose": Whose.SHIPPED, "kind": "owner"}, lambda each: not each.own),
        ({"whose": Whose.RETIRED}, lambda each: each.id == SHIPPED),
    ],
)
def test_filters_list_what_fits(make, workspace, wanted, holds) -> None:
    keep_own(workspace)
    retire_prompt(workspace, SHIPPED)
    table = make()
    table.look_for(**wanted)
    found = [entry.prompt for entry in table.page._bank.model.entries]
    assert found
    assert all(map(holds, found))
    assert len(found) < len(workspace.shipped_bank.prompts)


def _themes(prompt) -> tuple[str, ...]:
    return (prompt.theme, *prompt.secondary)


@pytest.mark.parametrize(
    ("wanted", "said", "can_write"),
    [
        ({"words": "zeppelin"}, "No question fits", False),
        ({"whose": Whose.YOURS}, "No question of yours yet", True),
        ({"whose": Whose.RETIRED}, "No question is retired", False),
    ],
)
def test_an_empty_list_says_what_to_do_next(make, wanted, said, can_write) -> None:
    table = make()
    table.look_for(**wanted)
    assert table.find(QLabel, "nothing_found").text() == said
    assert table.find(QLabel, "nothing_found").isVisible()
    assert not table.find(QWidget, "question_detail").isVisible()
    ways = [each.text() for each in table.page._bank._ways if each.isVisible()]
    assert bool(ways) is can_write
    table.press("clear_search")
    assert len(table.listed()) > 100
    assert table.find(QWidget, "question_detail").isVisible()


def test_the_keyboard_goes_from_the_words_to_the_list_and_edits(make, qtbot) -> None:
    table = make()
    table.find(QLineEdit, "question_words").setFocus()
    table.do(lambda: qtbot.keyClicks(table.find(QLineEdit, "question_words"), SHIPPED))
    assert table.listed() == [SHIPPED]
    qtbot.keyClick(table.find(QLineEdit, "question_words"), Qt.Key.Key_Down)
    view = table.find(QListView, "questions_list")
    assert view.hasFocus()
    table.do(lambda: qtbot.keyClick(view, Qt.Key.Key_Return))
    assert table.writing()


def test_a_row_is_read_out_whole(make, workspace) -> None:
    own = keep_own(workspace)
    retire_prompt(workspace, own.id)
    model = make().page._bank.model
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(own.text)
    assert "QA lead" in spoken
    assert spoken.endswith("yours, retired")


def test_the_wheel_over_a_filter_changes_nothing(make, qtbot) -> None:
    box = make().find(QComboBox, "question_theme")
    middle = QPointF(box.rect().center())
    down = QPoint(0, -120)
    no = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        middle, middle, down, down, Qt.MouseButton.NoButton, no, Qt.ScrollPhase.NoScrollPhase, False
    )
    box.wheelEvent(event)
    assert box.currentIndex() == 0
    assert not event.isAccepted()


def test_the_only_release_is_rehearsed_at_once(make, workspace, visited) -> None:
    release_id = a_release(workspace, "Tidewater")
    table = make()
    table.look_for(words=SHIPPED, persona="technical_writer")
    table.press("rehearse_question")
    asked = {"release_id": release_id, "prompt_id": SHIPPED, "persona_id": "technical_writer"}
    assert visited == [("rehearse", asked)]


def test_one_of_several_releases_is_chosen(make, workspace, visited) -> None:
    for name in ("Ebb & flow", "Tidewater"):
        a_release(workspace, name)
    table = make()
    table.press("rehearse_question")
    menu = table.page._releases
    assert menu.isVisible()
    assert {action.text().split()[0] for action in menu.actions()} == {"Ebb", "Tidewater"}
    assert any("&&" in action.text() for action in menu.actions())
    menu.actions()[0].trigger()
    menu.close()
    [(page_id, asked)] = visited
    assert page_id == "rehearse"
    assert asked["prompt_id"] == table.chosen()


def test_without_a_release_there_is_a_way_on(make, told, visited) -> None:
    make().press("rehearse_question")
    assert visited == []
    assert "there is none yet" in told.texts()[-1]


def test_retiring_a_shipped_question_can_be_undone(make, workspace, told) -> None:
    table = make()
    table.look_for(words=SHIPPED)
    table.press("retire_question")
    assert find_prompt(workspace, SHIPPED).retired
    assert "never asked" in table.find(QLabel, "question_mark").text()
    assert table.find(QPushButton, "retire_question").text() == "Restore"
    assert not table.find(QPushButton, "rehearse_question").isEnabled()
    assert not table.find(QPushButton, "delete_question").isVisible()
    table.undo(told)
    assert not find_prompt(workspace, SHIPPED).retired
    assert table.find(QPushButton, "rehearse_question").isEnabled()


def test_a_deleted_question_comes_back_as_it_was(make, workspace, told) -> None:
    own = keep_own(workspace)
    retire_prompt(workspace, own.id)
    table = make()
    table.press("delete_question")
    assert own.id not in table.listed()
    assert own_prompts(workspace) == []
    table.undo(told)
    assert table.chosen() == own.id
    assert own_prompts(workspace) == [own]
    assert find_prompt(workspace, own.id).retired


def test_a_shipped_question_is_never_deleted(make, workspace, told, qtbot) -> None:
    table = make()
    view = table.find(QListView, "questions_list")
    table.do(lambda: qtbot.keyClick(view, Qt.Key.Key_Delete))
    assert "cannot be deleted" in told.texts()[-1]
    assert len(table.listed()) == len(workspace.shipped_bank.prompts)


def test_a_question_named_by_another_page_is_shown_whatever_is_searched(make) -> None:
    table = make()
    table.look_for(words="zeppelin")
    table.do(lambda: table.page.open_at({"prompt_id": SHIPPED}))
    assert table.chosen() == SHIPPED
    assert table.find(QLabel, "question_about").isVisible()


def test_the_page_comes_back_to_its_question(make, qtbot) -> None:
    table = make()
    table.page._bank.choose(SHIPPED)
    assert make().chosen() == SHIPPED


def test_an_own_question_says_what_would_make_it_better(make, workspace) -> None:
    keep_own(workspace)
    table = make()
    said = [label.text() for label in table.page._bank.detail.findChildren(QLabel)]
    assert any("There is no variant" in each for each in said)
