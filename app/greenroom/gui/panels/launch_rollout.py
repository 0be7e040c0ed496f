"""The rollout: how the deployment stood at which moment, and what went wrong."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from greenroom.gui.panels.launch_columns import (
    RecordColumn,
    choice_column,
    moment_column,
    percent_column,
    text_column,
)
from greenroom.gui.panels.launch_entries import ChoiceEntry, LineEntry, MomentEntry, TextEntry
from greenroom.gui.panels.launch_entry_list import EntryList, EntryRules, EntryWords
from greenroom.gui.panels.launch_form import RecordForm
from greenroom.gui.panels.launch_panel import LaunchPanel
from greenroom.gui.panels.launch_table import RecordTable, TableRules, TableWords
from greenroom.gui.widgets.zoned_date_time import local_zone
from greenroom.model.launch import (
    DeploymentStatus,
    Incident,
    LaunchRecord,
    Severity,
    StatusNote,
)
from greenroom.model.release import Release

PRODUCTION = "production"
"""Where a rollout usually is; a new status starts from it."""


class RolloutPanel(LaunchPanel):
    """The deployment's status notes, the newest last, and the incidents around it."""

    def __init__(self, now: Callable[[Release], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._release: Release | None = None
        words = TableWords(
            "statuses",
            self.tr("Deployment status"),
            self.tr("Add a status"),
            self.tr("No status is noted yet. The digest and the status update show the newest."),
        )
        rules = TableRules(
            blank=self._blank_status,
            complete=lambda status: bool(status.environment.strip()),
            lacking=self.tr("A status without an environment is not stored."),
            main=4,
            key=lambda status: status.at,
            swap=_swap_statuses,
        )
        self.add_table("statuses", self.add_card(), RecordTable(words, rules), self._status_columns)
        entries = EntryList(
            EntryWords(
                "incidents",
                self.tr("Incident"),
                self.tr("Add an incident"),
                self.tr("Remove the incident"),
                self.tr("No incident is noted."),
            ),
            EntryRules(
                blank=lambda release: Incident("", Severity.HIGH, now(release)),
                label=lambda incident: incident.title or self.tr("New incident"),
                problem=self._incident_problem,
            ),
            self._build_form(),
            {},
        )
        self.add_list("incidents", self.add_card(), entries)

    def show_record(self, record: LaunchRecord, release: Release, *, fresh: bool) -> None:
        """Show the notes, on the clock of the window's zone."""
        self._release = release
        super().show_record(record, release, fresh=fresh)

    def _blank_status(self, before: tuple[StatusNote, ...]) -> StatusNote:
        """What follows the last note: the same place and share, a minute of now."""
        status, place, share, by = DeploymentStatus.STARTED, PRODUCTION, None, ""
        if before:
            last = before[-1]
            place, share, by = last.environment, last.exposure, last.by
            status = DeploymentStatus.IN_PROGRESS
        at = self._now(self._release) if self._release else datetime.now(ZoneInfo(local_zone()))
        return StatusNote(at, status, place, exposure=share, by=by)

    def _status_columns(self, release: Release) -> tuple[RecordColumn[Any], ...]:
        zone = ZoneInfo(release.window.time_zone if release.window else local_zone())
        kinds: dict[str, object] = {kind.value: kind for kind in DeploymentStatus}
        return (
            moment_column(self.tr("At"), "at", zone),
            choice_column(self.tr("Status"), "status", kinds, share=0, least=10),
            text_column(
                self.tr("Environment"), "environment", share=0, least=10, hint=self.tr("Where?")
            ),
            percent_column(self.tr("Exposed"), "exposure", least=6),
            text_column(self.tr("What there is to say"), "text", share=4, least=9),
            text_column(self.tr("By"), "by", share=0.5, least=6),
        )

    def _build_form(self) -> RecordForm:
        form = RecordForm("incident")
        severities = [(each.value, each) for each in Severity]
        form.add("title", self.tr("What went wrong"), LineEntry(self.tr("In a few words")))
        form.add_row(
            ("owner", self.tr("Who leads"), LineEntry()),
            ("severity", self.tr("Severity"), ChoiceEntry(severities)),
        )
        began = MomentEntry(self.tr("An incident needs the time it began."))
        form.add("began_at", self.tr("Began"), began)
        form.add("mitigated_at", self.tr("Mitigated"), MomentEntry())
        form.add("next_update_at", self.tr("Next update"), MomentEntry())
        for name, label, hint in (
            ("impact", self.tr("Impact"), self.tr("Who felt it, and how.")),
            ("cause", self.tr("Cause"), self.tr("What caused it, as far as is known.")),
            ("doing", self.tr("What is done"), self.tr("What is done about it now.")),
            ("workaround", self.tr("Workaround"), self.tr("What people can do meanwhile.")),
        ):
            form.add(name, label, TextEntry(hint, 2))
        return form

    def _incident_problem(self, incident: Incident) -> tuple[str, str] | None:
        if not incident.title.strip():
            return "title", self.tr("An incident without a title is not stored.")
        over = incident.mitigated_at
        if over is not None and over < incident.began_at:
            return "mitigated_at", self.tr("That is before it began.")
        return None


def _swap_statuses(first: StatusNote, second: StatusNote) -> tuple[StatusNote, StatusNote]:
    """The two notes the other way round, each at the time of the other."""
    return _at(second, first.at), _at(first, second.at)


def _at(status: StatusNote, at: datetime) -> StatusNote:
    return StatusNote(
        at, status.status, status.environment, status.text, status.exposure, status.by
    )
