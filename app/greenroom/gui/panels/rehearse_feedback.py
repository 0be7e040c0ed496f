"""After an answer: one strength, at most two fixes, and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.rehearsal.feedback import Feedback

MOST_FIXES = 2


class FeedbackCard(Card):
    """Says what was good and what would be better; `next_wanted` follows its button."""

    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._title = PlainLabel(self.tr("Noted."), style=TextStyle.SUBTITLE)
        self._strength = PlainLabel(tone=Tone.GOOD)
        self._strength.setObjectName("strength")
        self._fixes = [PlainLabel() for _ in range(MOST_FIXES)]
        self.body.addWidget(self._title)
        self.body.addWidget(self._strength)
        for number, fix in enumerate(self._fixes):
            fix.setObjectName(f"fix_{number}")
            self.body.addWidget(fix)
        self._next = QPushButton(self.tr("Next question"))
        self._next.setObjectName("next_question")
        self._next.setProperty("kind", "primary")
        self._next.clicked.connect(self.next_wanted)
        row = QHBoxLayout()
        row.addWidget(self._next)
        row.addStretch(1)
        self.body.addLayout(row)

    def show_feedback(self, told: Feedback, *, last: bool) -> None:
        """Show that feedback; `last` means no question follows."""
        strong = told.strength
        if strong is not None:
            words = self.tr("✓ “{quote}” — {reason}")
            self._strength.setText(
                words.replace("{reason}", strong.reason).replace("{quote}", strong.quote)
            )
        self._strength.setVisible(strong is not None)
        for label, fix in zip(self._fixes, (*told.fixes, "", ""), strict=False):
            label.setText(self.tr("→ %1").replace("%1", fix))
            label.setVisible(bool(fix))
        if strong is None and not told.fixes:
            self._strength.setText(self.tr("The answer is on record."))
            self._strength.setVisible(True)
        self._next.setText(self.tr("See the result") if last else self.tr("Next question"))

    def focus_next(self) -> None:
        """Put the keyboard on the way on."""
        self._next.setFocus()
