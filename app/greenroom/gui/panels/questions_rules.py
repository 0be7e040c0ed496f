"""Which findings are looked for in answers: one tick each, stored as it is set."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from greenroom.gui.context import Context
from greenroom.gui.jobs import Lane
from greenroom.gui.tokens import GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.wrapped_list import WrappedList
from greenroom.services.rules import RuleSwitch, list_rules, switch_rule


class RulesDialog(QDialog):
    """Switches findings off and on for this workspace."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._switches: tuple[RuleSwitch, ...] = ()
        self.setWindowTitle(self.tr("What is looked for in answers"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(self.windowTitle(), style=TextStyle.TITLE))
        told = self.tr(
            "A finding without a tick is not looked for and costs no points, in answers given "
            "before as well. Tick it again at any time."
        )
        column.addWidget(PlainLabel(told, tone=Tone.MUTED))
        self._list = WrappedList("finding_rules", self.tr("Findings"))
        self._list.itemChanged.connect(self._switch)
        column.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = VerbButton(self.tr("Close"), self.accept, kind="primary")
        close.setObjectName("close_rules")
        row.addWidget(close)
        column.addLayout(row)
        workspace = context.workspace
        context.jobs.run(lambda _progress: list_rules(workspace), done=self._show)

    def _show(self, switches: tuple[RuleSwitch, ...]) -> None:
        self._switches = switches
        self._list.blockSignals(True)
        self._list.show_texts([f"{each.rule.name}: {each.rule.description}" for each in switches])
        for number, each in enumerate(switches):
            ticked = Qt.CheckState.Checked if each.on else Qt.CheckState.Unchecked
            self._list.item(number).setCheckState(ticked)
        self._list.blockSignals(False)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def _switch(self, item: QListWidgetItem) -> None:
        """Store one tick, and have every page read its answers again."""
        kind = self._switches[self._list.row(item)].rule.kind
        on = item.checkState() is Qt.CheckState.Checked
        workspace = self._context.workspace
        self._context.jobs.run(
            lambda _progress: switch_rule(workspace, kind, on=on),
            done=lambda _off: self._context.changes.announce(),
            lane=Lane.SAVE,
        )


def open_rules(context: Context, parent: QWidget) -> None:
    """Open the switches over that page."""
    RulesDialog(context, parent).open()
