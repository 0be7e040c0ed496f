"""What every page is given: the workspace and the doors to the rest of the window."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from greenroom.gui.jobs import JobRunner
from greenroom.gui.messages import Messages
from greenroom.gui.settings import Settings

if TYPE_CHECKING:
    # Importing services brings the database and the language tools; the first paint comes first.
    from greenroom.services.workspace import Workspace


class Navigate(Protocol):
    """Opens a page by its id, handing it arguments."""

    def __call__(self, page_id: str, **arguments: object) -> None:
        """Show the page and pass the arguments to its `open_at`."""


class Changes(QObject):
    """Tells pages that stored data changed; `changed` carries who announced it, or None."""

    changed = Signal(object)

    def announce(self, source: QObject | None = None) -> None:
        """Have every page but `source` read its data again, at once or when next shown."""
        self.changed.emit(source)


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a page may reach; pages reach each other through `navigate` only."""

    workspace: "Workspace"
    jobs: JobRunner
    messages: Messages
    settings: Settings
    changes: Changes
    navigate: Navigate
