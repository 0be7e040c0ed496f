"""What the window knows about its actions: their names, and which can be run now."""

from collections.abc import Iterable

from PySide6.QtGui import QAction

COMMAND_NAME = "command_name"
"""The property that names an action outside its menu: `Appearance: dark`."""


def command_name(action: QAction) -> str:
    """How the command palette and the shortcut sheet call an action."""
    named = action.property(COMMAND_NAME)
    text = named if isinstance(named, str) and named else action.text()
    # A doubled ampersand is a real one; a single one only marks the menu's access key.
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def usable_actions(actions: Iterable[QAction]) -> tuple[QAction, ...]:
    """The actions that can be run now: named, visible, enabled, and no menu or line."""
    return tuple(
        action
        for action in actions
        # Editors and tables bring nameless actions of their own.
        if action.text()
        and action.isVisible()
        and action.isEnabled()
        and not action.isSeparator()
        and action.menu() is None
    )
