"""Open, describe and close a workspace: one folder with one database and its backups."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from uuid import uuid4

import platformdirs

from greenroom.analysis.learning import NO_LESSON, Lesson
from greenroom.analysis.pipeline import Analyser, build_analyser, build_teacher
from greenroom.coding.codebook import load_codebook
from greenroom.coding.own_themes import with_own_themes
from greenroom.errors import InputError, StoreError
from greenroom.model.prompt import PromptBank
from greenroom.model.rehearsal import FindingKind
from greenroom.model.score import Scored
from greenroom.model.theme import Codebook
from greenroom.prompts.bank import load_bank
from greenroom.prompts.facts import FactKey, load_fact_keys
from greenroom.prompts.own import merge
from greenroom.resources import resource
from greenroom.store import backup, lessons, prompts, rehearsals, releases, themes, transcripts
from greenroom.store.copies import Backup
from greenroom.store.database import Database, open_database
from greenroom.store.settings import load_setting

BACK_UP_AFTER = timedelta(days=1)
"""How old the newest backup may be when a workspace is opened."""

LEARNING_OFF = "learning.off"
"""The setting that keeps a workspace from learning; any text but the empty one."""

_LOG = logging.getLogger(__name__)


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
    `scores` keeps what reading a rehearsal once gave, by its id, its number of events and the
    rules that were off: events never change, so nothing here can become stale.
    """

    folder: Path
    database: Database
    clock: Callable[[], datetime] = utc_now
    new_id: Callable[[], str] = random_id
    scores: dict[tuple[str, int, frozenset[FindingKind]], Scored] = field(default_factory=dict)

    @cached_property
    def shipped_codebook(self) -> Codebook:
        """The release-risk themes that came with the program."""
        return load_codebook(resource("codebook.yaml"))

    @cached_property
    def codebook(self) -> Codebook:
        """The release-risk themes as this workspace words them, its own ones last."""
        return with_own_themes(self.shipped_codebook, themes.load_themes(self.database))

    def forget_codebook(self) -> None:
        """Read the workspace's own themes again when the codebook is next asked for."""
        self.__dict__.pop("codebook", None)
        self.forget_bank()
        self.forget_lesson()

    @cached_property
    def shipped_bank(self) -> PromptBank:
        """The prompts, personas and panels that came with the program."""
        theme_ids = frozenset(theme.id for theme in self.codebook.themes)
        files = sorted(resource("prompts").glob("*.yaml"))
        return load_bank(files, resource("personas.yaml"), theme_ids)

    @cached_property
    def bank(self) -> PromptBank:
        """What can be asked here: the shipped bank with the user's own prompts."""
        own = prompts.load_prompts(self.database)
        return merge(self.shipped_bank, own, prompts.retired_prompts(self.database))

    def forget_bank(self) -> None:
        """Read the user's own prompts again when the bank is next asked for."""
        self.__dict__.pop("bank", None)

    @cached_property
    def fact_keys(self) -> tuple[FactKey, ...]:
        """The facts a board usually asks for, as the fact sheet offers them."""
        return load_fact_keys(resource("facts.yaml"))

    @cached_property
    def analyser(self) -> Analyser:
        """The text pipeline over this workspace's codebook, with what its decisions taught."""
        return build_analyser(self.codebook, self.shipped_codebook, self.lesson)

    @cached_property
    def lesson(self) -> Lesson:
        """What the decisions in this workspace teach; nothing while learning is off.

        Made from the decisions each time a workspace is opened or one is taken: no text is
        copied for it, and nothing of it is stored.
        """
        if load_setting(self.database, LEARNING_OFF):
            return NO_LESSON
        decided = lessons.teaching_codings(self.database)
        if not decided:
            return NO_LESSON
        teacher = build_teacher(self.codebook)
        return teacher.lesson(
            [
                example
                for transcript_id, listed in decided.items()
                for example in teacher.examples(
                    transcripts.load_transcript(self.database, transcript_id), listed
                )
            ]
        )

    def forget_lesson(self) -> None:
        """Learn from the decisions anew when the pipeline is next asked for."""
        self.__dict__.pop("lesson", None)
        self.__dict__.pop("analyser", None)

    def close(self) -> None:
        """Give the workspace back, so that another Greenroom may open it."""
        self.database.close()


def _back_up_daily(workspace: Workspace) -> None:
    """Keep a checked copy of each day's state; an empty workspace has nothing to keep."""
    made = [each.made_at for each in backup.list_backups(workspace.folder)]
    due = not made or workspace.clock() - max(made) >= BACK_UP_AFTER
    if not due or not releases.list_releases(workspace.database):
        return
    try:
        backup.back_up(workspace.database)
    except StoreError as error:
        # A full disk must not keep people from their work; the next opening tries again.
        _LOG.warning("The daily backup was not made. %s", error)


def default_folder() -> Path:
    """Where the workspace lies when nobody says otherwise.

    `GREENROOM_WORKSPACE` when it is set, else the platform's folder for application data.
    """
    named = os.environ.get("GREENROOM_WORKSPACE", "")
    if named:
        return Path(named).expanduser()
    return platformdirs.user_data_path("Greenroom", appauthor=False) / "workspace"


def open_workspace(folder: Path | None = None) -> Workspace:
    """The workspace in that folder, made when it is not there yet, and backed up once a day.

    Raises WorkspaceBusy, WorkspaceNewer or StoreError, each with what to do next.
    """
    chosen = _absolute(folder)
    workspace = Workspace(chosen, open_database(chosen))
    _back_up_daily(workspace)
    return workspace


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


@dataclass(frozen=True, slots=True)
class Restored:
    """Which backup a workspace was restored from, and where the replaced file lies now."""

    backup: Backup
    set_aside: Path | None


def list_workspace_backups(folder: Path | None = None) -> tuple[Backup, ...]:
    """Every backup of the workspace in that folder, newest first; it need not open."""
    return backup.list_backups(_absolute(folder))


def restore_workspace(folder: Path | None = None) -> Restored:
    """Put the newest backup in the place of a workspace that is not open.

    The replaced file is set aside, never deleted. Raises InputError when there is no backup,
    WorkspaceBusy while the workspace is open, StoreError when the backup is damaged too.
    """
    chosen = _absolute(folder)
    backups = backup.list_backups(chosen)
    if not backups:
        raise InputError(
            f"There is no backup in {chosen}.", "Choose the folder of the workspace with backups."
        )
    return Restored(backups[0], backup.restore_backup(chosen, backups[0].path))


def _absolute(folder: Path | None) -> Path:
    return (folder or default_folder()).expanduser().absolute()


def back_up_workspace(workspace: Workspace) -> Path:
    """The path of a new backup, opened and checked before it counts as one."""
    return backup.back_up(workspace.database)
