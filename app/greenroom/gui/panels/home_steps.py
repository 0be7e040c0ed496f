"""What Home offers: the three things worth doing next, and recent work to return to."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from greenroom.gui.tokens import Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.services.overview import NextStep, RecentWork


class RecentCard(Card):
    """Recent work, each piece one press away; `chosen` carries it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Recent work"), parent=parent)
        self.body.setSpacing(0)

    def show_work(self, recent: tuple[RecentWork, ...]) -> None:
        """List these pieces; the card hides when there are none."""
        self.setVisible(bool(recent))
        clear(self.body)
        for number, work in enumerate(recent):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            # An ampersand in a title would turn into a shortcut.
            button = VerbButton(
                work.title.replace("&", "&&"), partial(self.chosen.emit, work), kind="quiet"
            )
            button.setObjectName(f"recent_{number}")
            day = f"{work.at.day} {work.at:%B}"
            line.addWidget(button)
            line.addStretch(1)
            line.addWidget(PlainLabel(day, tone=Tone.MUTED, wrap=False))
            self.body.addWidget(row)


class StepCard(Card):
    """Says why a step is worth taking, and takes it when its button is pressed."""

    chosen = Signal()

    def __init__(
        self, step: NextStep, *, primary: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        verb, reason = self._words(step)
        self.body.addWidget(PlainLabel(reason, tone=Tone.MUTED), 1)
        button = QPushButton(verb)
        button.setObjectName(f"step_{step.value.replace(' ', '_')}")
        if primary:
            button.setProperty("kind", "primary")
        button.clicked.connect(self.chosen)
        self.body.addWidget(button)

    def _words(self, step: NextStep) -> tuple[str, str]:
        words = {
            NextStep.RESUME_REHEARSAL: (
                self.tr("Resume rehearsal"),
                self.tr("Go on where you stopped; your answers and your draft are kept."),
            ),
            NextStep.CREATE_RELEASE: (
                self.tr("Create a release"),
                self.tr("Everything starts with what the board decides on."),
            ),
            NextStep.OPEN_SAMPLE: (
                self.tr("Open the sample"),
                self.tr("Look around in invented data; one click removes it."),
            ),
            NextStep.IMPORT_INTERVIEWS: (
                self.tr("Import interviews"),
                self.tr("Without stakeholder interviews, practice stands in for evidence."),
            ),
            NextStep.CONFIRM_THEMES: (
                self.tr("Confirm themes"),
                self.tr("Suggested themes stay out of exports until you accept them."),
            ),
            NextStep.ENTER_EVIDENCE: (
                self.tr("Enter evidence"),
                self.tr("A gate without evidence stops the release, whatever the score."),
            ),
            NextStep.REHEARSE: (
                self.tr("Start a rehearsal"),
                self.tr("Eight questions from the full board take about fifteen minutes."),
            ),
            NextStep.EXPORT: (
                self.tr("Export the board summary"),
                self.tr("One page as PDF, Word or Markdown, the same from one source."),
            ),
        }
        return words[step]
