"""The steps of a rehearsal, taken one at a time on the saving thread and shown afterwards."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from greenroom.errors import GreenroomError
from greenroom.gui.context import Context
from greenroom.gui.jobs import Lane
from greenroom.model.progress import Progress
from greenroom.model.rehearsal import Finding, Mode, Pressure, Rehearsal, RehearsalState
from greenroom.services.offers import OfferedQuestion, offered_questions
from greenroom.services.rehearsals import load_draft, save_draft
from greenroom.services.sitting import Sitting
from greenroom.services.turns import dispute_finding
from greenroom.services.workspace import Workspace

Opening = Callable[[Workspace], Sitting]
Step = Callable[[Workspace, Sitting], Sitting]
_BETWEEN = (RehearsalState.READY, RehearsalState.ANSWERED)


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a step led: the sitting, the words typed and not sent, what may be picked next.

    `going_on` says that the step asked for the next question.
    """

    sitting: Sitting
    draft: str
    offers: tuple[OfferedQuestion, ...]
    going_on: bool


class Steps(QObject):
    """Takes steps for the page; one at a time, so that two keys never take the same step twice.

    `busy` carries whether a step is being stored and whether the editor stays open meanwhile;
    `reached` carries a Reached once a step is on the disk.
    """

    busy = Signal(bool, bool)
    reached = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._running = False
        self._number = 0
        self.sitting: Sitting | None = None

    def open(self, opening: Opening) -> None:
        """Start or resume a rehearsal; it takes the place of the present one."""
        self._run(opening, going_on=False, quiet=False)

    def take(self, step: Step, *, going_on: bool = False, quiet: bool = False) -> None:
        """Take a step of the present rehearsal; nothing happens while there is none."""
        sitting = self.sitting
        if sitting is not None:
            self._run(lambda workspace: step(workspace, sitting), going_on=going_on, quiet=quiet)

    def keep_draft(self, text: str) -> None:
        """Keep what is typed, after every step that was asked for before."""
        if self.sitting is None:
            return
        workspace, rehearsal_id = self._context.workspace, self.sitting.rehearsal.id
        self._context.jobs.run(
            lambda _progress: save_draft(workspace, rehearsal_id, text),
            done=lambda _nothing: None,
            lane=Lane.SAVE,
        )

    def leave(self) -> None:
        """Forget the present rehearsal; it is stored as it stands."""
        self.sitting = None

    def _run(self, opening: Opening, *, going_on: bool, quiet: bool) -> None:
        if self._running:
            return
        self._running = True
        self._number += 1
        number = self._number
        self.busy.emit(True, quiet)
        workspace = self._context.workspace

        def work(_progress: Progress) -> Reached:
            sitting = opening(workspace)
            draft = load_draft(workspace, sitting.rehearsal.id)
            return Reached(sitting, draft, _offers(workspace, sitting), going_on)

        # Drafts and steps share one lane, so a draft kept late never outlives its answer.
        job = self._context.jobs.run(work, done=self._done, failed=self._failed, lane=Lane.SAVE)
        job.over.connect(lambda: self._over(number))

    def _done(self, reached: Reached) -> None:
        # Free before it is shown: showing may take the next step at once.
        self._running = False
        self.sitting = reached.sitting
        self._context.messages.clear()
        self.reached.emit(reached)

    def _failed(self, error: GreenroomError) -> None:
        self._context.messages.show_error(error)

    def _over(self, number: int) -> None:
        # What was shown may have taken the next step already; then that one is still busy.
        if number == self._number:
            self._running = False
            self.busy.emit(False, False)


def _offers(workspace: Workspace, sitting: Sitting) -> tuple[OfferedQuestion, ...]:
    """What a colleague may pick next; nothing while a question is open."""
    rehearsal = sitting.rehearsal
    if rehearsal.plan.mode is not Mode.HOT_SEAT or rehearsal.state not in _BETWEEN:
        return ()
    return offered_questions(workspace, sitting)


def without_draft(step: Step) -> Step:
    """That step, after which nothing typed is waiting: another question must not show it."""

    def cleared(workspace: Workspace, sitting: Sitting) -> Sitting:
        after = step(workspace, sitting)
        save_draft(workspace, after.rehearsal.id, "")
        return after

    return cleared


def disputing(number: int, finding: Finding, reason: str) -> Step:
    """The step that notes a disagreement on that turn, the newest one for -1."""

    def disputed(workspace: Workspace, sitting: Sitting) -> Sitting:
        turn = range(len(sitting.rehearsal.turns))[number]
        return dispute_finding(workspace, sitting, turn, finding, reason)

    return disputed


def may_pick(reached: Reached) -> bool:
    """Whether a colleague picks now: nothing is open, and the last turn was looked at."""
    rehearsal = reached.sitting.rehearsal
    if rehearsal.plan.mode is not Mode.HOT_SEAT:
        return False
    seen = reached.going_on or says_nothing(rehearsal)
    return rehearsal.state in (RehearsalState.READY, RehearsalState.ANSWERED) and seen


def says_nothing(rehearsal: Rehearsal) -> bool:
    """Whether the turn that is over leaves nothing to look at before the next question."""
    turn = rehearsal.turns[-1] if rehearsal.turns else None
    if rehearsal.state is RehearsalState.READY:
        return turn is None or not turn.revealed
    # A murder board says nothing between questions, except that one of them was a trap.
    pressed = rehearsal.plan.pressure is Pressure.MURDER_BOARD
    answered = rehearsal.state is RehearsalState.ANSWERED
    return answered and pressed and (turn is None or turn.question.trap is None)
