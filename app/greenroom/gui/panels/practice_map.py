"""The heat map with its legend, what the cell in focus says, and the same as a table."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from greenroom.gui.panels.practice_flow import FlowRow
from greenroom.gui.tokens import GAP, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.heat_grid import SIGNS, HeatGrid
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.tables import Column, RowsModel, style_table
from greenroom.model.board import HeatCell, HeatMap
from greenroom.model.theme import Stance


class MapPanel(Card):
    """Who asked about what, and how it went.

    `ask_wanted` carries a cell never asked, `answer_wanted` one that was.
    """

    ask_wanted = Signal(object)
    answer_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Who asked about what, and how it went"), parent=parent)
        self._heat = HeatMap((), (), ())
        self._toggle = VerbButton(
            self.tr("Show as table"), self.switch, kind="quiet", icon_name="table"
        )
        self._toggle.setObjectName("map_as_table")
        self.header.addWidget(self._toggle)
        self.body.addWidget(self._build_legend())
        self._caption = PlainLabel(tone=Tone.MUTED)
        self._caption.setObjectName("map_caption")
        self.body.addWidget(self._caption)
        self.grid = HeatGrid(self.tr("Heat map of themes and personas"))
        self.grid.setObjectName("heat_grid")
        self.grid.chosen.connect(self._choose)
        self.grid.looked_at.connect(self._say)
        self.body.addWidget(self.grid)
        self._rows: RowsModel[HeatCell] = RowsModel(self._columns())
        self.table = self._build_table()
        self.body.addWidget(self.table)
        self.table.hide()

    def show_map(self, heat: HeatMap) -> None:
        """Show that map, as grid and as table."""
        self._heat = heat
        self.grid.show_map(heat)
        self._rows.set_rows(tuple(each for each in heat.cells if each.asked or each.available))
        if not self.grid.currentIndex().isValid():
            self._caption.setText(self._how_far())

    def switch(self) -> None:
        """Show the table in place of the grid, or the grid again."""
        to_table = self.table.isHidden()
        if to_table:
            # As high as the grid was, so that nothing below moves.
            self.table.setFixedHeight(max(240, self.grid.height()))
        self.grid.setVisible(not to_table)
        self.table.setVisible(to_table)
        text = self.tr("Show as heat map") if to_table else self.tr("Show as table")
        self._toggle.setText(text)

    def _build_legend(self) -> FlowRow:
        row = FlowRow(GAP)
        for sign, words, tone in (
            (SIGNS[Stance.MITIGATED], self.tr("holds"), Tone.GOOD),
            (SIGNS[Stance.RAISED], self.tr("does not hold"), Tone.BAD),
            (SIGNS[Stance.UNKNOWN], self.tr("taken away or passed"), Tone.WARN),
            (SIGNS[None], self.tr("never asked"), Tone.MUTED),
            ("", self.tr("empty: no such question"), Tone.MUTED),
        ):
            text = f"{sign} {words}".strip()
            row.add(PlainLabel(text, style=TextStyle.SMALL, tone=tone, wrap=False))
        return row

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("map_table")
        table.setAccessibleName(self.tr("Heat map of themes and personas"))
        table.setModel(self._rows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        style_table(table)
        heading = table.horizontalHeader()
        heading.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.activated.connect(self._choose_row)
        return table

    def _columns(self) -> tuple[Column[HeatCell], ...]:
        return (
            Column(self.tr("Persona"), lambda each: dict(self._heat.personas)[each.persona_id]),
            Column(self.tr("Theme"), lambda each: dict(self._heat.themes)[each.theme_id]),
            Column(self.tr("Asked"), lambda each: str(each.asked), numeric=True),
            Column(
                self.tr("Score"),
                lambda each: "" if each.score is None else str(each.score),
                numeric=True,
            ),
            Column(self.tr("Stands"), self._stands, tone=_tone),
        )

    def _stands(self, cell: HeatCell) -> str:
        words = {
            Stance.MITIGATED: self.tr("holds"),
            Stance.RAISED: self.tr("does not hold"),
        }
        if cell.stance is None:
            return f"{SIGNS[None]} {self.tr('never asked')}"
        return f"{SIGNS[cell.stance]} {words.get(cell.stance, self.tr('taken away or passed'))}"

    def _say(self, cell: HeatCell) -> None:
        """Say what the cell in focus holds, and what Enter does there."""
        way = ""
        if cell.asked:
            way = self.tr("Enter or a click shows it.")
        elif cell.available:
            way = self.tr("Enter or a click asks one.")
        self._caption.setText(f"{self.grid.cell_words(cell)} {way}".strip())

    def _how_far(self) -> str:
        askable = [each for each in self._heat.cells if each.asked or each.available]
        asked = sum(bool(each.asked) for each in askable)
        words = self.tr(
            "{asked} of {all} cells were asked. Arrow keys move; Enter or a click asks, or shows "
            "the newest answer."
        )
        return words.replace("{asked}", str(asked)).replace("{all}", str(len(askable)))

    def _choose_row(self, index: QModelIndex) -> None:
        self._choose(self._rows.row(index.row()))

    def _choose(self, cell: HeatCell) -> None:
        (self.answer_wanted if cell.asked else self.ask_wanted).emit(cell)


def _tone(cell: HeatCell) -> Tone:
    tones = {Stance.MITIGATED: Tone.GOOD, Stance.RAISED: Tone.BAD}
    return Tone.MUTED if cell.stance is None else tones.get(cell.stance, Tone.WARN)
