"""Retiring, restoring and deleting a question, each with its way back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from greenroom.gui.context import Context
from greenroom.gui.jobs import Lane
from greenroom.gui.panels.questions_found import bring_back
from greenroom.services.prompts import (
    BankEntry,
    delete_own_prompt,
    restore_prompt,
    retire_prompt,
)


class QuestionChanges(QObject):
    """Changes the bank on the saving thread; `changed` carries the id to show, if any."""

    changed = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def turn(self, entry: BankEntry) -> None:
        """Retire a question that is asked; restore one that is not."""
        self._set_retired(entry.prompt.id, retired=not entry.retired)

    def delete(self, entry: BankEntry) -> None:
        """Delete an own question; of a shipped one only say that it stays."""
        if not entry.prompt.own:
            self._context.messages.info(
                self.tr("This question came with Greenroom and cannot be deleted."),
                self.tr("Retire it, and it is never asked."),
            )
            return
        workspace = self._context.workspace

        def told() -> None:
            self._context.messages.toast(
                self.tr("The question is deleted."), undo=partial(self._bring_back, entry)
            )

        self._store(lambda: delete_own_prompt(workspace, entry.prompt.id), "", told)

    def _set_retired(self, prompt_id: str, *, retired: bool) -> None:
        workspace = self._context.workspace
        change = retire_prompt if retired else restore_prompt

        def told() -> None:
            words = self.tr("The question is asked again.")
            if retired:
                words = self.tr("The question is retired and never asked.")
            self._context.messages.toast(
                words, undo=partial(self._set_retired, prompt_id, retired=not retired)
            )

        self._store(lambda: change(workspace, prompt_id), "", told)

    def _bring_back(self, entry: BankEntry) -> None:
        workspace = self._context.workspace
        self._store(lambda: bring_back(workspace, entry), entry.prompt.id)

    def _store(
        self,
        change: Callable[[], object],
        shown: str,
        told: Callable[[], object] | None = None,
    ) -> None:
        def done(_result: object) -> None:
            if told is not None:
                told()
            self.changed.emit(shown)

        self._context.jobs.run(lambda _progress: change(), done=done, lane=Lane.SAVE)
