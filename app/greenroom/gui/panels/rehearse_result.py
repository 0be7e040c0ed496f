"""The end of a rehearsal: the mean, every bill, what is owed and how the panel votes."""

from collections import defaultdict
from functools import partial
from statistics import mean

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.panels.rehearse_bill_rows import TextColumn
from greenroom.gui.panels.rehearse_bill_score import score_tone
from greenroom.gui.panels.rehearse_bill_trap import TrapBanner
from greenroom.gui.panels.rehearse_bill_turn import TurnRow
from greenroom.gui.panels.rehearse_poll import PollCard
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.bar_list import Bar, BarList
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.chart_frame import ChartFrame
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.model.rehearsal import FindingKind, Pressure, Rehearsal, TakeAway
from greenroom.services.rehearsals import Review


class ResultPanel(TextColumn):
    """Shows a finished rehearsal; its signals say what is wanted next.

    `drill_wanted` carries a prompt and a persona, `disputed` the turn's number from 0, a finding
    and the reason; `practice_wanted` asks for the Practice page.
    """

    transcript_wanted = Signal()
    again_wanted = Signal()
    practice_wanted = Signal()
    drill_wanted = Signal(str, str)
    disputed = Signal(int, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rehearsal_id = ""
        self._rows: list[TurnRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._build_head())
        self._traps = Card(self.tr("The traps"))
        self._turns = Card(self.tr("What was asked"))
        self._turns.body.setSpacing(2)
        self._owed = Card(self.tr("You owe the board"))
        self._poll = PollCard()
        self._bars = BarList(maximum=100)
        self._themes = ChartFrame(self.tr("Mean score by theme"), self._bars)
        self._themes.setObjectName("themes_of_result")
        for part in (self._traps, self._turns, self._owed, self._poll, self._themes):
            column.addWidget(part)
        column.addStretch(1)

    def _build_head(self) -> Card:
        head = Card()
        row = QHBoxLayout()
        row.setSpacing(GAP + GRID)
        figure = QVBoxLayout()
        figure.setSpacing(0)
        self._mean = PlainLabel(style=TextStyle.DISPLAY, wrap=False)
        self._mean.setObjectName("result_mean")
        self._mean_note = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED, wrap=False)
        figure.addWidget(self._mean)
        figure.addWidget(self._mean_note)
        row.addLayout(figure)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = PlainLabel(style=TextStyle.TITLE)
        self._title.setObjectName("result_title")
        self._note = PlainLabel(tone=Tone.MUTED)
        self._note.setObjectName("result_note")
        words.addWidget(self._title)
        words.addWidget(self._note)
        row.addLayout(words, 1)
        row.setAlignment(figure, Qt.AlignmentFlag.AlignTop)
        head.body.addLayout(row)
        head.body.addLayout(self._build_buttons())
        return head

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.setContentsMargins(0, GRID, 0, 0)
        self._again = VerbButton(self.tr("Rehearse again"), self.again_wanted.emit, kind="primary")
        self._again.setObjectName("rehearse_again")
        practice = VerbButton(self.tr("Practice page"), self.practice_wanted.emit)
        practice.setObjectName("open_practice")
        transcript = VerbButton(self.tr("Read the transcript"), self.transcript_wanted.emit)
        transcript.setObjectName("read_minutes")
        for button in (self._again, practice, transcript):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def focus_next(self) -> None:
        """Put the keyboard on the first button, which is where reading begins."""
        self._again.setFocus()

    def show_review(self, review: Review) -> None:
        """Show what came out of that rehearsal; the same one keeps what was unfolded."""
        rehearsal = review.sitting.rehearsal
        same = rehearsal.id == self._rehearsal_id
        unfolded = [same and row.is_open() for row in self._rows]
        self._rehearsal_id = rehearsal.id
        self._show_head(review)
        self._show_traps(review)
        self._show_turns(review, unfolded)
        self._show_owed(review.take_aways)
        self._poll.show_ballots(review.ballots)
        self._show_themes(review)

    def _show_head(self, review: Review) -> None:
        rehearsal, score = review.sitting.rehearsal, review.mean
        self._mean.setText("–" if score is None else f"{score:.0f}")
        self._mean.set_tone(Tone.MUTED if score is None else score_tone(score))
        self._mean_note.setText(
            self.tr("mean of 100") if score is not None else self.tr("no score")
        )
        words = self.tr("{answered} of {asked} questions answered")
        self._title.setText(
            words.replace("{answered}", str(rehearsal.answered)).replace(
                "{asked}", str(len(rehearsal.turns))
            )
        )
        self._note.setText(self._note_on(rehearsal))

    def _note_on(self, rehearsal: Rehearsal) -> str:
        proxy = self.tr(
            "Practice makes you ready, not the release: readiness counts it as a proxy only."
        )
        if rehearsal.plan.pressure is not Pressure.MURDER_BOARD:
            return proxy
        first = self.tr("A murder board says nothing until its end: unfold a question to see why.")
        return f"{first} {proxy}"

    def _show_traps(self, review: Review) -> None:
        clear(self._traps.body)
        trapped = [
            (turn, told)
            for turn, told in zip(review.sitting.rehearsal.turns, review.feedback, strict=True)
            if turn.question.trap is not None
        ]
        corrected = 0
        for turn, told in trapped:
            if turn.question.trap is None:
                continue
            corrected += any(each.kind is FindingKind.PREMISE_CORRECTED for each in told.findings)
            question = f"{turn.question.persona_name}: {turn.question.text}"
            self._traps.body.addWidget(PlainLabel(question, tone=Tone.MUTED))
            banner = TrapBanner()
            banner.show_trap(turn.question.trap, told.findings, answered=bool(turn.exchanges))
            self._traps.body.addWidget(banner)
        words = self.tr("Traps: {right} of {all} put right")
        self._traps.set_title(
            words.replace("{right}", str(corrected)).replace("{all}", str(len(trapped)))
        )
        self._traps.setVisible(bool(trapped))

    def _show_turns(self, review: Review, unfolded: list[bool]) -> None:
        clear(self._turns.body)
        self._rows = []
        turns = review.sitting.rehearsal.turns
        for number, (turn, told) in enumerate(zip(turns, review.feedback, strict=True)):
            row = TurnRow(number + 1, turn, told)
            row.disputed.connect(partial(self.disputed.emit, number))
            row.drill_wanted.connect(self.drill_wanted)
            row.set_open(number < len(unfolded) and unfolded[number])
            self._rows.append(row)
            self._turns.body.addWidget(row)

    def _show_owed(self, take_aways: tuple[TakeAway, ...]) -> None:
        self._owed.setVisible(bool(take_aways))
        clear(self._owed.body)
        for each in take_aways:
            self._owed.body.addWidget(PlainLabel(each.text))
            asked = f"{each.persona_name}: {each.question}"
            self._owed.body.addWidget(PlainLabel(asked, tone=Tone.MUTED))

    def _show_themes(self, review: Review) -> None:
        """The mean of the answered questions of each theme, the weakest first."""
        scores: defaultdict[str, list[int]] = defaultdict(list)
        for turn, told in zip(review.sitting.rehearsal.turns, review.feedback, strict=True):
            if told.bill is not None:
                scores[turn.question.theme_name].append(told.bill.score)
        bars = [
            Bar(name, round(mean(each)), self._answers(len(each)), score_tone(mean(each)))
            for name, each in scores.items()
        ]
        self._bars.set_bars(sorted(bars, key=lambda bar: bar.value))
        self._themes.setVisible(bool(bars))

    def _answers(self, count: int) -> str:
        if count == 1:
            return self.tr("1 answer")
        return self.tr("%1 answers").replace("%1", str(count))
