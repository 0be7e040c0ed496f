"""After an answer: one's own rating first, then the bill, a comparison, and the way on."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.panels.rehearse_bill import BillView
from greenroom.gui.panels.rehearse_bill_answer import FEWEST_LINES, MOST_LINES
from greenroom.gui.panels.rehearse_bill_rows import TextColumn
from greenroom.gui.panels.rehearse_comparison import AttemptsView, ComparisonView
from greenroom.gui.panels.rehearse_rating import RatingPanel
from greenroom.gui.tokens import GAP, GRID, PADDING
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.model.rehearsal import Pressure, Turn
from greenroom.rehearsal.scoring.comparison import Comparison
from greenroom.rehearsal.scoring.feedback import Feedback
from greenroom.services.sitting import Sitting

WIDE = 820
"""From this width on the answer stands beside its bill and not above it."""
_SHARE_OF_ANSWER, _SHARE_OF_TWO = 0.18, 0.22
"""How much of the height an answer may take that stands above its bill, or two of them."""
_ALL_LINES = 10_000
_PADDING = 12
_LEAST_AREA = 96


class _BillArea(QScrollArea):
    """Scrolls what was made of the answer; it takes what height is left, and asks for little."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setObjectName("feedback_area")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inner)
        # A scrolled widget paints the ground of the window unless told not to.
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        # The page must not scroll because of what scrolls in here.
        self.setMinimumHeight(_LEAST_AREA)

    def sizeHint(self) -> QSize:
        """A few lines; the layout stretches it."""
        return QSize(320, _LEAST_AREA)


class FeedbackCard(Card):
    """The answer, what it scored and what to do next; the buttons stay in sight.

    Everything above the buttons scrolls. `rated` carries 0 to 100, `disputed` a finding and
    the reason; `rate_first_changed` tells whether the presenter wants to be asked for a rating.
    """

    next_wanted = Signal()
    again_wanted = Signal()
    end_wanted = Signal()
    rated = Signal(int)
    disputed = Signal(object, str)
    rate_first_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, rate_first: bool = False) -> None:
        super().__init__(parent=parent)
        self.setObjectName("feedback")
        self._turn: Turn | None = None
        self._passed: tuple[object, ...] = ()
        self._can_retry = True
        self._compared: Comparison | None = None
        outer = self.layout()
        if outer is not None:
            # It has to fit below the question in a small window.
            outer.setContentsMargins(PADDING, _PADDING, _PADDING, _PADDING)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._attempts = AttemptsView()
        self._rating = RatingPanel()
        self._bill = BillView()
        self._comparison = ComparisonView()
        self._comparison.hide()
        self._rate_first = QCheckBox(self.tr("Ask me to rate myself first"))
        self._rate_first.setObjectName("rate_first")
        self._rate_first.setChecked(rate_first)
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(GAP)
        self._halves.addWidget(self._attempts, 2)
        self._halves.addWidget(self._build_area(), 3)
        self.body.addLayout(self._halves, 1)
        self.body.addWidget(self._build_buttons())
        self._bill.span_chosen.connect(self._attempts.now.answer.mark)
        self._bill.disputed.connect(self.disputed)
        self._rate_first.toggled.connect(self.rate_first_changed)

    def _build_area(self) -> _BillArea:
        inner = TextColumn()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        self._bill.put_below_advice(self._comparison)
        for part in (self._rating, self._bill, self._rate_first):
            column.addWidget(part)
        column.addStretch(1)
        return _BillArea(inner)

    def _build_buttons(self) -> QWidget:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self._rate = self._button(row, self.tr("Rate and see the score"), "rate_answer", self._send)
        self._rate.setProperty("kind", "primary")
        self._skip = self._button(row, self.tr("Skip rating"), "skip_rating", self._skip_rating)
        self._next = self._button(
            row, self.tr("Next question"), "next_question", self.next_wanted.emit
        )
        self._next.setProperty("kind", "primary")
        self._again = self._button(row, self.tr("Try again"), "try_again", self.again_wanted.emit)
        row.addStretch(1)
        end = self._button(row, self.tr("End rehearsal"), "end_after_answer", self.end_wanted.emit)
        end.setProperty("kind", "quiet")
        return frame

    def _button(
        self, row: QHBoxLayout, text: str, name: str, run: Callable[[], object]
    ) -> VerbButton:
        button = VerbButton(text, run)
        button.setObjectName(name)
        row.addWidget(button)
        return button

    def show_feedback(self, told: Feedback, sitting: Sitting, *, last: bool) -> None:
        """Show the feedback on the newest turn; `last` means no question follows."""
        turn = sitting.rehearsal.turns[-1]
        self._turn = turn
        self._can_retry = sitting.rehearsal.plan.pressure is not Pressure.MURDER_BOARD
        # Until it is compared with another one, this answer stands alone.
        self._compared = None
        self._attempts.setVisible(bool(turn.exchanges))
        self._bill.show_bill(told, turn)
        self._next.setText(self.tr("See the result") if last else self.tr("Next question"))
        asks = self._rate_first.isChecked() and told.bill is not None
        waiting = asks and turn.rating is None and self._passed != _answer_key(turn)
        if waiting:
            self._rating.start()
        self._show_phase(rating=waiting)

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show the attempt before beside this one; None when there is only this one."""
        self._compared = comparison
        if comparison is not None:
            self._comparison.show_comparison(comparison)
        self._show_attempts(rating=self._rating.isVisibleTo(self))

    def focus_next(self) -> None:
        """Put the keyboard on the way on, or on the rating while that is asked for."""
        if self._rating.isVisibleTo(self):
            self._rating.take_focus()
        else:
            self._next.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answer beside its bill where there is room, and let it leave room for that."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        # Two attempts need the whole width, so the bill goes below them.
        compared = self._attempts.shows_both()
        wide = self.width() >= WIDE and not compared
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction is not self._halves.direction():
            self._halves.setDirection(direction)
        height = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Maximum
        self._attempts.setSizePolicy(QSizePolicy.Policy.Expanding, height)
        if wide:
            # Beside the bill there is room for more, but the card is not to grow for it.
            self._attempts.limit_lines(FEWEST_LINES, _ALL_LINES)
            return
        share = _SHARE_OF_TWO if compared else _SHARE_OF_ANSWER
        lines = int(self.height() * share / self.fontMetrics().lineSpacing())
        self._attempts.limit_lines(max(FEWEST_LINES, min(MOST_LINES, lines)))

    def _show_phase(self, *, rating: bool) -> None:
        """Ask for the rating, or show the bill."""
        asked: tuple[QWidget, ...] = (self._rating, self._rate, self._skip)
        told: tuple[QWidget, ...] = (self._bill, self._next)
        for part in asked:
            part.setVisible(rating)
        for part in told:
            part.setVisible(not rating)
        self._again.setVisible(not rating and self._can_retry)
        self._show_attempts(rating=rating)

    def _show_attempts(self, *, rating: bool) -> None:
        """Show the attempt before as well, but never a score that is still to be guessed."""
        both = self._compared is not None and not rating
        if self._compared is not None and both:
            self._attempts.show_both(self._compared)
        elif self._turn is not None:
            self._attempts.show_alone(self._turn.answer)
        self._comparison.setVisible(both)
        self._arrange()

    def _send(self) -> None:
        self._pass_rating()
        self.rated.emit(self._rating.value())

    def _skip_rating(self) -> None:
        self._pass_rating()

    def _pass_rating(self) -> None:
        """Show the bill, and do not ask again about the same answer."""
        if self._turn is not None:
            self._passed = _answer_key(self._turn)
        self._show_phase(rating=False)
        self.focus_next()


def _answer_key(turn: Turn) -> tuple[object, ...]:
    """What tells one answer from another, whatever was said about it since."""
    return (turn.asked_at, len(turn.attempts), turn.exchanges)
