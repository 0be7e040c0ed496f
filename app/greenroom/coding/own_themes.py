"""The codebook as a workspace edits it: shipped themes reworded, and themes of its own."""

import re
from collections.abc import Iterable
from dataclasses import replace

from greenroom.errors import InputError
from greenroom.model.theme import Codebook, Theme

PHRASE_LISTS = ("strong", "medium", "weak", "not_when")
"""The lists of phrases of a theme; the first three are its weights."""

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60
_LONGEST_PHRASE = 80


def with_own_themes(shipped: Codebook, own: Iterable[Theme]) -> Codebook:
    """The shipped codebook with reworded themes in their places and new ones at the end."""
    reworded = {theme.id: theme for theme in own}
    kept = tuple(reworded.pop(theme.id, theme) for theme in shipped.themes)
    return replace(shipped, themes=(*kept, *reworded.values()))


def checked_theme(theme: Theme, codebook: Codebook) -> Theme:
    """The theme as it may stand in that codebook: texts trimmed, phrases in lower case.

    Raises InputError, naming the field, for what the rules of the codebook forbid.
    """
    name = " ".join(theme.name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise _unusable("Name", f"it must have 1 to {_LONGEST_NAME} characters")
    others = (each for each in codebook.themes if each.id != theme.id)
    if any(each.name.casefold() == name.casefold() for each in others):
        raise _unusable("Name", f"another theme is called {name}")
    if not 1 <= theme.severity <= 5:
        raise _unusable("Severity", "it must be a whole number from 1 to 5")
    lists = {key: _phrases(getattr(theme, key)) for key in PHRASE_LISTS}
    _check_weights(lists)
    return replace(
        theme,
        name=name,
        definition=theme.definition.strip(),
        strong=lists["strong"],
        medium=lists["medium"],
        weak=lists["weak"],
        not_when=lists["not_when"],
    )


def theme_id_for(name: str, codebook: Codebook) -> str:
    """An id for a new theme of that name that no theme of the codebook has."""
    stem = _NOT_A_LETTER.sub("_", name.casefold()).strip("_") or "theme"
    taken = {theme.id for theme in codebook.themes}
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}_{number}"
    return found


def _phrases(written: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for each in written:
        phrase = " ".join(each.lower().split())
        if not phrase:
            continue
        if len(phrase) > _LONGEST_PHRASE or not any(letter.isalnum() for letter in phrase):
            shown = phrase[:_LONGEST_PHRASE]
            rule = f"“{shown}” must hold a letter or a digit and be at most {_LONGEST_PHRASE} long"
            raise _unusable("Phrases", rule)
        found[phrase] = None
    return tuple(found)


def _check_weights(lists: dict[str, tuple[str, ...]]) -> None:
    # A phrase with two weights would count as the heavier one, which nobody could see.
    seen: dict[str, str] = {}
    for key in PHRASE_LISTS[:3]:
        for phrase in lists[key]:
            if phrase in seen:
                raise _unusable("Phrases", f"“{phrase}” stands under {seen[phrase]} and {key}")
            seen[phrase] = key


def _unusable(field: str, rule: str) -> InputError:
    return InputError(f"{field}: {rule}.", "Correct it; until then the theme stays as it was.")
