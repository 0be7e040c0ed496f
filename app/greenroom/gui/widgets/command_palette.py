"""Ctrl+K: every action of the window, found by typing any part of its name."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.actions import command_name, usable_actions
from greenroom.gui.theme import tone_colour
from greenroom.gui.tokens import Tone
from greenroom.gui.widgets.labels import PlainLabel

_WIDTH = 560
_HEIGHT = 400
_ACTION = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def matches(words: str, name: str) -> bool:
    """Whether every word typed stands somewhere in the name."""
    folded = name.casefold()
    return all(word in folded for word in words.casefold().split())


class _KeysDelegate(QStyledItemDelegate):
    """Draws a command as usual, and its shortcut quietly at the right edge."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the command, then its shortcut."""
        super().paint(painter, option, index)
        action = index.data(_ACTION)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        view = self.parent()
        if keys and isinstance(view, QListView):
            painter.save()
            painter.setPen(tone_colour(view.palette(), Tone.MUTED))
            box = view.visualRect(view.model().index(index.row(), 0)).adjusted(0, 0, -16, 0)
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, side, keys)
            painter.restore()


class CommandPalette(QDialog):
    """A field and the actions that fit; Enter runs the marked one, Esc closes."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("command_palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Commands"))
        self._actions = usable_actions(actions)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type what you want to do"))
        self.field.setAccessibleName(self.tr("Find a command"))
        # The focus stays in the field, or typing would end at the first arrow key.
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._filter)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Commands that fit"))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_KeysDelegate(self.list))
        self.list.clicked.connect(self._run)
        self._none = PlainLabel(self.tr("No command fits these words."), tone=Tone.MUTED)
        self._none.setContentsMargins(16, 12, 16, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in (self.field, self._none, self.list):
            column.addWidget(widget)
        self._filter("")
        # Near the top: the list may change its length without jumping.
        self._place(parent)
        self.field.setFocus()

    def names(self) -> list[str]:
        """The names of the commands listed now, best first."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move the mark and Enter run it while typing goes on in the field."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex())
            return True
        if event.key() in _LIST_KEYS:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _filter(self, words: str) -> None:
        self._model.clear()
        for action in self._actions:
            name = command_name(action)
            if matches(words, name):
                item = QStandardItem(name)
                item.setData(action, _ACTION)
                self._model.appendRow(item)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self._none.setVisible(not self._model.rowCount())

    def _run(self, index: QModelIndex) -> None:
        action = index.data(_ACTION) if index.isValid() else None
        if action is not None:
            # Closed first, so that the action finds the window and its focus as they were.
            self.close()
            action.trigger()

    def _place(self, parent: QWidget) -> None:
        size = QSize(min(_WIDTH, parent.width() - 64), min(_HEIGHT, parent.height() - 96))
        self.resize(size)
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (parent.width() - size.width()) // 2, corner.y() + 56)
