"""The fields of one question of the user's own, from its words to its sample answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from greenroom.gui.panels.questions_boxes import ChoiceBox, LinesBox, TextBox, TextRows, TickGrid
from greenroom.gui.panels.questions_points import PointsEditor
from greenroom.gui.panels.questions_probes import ProbesEditor
from greenroom.gui.panels.questions_wording import (
    Names,
    as_sentence,
    difficulty_name,
    field_name,
    kind_name,
    slot_name,
)
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.field_form import Field, FieldForm
from greenroom.model.prompt import Prompt, PromptKind, Slot
from greenroom.prompts.lint import Problem
from greenroom.services.prompt_drafts import guess

_HARDEST = 5
_LEAST_VARIANTS = 2


@dataclass(frozen=True, slots=True)
class Offered:
    """What a question may name: themes and personas by id, and fact keys with their labels."""

    names: Names = field(default_factory=Names)
    facts: tuple[tuple[str, str], ...] = ()


class QuestionForm(FieldForm):
    """Shows a prompt to be edited and gives it back; `changed` follows every change by hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Prompt | None = None
        self._guessing = False
        self._boxes: dict[str, TextBox] = {}
        self._fields: dict[str, Field] = {}
        self._build_question()
        self._build_answer()
        self._build_rest()
        self._connect()

    def show_offered(self, offered: Offered) -> None:
        """Offer these themes, personas and facts; what is chosen stays."""
        chosen = self._theme.value()
        self._theme.blockSignals(True)
        self._theme.clear()
        self._theme.addItem(self.tr("Choose a theme"), "")
        for theme_id, name in offered.names.themes.items():
            self._theme.addItem(name, theme_id)
        self._theme.blockSignals(False)
        self._theme.show_value(chosen)
        self._personas.show_names(offered.names.personas)
        self._facts.clear()
        for key, label in offered.facts:
            said = f"{label[:1].upper()}{label[1:]}  {{{key}}}".replace("&", "&&")
            self._facts.addAction(said, partial(self._insert_fact, key))

    def show_prompt(self, prompt: Prompt, *, guessing: bool = False) -> None:
        """Show that prompt; `guessing` its kind and needs from its words until they are chosen."""
        self._before, self._guessing = prompt, guessing
        for name, box in self._boxes.items():
            box.show_text(str(getattr(prompt, name)))
        self._theme.show_value(prompt.theme)
        self._kind.show_value(prompt.kind.value)
        self._difficulty.show_value(str(prompt.difficulty))
        self._personas.show_ticked(prompt.personas)
        self._needs.show_ticked([each.value for each in prompt.needs])
        self._variants.show_texts(prompt.variants, least=_LEAST_VARIANTS)
        self._points.show_points(prompt.key_points)
        self._cues.show_texts(prompt.ideal_cues)
        self._probes.show_probes(prompt.probes)
        self.show_problems(())

    def prompt(self) -> Prompt | None:
        """The prompt as it is written; None before one was shown."""
        if self._before is None:
            return None
        return replace(
            self._before,
            theme=self._theme.value(),
            kind=PromptKind(self._kind.value()),
            difficulty=int(self._difficulty.value()),
            personas=self._personas.ticked(),
            needs=tuple(Slot(each) for each in self._needs.ticked()),
            variants=self._variants.texts(),
            key_points=self._points.points(),
            ideal_cues=self._cues.texts(),
            probes=self._probes.probes(),
            text=self._boxes["text"].text(),
            sample_answer=self._boxes["sample_answer"].text(),
            incident=self._boxes["incident"].text(),
            short=self._boxes["short"].text(),
            why=self._boxes["why"].text(),
            clarification=self._boxes["clarification"].text(),
            intent=self._boxes["intent"].text(),
        )

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say beside each field what is wrong with it, the first of several things."""
        said: dict[str, Problem] = {}
        for problem in problems:
            said.setdefault(problem.field.partition(".")[0], problem)
        for name, place in self._fields.items():
            if name in said:
                place.show_error(_beside(said[name]))
            elif place.note:
                place.clear_note()
        self._points.clear_problems()
        for problem in reversed(problems):
            self._mark_point(problem)
        asked_back = said.get("probes")
        self._probes.mark(self._probes.row(*_probe_of(asked_back.field)) if asked_back else None)

    def focus_field(self, path: str) -> None:
        """Give the control of the field that a problem names the keyboard."""
        control = self._control(path)
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Give the question itself the keyboard."""
        self._boxes["text"].setFocus()

    def _build_question(self) -> None:
        hint = self.tr(
            "At most 29 words. Facts in braces, such as {rollback_minutes}, are filled in from "
            "the release."
        )
        self._add_text("text", 3, hint=hint)
        self._facts = QMenu(self)
        insert = VerbButton(self.tr("Insert a fact"), self._show_facts, kind="quiet")
        insert.setObjectName("insert_fact")
        self._insert = insert
        text = self._fields["text"].layout()
        if text is not None:
            text.addWidget(insert)
            text.setAlignment(insert, Qt.AlignmentFlag.AlignLeft)
        self._theme, self._kind = ChoiceBox("edit_theme"), ChoiceBox("edit_kind")
        self._difficulty = ChoiceBox("edit_difficulty")
        for kind in PromptKind:
            self._kind.addItem(kind_name(kind), kind.value)
        for difficulty in range(1, _HARDEST + 1):
            self._difficulty.addItem(difficulty_name(difficulty), str(difficulty))
        self._add_field("theme", self._theme)
        chosen = ("kind", self._kind), ("difficulty", self._difficulty)
        fields = self.add_row(*((field_name(name), box) for name, box in chosen))
        self._fields.update((name, place) for (name, _), place in zip(chosen, fields, strict=True))
        self._personas = TickGrid("edit_persona", 2)
        self._add_field("personas", self._personas)
        more = self.tr("Add another wording")
        self._variants = TextRows("edit_variant", field_name("variants"), more)
        why = self.tr("Two keep the answer from being learnt by its question.")
        self._add_field("variants", self._variants, hint=why)

    def _build_answer(self) -> None:
        self.add_section(self.tr("The answer"))
        self._needs = TickGrid("edit_need", 3)
        self._needs.show_names({each.value: slot_name(each) for each in Slot})
        self._add_field("needs", self._needs)
        self._points = PointsEditor()
        self._add_field("key_points", self._points)
        self._cues = LinesBox("edit_cues", 3)
        self._add_field("ideal_cues", self._cues, hint=self.tr("One per line, a few words each."))
        self._probes = ProbesEditor()
        self._add_field("probes", self._probes)
        self._add_text("sample_answer", 4, hint=self.tr("Facts in braces are filled in."))

    def _build_rest(self) -> None:
        self.add_section(self.tr("Written for you when left empty"))
        for name in ("short", "why", "clarification", "intent"):
            self._add_text(name, 2)
        self._add_text("incident", 2, hint=self.tr("Told with the question. May stay empty."))

    def _add_text(self, name: str, lines: int, *, hint: str = "") -> None:
        self._boxes[name] = TextBox(f"edit_{name}", lines)
        self._add_field(name, self._boxes[name], hint=hint)

    def _add_field(self, name: str, control: QWidget, *, hint: str = "") -> None:
        self._fields[name] = self.add(field_name(name), control, hint=hint)

    def _connect(self) -> None:
        for box in (*self._boxes.values(), self._cues):
            box.textChanged.connect(self.changed)
        self._boxes["text"].textChanged.connect(self._guess)
        for choice in (self._theme, self._kind, self._difficulty):
            choice.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for part in (self._personas, self._needs, self._variants, self._points, self._probes):
            part.changed.connect(self.changed)
        self._kind.activated.connect(lambda _index: self._stop_guessing())
        self._needs.changed.connect(self._stop_guessing)

    def _stop_guessing(self) -> None:
        self._guessing = False

    def _guess(self) -> None:
        """Choose the kind and the needs that the words of the question speak of."""
        if self._guessing:
            kind, needs = guess(self._boxes["text"].text())
            self._kind.show_value(kind.value)
            self._needs.show_ticked([each.value for each in needs])

    def _show_facts(self) -> None:
        self._facts.popup(self._insert.mapToGlobal(self._insert.rect().bottomLeft()))

    def _insert_fact(self, key: str) -> None:
        self._boxes["text"].insertPlainText(f"{{{key}}}")
        self._boxes["text"].setFocus()

    def _mark_point(self, problem: Problem) -> None:
        name, _, rest = problem.field.partition(".")
        number, _, part = rest.partition(".")
        card = self._points.card(int(number)) if name == "key_points" and number else None
        if card is not None:
            card.show_problem(_beside(problem), card.control(part.partition(".")[0]))

    def _control(self, path: str) -> QWidget | None:
        """The control that a path leads to; one that holds several is given its first."""
        name, _, rest = path.partition(".")
        number, _, part = rest.partition(".")
        if name == "variants":
            return self._variants.box(int(number or 0))
        if name == "key_points":
            card = self._points.card(int(number or 0))
            self._points.focus_first()
            return card.control(part.partition(".")[0]) if card else None
        if name == "probes":
            row = self._probes.row(*_probe_of(path))
            self._probes.focus_first()
            return row.words if row else None
        for ticks, named in ((self._personas, "personas"), (self._needs, "needs")):
            if name == named:
                ticks.focus_first()
                return None
        place = self._fields.get(name)
        return place.control if place else None


def _beside(problem: Problem) -> str:
    """The problem in the few words that fit beside a label."""
    return as_sentence(problem.message)


def _probe_of(path: str) -> tuple[str, int]:
    """The weakness and the number of the wording that a path such as `probes.no date.2` names."""
    kind, _, number = path.removeprefix("probes.").partition(".")
    return kind, int(number) if number.isdecimal() else 0
