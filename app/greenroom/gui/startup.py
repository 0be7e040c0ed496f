"""The start after the first paint: load, then show the pages, or say why it cannot be."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from greenroom.errors import GreenroomError, StoreError, WorkspaceBusy, WorkspaceNewer
from greenroom.gui.context import Changes, Context
from greenroom.gui.loading import Loaded, has_backup, load, restore, workspace_folder
from greenroom.gui.main_window import MainWindow, Shell
from greenroom.gui.page_registry import PageEntry
from greenroom.gui.widgets.starting import StartProblem
from greenroom.model.progress import Progress


class Startup(QObject):
    """Opens the workspace on a worker thread and hands the window its pages.

    `restart_wanted` turns true when another folder was chosen while one was open; `folder`
    is then that one.
    """

    def __init__(
        self, window: MainWindow, shell: Shell, entries: Sequence[PageEntry], folder: Path | None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._shell = shell
        self._entries = tuple(entries)
        self.folder = folder
        self._loaded: Loaded | None = None
        self._outline = window.outline
        self._problem = StartProblem(
            again=self.begin,
            restore=self.restore,
            choose=self.choose_folder,
            leave=window.close,
        )
        # Owned by the window from the start; the stack takes it over when it is shown.
        self._problem.setParent(window)
        self._problem.hide()
        self.restart_wanted = False
        window.folder_wanted.connect(self.choose_folder)

    def begin(self) -> None:
        """Load everything heavy and open the workspace."""
        # A second try must not meet the lock of the first.
        self.close()
        self._window.stack.show_stand_in(self._outline)
        job = self._shell.jobs.run(self._load, done=self._show_pages, failed=self._show_problem)
        job.over.connect(self._check_opened)

    def restore(self) -> None:
        """Put the newest backup in place, the damaged file aside, and begin again."""
        self._shell.jobs.run(
            lambda _progress: restore(self._chosen()),
            done=lambda _nothing: self.begin(),
            failed=self._problem.show_error,
        )

    def choose_folder(self) -> None:
        """Ask for a workspace folder, then open it in place of the present one."""
        title = self.tr("Choose a workspace folder")
        chosen = QFileDialog.getExistingDirectory(self._window, title)
        if chosen:
            self.open_folder(Path(chosen))

    def open_folder(self, folder: Path) -> None:
        """Open that folder from now on.

        With a workspace open already the window closes first, every draft saved, and
        `restart_wanted` has the application start anew: pages never change their workspace.
        """
        self.folder = folder
        # Remembered at once: it was chosen, whatever becomes of opening it.
        self._shell.settings.set_text("workspace/folder", str(folder))
        # Nothing is open yet, so this window can go on.
        if self._loaded is None:
            self.begin()
        else:
            self.restart_wanted = self._window.close()

    def close(self) -> None:
        """Give the workspace back; called when no job runs any more."""
        if self._loaded is not None:
            self._loaded.workspace.close()
            self._loaded = None

    def _load(self, progress: Progress) -> Loaded:
        """Load on the worker's thread; kept at once, so that a quit meanwhile still closes it."""
        self._loaded = load(self._entries, self._chosen(), progress)
        return self._loaded

    def _show_pages(self, loaded: Loaded) -> None:
        context = Context(
            workspace=loaded.workspace,
            jobs=self._shell.jobs,
            messages=self._shell.messages,
            settings=self._shell.settings,
            changes=Changes(self),
            navigate=self._window.navigate,
        )
        self._window.stack.fill(context, loaded.pages)

    def _show_problem(self, error: GreenroomError) -> None:
        self._window.stack.show_stand_in(self._problem)
        self._problem.show_error(error)
        # A workspace that is only in use, or too new, is sound; an old copy would lose work.
        if isinstance(error, StoreError) and not isinstance(error, WorkspaceBusy | WorkspaceNewer):
            self._shell.jobs.run(
                lambda _progress: has_backup(self._chosen()), done=self._problem.restore.setVisible
            )

    def _chosen(self) -> Path | None:
        return workspace_folder(self.folder, self._shell.settings)

    def _check_opened(self) -> None:
        """A bug while loading has its crash dialog; the window still needs a way on."""
        if self._window.stack.currentWidget() is self._outline:
            self._show_problem(
                GreenroomError(
                    self.tr("Greenroom could not finish starting."),
                    self.tr("Try again; if it stays so, install Greenroom anew."),
                )
            )
