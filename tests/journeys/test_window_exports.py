"""A document from choosing its kind to checking the file that came back by mail."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QListWidget
from pytestqt.qtbot import QtBot

from builders import a_release
from greenroom.gui.panels.exports_drawing import PreviewPanel
from greenroom.gui.panels.exports_kinds import KindList
from greenroom.gui.panels.exports_verdict import VerdictStrip
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.services.releases import load_release, save_release
from greenroom.services.workspace import workspace_at
from journeys.window import Window, key_of

EXPORTS = key_of("exports")
NAME = "Tidewater 3.2 readiness scorecard"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with workspace_at(tmp_path / "workspace") as workspace:
        save_release(workspace, a_release())
    driver = Window(qtbot, tmp_path / "workspace", width=1024, height=640)
    yield driver
    driver.close()


def test_a_document_is_chosen_sent_and_checked(window: Window, tmp_path: Path) -> None:
    choose_the_scorecard(window)
    go_to_an_open_point_and_come_back(window)
    export_three_formats(window, tmp_path / "out")
    path = tmp_path / "out" / f"{NAME}.pdf"
    assert "is unchanged since" in drop(window, path)
    change_the_release(window)
    verdict = drop(window, path)
    assert "is unchanged since" in verdict
    assert "version 1, showing the state of" in verdict


def choose_the_scorecard(window: Window) -> None:
    window.go(EXPORTS)
    kinds = window.find(KindList, "export_kinds")
    kinds.setFocus()
    window.qtbot.keyClick(kinds, Qt.Key.Key_Down)
    window.settle()
    assert kinds.kind_id() == "readiness-scorecard"
    assert window.find(PlainLabel, "preview_state").text().startswith("Page 1 of")


def go_to_an_open_point_and_come_back(window: Window) -> None:
    window.press("open_point_0")
    assert window.page.page_id == "readiness"
    window.page.navigate("readiness", release_id="tidewater", section="gates")
    window.qtbot.waitUntil(lambda: keyboard_at().startswith("gate_"))
    window.page.navigate("readiness", release_id="tidewater", section="decision")
    window.qtbot.waitUntil(lambda: keyboard_at() == "decide_button")
    window.go(EXPORTS)
    # Nothing was changed there, so the page is as it was left.
    assert window.find(KindList, "export_kinds").kind_id() == "readiness-scorecard"
    assert not preview(window).stale


def export_three_formats(window: Window, folder: Path) -> None:
    window.type("export_folder", str(folder))
    for name in ("format_pdf", "format_docx", "format_md"):
        window.find(QCheckBox, name).setChecked(True)
    window.press("export_button")
    assert {path.name for path in folder.iterdir()} == {
        f"{NAME}.{ending}" for ending in ("pdf", "docx", "md")
    }
    assert window.find(PlainLabel, "export_result").text() == "3 files written"
    listed = window.find(QListWidget, "recent_exports")
    assert listed.count() == 3
    assert "exported as version 1" in window.find(PlainLabel, "preview_state").text()


def change_the_release(window: Window) -> None:
    release = load_release(window.workspace, "tidewater")
    save_release(window.workspace, replace(release, version="3.3"))
    window.page.context.changes.announce(None)
    window.qtbot.waitUntil(lambda: preview(window).stale)
    assert "Changed since" in window.find(PlainLabel, "preview_state").text()
    window.settle()
    assert "not exported in this state" in window.find(PlainLabel, "preview_state").text()


def preview(window: Window) -> PreviewPanel:
    panel = window.page.findChild(PreviewPanel)
    assert panel is not None
    return panel


def drop(window: Window, path: Path) -> str:
    """Drop a file on the preview and read what is said about it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    spot = preview(window).mapTo(window.window, QPoint(40, 120))
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    target = window.window.windowHandle()
    QApplication.sendEvent(target, QDragEnterEvent(spot, *how))
    QApplication.sendEvent(target, QDropEvent(QPointF(spot), *how))
    window.settle()
    strip = window.page.findChild(VerdictStrip)
    assert strip is not None
    return " ".join(strip.texts())


def keyboard_at() -> str:
    """The name of the widget that has the keyboard."""
    focus = QApplication.focusWidget()
    return "" if focus is None else focus.objectName()
