"""The closing poll: how each persona votes, by which rule, and what would turn it."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.icon_label import IconLabel
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.model.board import Ballot, Vote

_LOOKS = {
    Vote.GO: ("check", Tone.GOOD),
    Vote.CONDITIONS: ("warning", Tone.WARN),
    Vote.NO_GO: ("close", Tone.BAD),
}
_HARDEST_FIRST = (Vote.NO_GO, Vote.CONDITIONS, Vote.GO)


class PollCard(Card):
    """One row for each persona, those who say no first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("The closing poll"), parent=parent)
        self.setObjectName("closing_poll")
        self._count = PlainLabel(style=TextStyle.STRONG)
        self._count.setObjectName("poll_count")
        note = self.tr(
            "How the panel would vote today by its written rules, after every rehearsal so far."
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GAP)
        self.body.addWidget(self._count)
        self.body.addWidget(PlainLabel(note, tone=Tone.MUTED))
        self.body.addSpacing(GRID)
        self.body.addLayout(self._rows)

    def show_ballots(self, ballots: Sequence[Ballot]) -> None:
        """Show those votes; no card without any."""
        counts = Counter(ballot.vote for ballot in ballots)
        self._count.setText(
            " · ".join(f"{counts[vote]} {self._word(vote)}" for vote in Vote if counts[vote])
        )
        clear(self._rows)
        for ballot in sorted(ballots, key=lambda each: _HARDEST_FIRST.index(each.vote)):
            self._rows.addWidget(self._row(ballot))
        self.setVisible(bool(ballots))

    def _row(self, ballot: Ballot) -> QWidget:
        row = QWidget()
        row.setObjectName("ballot")
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GRID)
        icon, tone = _LOOKS[ballot.vote]
        across.addWidget(IconLabel(icon, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        heading = QHBoxLayout()
        heading.setSpacing(GRID)
        word = self._word(ballot.vote)
        vote = PlainLabel(
            word[:1].upper() + word[1:], style=TextStyle.STRONG, tone=tone, wrap=False
        )
        vote.setObjectName("vote")
        who = f"{ballot.persona_name} · {ballot.persona_seat}"
        heading.addWidget(vote)
        heading.addWidget(PlainLabel(who), 1)
        column.addLayout(heading)
        for reason in ballot.reasons:
            column.addWidget(PlainLabel(reason))
        turned = self._turned(ballot)
        if turned:
            column.addWidget(PlainLabel(turned, tone=Tone.MUTED))
        across.addLayout(column, 1)
        row.setAccessibleName(f"{who}: {word}")
        row.setAccessibleDescription(" ".join((*ballot.reasons, turned)).strip())
        return row

    def _turned(self, ballot: Ballot) -> str:
        if not ballot.turned_by:
            return ""
        return self.tr("What would turn it: %1").replace("%1", " ".join(ballot.turned_by))

    def _word(self, vote: Vote) -> str:
        words = {
            Vote.GO: self.tr("go"),
            Vote.CONDITIONS: self.tr("go with conditions"),
            Vote.NO_GO: self.tr("no-go"),
        }
        return words[vote]
