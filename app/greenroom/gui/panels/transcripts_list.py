"""The transcripts of a release: evidence and practice, told apart."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from greenroom.gui.panels.release_chooser import ReleaseChooser
from greenroom.gui.widgets.column import Column
from greenroom.gui.widgets.wrapped_list import WrappedList
from greenroom.model.release import Release
from greenroom.model.transcript import TranscriptKind
from greenroom.store.transcripts import TranscriptLine

SIDE_CHARACTERS = 27
"""The width of this column."""


class TranscriptList(Column):
    """Lists transcripts; files may be dropped on it.

    `chosen` carries a transcript's id, `release_chosen` a release's id (empty for all),
    `files_dropped` paths; `import_wanted` stands for its button.
    """

    chosen = Signal(str)
    release_chosen = Signal(str)
    files_dropped = Signal(object)
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SIDE_CHARACTERS, parent)
        self._ids: tuple[str, ...] = ()
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._releases = ReleaseChooser("transcripts_release")
        self._releases.currentIndexChanged.connect(self._choose_release)
        self._list = WrappedList("transcripts_list", self.tr("Transcripts"))
        self._list.currentRowChanged.connect(lambda _row: self._choose())
        take = QPushButton(self.tr("Import interviews…"))
        take.setObjectName("import_button")
        take.setProperty("kind", "primary")
        take.clicked.connect(self.import_wanted)
        column.addWidget(self._releases)
        column.addWidget(self._list, 1)
        column.addWidget(take)

    def show_releases(self, releases: tuple[Release, ...], release_id: str) -> None:
        """Offer these releases, with the named one chosen; it is announced by nobody."""
        self._releases.show_releases(releases, release_id, all_of_them=self.tr("All transcripts"))

    def release_id(self) -> str:
        """The chosen release's id, empty for all of them."""
        return self._releases.release_id()

    def show_lines(self, lines: tuple[TranscriptLine, ...], chosen: str) -> None:
        """List these transcripts with the named one chosen, else the first."""
        with QSignalBlocker(self._list):
            self._list.show_texts([self._words(line) for line in lines])
            self._ids = tuple(line.id for line in lines)
            self._list.setCurrentRow(self._ids.index(chosen) if chosen in self._ids else 0)
        self._choose()

    def _words(self, line: TranscriptLine) -> str:
        practice = line.kind is TranscriptKind.REHEARSAL
        kind = self.tr("practice") if practice else self.tr("interview")
        words = self.tr("{kind} · {words} words").replace("{words}", f"{line.words:,}")
        return f"{line.title}\n{words.replace('{kind}', kind)}"

    def _choose(self) -> None:
        row = self._list.currentRow()
        self.chosen.emit(self._ids[row] if 0 <= row < len(self._ids) else "")

    def _choose_release(self) -> None:
        self.release_chosen.emit(self.release_id())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over the files that were dropped."""
        urls = event.mimeData().urls()
        paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)
