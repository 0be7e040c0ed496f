"""The go/no-go meeting: who was there, how they voted, what was said and agreed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from greenroom.gui.panels.launch_actions import ActionsTable
from greenroom.gui.panels.launch_columns import RecordColumn, choice_column, text_column
from greenroom.gui.panels.launch_entries import LineEntry, LinesEntry, MomentEntry
from greenroom.gui.panels.launch_entry_list import EntryList, EntryRules, EntryWords
from greenroom.gui.panels.launch_form import RecordForm
from greenroom.gui.panels.launch_panel import LaunchPanel
from greenroom.gui.panels.launch_table import RecordTable, TableRules, TableWords
from greenroom.gui.tokens import Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.zoned_date_time import local_zone
from greenroom.model.launch import Attendee, LaunchRecord, Meeting
from greenroom.model.readiness import Decision, DecisionKind
from greenroom.model.release import Release


class MeetingPanel(LaunchPanel):
    """The meetings, and the decision that stands; `decision_wanted` asks for its page."""

    decision_wanted = Signal()

    def __init__(self, now: Callable[[Release], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = ZoneInfo(local_zone())
        self._build_decision()
        rules = EntryRules(
            blank=lambda release: Meeting(held_at=release.board_at or now(release)),
            label=lambda meeting: f"{meeting.held_at.astimezone(self._zone):%a %d %b %Y %H:%M}",
            problem=lambda _meeting: None,
        )
        words = EntryWords(
            "meetings",
            self.tr("Meeting"),
            self.tr("Add a meeting"),
            self.tr("Remove the meeting"),
            self.tr("No meeting is recorded. The go/no-go minutes are written from it."),
        )
        attendees = self._build_attendees(), self._attendee_columns()
        actions = ActionsTable("meeting")
        entries = EntryList(
            words,
            rules,
            self._build_form(),
            {"attendees": attendees, "actions": (actions, actions.columns())},
        )
        self.add_list("meetings", self.add_card(), entries)

    def show_record(self, record: LaunchRecord, release: Release, *, fresh: bool) -> None:
        """Show the meetings, on the clock of the window's zone."""
        self._zone = ZoneInfo(release.window.time_zone if release.window else local_zone())
        super().show_record(record, release, fresh=fresh)

    def show_decision(self, decision: Decision | None) -> None:
        """Say what the board decided last, and on which conditions."""
        if decision is None:
            self._decision.setText(
                self.tr("No decision is recorded yet. Decision and conditions are on Readiness.")
            )
            return
        line = self.tr("%1, by %2 on %3.")
        line = line.replace("%1", decision.kind.value.capitalize())
        line = line.replace("%3", f"{decision.at:%d %b %Y}").replace("%2", decision.decided_by)
        conditions = [f"• {each.text} ({each.owner}, {each.due})" for each in decision.conditions]
        self._decision.setText("\n".join((line, *conditions)))

    def _build_decision(self) -> None:
        card = self.add_card(self.tr("Decision"))
        button = VerbButton(self.tr("Open the decision"), self.decision_wanted.emit)
        button.setObjectName("open_decision")
        card.header.addWidget(button)
        self._decision = PlainLabel(tone=Tone.MUTED)
        self._decision.setObjectName("meeting_decision")
        card.body.addWidget(self._decision)

    def _build_form(self) -> RecordForm:
        form = RecordForm("meeting")
        moment = MomentEntry(self.tr("A meeting needs its time."))
        form.add("held_at", self.tr("Held"), moment)
        form.add_row(
            ("chair", self.tr("Chair"), LineEntry()),
            ("minutes_by", self.tr("Minutes by"), LineEntry()),
        )
        form.add(
            "points",
            self.tr("What was said"),
            LinesEntry(self.tr("One point in each line."), 4),
        )
        form.add(
            "dissent",
            self.tr("What was said against the decision"),
            LinesEntry(self.tr("One objection in each line, with who made it."), 2),
        )
        return form

    def _build_attendees(self) -> RecordTable:
        words = TableWords(
            "attendees",
            self.tr("Who was there"),
            self.tr("Add a person"),
            self.tr("Nobody is named yet."),
        )
        rules = TableRules(
            blank=lambda _before: Attendee(""),
            complete=lambda person: bool(person.name.strip()),
            lacking=self.tr("A person without a name is not stored."),
        )
        return RecordTable(words, rules)

    def _attendee_columns(self) -> tuple[RecordColumn[Any], ...]:
        votes: dict[str, object] = {"": ""}
        votes |= {kind.value: kind.value for kind in DecisionKind}
        votes[self.tr("abstained")] = "abstained"
        return (
            text_column(self.tr("Name"), "name", share=2, least=14, hint=self.tr("Who?")),
            text_column(self.tr("Role"), "role", share=3, least=14),
            choice_column(self.tr("Vote"), "vote", votes, share=1, least=17),
        )
