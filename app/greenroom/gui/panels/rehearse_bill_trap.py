"""The reveal of a trap: what the question had wrong on purpose, and how it was taken."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.theme import tokens_of
from greenroom.gui.tokens import GRID, RADIUS, TextStyle, Tone
from greenroom.gui.widgets.icon_label import IconLabel
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.rehearsal import Finding, FindingKind, Trap


class TrapBanner(QWidget):
    """Says that the question was a trap; the ground is green when it was put right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._good = False
        row = QHBoxLayout(self)
        row.setContentsMargins(12, GRID, 12, GRID)
        row.setSpacing(GRID)
        self._sign = IconLabel("flag", tone=Tone.WARN)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._title = PlainLabel(style=TextStyle.STRONG)
        self._title.setObjectName("trap_title")
        self._reveal = PlainLabel()
        self._reveal.setObjectName("trap_reveal")
        words.addWidget(self._title)
        words.addWidget(self._reveal)
        row.addLayout(words, 1)

    def show_trap(self, trap: Trap, findings: Iterable[Finding], *, answered: bool = True) -> None:
        """Reveal that trap; the findings of the answer, if there is one, tell how it was taken."""
        kinds = {finding.kind for finding in findings}
        self._good = FindingKind.PREMISE_CORRECTED in kinds
        accepted = FindingKind.PREMISE_ACCEPTED in kinds
        self._title.setText(self._title_of(accepted, answered))
        reveal = self.tr("The question gave {wrong} for “{label}”; your fact sheet says {right}.")
        self._reveal.setText(
            reveal.replace("{wrong}", trap.wrong)
            .replace("{right}", trap.right)
            .replace("{label}", trap.label)
        )
        self._sign.show_icon("check" if self._good else "flag", self._tone)
        self._title.set_tone(self._tone)
        self.setAccessibleName(f"{self._title.text()} {self._reveal.text()}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the soft ground."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.good_soft if self._good else tokens.warn_soft))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.end()

    @property
    def _tone(self) -> Tone:
        return Tone.GOOD if self._good else Tone.WARN

    def _title_of(self, accepted: bool, answered: bool) -> str:
        if not answered:
            return self.tr("That was a trap, and you did not answer it.")
        if self._good:
            return self.tr("That was a trap, and you put it right.")
        if accepted:
            return self.tr("That was a trap, and you went along with it.")
        return self.tr("That was a trap. You did not go into it.")
