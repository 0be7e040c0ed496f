"""Releases: the list on the left; on the right one release, its facts and its launch record."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.context import Context
from greenroom.gui.jobs import Lane
from greenroom.gui.page import Page
from greenroom.gui.panels.releases_sections import ReleaseSections
from greenroom.gui.tokens import TextStyle
from greenroom.gui.widgets.column import Column
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.wrapped_list import WrappedList
from greenroom.model.progress import Progress
from greenroom.model.release import Fact, Release
from greenroom.services.releases import (
    list_releases,
    remove_release,
    restore_release,
    save_release,
    suggested_facts,
)

LIST_CHARACTERS = 27
"""The width of the column with the releases."""


class ReleasesPage(Page):
    """Creates, edits and removes releases; every finished edit is saved."""

    page_id = "releases"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._release: Release | None = None
        self._listed: tuple[Release, ...] = ()
        self._wanted = ""
        self._create_wanted = False
        self._place: tuple[str, str] | None = None
        body = self.body()
        body.addLayout(self._build_heading())
        self._empty = EmptyState(
            self.tr("No release yet"),
            self.tr(
                "Everything hangs on a release: its board, its facts, its rehearsals and its "
                "evidence. A name is enough to begin."
            ),
            self.tr("Create a release"),
            icon_name="releases",
        )
        self._empty.chosen.connect(self._new)
        body.addWidget(self._empty, 1)
        self._full = QWidget()
        row = QHBoxLayout(self._full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._build_list())
        row.addWidget(self._build_editor(), 1)
        body.addWidget(self._full, 1)
        self._empty.hide()
        self._full.hide()
        self.add_action(self.tr("Create a release"), self._new, shortcut="Ctrl+N", name="new")
        self.add_action(self.tr("Remove this release"), self._remove, name="remove_release")
        self.add_action(self.tr("Rehearse this release"), self._rehearse, name="rehearse_release")
        for section, title in self._sections.titles.items():
            words = self.tr("Show %1").replace("%1", title.lower())
            show = partial(self._sections.go_to, section)
            self.add_action(words, show, name=f"show_{section}")
        self._sections.show_section(self.recall("section"))

    def refresh(self) -> None:
        """Read the releases again; an edit in progress is kept."""
        workspace = self.context.workspace
        self.context.jobs.run(lambda _progress: list_releases(workspace), done=self._show)

    def open_at(self, arguments: Mapping[str, object]) -> None:
        """Show the release and the place in it that another page named, or begin a new one.

        `section` is a section's id, a field of the launch record, or the part of a Place, and
        `argument` what the Place names in it: a field, or the key of a fact.
        """
        self._wanted = str(arguments.get("release_id", ""))
        self._create_wanted = bool(arguments.get("create"))
        if self._create_wanted:
            self._new()
            return
        if "section" in arguments:
            self._place = (str(arguments["section"]), str(arguments.get("argument", "")))
        # Nothing may have changed since the page was last shown, and then nobody refreshed it.
        self.refresh()

    def flush(self) -> None:
        """Save what was typed in the field that still has the keyboard."""
        self._save()
        self._launch.flush()

    def _build_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(PlainLabel(self.tr("Releases"), style=TextStyle.DISPLAY), 1)
        remove = QPushButton(self.tr("Remove"))
        remove.setObjectName("remove_release_button")
        remove.clicked.connect(self._remove)
        rehearse = QPushButton(self.tr("Rehearse"))
        rehearse.setObjectName("rehearse_release_button")
        rehearse.clicked.connect(self._rehearse)
        new = QPushButton(self.tr("New release"))
        new.setObjectName("new_release")
        new.setProperty("kind", "primary")
        new.clicked.connect(self._new)
        self._needs_release = (remove, rehearse)
        for button in (remove, rehearse, new):
            row.addWidget(button)
        return row

    def _build_list(self) -> Column:
        column = Column(LIST_CHARACTERS)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        self._list = WrappedList("releases_list", self.tr("Releases"))
        self._list.currentRowChanged.connect(self._choose)
        layout.addWidget(self._list)
        return column

    def _build_editor(self) -> ReleaseSections:
        self._sections = sections = ReleaseSections(self.context)
        self._form, self._facts = sections.form, sections.facts
        self._launch = sections.launch
        self._form.settled.connect(self._save)
        self._facts.edited.connect(self._save)
        self._facts.removed.connect(self._offer_fact_back)
        self._launch.stored.connect(self.announce_change)
        self._launch.reopen_wanted.connect(self._reopen)
        self._launch.decision_wanted.connect(self._open_decision)
        sections.shown.connect(partial(self.remember, "section"))
        return sections

    def _reopen(self, release_id: str) -> None:
        self._wanted = release_id
        self.refresh()

    def _open_decision(self) -> None:
        if self._release is not None:
            self.navigate("readiness", release_id=self._release.id, section="decision")

    def _show(self, releases: tuple[Release, ...]) -> None:
        # A release without a name exists on this page only; a refresh must not take it away.
        unsaved = self._release is not None and not self._release.name
        chosen = self._wanted or (self._release.id if self._release else self.recall("release"))
        self._wanted = ""
        self._show_list(releases, chosen)
        self._show_any(bool(releases) or unsaved)
        if unsaved or not releases:
            return
        found = next((each for each in releases if each.id == chosen), releases[0])
        # Opening it again would put the cursor back to the start of a field.
        if found != self._release:
            self._open(found)
        else:
            self._launch.open(found)
        if self._place is not None:
            place, self._place = self._place, None
            self._sections.show_place(*place)

    def _show_any(self, there: bool) -> None:
        self._empty.setVisible(not there)
        self._full.setVisible(there)
        for button in self._needs_release:
            button.setVisible(there)

    def _show_list(self, releases: tuple[Release, ...], chosen: str) -> None:
        self._list.blockSignals(True)
        self._listed = releases
        self._list.show_texts([self._words(release) for release in releases])
        ids = [release.id for release in releases]
        if chosen in ids:
            self._list.setCurrentRow(ids.index(chosen))
        self._list.blockSignals(False)

    def _words(self, release: Release) -> str:
        marked = self.tr("%1 (sample)").replace("%1", release.title)
        return marked if release.sample else release.title

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._listed):
            self._save()
            self._open(self._listed[row])

    def _open(self, release: Release) -> None:
        self._release = release
        self.remember("release", release.id)
        self._form.show_release(release)
        self._facts.show_facts(release.facts, suggested_facts(self.context.workspace, release))
        if release.name:
            self._launch.open(release)
        self._sections.allow_record(bool(release.name))

    def _new(self) -> None:
        self._save()
        self._create_wanted = False
        self._show_any(there=True)
        self._list.setCurrentRow(-1)
        self._launch.flush()
        self._open(Release(id=self.context.workspace.new_id(), name="", version=""))
        self._form.name.setFocus()

    def _typed(self) -> Release | None:
        """The release as typed, or None when nothing differs from what is stored."""
        if self._release is None:
            return None
        typed = replace(self._form.release(), facts=self._facts.model.facts)
        return None if typed == self._release else typed

    def _save(self) -> None:
        typed = self._typed()
        if typed is None or not typed.name.strip():
            return
        workspace = self.context.workspace

        def work(_progress: Progress) -> Release:
            return save_release(workspace, typed)

        self.context.jobs.run(work, done=self._saved, failed=self._not_saved, lane=Lane.SAVE)

    def _saved(self, release: Release) -> None:
        if self._release is not None and self._release.id == release.id:
            self._release = release
            self._form.kept(release)
            self._sections.allow_record(True)
        self.announce_change()
        self.refresh()

    def _not_saved(self, error: GreenroomError) -> None:
        self._form.show_problem(str(error))

    def _remove(self) -> None:
        release = self._release
        if release is None or not release.name:
            return
        workspace = self.context.workspace
        self._release = None

        def done(_nothing: None) -> None:
            self.context.messages.toast(
                self.tr("Removed %1.").replace("%1", release.title),
                undo=partial(self._restore, release.id),
            )
            self._changed()

        self.context.jobs.run(
            lambda _progress: remove_release(workspace, release.id), done=done, lane=Lane.SAVE
        )

    def _restore(self, release_id: str) -> None:
        workspace = self.context.workspace
        self._wanted = release_id
        self.context.jobs.run(
            lambda _progress: restore_release(workspace, release_id),
            done=lambda _nothing: self._changed(),
            lane=Lane.SAVE,
        )

    def _changed(self) -> None:
        self.announce_change()
        self.refresh()

    def _offer_fact_back(self, fact: Fact, row: int) -> None:
        self.context.messages.toast(
            self.tr("Removed “%1”.").replace("%1", fact.label),
            undo=partial(self._facts.model.insert, row, fact),
        )

    def _rehearse(self) -> None:
        if self._release is not None and self._release.name:
            self._save()
            self.navigate("rehearse", release_id=self._release.id)
