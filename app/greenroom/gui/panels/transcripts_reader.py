"""Reads a transcript: speakers in the margin, marks in the text, code points at the door."""

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from greenroom.gui.theme import tokens_of
from greenroom.gui.widgets.text_offsets import TextOffsets
from greenroom.model.transcript import (
    Coding,
    CodingStatus,
    SpeakerRole,
    Transcript,
    Utterance,
)

MARGIN_WIDTH = 116
"""Pixels left of the text for who speaks and when."""

STRIPES_WIDTH = 14
"""Pixels right of the text for the coding stripes."""


class TranscriptReader(QPlainTextEdit):
    """Shows a transcript's text as it is stored, with its codings marked.

    `utterance_entered` carries the index of the utterance the cursor is in.
    """

    utterance_entered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transcript_text")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Transcript"))
        self.setMinimumSize(320, 160)
        self._offsets = TextOffsets("")
        self._starts: dict[int, Utterance] = {}
        self._codings: tuple[Coding, ...] = ()
        self._current = ""
        self._margin = _Margin(self)
        self._stripes = _Stripes(self)
        self.setViewportMargins(MARGIN_WIDTH, 8, STRIPES_WIDTH + 8, 8)
        self.updateRequest.connect(self._follow)
        self.cursorPositionChanged.connect(self._announce)

    def show_transcript(self, transcript: Transcript) -> None:
        """Show that transcript from its beginning, without marks."""
        self._codings = ()
        # The stored text as it is: labels live in the margin, so offsets need no mapping.
        self.setPlainText(transcript.text)
        self._offsets = TextOffsets(transcript.text)
        self._starts = {
            self._offsets.to_utf16(utterance.start): utterance
            for utterance in transcript.utterances
        }
        self.setExtraSelections([])

    def show_codings(self, codings: Sequence[Coding], current: str = "") -> None:
        """Mark these codings; the one with id `current` stands out and is scrolled to."""
        moved = current != self._current
        self._codings = tuple(each for each in codings if each.status is not CodingStatus.REJECTED)
        self._current = current
        self.setExtraSelections([self._selection(each) for each in self._codings])
        chosen = next((each for each in self._codings if each.id == current), None)
        if chosen is not None and moved:
            cursor = self.textCursor()
            cursor.setPosition(self._offsets.to_utf16(chosen.start))
            self.setTextCursor(cursor)
            self.centerCursor()
        self._stripes.update()

    def selected_span(self) -> tuple[int, int]:
        """The selection's code points [start, end) of the transcript's text."""
        cursor = self.textCursor()
        return (
            self._offsets.to_code_point(cursor.selectionStart()),
            self._offsets.to_code_point(cursor.selectionEnd()),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep both margins beside the text."""
        super().resizeEvent(event)
        inner = self.contentsRect()
        top, height = inner.top() + 8, inner.height() - 16
        self._margin.setGeometry(QRect(inner.left(), top, MARGIN_WIDTH - 8, height))
        right = self.viewport().geometry().right() + 4
        self._stripes.setGeometry(QRect(right, top, STRIPES_WIDTH, height))

    def changeEvent(self, event: QEvent) -> None:
        """Mark anew in the colours of another appearance."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setExtraSelections([self._selection(each) for each in self._codings])

    def _follow(self, _area: QRect, _moved: int) -> None:
        self._margin.update()
        self._stripes.update()

    def _announce(self) -> None:
        start = max(
            (each for each in self._starts if each <= self.textCursor().position()), default=None
        )
        if start is not None:
            self.utterance_entered.emit(self._starts[start].index)

    def _selection(self, coding: Coding) -> QTextEdit.ExtraSelection:
        tokens = tokens_of(self.palette())
        marks = QTextCharFormat()
        if coding.status is CodingStatus.ACCEPTED:
            marks.setBackground(QColor(tokens.accent_soft))
        else:
            # An unconfirmed theme must look unconfirmed, also without colour: a dotted line.
            marks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            marks.setUnderlineColor(QColor(tokens.accent))
        if coding.id == self._current:
            marks.setBackground(QColor(tokens.warn_soft))
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._offsets.to_utf16(coding.start))
        cursor.setPosition(self._offsets.to_utf16(coding.end), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = marks
        return selection

    def speaker_rows(self) -> list[tuple[int, Utterance]]:
        """The visible utterances with the vertical pixel where each begins."""
        rows = []
        # Only what is in sight: a long transcript has thousands of utterances.
        block = self.firstVisibleBlock()
        while block.isValid():
            top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
            if top > self.viewport().height():
                break
            utterance = self._starts.get(block.position())
            if utterance is not None:
                rows.append((round(top), utterance))
            block = block.next()
        return rows

    def stripe_rows(self) -> list[tuple[int, int, Coding]]:
        """The visible codings with the vertical pixels [top, bottom) they cover."""
        rows = []
        for coding in self._codings:
            top = self._line_top(coding.start)
            bottom = self._line_top(max(coding.start, coding.end - 1)) + self.fontMetrics().height()
            if bottom >= 0 and top <= self.viewport().height():
                rows.append((top, bottom, coding))
        return rows

    def _line_top(self, code_point: int) -> int:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._offsets.to_utf16(code_point))
        return self.cursorRect(cursor).top()


class _Margin(QWidget):
    """Paints who speaks, and when, beside the first line of each utterance."""

    def __init__(self, reader: TranscriptReader) -> None:
        super().__init__(reader)
        self._reader = reader

    def sizeHint(self) -> QSize:
        """As wide as the margin is."""
        return QSize(MARGIN_WIDTH, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the labels of the visible utterances."""
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        rows = self._reader.speaker_rows()
        # Of the last one only the beginning may be in sight.
        ends = chain((top for top, _ in rows[1:]), (2 * self.height(),))
        for (top, utterance), end in zip(rows, ends, strict=False):
            time = "" if utterance.begins_ms is None else clock_words(utterance.begins_ms)
            name_place, time_place = label_places(
                QRect(12, top, self.width() - 12, end - top), time, self.fontMetrics()
            )
            asks = utterance.role is SpeakerRole.INTERVIEWER
            painter.setPen(QColor(tokens.muted if asks else tokens.text))
            name = self.fontMetrics().elidedText(
                utterance.speaker or "–", Qt.TextElideMode.ElideRight, name_place.width()
            )
            painter.drawText(name_place, Qt.AlignmentFlag.AlignLeft, name)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(time_place, Qt.AlignmentFlag.AlignLeft, time)


def label_places(room: QRect, time: str, metrics: QFontMetrics) -> tuple[QRect, QRect]:
    """Where a speaker's name and the time stand in `room`, the pixels beside an utterance.

    The time stands under the name, or after it where the utterance is one line high.
    """
    line = metrics.height()
    name = QRect(room.left(), room.top(), room.width(), line)
    if room.height() >= 2 * line:
        return name, name.translated(0, line)
    width = min(metrics.horizontalAdvance(time), room.width())
    # Between them stays a gap as wide as a letter, however long the name is.
    name.setWidth(max(0, room.width() - width - metrics.averageCharWidth()))
    return name, QRect(room.right() - width + 1, room.top(), width, line)


class _Stripes(QWidget):
    """Paints a bar beside every coded passage: full when accepted, hollow when suggested."""

    def __init__(self, reader: TranscriptReader) -> None:
        super().__init__(reader)
        self._reader = reader

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars of the visible codings."""
        painter = QPainter(self)
        colour = QColor(tokens_of(self.palette()).accent)
        for top, bottom, coding in self._reader.stripe_rows():
            bar = QRect(3, top + 2, 5, max(6, bottom - top - 4))
            if coding.status is CodingStatus.ACCEPTED:
                painter.fillRect(bar, colour)
            else:
                painter.setPen(colour)
                painter.drawRect(bar.adjusted(0, 0, -1, -1))


def clock_words(milliseconds: int) -> str:
    """Hours, minutes and seconds from the start: `1:02:03`, or `2:03` in the first hour."""
    seconds = milliseconds // 1000
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
