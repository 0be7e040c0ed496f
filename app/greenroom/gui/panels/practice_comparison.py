"""Two attempts at one question side by side, and what changed between them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.panels.practice_answer import reading_box
from greenroom.gui.panels.practice_wording import short_moment
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.card import Card
from greenroom.rehearsal.scoring.comparison import Attempted, Comparison


class ComparisonDialog(QDialog):
    """The attempt before beside the newest one, their scores, and the changes in sentences."""

    def __init__(
        self, card: Card, comparison: Comparison, zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare attempts"))
        self.resize(880, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(GRID)
        who = f"{card.persona_name} · {card.theme_name}"
        column.addWidget(PlainLabel(who, style=TextStyle.SMALL, tone=Tone.MUTED))
        column.addWidget(PlainLabel(card.question, style=TextStyle.SUBTITLE))
        row = QHBoxLayout()
        row.setSpacing(GAP)
        sides = (
            (self.tr("Before"), comparison.before, card.attempts[-2]),
            (self.tr("Newest"), comparison.after, card.attempts[-1]),
        )
        for title, attempted, attempt in sides:
            row.addLayout(self._build_side(title, attempted, short_moment(attempt.at, zone)), 1)
        column.addLayout(row, 1)
        column.addWidget(PlainLabel(self.tr("What changed"), style=TextStyle.STRONG))
        changes = reading_box("\n".join(comparison.changes), self.tr("What changed"))
        changes.setObjectName("changes")
        changes.setMaximumHeight(148)
        column.addWidget(changes)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(VerbButton(self.tr("Close"), self.accept))
        column.addLayout(buttons)

    def _build_side(self, title: str, attempted: Attempted, when: str) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(GRID)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(f"{title} · {when}", style=TextStyle.SMALL, tone=Tone.MUTED), 1)
        bill = attempted.bill
        passed = bill is not None and bill.passed
        text = self.tr("no score") if bill is None else f"{'✓' if passed else '✗'} {bill.score}"
        score = PlainLabel(text, style=TextStyle.TITLE, wrap=False)
        weak = Tone.MUTED if bill is None else Tone.BAD
        score.set_tone(Tone.GOOD if passed else weak)
        head.addWidget(score, 0, Qt.AlignmentFlag.AlignRight)
        side.addLayout(head)
        said = attempted.answer or self.tr("Nothing was said.")
        side.addWidget(reading_box(said, title), 1)
        return side
