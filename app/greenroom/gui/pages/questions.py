"""Questions: every question of the bank, and the user's own to write, bring in and take out."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from greenroom.gui.context import Context
from greenroom.gui.jobs import Lane
from greenroom.gui.page import Page
from greenroom.gui.panels.questions_bank import BankPanel
from greenroom.gui.panels.questions_changes import QuestionChanges
from greenroom.gui.panels.questions_editor import QuestionEditor
from greenroom.gui.panels.questions_files import QuestionFiles
from greenroom.gui.panels.questions_filters import Wanted
from greenroom.gui.panels.questions_found import (
    Found,
    check_draft,
    find_entries,
    store_draft,
    unfinished,
)
from greenroom.gui.panels.questions_rules import open_rules
from greenroom.gui.tokens import GAP, GRID, TextStyle
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.current_stack import CurrentStack
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.prompt import Prompt
from greenroom.model.release import Release
from greenroom.prompts.lint import Problem
from greenroom.services.prompt_drafts import blank_prompt, check_prompt, keep_draft
from greenroom.services.prompts import BankEntry, copy_prompt


class QuestionsPage(Page):
    """Finds, writes, imports, exports, retires and deletes questions."""

    page_id = "questions"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._found: Found | None = None
        self._wanted_id = ""
        self._draft_read = False
        self._releases = QMenu(self)
        self._stack = CurrentStack()
        self._shelf = QWidget()
        column = QVBoxLayout(self._shelf)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._build_heading())
        self._bank = BankPanel()
        column.addWidget(self._bank, 1)
        self._editor = QuestionEditor()
        self._files = QuestionFiles(self)
        self._changes = QuestionChanges(context, self)
        for part in (self._shelf, self._editor):
            self._stack.add(part)
        self.body().addWidget(self._stack, 1)
        self._connect()
        self._add_actions()

    def refresh(self) -> None:
        """List the questions again, and go on with the one that was being written."""
        self._search()
        if self._draft_read:
            return
        self._draft_read = True
        workspace = self.context.workspace
        self.context.jobs.run(lambda _progress: unfinished(workspace), done=self._resume)

    def open_at(self, arguments: Mapping[str, object]) -> None:
        """Show the question another page named, or begin to write one."""
        if "create" in arguments:
            self._write()
        elif "prompt_id" in arguments:
            self._wanted_id = str(arguments["prompt_id"])
            self._search()

    def flush(self) -> None:
        """Keep what is being written as a draft."""
        self._editor.settle()

    def _build_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(PlainLabel(self.tr("Questions"), style=TextStyle.DISPLAY), 1)
        write = VerbButton(self.tr("Write a question"), self._write, kind="primary")
        rules = partial(open_rules, self.context, self)
        for name, button in (
            ("finding_switches", VerbButton(self.tr("Findings…"), rules)),
            ("import_questions", VerbButton(self.tr("Import…"), self._import)),
            ("export_questions", VerbButton(self.tr("Export yours…"), self._export)),
            ("write_question", write),
        ):
            button.setObjectName(name)
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        bank = self._bank
        bank.searched.connect(self._search)
        bank.chosen.connect(self._show_advice)
        bank.edit_wanted.connect(self._edit)
        bank.delete_wanted.connect(self._delete)
        bank.write_wanted.connect(self._write)
        bank.import_wanted.connect(self._import)
        bank.detail.rehearse_wanted.connect(self._rehearse)
        bank.detail.edit_wanted.connect(self._edit)
        bank.detail.retire_wanted.connect(self._retire)
        bank.detail.delete_wanted.connect(self._delete)
        self._editor.settled.connect(self._check)
        self._editor.kept.connect(self._keep)
        self._editor.discarded.connect(self._discard)
        for part in (self._files, self._changes):
            part.changed.connect(self._changed)

    def _add_actions(self) -> None:
        rules = partial(open_rules, self.context, self)
        for words, run, keys, name in (
            (self.tr("Write a question"), self._write, "Ctrl+N", "write"),
            (self.tr("Search the questions"), self._focus_search, "Ctrl+F", "search"),
            (self.tr("Rehearse this question"), self._rehearse, "", "rehearse"),
            (self.tr("Edit this question"), self._edit, "", "edit"),
            (self.tr("Retire or restore this question"), self._retire, "", "retire"),
            (self.tr("Delete this question"), self._delete, "", "delete"),
            (self.tr("Import questions"), self._import, "", "import"),
            (self.tr("Export your questions"), self._export, "", "export"),
            (self.tr("Choose what is looked for in answers"), rules, "", "rules"),
            (self.tr("Keep the question"), self._editor.keep, "Ctrl+Return", "keep"),
        ):
            self.add_action(words, run, shortcut=keys, name=name)

    # ------------------------------------------------------------------------ finding

    def _search(self) -> None:
        workspace, wanted = self.context.workspace, self._bank.filters.wanted()
        self.context.jobs.run(
            lambda _progress: find_entries(workspace, wanted),
            done=self._show,
            title=self.tr("Searching the questions"),
            exclusive=True,
        )

    def _show(self, found: Found) -> None:
        self._found = found
        self._bank.show_names(found.offered.names)
        self._editor.show_offered(found.offered)
        current = self._bank.current()
        chosen = self._wanted_id or (current.prompt.id if current else self.recall("prompt"))
        self._bank.show_entries(found.entries, chosen)
        self._bank.show_nothing(found.wanted, own=found.own)
        missing = chosen not in {entry.prompt.id for entry in found.entries}
        if self._wanted_id and missing and found.wanted != Wanted():
            # Asked for by name, it is shown even when the search would leave it out.
            self._bank.clear_search()
            return
        self._wanted_id = ""

    def _show_advice(self, entry: BankEntry) -> None:
        """Say what would make an own question better; shipped ones are as they are."""
        self.remember("prompt", entry.prompt.id)
        if not entry.prompt.own:
            return
        workspace = self.context.workspace

        def done(problems: tuple[Problem, ...]) -> None:
            if self._bank.current() == entry:
                self._bank.detail.show_advice(problems)

        self.context.jobs.run(lambda _progress: check_prompt(workspace, entry.prompt), done=done)

    def _focus_search(self) -> None:
        if self._stack.current() is self._shelf:
            self._bank.focus_words()

    def _chosen(self) -> BankEntry | None:
        """The question that is shown; None while another is being written."""
        return self._bank.current() if self._stack.current() is self._shelf else None

    # ------------------------------------------------------------------------ rehearsing

    def _rehearse(self) -> None:
        """Ask the question for the only release, or have one chosen."""
        entry = self._chosen()
        if entry is None or entry.retired or self._found is None:
            return
        releases = self._found.releases
        if not releases:
            self.context.messages.info(
                self.tr("A question is rehearsed for a release, and there is none yet."),
                self.tr("Create one on the Releases page."),
            )
        elif len(releases) == 1:
            self._ask(releases[0], entry.prompt)
        else:
            self._releases.clear()
            for release in releases:
                # An ampersand in a name must not become a shortcut.
                words = release.title.replace("&", "&&")
                self._releases.addAction(words, partial(self._ask, release, entry.prompt))
            button = self._bank.detail.rehearse_button()
            self._releases.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask(self, release: Release, prompt: Prompt) -> None:
        asking = self._bank.filters.wanted().persona
        self.navigate(
            "rehearse",
            release_id=release.id,
            prompt_id=prompt.id,
            persona_id=asking if asking in prompt.personas else prompt.personas[0],
        )

    # ------------------------------------------------------------------------ writing

    def _write(self) -> None:
        if self._stack.current() is self._shelf:
            self._open(blank_prompt(self.context.workspace), new=True)

    def _edit(self) -> None:
        entry = self._chosen()
        if entry is None:
            return
        if entry.prompt.own:
            self._open(entry.prompt, new=False)
        else:
            self._open(copy_prompt(self.context.workspace, entry.prompt), new=True)

    def _resume(self, draft: tuple[Prompt, bool] | None) -> None:
        if draft is not None and self._stack.current() is self._shelf:
            prompt, new = draft
            self._open(prompt, new=new, draft=True)
            self.context.messages.info(self.tr("You had not finished this question."))

    def _open(self, prompt: Prompt, *, new: bool, draft: bool = False) -> None:
        self._stack.show_only(self._editor)
        self._editor.edit(prompt, new=new, draft=draft)
        self._editor.form.focus_first()

    def _check(self, prompt: Prompt) -> None:
        workspace, keep = self.context.workspace, self._editor.changed()

        def done(problems: tuple[Problem, ...]) -> None:
            if self._editor.open_for == prompt.id:
                self._editor.show_problems(problems)
                self._editor.show_draft_kept()

        self.context.jobs.run(
            lambda _progress: check_draft(workspace, prompt, keep=keep), done=done, lane=Lane.SAVE
        )

    def _keep(self, prompt: Prompt) -> None:
        workspace = self.context.workspace
        self._editor.set_busy(busy=True)

        def done(stored: Prompt | tuple[Problem, ...]) -> None:
            self._editor.set_busy(busy=False)
            if not isinstance(stored, Prompt):
                self._editor.show_refused(stored)
                return
            self._close_editor()
            self.context.messages.toast(self.tr("The question is kept."))
            self._changed(stored.id)

        job = self.context.jobs.run(
            lambda _progress: store_draft(workspace, prompt), done=done, lane=Lane.SAVE
        )
        job.over.connect(lambda: self._editor.set_busy(busy=False))

    def _discard(self, prompt: Prompt) -> None:
        workspace, changed = self.context.workspace, self._editor.changed()
        new = self._editor.is_new()
        self._close_editor()

        def done(_nothing: None) -> None:
            if changed:
                self.context.messages.toast(
                    self.tr("What you wrote is discarded."),
                    undo=partial(self._write_on, prompt, new=new),
                )

        self.context.jobs.run(
            lambda _progress: keep_draft(workspace, None), done=done, lane=Lane.SAVE
        )

    def _write_on(self, prompt: Prompt, *, new: bool) -> None:
        """Bring back what was discarded, unless something else is being written by now."""
        if self._stack.current() is self._shelf:
            self._open(prompt, new=new, draft=True)
        else:
            self.context.messages.info(self.tr("Finish the question you are writing first."))

    def _close_editor(self) -> None:
        self._editor.close_prompt()
        self._stack.show_only(self._shelf)
        self._bank.focus_list()

    # ------------------------------------------------------------------------ changing

    def _retire(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self._changes.turn(entry)

    def _delete(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self._changes.delete(entry)

    def _import(self) -> None:
        if self._stack.current() is self._shelf:
            self._files.choose_file()

    def _export(self) -> None:
        if self._found is None or self._stack.current() is not self._shelf:
            return
        if self._found.own:
            self._files.choose_place()
            return
        self.context.messages.info(
            self.tr("There is no question of yours to export."),
            self.tr("Write one, or import a file."),
        )

    def _changed(self, shown: str) -> None:
        """List the bank again, with that question chosen if one is named."""
        self._wanted_id = shown
        self.announce_change()
        self._search()
