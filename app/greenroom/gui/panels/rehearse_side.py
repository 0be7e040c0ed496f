"""Beside the answer, never over it: the clock, what is needed, and the facts at hand."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.column import Column
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.slot_chips import SlotChips
from greenroom.gui.widgets.wrapped_list import WrappedList
from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import Pressure, SlotReading
from greenroom.model.release import Fact, Release

SIDE_CHARACTERS = 32
"""The width of this column; it never changes, so the answer keeps its place."""

CHIPS_IN_A_ROW = 2


class SidePanel(Column):
    """Quiet help; `fact_chosen` carries the words of a fact the presenter wants to use."""

    fact_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SIDE_CHARACTERS, parent)
        self._limit = 0
        self._known: tuple[Fact, ...] = ()
        self._begun = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._show_time)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._clock = PlainLabel(style=TextStyle.SUBTITLE, tone=Tone.MUTED, wrap=False)
        self._clock.setObjectName("clock")
        column.addWidget(self._clock)
        self._needs_title = PlainLabel(self.tr("The answer needs"), style=TextStyle.STRONG)
        column.addWidget(self._needs_title)
        self._chips = [SlotChips() for _ in range(3)]
        for row in self._chips:
            column.addWidget(row)
        self._facts_title = PlainLabel(self.tr("Facts (Enter inserts one)"), style=TextStyle.STRONG)
        column.addSpacing(8)
        column.addWidget(self._facts_title)
        self._facts = self._build_facts()
        column.addWidget(self._facts, 1)
        self._no_facts = PlainLabel(
            self.tr("The fact sheet is empty. Add facts on the Releases page."), tone=Tone.MUTED
        )
        column.addWidget(self._no_facts, 1, Qt.AlignmentFlag.AlignTop)
        self._hint = PlainLabel(tone=Tone.MUTED)
        self._hint.setObjectName("hint")
        column.addWidget(self._hint)
        column.addStretch(0)

    def _build_facts(self) -> WrappedList:
        facts = WrappedList("fact_drawer", self.tr("Facts of the release"))
        facts.itemActivated.connect(lambda _item: self._choose_fact())
        return facts

    def show_release(self, release: Release, pressure: Pressure) -> None:
        """Offer the release's known facts; a murder board offers nothing."""
        helped = pressure is not Pressure.MURDER_BOARD
        for part in (self._needs_title, self._facts_title, *self._chips):
            part.setVisible(helped)
        self._known = tuple(fact for fact in release.facts if fact.known)
        self._no_facts.setVisible(helped and not self._known)
        self._facts.setVisible(helped and bool(self._known))
        self._facts.show_texts([f"{fact.label}\n{fact.spoken}" for fact in self._known])

    def show_needs(self, needs: tuple[Slot, ...], limit: int) -> None:
        """Start the clock on a question that needs these slots within `limit` seconds."""
        # Five chips in one row would not fit the column at any text size.
        rows = [needs[at : at + CHIPS_IN_A_ROW] for at in range(0, 6, CHIPS_IN_A_ROW)]
        for row, slots in zip(self._chips, rows, strict=True):
            row.set_needs(tuple(slots))
        self._limit = limit
        self._hint.setText("")
        self._begun.start()
        self._tick.start()
        self._show_time()

    def show_readings(self, readings: tuple[SlotReading, ...]) -> None:
        """Fill the chips as the answer stands."""
        for row in self._chips:
            row.show_readings(readings)

    def show_hint(self, text: str) -> None:
        """Show what a good answer contains."""
        self._hint.setText(text)

    def stop_clock(self) -> None:
        """Stop counting; the time stays readable."""
        self._tick.stop()

    def focus_facts(self) -> None:
        """Put the keyboard into the facts."""
        if self._facts.count():
            self._facts.setCurrentRow(max(0, self._facts.currentRow()))
            self._facts.setFocus()

    def _show_time(self) -> None:
        seconds = self._begun.elapsed() // 1000
        limit = f"{self._limit // 60}:{self._limit % 60:02d}"
        time = f"{seconds // 60}:{seconds % 60:02d}"
        self._clock.setText(self.tr("%1 of about %2").replace("%1", time).replace("%2", limit))

    def _choose_fact(self) -> None:
        self.fact_chosen.emit(self._known[self._facts.currentRow()].spoken)
