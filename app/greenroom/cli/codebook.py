"""`greenroom codebook`: themes and their phrases, shown and edited."""

import argparse
from dataclasses import replace

from greenroom.cli.console import say, say_json, say_table, say_wrapped
from greenroom.coding.own_themes import PHRASE_LISTS
from greenroom.errors import InputError
from greenroom.model.theme import Theme
from greenroom.services.codebook import add_theme, list_themes, remove_theme, save_theme
from greenroom.services.workspace import Workspace, workspace_at

_NOWHERE = "none"
WEIGHTS = (*PHRASE_LISTS, _NOWHERE)
"""Where a phrase can be put; `none` takes it out."""


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after the themes are shown or one is changed."""
    with workspace_at(words.workspace) as workspace:
        if words.action == "list":
            _list(workspace, as_json=words.json)
        elif words.action == "add":
            say(f"Added: {add_theme(workspace, words.name, words.definition).id}")
        elif words.action == "reset":
            remove_theme(workspace, _named(workspace, words.theme).id)
            say("Done. Run “greenroom learning again” to read transcripts by it.")
        else:
            theme = _named(workspace, words.theme)
            if words.action == "phrase":
                theme = save_theme(workspace, _placed(theme, words.phrase, words.weight))
            _show(theme, as_json=words.json)
    return 0


def _list(workspace: Workspace, *, as_json: bool) -> None:
    entries = list_themes(workspace)
    if as_json:
        say_json([entry.theme for entry in entries])
        return
    rows = [
        (
            entry.theme.id,
            str(entry.theme.severity),
            str(sum(len(getattr(entry.theme, key)) for key in PHRASE_LISTS)),
            "own" if entry.is_own else "edited" if entry.is_edited else "",
            entry.theme.name,
        )
        for entry in entries
    ]
    say_table(("id", "severity", "phrases", "yours", "name"), rows)


def _show(theme: Theme, *, as_json: bool) -> None:
    if as_json:
        say_json(theme)
        return
    say(f"{theme.name} ({theme.id}), severity {theme.severity}, {theme.enforcement.value}")
    say_wrapped(theme.definition, indent="  ")
    for key in PHRASE_LISTS:
        say_wrapped(f"{key}: {', '.join(getattr(theme, key)) or '-'}", indent="  ")


def _named(workspace: Workspace, words: str) -> Theme:
    """The theme with that id or name; InputError when there is none."""
    for entry in list_themes(workspace):
        if words.casefold() in {entry.theme.id, entry.theme.name.casefold()}:
            return entry.theme
    raise InputError(f"No theme is called “{words}”.", "See “greenroom codebook list”.")


def _placed(theme: Theme, phrase: str, weight: str) -> Theme:
    """The theme with the phrase under that weight and no other."""
    wanted = " ".join(phrase.lower().split())
    lists = {
        key: tuple(each for each in getattr(theme, key) if each != wanted) for key in PHRASE_LISTS
    }
    if weight != _NOWHERE:
        lists[weight] = (*lists[weight], phrase)
    return replace(
        theme,
        strong=lists["strong"],
        medium=lists["medium"],
        weak=lists["weak"],
        not_when=lists["not_when"],
    )
