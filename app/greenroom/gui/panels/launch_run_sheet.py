"""The night: steps by the minute, the way back, and what makes somebody take it."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from greenroom.gui.panels.launch_columns import (
    RecordColumn,
    choice_column,
    number_column,
    text_column,
)
from greenroom.gui.panels.launch_entries import LinesEntry
from greenroom.gui.panels.launch_form import RecordForm
from greenroom.gui.panels.launch_panel import LaunchPanel
from greenroom.gui.panels.launch_table import RecordTable, TableRules, TableWords
from greenroom.gui.tokens import Tone
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.model.launch import LaunchRecord, Step
from greenroom.model.release import Release, Window
from greenroom.services.launches import LONGEST_PLAN
from greenroom.services.run_sheets import (
    Fit,
    clock_of,
    fit_steps,
    next_start,
    read_start,
    swap_steps,
)

USUAL_MINUTES = 5
"""How long a new step takes until somebody says otherwise."""


class RunSheetPanel(LaunchPanel):
    """The steps of the window, with how they fit it, the steps of a rollback, its triggers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._release: Release | None = None
        card = self.add_card()
        self._steps = RecordTable(
            TableWords(
                "steps",
                self.tr("Steps"),
                self.tr("Add a step"),
                self.tr("No step is written yet. Add the first, or paste them from a table."),
            ),
            self._rules(),
        )
        self.add_table("steps", card, self._steps, self._step_columns)
        self._fit = PlainLabel()
        self._fit.setObjectName("steps_fit")
        card.body.addWidget(self._fit)
        self._steps.model.edited.connect(self._show_fit)
        back = RecordTable(
            TableWords(
                "rollback_steps",
                self.tr("The way back"),
                self.tr("Add a rollback step"),
                self.tr("Nothing says yet how to go back, in minutes from the decision."),
            ),
            self._rules(),
        )
        self.add_table("rollback_steps", self.add_card(), back, self._back_columns)
        form = RecordForm("launch")
        form.add(
            "triggers",
            self.tr("What makes somebody decide on it"),
            LinesEntry(self.tr("One trigger in each line, with its number."), 3),
        )
        self.add_form(self.add_card(self.tr("Roll back when")), form)

    def show_record(self, record: LaunchRecord, release: Release, *, fresh: bool) -> None:
        """Show the steps, on the clock where a window is planned."""
        self._release = release
        super().show_record(record, release, fresh=fresh)
        self._show_fit()

    def _rules(self) -> TableRules:
        return TableRules(
            blank=lambda before: Step("", min(next_start(before), LONGEST_PLAN), USUAL_MINUTES),
            complete=lambda step: bool(step.text.strip()),
            lacking=self.tr("A step that says nothing is not stored."),
            main=2,
            key=lambda step: step.at,
            swap=swap_steps,
        )

    def _step_columns(self, release: Release) -> tuple[RecordColumn[Any], ...]:
        title = self.tr("When") if release.window else self.tr("Minute")
        yes: dict[str, object] = {"": False, self.tr("yes"): True}
        turn = choice_column(self.tr("No return"), "no_return", yes, share=0, least=7)
        return (*self._columns_from(title, release.window, least=10), turn)

    def _back_columns(self, _release: Release) -> tuple[RecordColumn[Any], ...]:
        return self._columns_from(self.tr("From decision"), None, least=11)

    def _columns_from(
        self, title: str, window: Window | None, *, least: int
    ) -> tuple[RecordColumn[Any], ...]:
        start = RecordColumn[Step](
            title,
            partial(_shown_start, window),
            partial(_with_start, window),
            typed=partial(_typed_start, window),
            share=0,
            least=least,
        )
        return (
            start,
            number_column(self.tr("Minutes"), "minutes", most=LONGEST_PLAN, share=0, least=6),
            text_column(self.tr("Step"), "text", share=4, least=13, hint=self.tr("What is done?")),
            text_column(self.tr("Done when"), "check", share=3, least=9),
            text_column(self.tr("Who"), "owner", share=1, least=8, hint=self.tr("nobody")),
        )

    def _show_fit(self) -> None:
        steps = self._steps.value()
        self._fit.setVisible(bool(steps))
        if not steps or self._release is None:
            return
        fit = fit_steps(steps, self._release.window)
        late = fit.spare is not None and fit.spare < 0
        self._fit.setText(" ".join(self._fit_words(fit)))
        self._fit.set_tone(Tone.BAD if late else Tone.MUTED)

    def _fit_words(self, fit: Fit) -> list[str]:
        words = [self.tr("From first to last: %1 minutes.").replace("%1", str(fit.lasts))]
        if fit.spare is None:
            words.append(self.tr("No window is planned, so no step has a clock."))
        elif fit.spare < 0:
            late = self.tr("The last step ends %1 minutes after the window closes.")
            words.append(late.replace("%1", str(-fit.spare)))
        else:
            spare = self.tr("The window leaves %1 minutes to spare.")
            words.append(spare.replace("%1", str(fit.spare)))
        if fit.no_return:
            turn = self.tr("There is no way back after “%1”.")
            words.append(turn.replace("%1", fit.no_return[0].text.rstrip(".")))
        return words


def _shown_start(window: Window | None, step: Step) -> str:
    minutes = f"{step.at:+d}".replace("-", "−")
    clock = clock_of(step.at, window)
    return f"{clock} ({minutes})" if clock else f"{minutes} min"


def _typed_start(window: Window | None, step: Step) -> str:
    """The clock where it says the minute without doubt, else the minute."""
    clock = clock_of(step.at, window)
    near = bool(clock) and read_start(clock, window, step.at) == step.at
    return clock if near else f"{step.at:+d}"


def _with_start(window: Window | None, step: Step, text: str) -> Step:
    # What a cell shows, pasted back, is the clock with its minute in brackets.
    words = text.split("(", maxsplit=1)[0]
    return Step(
        step.text,
        read_start(words, window, step.at),
        step.minutes,
        step.owner,
        step.check,
        step.no_return,
    )
