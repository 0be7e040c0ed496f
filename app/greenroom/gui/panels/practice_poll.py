"""The closing poll: the chair calls the roll, and every persona votes by its written rules."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from greenroom.gui.panels.practice_flow import FlowRow
from greenroom.gui.panels.practice_wording import with_capital
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.hairline import Hairline
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.gui.widgets.message_bar import announce
from greenroom.model.board import Ballot, Vote

_SIGNS = {Vote.GO: "✓", Vote.CONDITIONS: "!", Vote.NO_GO: "✗"}
_TONES = {Vote.GO: Tone.GOOD, Vote.CONDITIONS: Tone.WARN, Vote.NO_GO: Tone.BAD}
_SEAT, _VOTE, _REASONS = 4, 3, 10
"""The columns' parts of the width."""
_LINES = 4


class PollPanel(QWidget):
    """The tally, and the votes one below the other once the roll is called."""

    rehearse_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ballots: tuple[Ballot, ...] = ()
        self._called = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._empty = EmptyState(
            self.tr("Nobody can vote yet"),
            self.tr(
                "Each persona votes by its own written rules, from the answers it has heard. "
                "Nothing was answered so far."
            ),
            self.tr("Start a rehearsal"),
            icon_name="practice",
        )
        self._empty.chosen.connect(self.rehearse_wanted)
        self._card = Card()
        head = FlowRow(GRID * 3)
        self._tally = {vote: self._build_count(vote) for vote in Vote}
        for label in self._tally.values():
            head.add(label)
        self._call = VerbButton(self.tr("Call the roll"), self.call_the_roll, kind="primary")
        self._call.setObjectName("call_the_roll")
        row = QHBoxLayout()
        row.addWidget(head, 1)
        row.addWidget(self._call)
        self._card.body.addLayout(row)
        self._card.body.addWidget(
            PlainLabel(
                self.tr(
                    "How the panel would vote today, each by its written rules. A practice vote "
                    "decides nothing; it shows what would be said."
                ),
                tone=Tone.MUTED,
            )
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._card.body.addLayout(self._rows)
        column.addWidget(self._empty)
        column.addWidget(self._card)

    def show_ballots(self, ballots: tuple[Ballot, ...], *, heard: bool) -> None:
        """Show how these would vote; `heard` says whether anything was answered yet."""
        changed = ballots != self._ballots
        self._ballots = ballots
        self._empty.setVisible(not heard)
        self._card.setVisible(heard)
        votes = Counter(ballot.vote for ballot in ballots)
        for vote, label in self._tally.items():
            label.setText(f"{_SIGNS[vote]} {votes[vote]} {vote.value}")
        if self._called and changed:
            self._fill()

    def call_the_roll(self) -> None:
        """Show every vote with its reasons, and read the tally out."""
        self._called = True
        self._fill()
        announce(self, ", ".join(label.text() for label in self._tally.values()))

    def _build_count(self, vote: Vote) -> PlainLabel:
        label = PlainLabel(style=TextStyle.TITLE, tone=_TONES[vote], wrap=False)
        label.setObjectName(f"tally_{vote.name.lower()}")
        return label

    def _fill(self) -> None:
        # Called once; from here on the votes stay in sight.
        self._call.hide()
        clear(self._rows)
        for ballot in self._ballots:
            self._rows.addWidget(BallotRow(ballot))


class BallotRow(QWidget):
    """One persona's vote: who, what, why, and what would turn it."""

    def __init__(self, ballot: Ballot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        row = QHBoxLayout()
        row.setContentsMargins(0, GRID + 4, 0, GRID + 4)
        row.setSpacing(GAP)
        for stretch, labels in (
            (_SEAT, self._seat(ballot)),
            (_VOTE, self._vote(ballot)),
            (_REASONS, self._reasons(ballot)),
        ):
            row.addLayout(_upright(labels), stretch)
        column.addLayout(row)
        self.setAccessibleName(f"{ballot.persona_name}: {ballot.vote.value}")

    def _seat(self, ballot: Ballot) -> list[PlainLabel]:
        return [
            PlainLabel(ballot.persona_name, style=TextStyle.STRONG),
            PlainLabel(ballot.persona_seat, style=TextStyle.SMALL, tone=Tone.MUTED),
        ]

    def _vote(self, ballot: Ballot) -> list[PlainLabel]:
        words = f"{_SIGNS[ballot.vote]} {with_capital(ballot.vote.value)}"
        return [PlainLabel(words, style=TextStyle.STRONG, tone=_TONES[ballot.vote])]

    def _reasons(self, ballot: Ballot) -> list[PlainLabel]:
        """Why, and what would turn it; what follows the first few is counted."""
        turn = self.tr("Would turn it: %1")
        ways = [turn.replace("%1", way) for way in ballot.turned_by]
        return [
            PlainLabel("\n".join(f"{sign} {line}" for line in self._first(lines)), tone=tone)
            for sign, lines, tone in (
                ("·", ballot.reasons, Tone.PLAIN),
                ("→", ways, Tone.MUTED),
            )
            if lines
        ]

    def _first(self, lines: Sequence[str]) -> list[str]:
        """The first few, and how many more there are: every open take-away is a reason."""
        more = len(lines) - _LINES
        if more <= 1:
            return list(lines)
        return [*lines[:_LINES], self.tr("and %1 more").replace("%1", str(more))]


def _upright(labels: Sequence[PlainLabel]) -> QVBoxLayout:
    """The labels from the top of a column that is as wide in every row."""
    column = QVBoxLayout()
    column.setSpacing(4)
    for label in labels:
        # Long words in one row must not push its columns out of line with the others.
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        column.addWidget(label)
    column.addStretch(1)
    return column
