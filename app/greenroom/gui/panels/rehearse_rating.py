"""The presenter's own rating, given before the score is seen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.score import BOARD_READY, PASS

HALF = 50
_STEP, _STRIDE = 5, 10


class RatingPanel(QWidget):
    """A slider from 0 to 100 with words for where it stands; the card has the buttons."""

    changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        question = self.tr("Before you see the score: how good was that answer?")
        column.addWidget(PlainLabel(question, style=TextStyle.SUBTITLE))
        why = self.tr("Who rates first learns more from the score that follows.")
        column.addWidget(PlainLabel(why, tone=Tone.MUTED))
        self._figure = PlainLabel(style=TextStyle.DISPLAY, wrap=False)
        self._figure.setObjectName("rating_figure")
        self._words = PlainLabel(style=TextStyle.BODY)
        self._words.setObjectName("rating_words")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._figure)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("rating")
        self._slider.setAccessibleName(question)
        self._slider.setRange(0, 100)
        self._slider.setSingleStep(_STEP)
        self._slider.setPageStep(_STRIDE)
        self._slider.valueChanged.connect(self._say)
        column.addWidget(self._slider)
        column.addLayout(self._build_ends())
        column.addStretch(1)
        self.start()

    def _build_ends(self) -> QHBoxLayout:
        ends = QHBoxLayout()
        for text in (self.tr("0: no answer"), self.tr("100: nothing to add")):
            if ends.count():
                ends.addStretch(1)
            ends.addWidget(PlainLabel(text, style=TextStyle.SMALL, tone=Tone.MUTED, wrap=False))
        return ends

    def start(self) -> None:
        """Put the slider in the middle, for another answer."""
        self._slider.setValue(HALF)
        self._say(HALF)

    def value(self) -> int:
        """The rating as it stands, 0 to 100."""
        return self._slider.value()

    def take_focus(self) -> None:
        """Put the keyboard on the slider."""
        self._slider.setFocus()

    def _say(self, value: int) -> None:
        self._figure.setText(str(value))
        words = self._words_for(value)
        self._words.setText(self.tr("of 100: %1").replace("%1", words))
        self._slider.setAccessibleDescription(words)
        self.changed.emit(value)

    def _words_for(self, value: int) -> str:
        if value >= BOARD_READY:
            return self.tr("ready for the board")
        if value >= PASS:
            return self.tr("it holds")
        if value >= HALF:
            return self.tr("something is missing")
        return self.tr("it would not hold")
