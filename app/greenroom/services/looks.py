"""How this workspace's documents look: the organisation's name, logo, colours and paper."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from greenroom.errors import InputError
from greenroom.report.theme import PLAIN, Page, Theme
from greenroom.services.workspace import Workspace
from greenroom.store.settings import load_setting, save_setting

LONGEST_NAME = 80
"""Characters of a name that a page header still carries."""
_LOOK = "documents.look"
_COLOURS = ("primary", "accent")


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chooses about the look; None leaves a choice as it is.

    `logo` is a PNG file, and a path of no name takes the logo away; colours are hexadecimal.
    """

    name: str | None = None
    logo: Path | None = None
    primary: str | None = None
    accent: str | None = None
    page: Page | None = None


def load_theme(workspace: Workspace) -> Theme:
    """The look of this workspace's documents, Greenroom's own where nothing was chosen.

    A look that no longer holds, because a later version asks for more contrast, is set aside.
    """
    try:
        return _theme(json.loads(load_setting(workspace.database, _LOOK) or "{}"))
    except (InputError, ValueError, TypeError, KeyError, binascii.Error):
        return PLAIN


def save_look(workspace: Workspace, look: Look) -> Theme:
    """The theme after those choices, stored.

    Raises InputError for a colour that cannot be read, a name too long, or a logo that is no
    PNG picture; nothing is changed then.
    """
    theme = load_theme(workspace)
    if look.name is not None:
        theme = replace(theme, name=_checked_name(look.name))
    if look.logo is not None:
        theme = replace(theme, logo=_read(look.logo) if look.logo.name else b"")
    # Both colours at once: each may be readable only beside the other.
    chosen = {name: getattr(look, name) for name in _COLOURS if getattr(look, name) is not None}
    theme = replace(theme, **chosen, page=look.page or theme.page)
    save_setting(workspace.database, _LOOK, json.dumps(_stored(theme)))
    return theme


def forget_look(workspace: Workspace) -> Theme:
    """Greenroom's own look again."""
    save_setting(workspace.database, _LOOK, "{}")
    return PLAIN


def _theme(stored: Any) -> Theme:
    if not isinstance(stored, Mapping):
        raise TypeError("a stored look is a table")
    colours = {name: stored[name] for name in _COLOURS if name in stored}
    return Theme(
        name=stored.get("name", ""),
        logo=base64.b64decode(stored.get("logo", ""), validate=True),
        page=Page[stored.get("page", Page.A4.name)],
        **colours,
    )


def _stored(theme: Theme) -> dict[str, str]:
    return {
        "name": theme.name,
        "logo": base64.b64encode(theme.logo).decode("ascii"),
        "page": theme.page.name,
        # What was not chosen follows Greenroom's own look, in later versions too.
        **{
            name: getattr(theme, name)
            for name in _COLOURS
            if getattr(theme, name) != getattr(PLAIN, name)
        },
    }


def _checked_name(name: str) -> str:
    flat = " ".join(name.split())
    if len(flat) > LONGEST_NAME:
        raise InputError(
            f"The name has {len(flat)} characters; {LONGEST_NAME} are the most.", "Shorten it."
        )
    return flat


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read.", "Choose a PNG picture.") from error
