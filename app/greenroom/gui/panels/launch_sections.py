"""The row that leads to the parts of a release: itself, the case, the night, the review."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from greenroom.gui.widgets.buttons import VerbButton

RELEASE, CASE, RUN_SHEET = "release", "case", "run-sheet"
MEETING, ROLLOUT, REVIEW = "meeting", "rollout", "review"

PARTS = {
    **dict.fromkeys(("why_now", "if_not_done", "worst_case", "changes", "risks", "private"), CASE),
    **dict.fromkeys(("steps", "rollback_steps", "triggers"), RUN_SHEET),
    "meetings": MEETING,
    **dict.fromkeys(("statuses", "incidents"), ROLLOUT),
    **dict.fromkeys(("review", "review_due"), REVIEW),
}
"""In which section each field of a launch record stands."""


def section_of(section: str, part: str) -> str:
    """The section that another page means: by its id, or by a field of the record."""
    known = (RELEASE, CASE, RUN_SHEET, MEETING, ROLLOUT, REVIEW)
    # “review” is both a section and a field, and both are the same place.
    return PARTS.get(part) or PARTS.get(section) or (section if section in known else RELEASE)


class SectionRow(QWidget):
    """One button for each section, with how much is in it; `chosen` carries a section's id."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles = {
            RELEASE: self.tr("Release"),
            CASE: self.tr("Case"),
            RUN_SHEET: self.tr("Run sheet"),
            MEETING: self.tr("Meeting"),
            ROLLOUT: self.tr("Rollout"),
            REVIEW: self.tr("Review"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        # An exclusive group, so that arrow keys go from section to section.
        self._group = QButtonGroup(self)
        self._buttons = {section: self._button(section) for section in self.titles}
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        self.choose(RELEASE)

    def choose(self, section: str) -> None:
        """Mark that section without announcing it."""
        self._buttons[section].setChecked(True)

    def focus(self, section: str) -> None:
        """Give that section's button the keyboard."""
        self._buttons[section].setFocus()

    def allow_record(self, allowed: bool) -> None:
        """Whether the sections of the record can be opened; a release without a name has none."""
        for section, button in self._buttons.items():
            button.setEnabled(allowed or section == RELEASE)

    def _button(self, section: str) -> VerbButton:
        button = VerbButton(self.titles[section], partial(self.chosen.emit, section), kind="quiet")
        button.setObjectName(f"section_{section.replace('-', '_')}")
        button.setCheckable(True)
        self._group.addButton(button)
        return button
