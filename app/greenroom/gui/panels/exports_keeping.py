"""What is kept for the next time: templates of choices, and the look of the workspace."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.context import Context
from greenroom.gui.jobs import Lane
from greenroom.gui.panels.exports_look import LookDialog
from greenroom.gui.panels.exports_templates import TemplateDialog
from greenroom.model.export import Template
from greenroom.report.theme import Theme
from greenroom.services.looks import Look, forget_look, load_theme, save_look
from greenroom.services.templates import list_templates, remove_template, save_template
from greenroom.services.workspace import Workspace

Stored = TypeVar("Stored")


class Keeping(QObject):
    """Opens the two dialogs and stores what is chosen in them.

    `templates_changed` carries the templates as they are now and the name to show as chosen,
    `look_changed` says that every document looks different.
    """

    templates_changed = Signal(object, str)
    look_changed = Signal()

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def ask_name(self, template: Template, kind: str, known: tuple[Template, ...]) -> None:
        """Ask under which name to keep those choices."""
        names = tuple(each.name for each in known)
        dialog = TemplateDialog(kind, names, self._window)

        def stored(name: str) -> None:
            dialog.accept()
            self._read(name)

        def save(name: str) -> None:
            self._store(
                lambda workspace: save_template(workspace, replace(template, name=name)).name,
                done=stored,
                failed=lambda error: dialog.show_problem(error.message),
            )

        dialog.named.connect(save)
        dialog.open()

    def remove(self, template: Template) -> None:
        """Forget a template; the notice at the bottom brings it back."""

        def back() -> None:
            self._store(lambda workspace: save_template(workspace, template).name, done=self._read)

        def removed(_nothing: None) -> None:
            self._read("")
            words = self.tr("Template “{name}” removed").replace("{name}", template.name)
            self._context.messages.toast(words, undo=back)

        self._store(lambda workspace: remove_template(workspace, template.name), done=removed)

    def open_look(self) -> None:
        """Show the look of the workspace's documents, to be changed."""
        workspace = self._context.workspace
        self._context.jobs.run(lambda _progress: load_theme(workspace), done=self._show_look)

    def _show_look(self, theme: Theme) -> None:
        dialog = LookDialog(theme, self._window)
        dialog.look_wanted.connect(partial(self._save_look, dialog))
        dialog.own_wanted.connect(partial(self._forget_look, dialog))
        dialog.open()

    def _save_look(self, dialog: LookDialog, look: Look) -> None:
        self._store(
            lambda workspace: save_look(workspace, look),
            done=lambda _theme: self._accept_look(dialog),
            failed=dialog.show_problem,
        )

    def _forget_look(self, dialog: LookDialog) -> None:
        self._store(forget_look, done=lambda _theme: self._accept_look(dialog))

    def _accept_look(self, dialog: LookDialog) -> None:
        dialog.accept()
        self.look_changed.emit()

    def _read(self, chosen: str) -> None:
        workspace = self._context.workspace
        self._context.jobs.run(
            lambda _progress: list_templates(workspace),
            done=lambda found: self.templates_changed.emit(found, chosen),
        )

    def _store(
        self,
        work: Callable[[Workspace], Stored],
        *,
        done: Callable[[Stored], object],
        failed: Callable[[GreenroomError], object] | None = None,
    ) -> None:
        workspace = self._context.workspace
        self._context.jobs.run(
            lambda _progress: work(workspace), done=done, failed=failed, lane=Lane.SAVE
        )
