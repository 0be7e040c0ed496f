"""The table of what somebody does until a day, below a meeting and below a review."""

from typing import Any

from PySide6.QtWidgets import QWidget

from greenroom.gui.panels.launch_columns import RecordColumn, text_column
from greenroom.gui.panels.launch_table import RecordTable, TableRules, TableWords
from greenroom.model.launch import Action


class ActionsTable(RecordTable):
    """Actions with an owner and a day, found as `<prefix>_actions`."""

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        words = TableWords(
            f"{prefix}_actions",
            self.tr("Actions"),
            self.tr("Add an action"),
            self.tr("No action was agreed."),
        )
        rules = TableRules(
            blank=lambda _before: Action(""),
            complete=lambda action: bool(action.text.strip()),
            lacking=self.tr("An action that says nothing is not stored."),
        )
        super().__init__(words, rules, parent)

    def columns(self) -> tuple[RecordColumn[Any], ...]:
        """What, who and until when."""
        what, nobody = self.tr("What is done?"), self.tr("nobody")
        return (
            text_column(self.tr("What"), "text", share=4, least=20, hint=what),
            text_column(self.tr("Who"), "owner", share=1, least=12, hint=nobody),
            text_column(self.tr("Until"), "due", share=1, least=10),
        )
