"""Why the change is made, what is in it, and who deals with its risks."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from greenroom.gui.panels.launch_columns import (
    RecordColumn,
    choice_column,
    list_column,
    text_column,
)
from greenroom.gui.panels.launch_entries import LinesEntry, TextEntry
from greenroom.gui.panels.launch_form import RecordForm
from greenroom.gui.panels.launch_panel import LaunchPanel
from greenroom.gui.panels.launch_table import RecordTable, TableRules, TableWords
from greenroom.model.launch import Change, ChangeKind, RiskNote
from greenroom.model.theme import Theme

MOST_LIKELY = 5
"""The highest likelihood of a risk."""


class CasePanel(LaunchPanel):
    """The case for the change, the lines of its release notes, its risks, and privacy."""

    def __init__(self, themes: Sequence[Theme], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = tuple(themes)
        self._build_why()
        self._build_changes()
        self._build_risks()
        self._build_private()

    def _build_why(self) -> None:
        form = RecordForm("launch")
        form.add(
            "why_now",
            self.tr("Why now"),
            TextEntry(self.tr("Why this change is made now, in one sentence."), 2),
        )
        form.add(
            "if_not_done",
            self.tr("If it is not done"),
            TextEntry(self.tr("What happens when it is not made."), 2),
        )
        form.add(
            "worst_case",
            self.tr("The worst case"),
            TextEntry(self.tr("The worst that can realistically happen, in numbers."), 2),
        )
        self.add_form(self.add_card(self.tr("Why")), form)

    def _build_changes(self) -> None:
        words = TableWords(
            "changes",
            self.tr("Changes"),
            self.tr("Add a change"),
            self.tr("No change is listed yet. The release notes are made of these."),
        )
        rules = TableRules(
            blank=lambda before: Change(before[-1].kind if before else ChangeKind.FEATURE, ""),
            complete=lambda change: bool(change.title.strip()),
            lacking=self.tr("A change without a title is not stored."),
            main=1,
        )
        kinds: dict[str, object] = {kind.value: kind for kind in ChangeKind}
        columns = (
            choice_column(self.tr("Kind"), "kind", kinds, share=0, least=12),
            text_column(self.tr("Title"), "title", share=2, least=11, hint=self.tr("What is it?")),
            text_column(self.tr("What changes"), "text", share=3, least=12),
            text_column(self.tr("Ticket"), "ticket", share=0, least=6),
            text_column(self.tr("Flag"), "flag", share=0.5, least=6),
            list_column(self.tr("Areas"), "areas", share=0.5, least=6),
            text_column(self.tr("Remedy"), "remedy", share=2, least=11),
        )
        self._add("changes", RecordTable(words, rules), columns)

    def _build_risks(self) -> None:
        words = TableWords(
            "risks",
            self.tr("Risks"),
            self.tr("Add a risk"),
            self.tr("Nobody deals with a risk theme yet. The board page names who does."),
        )
        first = self._themes[0].id if self._themes else ""
        rules = TableRules(
            blank=lambda before: RiskNote(self._free_theme(before) or first, ""),
            complete=lambda _risk: True,
            lacking="",
            main=1,
        )
        themes: dict[str, object] = {theme.name: theme.id for theme in self._themes}
        rates: dict[str, object] = {"": 0, **{str(n): n for n in range(1, MOST_LIKELY + 1)}}
        columns = (
            choice_column(self.tr("Theme"), "theme", themes, share=1, least=13),
            text_column(self.tr("Owner"), "owner", share=1, least=9, hint=self.tr("nobody")),
            text_column(self.tr("Due"), "due", share=0.5, least=6),
            choice_column(self.tr("Likely, 1–5"), "likelihood", rates, share=0, least=9),
            text_column(self.tr("Answer"), "answer", share=3, least=16),
        )
        self._add("risks", RecordTable(words, rules), columns)

    def _build_private(self) -> None:
        form = RecordForm("launch")
        form.add(
            "private",
            self.tr("People whose words stay out of documents"),
            LinesEntry(self.tr("One name in each line, as in the transcripts."), 2),
        )
        self.add_form(self.add_card(self.tr("Privacy")), form)

    def _add(
        self, name: str, table: RecordTable, columns: tuple[RecordColumn[object], ...]
    ) -> None:
        self.add_table(name, self.add_card(), table, lambda _release: columns)

    def _free_theme(self, before: tuple[RiskNote, ...]) -> str:
        """The first theme that nobody deals with yet."""
        taken = {risk.theme for risk in before}
        return next((theme.id for theme in self._themes if theme.id not in taken), "")
