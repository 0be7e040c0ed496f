"""Make every picture of README.md and every sample in exports/: `python3 run.py pictures`.

The window is shown off screen over the sample workspace at a fixed moment, driven page by
page, and grabbed in light and dark; the documents are rendered by the tools of a print shop
(LibreOffice and Poppler), which need to be installed for this command only.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from greenroom.gui.context import Changes, Context
from greenroom.gui.jobs import JobRunner
from greenroom.gui.loading import load
from greenroom.gui.main_window import MainWindow, Shell
from greenroom.gui.messages import Messages
from greenroom.gui.page_registry import known_pages
from greenroom.gui.settings import Settings
from greenroom.gui.theme import Appearance, Theme
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.model.progress import no_progress
from greenroom.services.demonstration import MOMENT, demonstrate
from greenroom.services.workspace import Workspace

Control = TypeVar("Control", bound=QWidget)

ROOT = Path(__file__).resolve().parents[2]
EXPORTS = ROOT / "exports"
PICTURES = EXPORTS / "pictures"
SIZE = (1280, 800)
PAGE_DOTS = "80"
"""Dots per inch of a printed page's picture."""

STEM = "Parcel Desk 24.6 board summary"


class Photographer:
    """A window over a workspace, and what it takes to picture it."""

    def __init__(self, workspace_folder: Path, settings_file: Path) -> None:
        self.application = QApplication(["greenroom"])
        # A blinking cursor would make every other picture a new one.
        self.application.setCursorFlashTime(0)
        self.settings = Settings(settings_file)
        self.theme = Theme(self.application, self.settings)
        self.messages = Messages()
        self.jobs = JobRunner(self.messages)
        pages = known_pages()
        self.window = MainWindow(Shell(self.settings, self.theme, self.messages, self.jobs), pages)
        self.window.resize(*SIZE)
        self.window.show()
        loaded = load(pages, workspace_folder, no_progress)
        self.workspace: Workspace = loaded.workspace
        self.workspace.clock = lambda: MOMENT
        self.window.stack.fill(
            Context(
                self.workspace,
                self.jobs,
                self.messages,
                self.settings,
                Changes(self.window),
                self.window.navigate,
            ),
            loaded.pages,
        )
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being read and everything is painted."""
        loop = QEventLoop()
        timer = QTimer()
        timer.setInterval(20)
        timer.timeout.connect(lambda: None if self.jobs.busy() else loop.quit())
        for _ in range(3):
            timer.start()
            loop.exec()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()
        timer.stop()

    def find(self, kind: type[Control], name: str) -> Control:
        """The control with that object name on the page in front."""
        found = self.window.stack.currentWidget().findChild(kind, name)
        assert found is not None, name
        return found

    def take(self, name: str) -> None:
        """Save what the window shows, in both appearances."""
        for appearance in (Appearance.LIGHT, Appearance.DARK):
            self.theme.choose(appearance)
            self.settle()
            # The running clock would make every picture a new one.
            for clock in self.window.findChildren(PlainLabel, "clock"):
                clock.setText("0:42 of about 1:30")
            self.window.grab().save(str(PICTURES / f"{name}-{appearance.value}.png"))

    def close(self) -> None:
        """Give everything back."""
        self.window.close()
        self.jobs.close()
        self.workspace.close()


def picture_pages(photographer: Photographer) -> None:
    """One picture of each page, and of a rehearsal in progress."""
    scenes: tuple[tuple[str, str, Callable[[], None]], ...] = (
        ("home", "home", lambda: None),
        ("releases", "releases", lambda: None),
        ("rehearse", "rehearse-setup", lambda: None),
        ("rehearse", "rehearse", lambda: begin_rehearsal(photographer)),
        ("rehearse", "rehearse-probe", lambda: answer_weakly(photographer)),
        ("transcripts", "transcripts", lambda: None),
        ("readiness", "readiness", lambda: None),
        ("exports", "exports", lambda: None),
    )
    for page, name, prepare in scenes:
        photographer.window.navigate(page)
        photographer.settle()
        prepare()
        photographer.settle()
        photographer.take(name)


def begin_rehearsal(photographer: Photographer) -> None:
    """Start a rehearsal and type the beginning of an answer."""
    photographer.workspace.new_id = lambda: "7" * 32
    photographer.find(QPushButton, "start_rehearsal").click()
    photographer.settle()
    editor = photographer.find(PlainEditor, "answer")
    editor.insertPlainText("It should be fine, the team will handle it.")
    editor.settle()


def answer_weakly(photographer: Photographer) -> None:
    """Send that answer, so that the panel follows up."""
    photographer.find(QPushButton, "send_answer").click()


def picture_documents(folder: Path) -> None:
    """Page one of the PDF and of the Word file, as printed."""
    pdf = EXPORTS / f"{STEM}.pdf"
    print_page(pdf, PICTURES / "board-summary-pdf")
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder),
         str(EXPORTS / f"{STEM}.docx")],
        check=True, capture_output=True,
    )  # fmt: skip
    print_page(folder / f"{STEM}.pdf", PICTURES / "board-summary-word")


def print_page(pdf: Path, picture: Path) -> None:
    """Page one of a PDF as a PNG."""
    subprocess.run(
        ["pdftoppm", "-png", "-r", PAGE_DOTS, "-f", "1", "-l", "1", "-singlefile", str(pdf),
         str(picture)],
        check=True,
    )  # fmt: skip


def main() -> int:
    """Exit code 0 when all pictures are made."""
    missing = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
    if missing:
        print(f"Install {', '.join(missing)} first: LibreOffice Writer and the Poppler tools.")
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for record in demonstrate(folder).files:
            shutil.copyfile(record.path, EXPORTS / Path(record.path).name)
        picture_documents(folder / "print")
        photographer = Photographer(folder / "workspace", folder / "window.ini")
        picture_pages(photographer)
        photographer.close()
    print(f"Pictures and samples are in {EXPORTS.relative_to(ROOT)}/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
