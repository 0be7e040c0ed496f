"""“I don't know”: the honest ways out, and the form that names who brings the answer by when."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.field_form import Field
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.zoned_date_time import ZonedDateTimeEdit, local_zone
from greenroom.model.release import Release

_USUAL_HOUR = 17
_LEAST_NAME = 200
"""Pixels for a name and what is wrong with it; with less beside it the date goes below."""


def usual_due(asked_at: datetime, release: Release) -> datetime:
    """A sensible moment to promise: the next day at five, or an hour before the board meets.

    It is in the zone of the release's window, or of this computer.
    """
    zone = ZoneInfo(release.window.time_zone if release.window else local_zone())
    asked = asked_at.astimezone(zone)
    due = (asked + timedelta(days=1)).replace(hour=_USUAL_HOUR, minute=0, second=0, microsecond=0)
    if release.board_at is None:
        return due
    before = (release.board_at - timedelta(hours=1)).astimezone(zone)
    return before if asked < before < due else due


class _Ways(QWidget):
    """Three ways on, each with what it costs."""

    def __init__(self, take_away: VerbButton, hint: VerbButton, reveal: VerbButton) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self._columns: list[QWidget] = []
        for button, words in (
            (
                take_away,
                self.tr("Name who brings it, and when. An honest answer, up to 70 points."),
            ),
            (hint, self.tr("See what is asked for. Costs no points; the card comes back sooner.")),
            (reveal, self.tr("Read a good answer instead. The question gets no score.")),
        ):
            frame = QWidget()
            column = QVBoxLayout(frame)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            column.addWidget(button)
            column.addWidget(PlainLabel(words, style=TextStyle.SMALL, tone=Tone.MUTED))
            column.addStretch(1)
            button.setAccessibleDescription(words)
            row.addWidget(frame, 1)
            self._columns.append(frame)

    def show_hint(self, offered: bool) -> None:
        """Offer the hint, or not, once it was shown."""
        self._columns[1].setVisible(offered)


class _SideBySide(QWidget):
    """Two fields beside each other, or below each other where the first would be too narrow."""

    def __init__(self, first: Field, second: Field) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._first, self._second = first, second
        for field, stretch in ((first, 2), (second, 3)):
            self._row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        """Either field has room; beside each other they need not fit."""
        least = super().minimumSizeHint()
        return QSize(self._second.minimumSizeHint().width(), least.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Line the controls up; their heights are known once they have a style."""
        super().showEvent(event)
        height = self._second.control.sizeHint().height()
        if self._first.control.minimumHeight() != height:
            self._first.control.setMinimumHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand below each other where there is not enough width."""
        super().resizeEvent(event)
        least = _LEAST_NAME + GAP + self._second.minimumSizeHint().width()
        wide = event.size().width() >= least
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction is not self._row.direction():
            self._row.setDirection(direction)


class WaysOut(Card):
    """Stands where the buttons of the answer were; `closed` leads back to them.

    `taken_away` carries the owner and the aware moment.
    """

    hint_wanted = Signal()
    reveal_wanted = Signal()
    taken_away = Signal(str, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("ways_out")
        self._hint = VerbButton(self.tr("Show a hint"), self.hint_wanted.emit)
        self._hint.setObjectName("way_hint")
        self._reveal = VerbButton(self.tr("Show a good answer"), self.reveal_wanted.emit)
        self._reveal.setObjectName("way_reveal")
        self._take = VerbButton(self.tr("Take it away"), self.show_form)
        self._take.setObjectName("way_take_away")
        self._ways = _Ways(self._take, self._hint, self._reveal)
        self._form = self._build_form()
        self._back = VerbButton(self.tr("Back to the answer"), self.closed.emit, kind="quiet")
        self._back.setObjectName("way_back")
        self._promise = VerbButton(self.tr("Take it away"), self._submit, kind="primary")
        self._promise.setObjectName("take_it_away")
        self._lost = PlainLabel(
            self.tr("What you typed is not sent."),
            style=TextStyle.SMALL,
            tone=Tone.MUTED,
            wrap=False,
        )
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._promise)
        row.addWidget(self._back)
        row.addWidget(self._lost)
        row.addStretch(1)
        for part in (self._ways, self._form):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.hide()

    def _build_form(self) -> QWidget:
        self._people = QStringListModel(self)
        line = QLineEdit()
        line.setObjectName("take_away_owner")
        completer = QCompleter(self._people, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
        line.returnPressed.connect(self._submit)
        self._line = line
        self._due = ZonedDateTimeEdit()
        self._due.setObjectName("take_away_due")
        self._owner_field = Field(self.tr("Who brings it"), line)
        self._due_field = Field(self.tr("By when"), self._due)
        return _SideBySide(self._owner_field, self._due_field)

    def show_ways(self, *, helped: bool, hinted: bool, typed: bool) -> None:
        """Ask which way out; without help only the take-away is left, so its form opens.

        `typed` says that there are words in the editor, which a way out would leave behind.
        """
        self._lost.setVisible(typed)
        self._ways.show_hint(not hinted)
        self._arrange(form=not helped)
        self.show()
        (self._take if helped else self._line).setFocus()

    def prepare(self, people: Sequence[str], due: datetime) -> None:
        """Offer these people, and that moment, to a form that starts empty."""
        self._people.setStringList(list(people))
        self._line.clear()
        self._due.set_value(due)
        for field in (self._owner_field, self._due_field):
            field.clear_note()

    def show_form(self) -> None:
        """Ask who and when."""
        self._arrange(form=True)
        self._line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the answer."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self, *, form: bool) -> None:
        self.set_title(
            self.tr("Who brings the answer, and when?")
            if form
            else self.tr("You don't have it. What now?")
        )
        self._ways.setVisible(not form)
        self._form.setVisible(form)
        self._promise.setVisible(form)

    def _submit(self) -> None:
        owner, due = " ".join(self._line.text().split()), self._due.value()
        problem = self._due.problem() if due else self.tr("Choose a day and an hour.")
        self._owner_field.clear_note()
        self._due_field.clear_note()
        if not owner:
            self._owner_field.show_error(self.tr("Name one person."))
            self._line.setFocus()
        if problem:
            self._due_field.show_error(problem)
        if owner and not problem:
            self.taken_away.emit(owner, due)
