"""The question before something that cannot be undone, with the verb on its button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.tokens import GAP, GRID, PADDING, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel

_TEXT_WIDTH = 420


class ConfirmDialog(QDialog):
    """A question, what it means, Cancel, and one verb; Enter does not press the verb."""

    def __init__(
        self, question: str, detail: str, verb: str, *, danger: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        # Opened without blocking, so nobody else would let go of it.
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(question)
        self.verb = VerbButton(verb, self.accept, kind="danger" if danger else "primary")
        self.cancel = VerbButton(self.tr("Cancel"), self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(GRID)
        for label in (
            PlainLabel(question, style=TextStyle.SUBTITLE),
            PlainLabel(detail, tone=Tone.MUTED),
        ):
            label.setFixedWidth(_TEXT_WIDTH)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch()
        row.addWidget(self.cancel)
        row.addWidget(self.verb)
        column.addSpacing(GAP)
        column.addLayout(row)
        # What cannot be undone must be chosen, never hit by a stray Space.
        (self.cancel if danger else self.verb).setFocus()


def confirm(
    parent: QWidget,
    question: str,
    detail: str,
    verb: str,
    agreed: Callable[[], object],
    *,
    danger: bool = True,
) -> ConfirmDialog:
    """Ask without blocking; `agreed` is called when the person presses the verb."""
    dialog = ConfirmDialog(question, detail, verb, danger=danger, parent=parent)
    dialog.accepted.connect(agreed)
    dialog.open()
    return dialog
