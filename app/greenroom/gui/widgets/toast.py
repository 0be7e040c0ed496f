"""Short confirmations with Undo, in a strip of their own so that they never cover anything."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from greenroom.gui.messages import ToastNotice
from greenroom.gui.tokens import GRID
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.message_bar import announce

TOAST_MILLISECONDS = 8000
"""How long a toast stays when nobody points at it or tabs into it."""


class Toast(QFrame):
    """One confirmation at a time; its clock stands still under the mouse and with the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._notice = ToastNotice("")
        self.text = PlainLabel(wrap=False)
        self.undo = VerbButton(self.tr("Undo"), self._undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, GRID, 2)
        row.setSpacing(GRID)
        row.addWidget(self.text)
        row.addWidget(self.undo)
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.setInterval(TOAST_MILLISECONDS)
        self.clock.timeout.connect(self.hide)
        # Only the button knows when it gains and loses the focus.
        self.undo.installEventFilter(self)
        self.hide()

    def show_notice(self, notice: ToastNotice) -> None:
        """Show a confirmation, in place of the one before."""
        self._notice = notice
        self.text.setText(notice.text)
        self.undo.setVisible(notice.undo is not None)
        self.show()
        # Started anew, so that a second toast gets its whole time.
        self.clock.start()
        hint = self.tr("Press Undo to take it back.") if notice.undo else ""
        announce(self, f"{notice.text} {hint}".strip())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is over it."""
        self.clock.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting when the mouse leaves."""
        if self.isVisible() and not self.undo.hasFocus():
            self.clock.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay while Undo has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self.clock.stop()
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.clock.start()
        return super().eventFilter(watched, event)

    def _undo(self) -> None:
        undo = self._notice.undo
        # Given back before the strip hides, or Qt hands the focus to whatever comes next.
        focus = QApplication.focusWidget()
        if focus is self.undo:
            self.undo.clearFocus()
        self.hide()
        if undo is not None:
            undo()
