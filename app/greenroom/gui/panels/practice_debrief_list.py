"""The debriefs kept so far: when, how it ended, and how much had been foreseen."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.panels.practice_wording import short_moment, with_capital
from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.hairline import Hairline
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.model.debrief import Debrief, Outcome

_TONES = {
    Outcome.GO: Tone.GOOD,
    Outcome.CONDITIONS: Tone.WARN,
    Outcome.NO_GO: Tone.BAD,
    Outcome.DEFERRED: Tone.WARN,
}


class DebriefList(Card):
    """Debriefs, the newest first; `delete_wanted` carries one to forget."""

    delete_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Earlier debriefs"), parent=parent)

    def show_debriefs(self, debriefs: tuple[Debrief, ...], *, zone: str) -> None:
        """List these; the card hides when there are none."""
        self.setVisible(bool(debriefs))
        clear(self.body)
        for number, debrief in enumerate(reversed(debriefs)):
            if number:
                self.body.addWidget(Hairline())
            self.body.addWidget(self._build_row(number, debrief, zone))

    def _build_row(self, number: int, debrief: Debrief, zone: str) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(GRID * 2)
        head.addWidget(PlainLabel(short_moment(debrief.at, zone), tone=Tone.MUTED, wrap=False))
        outcome = PlainLabel(
            with_capital(debrief.outcome.value), style=TextStyle.STRONG, wrap=False
        )
        outcome.set_tone(_TONES[debrief.outcome])
        head.addWidget(outcome)
        words = self.tr("We foresaw {foreseen} of {all}.")
        rate = words.replace("{foreseen}", str(debrief.foreseen))
        head.addWidget(PlainLabel(rate.replace("{all}", str(len(debrief.asked)))), 1)
        delete = VerbButton(
            self.tr("Delete"), partial(self.delete_wanted.emit, debrief), kind="quiet"
        )
        delete.setObjectName(f"delete_debrief_{number}")
        head.addWidget(delete)
        column.addLayout(head)
        if debrief.note:
            column.addWidget(PlainLabel(debrief.note))
        missed = [each.text for each in debrief.asked if not each.foreseen]
        if missed:
            not_foreseen = self.tr("Not foreseen: %1").replace("%1", " · ".join(missed))
            column.addWidget(PlainLabel(not_foreseen, style=TextStyle.SMALL, tone=Tone.MUTED))
        return row
