"""Files of questions: problems are listed whole, good files come in, and own questions go out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from greenroom.gui.context import Context
from greenroom.gui.panels.questions_report import ImportReport
from greenroom.gui.widgets.confirm_dialog import ConfirmDialog
from greenroom.prompts.own import OwnFormat, read_own, write_own
from greenroom.services.prompts import draft_prompt
from greenroom.services.workspace import Workspace, workspace_at
from gui.builders_questions import SHIPPED, QuestionsTable, keep_own, own_prompts
from prompts.builders_prompts import shipped_bank

BAD = """\
- id: OWN-1
  personas: [qa_led]
  theme: rollback
  kind: owner
  difficulty: 9
  text: "Who signs off?"
  short: "Who signs?"
  clarification: "A name."
  intent: "Owned?"
  why: "Names help."
  needs: [answer]
  key_points:
    - {id: who, label: "the person", must: true, any: ["i do", "she does"]}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        opened.shipped_bank = shipped_bank()
        yield opened


@pytest.fixture
def table(qtbot: QtBot, context: Context) -> QuestionsTable:
    return QuestionsTable(qtbot, context)


def a_file(folder: Path, workspace: Workspace, name: str, *texts: str) -> Path:
    drafts = [
        draft_prompt(workspace, text, theme="test_evidence", personas=("qa_lead",))
        for text in texts
    ]
    path = folder / name
    path.write_bytes(write_own(drafts, OwnFormat(path.suffix[1:])))
    return path


def listed(report: ImportReport) -> list[str]:
    box = report.findChild(QListWidget, "report_problems")
    return [box.item(number).text() for number in range(box.count())]


def test_every_problem_is_listed_by_file_line_and_field(table, workspace, tmp_path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(BAD)
    table.do(lambda: table.page._files.read(path))
    report = table.page.findChild(ImportReport)
    assert report.findChild(QLabel, "report_title").text() == "3 problems in mine.yaml"
    lines = listed(report)
    assert [line.partition(":")[0] for line in lines[:3]] == [
        "mine.yaml, line 2, personas.1",
        "mine.yaml, line 3, theme",
        "mine.yaml, line 5, difficulty",
    ]
    assert "Did you mean “qa_lead”?" in lines[0]
    assert all("(advice)" in line for line in lines[3:])
    report.findChild(QPushButton, "report_copy").click()
    assert QGuiApplication.clipboard().text().count("mine.yaml, line") == len(lines)
    assert own_prompts(workspace) == []
    table.do(report.reject)


def test_a_mended_file_is_read_again_from_the_report(table, workspace, tmp_path, told) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(BAD)
    table.do(lambda: table.page._files.read(path))
    mended = BAD.replace("qa_led", "qa_lead").replace("rollback", "rollback_recovery")
    path.write_text(mended.replace("difficulty: 9", "difficulty: 4"))
    report = table.page.findChild(ImportReport)
    table.do(report.findChild(QPushButton, "report_again").click)
    assert told.texts() == ["One question came in from mine.yaml."]
    assert [each.id for each in own_prompts(workspace)] == ["OWN-1"]
    assert table.chosen() == "OWN-1"


@pytest.mark.parametrize("name", ["mine.yaml", "mine.csv"])
def test_a_good_file_says_how_many_came_in_and_can_be_undone(
    table, workspace, tmp_path, told, name
) -> None:
    path = a_file(tmp_path, workspace, name, "Who signs?", "When is it told?")
    table.press("import_questions")
    dialog = table.page.findChild(QFileDialog)
    assert dialog.nameFilters() == ["Questions (*.yaml *.yml *.csv)"]
    table.do(lambda: dialog.fileSelected.emit(str(path)))
    table.do(dialog.close)
    assert told.texts() == [f"2 questions came in from {name}."]
    assert [each.text for each in own_prompts(workspace)] == ["Who signs?", "When is it told?"]
    table.undo(told)
    assert own_prompts(workspace) == []


def test_replacing_is_asked_about_and_can_be_undone(table, workspace, tmp_path, told) -> None:
    own = keep_own(workspace)
    path = tmp_path / "mine.yaml"
    path.write_bytes(write_own([own], OwnFormat.YAML).replace(b"export", b"import"))
    table.do(lambda: table.page._files.read(path))
    assert own_prompts(workspace) == [own]
    table.do(table.page.findChild(ConfirmDialog).verb.click)
    assert own_prompts(workspace)[0].text == "Who signs the import off?"
    table.undo(told)
    assert own_prompts(workspace)[0].text == own.text


def test_a_file_with_ids_of_shipped_questions_is_refused(table, workspace, tmp_path, told) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(write_own([workspace.shipped_bank.prompt(SHIPPED)], OwnFormat.YAML))
    table.do(lambda: table.page._files.read(path))
    assert SHIPPED in told.texts()[-1]
    assert own_prompts(workspace) == []


def test_a_file_that_is_no_text_is_reported(table, tmp_path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b"\x00\xff\xfe")
    table.do(lambda: table.page._files.read(path))
    report = table.page.findChild(ImportReport)
    assert report.findChild(QLabel, "report_title").text() == "One problem in mine.csv"
    table.do(report.reject)


@pytest.mark.parametrize(
    ("chosen", "name"), [("YAML (*.yaml)", "mine.yaml"), ("Table (*.csv)", "mine.csv")]
)
def test_own_questions_are_written_and_read_back(
    table, workspace, tmp_path, told, chosen, name
) -> None:
    own = keep_own(workspace)
    table.do(table.page.refresh)
    table.press("export_questions")
    dialog = table.page.findChild(QFileDialog)
    dialog.findChild(QComboBox, "fileTypeCombo").setFocus()
    dialog.filterSelected.emit(chosen)
    assert Path(dialog.selectedFiles()[0]).suffix == Path(name).suffix
    table.do(lambda: dialog.fileSelected.emit(str(tmp_path / name)))
    table.do(dialog.close)
    assert read_own(tmp_path / name) == (own,)
    assert told.texts() == [f"Written: {name}"]


def test_a_place_that_cannot_be_written_is_said(table, workspace, tmp_path, told) -> None:
    keep_own(workspace)
    table.do(lambda: table.page._files.write(tmp_path / "nowhere" / "mine.yaml"))
    assert "There is no folder" in told.texts()[-1]


def test_with_nothing_to_export_there_is_a_way_on(table, told) -> None:
    table.press("export_questions")
    assert told.texts() == ["There is no question of yours to export."]
    assert table.page.findChild(QFileDialog) is None
