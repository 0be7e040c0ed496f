"""The marked themes of a transcript: accept, reject, correct the stance, add one's own."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.column import Column
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.wrapped_list import WrappedList
from greenroom.model.theme import Codebook, Stance
from greenroom.model.transcript import AUTO, Coding, CodingStatus
from greenroom.services.analyses import CodingDetails

SIDE_CHARACTERS = 37
"""The width of this column."""

_LONGEST = 90
"""How much of a marked passage is quoted; all of it stands in the text beside."""

_SIGNS = {CodingStatus.SUGGESTED: "○", CodingStatus.ACCEPTED: "✓", CodingStatus.REJECTED: "✗"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants done with a coding."""

    coding: Coding
    status: CodingStatus
    stance: Stance


class CodingsPanel(Column):
    """Lists codings and offers what can be done with them; it changes nothing itself.

    `chosen` carries a coding's id, `decided` a Wish, `added` a theme's id and a stance,
    `removed` a person's own coding.
    """

    chosen = Signal(str)
    decided = Signal(object)
    added = Signal(str, object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SIDE_CHARACTERS, parent)
        self._codebook: Codebook | None = None
        self._codings: tuple[Coding, ...] = ()
        self._shown: tuple[Coding, ...] = ()
        self._details: Mapping[str, CodingDetails] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._build_heading())
        self._list = WrappedList("codings", self.tr("Marked themes"))
        self._list.currentRowChanged.connect(lambda _row: self._choose())
        column.addWidget(self._list, 1)
        self._reason = PlainLabel(tone=Tone.MUTED)
        self._reason.setObjectName("coding_reason")
        column.addWidget(self._reason)
        column.addLayout(self._build_decision())
        column.addWidget(PlainLabel(self.tr("Mark the selected words"), style=TextStyle.STRONG))
        column.addLayout(self._build_adding())
        self._show_buttons(None)

    def _build_heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(PlainLabel(self.tr("Themes"), style=TextStyle.SUBTITLE), 1)
        self._filter = QComboBox()
        self._filter.setObjectName("coding_filter")
        self._filter.setAccessibleName(self.tr("Show"))
        for text, status in (
            (self.tr("Suggested"), CodingStatus.SUGGESTED),
            (self.tr("Accepted"), CodingStatus.ACCEPTED),
            (self.tr("Rejected"), CodingStatus.REJECTED),
            (self.tr("All"), None),
        ):
            self._filter.addItem(text, status)
        self._filter.setCurrentIndex(3)
        self._filter.currentIndexChanged.connect(self._fill)
        row.addWidget(self._filter)
        return row

    def _build_decision(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._stance = _stance_box("coding_stance")
        self._stance.setAccessibleName(self.tr("Stance"))
        self._stance.activated.connect(self._change_stance)
        self._accept = QPushButton(self.tr("Accept"))
        self._accept.setObjectName("accept_coding")
        self._accept.clicked.connect(self.accept)
        self._reject = QPushButton(self.tr("Reject"))
        self._reject.setObjectName("reject_coding")
        self._reject.clicked.connect(self.reject)
        row.addWidget(self._stance, 1)
        row.addWidget(self._accept)
        row.addWidget(self._reject)
        return row

    def _build_adding(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self._theme = QComboBox()
        self._theme.setObjectName("new_theme")
        self._theme.setAccessibleName(self.tr("Theme"))
        self._new_stance = _stance_box("new_stance")
        self._new_stance.setAccessibleName(self.tr("Stance"))
        add = QPushButton(self.tr("Mark"))
        add.setObjectName("add_coding")
        add.clicked.connect(self.add)
        column.addWidget(self._theme)
        row = QHBoxLayout()
        row.addWidget(self._new_stance, 1)
        row.addWidget(add)
        column.addLayout(row)
        return column

    def show_codings(
        self,
        codings: tuple[Coding, ...],
        codebook: Codebook,
        details: Mapping[str, CodingDetails],
    ) -> None:
        """List these codings under that codebook's names; the chosen one stays chosen."""
        self._details = details
        if self._codebook is not codebook:
            chosen = self._theme.currentData()
            self._codebook = codebook
            self._theme.clear()
            for theme in codebook.themes:
                self._theme.addItem(theme.name, theme.id)
            self._theme.setCurrentIndex(max(0, self._theme.findData(chosen)))
        self._codings = codings
        self._fill()

    def current(self) -> Coding | None:
        """The chosen coding, or None."""
        row = self._list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def accept(self) -> None:
        """Ask for the chosen coding to be accepted."""
        self._decide(CodingStatus.ACCEPTED)

    def reject(self) -> None:
        """Ask for the chosen coding to be rejected; a person's own is removed."""
        coding = self.current()
        if coding is not None and coding.coder != AUTO:
            self.removed.emit(coding)
        else:
            self._decide(CodingStatus.REJECTED)

    def add(self) -> None:
        """Ask for the selected words to be marked with the chosen theme."""
        self.added.emit(str(self._theme.currentData()), Stance(self._new_stance.currentData()))

    def _decide(self, status: CodingStatus) -> None:
        coding = self.current()
        if coding is not None:
            self.decided.emit(Wish(coding, status, coding.stance))

    def _change_stance(self) -> None:
        coding = self.current()
        if coding is not None:
            stance = Stance(self._stance.currentData())
            self.decided.emit(Wish(coding, CodingStatus.ACCEPTED, stance))

    def _fill(self) -> None:
        """Show the codings that pass the filter; the next one follows a decided one."""
        wanted = self._filter.currentData()
        before = self.current()
        row = max(0, self._list.currentRow())
        self._shown = tuple(
            coding for coding in self._codings if wanted is None or coding.status == wanted
        )
        with QSignalBlocker(self._list):
            self._list.show_texts([self._words(coding) for coding in self._shown])
            self._list.setCurrentRow(self._row_of(before, row))
        self._choose()

    def _row_of(self, before: Coding | None, row: int) -> int:
        """The row to choose: the same coding, the one that followed it, or none at first."""
        ids = [coding.id for coding in self._shown]
        if before is None:
            return -1
        return ids.index(before.id) if before.id in ids else min(row, len(ids) - 1)

    def _words(self, coding: Coding) -> str:
        name = self._codebook.theme(coding.theme_id).name if self._codebook else ""
        return f"{_SIGNS[coding.status]}  {name}, {coding.stance.value}"

    def _choose(self) -> None:
        coding = self.current()
        self._show_buttons(coding)
        self.chosen.emit(coding.id if coding is not None else "")

    def _show_buttons(self, coding: Coding | None) -> None:
        self._accept.setEnabled(coding is not None and coding.status is not CodingStatus.ACCEPTED)
        self._reject.setEnabled(coding is not None and coding.status is not CodingStatus.REJECTED)
        self._stance.setEnabled(coding is not None)
        own = coding is not None and coding.coder != AUTO
        self._reject.setText(self.tr("Remove") if own else self.tr("Reject"))
        if coding is None:
            self._reason.setText("" if self._codings else self.tr("No theme is marked here."))
            return
        self._stance.setCurrentIndex(self._stance.findData(coding.stance))
        self._reason.setText("\n".join(self._told(coding)))

    def _told(self, coding: Coding) -> list[str]:
        """The words that caused the mark, how sure it is, how they sound, and the reason."""
        told = []
        details = self._details.get(coding.id)
        if details is not None:
            told.append(f"“{_cut(details.words)}”")
        figures = [self.tr("stance: %1").replace("%1", coding.stance.value)]
        if coding.confidence is not None:
            sure = self.tr("confidence: %1 %")
            figures.insert(0, sure.replace("%1", f"{100 * coding.confidence:.0f}"))
        if details is not None and details.outlook is not None:
            figures.append(self.tr("outlook: %1").replace("%1", details.outlook.value))
        told.append(" · ".join(figures))
        told.append(coding.reason or self.tr("Marked by %1.").replace("%1", coding.coder))
        return told


def _cut(words: str) -> str:
    """The words on one line, the middle left out where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"


def _stance_box(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    for stance in Stance:
        box.addItem(stance.value, stance)
    return box
