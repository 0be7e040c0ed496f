"""A date, a time and the time zone they are meant in."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QDate, QDateTime, QSignalBlocker, Qt, QTime, QTimeZone, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QWidget,
)

from greenroom.gui.tokens import GRID
from greenroom.gui.widgets.buttons import IconButton, VerbButton

_MINUTES = 15


def local_zone() -> str:
    """The IANA name of this computer's time zone; `Etc/UTC` when it does not tell one."""
    # Containers and some desktops answer with an empty or private name.
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if name in available_timezones() else "Etc/UTC"


class ZonedDateTimeEdit(QWidget):
    """An optional moment, as local date and time with an IANA zone found by typing.

    `changed` is emitted when a person changed any part; `value` is None while it is not set.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_button = VerbButton(self.tr("Set date and time"), self._start)
        self.moment = QDateTimeEdit()
        self.moment.setCalendarPopup(True)
        self.moment.setDisplayFormat("ddd d MMM yyyy HH:mm")
        # Wall-clock time: Qt must not move it across this computer's own summer time.
        self.moment.setTimeZone(QTimeZone(QTimeZone.Initialization.UTC))
        self.moment.setAccessibleName(self.tr("Date and time"))
        self.moment.dateTimeChanged.connect(self.changed)
        self.zones = _zone_box()
        self.zones.setAccessibleName(self.tr("Time zone"))
        self.zones.currentIndexChanged.connect(self.changed)
        clear = IconButton("close", self.tr("Clear date and time"), self._clear)
        self._editor = QWidget()
        row = QHBoxLayout(self._editor)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.moment, 1)
        row.addWidget(self.zones, 1)
        row.addWidget(clear)
        self._empty = QWidget()
        empty_row = QHBoxLayout(self._empty)
        empty_row.setContentsMargins(0, 0, 0, 0)
        empty_row.addWidget(self.set_button)
        empty_row.addStretch()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._editor)
        self.setFocusProxy(self.moment)
        self.set_value(None, local_zone())

    def value(self) -> datetime | None:
        """The moment with its zone, or None while it is not set."""
        if self._stack.currentWidget() is self._empty:
            return None
        return _wall_clock(self.moment).replace(tzinfo=ZoneInfo(self.zone()))

    def zone(self) -> str:
        """The IANA name of the chosen zone."""
        return self.zones.itemText(self.zones.currentIndex())

    def set_value(self, value: datetime | None, zone: str = "") -> None:
        """Show a moment in a zone, by default its own; `changed` is not emitted."""
        name = zone or _zone_name(value) or self.zone()
        with QSignalBlocker(self.zones), QSignalBlocker(self.moment):
            self.zones.setCurrentIndex(self._place_of(name))
            if value is not None:
                shown = value.astimezone(ZoneInfo(self.zone())) if value.tzinfo else value
                self._show(shown)
        self._stack.setCurrentWidget(self._editor if value else self._empty)

    def problem(self) -> str:
        """Why the moment cannot be meant, in one sentence; empty when all is well."""
        value = self.value()
        if value is None:
            return ""
        # A local time that the clocks skip comes back from UTC as another.
        back = value.astimezone(UTC).astimezone(value.tzinfo)
        if back.replace(tzinfo=None) == value.replace(tzinfo=None):
            return ""
        return self.tr("This time does not exist in {zone}: the clocks go forward over it.").format(
            zone=self.zone()
        )

    def _place_of(self, zone: str) -> int:
        """Where a zone stands in the list; one this computer does not know counts as UTC."""
        exact = Qt.MatchFlag.MatchFixedString
        place = self.zones.findText(zone, exact)
        # Short names such as `CET` are not offered, but what a release says must be kept.
        if place < 0 and zone in available_timezones():
            self.zones.addItem(zone)
            place = self.zones.count() - 1
        return place if place >= 0 else self.zones.findText("UTC", exact)

    def _show(self, moment: datetime) -> None:
        date = QDate(moment.year, moment.month, moment.day)
        time = QTime(moment.hour, moment.minute)
        self.moment.setDateTime(QDateTime(date, time, QTimeZone(QTimeZone.Initialization.UTC)))

    def _start(self) -> None:
        now = datetime.now(ZoneInfo(self.zone()))
        # Boards meet at round times.
        minute = now.minute - now.minute % _MINUTES
        self.set_value(now.replace(minute=minute, second=0, microsecond=0))
        self.moment.setFocus()
        self.changed.emit()

    def _clear(self) -> None:
        self._stack.setCurrentWidget(self._empty)
        self.set_button.setFocus()
        self.changed.emit()


def _zone_box() -> QComboBox:
    """All zones; typing any part of a name finds it."""
    box = QComboBox()
    box.setEditable(True)
    # Typed text chooses a zone; it never adds one.
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setMinimumContentsLength(14)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.addItems(sorted(name for name in available_timezones() if "/" in name or name == "UTC"))
    completer = QCompleter(box.model(), box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    field = QLineEdit()
    box.setLineEdit(field)
    box.setCompleter(completer)
    # Half a name left behind is not a zone: show the last chosen one again.
    field.editingFinished.connect(lambda: field.setText(box.itemText(box.currentIndex())))
    return box


def _zone_name(value: datetime | None) -> str:
    """The IANA name of a moment's zone, if it carries one."""
    return value.tzinfo.key if value and isinstance(value.tzinfo, ZoneInfo) else ""


def _wall_clock(field: QDateTimeEdit) -> datetime:
    """Date and time as the field shows them, without a zone."""
    date, time = field.date(), field.time()
    return datetime(date.year(), date.month(), date.day(), time.hour(), time.minute())
