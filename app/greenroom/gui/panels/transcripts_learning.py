"""What the workspace learned from decisions: theme by theme, with a switch and a way back."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.tables import Column, RowsModel, style_table
from greenroom.services.learning import Learned, LearnedStance, LearnedTheme

_Row = LearnedTheme | LearnedStance


class LearningDialog(QDialog):
    """Shows what was learned; it changes nothing itself.

    `switched` carries whether to learn, `forget_wanted` and `again_wanted` stand for buttons.
    """

    switched = Signal(bool)
    forget_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What was learned"))
        self.resize(860, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(GRID)
        self._title = PlainLabel(style=TextStyle.TITLE)
        self._title.setObjectName("learned_title")
        column.addWidget(self._title)
        told = self.tr(
            "Accepting, rejecting and marking teach this workspace which themes to suggest, and "
            "corrected stances how to read them. Nothing is copied: what was learned is made "
            "from the decisions, here on this machine."
        )
        column.addWidget(PlainLabel(told, tone=Tone.MUTED))
        self._switch = QCheckBox(self.tr("Learn from the decisions in this workspace"))
        self._switch.setObjectName("learning_switch")
        self._switch.toggled.connect(self.switched)
        column.addWidget(self._switch)
        self._rows: RowsModel[_Row] = RowsModel(self._columns())
        column.addWidget(self._build_table(), 1)
        self._note = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        self._note.setObjectName("learned_note")
        column.addWidget(self._note)
        column.addLayout(self._build_buttons())

    def show_learned(self, learned: Learned) -> None:
        """Show what was learned from how many decisions."""
        one = self.tr("Learned from 1 decision")
        many = self.tr("Learned from %1 decisions").replace("%1", str(learned.decisions))
        none = self.tr("Nothing is learned yet")
        self._title.setText(
            none if not learned.decisions else one if learned.decisions == 1 else many
        )
        if not learned.on:
            self._title.setText(self.tr("Learning is switched off"))
        with QSignalBlocker(self._switch):
            self._switch.setChecked(learned.on)
        self._rows.set_rows((*learned.themes, *learned.stances))
        self._note.setText(" ".join(self._notes(learned)))
        self._forget.setEnabled(bool(learned.decisions))
        self._again.setEnabled(bool(learned.outdated))

    def _notes(self, learned: Learned) -> list[str]:
        notes = []
        if learned.outdated:
            words = self.tr("Transcripts read before that: %1. Suggest anew to read them again.")
            notes.append(words.replace("%1", str(learned.outdated)))
        if learned.forgotten:
            words = self.tr("Decisions kept and not learned from: %1.")
            notes.append(words.replace("%1", str(learned.forgotten)))
        return notes

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("learned_themes")
        table.setAccessibleName(self.tr("What changed for each theme and stance"))
        self._rows.setParent(table)
        table.setModel(self._rows)
        style_table(table)
        heading = table.horizontalHeader()
        heading.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self._forget = VerbButton(
            self.tr("Forget what was learned"), self.forget_wanted.emit, kind="danger"
        )
        self._forget.setObjectName("forget_learned")
        self._again = VerbButton(self.tr("Suggest anew"), self.again_wanted.emit, kind="primary")
        self._again.setObjectName("suggest_again")
        row.addWidget(self._forget)
        row.addStretch(1)
        row.addWidget(VerbButton(self.tr("Close"), self.accept))
        row.addWidget(self._again)
        return row

    def _columns(self) -> tuple[Column[_Row], ...]:
        return (
            Column(self.tr("Theme or stance"), self._name),
            Column(self.tr("Yes"), lambda each: str(each.accepted), numeric=True),
            Column(self.tr("No"), lambda each: str(each.rejected), numeric=True),
            Column(self.tr("Now speaks for it"), self._more),
            Column(self.tr("Now speaks against it"), lambda each: ", ".join(each.less) or "–"),
        )

    def _name(self, learned: _Row) -> str:
        if isinstance(learned, LearnedStance):
            return self.tr("Stance: %1").replace("%1", learned.stance.value)
        return learned.name

    def _more(self, learned: _Row) -> str:
        if isinstance(learned, LearnedTheme) and learned.missing:
            words = self.tr("suggested after %1 more examples")
            return words.replace("%1", str(learned.missing))
        # Terms are word stems, and rewording them would say what was not learned.
        return ", ".join(learned.more) or "–"
