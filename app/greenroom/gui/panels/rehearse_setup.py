"""Set a rehearsal up: release, panel, pressure and length."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.panels.release_chooser import ReleaseChooser
from greenroom.gui.tokens import Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.field_form import indent_number
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.prompt import PromptBank
from greenroom.model.rehearsal import Pressure
from greenroom.model.release import Release
from greenroom.services.rehearsals import LONGEST, SHORTEST

USUAL_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Setup:
    """What was chosen."""

    release_id: str
    panel: str
    pressure: Pressure
    length: int


class SetupPanel(QWidget):
    """Asks what to rehearse; `started` carries the chosen Setup."""

    started = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bank: PromptBank | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._build_release())
        column.addWidget(self._build_panel())
        column.addWidget(self._build_pressure())
        row = QHBoxLayout()
        self._start = QPushButton(self.tr("Start rehearsal"))
        self._start.setObjectName("start_rehearsal")
        self._start.setProperty("kind", "primary")
        self._start.setMinimumWidth(200)
        self._start.clicked.connect(self.start)
        row.addWidget(self._start)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _build_release(self) -> Card:
        card = Card(self.tr("What goes before the board"))
        row = QHBoxLayout()
        self._releases = ReleaseChooser("rehearse_release")
        self._length = QSpinBox()
        self._length.setObjectName("rehearse_length")
        self._length.setAccessibleName(self.tr("Number of questions"))
        self._length.setRange(SHORTEST, LONGEST)
        self._length.setValue(USUAL_LENGTH)
        self._length.setSuffix(self.tr(" questions"))
        self._length.setMinimumWidth(160)
        indent_number(self._length)
        row.addWidget(self._releases, 1)
        row.addWidget(self._length)
        card.body.addLayout(row)
        return card

    def _build_panel(self) -> Card:
        card = Card(self.tr("Who asks"))
        self._panels = QComboBox()
        self._panels.setObjectName("rehearse_panel")
        self._panels.setAccessibleName(self.tr("Panel"))
        self._panels.currentIndexChanged.connect(self._name_personas)
        self._personas = PlainLabel(tone=Tone.MUTED)
        card.body.addWidget(self._panels)
        card.body.addWidget(self._personas)
        return card

    def _build_pressure(self) -> Card:
        card = Card(self.tr("How hard they push"))
        self._pressures = QButtonGroup(self)
        words = {
            Pressure.WALK_THROUGH: self.tr(
                "Walk-through: hints, one follow-up, feedback after each answer."
            ),
            Pressure.BOARD: self.tr(
                "Board: two follow-ups, a quiet clock, feedback on each answer."
            ),
            Pressure.MURDER_BOARD: self.tr(
                "Murder board: three follow-ups, no chips, no hints, feedback only at the end."
            ),
        }
        for number, (pressure, text) in enumerate(words.items()):
            button = QRadioButton(text)
            button.setObjectName(f"pressure_{pressure.name.lower()}")
            button.setChecked(pressure is Pressure.BOARD)
            self._pressures.addButton(button, number)
            card.body.addWidget(button)
        return card

    def show_choices(
        self, releases: tuple[Release, ...], bank: PromptBank, *, release_id: str, panel: str
    ) -> None:
        """Offer these releases and panels, with the named ones chosen."""
        self._bank = bank
        self._releases.show_releases(releases, release_id)
        if not self._panels.count():
            for each in bank.panels:
                self._panels.addItem(each.name, each.id)
            self._panels.setCurrentIndex(max(0, self._panels.findData(panel)))

    def setup(self) -> Setup:
        """What is chosen now."""
        return Setup(
            self._releases.release_id(),
            str(self._panels.currentData()),
            tuple(Pressure)[self._pressures.checkedId()],
            self._length.value(),
        )

    def set_busy(self, busy: bool) -> None:
        """Hold the button back while a rehearsal is being opened."""
        self._start.setEnabled(not busy)

    def focus_start(self) -> None:
        """Put the keyboard on the one button."""
        self._start.setFocus()

    def start(self) -> None:
        """Ask for a rehearsal as it is set up, unless one is being opened."""
        if self.isVisible() and self._start.isEnabled():
            self.started.emit(self.setup())

    def _name_personas(self) -> None:
        if self._bank is None:
            return
        panel = self._bank.panel(str(self._panels.currentData()))
        names = (self._bank.persona(each).name for each in panel.personas)
        self._personas.setText(" · ".join(names))
