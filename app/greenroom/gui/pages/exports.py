"""Exports: the board summary as it will look, and one button that writes it."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from greenroom.errors import GreenroomError
from greenroom.gui.context import Context
from greenroom.gui.page import Page
from greenroom.gui.panels.exports_preview import PreviewPane
from greenroom.gui.panels.exports_recent import RecentExports
from greenroom.gui.panels.release_chooser import ReleaseChooser
from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.column import Column
from greenroom.gui.widgets.confirm_dialog import confirm
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.progress import Progress
from greenroom.model.release import Release
from greenroom.report.document import Format
from greenroom.services.exports import (
    Preview,
    existing_files,
    export_board_summary,
    preview_board_summary,
    recent_exports,
)
from greenroom.services.releases import list_releases
from greenroom.store.exports import ExportRecord

SIDE_CHARACTERS = 37
"""The width of the column beside the preview."""

PREVIEW_PIXELS = 1240
"""Pixels a previewed page is drawn with: an A4 page at 150 dots per inch."""

_OFFERED = (Format.PDF, Format.DOCX, Format.MARKDOWN)


class ExportsPage(Page):
    """Chooses release, formats and folder, shows the pages, writes the files."""

    page_id = "exports"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted = ""
        body = self.body()
        body.addWidget(PlainLabel(self.tr("Exports"), style=TextStyle.DISPLAY))
        self._empty = EmptyState(
            self.tr("Nothing to export yet"),
            self.tr("A board summary is written about a release. Create one first."),
            self.tr("Create a release"),
            icon_name="exports",
        )
        self._empty.chosen.connect(partial(self.navigate, "releases", create=True))
        self._full = QWidget()
        row = QHBoxLayout(self._full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._build_side())
        self._preview = PreviewPane()
        row.addWidget(self._preview, 1)
        body.addWidget(self._empty, 1)
        body.addWidget(self._full, 1)
        self._empty.hide()
        self._full.hide()
        self._export_action = self.add_action(
            self.tr("Export the board summary"), self._export, shortcut="Ctrl+E", name="export"
        )

    def refresh(self) -> None:
        """Read the releases again and draw the chosen one's summary anew."""
        workspace = self.context.workspace
        self.context.jobs.run(
            lambda _progress: (list_releases(workspace), recent_exports(workspace)),
            done=lambda found: self._show(*found),
        )

    def open_at(self, arguments: Mapping[str, object]) -> None:
        """Show the release another page named."""
        self._wanted = str(arguments.get("release_id", ""))
        self._releases.choose(self._wanted)

    def _build_side(self) -> QWidget:
        side = Column(SIDE_CHARACTERS)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(self.tr("Board summary"), style=TextStyle.SUBTITLE))
        column.addWidget(
            PlainLabel(self.tr("One page to decide on, and the pack behind it."), tone=Tone.MUTED)
        )
        column.addSpacing(8)
        self._releases = ReleaseChooser("export_release")
        self._releases.currentIndexChanged.connect(self._draw_preview)
        column.addWidget(PlainLabel(self.tr("Release"), style=TextStyle.STRONG))
        column.addWidget(self._releases)
        column.addWidget(PlainLabel(self.tr("Formats"), style=TextStyle.STRONG))
        self._formats = {each: self._build_format(each) for each in _OFFERED}
        formats = QHBoxLayout()
        for box in self._formats.values():
            formats.addWidget(box)
        formats.addStretch(1)
        column.addLayout(formats)
        column.addWidget(PlainLabel(self.tr("Folder"), style=TextStyle.STRONG))
        column.addLayout(self._build_folder())
        self._button = QPushButton(self.tr("Export"))
        self._button.setObjectName("export_button")
        self._button.setProperty("kind", "primary")
        self._button.clicked.connect(self._export)
        column.addWidget(self._button)
        column.addSpacing(8)
        self._recent = RecentExports()
        column.addWidget(self._recent, 1)
        return side

    def _build_format(self, each: Format) -> QCheckBox:
        names = {
            Format.PDF: self.tr("PDF"),
            Format.DOCX: self.tr("Word"),
            Format.MARKDOWN: self.tr("Markdown"),
        }
        box = QCheckBox(names[each])
        box.setObjectName(f"format_{each.value}")
        box.setChecked(each is not Format.MARKDOWN)
        box.toggled.connect(lambda _checked: self._show_readiness_to_export())
        return box

    def _build_folder(self) -> QHBoxLayout:
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        self._folder = QLineEdit(self.recall("folder", documents))
        self._folder.setObjectName("export_folder")
        self._folder.setAccessibleName(self.tr("Folder"))
        choose = QPushButton(self.tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.addWidget(self._folder, 1)
        row.addWidget(choose)
        return row

    def _show(self, releases: tuple[Release, ...], recent: tuple[ExportRecord, ...]) -> None:
        self._empty.setVisible(not releases)
        self._full.setVisible(bool(releases))
        chosen = self._wanted or self._releases.release_id() or self.recall("release")
        self._wanted = ""
        self._releases.show_releases(releases, chosen)
        self._recent.show_records(recent)
        self._draw_preview()

    def _draw_preview(self) -> None:
        release_id = self._releases.release_id()
        self._show_readiness_to_export()
        if not release_id:
            return
        self.remember("release", release_id)
        self._preview.show_stale()
        workspace = self.context.workspace
        self.context.jobs.run(
            lambda _progress: preview_board_summary(workspace, release_id, width=PREVIEW_PIXELS),
            done=self._show_preview,
            title=self.tr("Drawing the preview"),
            exclusive=True,
        )

    def _show_preview(self, preview: Preview) -> None:
        self._preview.show_pages(preview.pages)

    def _show_readiness_to_export(self) -> None:
        self._button.setEnabled(bool(self._releases.release_id() and self._chosen_formats()))

    def _chosen_formats(self) -> tuple[Format, ...]:
        return tuple(each for each, box in self._formats.items() if box.isChecked())

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder"), self._folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._folder.setText)
        dialog.open()

    def _export(self) -> None:
        if not self._button.isEnabled():
            return
        workspace, release_id = self.context.workspace, self._releases.release_id()
        folder, formats = Path(self._folder.text()).expanduser(), self._chosen_formats()
        # Asked here, and refused by the writer too should a file appear meanwhile.
        there = existing_files(workspace, release_id, folder, formats)
        if there:
            confirm(
                self,
                self.tr("Replace the files that are there?"),
                "\n".join(path.name for path in there),
                self.tr("Replace"),
                partial(self._write, folder, formats, overwrite=True),
            )
        else:
            self._write(folder, formats, overwrite=False)

    def _write(self, folder: Path, formats: tuple[Format, ...], *, overwrite: bool) -> None:
        workspace, release_id = self.context.workspace, self._releases.release_id()
        self._button.setEnabled(False)

        def work(progress: Progress) -> tuple[ExportRecord, ...]:
            return export_board_summary(
                workspace,
                release_id,
                folder,
                formats=formats,
                overwrite=overwrite,
                progress=progress,
            )

        job = self.context.jobs.run(
            work, done=self._written, failed=self._not_written, title=self.tr("Exporting")
        )
        job.over.connect(self._show_readiness_to_export)

    def _written(self, records: tuple[ExportRecord, ...]) -> None:
        self.remember("folder", self._folder.text())
        names = ", ".join(Path(record.path).name for record in records)
        self.context.messages.info(self.tr("Written: %1").replace("%1", names), records[0].path)
        self._recent.show_records(recent_exports(self.context.workspace))
        self.announce_change()

    def _not_written(self, error: GreenroomError) -> None:
        self.context.messages.show_error(error)
