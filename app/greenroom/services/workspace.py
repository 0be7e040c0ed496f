"""Open, describe and close a workspace: one folder with one database and its backups."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from uuid import uuid4

import platformdirs

from greenroom.analysis.pipeline import Analyser, build_analyser
from greenroom.coding.codebook import load_codebook
from greenroom.model.prompt import PromptBank
from greenroom.model.theme import Codebook
from greenroom.prompts.bank import load_bank
from greenroom.prompts.facts import FactKey, load_fact_keys
from greenroom.resources import resource
from greenroom.store import backup, rehearsals, releases, transcripts
from greenroom.store.database import Database, open_database


def utc_now() -> datetime:
    """The present moment, with its zone."""
    return datetime.now(UTC)


def random_id() -> str:
    """A new identifier, unique without asking the database."""
    return uuid4().hex


@dataclass
class Workspace:
    """An open workspace: what every service works on.

    `clock` and `new_id` can be replaced, so that a demonstration is the same each time.
    """

    folder: Path
    database: Database
    clock: Callable[[], datetime] = utc_now
    new_id: Callable[[], str] = random_id

    @cached_property
    def codebook(self) -> Codebook:
        """The release-risk themes."""
        return load_codebook(resource("codebook.yaml"))

    @cached_property
    def bank(self) -> PromptBank:
        """The shipped prompts, personas and panels."""
        theme_ids = frozenset(theme.id for theme in self.codebook.themes)
        files = sorted(resource("prompts").glob("*.yaml"))
        return load_bank(files, resource("personas.yaml"), theme_ids)

    @cached_property
    def fact_keys(self) -> tuple[FactKey, ...]:
        """The facts a board usually asks for, as the fact sheet offers them."""
        return load_fact_keys(resource("facts.yaml"))

    @cached_property
    def analyser(self) -> Analyser:
        """The text pipeline over this workspace's codebook."""
        return build_analyser(self.codebook)

    def close(self) -> None:
        """Give the workspace back, so that another Greenroom may open it."""
        self.database.close()


def default_folder() -> Path:
    """Where the workspace lies when nobody says otherwise.

    `GREENROOM_WORKSPACE` when it is set, else the platform's folder for application data.
    """
    named = os.environ.get("GREENROOM_WORKSPACE", "")
    if named:
        return Path(named).expanduser()
    return platformdirs.user_data_path("Greenroom", appauthor=False) / "workspace"


def open_workspace(folder: Path | None = None) -> Workspace:
    """The workspace in that folder, made when it is not there yet.

    Raises WorkspaceBusy, WorkspaceNewer or StoreError, each with what to do next.
    """
    chosen = (folder or default_folder()).expanduser().absolute()
    return Workspace(chosen, open_database(chosen))


@contextmanager
def workspace_at(folder: Path | None = None) -> Iterator[Workspace]:
    """An open workspace that is closed at the end of the block, whatever happens."""
    workspace = open_workspace(folder)
    try:
        yield workspace
    finally:
        workspace.close()


@dataclass(frozen=True, slots=True)
class WorkspaceFigures:
    """What lies in a workspace, in counts."""

    folder: Path
    releases: int
    rehearsals: int
    unfinished: int
    transcripts: int
    sample: bool


def describe_workspace(workspace: Workspace) -> WorkspaceFigures:
    """How much the workspace holds, and whether the sample is among it."""
    database = workspace.database
    known = releases.list_releases(database)
    return WorkspaceFigures(
        folder=workspace.folder,
        releases=len(known),
        rehearsals=len(rehearsals.list_rehearsals(database)),
        unfinished=len(rehearsals.unfinished_rehearsals(database)),
        transcripts=len(transcripts.list_transcripts(database)),
        sample=any(release.sample for release in known),
    )


def back_up_workspace(workspace: Workspace) -> Path:
    """The path of a new backup, opened and checked before it counts as one."""
    return backup.back_up(workspace.database)
