"""The key points of a question: what a good answer says, and what counts as having said it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from greenroom.gui.panels.questions_boxes import ChoiceBox, LinesBox
from greenroom.gui.panels.questions_wording import slot_name
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel, set_style
from greenroom.model.prompt import KeyPoint, Slot

_NEW = KeyPoint("", "", must=True)


class PointCard(Card):
    """One key point; `removed` asks to take it away."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, point: KeyPoint, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._before = point
        self.set_margins(GAP, GRID + GRID // 2)
        self.label = QLineEdit(point.label)
        self.label.setObjectName("point_label")
        self.label.setPlaceholderText(self.tr("What the answer says, such as: who decides"))
        self.label.setAccessibleName(self.tr("Key point"))
        self.ways = LinesBox("point_ways", 4)
        self.ways.setPlaceholderText(self.tr("Two to four ways to say it, one per line"))
        self.ways.setAccessibleName(self.tr("Ways to say it, one per line"))
        self.ways.show_texts(point.any)
        self.facts = QLineEdit(", ".join(point.facts))
        self.facts.setObjectName("point_facts")
        self.facts.setPlaceholderText(self.tr("Or facts, by key"))
        self.facts.setAccessibleName(self.tr("Facts that make this point, by key with commas"))
        self.problem = PlainLabel(style=TextStyle.SMALL, tone=Tone.BAD)
        self.problem.setObjectName("point_problem")
        self.body.addLayout(self._build_head(must=point.must))
        self.body.addWidget(self.ways)
        self.body.addLayout(self._build_others(point.slot))
        self.body.addWidget(self.problem)
        self.show_problem("", None)
        for line in (self.label, self.facts):
            # A long text is read from its beginning.
            line.setCursorPosition(0)
            line.textChanged.connect(lambda _text: self.changed.emit())
        self.ways.textChanged.connect(self.changed)

    def point(self) -> KeyPoint | None:
        """The key point as it is written; None when nothing is."""
        keys = tuple(key.strip() for key in self.facts.text().split(",") if key.strip())
        slot = Slot(self.slot.value()) if self.slot.value() else None
        label, ways = self.label.text().strip(), self.ways.texts()
        if not (label or ways or keys or slot):
            return None
        must = self._must.isChecked()
        return replace(self._before, label=label, must=must, any=ways, slot=slot, facts=keys)

    def control(self, part: str) -> QWidget:
        """The control of that part of a key point."""
        controls: dict[str, QWidget] = {
            "any": self.ways,
            "slot": self.slot,
            "facts": self.facts,
        }
        return controls.get(part, self.label)

    def show_problem(self, text: str, control: QWidget | None) -> None:
        """Say below the key point what is wrong with that control; an empty text takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        for each in (self.label, self.ways, self.slot, self.facts):
            set_style(each, "problem", each is control)

    def _build_head(self, *, must: bool) -> QHBoxLayout:
        self._must = QCheckBox(self.tr("Must"))
        self._must.setObjectName("point_must")
        self._must.setAccessibleDescription(self.tr("Without it the answer is not complete"))
        self._must.setChecked(must)
        self._must.toggled.connect(lambda _on: self.changed.emit())
        remove = VerbButton(self.tr("Remove"), lambda: self.removed.emit(self), kind="quiet")
        remove.setObjectName("point_remove")
        remove.setAccessibleName(self.tr("Remove this key point"))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.label, 1)
        row.addWidget(self._must)
        row.addWidget(remove)
        return row

    def _build_others(self, slot: Slot | None) -> QHBoxLayout:
        self.slot = ChoiceBox("point_slot")
        self.slot.setAccessibleName(self.tr("Need that makes this point"))
        self.slot.addItem(self.tr("Words alone"), "")
        for each in Slot:
            said = self.tr("Or the %1 it needs").replace("%1", slot_name(each).lower())
            self.slot.addItem(said, each.value)
        self.slot.show_value(slot.value if slot else "")
        self.slot.currentIndexChanged.connect(lambda _index: self.changed.emit())
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.slot, 1)
        row.addWidget(self.facts, 1)
        return row


class PointsEditor(QWidget):
    """The key points one below the other; an empty one is none."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[PointCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._column = QVBoxLayout()
        self._column.setSpacing(GRID)
        column.addLayout(self._column)
        self._more = VerbButton(self.tr("Add a key point"), self.add_point, kind="quiet")
        self._more.setObjectName("points_add")
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_points(self, points: Sequence[KeyPoint]) -> None:
        """Show these key points, or an empty one, without announcing a change."""
        for card in self._cards:
            self._take(card)
        self._cards = []
        for point in points or (_NEW,):
            self._add(point)

    def points(self) -> tuple[KeyPoint, ...]:
        """The key points as they are written."""
        return tuple(point for card in self._cards if (point := card.point()) is not None)

    def add_point(self) -> None:
        """Add an empty key point and go there."""
        self._add(_NEW).label.setFocus()

    def card(self, number: int) -> PointCard | None:
        """The card with that key point, counted from 1 over those that are written."""
        written = [card for card in self._cards if card.point() is not None]
        return written[number - 1] if 0 < number <= len(written) else None

    def clear_problems(self) -> None:
        """Say of none of them that something is wrong."""
        for card in self._cards:
            card.show_problem("", None)

    def focus_first(self) -> None:
        """Give the first key point the keyboard."""
        if self._cards:
            self._cards[0].label.setFocus()
        else:
            self._more.setFocus()

    def _add(self, point: KeyPoint) -> PointCard:
        card = PointCard(point)
        card.changed.connect(self.changed)
        card.removed.connect(self._remove)
        self._cards.append(card)
        self._column.addWidget(card)
        return card

    def _remove(self, card: PointCard) -> None:
        self._cards.remove(card)
        self._take(card)
        # The pressed button is gone; the keyboard goes on where points are added.
        self._more.setFocus()
        self.changed.emit()

    def _take(self, card: PointCard) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
