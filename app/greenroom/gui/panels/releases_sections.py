"""One release in sections: the form with its fact sheet, and the parts of its launch record."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from greenroom.gui.context import Context
from greenroom.gui.panels.launch_editor import LaunchEditor
from greenroom.gui.panels.launch_sections import RELEASE, SectionRow, section_of
from greenroom.gui.panels.releases_facts import FactSheet
from greenroom.gui.panels.releases_form import ReleaseForm
from greenroom.gui.tokens import MARGIN

LEAST_HEIGHT = 240
"""Pixels of a section that stay in sight however small the window is."""


class ReleaseSections(QWidget):
    """A row of sections over the one in sight; `shown` carries the id of the one chosen."""

    shown = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = RELEASE
        self._record_allowed = True
        self._row = SectionRow()
        self._row.chosen.connect(self.show_section)
        self.form = ReleaseForm()
        self.facts = FactSheet()
        self.launch = LaunchEditor(context)
        self._area = self._build_area()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._row)
        column.addWidget(self._area, 1)

    @property
    def titles(self) -> dict[str, str]:
        """What each section is called, by its id."""
        return self._row.titles

    def _build_area(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(16)
        for part in (self.form, self.facts, self.launch):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        # It scrolls in itself, so it asks for no more height than there is.
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        area.setMinimumHeight(LEAST_HEIGHT)
        return area

    def show_section(self, section: str) -> None:
        """Show one section from its beginning; the first for an unknown one."""
        self._section = section if section in self.titles else RELEASE
        self._show()
        self._area.verticalScrollBar().setValue(0)
        self.shown.emit(self._section)

    def allow_record(self, allowed: bool) -> None:
        """Whether there is a record to write in; a release that is not stored has none."""
        self._record_allowed = allowed
        self._show()

    def go_to(self, section: str) -> None:
        """Show a section and give its button the keyboard."""
        self.show_section(section)
        self._row.focus(section)

    def show_place(self, part: str, argument: str) -> None:
        """Show a section, a field of the release, a fact or a part of the record.

        The words are those of a Place, or a section's id with an empty argument.
        """
        section = section_of(part, argument)
        self.show_section(section)
        if section != RELEASE:
            self.launch.focus_part(argument or part, self._bring_in_sight)
            return
        show = self.facts.show_fact if part == "facts" else self.form.show_field
        self._bring_in_sight(show(argument))

    def _show(self) -> None:
        shown = self._section if self._record_allowed else RELEASE
        self._row.choose(shown)
        self._row.allow_record(self._record_allowed)
        for part in (self.form, self.facts):
            part.setVisible(shown == RELEASE)
        self.launch.setVisible(shown != RELEASE)
        self.launch.show_section(shown)

    def _bring_in_sight(self, place: QWidget | None) -> None:
        if place is not None:
            # Where it is, is known once the section that was just shown is laid out.
            QTimer.singleShot(0, place, lambda: self._area.ensureWidgetVisible(place, 0, MARGIN))
