"""Take-aways: what was promised to the board, and the answers that were brought."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from greenroom.gui.panels.practice_wording import short_moment
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.hairline import Hairline
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.model.rehearsal import TakeAway

_SHOWN = 10
"""How many of each kind stand there before more are asked for."""


class TakeAwaysPanel(QWidget):
    """Open promises, the one due first on top, above closed ones.

    `close_wanted` carries a take-away and the answer that was brought, `reopen_wanted` one that
    was closed too early.
    """

    close_wanted = Signal(object, str)
    reopen_wanted = Signal(object)
    rehearse_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: dict[str, str] = {}
        self._lines: dict[str, QLineEdit] = {}
        self._take_aways: tuple[TakeAway, ...] | None = None
        self._zone = ""
        self._now: datetime | None = None
        self._all_open = self._all_closed = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._empty = EmptyState(
            self.tr("Nothing is promised"),
            self.tr(
                "When you take a question away, with who brings the answer and by when, it waits "
                "here until it is brought."
            ),
            self.tr("Start a rehearsal"),
            icon_name="practice",
        )
        self._empty.chosen.connect(self.rehearse_wanted)
        self._open, self._closed = Card(self.tr("Open")), Card(self.tr("Closed"))
        for part in (self._empty, self._open, self._closed):
            part.hide()
            column.addWidget(part)

    def show_take_aways(
        self, take_aways: tuple[TakeAway, ...], *, zone: str, now: datetime
    ) -> None:
        """List these promises; what is being typed about one stays."""
        self._now = now
        # Rows are widgets, and making them again would take the keyboard away.
        if take_aways != self._take_aways or zone != self._zone:
            self._take_aways, self._zone = take_aways, zone
            self._fill()

    def _fill(self) -> None:
        take_aways = self._take_aways or ()
        open_ones = sorted((each for each in take_aways if each.closed_at is None), key=_urgency)
        closed = [each for each in take_aways if each.closed_at is not None]
        place = self._place_of_keyboard()
        self._lines = {}
        self._empty.setVisible(not take_aways)
        self._open.setVisible(bool(take_aways))
        self._closed.setVisible(bool(closed))
        self._fill_card(self._open, open_ones, self._build_open, everything=self._all_open)
        if not open_ones:
            kept = self.tr("Every promise is kept.")
            self._open.body.addWidget(PlainLabel(kept, tone=Tone.MUTED))
        self._fill_card(self._closed, closed, self._build_closed, everything=self._all_closed)
        self._give_keyboard(place)

    def _fill_card(
        self,
        card: Card,
        listed: Sequence[TakeAway],
        build: Callable[[int, TakeAway], QWidget],
        *,
        everything: bool,
    ) -> None:
        """Put the first ones into the card, and a way to the others."""
        clear(card.body)
        shown = listed if everything else listed[:_SHOWN]
        for number, each in enumerate(shown):
            card.body.addWidget(build(number, each))
        if len(shown) < len(listed):
            words = self.tr("Show all %1").replace("%1", str(len(listed)))
            more = VerbButton(words, partial(self._show_all, card), kind="quiet")
            more.setObjectName("all_open" if card is self._open else "all_closed")
            card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self, card: Card) -> None:
        if card is self._open:
            self._all_open = True
        else:
            self._all_closed = True
        self._fill()

    def _place_of_keyboard(self) -> int | None:
        """The number of the row that is being typed in."""
        focused = [number for number, line in enumerate(self._lines.values()) if line.hasFocus()]
        return focused[0] if focused else None

    def _give_keyboard(self, place: int | None) -> None:
        """After a closed one the keyboard goes on with the next."""
        lines = tuple(self._lines.values())
        if place is not None and lines:
            lines[min(place, len(lines) - 1)].setFocus()

    def show_problem(self, take_away_id: str, text: str) -> None:
        """Say beside a take-away why it could not be closed."""
        label = self.findChild(PlainLabel, f"problem_{take_away_id}")
        if label is not None:
            label.setText(text)
            label.setVisible(bool(text))

    def _build_open(self, number: int, take_away: TakeAway) -> QWidget:
        row, column = _row(first=number == 0)
        column.addLayout(self._build_head(take_away))
        column.addWidget(_promised(take_away))
        line = QLineEdit(self._drafts.get(take_away.id, ""))
        line.setObjectName(f"take_away_answer_{number}")
        line.setPlaceholderText(self.tr("The answer that was brought"))
        line.setAccessibleName(self.tr("The answer to: %1").replace("%1", take_away.question))
        self._lines[take_away.id] = line
        close = VerbButton(self.tr("Close take-away"), partial(self._close, take_away, line))
        close.setObjectName(f"close_take_away_{number}")
        line.returnPressed.connect(partial(self._close, take_away, line))
        line.textChanged.connect(partial(self._drafts.__setitem__, take_away.id))
        fields = QHBoxLayout()
        fields.setSpacing(GRID)
        fields.addWidget(line, 1)
        fields.addWidget(close)
        column.addLayout(fields)
        problem = PlainLabel(style=TextStyle.SMALL, tone=Tone.BAD)
        problem.setObjectName(f"problem_{take_away.id}")
        problem.hide()
        column.addWidget(problem)
        return row

    def _build_closed(self, number: int, take_away: TakeAway) -> QWidget:
        row, column = _row(first=number == 0)
        line = QHBoxLayout()
        line.addWidget(PlainLabel(take_away.question, style=TextStyle.STRONG), 1)
        day = short_moment(take_away.closed_at, self._zone)
        closed = self.tr("✓ closed on %1").replace("%1", day)
        line.addWidget(PlainLabel(closed, tone=Tone.GOOD, wrap=False))
        reopen = VerbButton(
            self.tr("Reopen"), partial(self.reopen_wanted.emit, take_away), kind="quiet"
        )
        reopen.setObjectName(f"reopen_take_away_{number}")
        line.addWidget(reopen)
        column.addLayout(line)
        column.addWidget(PlainLabel(take_away.closed_with))
        column.addWidget(_promised(take_away))
        return row

    def _build_head(self, take_away: TakeAway) -> QHBoxLayout:
        """The question, and who brings its answer by when, as far as that is known."""
        head = QHBoxLayout()
        head.setSpacing(GAP)
        question = PlainLabel(take_away.question, style=TextStyle.STRONG)
        question.setAlignment(Qt.AlignmentFlag.AlignTop)
        head.addWidget(question, 3)
        if take_away.due is not None:
            late = self._now is not None and take_away.due < self._now
            words = self.tr("{owner}, was due {day}") if late else self.tr("{owner}, by {day}")
            day = short_moment(take_away.due, self._zone)
            told = words.replace("{day}", day).replace("{owner}", take_away.owner)
            label = PlainLabel(told, tone=Tone.BAD if late else Tone.WARN)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            head.addWidget(label, 2)
        return head

    def _close(self, take_away: TakeAway, line: QLineEdit) -> None:
        self.close_wanted.emit(take_away, line.text())


def _urgency(take_away: TakeAway) -> tuple[bool, float]:
    """What is due first comes first; what has no day comes last, the newest on top."""
    due = take_away.due
    return due is None, due.timestamp() if due else 0.0


def _row(*, first: bool) -> tuple[QWidget, QVBoxLayout]:
    """A row under a hairline, and the column to fill."""
    row = QWidget()
    outer = QVBoxLayout(row)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    if not first:
        outer.addWidget(Hairline())
    column = QVBoxLayout()
    column.setContentsMargins(0, GRID, 0, GRID)
    column.setSpacing(4)
    outer.addLayout(column)
    return row, column


def _promised(take_away: TakeAway) -> PlainLabel:
    """To whom it was promised, in the words it was."""
    said = f"{take_away.persona_name} · “{take_away.text}”"
    return PlainLabel(said, style=TextStyle.SMALL, tone=Tone.MUTED)
