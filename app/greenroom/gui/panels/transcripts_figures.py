"""Above the text: who speaks, and what the pipeline read."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.analysis import Analysis, AnswerReading, Confidence, NetSentiment
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
        heading.addWidget(self._title, 1)
        heading.addWidget(self._speakers)
        column.addLayout(heading)
        self._figures = PlainLabel()
        self._figures.setObjectName("transcript_figures")
        self._note = PlainLabel(tone=Tone.MUTED)
        self._answer = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        self._answer.setObjectName("answer_figures")
        self._answers: dict[int, AnswerReading] = {}
        column.addWidget(self._figures)
        column.addWidget(self._note)
        column.addWidget(self._answer)

    def show_transcript(self, transcript: Transcript, analysis: Analysis | None) -> None:
        """Show that transcript's title, speakers and numbers."""
        self._title.setText(transcript.title)
        self._show_speakers(transcript)
        self._answers = {each.utterance: each for each in analysis.answers} if analysis else {}
        self._answer.setText(self.tr("Put the cursor into an answer to see its numbers."))
        if analysis is None:
            self._figures.setText(self.tr("Not analysed yet."))
            self._note.setText("")
            return
        richness = self.tr("Richness %1 of 100").replace("%1", f"{analysis.richness.score:.0f}")
        self._figures.setText(f"{self._sentiment_words(analysis.sentiment)} · {richness}")
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

    def _sentiment_words(self, sentiment: NetSentiment) -> str:
        counts = self.tr("{n} sentences: {plus} positive, {zero} neutral, {minus} negative")
        counts = (
            counts.replace("{n}", str(sentiment.sentences))
            .replace("{plus}", str(sentiment.positive))
            .replace("{zero}", str(sentiment.neutral))
            .replace("{minus}", str(sentiment.negative))
        )
        if sentiment.confidence is Confidence.TOO_FEW:
            return self.tr("NSS: too few sentences (%1)").replace("%1", counts)
        interval = f"{sentiment.low:+.0f} … {sentiment.high:+.0f}"
        return f"NSS {sentiment.score:+.0f} ({interval}; {counts})"
