"""Writing files and checking them: progress, what failed, what is there, where it came from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from builders import a_release
from greenroom.gui.context import Context
from greenroom.gui.panels.exports_verdict import VerdictStrip
from greenroom.gui.widgets.confirm_dialog import ConfirmDialog
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.services.exports import list_kinds
from greenroom.services.releases import save_release
from greenroom.services.workspace import Workspace, workspace_at
from gui.builders_exports import Desk

# The list of kinds paints in the sizes of the theme.
pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        save_release(opened, a_release())
        yield opened


@pytest.fixture
def desk(qtbot: QtBot, context: Context, tmp_path: Path) -> Desk:
    desk = Desk(qtbot, context)
    desk.find(QLineEdit, "export_folder").setText(str(tmp_path / "out"))
    for name in ("format_pdf", "format_docx", "format_md"):
        desk.click(name)
    return desk


def rows(desk: Desk) -> list[str]:
    listed = desk.find(QListWidget, "recent_exports")
    return [listed.item(row).text() for row in range(listed.count())]


def drop(desk: Desk, *paths: Path) -> tuple[str, ...]:
    """Drop files on the line for the folder: anywhere on the page must do."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    line = desk.find(QLineEdit, "export_folder")
    spot = line.mapTo(desk.page, QPoint(5, 5))
    window = desk.page.windowHandle()
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, QDragEnterEvent(spot, copy, data, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(spot), copy, data, left, none))
    desk.settle()
    strip = desk.page.findChild(VerdictStrip)
    assert strip is not None
    return strip.texts()


def test_an_export_tells_what_was_written_and_that_the_pages_show_it(desk: Desk) -> None:
    desk.click("export_button")
    assert desk.words("export_result") == "1 file written"
    assert [row.splitlines()[0] for row in rows(desk)] == ["Tidewater 3.2 board summary.md"]
    assert "version 1" in desk.words("preview_state")
    assert desk.find(QAbstractButton, "export_button").isVisible()


def test_files_in_the_way_are_named_before_they_are_replaced(desk: Desk, tmp_path: Path) -> None:
    desk.click("export_button")
    path = tmp_path / "out" / "Tidewater 3.2 board summary.md"
    path.write_text("signed", encoding="utf-8")
    desk.click("export_button")
    dialog = desk.dialog()
    assert isinstance(dialog, ConfirmDialog)
    assert any(path.name in label.text() for label in dialog.findChildren(PlainLabel))
    dialog.cancel.click()
    desk.settle()
    assert path.read_text(encoding="utf-8") == "signed"


def test_every_kind_is_written_and_the_one_that_fails_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "out" / "Tidewater 3.2 run sheet.md").mkdir(parents=True)
    desk.click("several_kinds")
    desk.click("every_kind")
    assert desk.find(QAbstractButton, "export_button").text() == "Export 14 documents"
    desk.click("export_button")
    dialog = desk.dialog()
    assert isinstance(dialog, ConfirmDialog)
    dialog.verb.click()
    desk.settle()
    assert desk.words("export_result") == f"{len(list_kinds()) - 1} files written"
    assert desk.words("export_failures").startswith("Run sheet (md):")
    written = [each for each in (tmp_path / "out").iterdir() if each.is_file()]
    assert len(written) == len(list_kinds()) - 1


def test_a_folder_that_is_a_file_is_told_once_with_a_way_out(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    desk.click("several_kinds")
    desk.click("every_kind")
    desk.click("export_button")
    assert desk.words("export_result") == "Nothing was written"
    assert desk.words("export_failures").count("is a file") == 1
    assert "Choose a folder" in desk.words("export_failures")


def test_an_export_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    desk.click("several_kinds")
    desk.click("every_kind")
    desk.find(QAbstractButton, "export_button").click()
    cancel = desk.find(QAbstractButton, "cancel_export")
    desk.qtbot.waitUntil(cancel.isVisible)
    assert desk.find(QAbstractButton, "export_button").isHidden()
    cancel.click()
    desk.settle()
    assert desk.words("export_result").startswith("Stopped")
    kept = list((tmp_path / "out").iterdir()) if (tmp_path / "out").exists() else []
    assert len(kept) < len(list_kinds())
    assert not any(path.suffix == ".part" for path in kept)
    assert desk.find(QAbstractButton, "export_button").isVisible()


def test_the_list_says_what_became_of_each_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.click("format_html")
    desk.click("export_button")
    desk.choose_kind("run-sheet")
    desk.click("export_button")
    folder = tmp_path / "out"
    (folder / "Tidewater 3.2 run sheet.md").write_text("other", encoding="utf-8")
    (folder / "Tidewater 3.2 run sheet.html").unlink()
    desk.page.refresh()
    desk.settle()
    states = {row.splitlines()[0]: row.splitlines()[-1] for row in rows(desk)}
    assert "changed since" in states["Tidewater 3.2 run sheet.md"]
    assert states["Tidewater 3.2 run sheet.html"] == "moved or deleted"
    assert states["Tidewater 3.2 board summary.md"].endswith("unchanged")

    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    names = [row.splitlines()[0] for row in rows(desk)]
    listed = desk.find(QListWidget, "recent_exports")
    listed.setCurrentRow(names.index("Tidewater 3.2 run sheet.html"))
    assert not desk.find(QAbstractButton, "open_export").isEnabled()
    desk.click("export_before_written")
    desk.click("reveal_export")
    listed.setCurrentRow(names.index("Tidewater 3.2 board summary.md"))
    desk.click("open_export")
    assert opened == [str(folder), str(folder / "Tidewater 3.2 board summary.md")]


def test_a_dropped_file_is_held_against_the_records(desk: Desk, tmp_path: Path) -> None:
    desk.click("export_button")
    path = tmp_path / "out" / "Tidewater 3.2 board summary.md"
    (text,) = drop(desk, path)
    assert "is unchanged since" in text
    assert "version 1" in text
    other = tmp_path / "other.md"
    other.write_text("Something else", encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8") + "\nAdded.", encoding="utf-8")
    changed, unknown, unread = drop(desk, path, other, tmp_path / "absent.md")
    assert "was changed since" in changed
    assert "was not written by this workspace" in unknown
    assert "cannot be read" in unread
    assert desk.find(QLineEdit, "export_folder").text() == str(tmp_path / "out")


def test_a_file_can_be_checked_without_any_release(
    qtbot: QtBot, context: Context, workspace: Workspace, tmp_path: Path
) -> None:
    desk = Desk(qtbot, context)
    path = tmp_path / "letter.txt"
    path.write_text("Dear board", encoding="utf-8")
    desk.page._check([path])
    desk.settle()
    strip = desk.page.findChild(VerdictStrip)
    assert strip is not None
    assert strip.texts() == ("letter.txt was not written by this workspace.",)
