"""Reading single lines: texts without speakers, each read as a whole.

A line of up to 80 words is one piece, as the lines were that the models learned from; a longer
one is cut at sentence ends into pieces of about 40 words, which are then read together.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nltk.tokenize.punkt import PunktSentenceTokenizer

from greenroom.analysis.draft import Draft, SentenceDraft, Step, run_steps
from greenroom.analysis.sentences import LONGEST_SENTENCE, PIECE, release_punkt, split
from greenroom.analysis.theme_model import MOST_THEMES
from greenroom.model.analysis import Polarity, ThemeMark
from greenroom.model.transcript import SpeakerRole, Utterance

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class LineReading:
    """What was read in one line; the marks stand from the surest down, each theme once.

    `sentiment` runs from -1 to 1; the offsets of the marks are code points of the line.
    """

    marks: tuple[ThemeMark, ...]
    outlook: Polarity
    sentiment: float


class LineReader:
    """Reads lines with the steps of a pipeline that need no speaker."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps

    def read(self, text: str) -> LineReading:
        """The reading of one line; neutral and without themes when it holds no word."""
        utterance = Utterance(0, "", SpeakerRole.RESPONDENT, 0, len(text))
        pieces = run_steps(self._steps, Draft(utterance, text)).sentences
        if not pieces:
            return LineReading((), Polarity.NEUTRAL, 0.0)
        return LineReading(
            marks=_surest(pieces),
            outlook=_together(pieces),
            sentiment=sum(piece.compound for piece in pieces) / len(pieces),
        )


def pieces_step() -> Step:
    """The step `sentences` for lines: fills `Draft.sentences` with pieces."""
    punkt = release_punkt()

    def run(draft: Draft) -> None:
        """Find the pieces."""
        text = draft.text
        draft.sentences = tuple(
            SentenceDraft(start, end, text[start:end]) for start, end in _pieces(text, punkt)
        )

    return Step("sentences", (), run)


def _pieces(text: str, punkt: PunktSentenceTokenizer) -> Iterator[tuple[int, int]]:
    if _count_words(text, LONGEST_SENTENCE + 1) <= LONGEST_SENTENCE:
        end = len(text.rstrip())
        start = len(text) - len(text.lstrip())
        if start < end:
            yield start, end
        return
    first, words, last = 0, 0, 0
    for start, end in split(text, punkt):
        first = first if words else start
        words += _count_words(text[start:end], PIECE)
        last = end
        if words >= PIECE:
            yield first, last
            words = 0
    if words:
        yield first, last


def _count_words(text: str, most: int) -> int:
    count = 0
    for count, _ in enumerate(_WORD.finditer(text), start=1):
        if count == most:
            break
    return count


def _surest(pieces: Sequence[SentenceDraft]) -> tuple[ThemeMark, ...]:
    best: dict[str, ThemeMark] = {}
    for mark in (mark for piece in pieces for mark in piece.themes):
        have = best.get(mark.theme_id)
        if have is None or mark.confidence > have.confidence:
            best[mark.theme_id] = mark
    # Sorting keeps the order of equals, so one piece keeps its own order.
    ranked = sorted(best.values(), key=lambda mark: -mark.confidence)
    return tuple(ranked[:MOST_THEMES])


def _together(pieces: Sequence[SentenceDraft]) -> Polarity:
    counts = Counter(piece.polarity for piece in pieces)
    good, bad = counts[Polarity.POSITIVE], counts[Polarity.NEGATIVE]
    if good == bad:
        return Polarity.NEUTRAL
    return Polarity.POSITIVE if good > bad else Polarity.NEGATIVE
