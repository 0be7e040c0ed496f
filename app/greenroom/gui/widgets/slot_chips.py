"""What an answer needs, as chips that fill while it is typed."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from greenroom.gui.tokens import GRID
from greenroom.gui.widgets.labels import PlainLabel, set_style
from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import SlotReading


class SlotChips(QWidget):
    """One chip per slot a question needs; a filled one has a tick, an open one a ring."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._chips: dict[Slot, PlainLabel] = {}
        self._row.addStretch()

    def set_needs(self, needs: tuple[Slot, ...]) -> None:
        """Show these slots, all open."""
        for chip in self._chips.values():
            self._row.removeWidget(chip)
            # Not at once: this may be called from a signal of the row itself.
            chip.deleteLater()
        self._chips = {}
        for place, slot in enumerate(needs):
            self._chips[slot] = PlainLabel(wrap=False)
            self._row.insertWidget(place, self._chips[slot])
            self._show(slot, filled=False)

    def show_readings(self, readings: tuple[SlotReading, ...]) -> None:
        """Fill or open the chips as the answer stands; slots that were not needed are left out."""
        for reading in readings:
            if reading.slot in self._chips:
                self._show(reading.slot, filled=reading.filled)

    def _show(self, slot: Slot, *, filled: bool) -> None:
        chip = self._chips[slot]
        # The sign says it without the colour.
        chip.setText(f"{'✓' if filled else '○'} {self._name(slot)}")
        set_style(chip, "chip", "filled" if filled else "open")

    def _name(self, slot: Slot) -> str:
        names = {
            Slot.ANSWER: self.tr("answer"),
            Slot.NUMBER: self.tr("number"),
            Slot.OWNER: self.tr("owner"),
            Slot.DATE: self.tr("date"),
            Slot.EVIDENCE: self.tr("evidence"),
        }
        return names[slot]
