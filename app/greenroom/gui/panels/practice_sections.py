"""The row that leads to the parts of the practice page."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from greenroom.gui.panels.practice_flow import FlowRow
from greenroom.gui.widgets.buttons import VerbButton

MESSAGE, MAP, CARDS, POLL = "message", "map", "cards", "poll"
CLAIMS, TAKE_AWAYS, DEBRIEF = "claims", "take-aways", "debrief"
_GAP = 4


class SectionBar(FlowRow):
    """One button for each part, with how much waits there; `chosen` carries a part's id."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_GAP, parent)
        self._titles = {
            MESSAGE: self.tr("Message readiness"),
            MAP: self.tr("Heat map"),
            CARDS: self.tr("Cards"),
            POLL: self.tr("Closing poll"),
            CLAIMS: self.tr("Claims"),
            TAKE_AWAYS: self.tr("Take-aways"),
            DEBRIEF: self.tr("Debrief"),
        }
        # An exclusive group, so that arrow keys go from part to part.
        self._group = QButtonGroup(self)
        self._buttons = {section: self._button(section) for section in self._titles}
        for button in self._buttons.values():
            self.add(button)
        self.choose(MESSAGE)

    @property
    def sections(self) -> tuple[str, ...]:
        """The ids of the parts, in their order."""
        return tuple(self._titles)

    def title(self, section: str) -> str:
        """What a part is called."""
        return self._titles[section]

    def choose(self, section: str) -> None:
        """Mark that part without announcing it; an unknown one marks the first."""
        self._buttons.get(section, self._buttons[MESSAGE]).setChecked(True)

    def show_count(self, section: str, count: int) -> None:
        """Say beside a part's name how much waits there; nothing for none."""
        title = self._titles[section]
        self._buttons[section].setText(f"{title}  {count}" if count else title)

    def focus(self, section: str) -> None:
        """Give that part's button the keyboard."""
        self._buttons[section].setFocus()

    def _button(self, section: str) -> VerbButton:
        button = VerbButton(self._titles[section], partial(self._choose, section), kind="quiet")
        button.setObjectName(f"section_{section.replace('-', '_')}")
        button.setCheckable(True)
        self._group.addButton(button)
        return button

    def _choose(self, section: str) -> None:
        self.chosen.emit(section)
