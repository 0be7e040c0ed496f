"""Writing a question: nothing is lost, what is wrong is named, and what is empty is filled in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from greenroom.gui.context import Context
from greenroom.gui.panels.questions_filters import Wanted
from greenroom.gui.panels.questions_form import Offered, QuestionForm
from greenroom.gui.panels.questions_found import find_entries
from greenroom.model.prompt import KeyPoint, Prompt, Slot
from greenroom.services.prompt_drafts import blank_prompt, kept_draft
from greenroom.services.workspace import Workspace, workspace_at
from gui.builders_questions import SHIPPED, QuestionsTable, keep_own, own_prompts
from prompts.builders_own import an_own_prompt
from prompts.builders_prompts import shipped_bank


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        opened.shipped_bank = shipped_bank()
        yield opened


@pytest.fixture
def make(qtbot: QtBot, context: Context) -> object:
    return lambda: QuestionsTable(qtbot, context)


def write_whole(table: QuestionsTable) -> None:
    """Everything a question cannot do without."""
    table.write("edit_text", "Who stops the roll-out when errors pass one percent?")
    table.choose("edit_theme", "rollback_recovery")
    table.find(QCheckBox, "edit_persona_qa_lead").click()


def beside(table: QuestionsTable) -> dict[str, str]:
    fields = table.page._editor.form._fields
    return {name: field.note for name, field in fields.items() if field.note}


def test_a_question_with_the_least_is_kept_and_shown(make, workspace, told) -> None:
    table = make()
    table.look_for(words="zeppelin")
    table.press("write_question")
    write_whole(table)
    table.press("keep_question")
    assert not table.writing()
    [own] = own_prompts(workspace)
    assert own.text == "Who stops the roll-out when errors pass one percent?"
    assert (own.theme, own.personas) == ("rollback_recovery", ("qa_lead",))
    assert Slot.OWNER in own.needs
    assert own.why
    assert table.chosen() == own.id
    assert told.texts()[-1] == "The question is kept."
    assert kept_draft(workspace) is None


def test_what_is_missing_is_named_by_field_and_nothing_is_lost(make, workspace) -> None:
    table = make()
    table.press("write_question")
    # Nobody is scolded before they have begun.
    assert beside(table) == {}
    assert table.find(QLabel, "editor_state").text() == "Still to do"
    table.write("edit_text", "Who takes {nothing_known} back?")
    table.press("keep_question")
    assert set(beside(table)) == {"text", "theme", "personas"}
    assert "{nothing_known}" in beside(table)["text"]
    listed = table.find(QListWidget, "editor_problems")
    assert [listed.item(n).text().split(":")[0] for n in range(3)] == [
        "Question",
        "Theme",
        "Who asks",
    ]
    assert table.find(QPlainTextEdit, "edit_text").hasFocus()
    assert own_prompts(workspace) == []
    assert kept_draft(workspace).text == "Who takes {nothing_known} back?"


def test_mended_fields_are_told_so_while_writing(make) -> None:
    table = make()
    table.press("write_question")
    table.press("keep_question")
    assert "text" in beside(table)
    write_whole(table)
    table.do(table.page.flush)
    assert beside(table) == {}
    assert "It can be asked" in table.find(QLabel, "editor_state").text()


def test_a_problem_leads_to_its_field(make, qtbot) -> None:
    table = make()
    table.press("write_question")
    listed = table.find(QListWidget, "editor_problems")
    row = [listed.item(n).text().split(":")[0] for n in range(listed.count())].index("Theme")
    listed.itemActivated.emit(listed.item(row))
    assert table.find(QComboBox, "edit_theme").hasFocus()
    row = row + 1
    listed.itemActivated.emit(listed.item(row))
    assert table.find(QCheckBox, "edit_persona_release_manager").hasFocus()


def test_every_part_can_be_written(make, workspace) -> None:
    table = make()
    table.press("write_question")
    write_whole(table)
    table.choose("edit_difficulty", "5")
    table.choose("edit_kind", "what_if")
    table.write("edit_variant_1", "Who pulls the cord?")
    table.press("edit_variant_add")
    table.write("edit_variant_3", "Whose word stops it?")
    table.find(QLineEdit, "point_label").setText("the person")
    table.write("point_ways", "i stop it\n\n  she stops it ")
    table.choose("point_slot", "owner")
    table.find(QLineEdit, "point_facts").setText("rollback_owner, ")
    table.write("edit_cues", "Name first\nThen the hour")
    table.choose("probe_kind", "no owner")
    table.find(QLineEdit, "probe_words").setText("A name?")
    table.write("edit_sample_answer", "{rollback_owner} stops it.")
    table.write("edit_incident", "This bit us in 24.3.")
    table.press("keep_question")
    [own] = own_prompts(workspace)
    assert (own.difficulty, own.kind.value) == (5, "what_if")
    assert own.variants == ("Who pulls the cord?", "Whose word stops it?")
    [point] = own.key_points
    assert (point.label, point.must, point.slot) == ("the person", True, Slot.OWNER)
    assert (point.any, point.facts) == (("i stop it", "she stops it"), ("rollback_owner",))
    assert own.ideal_cues == ("Name first", "Then the hour")
    assert own.probes == {"no owner": ("A name?",)}
    assert own.sample_answer == "{rollback_owner} stops it."
    assert own.incident == "This bit us in 24.3."


@pytest.fixture
def form(qtbot: QtBot, workspace: Workspace) -> QuestionForm:
    shown = QuestionForm()
    qtbot.addWidget(shown)
    shown.show_offered(find_entries(workspace, Wanted()).offered)
    return shown


def test_what_was_not_touched_comes_back_exactly(form: QuestionForm) -> None:
    for prompt in shipped_bank().prompts[::7]:
        form.show_prompt(prompt)
        assert form.prompt() == prompt


@pytest.mark.parametrize(
    "prompt",
    [
        an_own_prompt(theme="no_longer_there", personas=("gone", "qa_lead")),
        an_own_prompt(
            variants=("two\nlines", " blanks "),
            ideal_cues=("\nled", "a; b"),
            sample_answer="no\u00a0break ",
            probes={"gone": ("=1+1",), "no owner": (" a ", "b")},
        ),
        an_own_prompt(key_points=(KeyPoint("k", "", must=False, weight=7, any=("x\ny",)),)),
    ],
)
def test_odd_questions_come_back_exactly(form: QuestionForm, prompt: Prompt) -> None:
    form.show_prompt(prompt)
    assert form.prompt() == prompt


def test_kind_and_needs_follow_the_words_until_they_are_chosen(form, workspace) -> None:
    form.show_prompt(blank_prompt(workspace), guessing=True)
    box = form.findChild(QPlainTextEdit, "edit_text")
    box.setPlainText("When will the depot be told?")
    assert form.prompt().kind.value == "commitment"
    assert Slot.DATE in form.prompt().needs
    form.findChild(QCheckBox, "edit_need_date").click()
    box.setPlainText("When will the depot be told, and by when?")
    assert Slot.DATE not in form.prompt().needs


def test_a_fact_is_inserted_where_the_cursor_is(form, workspace) -> None:
    form.show_prompt(blank_prompt(workspace))
    box = form.findChild(QPlainTextEdit, "edit_text")
    box.setPlainText("Why ?")
    cursor = box.textCursor()
    cursor.setPosition(4)
    box.setTextCursor(cursor)
    [action] = [each for each in form._facts.actions() if "{rollback_minutes}" in each.text()]
    action.trigger()
    assert form.prompt().text == "Why {rollback_minutes}?"


def test_key_points_and_what_is_asked_back_can_be_removed(form) -> None:
    form.show_prompt(an_own_prompt())
    form.findChild(QPushButton, "point_remove").click()
    assert [point.id for point in form.prompt().key_points] == ["p2"]
    form._probes._rows[0].removed.emit(form._probes._rows[0])
    assert form.prompt().probes == {"no owner": ("Who; exactly?",)}


def test_wrong_parts_are_marked_where_they_stand(make, workspace) -> None:
    table = make()
    table.press("write_question")
    write_whole(table)
    table.find(QLineEdit, "point_label").setText("the person")
    table.find(QLineEdit, "point_facts").setText("nonsense")
    table.choose("probe_kind", "no owner")
    table.find(QLineEdit, "probe_words").setText("“{quote}”?")
    table.press("keep_question")
    assert "nonsense" in table.find(QLabel, "point_problem").text()
    assert table.find(QLineEdit, "point_facts").property("problem") is True
    assert table.find(QLineEdit, "probe_words").property("problem") is True
    assert table.find(QLineEdit, "point_facts").hasFocus()


def test_an_edit_of_an_own_question_is_its_next_version(make, workspace) -> None:
    own = keep_own(workspace)
    table = make()
    table.press("edit_question")
    assert table.find(QLabel, "editor_title").text() == "Edit your question"
    table.write("edit_text", "Who signs it off?")
    table.press("keep_question")
    assert own_prompts(workspace) == [replace(own, version=2, text="Who signs it off?")]


def test_a_shipped_question_is_copied_and_stays(make, workspace) -> None:
    table = make()
    table.look_for(words=SHIPPED)
    table.press("edit_question")
    table.press("keep_question")
    [own] = own_prompts(workspace)
    shipped = workspace.shipped_bank.prompt(SHIPPED)
    assert own.id != SHIPPED
    assert (own.text, own.key_points) == (shipped.text, shipped.key_points)
    assert workspace.bank.prompt(SHIPPED) == shipped


def test_what_is_discarded_can_be_brought_back(make, workspace, told) -> None:
    table = make()
    table.press("write_question")
    table.write("edit_text", "Half a question")
    table.press("discard_question")
    assert not table.writing()
    assert kept_draft(workspace) is None
    table.undo(told)
    assert table.writing()
    assert table.find(QPlainTextEdit, "edit_text").toPlainText() == "Half a question"
    assert kept_draft(workspace).text == "Half a question"


def test_an_untouched_question_is_left_without_a_word(make, workspace, told) -> None:
    table = make()
    table.press("write_question")
    table.press("discard_question")
    assert told.all == []
    assert kept_draft(workspace) is None


def test_an_unfinished_question_is_there_the_next_time(make, workspace, told) -> None:
    table = make()
    table.press("write_question")
    table.write("edit_text", "Half a question")
    table.do(table.page.flush)
    assert table.find(QLabel, "editor_note").text() == "Draft kept."
    again = make()
    assert again.writing()
    assert again.find(QPlainTextEdit, "edit_text").toPlainText() == "Half a question"
    assert told.texts()[-1] == "You had not finished this question."


def test_another_page_can_ask_for_a_new_question_and_keys_keep_it(make, qtbot, workspace) -> None:
    table = make()
    table.do(lambda: table.page.open_at({"create": True}))
    assert table.writing()
    write_whole(table)
    table.do(
        lambda: [
            action.trigger() for action in table.page.actions() if action.objectName() == "keep"
        ]
    )
    assert len(own_prompts(workspace)) == 1


def test_tab_leaves_every_box(form) -> None:
    boxes = form.findChildren(QPlainTextEdit)
    assert boxes
    assert all(box.tabChangesFocus() for box in boxes)
    named = [*boxes, *form.findChildren(QComboBox)]
    assert all(each.accessibleName() for each in named)
    assert all(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in named)


def test_names_offered_later_keep_what_is_chosen(qtbot, workspace) -> None:
    form = QuestionForm()
    qtbot.addWidget(form)
    form.show_prompt(an_own_prompt(theme="test_evidence"))
    form.show_offered(Offered())
    form.show_offered(find_entries(workspace, Wanted()).offered)
    assert form.prompt() == an_own_prompt(theme="test_evidence")
