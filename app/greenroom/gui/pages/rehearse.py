"""Rehearse: set it up, answer one question at a time, see what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.context import Context
from greenroom.gui.jobs import Lane
from greenroom.gui.page import Page
from greenroom.gui.panels.rehearse_result import ResultPanel
from greenroom.gui.panels.rehearse_setup import Setup, SetupPanel
from greenroom.gui.panels.rehearse_sitting import SittingPanel
from greenroom.gui.tokens import TextStyle
from greenroom.gui.widgets.confirm_dialog import confirm
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.progress import Progress
from greenroom.model.prompt import PromptBank
from greenroom.model.rehearsal import Pressure, RehearsalState
from greenroom.model.release import Release
from greenroom.services.analyses import analyse_waiting
from greenroom.services.rehearsals import (
    Review,
    Sitting,
    answer_question,
    ask_next,
    end_rehearsal,
    load_draft,
    minutes_id,
    pause_rehearsal,
    resume_rehearsal,
    review_rehearsal,
    save_draft,
    skip_question,
    start_rehearsal,
)
from greenroom.services.releases import list_releases

Step = Callable[[], Sitting]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A sitting with the words that were typed and not sent."""

    sitting: Sitting
    draft: str


class RehearsePage(Page):
    """One rehearsal at a time; every step is stored before its result is shown."""

    page_id = "rehearse"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sitting: Sitting | None = None
        self._wanted = ""
        body = self.body()
        self._title = PlainLabel(self.tr("Rehearse"), style=TextStyle.DISPLAY)
        body.addWidget(self._title)
        self._stack = QStackedWidget()
        body.addWidget(self._stack, 1)
        self._empty = EmptyState(
            self.tr("Nothing to rehearse yet"),
            self.tr("The panel asks about a release and its facts. Create one first."),
            self.tr("Create a release"),
            icon_name="rehearse",
        )
        self._empty.chosen.connect(partial(self.navigate, "releases", create=True))
        self._setup = SetupPanel()
        self._setup.started.connect(self._start)
        self._panel = SittingPanel()
        self._result = ResultPanel()
        self._setup_area, self._result_area = _scrolled(self._setup), _scrolled(self._result)
        for part in (self._empty, self._setup_area, self._panel, self._result_area):
            self._stack.addWidget(part)
        self._connect()
        self._add_actions()

    def _connect(self) -> None:
        self._panel.answered.connect(self._answer)
        self._panel.draft_settled.connect(self._keep_draft)
        self._panel.next_wanted.connect(self._next)
        self._panel.skip_wanted.connect(self._skip)
        self._panel.pause_wanted.connect(self._pause)
        self._panel.end_wanted.connect(self._ask_to_end)
        self._result.again_wanted.connect(self._show_setup)
        self._result.transcript_wanted.connect(self._read_transcript)

    def _add_actions(self) -> None:
        self.add_action(self.tr("Start the rehearsal"), self._setup.start, name="start")
        self.add_action(self.tr("Send the answer"), self._panel.send, name="send")
        self.add_action(self.tr("Show a hint"), self._panel.show_hint, shortcut="Ctrl+H")
        self.add_action(self.tr("Insert a fact"), self._panel.focus_facts, shortcut="Ctrl+/")
        self.add_action(self.tr("Skip this question"), self._skip, shortcut="Ctrl+Shift+S")
        self.add_action(self.tr("Pause the rehearsal"), self._pause, shortcut="Ctrl+P")
        self.add_action(self.tr("End the rehearsal"), self._ask_to_end, name="end")

    def refresh(self) -> None:
        """Read the releases and panels; a rehearsal in progress stays as it is."""
        workspace = self.context.workspace
        self.context.jobs.run(
            lambda _progress: (list_releases(workspace), workspace.bank),
            done=lambda found: self._show_choices(*found),
        )

    def open_at(self, arguments: Mapping[str, object]) -> None:
        """Choose the release, or resume the rehearsal, that another page named."""
        rehearsal_id = str(arguments.get("rehearsal_id", ""))
        self._wanted = str(arguments.get("release_id", ""))
        # Another rehearsal must not take the place of one that is being answered.
        if rehearsal_id and not self._going_on():
            self._run(lambda: resume_rehearsal(self.context.workspace, rehearsal_id))

    def flush(self) -> None:
        """Keep the draft, and stop the clock while another page is looked at."""
        self._panel.editor.settle()

    def _going_on(self) -> bool:
        return self._stack.currentWidget() is self._panel

    def _show_choices(self, releases: tuple[Release, ...], bank: PromptBank) -> None:
        chosen = self._wanted or self.recall("release")
        self._wanted = ""
        self._setup.show_choices(
            releases, bank, release_id=chosen, panel=self.recall("panel", "full_board")
        )
        if self._sitting is None:
            self._stack.setCurrentWidget(self._setup_area if releases else self._empty)

    def _show_setup(self) -> None:
        self._sitting = None
        self._title.show()
        self._stack.setCurrentWidget(self._setup_area)
        self._setup.focus_start()

    def _start(self, setup: Setup) -> None:
        self.remember("release", setup.release_id)
        self.remember("panel", setup.panel)
        workspace = self.context.workspace
        self._run(
            lambda: start_rehearsal(
                workspace,
                setup.release_id,
                panel=setup.panel,
                pressure=setup.pressure,
                length=setup.length,
            )
        )

    def _answer(self, text: str) -> None:
        sitting = self._sitting
        if sitting is not None:
            self._run(lambda: answer_question(self.context.workspace, sitting, text))

    def _next(self) -> None:
        sitting = self._sitting
        if sitting is not None:
            self._run(lambda: ask_next(self.context.workspace, sitting))

    def _skip(self) -> None:
        sitting = self._sitting
        if sitting is not None and self._going_on():
            self._run(lambda: skip_question(self.context.workspace, sitting))

    def _pause(self) -> None:
        sitting = self._sitting
        if sitting is not None and self._going_on():
            self._panel.editor.settle()
            self._run(lambda: pause_rehearsal(self.context.workspace, sitting))

    def _ask_to_end(self) -> None:
        if self._sitting is None or not self._going_on():
            return
        confirm(
            self,
            self.tr("End this rehearsal?"),
            self.tr("What you answered is kept as a transcript; the rest is not asked."),
            self.tr("End rehearsal"),
            self._end,
            danger=False,
        )

    def _end(self) -> None:
        sitting = self._sitting
        if sitting is not None:
            self._run(lambda: end_rehearsal(self.context.workspace, sitting))

    def _run(self, step: Step) -> None:
        """Take a step on the saving thread, in order, and show where it led."""
        self._panel.set_busy(busy=True)
        self._setup.set_busy(busy=True)
        workspace = self.context.workspace

        def work(_progress: Progress) -> _Opened:
            sitting = step()
            return _Opened(sitting, load_draft(workspace, sitting.rehearsal.id))

        # Drafts and steps share one lane, so a draft kept late never outlives its answer.
        job = self.context.jobs.run(work, done=self._show, failed=self._refused, lane=Lane.SAVE)
        job.over.connect(partial(self._setup.set_busy, busy=False))

    def _refused(self, error: GreenroomError) -> None:
        self._panel.set_busy(busy=False)
        self.context.messages.show_error(error)

    def _show(self, opened: _Opened) -> None:
        self.context.messages.clear()
        sitting = opened.sitting
        self._sitting = sitting
        state = sitting.rehearsal.state
        pressed = sitting.rehearsal.plan.pressure is Pressure.MURDER_BOARD
        if state is RehearsalState.ENDED:
            self._finish(sitting)
        elif state is RehearsalState.PAUSED:
            self._put_aside()
        elif state is RehearsalState.READY or (state is RehearsalState.ANSWERED and pressed):
            # A murder board says nothing between questions; its feedback comes at the end.
            self._next()
        else:
            self._title.hide()
            self._stack.setCurrentWidget(self._panel)
            self._panel.show_sitting(sitting, opened.draft)

    def _put_aside(self) -> None:
        self._panel.stop_clock()
        self._show_setup()
        self.context.messages.info(
            self.tr("The rehearsal is put aside."), self.tr("Resume it from the first page.")
        )
        self.announce_change()

    def _finish(self, sitting: Sitting) -> None:
        self._panel.stop_clock()
        self._title.show()
        if not sitting.rehearsal.answered:
            self._show_setup()
            self.context.messages.info(self.tr("The rehearsal ended before anything was answered."))
            self.announce_change()
            return
        workspace = self.context.workspace

        def work(progress: Progress) -> Review:
            analyse_waiting(workspace, sitting.release.id, progress)
            return review_rehearsal(sitting)

        self.context.jobs.run(work, done=self._show_review, title=self.tr("Reading the rehearsal"))

    def _show_review(self, review: Review) -> None:
        self._result.show_review(review)
        self._stack.setCurrentWidget(self._result_area)
        self.announce_change()

    def _read_transcript(self) -> None:
        if self._sitting is not None:
            self.navigate("transcripts", transcript_id=minutes_id(self._sitting.rehearsal.id))

    def _keep_draft(self, text: str) -> None:
        sitting = self._sitting
        if sitting is None or not self._going_on():
            return
        workspace, rehearsal_id = self.context.workspace, sitting.rehearsal.id
        self.context.jobs.run(
            lambda _progress: save_draft(workspace, rehearsal_id, text),
            done=lambda _nothing: None,
            lane=Lane.SAVE,
        )


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 8, 0)
    column.addWidget(inner)
    area.setWidget(frame)
    return area
