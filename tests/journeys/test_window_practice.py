"""Practice through the real window: rehearsed before, practised, promised, asked for real."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from builders import a_fact, a_release
from greenroom.gui.widgets.heat_grid import HeatGrid
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.gui.widgets.tile import Tile
from greenroom.model.debrief import Outcome
from greenroom.model.rehearsal import Mode, Pressure
from greenroom.model.release import FactKind
from greenroom.services.cards import list_cards
from greenroom.services.debriefs import list_debriefs
from greenroom.services.prompts import list_prompts
from greenroom.services.rehearsals import ask_one, unfinished_rehearsals
from greenroom.services.releases import load_release, save_release
from greenroom.services.take_aways import open_take_aways
from greenroom.services.turns import answer_question, end_rehearsal, take_away
from greenroom.services.workspace import Workspace, workspace_at
from journeys.window import Window, key_of

START = datetime(2026, 5, 18, 9, 0, tzinfo=UTC)
RELEASE, ROLLBACK = "tidewater", "RB-WHATIF-003"
WEAK = "It should be fine, the team will handle it and we can revert pretty quickly."
STRONG = "We roll back: the rollback takes 4 minutes and Priya Nair calls it at 1 % errors."
NEW_QUESTION = "Who pays when the vendor is late again?"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """A window over a release that was rehearsed three times, three days before its board."""
    folder = tmp_path / "workspace"
    with workspace_at(folder) as workspace:
        seed(workspace)
    driver = Window(qtbot, folder)
    ticks = count()
    driver.workspace.clock = lambda: START + timedelta(hours=1, seconds=next(ticks))
    driver.page.refresh()
    driver.settle()
    yield driver
    driver.close()


def seed(workspace: Workspace) -> None:
    ticks = count()
    workspace.clock = lambda: START + timedelta(seconds=next(ticks))
    facts = (
        a_fact(anchors=("rollback", "roll back", "restore")),
        a_fact("rollback_owner", kind=FactKind.PERSON, value="Priya Nair", unit=""),
        a_fact("rollback_deadline", kind=FactKind.TEXT, value="01:20", unit=""),
    )
    save_release(workspace, a_release(facts=facts))
    for answer in (WEAK, STRONG.replace("4 minutes", "9 minutes")):
        asked = ask_one(workspace, RELEASE, ROLLBACK, pressure=Pressure.WALK_THROUGH)
        end_rehearsal(workspace, answer_question(workspace, asked, answer))
    other = next(
        prompt
        for prompt in workspace.bank.prompts
        if prompt.theme == "security_access" and not prompt.requires_facts
    )
    asked = ask_one(workspace, RELEASE, other.id)
    end_rehearsal(workspace, take_away(workspace, asked, "Lena Vogt", START + timedelta(days=2)))


def test_what_rehearsing_showed_is_practised_and_held_against_the_real_board(
    window: Window,
) -> None:
    open_from_home(window)
    close_the_promise(window)
    read_the_ledger_and_the_poll(window)
    ask_a_blank_cell(window)
    brush_up(window)
    debrief(window)


def open_from_home(window: Window) -> None:
    """The tile of message readiness leads to its parts."""
    tile = window.find(Tile, "message_tile")
    tile.setFocus()
    window.qtbot.keyClick(tile, Qt.Key.Key_Return)
    window.settle()
    assert window.page.page_id == "practice"
    assert "of 17 themes = " in window.find(PlainLabel, "message_formula").text()


def close_the_promise(window: Window) -> None:
    window.press("section_take_aways")
    window.type("take_away_answer_0", "The audit of 12 May, no open finding.")
    assert open_take_aways(window.workspace, load_release(window.workspace, RELEASE)) == ()
    assert window.find(QPushButton, "section_take_aways").text() == "Take-aways"


def read_the_ledger_and_the_poll(window: Window) -> None:
    window.press("section_claims")
    assert "1 against the sheet" in window.find(PlainLabel, "claims_note").text()
    window.press("section_poll")
    window.press("call_the_roll")
    assert "Would turn it" in "".join(each.text() for each in window.page.findChildren(PlainLabel))


def ask_a_blank_cell(window: Window) -> None:
    """A click on a cell never asked asks its question; answered, the cell is filled."""
    window.press("section_map")
    grid = window.find(HeatGrid, "heat_grid")
    places = [(row, column) for row in range(17) for column in range(grid.model().columnCount())]
    row, column = next(
        place
        for place in places
        if not grid.cell_at(*place).asked and grid.cell_at(*place).available
    )
    cell = grid.cell_at(row, column)
    place = grid.visualRect(grid.model().index(row, column)).center()
    window.qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    window.settle()
    assert window.page.page_id == "rehearse"
    persona = next(p for p in window.workspace.bank.personas if p.id == cell.persona_id)
    assert persona.name in window.find(PlainLabel, "question_persona").text()
    finish_rehearsal(window)
    window.go(key_of("practice"))
    after = window.find(HeatGrid, "heat_grid").cell_at(row, column)
    assert (after.persona_id, after.theme_id, after.asked) == (cell.persona_id, cell.theme_id, 1)


def brush_up(window: Window) -> None:
    """The weakest cards come back, one after the other."""
    window.press("section_cards")
    cards = list_cards(window.workspace, load_release(window.workspace, RELEASE))
    assert f"{len(cards)} cards" in window.find(PlainLabel, "cards_due").text()
    window.press("brush_up")
    assert window.page.page_id == "rehearse"
    (sitting,) = unfinished_rehearsals(window.workspace)
    assert sitting.rehearsal.plan.mode is Mode.BRUSH_UP
    asked = sitting.rehearsal.turns[0].question
    assert asked.prompt_id in {card.prompt_id for card in cards}
    assert window.find(PlainLabel, "question_text").text() == asked.text
    finish_rehearsal(window)


def finish_rehearsal(window: Window) -> None:
    """Answer every question and follow-up alike, to the end."""
    editor = window.find(PlainEditor, "answer")
    while editor.isVisible() or window.find(QPushButton, "next_question").isVisible():
        if editor.isVisible():
            editor.insertPlainText(STRONG)
            window.qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            window.settle()
        else:
            window.press("next_question")


def debrief(window: Window) -> None:
    window.go(key_of("practice"))
    window.press("section_debrief")
    window.find(QListWidget, "debrief_ticks").item(0).setCheckState(Qt.CheckState.Checked)
    window.type("debrief_question", NEW_QUESTION)
    window.choose("debrief_outcome", Outcome.CONDITIONS)
    assert window.find(PlainLabel, "hit_rate").text() == "We foresaw 1 of 2."
    window.press("save_debrief")
    release = load_release(window.workspace, RELEASE)
    (kept,) = list_debriefs(window.workspace, release)
    assert (kept.outcome, kept.hit_rate) == (Outcome.CONDITIONS, 0.5)
    own = [each.prompt.text for each in list_prompts(window.workspace) if each.prompt.own]
    assert own == [NEW_QUESTION]
