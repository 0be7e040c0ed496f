"""Writing a question: its fields on the left, and on the right what it still lacks."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.panels.questions_boxes import show_through
from greenroom.gui.panels.questions_form import Offered, QuestionForm
from greenroom.gui.panels.questions_wording import as_sentence, field_name, field_order
from greenroom.gui.tokens import GAP, GRID, PADDING, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.message_bar import announce
from greenroom.gui.widgets.snug import Snug
from greenroom.gui.widgets.wrapped_list import WrappedList
from greenroom.model.prompt import Prompt
from greenroom.prompts.lint import Problem

SETTLE_MILLISECONDS = 600
"""How long after the last change the question counts as settled."""

_FORM_SHARE, _SIDE_SHARE = 5, 3
_LEAST_HEIGHT = 200
_LONGEST_HINT = 160
_LIST_FRAME = 6


class _Told(WrappedList):
    """A list that is no higher than its entries."""

    def show_texts(self, texts: Sequence[str]) -> None:
        """List these texts."""
        super().show_texts(texts)
        self._limit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the entries anew."""
        super().resizeEvent(event)
        self._limit()

    def _limit(self) -> None:
        heights = (self.item(number).sizeHint().height() for number in range(self.count()))
        self.setMaximumHeight(sum(heights) + _LIST_FRAME)


class QuestionEditor(QWidget):
    """Edits one prompt. Every signal carries it as it is written.

    `settled` follows every pause, `kept` asks to store it, `discarded` to forget it.
    """

    settled = Signal(object)
    kept = Signal(object)
    discarded = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Prompt | None = None
        self._strict = self._changed = self._new = False
        self._problems: tuple[Problem, ...] = ()
        self._advice: tuple[Problem, ...] = ()
        self.form = QuestionForm()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SETTLE_MILLISECONDS)
        self._pause.timeout.connect(self._emit_settled)
        self.form.changed.connect(self._note_change)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._title = PlainLabel(style=TextStyle.DISPLAY)
        self._title.setObjectName("editor_title")
        column.addWidget(self._title)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._build_form(), _FORM_SHARE)
        row.addWidget(self._build_side(), _SIDE_SHARE)
        column.addLayout(row, 1)

    @property
    def open_for(self) -> str:
        """The id of the prompt that is being edited; empty when none is."""
        return self._before.id if self._before is not None else ""

    def show_offered(self, offered: Offered) -> None:
        """Offer these themes, personas and facts."""
        self.form.show_offered(offered)

    def edit(self, prompt: Prompt, *, new: bool, draft: bool = False) -> None:
        """Begin to edit that prompt; a draft was begun earlier and is not stored yet."""
        self._before, self._strict, self._new = prompt, False, new
        title = self.tr("Write a question") if new else self.tr("Edit your question")
        self._title.setText(title)
        self.form.show_prompt(prompt, guessing=not prompt.text)
        self._changed = draft
        self._note.setText(self.tr("Draft kept.") if draft else "")
        self._area.verticalScrollBar().setValue(0)
        self.show_problems(())
        self.set_busy(busy=False)
        # What is missing is said at once, and marked in the fields only when asked to keep it.
        self._emit_settled()

    def close_prompt(self) -> None:
        """Forget the prompt: it is stored, or thrown away."""
        self._pause.stop()
        self._before = None

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """List what is wrong and what would be better; the fields say it once keeping failed."""
        self._problems = _told(problems, blocking=True)
        self._advice = _told(problems, blocking=False)
        self._todo.show_texts([self._line(each) for each in self._problems])
        self._better.show_texts([self._line(each) for each in self._advice])
        self._todo.setVisible(bool(self._problems))
        for part in (self._better, self._better_title):
            part.setVisible(bool(self._advice))
        ready = not self._problems
        self._state.setText(self.tr("✓ It can be asked.") if ready else self.tr("Still to do"))
        self._state.set_tone(Tone.GOOD if ready else Tone.PLAIN)
        if self._strict:
            self.form.show_problems(self._problems)

    def show_refused(self, problems: Sequence[Problem]) -> None:
        """Mark every wrong field, and give the first one the keyboard."""
        self._strict = True
        self.show_problems(problems)
        if self._problems:
            announce(self, self._line(self._problems[0]))
            self.form.focus_field(self._problems[0].field)

    def set_busy(self, *, busy: bool) -> None:
        """Take no second press while the question is being stored."""
        self._keep.setEnabled(not busy)

    def settle(self) -> None:
        """Tell of a change that nobody was told of yet."""
        if self._pause.isActive():
            self._emit_settled()

    def show_draft_kept(self) -> None:
        """Say that what is written so far is safe."""
        if self._changed:
            self._note.setText(self.tr("Draft kept."))

    def keep(self) -> None:
        """Ask to store the question."""
        prompt = self.form.prompt()
        if prompt is not None and self.open_for and self._keep.isEnabled():
            self._pause.stop()
            self.kept.emit(prompt)

    def discard(self) -> None:
        """Ask to forget what is written."""
        prompt = self.form.prompt()
        if prompt is not None and self.open_for:
            self._pause.stop()
            self.discarded.emit(prompt)

    def changed(self) -> bool:
        """Whether anything was written since the prompt was opened, or before as a draft."""
        return self._changed

    def is_new(self) -> bool:
        """Whether the prompt is not among the stored ones yet."""
        return self._new

    def _build_form(self) -> QWidget:
        inner = Snug()
        column = QVBoxLayout(inner)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.addWidget(self.form)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("editor_scroll")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(inner)
        show_through(self._area, inner)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._area.setMinimumHeight(_LEAST_HEIGHT)
        card = Card()
        card.set_margins(1, 1)
        card.body.setSpacing(0)
        card.body.addWidget(self._area, 1)
        return card

    def _build_side(self) -> QWidget:
        side = Card()
        side.body.setSpacing(GRID)
        self._state = PlainLabel(style=TextStyle.SUBTITLE)
        self._state.setObjectName("editor_state")
        self._todo = _Told("editor_problems", self.tr("Still to do"))
        self._better_title = PlainLabel(
            self.tr("Would make it better"), style=TextStyle.SMALL, tone=Tone.MUTED
        )
        self._better = _Told("editor_advice", self.tr("Would make it better"))
        for box in (self._todo, self._better):
            box.itemClicked.connect(self._jump)
            box.itemActivated.connect(self._jump)
        self._note = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        self._note.setObjectName("editor_note")
        self._keep = VerbButton(self.tr("Keep the question"), self.keep, kind="primary")
        self._keep.setObjectName("keep_question")
        discard = VerbButton(self.tr("Discard"), self.discard)
        discard.setObjectName("discard_question")
        side.body.addWidget(self._state)
        side.body.addWidget(self._todo, 2)
        side.body.addWidget(self._better_title)
        side.body.addWidget(self._better, 2)
        # Of no weight beside a list; without one it keeps the buttons down.
        side.body.addStretch(0)
        side.body.addWidget(self._note)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._keep, 1)
        row.addWidget(discard)
        side.body.addLayout(row)
        return side

    def _note_change(self) -> None:
        self._changed = True
        self._note.setText("")
        self._pause.start()

    def _emit_settled(self) -> None:
        self._pause.stop()
        prompt = self.form.prompt()
        if prompt is not None and self.open_for:
            self.settled.emit(prompt)

    def _line(self, problem: Problem) -> str:
        """The field, what is wrong with it and what to do, in one line."""
        prompt = self.form.prompt()
        # Every fact key in a row would hide what is wrong.
        hint = problem.hint if len(problem.hint) <= _LONGEST_HINT else ""
        if prompt is not None and not getattr(prompt, problem.field, True):
            hint = {
                "text": self.tr("Write it as it would be asked."),
                "theme": self.tr("Choose one."),
                "personas": self.tr("Tick who would ask it."),
            }.get(problem.field, hint)
        return f"{field_name(problem.field)}: {as_sentence(problem.message, hint)}"

    def _jump(self, item: QListWidgetItem) -> None:
        box = item.listWidget()
        listed = self._problems if box is self._todo else self._advice
        self.form.focus_field(listed[box.row(item)].field)


def _told(problems: Sequence[Problem], *, blocking: bool) -> tuple[Problem, ...]:
    """The problems of that weight; what follows from an empty question is not said twice."""
    said = [each for each in problems if each.blocking is blocking]
    about_text = {each.message for each in said if each.field == "text"}
    # Left empty, the short form is the question itself.
    kept = (each for each in said if each.field != "short" or each.message not in about_text)
    return tuple(sorted(kept, key=lambda each: field_order(each.field)))
