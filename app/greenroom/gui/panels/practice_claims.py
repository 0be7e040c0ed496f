"""The claim ledger: what was said about each fact, when and to whom, against the sheet."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.panels.practice_table import WrappedTable
from greenroom.gui.panels.practice_wording import short_moment
from greenroom.gui.tokens import GAP, Tone
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.tables import Column, RowsModel
from greenroom.model.ledger import Claim, Verdict

_SIGNS = {Verdict.AGREES: "✓", Verdict.CONTRADICTS: "✗", Verdict.NOT_CHECKED: "·"}
_TONES = {Verdict.AGREES: Tone.GOOD, Verdict.CONTRADICTS: Tone.BAD, Verdict.NOT_CHECKED: Tone.MUTED}

Pairs = tuple[tuple[Claim, Claim], ...]


class Which(StrEnum):
    """The claims to list."""

    ALL = "all"
    WRONG = "wrong"
    DIFFERENT = "different"


class ClaimsPanel(QWidget):
    """Every value said about a fact, the newest first; a value that differs says from what."""

    rehearse_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = ""
        self._claims: tuple[Claim, ...] = ()
        self._before: Mapping[Claim, Claim] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._empty = EmptyState(
            self.tr("No fact was spoken about yet"),
            self.tr(
                "Whatever you say about a fact of the sheet is kept here, and held against the "
                "sheet and against what you said before."
            ),
            self.tr("Start a rehearsal"),
            icon_name="practice",
        )
        self._empty.chosen.connect(self.rehearse_wanted)
        self._card = Card()
        self._note = PlainLabel()
        self._note.setObjectName("claims_note")
        self._rows: RowsModel[Claim] = RowsModel(self._columns())
        title = self.tr("Claims, the newest first")
        self.table = WrappedTable("claims", title, self._rows, (20, 16, 22, 17, 15, 18))
        self._none = PlainLabel(self.tr("There are no such claims."), tone=Tone.MUTED)
        self._none.setObjectName("claims_none")
        self._card.body.addLayout(self._build_head())
        self._card.body.addWidget(self._none)
        self._card.body.addWidget(self.table, 1)
        column.addWidget(self._empty)
        column.addWidget(self._card)

    def show_claims(self, claims: tuple[Claim, ...], pairs: Pairs, *, zone: str) -> None:
        """List these claims; `pairs` are (earlier, later) ones of one fact that differ."""
        self._zone = zone
        self._before = {later: earlier for earlier, later in pairs}
        self._empty.setVisible(not claims)
        self._card.setVisible(bool(claims))
        self._claims = tuple(reversed(claims))
        wrong = sum(map(_is_wrong, claims))
        self._note.setText(self._note_words(len(claims), wrong, len(pairs)))
        self._list()

    def _build_head(self) -> QHBoxLayout:
        self._which = QComboBox()
        self._which.setObjectName("claims_which")
        self._which.setAccessibleName(self.tr("Which claims"))
        for which, text in (
            (Which.ALL, self.tr("All claims")),
            (Which.WRONG, self.tr("Against the sheet")),
            (Which.DIFFERENT, self.tr("Different from before")),
        ):
            self._which.addItem(text, which)
        self._which.currentIndexChanged.connect(lambda _index: self._list())
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._note, 1)
        row.addWidget(self._which)
        return row

    def _list(self) -> None:
        """List the claims that are asked for."""
        which = Which(self._which.currentData())
        listed = {
            Which.ALL: self._claims,
            Which.WRONG: tuple(each for each in self._claims if _is_wrong(each)),
            Which.DIFFERENT: tuple(each for each in self._claims if each in self._before),
        }[which]
        self._rows.set_rows(listed)
        self._none.setVisible(not listed)

    def _note_words(self, count: int, wrong: int, differing: int) -> str:
        one, several = self.tr("1 value said"), self.tr("%1 values said")
        parts = [
            (one if count == 1 else several).replace("%1", str(count)),
            self.tr("%1 against the sheet").replace("%1", str(wrong)),
            self.tr("%1 different from what was said before").replace("%1", str(differing)),
        ]
        return " · ".join(parts)

    def _columns(self) -> tuple[Column[Claim], ...]:
        return (
            Column(self.tr("Fact"), lambda each: each.label),
            Column(self.tr("Said"), lambda each: each.said or each.quote),
            Column(self.tr("Verdict"), self._verdict, tone=self._tone),
            Column(self.tr("The sheet says"), lambda each: each.expected or "–"),
            Column(self.tr("When"), lambda each: short_moment(each.said_at, self._zone)),
            Column(self.tr("To whom"), lambda each: each.persona_name or "–"),
        )

    def _verdict(self, claim: Claim) -> str:
        words = {
            Verdict.AGREES: self.tr("agrees"),
            Verdict.CONTRADICTS: self.tr("contradicts"),
            Verdict.NOT_CHECKED: self.tr("not checked"),
        }
        lines = [f"{_SIGNS[claim.verdict]} {words[claim.verdict]}"]
        if claim.corrected:
            lines.append(self.tr("corrected in the same answer"))
        before = self._before.get(claim)
        if before is not None:
            lines.append(self.tr("≠ before: %1").replace("%1", before.said))
        return "\n".join(lines)

    def _tone(self, claim: Claim) -> Tone:
        if claim.corrected:
            return Tone.MUTED
        return Tone.WARN if claim in self._before else _TONES[claim.verdict]


def _is_wrong(claim: Claim) -> bool:
    return claim.verdict is Verdict.CONTRADICTS and not claim.corrected
