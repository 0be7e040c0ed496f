"""The prompt bank as people see it: find, write, import, export, edit and retire prompts."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from greenroom.coding.codebook import load_codebook
from greenroom.errors import InputError, PromptBankError
from greenroom.model.prompt import Prompt, PromptStatus, Slot
from greenroom.prompts.bank import load_bank
from greenroom.prompts.facts import load_fact_keys
from greenroom.prompts.lint import Problem, lint, lint_prompt
from greenroom.prompts.own import OwnFormat, prompt_from_question, read_own, write_own
from greenroom.prompts.schema import MOST_OFTEN
from greenroom.prompts.source import nearest
from greenroom.resources import resource
from greenroom.services.workspace import Workspace
from greenroom.store import prompts


@dataclass(frozen=True, slots=True)
class BankEntry:
    """A prompt as the bank lists it; `retired` ones are kept and never asked."""

    prompt: Prompt
    retired: bool


def list_prompts(
    workspace: Workspace, words: str = "", *, theme: str = "", persona: str = ""
) -> tuple[BankEntry, ...]:
    """Every prompt, the user's own first; with words, those that hold every one of them.

    `theme` and `persona` are ids and keep the prompts on that theme, main or secondary, and
    those that persona asks. Raises InputError for an id that is none.
    """
    _require("theme", theme, _theme_ids(workspace))
    _require("persona", persona, [each.id for each in workspace.shipped_bank.personas])
    wanted = words.casefold().split()
    return tuple(
        entry
        for entry in _entries(workspace)
        if (not theme or theme in (entry.prompt.theme, *entry.prompt.secondary))
        and (not persona or persona in entry.prompt.personas)
        and all(word in _searched(entry.prompt) for word in wanted)
    )


def find_prompt(workspace: Workspace, prompt_id: str) -> BankEntry:
    """The prompt with that id, in capitals or not; InputError when there is none."""
    known = {entry.prompt.id: entry for entry in _entries(workspace)}
    wanted = prompt_id.strip().upper()
    if wanted not in known:
        raise InputError(
            f"“{prompt_id}” is not a prompt of this bank.", "List them with “greenroom bank list”."
        )
    return known[wanted]


def check_file(workspace: Workspace, path: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a file of prompts, in the order of its lines."""
    return lint(path, workspace.shipped_bank.personas, _theme_ids(workspace), _fact_keys(workspace))


def check_loose_file(path: Path) -> tuple[Problem, ...]:
    """The same as `check_file` where there is no workspace."""
    themes = [theme.id for theme in load_codebook(resource("codebook.yaml")).themes]
    keys = [each.key for each in load_fact_keys(resource("facts.yaml"))]
    return lint(path, load_bank([], resource("personas.yaml"), themes).personas, themes, keys)


def draft_prompt(
    workspace: Workspace,
    text: str,
    *,
    theme: str,
    personas: Sequence[str],
    needs: Sequence[Slot] = (),
) -> Prompt:
    """A prompt that asks this question, under an id of its own and not stored yet.

    What it needs is guessed from its words unless given. Raises InputError for a blank text.
    """
    return prompt_from_question(
        _own_id(workspace), text, theme=theme, personas=personas, needs=needs
    )


def save_own_prompt(workspace: Workspace, prompt: Prompt) -> Prompt:
    """The user's own prompt as stored, ready to be asked; an edited one has the next version.

    Raises PromptBankError naming the field that is wrong, InputError for the id of a shipped
    prompt: a shipped prompt is copied, never overwritten.
    """
    if prompt.id in _shipped_ids(workspace):
        raise InputError(
            f"“{prompt.id}” came with Greenroom and stays as it is.",
            "Save your copy under a new id.",
        )
    own = replace(prompt, own=True)
    known = (workspace.shipped_bank.personas, _theme_ids(workspace), _fact_keys(workspace))
    blocking = [each for each in lint_prompt(own, *known) if each.blocking]
    if blocking:
        raise PromptBankError(f"{blocking[0].field}: {blocking[0].message}", blocking[0].hint)
    return _store(workspace, [own])[0]


def copy_prompt(workspace: Workspace, prompt: Prompt) -> Prompt:
    """A copy of a prompt under an id of its own, not stored yet: the start of an edit."""
    return replace(
        prompt,
        id=_own_id(workspace),
        version=1,
        own=True,
        came_up=0,
        status=PromptStatus.ACTIVE,
    )


def delete_own_prompt(workspace: Workspace, prompt_id: str) -> None:
    """Remove one of the user's own prompts; rehearsals that asked it keep it.

    Raises InputError for a shipped prompt, which can only be retired, and when there is none.
    """
    found = find_prompt(workspace, prompt_id).prompt
    if not found.own:
        raise InputError(
            f"“{prompt_id}” came with Greenroom and cannot be removed.",
            "Retire it, and it is not asked any more.",
        )
    prompts.delete_prompt(workspace.database, found.id)
    # A prompt that comes back under this id is a new one, and meant to be asked.
    prompts.restore_prompt(workspace.database, found.id)
    workspace.forget_bank()


def retire_prompt(workspace: Workspace, prompt_id: str) -> None:
    """Never ask that prompt again; InputError when there is none."""
    prompts.retire_prompt(workspace.database, find_prompt(workspace, prompt_id).prompt.id)
    workspace.forget_bank()


def restore_prompt(workspace: Workspace, prompt_id: str) -> None:
    """Ask a retired prompt again; InputError when there is none."""
    found = find_prompt(workspace, prompt_id).prompt
    prompts.restore_prompt(workspace.database, found.id)
    if found.own and found.status is not PromptStatus.ACTIVE:
        _store(workspace, [replace(found, status=PromptStatus.ACTIVE)])
    workspace.forget_bank()


def import_prompts(workspace: Workspace, path: Path) -> tuple[Prompt, ...]:
    """The prompts of a YAML or CSV file, stored as the user's own; all of them or none.

    One that is there already under its id is replaced, with the next version. Raises
    PromptBankError naming file, line and field of the first problem and how many more there
    are, InputError for ids of shipped prompts.
    """
    blocking = [each for each in check_file(workspace, path) if each.blocking]
    if blocking:
        raise _first_of(blocking)
    found = read_own(path)
    shipped = _shipped_ids(workspace)
    taken = [each.id for each in found if each.id in shipped]
    if taken:
        raise InputError(
            f"{path.name} uses ids of shipped prompts: {', '.join(taken[:3])}.",
            "Give your prompts ids of their own.",
        )
    return _store(workspace, found)


def export_prompts(
    workspace: Workspace,
    own_format: OwnFormat,
    ids: Iterable[str] = (),
    *,
    shipped: bool = False,
) -> bytes:
    """The user's own prompts, those named, or with `shipped` all, as a file to import elsewhere.

    Raises InputError when there is nothing to write, or no prompt of a given id.
    """
    named = [find_prompt(workspace, each).prompt.id for each in ids]
    chosen = [
        entry.prompt
        for entry in _entries(workspace)
        if (entry.prompt.id in named if named else shipped or entry.prompt.own)
    ]
    if not chosen:
        raise InputError("There is no prompt to write.", "Write or import one of your own first.")
    return write_own(chosen, own_format)


def _entries(workspace: Workspace) -> tuple[BankEntry, ...]:
    """The user's own prompts and the shipped ones, retired ones included."""
    retired = prompts.retired_prompts(workspace.database)
    own = prompts.load_prompts(workspace.database)
    theirs = {prompt.id for prompt in own}
    shipped = (each for each in workspace.shipped_bank.prompts if each.id not in theirs)
    return tuple(
        BankEntry(prompt, prompt.id in retired or prompt.status is PromptStatus.RETIRED)
        for prompt in (*own, *shipped)
    )


def _store(workspace: Workspace, changed: Sequence[Prompt]) -> tuple[Prompt, ...]:
    """The prompts as stored in one go; those that differ from before have the next version."""
    before = {prompt.id: prompt for prompt in prompts.load_prompts(workspace.database)}
    stored = tuple(_versioned(each, before.get(each.id)) for each in changed)
    prompts.save_prompts(workspace.database, stored)
    workspace.forget_bank()
    return stored


def _versioned(prompt: Prompt, before: Prompt | None) -> Prompt:
    if before is None:
        return prompt
    if replace(prompt, version=before.version) == before:
        return before
    return replace(prompt, version=min(max(prompt.version, before.version + 1), MOST_OFTEN))


def _first_of(problems: Sequence[Problem]) -> PromptBankError:
    first, more = problems[0], len(problems) - 1
    named = f", {first.field}" if first.field else ""
    rest = f" {more} more follow{'s' if more == 1 else ''}." if more else ""
    return PromptBankError(
        f"{first.file}, line {first.line}{named}: {first.message}{rest}",
        f"{first.hint} “greenroom bank check” lists everything.",
    )


def _require(kind: str, written: str, known: Collection[str]) -> None:
    if written and written not in known:
        raise InputError(f"“{written}” is not a {kind}.", nearest(written, known))


def _own_id(workspace: Workspace) -> str:
    return f"OWN-{workspace.new_id()[:8].upper()}"


def _shipped_ids(workspace: Workspace) -> frozenset[str]:
    return frozenset(prompt.id for prompt in workspace.shipped_bank.prompts)


def _theme_ids(workspace: Workspace) -> frozenset[str]:
    return frozenset(theme.id for theme in workspace.codebook.themes)


def _fact_keys(workspace: Workspace) -> frozenset[str]:
    return frozenset(each.key for each in workspace.fact_keys)


def _searched(prompt: Prompt) -> str:
    return " ".join(
        (prompt.id, prompt.text, prompt.short, prompt.theme, *prompt.personas)
    ).casefold()
