"""One question in full, beside the list, with what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from greenroom.gui.panels.questions_boxes import show_through
from greenroom.gui.panels.questions_wording import (
    Names,
    as_sentence,
    difficulty_name,
    kind_name,
    slot_name,
)
from greenroom.gui.tokens import GAP, GRID, PADDING, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.gui.widgets.snug import Snug
from greenroom.model.prompt import KeyPoint, Prompt
from greenroom.prompts.lint import Problem
from greenroom.services.prompts import BankEntry

LEAST_HEIGHT = 200
"""Pixels of the text that stay in sight however small the window is."""


_UNBROKEN = "\N{NON-BREAKING HYPHEN}"


class _Part(QWidget):
    """A heading with a text below it; gone while there is no text."""

    def __init__(self, title: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel(title, style=TextStyle.SMALL, tone=Tone.MUTED))
        self._text = PlainLabel(selectable=True)
        self._text.setAccessibleName(title)
        # Selectable for the mouse; the keyboard goes from button to button.
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column.addWidget(self._text)

    def show_text(self, text: str) -> None:
        """Show that text, or nothing at all."""
        self._text.setText(text)
        self.setVisible(bool(text))


class QuestionDetail(Card):
    """Shows one prompt of the bank; each signal is a wish about the one that is shown."""

    rehearse_wanted = Signal()
    edit_wanted = Signal()
    retire_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("question_detail")
        self.set_margins(0, 0)
        self._text = PlainLabel(style=TextStyle.TITLE, selectable=True)
        self._text.setObjectName("question_text")
        self._text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._about = PlainLabel(tone=Tone.MUTED)
        self._about.setObjectName("question_about")
        self._mark = PlainLabel(style=TextStyle.STRONG, tone=Tone.ACCENT)
        self._mark.setObjectName("question_mark")
        self._parts = {
            "incident": _Part(self.tr("Cautionary tale")),
            "personas": _Part(self.tr("Who asks")),
            "why": _Part(self.tr("Why it matters")),
            "needs": _Part(self.tr("A good answer has")),
            "variants": _Part(self.tr("Other wordings")),
            "clarification": _Part(self.tr("When asked what is meant")),
            "hints": _Part(self.tr("Hints")),
            "probes": _Part(self.tr("Asked back when the answer is weak")),
            "sample": _Part(self.tr("Sample answer")),
            "advice": _Part(self.tr("What would make it better")),
        }
        self._points = QVBoxLayout()
        self._points.setSpacing(GRID)
        self.body.setSpacing(0)
        self.body.addWidget(self._build_text(), 1)
        self.body.addWidget(self._build_buttons())

    def show_entry(self, entry: BankEntry, names: Names) -> None:
        """Show that prompt from its beginning."""
        prompt = entry.prompt
        self._text.setText(prompt.text)
        about = (
            names.theme(prompt.theme),
            kind_name(prompt.kind),
            self.tr("difficulty %1").replace("%1", difficulty_name(prompt.difficulty)),
            # An id is one word, whatever the width of the line.
            prompt.id.replace("-", _UNBROKEN),
        )
        self._about.setText(" · ".join(about))
        self._mark.setText(self._marks(entry))
        self._mark.setVisible(bool(self._mark.text()))
        for name, text in self._texts(prompt, names).items():
            self._parts[name].show_text(text)
        self._show_points(prompt)
        self._edit.setText(self.tr("Edit") if prompt.own else self.tr("Copy and edit"))
        self._retire.setText(self.tr("Restore") if entry.retired else self.tr("Retire"))
        self._delete.setVisible(prompt.own)
        # What is never asked cannot be rehearsed either; restoring it stands beside this.
        self._rehearse.setEnabled(not entry.retired)
        self._area.verticalScrollBar().setValue(0)

    def show_advice(self, problems: tuple[Problem, ...]) -> None:
        """Say what would make the shown question better; nothing when nothing would."""
        said = (f"• {as_sentence(each.message, each.hint)}" for each in problems)
        self._parts["advice"].show_text("\n".join(said))

    def rehearse_button(self) -> VerbButton:
        """The button below which a list of releases opens."""
        return self._rehearse

    def _build_text(self) -> QScrollArea:
        inner = Snug()
        column = QVBoxLayout(inner)
        column.setContentsMargins(PADDING, PADDING, PADDING, GAP)
        column.setSpacing(GAP)
        head = QVBoxLayout()
        head.setSpacing(GRID // 2)
        for label in (self._text, self._about, self._mark):
            head.addWidget(label)
        column.addLayout(head)
        for name in ("incident", "personas", "why", "needs"):
            column.addWidget(self._parts[name])
        self._points_part = QWidget()
        points = QVBoxLayout(self._points_part)
        points.setContentsMargins(0, 0, 0, 0)
        points.setSpacing(GRID // 2)
        title = PlainLabel(self.tr("Key points"), style=TextStyle.SMALL, tone=Tone.MUTED)
        points.addWidget(title)
        points.addLayout(self._points)
        column.addWidget(self._points_part)
        for name in ("sample", "hints", "probes", "variants", "clarification", "advice"):
            column.addWidget(self._parts[name])
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("question_scroll")
        self._area.setAccessibleName(self.tr("The question in full"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(inner)
        show_through(self._area, inner)
        # Reached with Tab, so that the arrow keys scroll it.
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._area.setMinimumHeight(LEAST_HEIGHT)
        return self._area

    def _build_buttons(self) -> QWidget:
        self._rehearse = VerbButton(self.tr("Rehearse this one"), self.rehearse_wanted.emit)
        self._edit = VerbButton(self.tr("Edit"), self.edit_wanted.emit)
        self._retire = VerbButton(self.tr("Retire"), self.retire_wanted.emit)
        self._delete = VerbButton(self.tr("Delete"), self.delete_wanted.emit, kind="danger")
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(PADDING, GRID, PADDING, GAP)
        row.setSpacing(GRID)
        for name, button in (
            ("rehearse_question", self._rehearse),
            ("edit_question", self._edit),
            ("retire_question", self._retire),
            ("delete_question", self._delete),
        ):
            button.setObjectName(name)
            row.addWidget(button)
        row.addStretch(1)
        return strip

    def _marks(self, entry: BankEntry) -> str:
        came_up = entry.prompt.came_up
        times = self.tr("asked by a real board once")
        if came_up > 1:
            many = self.tr("asked by a real board %1 times")
            times = many.replace("%1", str(came_up))
        marks = (
            self.tr("yours") if entry.prompt.own else "",
            self.tr("retired, so it is never asked") if entry.retired else "",
            times if came_up else "",
        )
        said = " · ".join(mark for mark in marks if mark)
        return f"{said[:1].upper()}{said[1:]}"

    def _texts(self, prompt: Prompt, names: Names) -> dict[str, str]:
        shortest, longest = prompt.target_words
        length = self.tr("in %1 to %2 words").replace("%1", str(shortest))
        probes = (f"• {kind}: {text}" for kind, texts in prompt.probes.items() for text in texts)
        needs = ", ".join(slot_name(slot).lower() for slot in prompt.needs)
        return {
            "incident": prompt.incident,
            "personas": ", ".join(names.persona(each) for each in prompt.personas),
            "why": prompt.why,
            "needs": f"{needs}, {length.replace('%2', str(longest))}".capitalize(),
            "variants": "\n".join(f"• {each}" for each in prompt.variants),
            "clarification": prompt.clarification,
            "hints": "\n".join(f"• {each}" for each in prompt.ideal_cues),
            "probes": "\n".join(probes),
            "sample": prompt.sample_answer,
            "advice": "",
        }

    def _show_points(self, prompt: Prompt) -> None:
        clear(self._points)
        for point in prompt.key_points:
            self._points.addWidget(self._point(point))
        self._points_part.setVisible(bool(prompt.key_points))

    def _point(self, point: KeyPoint) -> QWidget:
        """The point with how much it matters, and below it what makes it."""
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        must = self.tr("must") if point.must else self.tr("should")
        column.addWidget(PlainLabel(f"{must}: {point.label}"))
        ways = [f"“{each}”" for each in point.any]
        if point.slot is not None:
            filled = self.tr("the %1 it needs").replace("%1", slot_name(point.slot).lower())
            ways.append(filled)
        ways += [self.tr("the fact %1").replace("%1", key) for key in point.facts]
        if ways:
            made = ", ".join(ways)
            column.addWidget(PlainLabel(made, style=TextStyle.SMALL, tone=Tone.MUTED))
        return line
