"""Afterwards: when the review is due, what came of the release, and what is learnt."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from greenroom.gui.panels.launch_actions import ActionsTable
from greenroom.gui.panels.launch_entries import (
    ChoiceEntry,
    DayEntry,
    LinesEntry,
    MomentEntry,
    NumberEntry,
    TextEntry,
)
from greenroom.gui.panels.launch_entry_list import EntryList, EntryRules, EntryWords
from greenroom.gui.panels.launch_form import RecordForm
from greenroom.gui.panels.launch_panel import LaunchPanel
from greenroom.model.launch import Result, Review
from greenroom.model.release import Release

MOST_MINUTES, MOST_TICKETS, MOST_SATISFIED = 1_000_000, 10_000_000, 5


class ReviewPanel(LaunchPanel):
    """The day of the review, and the review itself."""

    def __init__(self, now: Callable[[Release], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        due = RecordForm("launch")
        due.add("review_due", self.tr("Hold it by"), DayEntry())
        self.add_form(self.add_card(self.tr("When it is due")), due)
        words = EntryWords(
            "review",
            self.tr("Review"),
            self.tr("Write the review"),
            self.tr("Remove the review"),
            self.tr("No review is written yet. The retrospective is made of it."),
        )
        rules = EntryRules(
            blank=lambda release: Review(now(release), Result.AS_PLANNED),
            label=lambda _review: self.tr("the review"),
            problem=lambda _review: None,
            single=True,
        )
        actions = ActionsTable("review")
        tables = {"actions": (actions, actions.columns())}
        entries = EntryList(words, rules, self._build_form(), tables)
        self.add_list("review", self.add_card(), entries)

    def _build_form(self) -> RecordForm:
        form = RecordForm("review")
        form.add("held_at", self.tr("Held"), MomentEntry(self.tr("A review needs its time.")))
        results = [(each.value, each) for each in Result]
        form.add_row(
            ("result", self.tr("How it went"), ChoiceEntry(results)),
            ("tickets", self.tr("Tickets"), NumberEntry(MOST_TICKETS)),
            (
                "satisfaction",
                self.tr("Satisfaction, 0–5"),
                NumberEntry(MOST_SATISFIED, whole=False),
            ),
        )
        form.add_row(
            ("downtime_minutes", self.tr("Minutes down"), NumberEntry(MOST_MINUTES)),
            ("rollback_minutes", self.tr("Minutes to roll back"), NumberEntry(MOST_MINUTES)),
        )
        form.add(
            "success",
            self.tr("Success"),
            TextEntry(self.tr("What the measure of success shows."), 2),
        )
        for name, label, hint in (
            ("went_well", self.tr("What went well"), self.tr("One thing to keep in each line.")),
            ("went_badly", self.tr("What did not"), self.tr("One thing to change in each line.")),
            ("learnt", self.tr("What was learnt"), self.tr("What the next release gains.")),
        ):
            form.add(name, label, LinesEntry(hint, 3))
        return form
