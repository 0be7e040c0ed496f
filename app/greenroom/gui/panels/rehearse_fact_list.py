"""The facts beside the answer: what each one is about in small, what to say in full."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from greenroom.gui.theme import styled_font, tokens_of, tone_colour
from greenroom.gui.tokens import TextStyle, Tone
from greenroom.gui.widgets.wrapped_list import WrappedList
from greenroom.services.offers import SpokenFact

_ACROSS, _DOWN = 12, 6
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
Index = QModelIndex | QPersistentModelIndex


class _LabelAndWords(QStyledItemDelegate):
    """Draws the first line of an entry small and muted, and the rest as text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as both are when wrapped to the width of the list."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, WrappedList) else option.rect.width()
        return QSize(160, sum(self._heights(option, index, width)) + 2 * _DOWN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one fact."""
        tokens = tokens_of(option.palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, tokens.accent_soft)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, tokens.subtle)
        label, words = str(index.data()).split("\n", 1)
        above, below = self._heights(option, index, option.rect.width())
        box = option.rect.adjusted(_ACROSS, _DOWN, -_ACROSS, 0)
        painter.setPen(tone_colour(option.palette, Tone.MUTED))
        painter.setFont(styled_font(option.font, TextStyle.SMALL))
        painter.drawText(QRect(box.left(), box.top(), box.width(), above), _WRAPPED, label)
        painter.setPen(tone_colour(option.palette, Tone.PLAIN))
        painter.setFont(option.font)
        painter.drawText(QRect(box.left(), box.top() + above, box.width(), below), _WRAPPED, words)
        painter.restore()

    def _heights(self, option: QStyleOptionViewItem, index: Index, width: int) -> tuple[int, int]:
        label, words = str(index.data()).split("\n", 1)
        room = QRect(0, 0, max(1, width - 2 * _ACROSS), 10_000)
        small = QFontMetrics(styled_font(option.font, TextStyle.SMALL))
        return (
            small.boundingRect(room, _WRAPPED, label).height(),
            option.fontMetrics.boundingRect(room, _WRAPPED, words).height(),
        )


class FactList(WrappedList):
    """Every fact with its label, as a list that is read out entry by entry."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(name, title, parent)
        self.setItemDelegate(_LabelAndWords(self))
        self.setMouseTracking(True)

    def show_facts(self, facts: Sequence[SpokenFact]) -> None:
        """List these facts in place of the former ones; none is chosen."""
        self.show_texts([f"{fact.label}\n{fact.words}" for fact in facts])
