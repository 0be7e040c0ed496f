"""What Home offers: the three things worth doing next, and recent work to return to."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.model.rehearsal import TakeAway
from greenroom.services.overview import NextStep, RecentWork

_PROMISES = 3
"""How many promises the first page lists; the practice page has them all."""


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


class PromisesCard(Card):
    """The newest promises to the board; `all_wanted` asks for every one of them."""

    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Promised to the board"), parent=parent)
        self._all = VerbButton("", self.all_wanted.emit, kind="quiet")
        self._all.setObjectName("all_take_aways")
        self.header.addWidget(self._all)

    def show_promises(self, take_aways: tuple[TakeAway, ...]) -> None:
        """List the first of these; the card hides when there are none."""
        self.setVisible(bool(take_aways))
        clear(self.body)
        for number, each in enumerate(take_aways[:_PROMISES]):
            if number:
                self.body.addSpacing(GRID)
            self.body.addWidget(PlainLabel(each.text))
            asked = f"{each.persona_name}: {each.question}"
            self.body.addWidget(PlainLabel(asked, style=TextStyle.SMALL, tone=Tone.MUTED))
        count = len(take_aways)
        several = self.tr("Show all %1").replace("%1", str(count))
        self._all.setText(several if count > _PROMISES else self.tr("Show"))


class StepCard(Card):
    """Says why a step is worth taking, and takes it when its button is pressed.

    `due` is the number of cards that want to be practised by now.
    """

    chosen = Signal()

    def __init__(
        self,
        step: NextStep,
        *,
        primary: bool = False,
        due: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._due = due
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
            NextStep.PRACTISE_CARDS: (self.tr("Practise the cards"), self._due_words()),
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

    def _due_words(self) -> str:
        if self._due == 1:
            return self.tr("1 card is due: an answer that has to be better before the board.")
        words = self.tr("%1 cards are due: answers that have to be better before the board.")
        return words.replace("%1", str(self._due))
