"""What the steps of the pipeline hand on to each other: one utterance, filled in step by step.

All offsets are code points of the transcript's text.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from greenroom.model.analysis import Polarity, Richness, ThemeMark
from greenroom.model.transcript import Utterance

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""Hyphens and slashes separate, so "on-call" and "go/no-go" match however they are written."""


class Word(NamedTuple):
    """A word wherever it stands: its lower-case form and its stem.

    `term` and `opening` are what the steps `words` and `phrases` have to know of it; it is kept
    here so that a word is looked up once.
    """

    lower: str
    stem: str
    term: Any = None
    opening: Any = None


@dataclass(slots=True)
class SentenceDraft:
    """One sentence, code points [start, end), filled in by the steps one after the other.

    `hits` are the phrases found, by the list that they stand in; `scores` weighs those of the
    codebook by theme id; `terms` are the stems and pairs of stems that the models weigh, and
    `kinds` the kinds of words; `about` is the chance, 0..1, that a sentence long enough for the
    models is about delivering, operating or changing a product.
    """

    start: int
    end: int
    text: str
    words: tuple[Word, ...] = ()
    hits: Mapping[Any, list[Any]] = field(default_factory=dict)
    compound: float = 0.0
    polarity: Polarity = Polarity.NEUTRAL
    themes: tuple[ThemeMark, ...] = ()
    scores: Mapping[str, int] = field(default_factory=dict)
    about: float = 0.0
    terms: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    _gaps: Sequence[str] = ()
    _places: Sequence[tuple[int, int]] = ()

    def gaps(self) -> Sequence[str]:
        """What stands before each of the words, and at last after all of them."""
        # Few sentences are ever asked, and those again and again.
        if not self._gaps:
            self._gaps = WORD.split(self.text)
        return self._gaps

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The code points [start, end) of the words `first` to `last`, counted as `start` is."""
        # Whoever asks about one word asks about others: a mark, and what it quotes.
        if not self._places:
            self._places = [found.span() for found in WORD.finditer(self.text)]
        return self.start + self._places[first][0], self.start + self._places[last][1]

    def quote(self, first: int, last: int) -> str:
        """The words `first` to `last` as they were written."""
        start, end = self.span(first, last)
        return self.text[start - self.start : end - self.start]


@dataclass(slots=True)
class Draft:
    """One respondent utterance on its way through the pipeline, filled in by its steps.

    `spoken` are the words that richness counts.
    """

    utterance: Utterance
    text: str
    sentences: tuple[SentenceDraft, ...] = ()
    spoken: Sequence[str] = ()
    richness: Richness | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One named step: which steps must have run before, and how it fills in a draft."""

    name: str
    needs: tuple[str, ...]
    run: Callable[[Draft], None]


def check_needs(steps: Iterable[Step]) -> None:
    """Raise ValueError when a step stands before one it needs: the order is a programmer's."""
    ready: set[str] = set()
    for step in steps:
        missing = [need for need in step.needs if need not in ready]
        if missing:
            raise ValueError(f"The step {step.name} needs {', '.join(missing)} before it.")
        ready.add(step.name)


def run_steps(steps: Iterable[Step], draft: Draft) -> Draft:
    """The draft, filled in by all of the steps in their order."""
    for step in steps:
        step.run(draft)
    return draft
