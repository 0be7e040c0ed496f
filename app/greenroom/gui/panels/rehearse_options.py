"""The two questions of the setup that need a sentence for each of their choices."""

from PySide6.QtCore import QObject

from greenroom.gui.widgets.choice_list import Choice, ChoiceList
from greenroom.model.rehearsal import Mode, Pressure


class _Words(QObject):
    """Where the texts of the choices are found by those who translate them."""

    def modes(self) -> tuple[Choice, ...]:
        """Who picks the questions."""
        return (
            Choice(
                Mode.PANEL,
                "mode_panel",
                self.tr("The panel"),
                self.tr("What matters most, and what was weak, comes first."),
            ),
            Choice(
                Mode.DRILL,
                "mode_drill",
                self.tr("Drill one theme"),
                self.tr("One theme from easy to hostile. Choose it below."),
            ),
            Choice(
                Mode.HOT_SEAT,
                "mode_hot_seat",
                self.tr("Hot seat"),
                self.tr("A colleague sits beside you and picks each question."),
            ),
            Choice(Mode.BRUSH_UP, "mode_brush_up", self.tr("Brush-up"), ""),
        )

    def pressures(self) -> tuple[Choice, ...]:
        """How hard the panel pushes."""
        return (
            Choice(
                Pressure.WALK_THROUGH,
                "pressure_walk_through",
                self.tr("Walk-through"),
                self.tr("Friendly questions, hints, one follow-up, no clock, feedback each time."),
            ),
            Choice(
                Pressure.BOARD,
                "pressure_board",
                self.tr("Board"),
                self.tr("Two follow-ups, a quiet clock, hints, feedback on each answer."),
            ),
            Choice(
                Pressure.MURDER_BOARD,
                "pressure_murder_board",
                self.tr("Murder board"),
                self.tr(
                    "Three follow-ups, false premises, interruptions when your time is over. "
                    "No help, and feedback only at the end."
                ),
            ),
        )


def mode_choices() -> ChoiceList:
    """How questions are picked; each choice stands for a Mode."""
    return ChoiceList(_Words().modes())


def pressure_choices() -> ChoiceList:
    """How hard the panel pushes; each choice stands for a Pressure."""
    return ChoiceList(_Words().pressures())
