"""The practice page over a rehearsed workspace: what each part shows, and where it leads."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from builders import a_fact
from greenroom.gui.context import Context
from greenroom.gui.panels.practice_answer import AnswerDialog
from greenroom.gui.panels.practice_claims import Which
from greenroom.gui.panels.practice_comparison import ComparisonDialog
from greenroom.gui.panels.practice_ticks import TickList
from greenroom.gui.theme import Theme
from greenroom.gui.widgets.confirm_dialog import ConfirmDialog
from greenroom.gui.widgets.dial import Dial
from greenroom.gui.widgets.heat_grid import HeatGrid
from greenroom.model.debrief import Outcome
from greenroom.model.prompt import PromptStatus
from greenroom.model.release import FactKind
from greenroom.services.boards import release_message_readiness
from greenroom.services.debriefs import list_debriefs
from greenroom.services.prompts import list_prompts
from greenroom.services.releases import load_release, remove_release, set_fact
from greenroom.services.take_aways import list_take_aways, open_take_aways
from greenroom.services.workspace import Workspace
from gui.builders_practice import (
    RELEASE,
    ROLLBACK,
    STRONG,
    WEAK,
    Practice,
    a_workspace,
    promise,
    rehearse,
)
from gui.conftest import Told

Visited = list[tuple[str, dict[str, object]]]
Open = Callable[..., Practice]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = a_workspace(tmp_path / "workspace")
    yield opened
    opened.close()


@pytest.fixture
def practice(qtbot: QtBot, context: Context, theme: Theme) -> Open:
    """Opens the page at a part of it."""
    theme.apply()
    return lambda section="": Practice(qtbot, context, section)


def test_without_a_release_the_page_says_to_create_one(
    workspace: Workspace, practice: Open, visited: Visited
) -> None:
    remove_release(workspace, RELEASE)
    page = practice()
    assert "Nothing to practise yet" in page.texts()
    (button,) = (each for each in page.page.findChildren(QPushButton) if each.isVisible())
    button.click()
    assert visited == [("releases", {"create": True})]


@pytest.mark.parametrize("section", ["cards", "poll", "claims", "take-aways"])
def test_an_empty_part_says_what_fills_it_and_leads_there(
    practice: Open, visited: Visited, section: str
) -> None:
    page = practice(section)
    buttons = [each for each in page.page.findChildren(QPushButton) if each.isVisible()]
    (start,) = (each for each in buttons if each.text() == "Start a rehearsal")
    start.click()
    assert visited == [("rehearse", {"release_id": RELEASE})]


def test_before_the_first_answer_the_dial_is_not_assessed(practice: Open, visited: Visited) -> None:
    page = practice("message")
    dial = page.page.findChild(Dial)
    assert dial is not None
    assert "Not assessed" in dial.accessibleDescription()
    assert "Rehearse" in page.said("message_formula")
    page.press("message_rehearse")
    assert visited == [("rehearse", {"release_id": RELEASE})]


def other_prompt(workspace: Workspace) -> str:
    """A question of another theme, that can be asked of any release."""
    active = [each for each in workspace.bank.prompts if each.status is PromptStatus.ACTIVE]
    theme = next(each.theme for each in active if each.id == ROLLBACK)
    return next(each.id for each in active if each.theme != theme and not each.requires_facts)


def test_message_readiness_adds_up_from_the_parts_it_shows(
    workspace: Workspace, practice: Open
) -> None:
    rehearse(workspace, WEAK)
    rehearse(workspace, STRONG, prompt_id=other_prompt(workspace))
    page = practice("message")
    message = release_message_readiness(workspace, load_release(workspace, RELEASE))
    table = page.find(QTableView, "message_themes").model()
    rows = [
        [table.index(row, column).data() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    scored = [(int(row[3]), int(row[4]), int(row[5])) for row in rows if row[5] != "–"]
    assert len(scored) == 2
    assert all(severity * score == weighted for severity, score, weighted in scored)
    mean = sum(weighted for *_, weighted in scored) / sum(severity for severity, *_ in scored)
    value = mean * len(scored) / len(rows)
    assert message.value == pytest.approx(value)
    formula = f"{mean:.1f} on average × 2 of {len(rows)} themes = {value:.1f}"
    assert page.said("message_formula") == formula
    assert f"{sum(weighted for *_, weighted in scored):,}" in page.said("message_sum")


def test_a_blank_cell_asks_its_question(
    workspace: Workspace, practice: Open, visited: Visited
) -> None:
    page = practice("map")
    cell = page.click_cell(lambda each: not each.asked and each.available > 0)
    ((where, arguments),) = visited
    assert where == "rehearse"
    asked = next(p for p in workspace.bank.prompts if p.id == arguments["prompt_id"])
    assert asked.theme == cell.theme_id
    assert cell.persona_id in asked.personas
    assert (arguments["persona_id"], arguments["release_id"]) == (cell.persona_id, RELEASE)


def test_a_cell_without_a_question_leads_nowhere_and_says_why(
    practice: Open, visited: Visited, told: Told
) -> None:
    practice("map").click_cell(lambda each: not each.asked and not each.available)
    assert visited == []
    assert any("no question" in text for text in told.texts())


def test_an_asked_cell_shows_the_answer_and_can_be_asked_again(
    workspace: Workspace, practice: Open, visited: Visited
) -> None:
    rehearse(workspace, WEAK)
    page = practice("map")
    cell = page.click_cell(lambda each: each.asked > 0)
    dialog = page.page.findChild(AnswerDialog)
    assert dialog is not None
    box = dialog.findChild(QPlainTextEdit)
    assert box is not None
    assert box.toPlainText() == WEAK
    assert "does not hold" in page.said("answer_verdict")
    page.press("answer_again")
    arguments = {"prompt_id": ROLLBACK, "persona_id": cell.persona_id, "release_id": RELEASE}
    assert visited == [("rehearse", arguments)]


def test_the_answer_behind_a_promise_says_what_its_cell_says(
    workspace: Workspace, practice: Open
) -> None:
    rehearse(workspace, "I don't have that number. Lena Vogt sends it by Wednesday 17:00.")
    page = practice("map")
    page.click_cell(lambda each: each.asked > 0)
    assert page.said("answer_verdict").startswith("→")
    dialog = page.page.findChild(AnswerDialog)
    assert dialog is not None
    dialog.reject()
    page.settle()


def test_the_heat_map_answers_to_the_keyboard_and_reads_as_a_table(
    practice: Open, visited: Visited
) -> None:
    page = practice("map")
    grid = page.find(HeatGrid, "heat_grid")
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(0, 0))
    assert "never asked" in page.said("map_caption")
    page.qtbot.keyClick(grid, Qt.Key.Key_Return)
    page.settle()
    assert visited[0][0] == "rehearse"
    page.press("map_as_table")
    table = page.find(QTableView, "map_table")
    assert table.isVisible()
    assert not grid.isVisible()
    assert "never asked" in table.model().index(0, 4).data()


def test_the_brush_up_starts_and_a_card_is_practised(
    workspace: Workspace, practice: Open, visited: Visited
) -> None:
    rehearse(workspace, WEAK)
    page = practice("cards")
    assert "1 card · 1 due now" in page.said("cards_due")
    assert page.find(QPushButton, "section_cards").text() == "Cards  1"
    page.press("brush_up")
    page.press("practise_card")
    (_, brush), (_, one) = visited
    assert brush == {"release_id": RELEASE, "brush_up": True}
    assert one["prompt_id"] == ROLLBACK


def test_a_changed_fact_makes_its_card_stale_and_due(workspace: Workspace, practice: Open) -> None:
    rehearse(workspace, STRONG)
    page = practice("cards")
    assert "changed facts" not in page.said("cards_due")
    owner = a_fact("rollback_owner", kind=FactKind.PERSON, value="Marco Diaz", unit="")
    set_fact(workspace, load_release(workspace, RELEASE), owner)
    page.page.refresh()
    page.settle()
    assert "1 due now · 1 with changed facts" in page.said("cards_due")
    row = page.find(QTableView, "cards").model()
    said = [row.index(0, column).data() for column in range(row.columnCount())]
    assert said[4] == "now"
    assert "Stale" in said[5]
    assert "Priya Nair" in said[5]
    assert "Marco Diaz" in said[5]


def test_two_attempts_stand_side_by_side(workspace: Workspace, practice: Open) -> None:
    rehearse(workspace, WEAK)
    page = practice("cards")
    assert not page.find(QPushButton, "compare_attempts").isEnabled()
    rehearse(workspace, STRONG)
    page.page.refresh()
    page.settle()
    page.press("compare_attempts")
    dialog = page.page.findChild(ComparisonDialog)
    assert dialog is not None
    texts = [box.toPlainText() for box in dialog.findChildren(QPlainTextEdit)]
    assert texts[:2] == [WEAK, STRONG]
    assert "The score rose" in texts[2]
    dialog.accept()
    page.settle()


def test_the_roll_is_called_once_and_every_persona_gives_reasons(
    workspace: Workspace, practice: Open
) -> None:
    rehearse(workspace, WEAK)
    page = practice("poll")
    seats = {persona.seat for persona in workspace.bank.personas}
    assert not seats & set(page.texts())
    page.press("call_the_roll")
    assert seats <= set(page.texts())
    assert any("Would turn it" in text for text in page.texts())
    assert not page.find(QPushButton, "call_the_roll").isVisible()


def test_the_ledger_tells_what_differs_from_the_sheet_and_from_before(
    workspace: Workspace, practice: Open
) -> None:
    rehearse(workspace, STRONG)
    rehearse(workspace, STRONG.replace("4 minutes", "9 minutes"))
    page = practice("claims")
    assert "1 against the sheet" in page.said("claims_note")
    assert "1 different from what was said before" in page.said("claims_note")
    table = page.find(QTableView, "claims")
    verdicts = {
        table.model().index(row, 1).data(): table.model().index(row, 2).data()
        for row in range(table.model().rowCount())
    }
    assert verdicts["4 minutes"] == "✓ agrees"
    assert verdicts["9 minutes"] == "✗ contradicts\n≠ before: 4 minutes"
    which = page.find(QComboBox, "claims_which")
    for wanted in (Which.DIFFERENT, Which.WRONG):
        which.setCurrentIndex(which.findData(wanted))
        assert table.model().rowCount() == 1


def test_a_take_away_is_closed_with_its_answer_and_opened_again(
    workspace: Workspace, practice: Open, told: Told
) -> None:
    promise(workspace)
    page = practice("take-aways")
    assert page.find(QPushButton, "section_take_aways").text() == "Take-aways  1"
    page.press("close_take_away_0")
    assert any("There is no answer to note" in text for text in page.texts())
    page.find(QLineEdit, "take_away_answer_0").setText("At 1 % errors.")
    page.press("close_take_away_0")
    release = load_release(workspace, RELEASE)
    assert open_take_aways(workspace, release) == ()
    assert list_take_aways(workspace, release)[0].closed_with == "At 1 % errors."
    assert {"Every promise is kept.", "At 1 % errors."} <= set(page.texts())
    assert "The take-away is closed." in told.texts()
    page.press("reopen_take_away_0")
    assert len(open_take_aways(workspace, release)) == 1
    assert page.find(QLineEdit, "take_away_answer_0").isVisible()


def test_a_debrief_gives_the_hit_rate_and_teaches_the_bank(
    workspace: Workspace, practice: Open, told: Told
) -> None:
    rehearse(workspace, WEAK)
    page = practice("debrief")
    page.press("save_debrief")
    assert "No question is noted" in page.said("debrief_problem")
    page.find(TickList, "debrief_ticks").item(0).setCheckState(Qt.CheckState.Checked)
    assert page.said("hit_rate") == "We foresaw 1 of 1."
    page.find(QLineEdit, "debrief_question").setText("Who pays when the vendor is late again?")
    page.press("debrief_add")
    outcome = page.find(QComboBox, "debrief_outcome")
    outcome.setCurrentIndex(outcome.findData(Outcome.CONDITIONS))
    assert page.said("hit_rate") == "We foresaw 1 of 2."
    page.press("save_debrief")
    (kept,) = list_debriefs(workspace, load_release(workspace, RELEASE))
    assert (kept.outcome, kept.hit_rate) == (Outcome.CONDITIONS, 0.5)
    own = [entry.prompt.text for entry in list_prompts(workspace) if entry.prompt.own]
    assert own == ["Who pays when the vendor is late again?"]
    toast = next(text for text in told.texts() if "debrief" in text)
    assert "we foresaw 1 of 2" in toast
    assert "New questions in the bank: 1" in toast
    assert "We foresaw 1 of 2." in page.texts()
    assert page.find(QLineEdit, "debrief_question").text() == ""


def test_a_debrief_is_deleted_after_asking(workspace: Workspace, practice: Open) -> None:
    rehearse(workspace, WEAK)
    page = practice("debrief")
    page.find(TickList, "debrief_ticks").item(0).setCheckState(Qt.CheckState.Checked)
    page.press("save_debrief")
    page.press("delete_debrief_0")
    dialog = page.page.findChild(ConfirmDialog)
    assert dialog is not None
    buttons = dialog.findChildren(QPushButton)
    next(each for each in buttons if each.text() == "Delete debrief").click()
    page.settle()
    assert list_debriefs(workspace, load_release(workspace, RELEASE)) == ()


def test_the_page_comes_back_at_the_part_it_was_left_at(practice: Open, context: Context) -> None:
    page = practice()
    page.press("section_claims")
    assert context.settings.text("pages/practice/section") == "claims"
    again = Practice(page.qtbot, context)
    assert again.find(QPushButton, "section_claims").isChecked()
    assert "No fact was spoken about yet" in again.texts()


def test_every_part_has_one_primary_button_at_most(workspace: Workspace, practice: Open) -> None:
    promise(workspace)
    page = practice()
    sections = [
        each
        for each in page.page.findChildren(QPushButton)
        if each.objectName().startswith("section_")
    ]
    assert len(sections) == 7
    for section in sections:
        page.press(section.objectName())
        shown = [each for each in page.page.findChildren(QPushButton) if each.isVisible()]
        assert sum(each.property("kind") == "primary" for each in shown) <= 1
    assert not [each for each in page.page.findChildren(QDialog) if each.isVisible()]
