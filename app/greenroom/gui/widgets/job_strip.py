"""The job that runs, in the status bar: what, how far, and Cancel."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from greenroom.gui.jobs import Job, Lane
from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel

_BAR_WIDTH = 140


class JobStrip(QWidget):
    """Follows one job at a time; it is empty while nothing runs for long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.text = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED, wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.cancel = VerbButton(self.tr("Cancel"), self._cancel, kind="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for widget in (self.text, self.bar, self.cancel):
            row.addWidget(widget)
        self.hide()

    def follow(self, job: Job | None) -> None:
        """Show this job and its progress; None shows nothing."""
        if job is self._job:
            return
        if self._job is not None:
            self._job.progressed.disconnect(self._show)
        self._job = job
        self.setVisible(job is not None)
        if job is not None:
            self.cancel.setEnabled(True)
            # What is being saved cannot be called back.
            self.cancel.setVisible(job.lane is Lane.WORK)
            self._show(*job.latest)
            job.progressed.connect(self._show)

    def _show(self, done: int, total: int, _text: str) -> None:
        if self._job is None:
            return
        # Without a total the bar runs to and fro instead of claiming a share.
        self.bar.setRange(0, max(0, total))
        self.bar.setValue(done)
        counted = self.tr("{title}: {done} of {total}")
        self.text.setText(
            counted.format(title=self._job.title, done=done, total=total)
            if total
            else f"{self._job.title}…"
        )

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            # Stopping takes until the work next reports; a second press changes nothing.
            self.cancel.setEnabled(False)
            self.text.setText(self.tr("Stopping {title}…").format(title=self._job.title))
