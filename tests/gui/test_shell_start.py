"""The start: what is imported before the first paint, and what a failing start leaves."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from greenroom.errors import GreenroomError, StoreError, WorkspaceBusy
from greenroom.gui.application import crash_hook
from greenroom.gui.jobs import JobRunner
from greenroom.gui.loading import workspace_folder
from greenroom.gui.main_window import Shell
from greenroom.gui.messages import Messages
from greenroom.gui.page_registry import known_pages
from greenroom.gui.settings import Settings
from greenroom.gui.startup import Startup
from greenroom.gui.theme import Theme
from greenroom.gui.widgets.starting import StartProblem
from gui.builders_gui import FakePage, WindowMaker, fake_entries

HEAVY = ("sqlmodel", "sqlalchemy", "nltk", "reportlab", "docx", "yaml", "greenroom.services")

FIRST_PAINT = """
import json, pathlib, sys
from greenroom.gui import application
def note(path, app):
    path.write_text(json.dumps(sorted(sys.modules)))
    app.quit()
application._write_probe = note
sys.exit(application.run(None, pathlib.Path(sys.argv[1])))
"""


def first_paint(tmp_path: Path, code: list[str]) -> str:
    """What the probe file holds after a run in a process of its own."""
    probe = tmp_path / "probe"
    app = Path(__file__).parents[2] / "app"
    surroundings = os.environ | {
        "PYTHONPATH": str(app),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    ended = subprocess.run(
        [sys.executable, *code, str(probe)],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return probe.read_text()


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    imported = set(json.loads(first_paint(tmp_path, ["-c", FIRST_PAINT])))
    assert not imported & set(HEAVY)
    assert not [name for name in imported if name.startswith("greenroom.gui.pages.")]


def test_the_probe_writes_a_time(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from greenroom.gui.application import run;"
        "sys.exit(run(None, Path(sys.argv[1])))"
    )
    assert int(first_paint(tmp_path, ["-c", code])) > 0


class FakeWorkspace:
    """Something that can be closed."""

    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


class FakeServices(ModuleType):
    """Stands in for the services; opens what `answers` says, the last one ever after."""

    def __init__(self) -> None:
        super().__init__("greenroom.services.workspace")
        self.answers: list[FakeWorkspace | BaseException] = [FakeWorkspace()]
        self.folders: list[Path | None] = []

    def open_workspace(self, folder: Path | None) -> FakeWorkspace:
        self.folders.append(folder)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, BaseException):
            raise answer
        return answer


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> FakeServices:
    fake = FakeServices()
    monkeypatch.setitem(sys.modules, "greenroom.services.workspace", fake)
    monkeypatch.delenv("GREENROOM_WORKSPACE", raising=False)
    return fake


@pytest.fixture
def shell(theme: Theme, settings: Settings, messages: Messages, jobs: JobRunner) -> Shell:
    return Shell(settings, theme, messages, jobs)


def started(qtbot: QtBot, shell: Shell, folder: Path | None = None) -> Startup:
    window = WindowMaker(qtbot, shell)(filled=False)
    startup = Startup(window, shell, fake_entries(), folder)
    startup.begin()
    qtbot.waitUntil(lambda: not shell.jobs.busy())
    return startup


def test_the_start_opens_the_workspace_and_the_first_page(
    qtbot: QtBot, shell: Shell, services: FakeServices, tmp_path: Path
) -> None:
    startup = started(qtbot, shell, tmp_path)
    page = startup.parent().stack.page
    assert isinstance(page, FakePage)
    assert page.context.workspace is services.answers[0]
    assert services.folders == [tmp_path]
    startup.close()
    assert services.answers[0].closed


@pytest.mark.parametrize(
    "error",
    [
        WorkspaceBusy("Another Greenroom has it open.", "Close the other one."),
        StoreError("The workspace is damaged.", "Restore a backup."),
    ],
    ids=["busy", "damaged"],
)
def test_a_failing_start_says_why_and_can_be_tried_again(
    qtbot: QtBot, shell: Shell, services: FakeServices, error: GreenroomError
) -> None:
    services.answers = [error, FakeWorkspace()]
    startup = started(qtbot, shell)
    window = startup.parent()
    problem = window.stack.currentWidget()
    assert isinstance(problem, StartProblem)
    assert problem.message.text() == error.message
    assert problem.hint.text() == error.hint
    qtbot.mouseClick(problem.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.stack.page is not None)


def test_another_folder_can_be_chosen_and_is_remembered(
    qtbot: QtBot, shell: Shell, services: FakeServices, tmp_path: Path
) -> None:
    services.answers = [StoreError("Damaged.", "Restore."), FakeWorkspace()]
    startup = started(qtbot, shell)
    startup.open_folder(tmp_path / "other")
    qtbot.waitUntil(lambda: startup.parent().stack.page is not None)
    assert services.folders == [None, tmp_path / "other"]
    assert workspace_folder(None, shell.settings) == tmp_path / "other"
    assert not startup.restart_wanted


def test_another_folder_while_one_is_open_starts_anew(
    qtbot: QtBot, shell: Shell, services: FakeServices, tmp_path: Path
) -> None:
    startup = started(qtbot, shell)
    startup.open_folder(tmp_path / "other")
    assert startup.restart_wanted
    assert not startup.parent().isVisible()


def test_a_bug_while_loading_still_leaves_a_way_on(
    qtbot: QtBot, shell: Shell, services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(shell.messages, "crash", told.append)
    services.answers = [ImportError("x")]
    startup = started(qtbot, shell)
    assert [type(error) for error in told] == [ImportError]
    assert isinstance(startup.parent().stack.currentWidget(), StartProblem)


def test_quit_closes_the_window(qtbot: QtBot, shell: Shell, services: FakeServices) -> None:
    services.answers = [StoreError("Damaged.", "Restore.")]
    window = started(qtbot, shell).parent()
    qtbot.mouseClick(window.stack.currentWidget().leave, Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_the_folder_named_outranks_the_rest(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GREENROOM_WORKSPACE", raising=False)
    assert workspace_folder(None, settings) is None
    settings.set_text("workspace/folder", str(tmp_path / "last"))
    assert workspace_folder(None, settings) == tmp_path / "last"
    assert workspace_folder(tmp_path, settings) == tmp_path
    monkeypatch.setenv("GREENROOM_WORKSPACE", "elsewhere")
    assert workspace_folder(None, settings) is None


def test_every_page_has_an_icon_and_a_number(qapp: QApplication) -> None:
    icons = Path(__file__).parents[2] / "resources" / "icons"
    pages = known_pages()
    assert [page.id for page in pages] == [
        "home",
        "releases",
        "rehearse",
        "practice",
        "transcripts",
        "readiness",
        "questions",
        "exports",
    ]
    assert all((icons / f"{page.icon}.svg").is_file() for page in pages)


def test_the_hook_tells_failures_from_bugs(
    messages: Messages, told: object, caplog: pytest.LogCaptureFixture
) -> None:
    hook = crash_hook(messages)
    bug = KeyError("Ines said so")
    for error in (StoreError("The disk is full."), bug):
        hook(type(error), error, None)
    assert told.texts() == ["The disk is full."]
    assert told.all[-1] is bug
    assert "KeyError" in caplog.text
    assert "Ines" not in caplog.text
