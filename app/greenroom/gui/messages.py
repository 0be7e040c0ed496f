"""One door for everything the program tells a person; a message waits until a window shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from greenroom.errors import GreenroomError


class Severity(StrEnum):
    """How much a message matters; only errors stay when another page is shown."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """A message for the bar above the page: what happened, and what to do next."""

    severity: Severity
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ToastNotice:
    """A short confirmation for the strip at the bottom, with the way back if there is one."""

    text: str
    undo: Callable[[], object] | None = None


Told = Notice | ToastNotice | BaseException
"""What can be shown: in the bar, in the strip, or (a bug) in the crash dialog."""


class Messages(QObject):
    """Takes messages from any page and hands them to the window, as plain text.

    `told` carries a Notice, a ToastNotice or the exception of a bug; `cleared` empties the bar.
    """

    told = Signal(object)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        # None once the window listens; a list until then.
        self._waiting: list[Told] | None = []

    def info(self, text: str, hint: str = "") -> None:
        """Show a notice until another page is shown."""
        self._tell(Notice(Severity.INFO, text, hint))

    def warning(self, text: str, hint: str = "") -> None:
        """Show a warning until another page is shown."""
        self._tell(Notice(Severity.WARNING, text, hint))

    def error(self, text: str, hint: str = "") -> None:
        """Show an error until it is dismissed or replaced."""
        self._tell(Notice(Severity.ERROR, text, hint))

    def show_error(self, error: GreenroomError) -> None:
        """Show the sentence and the hint of an error."""
        self.error(error.message, error.hint)

    def toast(self, text: str, *, undo: Callable[[], object] | None = None) -> None:
        """Confirm something in the strip at the bottom, with an Undo button if given."""
        self._tell(ToastNotice(text, undo))

    def crash(self, error: BaseException) -> None:
        """Report a bug: a dialog whose facts can be copied."""
        self._tell(error)

    def clear(self) -> None:
        """Empty the bar."""
        self.cleared.emit()

    def open(self) -> None:
        """Deliver what waited; called by the window once it can show messages."""
        # Swapped first: showing a message may well cause another.
        waiting, self._waiting = self._waiting or [], None
        for told in waiting:
            self.told.emit(told)

    def _tell(self, told: Told) -> None:
        if self._waiting is None:
            self.told.emit(told)
        else:
            self._waiting.append(told)
