"""How the score is made: three weights that add up to 100 %, and where sentiment comes from."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QWidget

from greenroom.gui.tokens import Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.field_form import FieldForm
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.readiness import SentimentSource, Weights

WHOLE = 100


class WeightsCard(Card):
    """Weights and source of interview sentiment. `settled` follows an edit that adds up."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How the score is made"), parent=parent)
        form = FieldForm()
        self._boxes = tuple(self._build_box(name) for name in ("sentiment", "quality", "support"))
        titles = (
            self.tr("Interview sentiment"),
            self.tr("QA coverage"),
            self.tr("Support preparedness"),
        )
        form.add_row(*zip(titles, self._boxes, strict=True))
        self._source = QComboBox()
        self._source.setObjectName("sentiment_source")
        # Enum values sit in the list as they are; None stands for the rule.
        self._source.addItem(self.tr("interviews if there are any, else rehearsals"), None)
        self._source.addItem(self.tr("stakeholder interviews only"), SentimentSource.INTERVIEWS)
        self._source.addItem(
            self.tr("rehearsals, named as a proxy"), SentimentSource.REHEARSAL_PROXY
        )
        self._source.currentIndexChanged.connect(self.settled)
        form.add(self.tr("Interview sentiment comes from"), self._source)
        self.body.addWidget(form)
        self._problem = PlainLabel(tone=Tone.BAD)
        self._problem.setObjectName("weights_problem")
        self._problem.hide()
        self.body.addWidget(self._problem)

    def _build_box(self, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setObjectName(f"weight_{name}")
        box.setRange(0, WHOLE)
        box.setDecimals(0)
        box.setSuffix(" %")
        box.editingFinished.connect(self._check)
        return box

    def show_choice(self, weights: Weights, pinned: SentimentSource | None) -> None:
        """Show weights and source without announcing an edit."""
        shares = (weights.interview_sentiment, weights.qa_coverage, weights.support_preparedness)
        for box, share in zip(self._boxes, shares, strict=True):
            box.setValue(WHOLE * share)
        with QSignalBlocker(self._source):
            self._source.setCurrentIndex(max(0, self._source.findData(pinned)))
        self._problem.hide()

    def weights(self) -> Weights:
        """The weights as typed; they need not add up yet."""
        sentiment, quality, support = (box.value() / WHOLE for box in self._boxes)
        return Weights(sentiment, quality, support)

    def pinned(self) -> SentimentSource | None:
        """The chosen source, or None for the rule."""
        chosen = self._source.currentData()
        return None if chosen is None else SentimentSource(chosen)

    @property
    def adds_up(self) -> bool:
        """Whether the three weights make a whole."""
        return sum(box.value() for box in self._boxes) == WHOLE

    def _check(self) -> None:
        """Wait for the other weights: changing one of three cannot add up at once."""
        total = sum(box.value() for box in self._boxes)
        words = self.tr("The weights add up to %1 %. Change them until they make 100 %.")
        self._problem.setText(words.replace("%1", f"{total:.0f}"))
        self._problem.setVisible(not self.adds_up)
        if self.adds_up:
            self.settled.emit()
