"""What the questions page reads and stores, each in one go on another thread."""

from dataclasses import dataclass
from pathlib import Path

from greenroom.gui.panels.questions_filters import Wanted
from greenroom.gui.panels.questions_form import Offered
from greenroom.gui.panels.questions_wording import Names
from greenroom.model.prompt import Prompt
from greenroom.model.release import Release
from greenroom.prompts.lint import Problem
from greenroom.prompts.own import format_of, read_own
from greenroom.report.files import save
from greenroom.services.prompt_drafts import check_prompt, complete_prompt, keep_draft, kept_draft
from greenroom.services.prompts import (
    BankEntry,
    check_file,
    delete_own_prompt,
    export_prompts,
    import_prompts,
    list_prompts,
    retire_prompt,
    save_own_prompt,
)
from greenroom.services.releases import list_releases
from greenroom.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Found:
    """The prompts that fit what is wanted, how many are the user's, and what can be offered."""

    wanted: Wanted
    entries: tuple[BankEntry, ...]
    own: int
    releases: tuple[Release, ...]
    offered: Offered


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file of questions: what is wrong with it, or how many it holds and which it replaces."""

    path: Path
    problems: tuple[Problem, ...]
    count: int = 0
    replaced: tuple[str, ...] = ()


def find_entries(workspace: Workspace, wanted: Wanted) -> Found:
    """Everything the list shows for what is wanted."""
    every = found = list_prompts(workspace)
    if wanted.words or wanted.theme or wanted.persona:
        found = list_prompts(workspace, wanted.words, theme=wanted.theme, persona=wanted.persona)
    names = Names(
        {theme.id: theme.name for theme in workspace.codebook.themes},
        {each.id: each.name for each in workspace.shipped_bank.personas},
    )
    return Found(
        wanted,
        tuple(entry for entry in found if wanted.holds(entry)),
        sum(entry.prompt.own for entry in every),
        list_releases(workspace),
        Offered(names, tuple((each.key, each.label) for each in workspace.fact_keys)),
    )


def own_ids(workspace: Workspace) -> frozenset[str]:
    """The ids of the user's own prompts."""
    return frozenset(each.prompt.id for each in list_prompts(workspace) if each.prompt.own)


def unfinished(workspace: Workspace) -> tuple[Prompt, bool] | None:
    """The question that was being written and whether it is a new one; None when there is none."""
    draft = kept_draft(workspace)
    return None if draft is None else (draft, draft.id not in own_ids(workspace))


def check_draft(workspace: Workspace, prompt: Prompt, *, keep: bool) -> tuple[Problem, ...]:
    """What is wrong with a question that is being written; it is kept as a draft when told to."""
    if keep:
        keep_draft(workspace, prompt)
    return check_prompt(workspace, complete_prompt(workspace, prompt))


def store_draft(workspace: Workspace, prompt: Prompt) -> Prompt | tuple[Problem, ...]:
    """The question as stored, filled in where it was left empty; or what must be mended first."""
    whole = complete_prompt(workspace, prompt)
    problems = check_prompt(workspace, whole)
    if any(each.blocking for each in problems):
        keep_draft(workspace, prompt)
        return problems
    saved = save_own_prompt(workspace, whole)
    keep_draft(workspace, None)
    return saved


def read_file(workspace: Workspace, path: Path) -> FileRead:
    """The problems of a file, when one must be mended; else how many questions would come in."""
    problems = check_file(workspace, path)
    if any(each.blocking for each in problems):
        return FileRead(path, problems)
    ids = [prompt.id for prompt in read_own(path)]
    own = own_ids(workspace)
    return FileRead(path, problems, len(ids), tuple(each for each in ids if each in own))


def take_in(workspace: Workspace, path: Path) -> tuple[tuple[str, ...], tuple[Prompt, ...]]:
    """The ids that came in from a file, and the prompts as they were before they were replaced."""
    before = {each.prompt.id: each.prompt for each in list_prompts(workspace) if each.prompt.own}
    came = import_prompts(workspace, path)
    return tuple(each.id for each in came), tuple(
        before[each.id] for each in came if each.id in before
    )


def take_out(workspace: Workspace, ids: tuple[str, ...], before: tuple[Prompt, ...]) -> None:
    """Undo an import: what came in goes, and what was replaced is as it was, a version later."""
    for prompt_id in set(ids) - {each.id for each in before}:
        delete_own_prompt(workspace, prompt_id)
    for prompt in before:
        save_own_prompt(workspace, prompt)


def bring_back(workspace: Workspace, entry: BankEntry) -> None:
    """Undo a deletion."""
    save_own_prompt(workspace, entry.prompt)
    if entry.retired:
        retire_prompt(workspace, entry.prompt.id)


def write_file(workspace: Workspace, path: Path) -> Path:
    """The path of the file that now holds the user's own questions."""
    return save(path, export_prompts(workspace, format_of(path)), overwrite=True)
