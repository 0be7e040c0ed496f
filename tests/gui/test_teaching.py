"""What was learned and the codebook, opened, changed and taken back in the window."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QSpinBox, QTableView

from greenroom.gui.pages.transcripts import TranscriptsPage
from greenroom.gui.panels.transcripts_codebook import CodebookDialog
from greenroom.gui.panels.transcripts_learning import LearningDialog
from greenroom.gui.panels.transcripts_numbers import NumbersDialog
from greenroom.gui.panels.transcripts_teaching import TeachingBar
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.model.theme import Stance
from greenroom.model.transcript import CodingStatus
from greenroom.services.analyses import decide_coding, list_codings
from greenroom.services.codebook import list_themes
from greenroom.services.learning import read_learned
from greenroom.services.workspace import open_workspace
from services.builders_services import keep_interview

PIER = "On the pier the crane operators meet at dawn on Monday and talk about the weather."
ROLLBACK = "We rehearsed the rollback on a copy of production and it took about four minutes."


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(tmp_path / "workspace")
    yield opened
    opened.close()


@pytest.fixture
def bar(qtbot, context):
    made = TeachingBar(context)
    qtbot.addWidget(made)
    made.show()
    yield made
    # Closing a dialog counts the decisions once more, for a bar that is gone by then.
    context.jobs.close()


def decided(workspace):
    """An interview on which one suggestion is accepted."""
    interview = keep_interview(workspace, ROLLBACK, PIER)
    (coding, *_) = list_codings(workspace, interview.id)
    decide_coding(workspace, coding, CodingStatus.ACCEPTED)
    return interview


def opened(qtbot, bar, kind):
    """The dialog of that kind above the bar, once it shows something."""
    dialog = bar.findChild(kind)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.waitUntil(lambda: not bar._context.jobs.busy())
    return dialog


def press(dialog, name):
    dialog.findChild(VerbButton, name).click()


def test_it_says_from_how_many_decisions_it_learned(qtbot, workspace, bar):
    decided(workspace)
    bar.refresh()
    button = bar.findChild(VerbButton, "open_learning")
    qtbot.waitUntil(lambda: button.text() == "Learned from 1 decision")
    button.click()
    dialog = opened(qtbot, bar, LearningDialog)
    rows = dialog.findChild(QTableView, "learned_themes").model()
    assert rows.index(0, 0).data() == "Rollback and recovery"
    assert rows.index(0, 1).data() == "1"
    dialog.close()


def test_what_corrected_stances_taught_stands_below_the_themes(qtbot, workspace, bar):
    lines = ("The alert is parked for the night.", "The slow database query is parked here.")
    interview = keep_interview(workspace, *lines)
    for coding in list_codings(workspace, interview.id):
        decide_coding(workspace, coding, CodingStatus.ACCEPTED, stance=Stance.MITIGATED)
    bar.open_learning()
    dialog = opened(qtbot, bar, LearningDialog)
    rows = dialog.findChild(QTableView, "learned_themes").model()
    qtbot.waitUntil(lambda: rows.rowCount() > 2)
    shown = [[rows.index(row, at).data() for at in range(5)] for row in range(rows.rowCount())]
    (line,) = (each for each in shown if each[0] == "Stance: mitigated")
    assert line[1:4] == ["2", "0", "park"]
    dialog.close()


def test_learning_is_switched_off_forgotten_and_brought_back(qtbot, workspace, bar, told):
    decided(workspace)
    bar.open_learning()
    dialog = opened(qtbot, bar, LearningDialog)
    switch = dialog.findChild(QCheckBox, "learning_switch")
    title = dialog.findChild(PlainLabel, "learned_title")
    switch.click()
    qtbot.waitUntil(lambda: title.text() == "Learning is switched off")
    assert not read_learned(workspace).on
    switch.click()
    qtbot.waitUntil(lambda: title.text() == "Learned from 1 decision")
    press(dialog, "forget_learned")
    (question,) = (each for each in dialog.children() if type(each).__name__ == "ConfirmDialog")
    question.verb.click()
    qtbot.waitUntil(lambda: title.text() == "Nothing is learned yet")
    assert read_learned(workspace).forgotten == 1
    qtbot.waitUntil(lambda: any("forgotten" in text for text in told.texts()))
    undo = next(each.undo for each in told.all if getattr(each, "undo", None))
    undo()
    qtbot.waitUntil(lambda: title.text() == "Learned from 1 decision")
    dialog.close()


def test_suggesting_anew_reads_what_was_read_before(qtbot, workspace, bar):
    decided(workspace)
    bar.open_learning()
    dialog = opened(qtbot, bar, LearningDialog)
    note = dialog.findChild(PlainLabel, "learned_note")
    assert "read before that: 1" in note.text()
    with qtbot.waitSignal(bar.changed):
        press(dialog, "suggest_again")
    qtbot.waitUntil(lambda: note.text() == "")
    dialog.close()


def test_phrases_are_edited_and_count_for_the_next_reading(qtbot, workspace, bar):
    interview = keep_interview(workspace, PIER)
    assert list_codings(workspace, interview.id) == ()
    bar.open_codebook()
    dialog = opened(qtbot, bar, CodebookDialog)
    listed = dialog.findChild(QListWidget, "codebook_themes")
    listed.setCurrentRow(10)
    name = dialog.findChild(QLineEdit, "theme_name").text()
    strong = dialog.findChild(PlainEditor, "theme_strong")
    strong.setPlainText(f"{strong.text()}\nCrane operators")
    with qtbot.waitSignal(bar.changed):
        strong.settle()
    qtbot.waitUntil(lambda: listed.item(10).text() == f"{name} · edited")
    with qtbot.waitSignal(bar.changed):
        bar.suggest_again()
    (coding,) = list_codings(workspace, interview.id)
    assert workspace.codebook.theme(coding.theme_id).name == name
    with qtbot.waitSignal(bar.changed):
        press(dialog, "remove_theme")
    assert not any(each.is_edited for each in list_themes(workspace))
    dialog.close()


def test_a_phrase_with_two_weights_is_refused_beside_its_field(qtbot, workspace, bar):
    bar.open_codebook()
    dialog = opened(qtbot, bar, CodebookDialog)
    weak = dialog.findChild(PlainEditor, "theme_weak")
    strong = dialog.findChild(PlainEditor, "theme_strong").text().splitlines()
    weak.setPlainText(strong[0])
    weak.settle()
    qtbot.waitUntil(lambda: strong[0] in weak.accessibleDescription())
    assert not any(each.is_edited for each in list_themes(workspace))
    dialog.close()


def test_a_theme_is_added_and_deleted(qtbot, workspace, bar):
    bar.open_codebook()
    dialog = opened(qtbot, bar, CodebookDialog)
    dialog.findChild(QLineEdit, "new_theme_name").setText("Kiosk hardware")
    with qtbot.waitSignal(bar.changed):
        press(dialog, "add_theme")
    assert dialog.findChild(QLineEdit, "theme_name").text() == "Kiosk hardware"
    with qtbot.waitSignal(bar.changed):
        dialog.findChild(QSpinBox, "theme_severity").setValue(5)
    gate = dialog.findChild(QComboBox, "theme_enforcement")
    gate.setCurrentIndex(0)
    with qtbot.waitSignal(bar.changed):
        gate.activated.emit(0)
    added = list_themes(workspace)[-1].theme
    assert (added.name, added.severity, added.enforcement) == ("Kiosk hardware", 5, "BLOCKING")
    with qtbot.waitSignal(bar.changed):
        press(dialog, "remove_theme")
    assert list_themes(workspace)[-1].theme.name != "Kiosk hardware"
    dialog.close()


def test_a_name_that_is_taken_is_refused(qtbot, workspace, bar):
    bar.open_codebook()
    dialog = opened(qtbot, bar, CodebookDialog)
    taken = list_themes(workspace)[2].theme.name
    dialog.findChild(QLineEdit, "new_theme_name").setText(taken.upper())
    press(dialog, "add_theme")
    problem = dialog.findChild(PlainLabel, "codebook_problem")
    qtbot.waitUntil(lambda: taken.upper() in problem.text())
    dialog.close()


def test_the_page_tells_all_about_a_suggestion_and_its_numbers(qtbot, workspace, context):
    keep_interview(workspace, ROLLBACK)
    page = TranscriptsPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.refresh()
    codings = page.findChild(QListWidget, "codings")
    qtbot.waitUntil(lambda: codings.count() > 0)
    codings.setCurrentRow(0)
    reason = page.findChild(PlainLabel, "coding_reason").text()
    for word in ("“", "confidence: ", "stance: mitigated", "outlook: ", "Rollback and recovery"):
        assert word in reason
    page.findChild(VerbButton, "show_numbers").click()
    dialog = page.findChild(NumbersDialog)
    parts = dialog.findChild(QTableView, "richness_parts").model()
    names = [parts.index(row, 0).data() for row in range(parts.rowCount())]
    assert names == ["Volume", "Specificity", "Coverage", "Diversity", "Signal"]
    assert "/ 1 = " in dialog.findChild(PlainLabel, "score_formula").text()
    dialog.close()
    qtbot.waitUntil(lambda: not context.jobs.busy())
