"""Edit the codebook of a workspace: its themes, their phrases and what rules them out."""

from dataclasses import dataclass, replace

from greenroom.coding.own_themes import checked_theme, theme_id_for
from greenroom.errors import InputError
from greenroom.model.theme import Enforcement, Theme
from greenroom.services.workspace import Workspace
from greenroom.store import themes


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme of the codebook and where it comes from.

    `shipped` is its shipped wording, None for a theme of the workspace's own.
    """

    theme: Theme
    shipped: Theme | None

    @property
    def is_own(self) -> bool:
        """Whether the workspace added it."""
        return self.shipped is None

    @property
    def is_edited(self) -> bool:
        """Whether the workspace words it differently from the shipped codebook."""
        return self.shipped is not None and self.shipped != self.theme


def list_themes(workspace: Workspace) -> tuple[ThemeEntry, ...]:
    """Every theme of the codebook in its order."""
    shipped = {theme.id: theme for theme in workspace.shipped_codebook.themes}
    return tuple(ThemeEntry(theme, shipped.get(theme.id)) for theme in workspace.codebook.themes)


def save_theme(workspace: Workspace, theme: Theme) -> Theme:
    """The theme as stored; the next analysis goes by it. InputError for what cannot stand."""
    sound = checked_theme(theme, workspace.codebook)
    shipped = {each.id: each for each in workspace.shipped_codebook.themes}
    if shipped.get(sound.id) == sound:
        # Worded as shipped again, it follows later versions of the program again.
        themes.delete_theme(workspace.database, sound.id)
    else:
        themes.save_theme(workspace.database, sound)
    workspace.forget_codebook()
    return sound


def add_theme(workspace: Workspace, name: str, definition: str = "") -> Theme:
    """A new theme of medium severity without phrases, stored; InputError for its name.

    It is suggested by its phrases, or from five confirmed examples without any.
    """
    theme = Theme(
        id=theme_id_for(name, workspace.codebook),
        name=name,
        definition=definition,
        severity=3,
        enforcement=Enforcement.CONDITIONAL,
    )
    return save_theme(workspace, theme)


def remove_theme(workspace: Workspace, theme_id: str) -> None:
    """Put a shipped theme back as it was shipped, or delete one of the workspace's own.

    What was suggested or rejected under an own theme goes with it. InputError when anything is
    confirmed under it: evidence would lose its name.
    """
    own = theme_id not in {theme.id for theme in workspace.shipped_codebook.themes}
    if own and themes.is_confirmed(workspace.database, theme_id):
        name = workspace.codebook.theme(theme_id).name
        raise InputError(
            f"Something is marked with {name}, so it cannot be deleted.",
            "Remove or reject its marks first, or give the theme another name.",
        )
    if own:
        themes.delete_codings(workspace.database, theme_id)
    themes.delete_theme(workspace.database, theme_id)
    workspace.forget_codebook()


def restore_theme(workspace: Workspace, theme: Theme) -> None:
    """Bring back a theme as it was before `save_theme` or `remove_theme`."""
    save_theme(workspace, replace(theme))
