"""The live preview: draws the document, tells whether it still holds, looks it over."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from greenroom.errors import Cancelled, GreenroomError
from greenroom.gui.jobs import JobRunner
from greenroom.gui.panels.exports_preview import PreviewPane
from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.message_bar import announce
from greenroom.model.export import ExportRecord, OpenPoint, Options
from greenroom.model.progress import Progress
from greenroom.report.preview import PageImage
from greenroom.services.exports import Draft, draft_document, draw_pages, recent_exports
from greenroom.services.preflight import preflight
from greenroom.services.workspace import Workspace

PATIENCE = 3000
"""Milliseconds a drawing may take for the next one to begin by itself."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The document to look at."""

    release_id: str
    kind: str
    options: Options


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A draft, and the record of the file that shows the same, if one was written."""

    draft: Draft
    record: ExportRecord | None


class PreviewPanel(QWidget):
    """The pages under a line that says how they stand.

    `points_found` carries what is open in the document, `looking` begins a look over it and
    `not_drawn` carries the error that kept it from being drawn. `enlarged` says that
    `large` is another.
    """

    looking = Signal()
    points_found = Signal(object)
    enlarged = Signal()
    not_drawn = Signal(object)

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._workspace: Workspace | None = None
        self._wish: Wish | None = None
        self._drawn: _Drawn | None = None
        self._stale = False
        self._painting = False
        self._took = 0
        self._state = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        self._state.setObjectName("preview_state")
        self._again = VerbButton(self.tr("Draw again"), self.draw_again, kind="quiet")
        self._again.setObjectName("draw_again")
        self._large = VerbButton(self.tr("Enlarge"), self.enlarged.emit, kind="quiet")
        self._large.setObjectName("enlarge_preview")
        self._large.setCheckable(True)
        self.pane = PreviewPane()
        self.pane.pages_wanted.connect(self._paint_pages)
        self.pane.page_turned.connect(self._show_state)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self._state, 1)
        head.addWidget(self._again)
        head.addWidget(self._large)
        # The line keeps its height without the button, so that the pages stay in place.
        self._state.setMinimumHeight(self._again.sizeHint().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.pane, 1)
        self._again.hide()

    @property
    def stale(self) -> bool:
        """Whether something changed since the pages were drawn."""
        return self._stale

    @property
    def large(self) -> bool:
        """Whether the pages want the whole width."""
        return self._large.isChecked()

    def draw(self, workspace: Workspace, wish: Wish) -> None:
        """Draw that document; until it is there the former pages step back."""
        self._workspace, self._wish = workspace, wish
        self.draw_again()

    def hear_of_change(self, workspace: Workspace, wish: Wish) -> None:
        """The data changed: draw anew, unless that takes long and nobody asked for it."""
        same = self._wish == wish and self._drawn is not None
        self._workspace, self._wish = workspace, wish
        if same and self._took > PATIENCE:
            self._show_stale(drawing=False)
        else:
            self.draw_again()

    def draw_again(self) -> None:
        """Draw what is wanted as it is now."""
        workspace, wish = self._workspace, self._wish
        if workspace is None or wish is None:
            return
        self._show_stale(drawing=True)
        self.looking.emit()
        clock = QElapsedTimer()
        clock.start()

        def done(drawn: _Drawn) -> None:
            self._took = clock.elapsed()
            self._show_drawn(drawn)
            self._look_over(workspace, wish)

        self._jobs.run(
            lambda progress: _draw(workspace, wish, progress),
            done=done,
            failed=self._show_failure,
            title=self.tr("Drawing the preview"),
            exclusive=True,
        )

    def hear_of_export(self, records: tuple[ExportRecord, ...]) -> None:
        """Files were written: one of them may be what the pages show."""
        wish, drawn = self._wish, self._drawn
        if wish is None or drawn is None or self._stale:
            return
        written = [each for each in records if each.kind == wish.kind]
        same = [each for each in written if each.content_digest == drawn.draft.digest]
        if written and not same:
            # The first export records an assessment, and that is part of what it shows.
            self.draw_again()
        elif same:
            self._drawn = _Drawn(drawn.draft, same[0])
            self._show_state()

    def _show_drawn(self, drawn: _Drawn) -> None:
        if self._drawn is None:
            # Fonts, prompts and toolkits are loaded now and stay. Looking through them for
            # garbage again and again would hold the whole window up for a third of a second.
            gc.freeze()
        self._drawn = drawn
        self._stale = False
        self._offer_again(offered=False)
        self.pane.show_sizes(drawn.draft.sizes)
        self._show_state()

    def _show_stale(self, *, drawing: bool) -> None:
        self._stale = True
        self.pane.show_faded(faded=True)
        had_keyboard = self._again.hasFocus()
        self._offer_again(offered=not drawing)
        if drawing and had_keyboard:
            self.pane.setFocus()
        if self._drawn is None:
            self._say(self.tr("Drawing the pages…"), Tone.MUTED)
        elif drawing:
            self._say(self.tr("Changed since; drawing again…"), Tone.WARN)
        else:
            self._say(self.tr("⚠ Changed since this was drawn"), Tone.WARN)

    def _show_failure(self, error: GreenroomError) -> None:
        self._offer_again(offered=True)
        if isinstance(error, Cancelled):
            self._say(self.tr("⚠ Stopped; changed since this was drawn"), Tone.WARN)
        else:
            # The reason stands beside the pages, where there is room for it.
            self._say(self.tr("⚠ The pages cannot be drawn"), Tone.BAD)
        self.not_drawn.emit(error)

    def _offer_again(self, *, offered: bool) -> None:
        self._again.setVisible(offered)
        # Both buttons would leave no room for the line that says why.
        self._large.setVisible(self.large or not offered)

    def _show_state(self) -> None:
        if self._stale or self._drawn is None:
            return
        seen, count = self.pane.pages_in_sight(), self.pane.page_count()
        page = self.tr("Page {number} of {count}").format(
            number=seen[0] + 1 if seen else 1, count=count
        )
        record = self._drawn.record
        if record is None:
            standing = self.tr("not exported in this state")
        else:
            standing = self.tr("exported as version {number}").format(number=record.version)
        self._state.setText(f"{page} · {standing}")
        self._state.set_tone(Tone.MUTED)
        self.pane.setAccessibleDescription(page)

    def _say(self, text: str, tone: Tone) -> None:
        self._state.setText(text)
        self._state.set_tone(tone)
        announce(self, text)

    def _look_over(self, workspace: Workspace, wish: Wish) -> None:
        self._jobs.run(
            lambda progress: _look(workspace, wish, progress),
            done=self.points_found.emit,
            failed=self.not_drawn.emit,
            title=self.tr("Looking the document over"),
            exclusive=True,
        )

    def _paint_pages(self) -> None:
        # One at a time: what came in sight meanwhile is asked for when this one is there.
        numbers = self.pane.missing_pages()
        if self._painting or self._stale or self._drawn is None or not numbers:
            return
        draft, width = self._drawn.draft, self.pane.picture_width()
        self._painting = True

        def done(images: Mapping[int, PageImage]) -> None:
            if self._drawn is not None and self._drawn.draft is draft:
                self.pane.show_images(images, width)

        job = self._jobs.run(
            lambda progress: _paint(draft, numbers, width, progress),
            done=done,
            failed=self._show_unpainted,
        )
        job.over.connect(self._painted)

    def _painted(self) -> None:
        self._painting = False
        self._paint_pages()

    def _show_unpainted(self, error: GreenroomError) -> None:
        # Stale now: asking for the same pages again would fail again, for ever.
        self._stale = True
        self._offer_again(offered=True)
        self._say(str(error), Tone.BAD)


def _draw(workspace: Workspace, wish: Wish, progress: Progress) -> _Drawn:
    # Asked first: of many choices made quickly, only the last is worth the work.
    progress(0, 0, "")
    draft = draft_document(workspace, wish.release_id, wish.kind, wish.options)
    progress(0, 0, "")
    records = recent_exports(workspace, wish.release_id)
    same = next((each for each in records if each.content_digest == draft.digest), None)
    return _Drawn(draft, same)


def _look(workspace: Workspace, wish: Wish, progress: Progress) -> tuple[OpenPoint, ...]:
    progress(0, 0, "")
    return preflight(workspace, wish.release_id, wish.kind, wish.options)


def _paint(
    draft: Draft, numbers: tuple[int, ...], width: int, progress: Progress
) -> dict[int, PageImage]:
    images: dict[int, PageImage] = {}
    for number in numbers:
        progress(0, 0, "")
        images[number] = draw_pages(draft, (number,), width=width)[0]
    return images
