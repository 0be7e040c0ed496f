"""Reads and stores the launch record of the chosen release, and shows one part of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from greenroom.errors import GreenroomError
from greenroom.gui.context import Context
from greenroom.gui.jobs import Lane
from greenroom.gui.panels.launch_case import CasePanel
from greenroom.gui.panels.launch_meeting import MeetingPanel
from greenroom.gui.panels.launch_panel import LaunchPanel
from greenroom.gui.panels.launch_review import ReviewPanel
from greenroom.gui.panels.launch_rollout import RolloutPanel
from greenroom.gui.panels.launch_run_sheet import RunSheetPanel
from greenroom.gui.panels.launch_sections import CASE, MEETING, REVIEW, ROLLOUT, RUN_SHEET
from greenroom.gui.widgets.zoned_date_time import local_zone
from greenroom.model.launch import LaunchRecord
from greenroom.model.readiness import Decision
from greenroom.model.release import Release
from greenroom.services.launches import load_launch, save_launch
from greenroom.services.readiness import latest_decision

MOST_TOLD = 90
"""Characters of a toast, which stands in one line."""

Loaded = tuple[LaunchRecord, Decision | None]


class LaunchEditor(QWidget):
    """The sections of one launch record; every finished edit is stored.

    `stored` follows each record that was stored, `reopen_wanted` carries the release that an
    Undo belongs to, and `decision_wanted` asks for the page of the decision.
    """

    stored = Signal()
    reopen_wanted = Signal(str)
    decision_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._release: Release | None = None
        self._record: LaunchRecord | None = None
        # What was last read or sent to be stored, without the moment of storing.
        self._kept: LaunchRecord | None = None
        self._waiting: Callable[[], object] | None = None
        self._undo: tuple[str, Callable[[], object]] | None = None
        meeting = MeetingPanel(self._now)
        meeting.decision_wanted.connect(self.decision_wanted)
        self._meeting = meeting
        self._panels: dict[str, LaunchPanel] = {
            CASE: CasePanel(context.workspace.codebook.themes),
            RUN_SHEET: RunSheetPanel(),
            MEETING: meeting,
            ROLLOUT: RolloutPanel(self._now),
            REVIEW: ReviewPanel(self._now),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        # Not stacked: the page is then as high as the section in sight, and no higher.
        for panel in self._panels.values():
            column.addWidget(panel)
            panel.edited.connect(self._save)
            panel.removed.connect(self._offer_back)
            panel.unseen.connect(self._tell)
            panel.hide()
        self.setEnabled(False)

    def open(self, release: Release) -> None:
        """Show the record of that release, read again; what was typed for another is stored."""
        if self._release is None or release.id != self._release.id:
            self.flush()
            self._record = None
            # Nothing may be typed into a record that is not there yet.
            self.setEnabled(False)
        self._release = release
        workspace = self._context.workspace

        def work(_progress: object) -> Loaded:
            return load_launch(workspace, release.id), latest_decision(workspace, release.id)

        self._context.jobs.run(work, done=self._show)

    def show_section(self, section: str) -> None:
        """Show that section alone; one that is no part of the record shows none."""
        for name, panel in self._panels.items():
            panel.setVisible(name == section)

    def focus_part(self, part: str, shown: Callable[[QWidget], object]) -> None:
        """Give a field of the record the keyboard once it is read, and tell where it stands."""
        self._waiting = partial(self._focus, part, shown)
        if self._record is not None:
            self._go_on()

    def flush(self) -> None:
        """Store what is typed and not stored yet."""
        for panel in self._panels.values():
            panel.settle()
        self._save(None)

    def _show(self, loaded: Loaded) -> None:
        record, decision = loaded
        release = self._release
        if release is None or record.release_id != release.id:
            return
        fresh = self._record is None
        # Whatever is typed meanwhile, or on its way to the disk, is newer than what was read.
        if fresh or self._typed() == self._kept:
            self._record, self._kept = record, _undated(record)
            for panel in self._panels.values():
                panel.show_record(record, release, fresh=fresh)
        self._meeting.show_decision(decision)
        self.setEnabled(True)
        self._go_on()

    def _go_on(self) -> None:
        """Do what waited for the record."""
        waiting, self._waiting = self._waiting, None
        undo, self._undo = self._undo, None
        if undo is not None and self._release is not None and undo[0] == self._release.id:
            undo[1]()
        if waiting is not None:
            waiting()

    def _focus(self, part: str, shown: Callable[[QWidget], object]) -> None:
        places = (panel.focus_part(part) for panel in self._panels.values() if panel.isVisible())
        found = next((place for place in places if place is not None), None)
        if found is not None:
            shown(found)

    def _typed(self) -> LaunchRecord | None:
        """The record with everything typed, None while none is read."""
        record = self._record
        if record is None:
            return None
        for panel in self._panels.values():
            record = panel.apply(record)
        return _undated(record)

    def _save(self, source: Any) -> None:
        typed = self._typed()
        if typed is None or typed == self._kept:
            return
        self._kept = typed
        workspace = self._context.workspace
        self._context.jobs.run(
            lambda _progress: save_launch(workspace, typed),
            done=partial(self._saved, source),
            failed=partial(self._not_saved, source),
            lane=Lane.SAVE,
        )

    def _saved(self, source: Any, record: LaunchRecord) -> None:
        if self._release is not None and record.release_id == self._release.id:
            self._record = record
            if source is not None:
                source.clear_note()
                source.show_saved()
        self.stored.emit()

    def _not_saved(self, source: Any, error: GreenroomError) -> None:
        # The next finished edit tries again.
        self._kept = None
        if source is None:
            self._context.messages.show_error(error)
        else:
            source.show_error(str(error))

    def _tell(self, problem: str) -> None:
        """Say for a moment what is wrong in a place that is out of sight."""
        cut = len(problem) > MOST_TOLD
        self._context.messages.toast(f"{problem[: MOST_TOLD - 1]}…" if cut else problem)

    def _offer_back(self, words: str, put_back: Callable[[], object]) -> None:
        if self._release is not None:
            undo = partial(self._put_back, self._release.id, put_back)
            self._context.messages.toast(words, undo=undo)

    def _put_back(self, release_id: str, put_back: Callable[[], object]) -> None:
        """Undo where it was done; another release in sight gives way to the one it is about."""
        if self._release is not None and self._release.id == release_id and self._record:
            put_back()
            return
        self._undo = (release_id, put_back)
        self.reopen_wanted.emit(release_id)

    def _now(self, release: Release) -> datetime:
        """This minute, on the clock of the release's window."""
        zone = ZoneInfo(release.window.time_zone if release.window else local_zone())
        return self._context.workspace.clock().astimezone(zone).replace(second=0, microsecond=0)


def _undated(record: LaunchRecord) -> LaunchRecord:
    """The record without the moment it was stored at, which is no part of what is typed."""
    return replace(record, changed_at=None)
