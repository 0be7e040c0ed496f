"""What a bug looks like to a person: a sentence, and facts that can be copied."""

import platform
import traceback
from pathlib import Path

from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from greenroom import __version__
from greenroom.gui.tokens import GRID, PADDING, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel


def crash_facts(error: BaseException) -> str:
    """Versions, the kind of error and where it came from, one fact a line.

    The error's own text and all values are left out: they may quote a transcript or name
    somebody's folders. Files are named from the package on.
    """
    lines = [
        f"Greenroom {__version__}",
        f"Python {platform.python_version()}, Qt {qt_version}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    ]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines.extend(
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        )
        # An error raised from another tells little without it.
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def _short(filename: str) -> str:
    """The end of a path: enough to find the line, too little to name a person's folders."""
    parts = Path(filename).parts
    start = len(parts) - 1 - parts[::-1].index("greenroom") if "greenroom" in parts else -2
    return "/".join(parts[start:])


class CrashDialog(QDialog):
    """Says that Greenroom made a mistake, and offers the facts for a report."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Greenroom made a mistake"))
        self.facts = QPlainTextEdit(crash_facts(error))
        self.facts.setReadOnly(True)
        self.facts.setTabChangesFocus(True)
        self.facts.setAccessibleName(self.tr("Facts for a report"))
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(GRID)
        title = self.tr("Something went wrong that is Greenroom's own fault.")
        hint = self.tr(
            "What was saved is safe. You can go on working; if it happens again, start "
            "Greenroom anew and report these facts. They hold none of your texts."
        )
        column.addWidget(PlainLabel(title, style=TextStyle.SUBTITLE))
        column.addWidget(PlainLabel(hint, tone=Tone.MUTED))
        column.addWidget(self.facts, 1)
        self.copy = VerbButton(self.tr("Copy facts"), self._copy)
        self.go_on = VerbButton(self.tr("Go on working"), self.close, kind="primary")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addStretch()
        row.addWidget(self.copy)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.resize(560, 360)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.facts.toPlainText())
        self.copy.setText(self.tr("Copied"))
