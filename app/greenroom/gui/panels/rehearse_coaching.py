"""What happens beside an answer while it is typed: chips, one nudge, and the chair's patience."""

import re
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from greenroom.gui.panels.rehearse_clock import QuietClock
from greenroom.gui.panels.rehearse_side import SidePanel
from greenroom.gui.widgets.plain_editor import PlainEditor
from greenroom.model.prompt import PersonaStyle
from greenroom.model.rehearsal import Pressure, Question
from greenroom.services.sitting import Sitting
from greenroom.services.turns import read_answer

PAUSE_MILLISECONDS = 700
"""How long after the last key an answer is read; whoever types on is left alone."""

NUDGE_FROM = 1.5
"""The share of the useful length, or of the time, from which one nudge is given."""

_PATIENCE_PER_DIAL = 5
_HIGHEST_DIAL = 5
_USUAL_DIAL = 3
# Closing quotation marks and brackets belong to the sentence they end.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")


class Nudge(StrEnum):
    """What the one nudge is about."""

    LENGTH = "length"
    TIME = "time"


def nudge_for(text: str, seconds: float, question: Question, *, timed: bool) -> Nudge | None:
    """The nudge an answer of that text after that time has earned, if any.

    At 150 % of the longest useful length, or of the time when there is a clock.
    """
    if len(text.split()) >= NUDGE_FROM * question.target_words[1]:
        return Nudge.LENGTH
    if timed and seconds >= NUDGE_FROM * question.time_limit:
        return Nudge.TIME
    return None


def patience_of(style: PersonaStyle | None) -> int:
    """Seconds after the limit for which a persona still listens: 20 down to 0."""
    dial = style.interruptiveness if style is not None else _USUAL_DIAL
    return (_HIGHEST_DIAL - dial) * _PATIENCE_PER_DIAL


def ends_sentence(text: str, *, resting: bool) -> bool:
    """Whether a sentence has just ended: its end and a space were typed, or a line.

    While the hands rest the space is not waited for; a full stop alone may still become “4.5”.
    """
    said = text.rstrip()
    ended = text != said or resting
    return bool(said) and ended and ("\n" in text[len(said) :] or bool(_SENTENCE_END.search(said)))


@dataclass(frozen=True, slots=True)
class _Watched:
    """What is being answered, and how."""

    sitting: Sitting
    question: Question
    pressure: Pressure


class Coaching(QObject):
    """Watches the editor for the side panel; `interrupted` is emitted when the chair cuts in.

    Nothing it does changes the text or moves the keyboard.
    """

    interrupted = Signal()

    def __init__(self, editor: PlainEditor, side: SidePanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._side = side
        self._watched: _Watched | None = None
        self._nudged = False
        self._muted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._rest)
        editor.textChanged.connect(self._typed)
        side.muted.connect(self.mute)
        side.clock.ticked.connect(lambda _seconds: self._look())

    @property
    def clock(self) -> QuietClock:
        """The clock beside the answer."""
        return self._side.clock

    def begin(self, sitting: Sitting) -> None:
        """Watch the answer to the newest question or follow-up."""
        turn = sitting.rehearsal.turns[-1]
        pressure = sitting.rehearsal.plan.pressure
        self._watched = _Watched(sitting, turn.question, pressure)
        self._nudged = False
        self._side.show_nudge("")
        self._read()

    def follow(self, sitting: Sitting) -> None:
        """Go on with the same answer after a step that left it open."""
        if self._watched is not None:
            self._watched = _Watched(sitting, self._watched.question, self._watched.pressure)

    def end(self) -> None:
        """Watch nothing."""
        self._watched = None
        self._pause.stop()
        self._side.show_nudge("")

    def mute(self) -> None:
        """Give no more nudges until the window is closed."""
        self._muted = True
        self._side.show_nudge("")

    def _typed(self) -> None:
        if self._watched is None:
            return
        self._pause.start()
        self._interrupt(resting=False)

    def _rest(self) -> None:
        """The hands rest: read what is there."""
        self._read()
        self._look()

    def _look(self) -> None:
        # A running pause means that keys are being pressed right now.
        if self._watched is not None and not self._pause.isActive():
            self._nudge()
            self._interrupt(resting=True)

    def _read(self) -> None:
        if self._watched is not None and self._watched.pressure is not Pressure.MURDER_BOARD:
            self._side.show_readings(read_answer(self._watched.sitting, self._editor.text()))

    def _nudge(self) -> None:
        watched = self._watched
        if watched is None or self._nudged or self._muted:
            return
        if watched.pressure is Pressure.MURDER_BOARD:
            return
        timed = watched.pressure is Pressure.BOARD
        found = nudge_for(self._editor.text(), self.clock.seconds, watched.question, timed=timed)
        if found is None:
            return
        self._nudged = True
        words = {
            Nudge.LENGTH: self.tr("A board stops listening about here. Cut it, or send it."),
            Nudge.TIME: self.tr(
                "The board would move on about now. Come to the point, or send it."
            ),
        }
        self._side.show_nudge(words[found])

    def _interrupt(self, *, resting: bool) -> None:
        """Cut in at the end of a sentence once the time and the persona's patience are over."""
        watched = self._watched
        if watched is None or watched.pressure is not Pressure.MURDER_BOARD:
            return
        until = watched.question.time_limit + patience_of(watched.question.style)
        text = self._editor.text()
        if self.clock.seconds >= until and ends_sentence(text, resting=resting):
            self.interrupted.emit()
