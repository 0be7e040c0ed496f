"""Rehearse: set it up, answer one question at a time, see what came of it."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from greenroom.gui.context import Context
from greenroom.gui.page import Page
from greenroom.gui.panels.rehearse_picker import PickerPanel
from greenroom.gui.panels.rehearse_result import ResultPanel
from greenroom.gui.panels.rehearse_setup import Setup, SetupPanel
from greenroom.gui.panels.rehearse_sitting import SittingPanel
from greenroom.gui.panels.rehearse_steps import (
    Reached,
    Steps,
    disputing,
    may_pick,
    says_nothing,
    without_draft,
)
from greenroom.gui.tokens import TextStyle
from greenroom.gui.widgets.confirm_dialog import confirm
from greenroom.gui.widgets.current_stack import CurrentStack
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.snug import Snug
from greenroom.model.progress import Progress
from greenroom.model.prompt import PromptBank
from greenroom.model.rehearsal import Finding, Mode, RehearsalState
from greenroom.model.release import Release
from greenroom.model.theme import Theme
from greenroom.services.analyses import analyse_waiting
from greenroom.services.cards import brush_up_cards
from greenroom.services.minutes import minutes_id
from greenroom.services.rehearsals import (
    Review,
    ask_one,
    pause_rehearsal,
    resume_rehearsal,
    review_rehearsal,
    start_brush_up,
    start_rehearsal,
)
from greenroom.services.releases import list_releases
from greenroom.services.sitting import Sitting
from greenroom.services.turns import (
    answer_question,
    ask_next,
    ask_prompt,
    clarify_question,
    end_rehearsal,
    rate_answer,
    retry_question,
    reveal_answer,
    show_hint,
    skip_question,
    take_away,
)
from greenroom.services.workspace import Workspace

_LOW = 660
"""Below so many pixels of height a page leaves out what it can."""

_Choices = tuple[tuple[Release, ...], PromptBank, tuple[Theme, ...]]


class RehearsePage(Page):
    """One rehearsal at a time; every step is stored before its result is shown.

    `open_at` understands `release_id` (chosen), `rehearsal_id` (resumed), `mode` (a Mode's
    value, chosen) and, with a release, `prompt_id` and `persona_id` (that question is asked) or
    `brush_up` (started).
    """

    page_id = "rehearse"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted = ""
        self._releases: dict[str, Release] = {}
        self._steps = Steps(context, self)
        body = self.body()
        self._title = PlainLabel(self.tr("Rehearse"), style=TextStyle.DISPLAY)
        body.addWidget(self._title)
        self._stack = CurrentStack()
        body.addWidget(self._stack, 1)
        self._empty = EmptyState(
            self.tr("Nothing to rehearse yet"),
            self.tr("The panel asks about a release and its facts. Create one first."),
            self.tr("Create a release"),
            icon_name="rehearse",
        )
        self._setup = SetupPanel()
        self._picker = PickerPanel()
        self._panel = SittingPanel(rate_first=bool(self.recall("rate_first")))
        self._result = ResultPanel()
        self._result_area = _scrolled(self._result)
        for part in (self._empty, self._setup, self._picker, self._panel, self._result_area):
            self._stack.add(part)
        self._panel.side.clock.set_hidden(bool(self.recall("clock_hidden")))
        self._connect()
        self._connect_feedback()
        self._add_actions()

    def _connect(self) -> None:
        self._empty.chosen.connect(partial(self.navigate, "releases", create=True))
        self._steps.busy.connect(self._set_busy)
        self._steps.reached.connect(self._show)
        self._setup.started.connect(self._start)
        self._setup.release_chosen.connect(self._count_cards)
        self._panel.draft_settled.connect(self._keep_draft)
        self._panel.answered.connect(self._answer)
        self._panel.taken_away.connect(self._take_away)
        self._panel.next_wanted.connect(self._next)
        self._panel.skip_wanted.connect(self._skip)
        self._panel.hint_wanted.connect(lambda: self._steps.take(show_hint, quiet=True))
        self._panel.clarify_wanted.connect(lambda: self._steps.take(clarify_question, quiet=True))
        self._panel.reveal_wanted.connect(lambda: self._steps.take(without_draft(reveal_answer)))
        self._panel.side.clock.hidden_changed.connect(
            lambda hidden: self.remember("clock_hidden", "yes" if hidden else "")
        )
        self._picker.picked.connect(self._pick)
        for part in (self._panel, self._picker):
            part.pause_wanted.connect(self._pause)
            part.end_wanted.connect(self._ask_to_end)

    def _connect_feedback(self) -> None:
        feedback = self._panel.feedback
        feedback.again_wanted.connect(lambda: self._steps.take(retry_question))
        feedback.rated.connect(self._rate)
        feedback.disputed.connect(partial(self._dispute, -1))
        feedback.end_wanted.connect(self._ask_to_end)
        feedback.rate_first_changed.connect(
            lambda wanted: self.remember("rate_first", "yes" if wanted else "")
        )
        self._result.disputed.connect(self._dispute)
        self._result.again_wanted.connect(self._show_setup)
        self._result.transcript_wanted.connect(self._read_transcript)
        self._result.drill_wanted.connect(self._drill)
        self._result.practice_wanted.connect(self._practise)

    def _add_actions(self) -> None:
        panel, clock = self._panel, self._panel.side.clock
        self.add_action(self.tr("Start the rehearsal"), self._setup.start, name="start")
        self.add_action(self.tr("Send the answer"), panel.send, name="send")
        self.add_action(self.tr("Show a hint"), panel.ask_hint, shortcut="Ctrl+H")
        self.add_action(self.tr("Ask what is meant"), panel.ask_meaning, shortcut="Ctrl+M")
        self.add_action(self.tr("Say that you don't know"), panel.open_ways, shortcut="Ctrl+D")
        self.add_action(self.tr("Insert a fact"), panel.insert_fact, shortcut="Ctrl+/")
        self.add_action(self.tr("Skip this question"), self._skip, shortcut="Ctrl+Shift+S")
        self.add_action(self.tr("Pause the rehearsal"), self._pause, shortcut="Ctrl+P")
        self.add_action(self.tr("End the rehearsal"), self._ask_to_end, name="end")
        self.add_action(self.tr("Pause the clock, or let it go on"), clock.toggle_pause)
        self.add_action(
            self.tr("Hide the clock, or show it"),
            lambda: clock.set_hidden(not clock.is_hidden_by_choice()),
        )
        self.add_action(self.tr("Mute nudges for this session"), panel.coaching.mute)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the panel when there is little height."""
        super().resizeEvent(event)
        self._panel.set_low(event.size().height() < _LOW)

    def refresh(self) -> None:
        """Read the releases and panels; a rehearsal in progress stays as it is."""
        workspace = self.context.workspace
        self.context.jobs.run(
            lambda _progress: _choices_of(workspace), done=lambda found: self._show_choices(*found)
        )

    def open_at(self, arguments: Mapping[str, object]) -> None:
        """Choose the release or mode, resume the rehearsal, or ask the question, as told."""
        words = {name: str(value) for name, value in arguments.items()}
        release_id, prompt_id = words.get("release_id", ""), words.get("prompt_id", "")
        rehearsal_id, brush_up = words.get("rehearsal_id", ""), bool(arguments.get("brush_up"))
        self._wanted = release_id
        if words.get("mode"):
            self._setup.choose_mode(Mode(words["mode"]))
        # Another rehearsal must not take the place of one that is being answered.
        if self._going_on():
            if rehearsal_id or prompt_id or brush_up:
                self._say_going_on()
        elif rehearsal_id:
            self._steps.open(lambda workspace: resume_rehearsal(workspace, rehearsal_id))
        elif release_id and prompt_id:
            self._ask_one(release_id, prompt_id, words.get("persona_id", ""))
        elif release_id and brush_up:
            self._steps.open(lambda workspace: start_brush_up(workspace, release_id))
        elif release_id:
            self._show_setup()

    def flush(self) -> None:
        """Keep the draft; the clock stands still by itself while another page is looked at."""
        self._panel.editor.settle()

    def _going_on(self) -> bool:
        return self._stack.current() in (self._panel, self._picker)

    def _say_going_on(self) -> None:
        sitting = self._steps.sitting
        self.context.messages.info(
            self.tr("A rehearsal is going on, so nothing else was started."),
            self.tr("Finish it, or put it aside with Pause."),
        )
        if sitting is not None and self._stack.current() is self._panel:
            self._panel.editor.setFocus()

    def _set_busy(self, busy: bool, quiet: bool) -> None:
        self._panel.set_busy(busy, quiet=quiet)
        for part in (self._setup, self._picker):
            part.set_busy(busy)

    def _show_choices(
        self, releases: tuple[Release, ...], bank: PromptBank, themes: tuple[Theme, ...]
    ) -> None:
        chosen = self._wanted or self.recall("release")
        self._wanted = ""
        self._releases = {release.id: release for release in releases}
        panel = self.recall("panel", "full_board")
        self._setup.show_choices(releases, bank, themes, release_id=chosen, panel=panel)
        if self._steps.sitting is None:
            self._stack.show_only(self._setup if releases else self._empty)

    def _count_cards(self, release_id: str) -> None:
        release = self._releases.get(release_id)
        if release is None:
            return
        workspace = self.context.workspace
        self.context.jobs.run(
            lambda _progress: brush_up_cards(workspace, release),
            done=lambda cards: self._setup.show_cards(release_id, cards),
        )

    def _show_setup(self) -> None:
        self._steps.leave()
        self._title.show()
        self._stack.show_only(self._setup)
        self._setup.focus_start()
        # What was just practised may be a card now.
        self.refresh()

    def _start(self, setup: Setup) -> None:
        self.remember("release", setup.release_id)
        if setup.course.mode is Mode.BRUSH_UP:
            self._steps.open(lambda workspace: start_brush_up(workspace, setup.release_id))
            return
        self.remember("panel", setup.course.panel)
        self._steps.open(
            lambda workspace: start_rehearsal(workspace, setup.release_id, setup.course)
        )

    def _ask_one(self, release_id: str, prompt_id: str, persona_id: str) -> None:
        self._steps.open(lambda workspace: ask_one(workspace, release_id, prompt_id, persona_id))

    def _drill(self, prompt_id: str, persona_id: str) -> None:
        if self._steps.sitting is not None:
            self._ask_one(self._steps.sitting.release.id, prompt_id, persona_id)

    def _answer(self, text: str, cut_off: bool) -> None:
        self._steps.take(
            lambda workspace, sitting: answer_question(workspace, sitting, text, cut_off=cut_off)
        )

    def _take_away(self, owner: str, due: datetime) -> None:
        self._steps.take(
            without_draft(lambda workspace, sitting: take_away(workspace, sitting, owner, due))
        )

    def _pick(self, prompt_id: str, persona_id: str) -> None:
        self._steps.take(
            lambda workspace, sitting: ask_prompt(workspace, sitting, prompt_id, persona_id)
        )

    def _next(self) -> None:
        self._steps.take(ask_next, going_on=True)

    def _skip(self) -> None:
        if self._stack.current() is self._panel:
            self._steps.take(without_draft(skip_question))

    def _rate(self, rating: int) -> None:
        self._steps.take(lambda workspace, sitting: rate_answer(workspace, sitting, rating))

    def _dispute(self, number: int, finding: Finding, reason: str) -> None:
        """Note a disagreement on that turn, the newest one for -1."""
        self._steps.take(disputing(number, finding, reason))

    def _pause(self) -> None:
        if self._going_on():
            self._panel.editor.settle()
            self._steps.take(pause_rehearsal)

    def _ask_to_end(self) -> None:
        if self._steps.sitting is None or not self._going_on():
            return
        confirm(
            self,
            self.tr("End this rehearsal?"),
            self.tr("What you answered is kept as a transcript; the rest is not asked."),
            self.tr("End rehearsal"),
            lambda: self._steps.take(end_rehearsal),
            danger=False,
        )

    def _show(self, reached: Reached) -> None:
        rehearsal = reached.sitting.rehearsal
        if rehearsal.state is RehearsalState.ENDED:
            self._finish(reached.sitting)
        elif rehearsal.state is RehearsalState.PAUSED:
            self._put_aside()
        elif may_pick(reached):
            self._title.hide()
            self._panel.stop_clock()
            self._stack.show_only(self._picker)
            self._picker.show_offers(reached.sitting, reached.offers)
        elif says_nothing(rehearsal):
            self._next()
        else:
            self._title.hide()
            self._stack.show_only(self._panel)
            self._panel.show_sitting(reached.sitting, reached.draft)

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
        work = partial(_read_through, self.context.workspace, sitting)
        self.context.jobs.run(work, done=self._show_review, title=self.tr("Reading the rehearsal"))

    def _show_review(self, review: Review) -> None:
        self._result.show_review(review)
        fresh = self._stack.current() is not self._result_area
        self._stack.show_only(self._result_area)
        if fresh:
            self._result_area.verticalScrollBar().setValue(0)
            self._result.focus_next()
        self.announce_change()

    def _read_transcript(self) -> None:
        if self._steps.sitting is not None:
            rehearsal = self._steps.sitting.rehearsal
            self.navigate("transcripts", transcript_id=minutes_id(rehearsal.id))

    def _practise(self) -> None:
        if self._steps.sitting is not None:
            self.navigate("practice", release_id=self._steps.sitting.release.id)

    def _keep_draft(self, text: str) -> None:
        if self._stack.current() is self._panel:
            self._steps.keep_draft(text)


def _choices_of(workspace: Workspace) -> _Choices:
    return list_releases(workspace), workspace.bank, workspace.codebook.themes


def _read_through(workspace: Workspace, sitting: Sitting, progress: Progress) -> Review:
    analyse_waiting(workspace, sitting.release.id, progress)
    return review_rehearsal(workspace, sitting)


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    # It takes what height there is; the page must not scroll because of it.
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    frame = Snug()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 8, 0)
    column.addWidget(inner)
    area.setWidget(frame)
    return area
