"""“I disagree”: a finding is put aside with a reason, written where the finding stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel


class DisputeField(QWidget):
    """A button that opens a field for the reason; `sent` carries what was written."""

    sent = Signal(str)

    def __init__(self, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._open = VerbButton(self.tr("I disagree"), self._show_field, kind="quiet")
        self._open.setObjectName("disagree")
        # Several of these stand below each other; a screen reader must tell them apart.
        self._open.setAccessibleName(self.tr("I disagree: %1").replace("%1", about))
        first = QHBoxLayout()
        first.addWidget(self._open)
        first.addStretch(1)
        column.addLayout(first)
        self._form = self._build_form()
        self._form.hide()
        column.addWidget(self._form)

    def _build_form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(GRID, 0, 0, 4)
        column.setSpacing(4)
        self._reason = QLineEdit()
        self._reason.setObjectName("dispute_reason")
        self._reason.setPlaceholderText(self.tr("What is wrong with it, in a few words"))
        self._reason.setAccessibleName(self.tr("Why you disagree"))
        self._reason.returnPressed.connect(self._send)
        self._note = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        self._note.setObjectName("dispute_note")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        send = VerbButton(self.tr("Put it aside"), self._send)
        send.setObjectName("dispute_send")
        cancel = VerbButton(self.tr("Cancel"), self._hide_field, kind="quiet")
        cancel.setObjectName("dispute_cancel")
        for part, stretch in ((self._reason, 1), (send, 0), (cancel, 0)):
            row.addWidget(part, stretch)
        column.addLayout(row)
        column.addWidget(self._note)
        return form

    def _show_field(self) -> None:
        self._say_what_happens()
        self._open.hide()
        self._form.show()
        self._reason.setFocus()

    def _hide_field(self) -> None:
        self._form.hide()
        self._open.show()
        self._open.setFocus()

    def _say_what_happens(self) -> None:
        self._note.setText(
            self.tr("It then costs no points. Your reason is kept and counted in exports.")
        )
        self._note.set_tone(Tone.MUTED)

    def _send(self) -> None:
        reason = " ".join(self._reason.text().split())
        if not reason:
            self._note.setText(self.tr("A disagreement needs a reason."))
            self._note.set_tone(Tone.BAD)
            self._reason.setFocus()
            return
        self.sent.emit(reason)
