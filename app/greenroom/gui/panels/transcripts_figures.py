"""Above the text: who speaks, and what the pipeline read."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from greenroom.gui.panels.sentiment_wording import (
    against_words,
    score_words,
)
from greenroom.gui.panels.transcripts_numbers import NumbersDialog
from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.analysis import (
    Against,
    Analysis,
    AnswerReading,
    Baseline,
    Confidence,
    NetSentiment,
)
from greenroom.model.transcript import SpeakerRole, Transcript, TranscriptKind

_OTHER = {
    SpeakerRole.RESPONDENT: SpeakerRole.INTERVIEWER,
    SpeakerRole.INTERVIEWER: SpeakerRole.RESPONDENT,
}


class TranscriptFigures(QWidget):
    """Title, speakers and numbers of a transcript; `role_chosen` carries a name and a role."""

    role_chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        heading = QHBoxLayout()
        self._title = PlainLabel(style=TextStyle.SUBTITLE)
        self._title.setObjectName("transcript_title")
        self._speakers = QPushButton(self.tr("Speakers"))
        self._speakers.setObjectName("speakers")
        self._menu = QMenu(self)
        self._speakers.setMenu(self._menu)
        self._numbers = VerbButton(self.tr("How it is made"), self.show_numbers, kind="quiet")
        self._numbers.setObjectName("show_numbers")
        heading.addWidget(self._title, 1)
        heading.addWidget(self._speakers)
        column.addLayout(heading)
        self._figures = PlainLabel()
        self._figures.setObjectName("transcript_figures")
        self._note = PlainLabel(tone=Tone.MUTED)
        self._answer = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        self._answer.setObjectName("answer_figures")
        self._answers: dict[int, AnswerReading] = {}
        self._analysis: Analysis | None = None
        self._baseline = Baseline(None, 0)
        figures = QHBoxLayout()
        figures.addWidget(self._figures, 1)
        figures.addWidget(self._numbers)
        column.addLayout(figures)
        column.addWidget(self._note)
        column.addWidget(self._answer)

    def show_transcript(
        self, transcript: Transcript, analysis: Analysis | None, baseline: Baseline
    ) -> None:
        """Show that transcript's title, speakers and numbers beside the baseline."""
        self._analysis, self._baseline = analysis, baseline
        self._numbers.setVisible(analysis is not None)
        self._title.setText(transcript.title)
        self._show_speakers(transcript)
        self._answers = {each.utterance: each for each in analysis.answers} if analysis else {}
        self._answer.setText(self.tr("Put the cursor into an answer to see its numbers."))
        if analysis is None:
            self._figures.setText(self.tr("Not analysed yet."))
            self._note.setText("")
            return
        richness = self.tr("Richness %1 of 100").replace("%1", f"{analysis.richness.score:.0f}")
        against = baseline.compare(analysis.sentiment)
        parts = [self._sentiment_words(analysis.sentiment), richness]
        if against is not Against.UNKNOWN and baseline.sentiment is not None:
            usual = score_words(baseline.sentiment)
            parts.insert(1, f"{against_words(against)} ({usual})")
        self._figures.setText(" · ".join(parts))
        practice = transcript.kind is TranscriptKind.REHEARSAL
        practice_note = self.tr("Practice, not evidence.") if practice else ""
        self._note.setText(" ".join(part for part in (practice_note, analysis.note) if part))

    def show_answer(self, utterance: int) -> None:
        """Show the numbers of one answer; a question has none."""
        reading = self._answers.get(utterance)
        if reading is None:
            self._answer.setText(self.tr("A question; only answers are counted."))
            return
        words = self.tr("This answer: {sentiment} · Richness {score} of 100 in {words} words")
        self._answer.setText(
            words.replace("{score}", f"{reading.richness.score:.0f}")
            .replace("{words}", str(reading.richness.words))
            .replace("{sentiment}", self._sentiment_words(reading.sentiment))
        )

    def _show_speakers(self, transcript: Transcript) -> None:
        self._menu.clear()
        for name, role in transcript.speakers:
            asks = role is SpeakerRole.INTERVIEWER
            words = self.tr("%1: asks") if asks else self.tr("%1: answers")
            # An ampersand in a name would turn into a shortcut.
            shown = (name or self.tr("Nobody named")).replace("&", "&&")
            entry = self._menu.addAction(words.replace("%1", shown))
            entry.setCheckable(True)
            entry.setChecked(not asks)
            entry.triggered.connect(partial(self.role_chosen.emit, name, _OTHER[role]))

    def show_numbers(self) -> None:
        """Open the formula and the parts behind the numbers."""
        if self._analysis is not None:
            dialog = NumbersDialog(self._analysis, self._baseline, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _sentiment_words(self, sentiment: NetSentiment) -> str:
        """The score with its number of sentences; all else is one click away."""
        if sentiment.confidence is Confidence.TOO_FEW:
            return self.tr("NSS: too few sentences (%1)").replace("%1", str(sentiment.sentences))
        words = self.tr("NSS {score} from {n} sentences")
        words = words.replace("{n}", str(sentiment.sentences))
        return words.replace("{score}", score_words(sentiment))
