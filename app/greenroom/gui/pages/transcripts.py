"""Transcripts: the list, the text with its marks, and the themes to decide on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from greenroom.gui.context import Context
from greenroom.gui.jobs import Lane
from greenroom.gui.page import Page
from greenroom.gui.panels.transcripts_codings import CodingsPanel, Wish
from greenroom.gui.panels.transcripts_figures import TranscriptFigures
from greenroom.gui.panels.transcripts_list import TranscriptList
from greenroom.gui.panels.transcripts_reader import TranscriptReader
from greenroom.gui.panels.transcripts_teaching import TeachingBar
from greenroom.gui.tokens import TextStyle
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.analysis import Analysis, Baseline
from greenroom.model.progress import Progress
from greenroom.model.release import Release
from greenroom.model.theme import Codebook, Stance
from greenroom.model.transcript import Coding, SpeakerRole, Transcript
from greenroom.services.analyses import (
    CodingDetails,
    add_coding,
    analyse_transcript,
    analyse_waiting,
    decide_coding,
    describe_codings,
    list_codings,
    load_analysis,
    remove_coding,
    restore_coding,
)
from greenroom.services.releases import list_releases
from greenroom.services.sentiment import read_baseline
from greenroom.services.transcripts import (
    ImportOutcome,
    import_transcripts,
    list_transcripts,
    load_transcript,
    remove_transcript,
    restore_transcript,
    set_roles,
)
from greenroom.services.workspace import Workspace
from greenroom.store.transcripts import TranscriptLine

CODER = "analyst"
"""The coder's name on marks made in the window; a workspace has one user."""


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The releases, and the transcripts of the chosen one."""

    releases: tuple[Release, ...]
    lines: tuple[TranscriptLine, ...]


@dataclass(frozen=True, slots=True)
class _Opened:
    """One transcript with everything this page shows of it."""

    transcript: Transcript
    analysis: Analysis | None
    codings: tuple[Coding, ...]
    codebook: Codebook
    details: Mapping[str, CodingDetails]
    baseline: Baseline


class TranscriptsPage(Page):
    """Imports, reads and codes transcripts."""

    page_id = "transcripts"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._opened: _Opened | None = None
        self._release_id: str | None = None
        self._wanted = ""
        body = self.body()
        body.addLayout(self._build_heading())
        row = QHBoxLayout()
        row.setSpacing(16)
        self._list = TranscriptList()
        self._middle = self._build_middle()
        self._codings = CodingsPanel()
        self._empty = EmptyState(
            self.tr("No transcript here yet"),
            self.tr(
                "Interviews are the evidence behind interview sentiment. Import .txt, .md or .vtt "
                "files, or drop them on the list."
            ),
            self.tr("Import interviews…"),
            icon_name="transcripts",
        )
        self._empty.chosen.connect(self._choose_files)
        row.addWidget(self._list)
        row.addWidget(self._empty, 1)
        row.addWidget(self._middle, 1)
        row.addWidget(self._codings)
        body.addLayout(row, 1)
        for part in (self._middle, self._codings):
            part.hide()
        self._connect()
        self._add_actions()

    def _connect(self) -> None:
        self._list.chosen.connect(self._open)
        self._list.release_chosen.connect(self._choose_release)
        self._list.files_dropped.connect(self._import)
        self._list.import_wanted.connect(self._choose_files)
        self._codings.chosen.connect(self._show_current)
        self._codings.decided.connect(self._decide)
        self._codings.added.connect(self._add)
        self._codings.removed.connect(self._remove_coding)
        self._teaching.changed.connect(self._read_again)
        self._figures.role_chosen.connect(self._set_role)
        self._reader.utterance_entered.connect(self._figures.show_answer)

    def _add_actions(self) -> None:
        self.add_action(self.tr("Import interviews"), self._choose_files, shortcut="Ctrl+I")
        self.add_action(self.tr("Accept the theme"), self._codings.accept, shortcut="Ctrl+Return")
        self.add_action(self.tr("Reject the theme"), self._codings.reject, shortcut="Ctrl+Del")
        self.add_action(self.tr("Mark the selected words"), self._codings.add, shortcut="Ctrl+M")
        self.add_action(self.tr("Remove this transcript"), self._remove, name="remove_transcript")
        self.add_action(self.tr("Analyse this transcript again"), self._analyse, name="analyse")
        for words, run in self._teaching.actions_offered():
            self.add_action(words, run)

    def _build_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(PlainLabel(self.tr("Transcripts"), style=TextStyle.DISPLAY), 1)
        self._teaching = TeachingBar(self.context)
        row.addWidget(self._teaching)
        self._remove_button = QPushButton(self.tr("Remove transcript"))
        self._remove_button.setObjectName("remove_transcript_button")
        self._remove_button.clicked.connect(self._remove)
        self._remove_button.hide()
        row.addWidget(self._remove_button)
        return row

    def _build_middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._figures = TranscriptFigures()
        self._reader = TranscriptReader()
        column.addWidget(self._figures)
        column.addWidget(self._reader, 1)
        return middle

    def refresh(self) -> None:
        """Read the releases and the chosen one's transcripts again."""
        workspace, wanted = self.context.workspace, self._release_id
        self.context.jobs.run(
            lambda _progress: _shelf(workspace, wanted), done=self._show_shelf, exclusive=True
        )

    def open_at(self, arguments: Mapping[str, object]) -> None:
        """Show the release or the transcript another page named."""
        if "release_id" in arguments:
            self._release_id = str(arguments["release_id"])
        if "transcript_id" in arguments:
            self._wanted = str(arguments["transcript_id"])
            self._release_id = ""
        self.refresh()

    def _show_shelf(self, shelf: _Shelf) -> None:
        # At first nobody has chosen a release; the one whose board is next is the likely one.
        if self._release_id is None:
            self._release_id = shelf.releases[0].id if shelf.releases else ""
            self.refresh()
            return
        self._list.show_releases(shelf.releases, self._release_id)
        wanted = self._wanted or (self._opened.transcript.id if self._opened else "")
        self._wanted = ""
        self._list.show_lines(shelf.lines, wanted)

    def _choose_release(self, release_id: str) -> None:
        self._release_id = release_id
        self.refresh()

    def _open(self, transcript_id: str) -> None:
        there = bool(transcript_id)
        self._empty.setVisible(not there)
        for part in (self._middle, self._codings, self._remove_button):
            part.setVisible(there)
        if not there:
            self._opened = None
            return
        workspace = self.context.workspace

        def read(progress: Progress) -> _Opened:
            if load_analysis(workspace, transcript_id) is None:
                analyse_transcript(workspace, transcript_id, progress)
            return _opened(workspace, transcript_id)

        self.context.jobs.run(
            read, done=self._show, title=self.tr("Reading the transcript"), exclusive=True
        )

    def _show(self, opened: _Opened) -> None:
        # The same text keeps its scroll position while its marks change.
        other = self._opened is None or self._opened.transcript != opened.transcript
        self._opened = opened
        if other:
            self._reader.show_transcript(opened.transcript)
        self._figures.show_transcript(opened.transcript, opened.analysis, opened.baseline)
        self._codings.show_codings(opened.codings, opened.codebook, opened.details)
        self._teaching.refresh()

    def _show_current(self, coding_id: str) -> None:
        if self._opened is not None:
            self._reader.show_codings(self._opened.codings, coding_id)

    def _decide(self, wish: Wish) -> None:
        workspace = self.context.workspace

        def work(_progress: Progress) -> _Opened:
            decide_coding(workspace, wish.coding, wish.status, stance=wish.stance)
            return _opened(workspace, wish.coding.transcript_id)

        self.context.jobs.run(work, done=self._changed, lane=Lane.SAVE)

    def _add(self, theme_id: str, stance: Stance) -> None:
        if self._opened is None:
            return
        workspace, transcript = self.context.workspace, self._opened.transcript
        span = self._reader.selected_span()

        def work(_progress: Progress) -> _Opened:
            add_coding(workspace, transcript, span, theme_id=theme_id, stance=stance, coder=CODER)
            return _opened(workspace, transcript.id)

        self.context.jobs.run(work, done=self._changed, lane=Lane.SAVE)

    def _remove_coding(self, coding: Coding) -> None:
        workspace = self.context.workspace

        def work(_progress: Progress) -> _Opened:
            remove_coding(workspace, coding.id)
            return _opened(workspace, coding.transcript_id)

        def done(opened: _Opened) -> None:
            self._changed(opened)
            self.context.messages.toast(
                self.tr("The mark is removed."), undo=partial(self._restore_coding, coding)
            )

        self.context.jobs.run(work, done=done, lane=Lane.SAVE)

    def _restore_coding(self, coding: Coding) -> None:
        workspace = self.context.workspace

        def work(_progress: Progress) -> _Opened:
            restore_coding(workspace, coding)
            return _opened(workspace, coding.transcript_id)

        self.context.jobs.run(work, done=self._changed, lane=Lane.SAVE)

    def _set_role(self, name: str, role: SpeakerRole) -> None:
        if self._opened is None:
            return
        workspace, transcript_id = self.context.workspace, self._opened.transcript.id

        def work(progress: Progress) -> _Opened:
            set_roles(workspace, transcript_id, {name: role})
            analyse_transcript(workspace, transcript_id, progress)
            return _opened(workspace, transcript_id)

        self.context.jobs.run(work, done=self._changed, title=self.tr("Counting again"))

    def _read_again(self) -> None:
        """Show what changed suggestions, or another codebook, changed here."""
        if self._opened is not None:
            workspace, transcript_id = self.context.workspace, self._opened.transcript.id
            self.context.jobs.run(
                lambda _progress: _opened(workspace, transcript_id), done=self._changed
            )

    def _analyse(self) -> None:
        if self._opened is None:
            return
        workspace, transcript_id = self.context.workspace, self._opened.transcript.id

        def work(progress: Progress) -> _Opened:
            analyse_transcript(workspace, transcript_id, progress)
            return _opened(workspace, transcript_id)

        self.context.jobs.run(work, done=self._changed, title=self.tr("Analysing"))

    def _changed(self, opened: _Opened) -> None:
        if self._opened is not None and self._opened.transcript.id == opened.transcript.id:
            self._show(opened)
        self.announce_change()

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Import interviews"), self.recall("folder"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(self.tr("Transcripts (*.txt *.md *.vtt)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self._import(tuple(map(Path, names))))
        dialog.open()

    def _import(self, paths: tuple[Path, ...]) -> None:
        workspace, release_id = self.context.workspace, self._release_id or None
        self.remember("folder", str(paths[0].parent))

        def work(progress: Progress) -> tuple[ImportOutcome, ...]:
            outcomes = import_transcripts(
                workspace, paths, release_id=release_id, progress=progress
            )
            analyse_waiting(workspace, release_id, progress)
            return outcomes

        self.context.jobs.run(work, done=self._imported, title=self.tr("Importing"))

    def _imported(self, outcomes: tuple[ImportOutcome, ...]) -> None:
        taken = [each.imported for each in outcomes if each.imported is not None]
        problems = [each.problem for each in outcomes if each.problem is not None]
        if taken:
            self._wanted = taken[-1].transcript.id
        if problems:
            said = "\n".join(problem.message for problem in problems)
            self.context.messages.error(said, problems[0].hint)
        elif taken:
            count = str(len(taken))
            words = self.tr("1 file is in.") if len(taken) == 1 else self.tr("%1 files are in.")
            notes = " ".join(note for each in taken for note in each.notes)
            self.context.messages.info(words.replace("%1", count), notes)
        self.announce_change()
        self.refresh()

    def _remove(self) -> None:
        if self._opened is None:
            return
        workspace, transcript = self.context.workspace, self._opened.transcript

        def done(_nothing: None) -> None:
            self.context.messages.toast(
                self.tr("Removed “%1”.").replace("%1", transcript.title),
                undo=partial(self._restore, transcript.id),
            )
            self.announce_change()
            self.refresh()

        self.context.jobs.run(
            lambda _progress: remove_transcript(workspace, transcript.id),
            done=done,
            lane=Lane.SAVE,
        )

    def _restore(self, transcript_id: str) -> None:
        workspace = self.context.workspace
        self._wanted = transcript_id

        def done(_nothing: None) -> None:
            self.announce_change()
            self.refresh()

        self.context.jobs.run(
            lambda _progress: restore_transcript(workspace, transcript_id),
            done=done,
            lane=Lane.SAVE,
        )


def _shelf(workspace: Workspace, release_id: str | None) -> _Shelf:
    return _Shelf(list_releases(workspace), list_transcripts(workspace, release_id or None))


def _opened(workspace: Workspace, transcript_id: str) -> _Opened:
    transcript = load_transcript(workspace, transcript_id)
    analysis = load_analysis(workspace, transcript_id)
    listed = list_codings(workspace, transcript_id)
    return _Opened(
        transcript=transcript,
        analysis=analysis,
        codings=listed,
        codebook=workspace.codebook,
        details=describe_codings(transcript, analysis, listed),
        baseline=read_baseline(workspace),
    )
