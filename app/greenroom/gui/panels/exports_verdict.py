"""What is said about files that were held against the records, and where to drop them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import IconButton
from greenroom.gui.widgets.icon_label import IconLabel
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.gui.widgets.message_bar import announce
from greenroom.model.export import Standing
from greenroom.model.progress import Progress
from greenroom.services.verifying import verify_file
from greenroom.services.workspace import Workspace

MOST = 6
"""Files told of at once; more would push the page out of sight."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one file; no standing when it could not be read."""

    text: str
    standing: Standing | None


def check_files(
    workspace: Workspace, paths: Sequence[Path], progress: Progress
) -> tuple[Finding, ...]:
    """A finding for each file, in order; one that cannot be read is told of too."""
    findings = []
    for number, path in enumerate(paths):
        progress(number, len(paths), path.name)
        findings.append(_check(workspace, path))
    return tuple(findings)


def _check(workspace: Workspace, path: Path) -> Finding:
    try:
        found = verify_file(workspace, path)
    except GreenroomError as error:
        return Finding(str(error), None)
    return Finding(found.text, found.standing)


class VerdictStrip(QFrame):
    """The findings, each with its sign, until a person puts them away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verdicts")
        self.setProperty("card", True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, GRID, GRID, GRID)
        row.addLayout(self._rows, 1)
        close = IconButton("close", self.tr("Put the findings away"), self.hide)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings in place of the former ones, and read them out."""
        clear(self._rows)
        for finding in findings[:MOST]:
            self._rows.addWidget(_FindingRow(finding))
        rest = len(findings) - MOST
        if rest > 0:
            more = self.tr("{count} more files were checked. Drop fewer at once to see them.")
            self._rows.addWidget(PlainLabel(more.format(count=rest), tone=Tone.MUTED))
        self.setVisible(bool(findings))
        announce(self, " ".join(finding.text for finding in findings[:MOST]))

    def texts(self) -> tuple[str, ...]:
        """The sentences that are shown."""
        found = self.findChildren(PlainLabel, "verdict")
        return tuple(label.text() for label in found) if not self.isHidden() else ()


class _FindingRow(QWidget):
    """One sentence with the sign of its standing."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        signs = {
            Standing.UNCHANGED: ("check", Tone.GOOD, self.tr("Unchanged")),
            Standing.CHANGED: ("warning", Tone.WARN, self.tr("Changed since")),
            Standing.UNKNOWN: ("info", Tone.MUTED, self.tr("Unknown")),
        }
        unread = ("error", Tone.BAD, self.tr("Not read"))
        name, tone, word = signs[finding.standing] if finding.standing else unread
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(IconLabel(name, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        standing = PlainLabel(word, style=TextStyle.STRONG, tone=tone, wrap=False)
        row.addWidget(standing, 0, Qt.AlignmentFlag.AlignTop)
        text = PlainLabel(finding.text, selectable=True)
        text.setObjectName("verdict")
        row.addWidget(text, 1)


class DropVeil(QFrame):
    """Lies over the page while a file is held above it, and says what dropping does."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("placeholder")
        # The page beneath takes the drop.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for text, style in (
            (self.tr("Drop the file to check it"), TextStyle.TITLE),
            (self.tr("Is it unchanged since it was exported here, and what did it show?"), None),
        ):
            label = PlainLabel(text, style=style or TextStyle.BODY)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole page."""
        self.setGeometry(self._page.rect())
        self.raise_()
        self.show()


def dropped_files(event: QDragEnterEvent | QDropEvent) -> tuple[Path, ...]:
    """The files of this computer that are dragged or dropped."""
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
