"""Read and check the prompt bank and its personas."""

from collections.abc import Collection, Sequence
from pathlib import Path

from greenroom.model.prompt import Panel, Persona, Prompt, PromptBank
from greenroom.prompts.checks import (
    Known,
    check_panel,
    check_prompt,
    check_unique,
    persona_ids,
)
from greenroom.prompts.facts import load_fact_keys
from greenroom.prompts.schema import (
    PANEL_FIELDS,
    PERSONA_FIELDS,
    PROMPT_FIELDS,
    read_panel,
    read_persona,
    read_prompt,
)
from greenroom.prompts.source import Entry, Place, read_list, read_mapping
from greenroom.resources import resource


def load_bank(
    prompt_files: Sequence[Path],
    personas_file: Path,
    theme_ids: Collection[str],
    *,
    fact_keys: Collection[str] | None = None,
) -> PromptBank:
    """The bank of those files, merged in the order given.

    `theme_ids` are the codebook's; `fact_keys` are the placeholders allowed, the shipped
    fact sheet's when left out. Raises PromptBankError naming file, line and field.
    """
    if fact_keys is None:
        fact_keys = [each.key for each in load_fact_keys(resource("facts.yaml"))]
    # Personas come first: every prompt is checked against who can ask it.
    personas, panels = _load_personas(personas_file)
    known = Known(frozenset(theme_ids), persona_ids(personas), frozenset(fact_keys))
    # One table for all files, because rehearsals refer to prompts by id alone.
    seen: dict[str, Place] = {}
    prompts = tuple(
        _read_checked(entry, known, seen)
        for path in prompt_files
        for entry in read_list(path, PROMPT_FIELDS)
    )
    return PromptBank(prompts, personas, panels)


def _load_personas(path: Path) -> tuple[tuple[Persona, ...], tuple[Panel, ...]]:
    root = read_mapping(path, ("personas", "panels"))
    seen: dict[str, Place] = {}
    personas = []
    for entry in root.entries("personas", PERSONA_FIELDS):
        check_unique(entry, seen)
        personas.append(read_persona(entry))
    panels = []
    # A panel may share its id with a persona; they are looked up apart.
    named: dict[str, Place] = {}
    for entry in root.entries("panels", PANEL_FIELDS):
        check_unique(entry, named)
        panel = read_panel(entry)
        check_panel(panel, entry, persona_ids(personas))
        panels.append(panel)
    return tuple(personas), tuple(panels)


def _read_checked(entry: Entry, known: Known, seen: dict[str, Place]) -> Prompt:
    # The id is checked before the rest, so a copied prompt is named as a copy.
    check_unique(entry, seen)
    prompt = read_prompt(entry)
    check_prompt(prompt, entry, known)
    return prompt
