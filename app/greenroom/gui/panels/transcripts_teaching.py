"""The way to the codebook and to what was learned, above the transcripts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.context import Context
from greenroom.gui.jobs import Lane
from greenroom.gui.panels.transcripts_codebook import CodebookDialog
from greenroom.gui.panels.transcripts_learning import LearningDialog
from greenroom.gui.tokens import GRID
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.confirm_dialog import confirm
from greenroom.model.progress import Progress
from greenroom.model.theme import Theme
from greenroom.services.codebook import (
    ThemeEntry,
    add_theme,
    list_themes,
    remove_theme,
    restore_theme,
    save_theme,
)
from greenroom.services.learning import (
    Learned,
    count_decisions,
    forget_decisions,
    read_learned,
    remember_decisions,
    suggest_again,
    switch_learning,
)


class TeachingBar(QWidget):
    """Two buttons and their dialogs; `changed` follows anything that changes suggestions."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._learning: LearningDialog | None = None
        self._codebook: CodebookDialog | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self._learned = VerbButton(self.tr("What was learned"), self.open_learning, kind="quiet")
        self._learned.setObjectName("open_learning")
        themes = VerbButton(self.tr("Codebook…"), self.open_codebook)
        themes.setObjectName("open_codebook")
        row.addWidget(self._learned)
        row.addWidget(themes)

    def actions_offered(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """What the page offers in its command palette: verb phrases and what they do."""
        return (
            (self.tr("Show what was learned"), self.open_learning),
            (self.tr("Edit the codebook"), self.open_codebook),
            (self.tr("Suggest themes anew"), self.suggest_again),
        )

    def refresh(self) -> None:
        """Count the decisions again, and with the dialog open tell what they taught."""
        workspace, jobs = self._context.workspace, self._context.jobs
        jobs.run(lambda _progress: count_decisions(workspace), done=self._show_count)
        if self._learning is not None:
            jobs.run(
                lambda _progress: read_learned(workspace),
                done=self._show,
                title=self.tr("Learning from the decisions"),
                exclusive=True,
            )

    def open_learning(self) -> None:
        """Show what was learned, theme by theme."""
        dialog = LearningDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.switched.connect(self._switch)
        dialog.forget_wanted.connect(self._ask_to_forget)
        dialog.again_wanted.connect(self.suggest_again)
        dialog.finished.connect(self._closed)
        self._learning = dialog
        self.refresh()
        dialog.open()

    def open_codebook(self) -> None:
        """Show the themes to edit."""
        dialog = CodebookDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.edited.connect(self._edit)
        dialog.added.connect(self._add)
        dialog.removed.connect(self._remove)
        dialog.finished.connect(self._closed)
        self._codebook = dialog
        workspace = self._context.workspace
        self._context.jobs.run(lambda _progress: list_themes(workspace), done=dialog.show_themes)
        dialog.open()

    def suggest_again(self) -> None:
        """Read again what was read by other rules."""
        workspace = self._context.workspace

        def work(progress: Progress) -> Learned:
            suggest_again(workspace, progress)
            return read_learned(workspace)

        def done(learned: Learned) -> None:
            self._show(learned)
            self._context.messages.toast(self.tr("Themes are suggested anew."))
            self.changed.emit()

        self._context.jobs.run(work, done=done, title=self.tr("Reading transcripts again"))

    def _closed(self, _result: int) -> None:
        self._learning = self._codebook = None
        self.refresh()

    def _show_count(self, decisions: int | None) -> None:
        if decisions is None:
            words = self.tr("Learning is off")
        elif decisions == 1:
            words = self.tr("Learned from 1 decision")
        else:
            words = self.tr("Learned from %1 decisions").replace("%1", str(decisions))
        self._learned.setText(words)

    def _show(self, learned: Learned) -> None:
        if self._learning is not None:
            self._learning.show_learned(learned)

    def _switch(self, on: bool) -> None:
        self._store(lambda: switch_learning(self._context.workspace, on=on))

    def _ask_to_forget(self) -> None:
        confirm(
            self._learning or self,
            self.tr("Forget what was learned?"),
            self.tr("The decisions themselves stay. Themes are suggested as shipped again."),
            self.tr("Forget"),
            self._forget,
        )

    def _forget(self) -> None:
        workspace = self._context.workspace

        def done(forgotten: tuple[str, ...]) -> None:
            self.refresh()
            self._context.messages.toast(
                self.tr("What was learned is forgotten."),
                undo=lambda: self._store(lambda: remember_decisions(workspace, forgotten)),
            )
            self.changed.emit()

        self._context.jobs.run(
            lambda _progress: forget_decisions(workspace), done=done, lane=Lane.SAVE
        )

    def _store(self, save: Callable[[], object]) -> None:
        """Store something about learning, and show what is learned then."""
        self._context.jobs.run(
            lambda _progress: save(), done=lambda _nothing: self._stored(), lane=Lane.SAVE
        )

    def _stored(self) -> None:
        self.refresh()
        self.changed.emit()

    def _edit(self, theme: Theme) -> None:
        self._keep(lambda: save_theme(self._context.workspace, theme), self._edited)

    def _edited(self, _saved: object, entries: tuple[ThemeEntry, ...]) -> None:
        if self._codebook is not None:
            self._codebook.show_saved(entries)

    def _add(self, name: str) -> None:
        self._keep(lambda: add_theme(self._context.workspace, name), self._listed)

    def _remove(self, theme: Theme) -> None:
        workspace = self._context.workspace

        def told(saved: object, entries: tuple[ThemeEntry, ...]) -> None:
            self._listed(saved, entries)
            shipped = any(entry.theme.id == theme.id for entry in entries)
            back, gone = self.tr("“%1” is put back as shipped."), self.tr("“%1” is deleted.")
            self._context.messages.toast(
                (back if shipped else gone).replace("%1", theme.name),
                undo=partial(self._keep, partial(restore_theme, workspace, theme), self._listed),
            )

        self._keep(partial(remove_theme, workspace, theme.id), told)

    def _listed(self, saved: object, entries: tuple[ThemeEntry, ...]) -> None:
        if self._codebook is not None:
            self._codebook.show_themes(entries, saved.id if isinstance(saved, Theme) else "")

    def _keep(
        self,
        save: Callable[[], object],
        told: Callable[[object, tuple[ThemeEntry, ...]], object],
    ) -> None:
        """Store an edit of the codebook; what is wrong with it is said in the dialog."""
        workspace = self._context.workspace

        def work(_progress: Progress) -> tuple[object, tuple[ThemeEntry, ...]]:
            return save(), list_themes(workspace)

        def done(kept: tuple[object, tuple[ThemeEntry, ...]]) -> None:
            told(*kept)
            self.changed.emit()

        self._context.jobs.run(work, done=done, failed=self._refused, lane=Lane.SAVE)

    def _refused(self, error: GreenroomError) -> None:
        if self._codebook is not None:
            self._codebook.show_problem(error)
        else:
            self._context.messages.show_error(error)
