"""What to write: the kinds, what they show, templates, and the look of the workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from builders import a_release
from greenroom.gui.context import Context
from greenroom.gui.panels.exports_kinds import KindList
from greenroom.gui.panels.exports_look import LookDialog
from greenroom.gui.panels.exports_points import arguments_of
from greenroom.gui.panels.exports_what import WhatPanel
from greenroom.model.export import Audience, Place, Redaction
from greenroom.services.exports import list_kinds
from greenroom.services.looks import load_theme
from greenroom.services.releases import save_release
from greenroom.services.templates import list_templates
from greenroom.services.workspace import Workspace, workspace_at
from gui.builders_exports import Desk
from gui.conftest import Told

# The list of kinds paints in the sizes of the theme.
pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        save_release(opened, a_release())
        yield opened


@pytest.fixture
def desk(qtbot: QtBot, context: Context) -> Desk:
    return Desk(qtbot, context)


def what(desk: Desk) -> WhatPanel:
    panel = desk.page.findChild(WhatPanel)
    assert panel is not None
    return panel


def test_every_kind_is_offered_once_with_its_sentence(qtbot: QtBot) -> None:
    kinds = KindList(list_kinds())
    qtbot.addWidget(kinds)
    rows = [kinds.item(row) for row in range(kinds.count())]
    offered = [each for each in rows if each.flags() & Qt.ItemFlag.ItemIsSelectable]
    assert {each.text().casefold() for each in offered} == {
        kind.name.casefold() for kind in list_kinds()
    }
    described = {each.data(Qt.ItemDataRole.AccessibleDescriptionRole) for each in offered}
    assert described == {kind.description for kind in list_kinds()}
    # No kind is left to the group of those nobody has placed.
    assert "Other" not in {each.text() for each in rows}


def test_the_keys_go_from_kind_to_kind_past_the_headings(desk: Desk) -> None:
    kinds = desk.find(KindList, "export_kinds")
    kinds.setFocus()
    seen = [kinds.kind_id()]
    for _ in range(3):
        desk.qtbot.keyClick(kinds, Qt.Key.Key_Down)
        seen.append(kinds.kind_id())
    desk.settle()
    assert seen == [
        "board-summary",
        "readiness-scorecard",
        "go-no-go-minutes",
        "coaching-report",
    ]
    assert what(desk).kind().id == "coaching-report"


def test_sections_are_kept_for_each_kind_and_one_stays(desk: Desk) -> None:
    desk.choose_kind("release-notes")
    names = [section.id for section in what(desk).kind().sections]
    for name in names[1:]:
        desk.click(f"section_{name}")
    assert what(desk).options().sections == (names[0],)
    desk.click(f"section_{names[0]}")
    assert desk.find(QCheckBox, f"section_{names[0]}").isChecked()
    desk.choose_kind("run-sheet")
    assert what(desk).options().sections == ()
    desk.choose_kind("release-notes")
    assert what(desk).options().sections == (names[0],)


def test_an_audience_is_offered_where_there_is_one(desk: Desk) -> None:
    assert desk.find(QComboBox, "export_audience").isHidden()
    desk.choose_kind("status-update")
    box = desk.find(QComboBox, "export_audience")
    assert not box.isHidden()
    box.setCurrentIndex(box.findData("support"))
    desk.settle()
    assert what(desk).options().audience is Audience.SUPPORT


def test_names_stay_hidden_in_every_kind(desk: Desk) -> None:
    desk.click("leave_out_names")
    desk.choose_kind("run-sheet")
    assert what(desk).options().redaction == (Redaction.NAMES,)
    assert not what(desk).options().private_quotes


def test_slack_text_is_offered_for_what_is_shared_in_a_chat(desk: Desk) -> None:
    assert desk.find(QCheckBox, "format_txt").isHidden()
    desk.choose_kind("weekly-digest")
    assert not desk.find(QCheckBox, "format_txt").isHidden()


@pytest.mark.parametrize(
    ("lack", "words"),
    [("format", "Choose a format"), ("folder", "Choose a folder"), ("kind", "Tick a document")],
)
def test_a_button_that_is_off_says_why(desk: Desk, lack: str, words: str) -> None:
    if lack == "format":
        for name in ("format_pdf", "format_docx"):
            desk.click(name)
    elif lack == "folder":
        desk.find(QLineEdit, "export_folder").clear()
    else:
        desk.click("several_kinds")
        desk.click("every_kind")
        desk.click("every_kind")
    button = desk.find(QPushButton, "export_button")
    assert words in button.text()
    assert not button.isEnabled()


def test_a_template_brings_the_choices_back(desk: Desk, workspace: Workspace, told: Told) -> None:
    desk.choose_kind("status-update")
    box = desk.find(QComboBox, "export_audience")
    box.setCurrentIndex(box.findData("product"))
    desk.click("leave_out_names")
    desk.click("format_html")
    desk.click("save_template")
    desk.find(QLineEdit, "template_name").setText("  For   the shop ")
    desk.click("template_save")
    assert [each.name for each in list_templates(workspace)] == ["For the shop"]

    desk.click("leave_out_names")
    desk.click("format_html")
    desk.choose_kind("run-sheet")
    templates = desk.find(QComboBox, "export_template")
    assert templates.currentIndex() == 0
    templates.setCurrentIndex(1)
    templates.activated.emit(1)
    desk.settle()
    assert what(desk).kind().id == "status-update"
    assert what(desk).options().audience is Audience.PRODUCT
    assert what(desk).options().redaction == (Redaction.NAMES,)
    assert desk.find(QCheckBox, "format_html").isChecked()
    assert templates.currentText() == "For the shop"

    desk.click("remove_template")
    assert list_templates(workspace) == ()
    assert templates.currentIndex() == 0
    told.all[-1].undo()
    desk.settle()
    assert [each.name for each in list_templates(workspace)] == ["For the shop"]


def test_a_template_without_a_name_is_refused_where_it_is_typed(desk: Desk) -> None:
    desk.click("save_template")
    desk.click("template_save")
    assert desk.dialog().isVisible()
    assert desk.find(QLineEdit, "template_name").accessibleDescription()
    desk.dialog().reject()


def test_a_colour_that_cannot_be_read_is_named_and_nothing_is_stored(
    desk: Desk, workspace: Workspace
) -> None:
    before = load_theme(workspace)
    desk.click("open_look")
    desk.find(QLineEdit, "look_primary").setText("#DDEEFF")
    desk.click("look_save")
    assert "#DDEEFF" in desk.words("look_problem")
    assert load_theme(workspace) == before
    desk.find(QLineEdit, "look_primary").setText("#5A2D82")
    desk.find(QLineEdit, "look_name").setText("Harbour Bank")
    desk.click("look_save")
    assert (load_theme(workspace).primary, load_theme(workspace).name) == (
        "5A2D82",
        "Harbour Bank",
    )
    desk.click("open_look")
    desk.click("look_own")
    assert load_theme(workspace) == before


def test_a_logo_that_is_no_picture_is_refused(
    desk: Desk, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "logo.png").write_bytes(b"no picture")
    desk.click("open_look")
    desk.find(LookDialog, "look_dialog").take_logo(str(tmp_path / "logo.png"))
    desk.click("look_save")
    assert "PNG" in desk.words("look_problem")
    desk.dialog().reject()


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place("releases"), {}),
        (Place("releases", "facts", "owner"), {"section": "facts", "argument": "owner"}),
        (Place("releases", "record", "steps"), {"section": "record", "argument": "steps"}),
        (Place("transcripts", "", "t1"), {"transcript_id": "t1"}),
        (Place("practice", "cards"), {"section": "cards"}),
    ],
)
def test_a_place_becomes_what_its_page_is_handed(place: Place, expected: dict[str, object]) -> None:
    assert arguments_of(place, "tidewater") == {"release_id": "tidewater", **expected}


def test_an_open_point_leads_to_where_it_is_mended(
    desk: Desk, visited: list[tuple[str, dict[str, object]]]
) -> None:
    desk.click("open_point_0")
    page, arguments = visited[-1]
    assert page == "readiness"
    assert arguments["release_id"] == "tidewater"


def test_an_open_point_about_the_choices_shows_them(desk: Desk) -> None:
    desk.click("leave_out_names")
    desk.click("export_part_document")
    last = max(
        (each for each in desk.page.findChildren(QPushButton) if _is_point(each)),
        key=lambda each: each.objectName(),
    )
    assert last.text() == "Show the choices"
    last.click()
    assert desk.find(QPushButton, "export_part_contents").isChecked()
    assert desk.find(QCheckBox, "leave_out_private").isVisible()


def _is_point(button: QPushButton) -> bool:
    return button.objectName().startswith("open_point_")
