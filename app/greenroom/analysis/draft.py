"""What the steps of the pipeline hand on to each other: one utterance, filled in step by step.

All offsets are code points of the transcript's text.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from greenroom.model.analysis import Polarity, Richness, ThemeMark
from greenroom.model.transcript import Utterance


class Word(NamedTuple):
    """One word, code points [start, end), with its lower-case form and its stem."""

    start: int
    end: int
    lower: str
    stem: str


@dataclass(slots=True)
class SentenceDraft:
    """One sentence, code points [start, end), filled in by the steps one after the other.

    `scores` weighs the codebook's phrases by theme id; `about` is the chance, 0..1, that it is
    about delivering, operating or changing a product; `terms` are the stems and pairs of stems
    that the models weigh, and `kinds` the kinds of words.
    """

    start: int
    end: int
    text: str
    words: tuple[Word, ...] = ()
    compound: float = 0.0
    polarity: Polarity = Polarity.NEUTRAL
    themes: tuple[ThemeMark, ...] = ()
    scores: Mapping[str, int] = field(default_factory=dict)
    about: float = 0.0
    terms: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """One respondent utterance on its way through the pipeline, filled in by its steps."""

    utterance: Utterance
    text: str
    sentences: tuple[SentenceDraft, ...] = ()
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
