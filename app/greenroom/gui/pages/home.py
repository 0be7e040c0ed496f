"""Home: the next board, where it stands, and the three things most worth doing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from greenroom.gui.context import Context
from greenroom.gui.page import Page
from greenroom.gui.panels.home_steps import PromisesCard, RecentCard, StepCard
from greenroom.gui.panels.practice_sections import CARDS, MESSAGE, TAKE_AWAYS
from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.gui.widgets.tile import Tile
from greenroom.gui.wording import countdown, moment_words
from greenroom.model.board import MessageReadiness
from greenroom.model.progress import Progress
from greenroom.model.readiness import Assessment
from greenroom.model.rehearsal import RehearsalState
from greenroom.services.minutes import keep_missing_minutes
from greenroom.services.overview import NextStep, Overview, RecentWork, ReleaseOverview, overview
from greenroom.services.samples import open_sample, remove_sample
from greenroom.services.sitting import Sitting


class HomePage(Page):
    """The first page a person sees."""

    page_id = "home"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._overview: Overview | None = None
        body = self.body()
        self._empty = self._build_empty()
        self._full = QWidget()
        self._fill(QVBoxLayout(self._full))
        body.addWidget(self._empty, 1)
        body.addWidget(self._full)
        body.addStretch(0)
        self._empty.hide()
        self._full.hide()
        self.add_action(self.tr("Open the sample workspace"), self._open_sample, name="open_sample")
        self.add_action(
            self.tr("Remove the sample workspace"), self._remove_sample, name="remove_sample"
        )

    def refresh(self) -> None:
        """Read where the next release stands, off the main thread."""
        workspace = self.context.workspace

        def read(_progress: Progress) -> Overview:
            # A program killed at the very end of a rehearsal left its transcript out.
            keep_missing_minutes(workspace)
            return overview(workspace)

        self.context.jobs.run(read, done=self._show, title=self.tr("Reading the workspace"))

    def _build_empty(self) -> QWidget:
        empty = EmptyState(
            self.tr("No release yet"),
            self.tr(
                "A release is what the board decides on: its window, its facts, the questions it "
                "has to survive. Create yours, or look around in the sample first."
            ),
            self.tr("Create a release"),
            icon_name="releases",
        )
        empty.chosen.connect(partial(self.navigate, "releases", create=True))
        sample = empty.add_second(self.tr("Open the sample"), self._open_sample)
        sample.setObjectName("open_sample_button")
        return empty

    def _fill(self, layout: QVBoxLayout) -> None:
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        self._title = PlainLabel(style=TextStyle.DISPLAY)
        self._title.setObjectName("next_board")
        self._countdown = PlainLabel(style=TextStyle.SUBTITLE, tone=Tone.MUTED)
        self._sample_note = self._build_sample_note()
        self._unfinished = self._build_unfinished()
        layout.addWidget(self._title)
        layout.addWidget(self._countdown)
        layout.addWidget(self._sample_note)
        layout.addWidget(self._unfinished)
        layout.addLayout(self._build_tiles())
        layout.addWidget(PlainLabel(self.tr("What to do next"), style=TextStyle.SUBTITLE))
        self._steps = QHBoxLayout()
        self._steps.setSpacing(16)
        layout.addLayout(self._steps)
        self._take_aways = PromisesCard()
        self._take_aways.all_wanted.connect(partial(self._open_practice, TAKE_AWAYS))
        layout.addWidget(self._take_aways)
        self._recent = RecentCard()
        self._recent.chosen.connect(self._open_recent)
        layout.addWidget(self._recent)

    def _build_sample_note(self) -> QWidget:
        note = QWidget()
        row = QHBoxLayout(note)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(
            PlainLabel(
                self.tr("This is the sample: an invented company, invented people."),
                tone=Tone.MUTED,
            ),
            1,
        )
        remove = QPushButton(self.tr("Remove the sample"))
        remove.setObjectName("remove_sample_button")
        remove.clicked.connect(self._remove_sample)
        row.addWidget(remove)
        return note

    def _build_unfinished(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        self._unfinished_words = PlainLabel()
        row.addWidget(self._unfinished_words, 1)
        resume = QPushButton(self.tr("Resume rehearsal"))
        resume.setObjectName("resume_rehearsal")
        resume.clicked.connect(self._resume)
        row.addWidget(resume)
        card.body.addLayout(row)
        return card

    def _build_tiles(self) -> QHBoxLayout:
        self._readiness = Tile(self.tr("Launch readiness"))
        self._open = Tile(self.tr("Open take-aways"))
        self._weakest = Tile(self.tr("Weakest theme"))
        self._message = Tile(self.tr("Message readiness"))
        self._message.setObjectName("message_tile")
        self._readiness.opened.connect(partial(self._open_at_release, "readiness"))
        self._message.opened.connect(partial(self._open_practice, MESSAGE))
        self._open.opened.connect(partial(self._open_practice, TAKE_AWAYS))
        self._weakest.opened.connect(partial(self._open_at_release, "transcripts"))
        row = QHBoxLayout()
        row.setSpacing(16)
        for tile in (self._readiness, self._message, self._open, self._weakest):
            row.addWidget(tile, 1)
        return row

    def _show(self, found: Overview) -> None:
        self._overview = found
        self._empty.setVisible(found.next_release is None)
        self._full.setVisible(found.next_release is not None)
        if found.next_release is not None:
            self._show_release(found.next_release)
            self._show_unfinished(found.unfinished)
            self._show_steps(found.steps, found.next_release.due)
            self._recent.show_work(found.recent)

    def _show_release(self, found: ReleaseOverview) -> None:
        release = found.release
        board = moment_words(release.board_at, release.window.time_zone if release.window else "")
        title = self.tr("{release}: board on {moment}") if board else self.tr("{release}")
        self._title.setText(title.replace("{release}", release.title).replace("{moment}", board))
        self._countdown.setText(
            countdown(release.board_at, self.context.workspace.clock())
            if release.board_at
            else self.tr("No board date yet. Set it on the Releases page.")
        )
        self._sample_note.setVisible(release.sample)
        self._show_readiness(found.assessment)
        self._show_message(found.message)
        count = len(found.take_aways)
        note = self.tr("promised in rehearsals") if count else self.tr("nothing is promised")
        self._open.show_value(str(count), note, Tone.WARN if count else Tone.PLAIN)
        self._show_weakest(found)
        self._take_aways.show_promises(found.take_aways)

    def _show_readiness(self, assessment: Assessment) -> None:
        stopped = sum(gate.stops for gate in assessment.gates)
        gates = self._open_gates(stopped)
        if assessment.score is None:
            self._readiness.show_value("–", gates or self.tr("not assessed yet"), Tone.WARN)
            return
        change = "" if assessment.change is None else f"{assessment.change:+.1f}"
        target = self.tr("target %1").replace("%1", f"{assessment.target:.0f}")
        note = " · ".join(part for part in (change, gates or target) if part)
        ready = assessment.score >= assessment.target and not stopped
        tone = Tone.GOOD if ready else Tone.WARN
        self._readiness.show_value(f"{assessment.score:.0f}", note, tone)

    def _show_message(self, message: MessageReadiness) -> None:
        if message.value is None or message.mean is None:
            self._message.show_value("–", self.tr("rehearse to fill it"))
            return
        answered = sum(theme.score is not None for theme in message.themes)
        note = self.tr("{mean} on average, {count} of {all} themes")
        self._message.show_value(
            f"{message.value:.0f}",
            note.replace("{mean}", f"{message.mean:.0f}")
            .replace("{count}", str(answered))
            .replace("{all}", str(len(message.themes))),
        )

    def _open_gates(self, stopped: int) -> str:
        if not stopped:
            return ""
        words = (
            self.tr("1 blocking gate open") if stopped == 1 else self.tr("%1 blocking gates open")
        )
        return words.replace("%1", str(stopped))

    def _show_weakest(self, found: ReleaseOverview) -> None:
        if found.weakest is None:
            self._weakest.show_value("–", self.tr("no confirmed concern"))
            return
        count = found.weakest.raised + found.weakest.mixed
        note = self.tr("raised once") if count == 1 else self.tr("raised %1 times")
        self._weakest.show_value(
            found.weakest.theme.name, note.replace("%1", str(count)), Tone.WARN
        )

    def _show_unfinished(self, unfinished: tuple[Sitting, ...]) -> None:
        self._unfinished.setVisible(bool(unfinished))
        if not unfinished:
            return
        sitting = unfinished[0]
        paused = sitting.rehearsal.state is RehearsalState.PAUSED
        words = (
            self.tr("You put a rehearsal of {release} aside at question {at} of {length}.")
            if paused
            else self.tr(
                "A rehearsal of {release} was cut off at question {at} of {length}. Every answer "
                "you sent is kept."
            )
        )
        self._unfinished_words.setText(
            words.replace("{at}", str(len(sitting.rehearsal.turns)))
            .replace("{length}", str(sitting.rehearsal.plan.length))
            .replace("{release}", sitting.release.title)
        )

    def _show_steps(self, steps: tuple[NextStep, ...], due: int) -> None:
        clear(self._steps)
        for number, step in enumerate(steps):
            card = StepCard(step, primary=number == 0, due=due)
            card.chosen.connect(partial(self._take, step))
            self._steps.addWidget(card, 1)

    def _take(self, step: NextStep) -> None:
        doors: dict[NextStep, Callable[[], None]] = {
            NextStep.RESUME_REHEARSAL: self._resume,
            NextStep.CREATE_RELEASE: partial(self.navigate, "releases", create=True),
            NextStep.OPEN_SAMPLE: self._open_sample,
            NextStep.IMPORT_INTERVIEWS: partial(self._open_at_release, "transcripts"),
            NextStep.CONFIRM_THEMES: partial(self._open_at_release, "transcripts"),
            NextStep.ENTER_EVIDENCE: partial(self._open_at_release, "readiness"),
            NextStep.PRACTISE_CARDS: partial(self._open_practice, CARDS),
            NextStep.REHEARSE: partial(self._open_at_release, "rehearse"),
            NextStep.EXPORT: partial(self._open_at_release, "exports"),
        }
        doors[step]()

    def _open_at_release(self, page_id: str, **arguments: object) -> None:
        if self._overview is not None and self._overview.next_release is not None:
            release_id = self._overview.next_release.release.id
            self.navigate(page_id, release_id=release_id, **arguments)

    def _open_practice(self, section: str) -> None:
        self._open_at_release("practice", section=section)

    def _resume(self) -> None:
        if self._overview is not None and self._overview.unfinished:
            sitting = self._overview.unfinished[0]
            self.navigate("rehearse", rehearsal_id=sitting.rehearsal.id)

    def _open_recent(self, work: RecentWork) -> None:
        if work.transcript_id is not None:
            self.navigate("transcripts", transcript_id=work.transcript_id)
        else:
            self.navigate("exports")

    def _open_sample(self) -> None:
        workspace = self.context.workspace
        self.context.jobs.run(
            lambda progress: open_sample(workspace, progress),
            done=lambda _release: self._changed(),
            title=self.tr("Opening the sample"),
        )

    def _remove_sample(self) -> None:
        workspace = self.context.workspace
        self.context.jobs.run(
            lambda _progress: remove_sample(workspace),
            done=lambda _count: self._sample_removed(),
            title=self.tr("Removing the sample"),
        )

    def _sample_removed(self) -> None:
        self.context.messages.toast(self.tr("The sample is removed."))
        self._changed()

    def _changed(self) -> None:
        self.announce_change()
        self.refresh()
