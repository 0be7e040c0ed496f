"""Set a rehearsal up: release, who asks, how hard, and how the questions are picked."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.panels.rehearse_options import mode_choices, pressure_choices
from greenroom.gui.panels.release_chooser import ReleaseChooser
from greenroom.gui.tokens import GAP, PADDING, TextStyle, Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.field_form import indent_number
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.snug import Snug
from greenroom.model.card import Card as DueCard
from greenroom.model.prompt import PromptBank
from greenroom.model.rehearsal import Mode, Pressure
from greenroom.model.release import Release
from greenroom.model.theme import Theme
from greenroom.services.rehearsals import LONGEST, SHORTEST, Course

USUAL_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Setup:
    """What was chosen; of a brush-up's course only the mode counts."""

    release_id: str
    course: Course


class SetupPanel(QWidget):
    """Asks what to rehearse; `started` carries the chosen Setup.

    `release_chosen` carries a release's id when its cards should be counted.
    """

    started = Signal(object)
    release_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bank: PromptBank | None = None
        self._cards: tuple[DueCard, ...] | None = None
        self._busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._area = _scrolled(self._build_cards())
        column.addWidget(self._area, 1)
        # Outside the part that scrolls: the one button is always in sight.
        column.addLayout(self._build_start())
        self._modes.chosen.connect(self._follow_mode)
        self._releases.currentIndexChanged.connect(self._follow_release)
        for box in (self._themes, self._panels):
            box.currentIndexChanged.connect(self._tell)
        self._length.valueChanged.connect(self._tell)

    def _build_cards(self) -> QWidget:
        frame = Snug()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(GAP)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(GAP)
            row.addLayout(side, 1)
        left.addWidget(self._build_release())
        left.addWidget(self._build_modes())
        left.addStretch(1)
        right.addWidget(self._build_panel())
        right.addWidget(self._build_pressure())
        right.addStretch(1)
        return frame

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
        self._length.setMinimumWidth(136)
        indent_number(self._length)
        row.addWidget(self._releases, 1)
        row.addWidget(self._length)
        card.body.addLayout(row)
        return card

    def _build_modes(self) -> Card:
        card = Card(self.tr("How the questions are picked"))
        self._modes = mode_choices()
        self._modes.choose(Mode.PANEL)
        self._themes = QComboBox()
        self._themes.setObjectName("rehearse_theme")
        self._themes.setAccessibleName(self.tr("Theme to drill"))
        card.body.addWidget(self._modes)
        card.body.addWidget(self._themes)
        return card

    def _build_panel(self) -> Card:
        card = Card(self.tr("Who asks"))
        self._panels = QComboBox()
        self._panels.setObjectName("rehearse_panel")
        self._panels.setAccessibleName(self.tr("Panel"))
        self._panels.currentIndexChanged.connect(self._name_personas)
        self._personas = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        card.body.addWidget(self._panels)
        card.body.addWidget(self._personas)
        return card

    def _build_pressure(self) -> Card:
        card = Card(self.tr("How hard they push"))
        self._pressures = pressure_choices()
        self._pressures.choose(Pressure.BOARD)
        card.body.addWidget(self._pressures)
        return card

    def _build_start(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self._start = QPushButton(self.tr("Start rehearsal"))
        self._start.setObjectName("start_rehearsal")
        self._start.setProperty("kind", "primary")
        self._start.setMinimumWidth(200)
        self._start.clicked.connect(self.start)
        self._told = PlainLabel(tone=Tone.MUTED)
        self._told.setObjectName("setup_told")
        row.addWidget(self._start)
        row.addWidget(self._told, 1, Qt.AlignmentFlag.AlignVCenter)
        return row

    def show_choices(
        self,
        releases: tuple[Release, ...],
        bank: PromptBank,
        themes: tuple[Theme, ...],
        *,
        release_id: str,
        panel: str,
    ) -> None:
        """Offer these releases, panels and themes, with the named release and panel chosen."""
        self._bank = bank
        self._releases.show_releases(releases, release_id)
        if not self._panels.count():
            for each in bank.panels:
                self._panels.addItem(each.name, each.id)
            self._panels.setCurrentIndex(max(0, self._panels.findData(panel)))
        if not self._themes.count():
            for theme in themes:
                self._themes.addItem(theme.name, theme.id)
        # Practice since the last look may have made or mended cards of the same release.
        self._follow_release()
        self._follow_mode()

    def show_cards(self, release_id: str, cards: tuple[DueCard, ...]) -> None:
        """Say which cards a brush-up of that release would ask."""
        # An answer about a release that is no longer chosen comes too late.
        if release_id != self._releases.release_id():
            return
        self._cards = cards
        self._modes.set_sentence(Mode.BRUSH_UP, self._brush_up_sentence())
        self._tell()

    def choose_mode(self, mode: Mode) -> None:
        """Choose how the questions are picked."""
        self._modes.choose(mode)

    def setup(self) -> Setup:
        """What is chosen now."""
        mode, pressure = self._mode(), self._pressures.value()
        course = Course(
            panel=str(self._panels.currentData()),
            pressure=pressure if isinstance(pressure, Pressure) else Pressure.BOARD,
            length=self._length.value(),
            mode=mode,
            theme_id=str(self._themes.currentData() or "") if mode is Mode.DRILL else "",
        )
        return Setup(self._releases.release_id(), course)

    def set_busy(self, busy: bool) -> None:
        """Hold the button back while a rehearsal is being opened."""
        self._busy = busy
        self._tell()

    def focus_start(self) -> None:
        """Put the keyboard on the one button."""
        self._start.setFocus()

    def start(self) -> None:
        """Ask for a rehearsal as it is set up, unless one is being opened."""
        if self.isVisible() and self._start.isEnabled():
            self.started.emit(self.setup())

    def _mode(self) -> Mode:
        mode = self._modes.value()
        return mode if isinstance(mode, Mode) else Mode.PANEL

    def _follow_release(self) -> None:
        self._cards = None
        self._modes.set_sentence(Mode.BRUSH_UP, self._brush_up_sentence())
        self._tell()
        if self._releases.release_id():
            self.release_chosen.emit(self._releases.release_id())

    def _follow_mode(self) -> None:
        mode = self._mode()
        # Kept in its place but out of reach, so that nothing jumps.
        self._themes.setEnabled(mode is Mode.DRILL)
        if mode is Mode.DRILL:
            # In a low window the list of themes stands below the edge.
            self._area.ensureWidgetVisible(self._themes, 0, PADDING)
        for part in (self._length, self._panels, self._pressures):
            part.setEnabled(mode is not Mode.BRUSH_UP)
        self._tell()

    def _tell(self) -> None:
        """Say in one sentence what the button will start."""
        mode = self._mode()
        words = {
            Mode.PANEL: self.tr("{panel}: {count} questions, from every theme of the release."),
            Mode.DRILL: self.tr("{panel}: {count} questions on {theme}, getting harder."),
            Mode.HOT_SEAT: self.tr("A colleague picks {count} questions, one at a time."),
            Mode.BRUSH_UP: self._brush_up_told(),
        }
        self._told.setText(
            words[mode]
            .replace("{count}", str(self._length.value()))
            .replace("{panel}", self._panels.currentText())
            .replace("{theme}", self._themes.currentText())
        )
        nothing = mode is Mode.BRUSH_UP and not self._cards
        self._start.setEnabled(not self._busy and not nothing)

    def _brush_up_sentence(self) -> str:
        if self._cards is not None and not self._cards:
            return self.tr("There are no cards yet. Rehearse once; every question becomes a card.")
        return self.tr("Ten minutes with your weakest cards, at most five, with hints.")

    def _brush_up_told(self) -> str:
        if self._cards is None:
            return self.tr("Looking for your weakest cards.")
        if not self._cards:
            return self.tr("There is nothing to brush up: no question was met yet.")
        weakest = " · ".join(card.short or card.question for card in self._cards[:2])
        words = self.tr("%n of your cards: {weakest}", "", len(self._cards))
        more = " …" if len(self._cards) > 2 else ""
        return words.replace("%n", str(len(self._cards))).replace("{weakest}", weakest) + more

    def _name_personas(self) -> None:
        if self._bank is None:
            return
        panel = self._bank.panel(str(self._panels.currentData()))
        names = (self._bank.persona(each).name for each in panel.personas)
        self._personas.setText(" · ".join(names))


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    # It takes what height there is; the page must not scroll because of it.
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    area.setWidget(inner)
    return area
