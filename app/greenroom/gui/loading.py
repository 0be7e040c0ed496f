"""The heavy half of the start, on a worker thread after the first paint.

Only this module names services and pages, by their module paths: an import statement at the
top of any shell module would put seconds between the click and the window.
"""

import importlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from greenroom.gui.page import Page
from greenroom.gui.page_registry import PageEntry
from greenroom.gui.settings import Settings
from greenroom.model.progress import Progress

if TYPE_CHECKING:
    from greenroom.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Loaded:
    """An open workspace, and the page classes by page id."""

    workspace: "Workspace"
    pages: Mapping[str, type[Page]]


def load(entries: Sequence[PageEntry], folder: Path | None, progress: Progress) -> Loaded:
    """Import every page, then open the workspace in `folder` (None: wherever services say).

    Raises WorkspaceBusy, WorkspaceNewer or StoreError when the workspace cannot be opened.
    """
    pages: dict[str, type[Page]] = {}
    for number, entry in enumerate(entries):
        # Also where a quit during the start takes effect.
        progress(number, len(entries), entry.id)
        pages[entry.id] = getattr(importlib.import_module(entry.module), entry.class_name)
    # Opened last: an import that fails then leaves no workspace locked behind.
    workspace = importlib.import_module("greenroom.services.workspace").open_workspace(folder)
    return Loaded(workspace, pages)


def has_backup(folder: Path | None) -> bool:
    """Whether there is a backup of the workspace in that folder."""
    workspaces = importlib.import_module("greenroom.services.workspace")
    return bool(workspaces.list_workspace_backups(folder))


def restore(folder: Path | None) -> None:
    """Put the newest backup in the place of the workspace file, which is set aside.

    Raises StoreError when the backup cannot be used; then nothing was changed.
    """
    importlib.import_module("greenroom.services.workspace").restore_workspace(folder)


def workspace_folder(named: Path | None, settings: Settings) -> Path | None:
    """The folder to open: the one named, else the one last chosen here; None for the usual one.

    `GREENROOM_WORKSPACE` outranks the remembered folder, as it does in the terminal.
    """
    # An empty variable counts as none, as in a shell.
    if named is not None or os.environ.get("GREENROOM_WORKSPACE"):
        return named
    chosen = settings.text("workspace/folder")
    return Path(chosen) if chosen else None
