"""The preview: pages are drawn as they come in sight, keep their place, and step back when old."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from builders import a_release
from greenroom.errors import Cancelled, ExportError
from greenroom.gui.context import Context
from greenroom.gui.panels import exports_drawing
from greenroom.gui.panels.exports_drawing import PATIENCE, PreviewPanel
from greenroom.gui.panels.exports_preview import KEPT, PreviewPane
from greenroom.report.preview import PageImage
from greenroom.services.releases import load_release, save_release
from greenroom.services.workspace import Workspace, workspace_at
from gui.builders_exports import Desk

A4 = (595.0, 842.0)

# The list of kinds paints in the sizes of the theme.
pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        save_release(opened, a_release())
        yield opened


@pytest.fixture
def pane(qtbot: QtBot) -> PreviewPane:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.resize(420, 500)
    pane.show()
    return pane


def picture(width: int) -> PageImage:
    return PageImage(width, width, width * 4, bytes(width * width * 4))


def test_of_a_thousand_pages_only_those_in_sight_are_wanted(pane: PreviewPane) -> None:
    pane.show_sizes([A4] * 1000)
    assert pane.missing_pages() == (0, 1)
    pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum())
    assert set(pane.missing_pages()) <= {998, 999}


def test_pictures_far_away_are_let_go(pane: PreviewPane) -> None:
    pane.show_sizes([A4] * 100)
    width = pane.picture_width()
    pane.show_images({number: picture(width) for number in range(100)}, width)
    assert pane.missing_pages() == ()
    pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum())
    assert pane.missing_pages() != ()
    assert KEPT < 100


def test_a_new_drawing_keeps_the_place(pane: PreviewPane) -> None:
    pane.show_sizes([A4] * 20)
    pane.verticalScrollBar().setValue(1234)
    pane.show_sizes([A4] * 21)
    assert pane.verticalScrollBar().value() == 1234
    pane.show_sizes([A4])
    assert pane.verticalScrollBar().value() == pane.verticalScrollBar().maximum()


def test_another_width_wants_sharp_pictures_and_keeps_the_page(pane: PreviewPane) -> None:
    pane.show_sizes([A4] * 50)
    width = pane.picture_width()
    pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum() // 2)
    top = pane.pages_in_sight()[0]
    pane.show_images({number: picture(width) for number in range(50)}, width)
    pane.resize(700, 500)
    assert pane.pages_in_sight()[0] in {top - 1, top, top + 1}
    assert pane.missing_pages() != ()


def test_the_page_shows_the_document_and_how_it_stands(qtbot: QtBot, context: Context) -> None:
    desk = Desk(qtbot, context)
    assert desk.words("preview_state").startswith("Page 1 of 3")
    assert "not exported" in desk.words("preview_state")
    assert desk.find(PreviewPane, "preview").missing_pages() == ()


def test_scrolling_tells_the_page(qtbot: QtBot, context: Context) -> None:
    desk = Desk(qtbot, context)
    bar = desk.find(PreviewPane, "preview").verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.settle()
    assert "Page 2 of 3" in desk.words("preview_state") or "Page 3" in desk.words("preview_state")


def test_a_change_elsewhere_makes_it_stale_until_it_is_drawn_again(
    qtbot: QtBot, context: Context, workspace: Workspace
) -> None:
    desk = Desk(qtbot, context)
    save_release(workspace, a_release(summary="Another purpose."))
    assert load_release(workspace, "tidewater").summary == "Another purpose."
    desk.page.refresh()
    panel = desk.page.findChild(PreviewPanel)
    assert panel is not None
    qtbot.waitUntil(lambda: panel.stale)
    assert "Changed since" in desk.words("preview_state")
    desk.settle()
    assert not panel.stale


def test_what_takes_long_to_draw_waits_to_be_asked(qtbot: QtBot, context: Context) -> None:
    desk = Desk(qtbot, context)
    panel = desk.page.findChild(PreviewPanel)
    assert panel is not None
    panel._took = PATIENCE + 1
    desk.page.refresh()
    desk.settle()
    assert panel.stale
    assert "Changed since" in desk.words("preview_state")
    desk.click("draw_again")
    assert not panel.stale
    assert desk.find(QAbstractButton, "draw_again").isHidden()


@pytest.mark.parametrize(
    ("error", "words"),
    [(Cancelled(), "Stopped"), (ExportError("The ink is out.", "Wait."), "cannot be drawn")],
)
def test_a_drawing_that_ends_early_says_so_and_can_be_had_again(
    qtbot: QtBot,
    context: Context,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    words: str,
) -> None:
    desk = Desk(qtbot, context)

    def fail(*_all: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(exports_drawing, "draft_document", fail)
        desk.choose_kind("run-sheet")
    assert words in desk.words("preview_state")
    desk.click("draw_again")
    assert desk.words("preview_state").startswith("Page 1 of")


def test_the_pages_can_take_the_whole_width(qtbot: QtBot, context: Context) -> None:
    desk = Desk(qtbot, context)
    before = desk.find(PreviewPane, "preview").picture_width()
    desk.click("enlarge_preview")
    assert desk.find(PreviewPane, "preview").picture_width() > before + 200
    desk.click("enlarge_preview")
    assert desk.find(PreviewPane, "preview").picture_width() == before
