"""The bar above the page: one message at a time, in plain text, with what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.messages import Notice, Severity
from greenroom.gui.tokens import GRID, MARGIN, TextStyle, Tone
from greenroom.gui.widgets.buttons import IconButton
from greenroom.gui.widgets.icon_label import IconLabel
from greenroom.gui.widgets.labels import PlainLabel, set_style

_SIGNS = {
    Severity.INFO: ("info", Tone.ACCENT),
    Severity.WARNING: ("warning", Tone.WARN),
    Severity.ERROR: ("error", Tone.BAD),
}


class MessageBar(QFrame):
    """Shows a notice until it is dismissed, replaced or (unless an error) left behind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._severity = Severity.INFO
        self._icon = IconLabel("info", tone=Tone.ACCENT)
        self.text = PlainLabel(style=TextStyle.STRONG, selectable=True)
        self.hint = PlainLabel(selectable=True)
        self.dismiss = IconButton("close", self.tr("Dismiss message"), self.clear)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, GRID, MARGIN, GRID)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice and read it out."""
        self._severity = notice.severity
        self._icon.show_icon(*_SIGNS[notice.severity])
        self.text.setText(notice.text)
        self.hint.setText(notice.hint)
        # No empty line under a message that says it all.
        self.hint.setVisible(bool(notice.hint))
        set_style(self, "severity", notice.severity.value)
        self.show()
        announce(self, f"{notice.text} {notice.hint}".strip())

    def clear(self) -> None:
        """Show nothing."""
        self.hide()

    def clear_passing(self) -> None:
        """Put away anything but an error, because another page is shown."""
        if self._severity is not Severity.ERROR:
            self.hide()


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say a text at the next pause, without moving the focus."""
    # Costs nothing while no reader listens.
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
