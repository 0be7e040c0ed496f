"""Beside the answer, never over it: the clock, what is needed, and the facts at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from greenroom.gui.panels.rehearse_clock import QuietClock
from greenroom.gui.panels.rehearse_fact_list import FactList
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.column import Column
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.message_bar import announce
from greenroom.gui.widgets.slot_chips import SlotChips
from greenroom.gui.widgets.snug import Snug
from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import Pressure, SlotReading
from greenroom.services.offers import SpokenFact

SIDE_CHARACTERS = 32
"""The width of this column; it never changes, so the answer keeps its place."""

CHIPS_IN_A_ROW = 2
_INSIDE = 12
_LEAST_FACTS = 112
"""Pixels for two facts and a bit of the next; with less room for them the drawer is enough."""


class SidePanel(Column):
    """Quiet help; `fact_chosen` carries the words of a fact the presenter wants to use.

    It never asks for more height than there is: the list of facts goes first, the rest scrolls.
    `muted` says that no more nudges are wanted.
    """

    fact_chosen = Signal(str)
    muted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SIDE_CHARACTERS, parent)
        self._facts: tuple[SpokenFact, ...] = ()
        self._helped = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self.clock = QuietClock()
        self._alone = PlainLabel(
            self.tr("A murder board helps nobody: no chips, no hints, no facts."), tone=Tone.MUTED
        )
        self._needs_title = PlainLabel(self.tr("The answer needs"), style=TextStyle.STRONG)
        self._chips = [SlotChips() for _ in range(3)]
        self._hint = self._build_hint()
        self._facts_title = PlainLabel(
            self.tr("Facts: type / to insert one"), style=TextStyle.STRONG
        )
        self._list = self._build_facts()
        self._no_facts = PlainLabel(
            self.tr("The fact sheet is empty. Add facts on the Releases page."), tone=Tone.MUTED
        )
        self._nudge = self._build_nudge()
        column.addWidget(self.clock)
        column.addWidget(self._build_scrolled(), 1)

    def _build_scrolled(self) -> QScrollArea:
        inner = Snug()
        self._inside = QVBoxLayout(inner)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(GRID)
        for part in (self._alone, self._needs_title, *self._chips, self._hint):
            self._inside.addWidget(part)
        self._inside.addSpacing(GRID)
        self._inside.addWidget(self._facts_title)
        self._inside.addWidget(self._list, 1)
        self._inside.addWidget(self._no_facts, 0, Qt.AlignmentFlag.AlignTop)
        self._inside.addWidget(self._nudge)
        self._inside.addStretch(0)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        # Only its own buttons are reached by Tab.
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        self._area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        for part in (self._area.viewport(), inner):
            part.installEventFilter(self)
        return self._area

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what fits whenever there is another height, or other parts in it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._make_room()
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        """Show the list of facts where there is room for it below the rest."""
        room = self._area.viewport().size()
        others = self._inside.minimumHeightForWidth(room.width())
        if not self._list.isHidden():
            others -= self._list.minimumSizeHint().height() + self._inside.spacing()
        wanted = self._helped and bool(self._facts)
        fits = others + self._inside.spacing() + _LEAST_FACTS <= room.height()
        if self._list.isHidden() == (wanted and fits):
            self._list.setVisible(wanted and fits)

    def _build_hint(self) -> Card:
        card = Card(self.tr("Hint"))
        card.set_margins(GAP, _INSIDE)
        self._hint_text = PlainLabel(selectable=True)
        self._hint_text.setObjectName("hint")
        card.body.addWidget(self._hint_text)
        card.hide()
        return card

    def _build_facts(self) -> FactList:
        facts = FactList("facts_beside", self.tr("Facts of the release"))
        facts.itemActivated.connect(lambda _item: self._choose_fact())
        return facts

    def _build_nudge(self) -> Card:
        card = Card()
        card.set_margins(GAP, _INSIDE)
        self._nudge_text = PlainLabel()
        self._nudge_text.setObjectName("nudge")
        mute = VerbButton(self.tr("Mute for this session"), self.muted.emit, kind="quiet")
        mute.setObjectName("mute_nudges")
        card.body.addWidget(self._nudge_text)
        card.body.addWidget(mute, 0, Qt.AlignmentFlag.AlignLeft)
        card.hide()
        return card

    def show_facts(self, facts: Sequence[SpokenFact], pressure: Pressure) -> None:
        """Offer these facts; a murder board offers nothing, and a walk-through has no clock."""
        self._facts = tuple(facts)
        self._helped = pressure is not Pressure.MURDER_BOARD
        for part in (self._needs_title, self._facts_title, *self._chips):
            part.setVisible(self._helped)
        self._alone.setVisible(not self._helped)
        self.clock.setVisible(pressure is not Pressure.WALK_THROUGH)
        self._no_facts.setVisible(self._helped and not self._facts)
        self._list.show_facts(self._facts)
        self._make_room()

    def show_needs(self, needs: tuple[Slot, ...]) -> None:
        """Show what an answer to this question needs."""
        # Five chips in one row would not fit the column at any text size.
        rows = [needs[at : at + CHIPS_IN_A_ROW] for at in range(0, 6, CHIPS_IN_A_ROW)]
        for row, slots in zip(self._chips, rows, strict=True):
            row.set_needs(tuple(slots))
            row.setVisible(self._helped and bool(slots))

    def show_readings(self, readings: tuple[SlotReading, ...]) -> None:
        """Fill the chips as the answer stands."""
        for row in self._chips:
            row.show_readings(readings)

    def show_hint(self, text: str) -> None:
        """Show what a good answer contains; an empty text shows nothing."""
        if text and text != self._hint_text.text():
            announce(self, text)
        self._hint_text.setText(text)
        self._hint.setVisible(bool(text))

    def show_nudge(self, text: str) -> None:
        """Say one thing about the answer, or nothing."""
        if text:
            announce(self, text)
        self._nudge_text.setText(text)
        self._nudge.setVisible(bool(text))
        if text:
            # Where a hint takes the room the nudge stands below the edge; its place is known later.
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self._nudge, 0, 0))

    def _choose_fact(self) -> None:
        self.fact_chosen.emit(self._facts[self._list.currentRow()].words)
