"""Every failure a person can meet, as a finished sentence with a way out.

    GreenroomError
    ├── InputError          what was typed or passed in cannot be used
    ├── PromptBankError     a prompt bank breaks its schema (file, line and field named)
    ├── RehearsalError      a step the rehearsal cannot take now
    ├── TranscriptError     a transcript file that cannot be read
    ├── StoreError          the workspace cannot be opened, read or written
    │   ├── WorkspaceBusy   another Greenroom holds it
    │   └── WorkspaceNewer  a later Greenroom wrote it
    ├── ExportError         a document cannot be written
    └── Cancelled           the user stopped a long job

Rooms raise, services pass on, front doors show. Anything else that surfaces is a bug.
"""


class GreenroomError(Exception):
    """A failure that a person can act on.

    `message` says what happened and where, in one sentence; `hint` says what to do next.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InputError(GreenroomError):
    """What was typed or passed in cannot be used."""


class PromptBankError(GreenroomError):
    """A prompt bank breaks its schema; the message names file, line and field."""


class RehearsalError(GreenroomError):
    """A step the rehearsal cannot take in its present state."""


class TranscriptError(GreenroomError):
    """A transcript file that cannot be read."""


class StoreError(GreenroomError):
    """The workspace cannot be opened, read or written."""


class WorkspaceBusy(StoreError):
    """Another running Greenroom holds the workspace."""


class WorkspaceNewer(StoreError):
    """A later version of Greenroom wrote the workspace."""


class ExportError(GreenroomError):
    """A document cannot be written."""


class Cancelled(GreenroomError):
    """The user stopped a long job; the piece under way is dropped, finished ones are kept."""

    def __init__(self) -> None:
        super().__init__(
            "Stopped as you asked.", "What was finished before is kept; start again at any time."
        )
