"""Exports: what to write, the pages as they will print, and what is open before they are sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.context import Context
from greenroom.gui.page import Page
from greenroom.gui.panels.exports_before import BeforePanel
from greenroom.gui.panels.exports_drawing import PreviewPanel, Wish
from greenroom.gui.panels.exports_keeping import Keeping
from greenroom.gui.panels.exports_points import arguments_of
from greenroom.gui.panels.exports_recent import RecentFile, read_recent
from greenroom.gui.panels.exports_target import formats_of
from greenroom.gui.panels.exports_verdict import (
    DropVeil,
    VerdictStrip,
    check_files,
    dropped_files,
)
from greenroom.gui.panels.exports_what import WhatPanel
from greenroom.gui.panels.exports_writing import Errand, Writing
from greenroom.gui.panels.release_chooser import ReleaseChooser
from greenroom.gui.tokens import GAP, MARGIN, TextStyle
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.export import OpenPoint, Place, Template
from greenroom.model.release import Release
from greenroom.services.batches import Batch
from greenroom.services.exports import BOARD_SUMMARY, ExportRequest
from greenroom.services.releases import list_releases
from greenroom.services.templates import list_templates


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What the page reads when it is shown."""

    releases: tuple[Release, ...]
    templates: tuple[Template, ...]


class ExportsPage(Page):
    """Three zones: what is written, how it will look, what is open before it is sent."""

    page_id = "exports"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted = ""
        self._seen: Wish | None = None
        self.setAcceptDrops(True)
        body = self.body()
        # Three zones need the height more than an empty strip below them does.
        body.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        body.addLayout(self._build_heading())
        self._verdicts = VerdictStrip()
        body.addWidget(self._verdicts)
        self._empty = EmptyState(
            self.tr("Nothing to export yet"),
            self.tr(
                "Documents are written about a release. Create one first; a file that was "
                "exported before can be checked here all the same."
            ),
            self.tr("Create a release"),
            icon_name="exports",
        )
        self._empty.chosen.connect(partial(self.navigate, "releases", create=True))
        body.addWidget(self._empty, 1)
        self._full = self._build_zones()
        body.addWidget(self._full, 1)
        self._empty.hide()
        self._full.hide()
        self._veil = DropVeil(self)
        self._writing = Writing(context, self)
        self._keeping = Keeping(context, self)
        self._connect()
        self._add_actions()

    def refresh(self) -> None:
        """Read the releases and templates again, and draw what is looked at anew."""
        workspace = self.context.workspace
        self.context.jobs.run(
            lambda _progress: _Shelf(list_releases(workspace), list_templates(workspace)),
            done=self._show,
        )

    def open_at(self, arguments: Mapping[str, object]) -> None:
        """Show the release, and the kind of document, that another page named."""
        self._wanted = str(arguments.get("release_id", ""))
        if "kind" in arguments:
            self._what.choose_kind(str(arguments["kind"]))
        self._releases.choose(self._wanted)

    def flush(self) -> None:
        """Keep the choices for the next time."""
        self.remember("kind", self._what.kind().id)
        self.remember("formats", " ".join(self._before.target.formats()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files, and say what dropping them does."""
        if dropped_files(event):
            event.acceptProposedAction()
            self._veil.cover()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Show the page again."""
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the files that were dropped."""
        self._veil.hide()
        event.acceptProposedAction()
        self._check(dropped_files(event))

    def _build_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(PlainLabel(self.tr("Exports"), style=TextStyle.DISPLAY), 1)
        check = VerbButton(self.tr("Check a file…"), self._choose_file)
        check.setObjectName("check_file")
        check.setAccessibleDescription(
            self.tr("Is it unchanged since it was exported? Files can also be dropped on the page.")
        )
        self._releases = ReleaseChooser("export_release")
        self._releases.setMinimumWidth(220)
        self._releases.setMaximumWidth(320)
        row.addWidget(check)
        row.addWidget(self._releases)
        return row

    def _build_zones(self) -> QWidget:
        zones = QWidget()
        row = QHBoxLayout(zones)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._what = WhatPanel()
        self._what.choose_kind(self.recall("kind", BOARD_SUMMARY))
        self._preview = PreviewPanel(self.context.jobs)
        self._before = BeforePanel(self.recall("formats"), self.recall("folder"))
        row.addWidget(self._what)
        row.addWidget(self._preview, 1)
        row.addWidget(self._before)
        return zones

    def _connect(self) -> None:
        self._releases.currentIndexChanged.connect(lambda _row: self._choose_release())
        self._what.changed.connect(self._begin_document)
        self._what.kinds_changed.connect(self._show_wanted)
        self._what.template_applied.connect(self._apply)
        self._what.template_wanted.connect(self._name_template)
        self._what.template_unwanted.connect(self._keeping.remove)
        self._what.look_wanted.connect(self._keeping.open_look)
        self._preview.enlarged.connect(self._enlarge)
        self._preview.looking.connect(self._begin_looking)
        self._preview.points_found.connect(self._show_points)
        self._preview.not_drawn.connect(self._show_not_drawn)
        self._before.place_wanted.connect(self._go)
        self._before.recent.check_wanted.connect(lambda path: self._check((path,)))
        self._before.target.export_wanted.connect(self._export)
        self._before.target.changed.connect(self._what.show_own)
        self._writing.began.connect(self._before.target.follow)
        self._writing.ended.connect(self._show_written)
        self._keeping.templates_changed.connect(self._what.show_templates)
        self._keeping.look_changed.connect(self._draw)

    def _add_actions(self) -> None:
        self.add_action(
            self.tr("Export the document"), self._export, shortcut="Ctrl+E", name="export"
        )
        self.add_action(self.tr("Draw the preview again"), self._preview.draw_again, shortcut="F5")
        self.add_action(self.tr("Check a file that was exported"), self._choose_file)
        self.add_action(self.tr("Change how documents look"), self._keeping.open_look)

    def _show(self, shelf: _Shelf) -> None:
        self._empty.setVisible(not shelf.releases)
        self._full.setVisible(bool(shelf.releases))
        self._releases.setVisible(bool(shelf.releases))
        chosen = self._wanted or self._releases.release_id() or self.recall("release")
        self._wanted = ""
        self._releases.show_releases(shelf.releases, chosen)
        self._what.show_templates(shelf.templates, self._what.template_name())
        self._show_wanted()
        if self._releases.release_id():
            self._preview.hear_of_change(self.context.workspace, self._wish())
            self._read_recent()

    def _choose_release(self) -> None:
        if self._releases.release_id():
            self.remember("release", self._releases.release_id())
            self._begin_document()
            self._read_recent()

    def _begin_document(self) -> None:
        self._before.show_open()
        self._draw()

    def _draw(self) -> None:
        self._show_wanted()
        if self._releases.release_id():
            self._preview.draw(self.context.workspace, self._wish())

    def _wish(self) -> Wish:
        return Wish(self._releases.release_id(), self._what.kind().id, self._what.options())

    def _show_wanted(self) -> None:
        there = bool(self._releases.release_id())
        self._before.target.show_wanted(self._what.wanted(), release=there)

    def _enlarge(self) -> None:
        self._what.setHidden(self._preview.large)
        self._before.setHidden(self._preview.large)

    def _begin_looking(self) -> None:
        wish = self._wish()
        # The points of the same document stay until the new ones are there.
        same = self._seen is not None and self._seen.kind == wish.kind
        if not same or (self._seen is not None and self._seen.release_id != wish.release_id):
            self._before.show_waiting()
        self._seen = wish

    def _show_points(self, points: Sequence[OpenPoint]) -> None:
        self._before.show_points(points)

    def _show_not_drawn(self, error: GreenroomError) -> None:
        self._before.show_failed(error.message)

    def _go(self, place: Place) -> None:
        if place.page == self.page_id:
            self._what.show_place(place.part)
        else:
            self.navigate(place.page, **arguments_of(place, self._releases.release_id()))

    def _read_recent(self) -> None:
        workspace, release_id = self.context.workspace, self._releases.release_id()
        self.context.jobs.run(
            lambda _progress: read_recent(workspace, release_id),
            done=partial(self._show_recent, release_id),
        )

    def _show_recent(self, release_id: str, files: tuple[RecentFile, ...]) -> None:
        # Another release may have been chosen while the files were looked at.
        if release_id == self._releases.release_id():
            self._before.recent.show_files(files)

    def _export(self) -> None:
        target = self._before.target
        if not target.ready():
            return
        release_id = self._releases.release_id()
        requests = []
        for kind in self._what.wanted_kinds():
            formats = formats_of(kind.id, target.formats())
            if formats:
                options = self._what.options_of(kind)
                requests.append(ExportRequest(release_id, kind.id, options, formats))
        self._writing.write(Errand(requests, target.folder()))

    def _show_written(self, batch: Batch) -> None:
        self.remember("folder", str(self._before.target.folder()))
        self._before.show_result(batch)
        self._preview.hear_of_export(batch.records)
        self._read_recent()
        if batch.records:
            self.announce_change()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a file to check"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self._check([Path(each) for each in names]))
        dialog.open()

    def _check(self, paths: Sequence[Path]) -> None:
        workspace = self.context.workspace
        self.context.jobs.run(
            lambda progress: check_files(workspace, paths, progress),
            done=self._verdicts.show_findings,
            title=self.tr("Checking files"),
        )

    def _name_template(self) -> None:
        kind = self._what.kind()
        formats = tuple(each.value for each in self._before.target.formats())
        template = Template("", kind.id, self._what.options(), formats)
        self._keeping.ask_name(template, kind.name, self._what.templates())

    def _apply(self, template: Template) -> None:
        if template.formats:
            self._before.target.choose_formats(template.formats)
        self._what.apply(template)
