"""A damaged workspace, met at the start of the window and restored with one button."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builders import a_release
from greenroom.gui.jobs import JobRunner
from greenroom.gui.main_window import MainWindow, Shell
from greenroom.gui.messages import Messages
from greenroom.gui.page_registry import known_pages
from greenroom.gui.settings import Settings
from greenroom.gui.startup import Startup
from greenroom.gui.theme import Theme
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.starting import StartProblem
from greenroom.services.releases import save_release
from greenroom.services.workspace import back_up_workspace, workspace_at

PATIENCE = 10_000


def a_shell(application: QApplication, folder: Path) -> Shell:
    settings, messages = Settings(folder / "window.ini"), Messages()
    return Shell(settings, Theme(application, settings), messages, JobRunner(messages))


def test_the_newest_backup_is_one_button_away(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "workspace"
    with workspace_at(folder) as workspace:
        save_release(workspace, a_release())
        back_up_workspace(workspace)
    file = folder / "greenroom.db"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    shell, pages = a_shell(qapp, tmp_path), known_pages()
    window = MainWindow(shell, pages)
    qtbot.addWidget(window)
    window.show()
    startup = Startup(window, shell, pages, folder)
    startup.begin()
    problem = window.findChild(StartProblem)
    qtbot.waitUntil(problem.restore.isVisible, timeout=PATIENCE)
    assert "damaged" in problem.message.text()
    problem.restore.click()
    qtbot.waitUntil(lambda: window.stack.page is not None, timeout=PATIENCE)
    board = window.stack.page.findChild(PlainLabel, "next_board")
    qtbot.waitUntil(lambda: "Tidewater" in board.text(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not shell.jobs.busy(), timeout=PATIENCE)
    window.close()
    shell.jobs.close()
    startup.close()
    qapp.setStyleSheet("")
