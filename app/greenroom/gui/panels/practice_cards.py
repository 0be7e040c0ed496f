"""The cards: questions met before, how they went, and when to meet them again."""

from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from greenroom.gui.panels.practice_flow import FlowRow
from greenroom.gui.panels.practice_table import WrappedTable
from greenroom.gui.panels.practice_wording import short_moment
from greenroom.gui.tokens import GAP, GRID, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card as Frame
from greenroom.gui.widgets.empty_state import EmptyState
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.tables import Column, RowsModel
from greenroom.model.card import Card
from greenroom.model.score import PASS


class CardsPanel(QWidget):
    """The cards of a release, the most urgent first.

    `practise_wanted` and `compare_wanted` carry the chosen card; `brush_up_wanted` asks for the
    weakest ones, `rehearse_wanted` for a first rehearsal.
    """

    brush_up_wanted = Signal()
    practise_wanted = Signal(object)
    compare_wanted = Signal(object)
    rehearse_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = ""
        self._now: datetime | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._empty = EmptyState(
            self.tr("No cards yet"),
            self.tr(
                "Every question of a rehearsal becomes a card. Weak answers come back before the "
                "board; answers whose facts changed come back at once."
            ),
            self.tr("Start a rehearsal"),
            icon_name="practice",
        )
        self._empty.chosen.connect(self.rehearse_wanted)
        self._frame = Frame()
        self._note = PlainLabel(wrap=False)
        self._note.setObjectName("cards_due")
        self._rows: RowsModel[Card] = RowsModel(self._columns())
        self.table = self._build_table()
        self._frame.body.addWidget(self._build_head())
        self._frame.body.addWidget(self.table, 1)
        column.addWidget(self._empty)
        column.addWidget(self._frame)

    def show_cards(self, cards: tuple[Card, ...], *, zone: str, now: datetime) -> None:
        """List these cards; the chosen one stays chosen."""
        chosen = self.chosen_card()
        self._zone, self._now = zone, now
        self._empty.setVisible(not cards)
        self._frame.setVisible(bool(cards))
        self._rows.set_rows(cards)
        ids = [each.prompt_id for each in cards]
        if cards:
            row = ids.index(chosen.prompt_id) if chosen and chosen.prompt_id in ids else 0
            self._select(row)
        due = self._due_count(cards)
        stale = sum(bool(each.stale) for each in cards)
        self._note.setText(self._note_words(len(cards), due, stale))
        self._chosen()

    def chosen_card(self) -> Card | None:
        """The card the buttons are about; None when there is none."""
        index = self.table.currentIndex()
        return self._rows.row(index.row()) if index.isValid() else None

    def due_count(self) -> int:
        """How many cards want to be met by now."""
        count = self._rows.rowCount()
        return self._due_count(tuple(self._rows.row(row) for row in range(count)))

    def practise(self) -> None:
        """Ask for the chosen card's question."""
        card = self.chosen_card()
        if card is not None:
            self.practise_wanted.emit(card)

    def compare(self) -> None:
        """Ask to see the chosen card's two newest attempts."""
        card = self.chosen_card()
        if card is not None and len(card.attempts) > 1:
            self.compare_wanted.emit(card)

    def _due_count(self, cards: tuple[Card, ...]) -> int:
        now = self._now
        return sum(each.due is not None and now is not None and each.due <= now for each in cards)

    def _note_words(self, count: int, due: int, stale: int) -> str:
        cards = self.tr("1 card") if count == 1 else self.tr("%1 cards").replace("%1", str(count))
        waiting = self.tr("%1 due now").replace("%1", str(due)) if due else self.tr("none due now")
        parts = [cards, waiting]
        if stale:
            parts.append(self.tr("%1 with changed facts").replace("%1", str(stale)))
        return " · ".join(parts)

    def _build_head(self) -> FlowRow:
        row = FlowRow(GRID)
        brush_up = VerbButton(
            self.tr("Brush up (10 minutes)"), self.brush_up_wanted.emit, kind="primary"
        )
        brush_up.setObjectName("brush_up")
        practise = VerbButton(self.tr("Practise this card"), self.practise)
        practise.setObjectName("practise_card")
        self._compare = VerbButton(self.tr("Compare attempts"), self.compare)
        self._compare.setObjectName("compare_attempts")
        # The words come last: buttons keep their place whatever there is to say.
        for part in (brush_up, practise, self._compare, self._note):
            row.add(part)
        return row

    def _build_table(self) -> QTableView:
        title = self.tr("Cards, the most urgent first")
        table = WrappedTable("cards", title, self._rows, (28, 17, 7, 7, 13, 34))
        table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._chosen())
        table.activated.connect(lambda _index: self.practise())
        return table

    def _columns(self) -> tuple[Column[Card], ...]:
        return (
            Column(self.tr("Question"), lambda each: each.short or each.question),
            Column(self.tr("Persona"), lambda each: each.persona_name),
            Column(
                self.tr("Last"),
                lambda each: str(each.last.score),
                numeric=True,
                tone=lambda each: Tone.GOOD if each.last.score >= PASS else Tone.BAD,
            ),
            Column(self.tr("Best"), self._best, numeric=True),
            Column(self.tr("Due"), self._due),
            Column(self.tr("Why"), self._why, tone=_why_tone),
        )

    def _best(self, card: Card) -> str:
        return "–" if card.best is None else str(card.best.score)

    def _due(self, card: Card) -> str:
        if card.due is None:
            return "–"
        if self._now is not None and card.due <= self._now:
            return self.tr("now")
        return short_moment(card.due, self._zone)

    def _why(self, card: Card) -> str:
        if not card.stale:
            return card.why_due
        # The sentence tells the first change; where there are several, each gets its line.
        changes = [f"{each.label}: {each.before} → {each.now}" for each in card.stale]
        told = f"! {self.tr('Stale')}. {card.why_due}"
        return "\n".join([told, *changes] if len(changes) > 1 else [told])

    def _select(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag
        index = self._rows.index(row, 0)
        self.table.selectionModel().setCurrentIndex(
            index, flag.ClearAndSelect | flag.Rows | flag.Current
        )

    def _chosen(self) -> None:
        card = self.chosen_card()
        self._compare.setEnabled(card is not None and len(card.attempts) > 1)


def _why_tone(card: Card) -> Tone:
    return Tone.WARN if card.stale else Tone.PLAIN
