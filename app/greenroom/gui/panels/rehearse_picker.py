"""The hot seat: a colleague finds the next question by any words of it, and asks it."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.theme import styled_font, tokens_of, tone_colour
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.command_palette import matches
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.services.offers import OfferedQuestion
from greenroom.services.sitting import Sitting

_NOTE = Qt.ItemDataRole.UserRole
_PADDING = 8
_INSET = 12
_LINE_GAP = 2
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
Index = QModelIndex | QPersistentModelIndex


class _Offers(QAbstractListModel):
    """The questions that match, one row each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[OfferedQuestion, ...] = ()
        self.asker = ""

    def show(self, rows: Sequence[OfferedQuestion], asker: str) -> None:
        """List these, asked by the persona of that id or by the first who may."""
        self.beginResetModel()
        self.rows, self.asker = tuple(rows), asker
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """One row for each question."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The question, who would ask it, or both for a screen reader."""
        if not index.isValid():
            return None
        offer = self.rows[index.row()]
        note = self.tr("{persona} · {theme} · difficulty {level} of 5")
        note = (
            note.replace("{level}", str(offer.difficulty))
            .replace("{persona}", self._asker_of(offer))
            .replace("{theme}", offer.theme_name)
        )
        texts = {
            Qt.ItemDataRole.DisplayRole: offer.text,
            _NOTE: note,
            Qt.ItemDataRole.AccessibleTextRole: f"{offer.text} {note}",
        }
        return texts.get(Qt.ItemDataRole(role))

    def _asker_of(self, offer: OfferedQuestion) -> str:
        names = dict(offer.askers)
        return names.get(self.asker, offer.askers[0][1])


class _TwoLines(QStyledItemDelegate):
    """Draws the question wrapped to two lines at most, and the note below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line or two, and the note."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        advance = option.fontMetrics.horizontalAdvance(str(index.data()))
        lines = 1 if advance <= width - 2 * _INSET else 2
        note = QFontMetrics(styled_font(option.font, TextStyle.SMALL)).height()
        height = lines * option.fontMetrics.height() + _LINE_GAP + note
        return QSize(200, height + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        tokens = tokens_of(option.palette)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, tokens.accent_soft)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, tokens.subtle)
        box = option.rect.adjusted(_INSET, _PADDING, -_INSET, -_PADDING)
        small = styled_font(option.font, TextStyle.SMALL)
        note = QRect(box)
        note.setTop(box.bottom() - QFontMetrics(small).height() + 1)
        text = QRect(box)
        text.setBottom(note.top() - _LINE_GAP)
        painter.setPen(tone_colour(option.palette, Tone.PLAIN))
        wrapped = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(text, wrapped, str(index.data()))
        painter.setFont(small)
        painter.setPen(tone_colour(option.palette, Tone.MUTED))
        painter.drawText(note, int(Qt.AlignmentFlag.AlignLeft), str(index.data(_NOTE)))
        painter.restore()


class PickerPanel(QWidget):
    """Search, list and the one button; Enter asks. `picked` carries prompt id and persona id."""

    picked = Signal(str, str)
    pause_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[OfferedQuestion, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._title = PlainLabel(style=TextStyle.TITLE)
        self._title.setObjectName("picker_title")
        hint = PlainLabel(
            self.tr("Hand the keyboard to a colleague: type any words, choose, press Enter."),
            tone=Tone.MUTED,
        )
        column.addWidget(self._title)
        column.addWidget(hint)
        column.addLayout(self._build_search())
        self._build_list()
        column.addWidget(self._list, 1)
        column.addWidget(self._none)
        column.addLayout(self._build_buttons())

    def _build_search(self) -> QHBoxLayout:
        self._search = QLineEdit()
        self._search.setObjectName("picker_search")
        self._search.setPlaceholderText(self.tr("Search questions, themes and people"))
        self._search.setAccessibleName(self.tr("Search the questions"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._search.returnPressed.connect(self.ask)
        self._search.installEventFilter(self)
        self._asker = QComboBox()
        self._asker.setObjectName("picker_asker")
        self._asker.setAccessibleName(self.tr("Who asks"))
        self._asker.setMinimumWidth(200)
        self._asker.currentIndexChanged.connect(self._filter)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._search, 1)
        row.addWidget(self._asker)
        return row

    def _build_list(self) -> None:
        self._model = _Offers(self)
        self._list = QListView()
        self._list.setObjectName("picker_list")
        self._list.setAccessibleName(self.tr("Questions to ask"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(_TwoLines(self._list))
        # A wider window may need one line where two were needed.
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setMouseTracking(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumHeight(120)
        self._list.activated.connect(lambda _index: self.ask())
        self._none = PlainLabel(tone=Tone.MUTED)
        self._none.setObjectName("picker_none")

    def _build_buttons(self) -> QHBoxLayout:
        self._ask = VerbButton(self.tr("Ask this question"), self.ask, kind="primary")
        self._ask.setObjectName("picker_ask")
        self._pause = VerbButton(self.tr("Pause"), self.pause_wanted.emit, kind="quiet")
        self._pause.setObjectName("picker_pause")
        self._end = VerbButton(self.tr("End rehearsal"), self.end_wanted.emit, kind="quiet")
        self._end.setObjectName("picker_end")
        row = QHBoxLayout()
        row.addWidget(self._ask)
        row.addStretch(1)
        row.addWidget(self._pause)
        row.addWidget(self._end)
        return row

    def show_offers(self, sitting: Sitting, offers: Sequence[OfferedQuestion]) -> None:
        """Offer these questions for the sitting's next turn."""
        rehearsal = sitting.rehearsal
        title = self.tr("Hot seat: question {number} of {length}")
        self._title.setText(
            title.replace("{number}", str(len(rehearsal.turns) + 1)).replace(
                "{length}", str(rehearsal.plan.length)
            )
        )
        self._offers = tuple(offers)
        self._list_askers()
        self._search.clear()
        self._filter()
        self.set_busy(busy=False)
        self._search.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Hold the buttons back while a step is being stored."""
        for button in (self._pause, self._end):
            button.setEnabled(not busy)
        self._ask.setEnabled(not busy and bool(self._model.rows))

    def ask(self) -> None:
        """Ask the chosen question."""
        index = self._list.currentIndex()
        if index.isValid() and self._ask.isEnabled() and self.isVisible():
            offer = self._model.rows[index.row()]
            self.picked.emit(offer.prompt_id, self._model.asker or offer.askers[0][0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys move through the list while the search keeps the keyboard."""
        if (
            watched is self._search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _LIST_KEYS
        ):
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _list_askers(self) -> None:
        """Offer everybody who may still ask something; the choice so far stays."""
        chosen = self._asker.currentData()
        people = dict(asker for offer in self._offers for asker in offer.askers)
        self._asker.blockSignals(True)
        self._asker.clear()
        self._asker.addItem(self.tr("Anyone on the panel"), "")
        for persona_id, name in people.items():
            self._asker.addItem(name, persona_id)
        self._asker.setCurrentIndex(max(0, self._asker.findData(chosen)))
        self._asker.blockSignals(False)

    def _filter(self) -> None:
        asker = str(self._asker.currentData() or "")
        words = self._search.text()
        found = [
            offer
            for offer in self._offers
            if (not asker or asker in dict(offer.askers)) and matches(words, _searched(offer))
        ]
        self._model.show(found, asker)
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._ask.setEnabled(bool(found))
        self._none.setVisible(not found)
        self._none.setText(
            self.tr("No question has all these words. Search for fewer of them.")
            if self._offers
            else self.tr("Every question of this panel was asked. End the rehearsal.")
        )


def _searched(offer: OfferedQuestion) -> str:
    return " ".join((offer.text, offer.theme_name, *(name for _, name in offer.askers)))
