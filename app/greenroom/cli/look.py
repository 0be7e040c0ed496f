"""`greenroom look`: the name, logo, colours and paper of this workspace's documents."""

import argparse

from greenroom.cli.console import say
from greenroom.report.theme import Page, Theme
from greenroom.services.looks import Look, forget_look, load_theme, save_look
from greenroom.services.workspace import workspace_at


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after the look is shown, changed or forgotten."""
    page = Page[words.page.upper()] if words.page else None
    look = Look(words.name, words.logo, words.primary, words.accent, page)
    with workspace_at(words.workspace) as workspace:
        if words.plain:
            theme = forget_look(workspace)
        elif look == Look():
            theme = load_theme(workspace)
        else:
            theme = save_look(workspace, look)
    _show(theme)
    return 0


def _show(theme: Theme) -> None:
    say(f"Name     {theme.name or 'none'}")
    say(f"Logo     {f'{len(theme.logo):,} bytes' if theme.logo else 'none'}")
    say(f"Colours  #{theme.primary} for headings, #{theme.accent} for charts")
    say(f"Paper    {theme.page.name.capitalize()}")
