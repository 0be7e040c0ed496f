"""The quiet clock beside the answer: it can be paused and hidden, and it speaks only twice."""

import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from greenroom.gui.theme import tokens_of, tone_colour
from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.buttons import IconButton, VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.message_bar import announce

_TICK_MILLISECONDS = 1000
_RING_PIXELS = 20
_TURN = 16 * 360
"""A whole circle in the sixteenths of a degree that Qt counts in."""


def minutes(seconds: float) -> str:
    """That many seconds as `1:05`."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


class _Ring(QWidget):
    """A circle that closes as the time goes by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._tone = Tone.MUTED
        self.setFixedSize(QSize(_RING_PIXELS, _RING_PIXELS))

    def show_share(self, share: float, tone: Tone) -> None:
        """Close the circle to that share, 0 to 1."""
        self._share, self._tone = min(1.0, max(0.0, share)), tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(QColor(tokens_of(self.palette()).line), 3))
        painter.drawEllipse(box)
        painter.setPen(QPen(tone_colour(self.palette(), self._tone), 3))
        # From the top, clockwise, as on a watch.
        painter.drawArc(box, _TURN // 4, -round(_TURN * self._share))
        painter.end()


class QuietClock(QWidget):
    """The time of one answer; `ticked` carries its seconds about once a second.

    It stands still while paused, while the page is not looked at and after `stop`. `now` can be
    replaced, and gives seconds that only grow.
    """

    ticked = Signal(float)
    hidden_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now: Callable[[], float] = time.monotonic
        self._limit = 0
        self._down = False
        self._gone = 0.0
        self._since: float | None = None
        self._going = self._paused = False
        self._said = 0.0
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MILLISECONDS)
        self._tick.timeout.connect(self.look)
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._ring = _Ring()
        self._text = PlainLabel(tone=Tone.MUTED, style=TextStyle.STRONG, wrap=False)
        self._text.setObjectName("clock")
        # A name of its own: otherwise readers are told of each second.
        self._text.setAccessibleName(self.tr("Clock"))
        self.pause_button = IconButton("pause", self.tr("Pause the clock"), self.toggle_pause)
        self.pause_button.setObjectName("pause_clock")
        self._resume = IconButton("play", self.tr("Let the clock go on"), self.toggle_pause)
        self._resume.setObjectName("resume_clock")
        self._hide = IconButton("close", self.tr("Hide the clock"), lambda: self.set_hidden(True))
        self._hide.setObjectName("hide_clock")
        self._show = VerbButton(
            self.tr("Show the clock"), lambda: self.set_hidden(False), kind="quiet"
        )
        self._show.setObjectName("show_clock")
        self._show.hide()
        for part in (self._ring, self._text):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for button in (self.pause_button, self._resume, self._hide):
            row.addWidget(button)
        row.insertWidget(0, self._show)

    @property
    def seconds(self) -> float:
        """How long the answer takes so far."""
        return self._gone + (self.now() - self._since if self._since is not None else 0.0)

    def start(self, limit: int, *, down: bool) -> None:
        """Begin again at zero; `down` counts what is left, and cannot be paused."""
        self._limit, self._down = limit, down
        self._gone, self._since = 0.0, None
        self._said = 0.0
        self._paused = False
        self._going = True
        self._arrange()
        self._run_or_stand()
        self.look()

    def stop(self) -> None:
        """Stand still for good; the time stays readable."""
        self._going = False
        self._run_or_stand()

    def toggle_pause(self) -> None:
        """Stand still, or go on; a clock that counts down cannot stand still."""
        if self._down or not self._going:
            return
        self._paused = not self._paused
        had_focus = self.pause_button.hasFocus() or self._resume.hasFocus()
        self._arrange()
        # The button that was pressed is gone; the keyboard stays where it was.
        if had_focus:
            (self._resume if self._paused else self.pause_button).setFocus()
        self._run_or_stand()
        self.look()
        announce(self, self.tr("Clock paused.") if self._paused else self.tr("Clock goes on."))

    def set_hidden(self, hidden: bool) -> None:
        """Take the time out of sight; it goes on, and is still spoken."""
        had_focus = self._hide.hasFocus() or self._show.hasFocus()
        self._show.setVisible(hidden)
        self._arrange()
        if had_focus:
            (self._show if hidden else self._hide).setFocus()
        self.hidden_changed.emit(hidden)

    def is_hidden_by_choice(self) -> bool:
        """Whether a person took the time out of sight."""
        return not self._show.isHidden()

    def look(self) -> None:
        """Show the time as it is now, and say it when half or all of it is over."""
        seconds = self.seconds
        self._show_time(seconds)
        for share, words in (
            (1.0, self.tr("Your time is over.")),
            (0.5, self.tr("Half of your time is over.")),
        ):
            if self._said < share <= seconds / max(1, self._limit) and self._going:
                # The later one says it all: a jump over both is spoken once.
                self._said = share
                announce(self, words)
        self.ticked.emit(seconds)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on when the page is looked at again."""
        super().showEvent(event)
        self._run_or_stand()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody answers while looking at another page."""
        super().hideEvent(event)
        self._run_or_stand()

    def _run_or_stand(self) -> None:
        runs = self._going and not self._paused and self.isVisible()
        if runs and self._since is None:
            self._since = self.now()
            self._tick.start()
        elif not runs and self._since is not None:
            self._gone, self._since = self.seconds, None
            self._tick.stop()

    def _arrange(self) -> None:
        seen = not self.is_hidden_by_choice()
        for part in (self._ring, self._text, self._hide):
            part.setVisible(seen)
        self.pause_button.setVisible(seen and not self._down and not self._paused)
        self._resume.setVisible(seen and not self._down and self._paused)

    def _show_time(self, seconds: float) -> None:
        over = self._limit and seconds >= self._limit
        share = seconds / max(1, self._limit)
        tone = Tone.WARN if over and self._down else Tone.MUTED
        self._ring.show_share(share, tone)
        self._text.set_tone(tone)
        if self._down and over:
            words = self.tr("%1 over").replace("%1", minutes(seconds - self._limit))
        elif self._down:
            # Rounded up, as people count: zero is the moment the time is over.
            words = self.tr("%1 left").replace("%1", minutes(self._limit - seconds + 0.999))
        else:
            words = self.tr("%1 of about %2").replace("%2", minutes(self._limit))
            words = words.replace("%1", minutes(seconds))
        self._text.setText(self.tr("%1 · paused").replace("%1", words) if self._paused else words)
