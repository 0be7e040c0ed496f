"""A question while it is being written: guessed from its words, filled in, checked and kept."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from greenroom.model.prompt import KeyPoint, Prompt, PromptKind, PromptStatus, Slot
from greenroom.prompts.facts import ALWAYS_KNOWN
from greenroom.prompts.lint import Problem, lint_prompt
from greenroom.prompts.own_question import points_for, prompt_from_question
from greenroom.prompts.render import placeholders
from greenroom.services.prompts import copy_prompt
from greenroom.services.workspace import Workspace
from greenroom.store.codec import decode, encode, seal_of
from greenroom.store.settings import load_setting, save_setting

_DRAFT = "prompts.draft"
# Somebody who has not written the question yet needs the other defaults all the same.
_ANY_QUESTION = "What?"


def blank_prompt(workspace: Workspace) -> Prompt:
    """An empty question under an id of its own: no words, no theme and nobody who asks."""
    made = prompt_from_question("NEW-1", _ANY_QUESTION, theme="", personas=())
    empty = replace(made, text="", short="", why="", intent="", clarification="", key_points=())
    return copy_prompt(workspace, empty)


def guess(text: str) -> tuple[PromptKind, tuple[Slot, ...]]:
    """The kind of a question and what it needs, by its words."""
    made = _made_from(text)
    return made.kind, made.needs


def complete_prompt(workspace: Workspace, prompt: Prompt) -> Prompt:
    """The prompt with everything that was left empty filled in from its question and needs.

    Every need has a key point that asks for it, every key point an id and words that reach it,
    and a fact named in the question is required. What was written stays as it is.
    """
    made = _made_from(prompt.text, prompt.needs)
    needs = prompt.needs or made.needs
    known = {each.key for each in workspace.fact_keys} - ALWAYS_KNOWN
    spoken = " ".join((prompt.text, prompt.short, prompt.clarification, *prompt.variants))
    named = (key for key in placeholders(spoken) if key in known)
    return replace(
        prompt,
        short=prompt.short or prompt.text,
        why=prompt.why or made.why,
        intent=prompt.intent or made.intent,
        clarification=prompt.clarification or made.clarification,
        requires_facts=tuple(dict.fromkeys((*prompt.requires_facts, *named))),
        needs=needs,
        key_points=tuple(_reachable(_with_needs(prompt.key_points, needs))),
        status=PromptStatus.ACTIVE,
        own=True,
    )


def check_prompt(workspace: Workspace, prompt: Prompt) -> tuple[Problem, ...]:
    """Everything that is wrong with a prompt, then what would make it better."""
    themes = [theme.id for theme in workspace.codebook.themes]
    keys = [each.key for each in workspace.fact_keys]
    return lint_prompt(prompt, workspace.shipped_bank.personas, themes, keys)


def keep_draft(workspace: Workspace, prompt: Prompt | None) -> None:
    """Keep a question that is not saved yet, unfinished as it is; None forgets it.

    It lies in the workspace and not among the window's settings: it may say as much about a
    release as a saved question does.
    """
    payload = encode(replace(prompt, probes=dict(prompt.probes))) if prompt else ""
    save_setting(workspace.database, _DRAFT, payload)


def kept_draft(workspace: Workspace) -> Prompt | None:
    """The question that was not saved yet; None when there is none. StoreError when damaged."""
    payload = load_setting(workspace.database, _DRAFT)
    return decode(Prompt, payload, seal_of(payload)) if payload else None


def _made_from(text: str, needs: tuple[Slot, ...] = ()) -> Prompt:
    """What a bare question becomes."""
    words = text if text.strip() else _ANY_QUESTION
    return prompt_from_question("NEW-1", words, theme="", personas=(), needs=needs)


def _with_needs(points: tuple[KeyPoint, ...], needs: tuple[Slot, ...]) -> Iterator[KeyPoint]:
    """The points that were written, and one for each need that none of them asks for."""
    yield from points
    asked = {point.slot for point in points}
    for point in points_for(needs):
        if point.slot not in asked and (point.slot is not Slot.ANSWER or not points):
            yield point


def _reachable(points: Iterable[KeyPoint]) -> Iterator[KeyPoint]:
    """The points with ids that differ, and with their own words where nothing reaches them."""
    taken: set[str] = set()
    for number, point in enumerate(points, 1):
        own_id = point.id if point.id and point.id not in taken else f"point-{number}"
        taken.add(own_id)
        bare = not (point.any or point.slot or point.facts)
        yield replace(point, id=own_id, any=(point.label,) if bare and point.label else point.any)
