"""One remark on an answer: pressed, it shows the words it is about and lets one disagree."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from greenroom.gui.panels.rehearse_bill_rows import PressRow
from greenroom.gui.panels.rehearse_dispute import DisputeField
from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.icon_label import IconLabel
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.rehearsal import Finding
from greenroom.rehearsal.findings.detectors import GOOD

_ICON = 18
_INDENT = 34


@dataclass(frozen=True, slots=True)
class Remark:
    """What a row says: a text with its sign, and code points [start, end) of the answer.

    `role` is read out before the text; `gain` are points to win; `finding` is what is behind
    it, if anything; `objection` is the reason the presenter gave for disagreeing.
    """

    text: str
    role: str
    icon: str
    tone: Tone
    start: int = 0
    end: int = 0
    gain: int = 0
    finding: Finding | None = None
    objection: str = ""

    @property
    def opens(self) -> bool:
        """Whether there is more to see than the text."""
        return self.start < self.end or self.finding is not None


class RemarkRow(QWidget):
    """A remark; `chosen` tells whether its words are wanted, `disputed` carries a reason."""

    chosen = Signal(bool)
    disputed = Signal(str)

    def __init__(self, remark: Remark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remark = remark
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = self._build_head()
        column.addWidget(self.head)
        self._more = self._build_more()
        self._more.hide()
        column.addWidget(self._more)
        self.head.toggled.connect(self._choose)

    def _build_head(self) -> PressRow:
        remark = self.remark
        head = PressRow()
        head.add(IconLabel(remark.icon, tone=remark.tone, pixels=_ICON), top=True)
        head.add(PlainLabel(remark.text), 1)
        name = f"{remark.role}: {remark.text}"
        if remark.gain:
            gain = PlainLabel(f"+{remark.gain}", style=TextStyle.STRONG, tone=Tone.GOOD, wrap=False)
            gain.setObjectName("gain")
            head.add(gain, top=True)
            points = self.tr("Gains %1 points.").replace("%1", str(remark.gain))
            name = f"{name} {points}"
        head.setAccessibleName(name)
        if not remark.opens:
            # Nothing to press: it is a line of text that looks like its neighbours.
            head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            head.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return head

    def _build_more(self) -> QWidget:
        remark = self.remark
        more = QWidget()
        column = QVBoxLayout(more)
        column.setContentsMargins(_INDENT, 0, 8, 8)
        column.setSpacing(2)
        if remark.finding is None:
            return more
        # The row may be the finding's own; then its words stand there already.
        if remark.finding.reason not in remark.text:
            column.addWidget(PlainLabel(remark.finding.reason, tone=Tone.MUTED))
        if remark.objection:
            words = self.tr("You disagree: %1").replace("%1", remark.objection)
            column.addWidget(PlainLabel(words, tone=Tone.MUTED))
        elif remark.finding.kind not in GOOD:
            field = DisputeField(remark.finding.kind.value)
            field.sent.connect(self.disputed)
            column.addWidget(field)
        return more

    def let_go(self) -> None:
        """Fold up again, because another remark was chosen."""
        self.head.setChecked(False)

    def _choose(self, wanted: bool) -> None:
        self._more.setVisible(wanted and self.remark.finding is not None)
        self.chosen.emit(wanted)
