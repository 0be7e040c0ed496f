"""The debrief: what the real board asked, what of it had been foreseen, and what was not."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.panels.practice_debrief_list import DebriefList
from greenroom.gui.panels.practice_ticks import ROWS, TickList
from greenroom.gui.panels.practice_wording import with_capital
from greenroom.gui.tokens import GAP, GRID, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.field_form import FieldForm
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.layouts import clear
from greenroom.model.debrief import AskedForReal, Debrief, Outcome
from greenroom.services.debriefs import Rehearsed

Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DebriefEntry:
    """What is entered: how the meeting ended, what was asked, and a note."""

    outcome: Outcome
    asked: tuple[AskedForReal, ...]
    note: str


class DebriefPanel(QWidget):
    """A form for the meeting that was, above the debriefs kept before.

    `save_wanted` carries the entry, `delete_wanted` a debrief to forget.
    """

    save_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new: tuple[AskedForReal, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._form = Card(self.tr("After the real meeting"))
        self._form.body.setSpacing(GAP)
        self._build_form()
        self._list = DebriefList()
        self._list.delete_wanted.connect(self.delete_wanted)
        column.addWidget(self._form)
        column.addWidget(self._list)

    def show_choices(
        self, rehearsed: tuple[Rehearsed, ...], themes: Names, personas: Names
    ) -> None:
        """Offer these questions, themes and personas; what is entered stays."""
        self._ticks.show_questions(rehearsed)
        self._ticks.setVisible(bool(rehearsed))
        self._find.setVisible(len(rehearsed) > ROWS)
        self._none.setVisible(not rehearsed)
        for box, names in ((self._theme, themes), (self._persona, personas)):
            if box.count() != len(names):
                box.clear()
                for name_id, name in names:
                    box.addItem(name, name_id)
        self._count()

    def show_debriefs(self, debriefs: tuple[Debrief, ...], *, zone: str) -> None:
        """List the debriefs kept so far, the newest first."""
        self._list.show_debriefs(debriefs, zone=zone)

    def start_over(self) -> None:
        """Empty the form for another meeting."""
        self._ticks.untick()
        self._new = ()
        self._note.clear()
        self._find.clear()
        self._question.clear()
        self._show_new()

    def show_problem(self, text: str) -> None:
        """Say beside the button what is missing; an empty text takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def entry(self) -> DebriefEntry:
        """What is entered, a question still in its line included."""
        asked = [
            AskedForReal(each.text, each.theme_id, each.persona_id, each.prompt_id)
            for each in self._ticks.ticked()
        ]
        typed = (self._typed(),) if self._question.text().strip() else ()
        return DebriefEntry(
            Outcome(self._outcome.currentData()),
            (*asked, *self._new, *typed),
            self._note.toPlainText().strip(),
        )

    def kept_words(self, entry: DebriefEntry) -> str:
        """What to say once that entry is kept: the hit rate, and what the bank learnt."""
        foreseen = sum(each.foreseen for each in entry.asked)
        learnt = len(entry.asked) - foreseen
        words = self.tr("The debrief is kept: we foresaw {foreseen} of {all}.")
        words = words.replace("{foreseen}", str(foreseen)).replace("{all}", str(len(entry.asked)))
        if not learnt:
            return words
        more = self.tr("New questions in the bank: %1.").replace("%1", str(learnt))
        return f"{words} {more}"

    def save(self) -> None:
        """Ask to keep what is entered."""
        self.show_problem("")
        self.save_wanted.emit(self.entry())

    def _build_form(self) -> None:
        form = FieldForm()
        self._outcome = QComboBox()
        self._outcome.setObjectName("debrief_outcome")
        self._outcome.setMaximumWidth(280)
        for each in Outcome:
            self._outcome.addItem(with_capital(each.value), each)
        form.add(self.tr("How it ended"), self._outcome)
        self._ticks = TickList()
        self._ticks.setObjectName("debrief_ticks")
        self._ticks.changed.connect(self._count)
        self._find = QLineEdit()
        self._find.setObjectName("debrief_find")
        self._find.setPlaceholderText(self.tr("Find a question"))
        self._find.setAccessibleName(self.tr("Find a rehearsed question"))
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._ticks.show_only)
        self._none = PlainLabel(
            self.tr("Nothing was rehearsed for this release, so nothing could be foreseen."),
            tone=Tone.MUTED,
        )
        body = self._form.body
        body.addWidget(form)
        body.addWidget(
            PlainLabel(self.tr("Which rehearsed questions came?"), style=TextStyle.STRONG)
        )
        body.addWidget(self._none)
        body.addWidget(self._find)
        body.addWidget(self._ticks)
        body.addWidget(
            PlainLabel(self.tr("What came that nobody had foreseen?"), style=TextStyle.STRONG)
        )
        body.addLayout(self._build_new())
        self._added = QVBoxLayout()
        self._added.setSpacing(0)
        body.addLayout(self._added)
        self._note = QPlainTextEdit()
        self._note.setObjectName("debrief_note")
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(72)
        note = FieldForm()
        note.add(self.tr("Note"), self._note)
        body.addWidget(note)
        self._problem = PlainLabel(tone=Tone.BAD)
        self._problem.setObjectName("debrief_problem")
        self._problem.hide()
        body.addWidget(self._problem)
        body.addLayout(self._build_end())

    def _build_new(self) -> QVBoxLayout:
        self._question = QLineEdit()
        self._question.setObjectName("debrief_question")
        self._question.setPlaceholderText(self.tr("The question as it was asked"))
        self._question.setAccessibleName(self.tr("A question nobody had foreseen"))
        self._question.returnPressed.connect(self.add_question)
        self._question.textChanged.connect(self._count)
        self._theme, self._persona = QComboBox(), QComboBox()
        for box, name, title in (
            (self._theme, "debrief_theme", self.tr("Theme")),
            (self._persona, "debrief_persona", self.tr("Who asked")),
        ):
            box.setObjectName(name)
            box.setAccessibleName(title)
            # Long names must not push the question out of its line.
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(14)
        add = VerbButton(self.tr("Add"), self.add_question)
        add.setObjectName("debrief_add")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._theme, 3)
        row.addWidget(self._persona, 2)
        row.addWidget(add)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(self._question)
        column.addLayout(row)
        return column

    def _build_end(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._rate = PlainLabel(style=TextStyle.SUBTITLE)
        self._rate.setObjectName("hit_rate")
        row.addWidget(self._rate, 1)
        save = VerbButton(self.tr("Keep the debrief"), self.save, kind="primary")
        save.setObjectName("save_debrief")
        row.addWidget(save, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def add_question(self) -> None:
        """Put the typed question on the list of those nobody foresaw."""
        if self._question.text().strip():
            self._new = (*self._new, self._typed())
            self._question.clear()
            self._show_new()
            self._question.setFocus()

    def _typed(self) -> AskedForReal:
        return AskedForReal(
            self._question.text().strip(),
            str(self._theme.currentData() or ""),
            str(self._persona.currentData() or ""),
        )

    def _show_new(self) -> None:
        clear(self._added)
        for number, asked in enumerate(self._new):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            theme = self._theme.itemText(self._theme.findData(asked.theme_id))
            persona = self._persona.itemText(self._persona.findData(asked.persona_id))
            line.addWidget(PlainLabel(f"+ {asked.text}"), 1)
            about = PlainLabel(f"{persona} · {theme}", style=TextStyle.SMALL, tone=Tone.MUTED)
            line.addWidget(about)
            remove = VerbButton(self.tr("Remove"), partial(self._remove, number), kind="quiet")
            line.addWidget(remove)
            self._added.addWidget(row)
        self._count()

    def _remove(self, number: int) -> None:
        self._new = (*self._new[:number], *self._new[number + 1 :])
        self._show_new()
        # The pressed button is gone; the keyboard goes on where questions are added.
        self._question.setFocus()

    def _count(self) -> None:
        """Say how many of the questions so far had been foreseen."""
        asked = self.entry().asked
        foreseen = sum(each.foreseen for each in asked)
        words = self.tr("We foresaw {foreseen} of {all}.")
        self._rate.setText(
            words.replace("{foreseen}", str(foreseen)).replace("{all}", str(len(asked)))
            if asked
            else self.tr("Tick what was asked, or write down a new question.")
        )
