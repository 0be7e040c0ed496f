"""Message readiness: the dial, its formula in numbers, and the themes it is made of."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from greenroom.gui.panels.practice_table import WholeTable
from greenroom.gui.panels.practice_wording import short_moment
from greenroom.gui.tokens import GAP, GRID, PADDING, TextStyle, Tone
from greenroom.gui.widgets.buttons import VerbButton
from greenroom.gui.widgets.card import Card
from greenroom.gui.widgets.dial import Dial
from greenroom.gui.widgets.labels import PlainLabel
from greenroom.gui.widgets.tables import Column, RowsModel
from greenroom.model.board import MessageReadiness, ThemeAnswer
from greenroom.model.score import PASS

_NAMED = 3


class MessagePanel(QWidget):
    """How well the presenter answers by now, and what that is made of.

    `rehearse_wanted` asks for a rehearsal, `brush_up_wanted` for the weakest cards.
    """

    rehearse_wanted = Signal()
    brush_up_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._build_card())
        self._rows: RowsModel[ThemeAnswer] = RowsModel(self._columns())
        column.addWidget(self._build_parts())

    def show_message(self, message: MessageReadiness, *, zone: str, cards: int) -> None:
        """Show how ready the presenter is; moments are said in that zone.

        `cards` is how many questions were met; with some there is something to brush up.
        """
        self._dial.show_score(message.value)
        self._formula.setText(self._formula_words(message))
        self._source.setText(self._source_words(message, zone))
        self._show_missing(message)
        self._sum.setText(self._sum_words(message))
        self._rows.set_rows(message.themes)
        self._rehearse.setVisible(not cards)
        self._brush_up.setVisible(bool(cards))

    def _build_card(self) -> Card:
        card = Card()
        card.set_margins(PADDING, GRID + 4)
        row = QHBoxLayout()
        row.setSpacing(GRID * 3)
        # Every theme answered by an answer that holds: that is what there is to reach.
        self._dial = Dial(self.tr("Message readiness"), target=PASS)
        fixed = QSizePolicy.Policy.Fixed
        self._dial.setSizePolicy(fixed, fixed)
        row.addWidget(self._dial)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        self._formula = PlainLabel(style=TextStyle.SUBTITLE)
        self._formula.setObjectName("message_formula")
        self._missing = PlainLabel()
        self._missing.setObjectName("message_missing")
        self._source = PlainLabel(style=TextStyle.SMALL, tone=Tone.MUTED)
        promise = PlainLabel(
            self.tr("Practice makes the presenter ready; it never moves launch readiness."),
            style=TextStyle.SMALL,
            tone=Tone.MUTED,
        )
        words.addStretch(1)
        for label in (self._formula, self._missing, self._source, promise):
            words.addWidget(label)
        words.addLayout(self._build_buttons())
        words.addStretch(1)
        row.addLayout(words, 1)
        card.body.addLayout(row)
        return card

    def _build_buttons(self) -> QHBoxLayout:
        """The one next step: a first rehearsal, or what was weak in those before."""
        row = QHBoxLayout()
        self._rehearse = VerbButton(
            self.tr("Start a rehearsal"), self.rehearse_wanted.emit, kind="primary"
        )
        self._rehearse.setObjectName("message_rehearse")
        self._brush_up = VerbButton(
            self.tr("Brush up (10 minutes)"), self.brush_up_wanted.emit, kind="primary"
        )
        self._brush_up.setObjectName("message_brush_up")
        row.addWidget(self._rehearse)
        row.addWidget(self._brush_up)
        row.addStretch(1)
        return row

    def _build_parts(self) -> Card:
        card = Card(self.tr("What it is made of"))
        self._sum = PlainLabel(tone=Tone.MUTED)
        self._sum.setObjectName("message_sum")
        card.body.addWidget(self._sum)
        table = WholeTable(self._rows)
        table.setObjectName("message_themes")
        table.setAccessibleName(self.tr("Themes by severity and score"))
        card.body.addWidget(table)
        return card

    def _formula_words(self, message: MessageReadiness) -> str:
        if message.value is None or message.mean is None:
            return self.tr("No answer counts yet. Rehearse, and this dial fills.")
        # One decimal: whole numbers would not always multiply to the whole number shown.
        words = self.tr("{mean} on average × {count} of {all} themes = {value}")
        return (
            words.replace("{mean}", f"{message.mean:.1f}")
            .replace("{count}", str(len(_scored(message))))
            .replace("{all}", str(len(message.themes)))
            .replace("{value}", f"{message.value:.1f}")
        )

    def _source_words(self, message: MessageReadiness, zone: str) -> str:
        if message.as_of is None:
            return self.tr("Nothing was answered so far.")
        one = self.tr("From 1 rehearsal, the newest answer on {day}.")
        several = self.tr("From {count} rehearsals, the newest answer on {day}.")
        words = one if message.rehearsals == 1 else several
        return words.replace("{count}", str(message.rehearsals)).replace(
            "{day}", short_moment(message.as_of, zone)
        )

    def _sum_words(self, message: MessageReadiness) -> str:
        rule = self.tr(
            "A theme's score is the mean of its questions' best recent answers; an answer whose "
            "facts have changed does not count."
        )
        scored = _scored(message)
        if not scored or message.mean is None or message.value is None:
            return rule
        words = self.tr(
            "Severity × score adds up to {sum}; divided by the severity of the answered themes, "
            "{severity}, that is {mean}. Times {count} of {all} themes: {value}."
        )
        told = (
            words.replace("{sum}", f"{sum(map(_weighted, scored)):,}")
            .replace("{severity}", str(sum(each.severity for each in scored)))
            .replace("{mean}", f"{message.mean:.1f}")
            .replace("{count}", str(len(scored)))
            .replace("{all}", str(len(message.themes)))
            .replace("{value}", f"{message.value:.1f}")
        )
        return f"{told} {rule}"

    def _show_missing(self, message: MessageReadiness) -> None:
        """Name the blocking themes without an answer: there the most is to be gained."""
        missing = [each.theme_name for each in message.themes if each.blocking and not each.asked]
        self._missing.setVisible(bool(missing) and message.value is not None)
        named = ", ".join(missing[:_NAMED])
        more = len(missing) - _NAMED
        if more > 0:
            named += self.tr(" and %1 more").replace("%1", str(more))
        self._missing.setText(self.tr("Blocking and never asked: %1.").replace("%1", named))

    def _columns(self) -> tuple[Column[ThemeAnswer], ...]:
        blocking, conditional = self.tr("blocking"), self.tr("conditional")
        none = self.tr("no answer")
        return (
            Column(self.tr("Theme"), lambda each: each.theme_name),
            Column(self.tr("Gate"), lambda each: blocking if each.blocking else conditional),
            Column(self.tr("Asked"), lambda each: str(each.asked), numeric=True),
            Column(self.tr("Severity"), lambda each: str(each.severity), numeric=True),
            Column(
                self.tr("Score"),
                lambda each: none if each.score is None else str(each.score),
                numeric=True,
                tone=_tone,
            ),
            Column(
                self.tr("Severity × score"),
                lambda each: "–" if each.score is None else str(_weighted(each)),
                numeric=True,
            ),
        )


def _scored(message: MessageReadiness) -> tuple[ThemeAnswer, ...]:
    return tuple(each for each in message.themes if each.score is not None)


def _weighted(theme: ThemeAnswer) -> int:
    return theme.severity * (theme.score or 0)


def _tone(theme: ThemeAnswer) -> Tone:
    if theme.score is None:
        return Tone.MUTED
    return Tone.GOOD if theme.score >= PASS else Tone.BAD
