"""What to write: the kind of document, and what it shows."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from greenroom.gui.panels.exports_choices import ChoicesPanel
from greenroom.gui.panels.exports_kinds import KindList
from greenroom.gui.panels.exports_parts import ModestArea, Parts
from greenroom.gui.panels.exports_templates import TemplateRow
from greenroom.gui.tokens import GRID
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.column import Column
from greenroom.gui.widgets.fitting_column import FittingColumn
from greenroom.gui.widgets.hairline import Hairline
from greenroom.model.export import Options, Template
from greenroom.report.build.kind import Kind
from greenroom.services.exports import list_kinds

CHARACTERS = 33
"""The width of this zone."""
DOCUMENT, CONTENTS = "document", "contents"


class WhatPanel(Column):
    """The list of kinds, and behind a second button the choices for the one looked at.

    `changed` says that another document is looked at or shows something else, `kinds_changed`
    that others are ticked; the template signals and `look_wanted` stand for their controls.
    """

    changed = Signal()
    kinds_changed = Signal()
    template_applied = Signal(object)
    template_wanted = Signal()
    template_unwanted = Signal(object)
    look_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CHARACTERS, parent)
        self._kinds = {kind.id: kind for kind in list_kinds()}
        self._list = KindList(tuple(self._kinds.values()))
        self._choices = ChoicesPanel()
        self._templates = TemplateRow()
        self._parts = Parts("export_part")
        self._parts.add(DOCUMENT, self.tr("Document"), self._build_document())
        self._parts.add(CONTENTS, self.tr("Contents"), self._build_contents())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._parts)
        self.choose_kind(next(iter(self._kinds)))
        self._list.chosen.connect(self._show_kind)
        self._list.ticked.connect(self._follow_ticks)
        self._choices.changed.connect(self._follow_choice)
        self._templates.applied.connect(self.template_applied)
        self._templates.save_wanted.connect(self.template_wanted)
        self._templates.remove_wanted.connect(self.template_unwanted)

    def kind(self) -> Kind:
        """The kind looked at."""
        return self._kinds[self._list.kind_id()]

    def choose_kind(self, kind_id: str) -> None:
        """Look at that kind; an unknown one changes nothing."""
        self._list.choose(kind_id)
        self._choices.show_kind(self.kind())

    def options(self) -> Options:
        """What was chosen for the kind looked at."""
        return self.options_of(self.kind())

    def options_of(self, kind: Kind) -> Options:
        """What was chosen for that kind."""
        return self._choices.options(kind)

    def wanted(self) -> tuple[str, ...]:
        """The ids of the kinds to write."""
        return self._list.wanted()

    def wanted_kinds(self) -> tuple[Kind, ...]:
        """The kinds to write."""
        return tuple(self._kinds[each] for each in self.wanted())

    def show_place(self, part: str) -> None:
        """Show the choice that an open point is about."""
        self._parts.show_part(CONTENTS)
        self._choices.show_place(part)

    def show_templates(self, templates: tuple[Template, ...], chosen: str) -> None:
        """Offer these templates with the one of that name chosen."""
        self._templates.show_templates(templates, chosen)

    def templates(self) -> tuple[Template, ...]:
        """The templates that are offered."""
        return self._templates.templates()

    def template_name(self) -> str:
        """The name of the template whose choices are shown, empty for none."""
        template = self._templates.chosen()
        return template.name if template is not None else ""

    def apply(self, template: Template) -> None:
        """Choose what that template holds."""
        kind = self._kinds.get(template.kind)
        if kind is None:
            return
        with QSignalBlocker(self._list):
            self._list.choose(kind.id)
        self._choices.show_options(kind, template.options)
        # What was just chosen is the template's, until a person chooses something else.
        self._templates.show_templates(self._templates.templates(), template.name)
        self.changed.emit()

    def show_own(self) -> None:
        """The choices are no template's any more."""
        self._templates.show_own()

    def _build_document(self) -> QWidget:
        self._several = QCheckBox(self.tr("Several at once"))
        self._several.setObjectName("several_kinds")
        self._several.toggled.connect(self._show_several)
        self._every = QCheckBox(self.tr("Every kind"))
        self._every.setObjectName("every_kind")
        self._every.toggled.connect(lambda on: self._list.tick_all(on=on))
        self._every.hide()
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.addWidget(self._several)
        row.addWidget(self._every)
        row.addStretch(1)
        column.addLayout(row)
        return widget

    def _build_contents(self) -> QWidget:
        inner = FittingColumn()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(self._templates)
        column.addWidget(Hairline())
        column.addWidget(self._choices)
        column.addWidget(Hairline())
        look = VerbButton(self.tr("How documents look…"), self.look_wanted.emit, kind="quiet")
        look.setObjectName("open_look")
        row = QHBoxLayout()
        row.addWidget(look)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return ModestArea("export_contents", self.tr("Contents"), inner)

    def _show_kind(self) -> None:
        self._choices.show_kind(self.kind())
        self._templates.show_own()
        self.changed.emit()

    def _follow_choice(self) -> None:
        self._templates.show_own()
        self.changed.emit()

    def _show_several(self, several: bool) -> None:
        self._every.setVisible(several)
        self._list.show_ticks(several=several)

    def _follow_ticks(self) -> None:
        with QSignalBlocker(self._every):
            self._every.setChecked(len(self.wanted()) == len(self._kinds))
        self.kinds_changed.emit()
