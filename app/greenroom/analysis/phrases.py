"""Finding phrases in a sentence by stems, in time linear in its words.

How a phrase of the codebook or the cue lists is written:

    roll back        stems, with at most one other word in between ("rolled it back")
    on-call          a hyphen binds: no other word in between, hyphen or not in the text
    =performance     exactly this form, not its stem ("perform" does not match)
    <n> minutes      any number written in digits
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from greenroom.analysis.draft import Word
from greenroom.analysis.words import Stem

Label = TypeVar("Label")

_NUMBER = "<n>"
_PART = re.compile(r"([-/ ]*)(<n>|=?[^\W_]+(?:['’][^\W_]+)*)")


@dataclass(frozen=True, slots=True)
class Hit(Generic[Label]):
    """A phrase found: words [first, last] of the sentence, and the label it was filed under."""

    first: int
    last: int
    label: Label


@dataclass(frozen=True, slots=True)
class _Pattern(Generic[Label]):
    keys: tuple[str, ...]
    gaps: tuple[int, ...]
    label: Label


class PhraseIndex(Generic[Label]):
    """Phrases by their first word. `phrases` pairs each phrase with the label it stands for."""

    def __init__(self, phrases: Iterable[tuple[str, Label]], stem: Stem) -> None:
        self._by_first: dict[str, list[_Pattern[Label]]] = {}
        for phrase, label in phrases:
            pattern = _read(phrase, label, stem)
            # A phrase of punctuation alone can never be met.
            if pattern.keys:
                self._by_first.setdefault(pattern.keys[0], []).append(pattern)

    def find(self, words: Sequence[Word]) -> Iterator[Hit[Label]]:
        """Every phrase in `words`, at each place where it starts, in order of that place."""
        for first, word in enumerate(words):
            for key in _keys(word):
                for pattern in self._by_first.get(key, ()):
                    last = _follow(pattern, words, first)
                    if last is not None:
                        yield Hit(first, last, pattern.label)


def _read(phrase: str, label: Label, stem: Stem) -> _Pattern[Label]:
    keys, gaps = [], []
    for joint, part in _PART.findall(phrase.lower().replace("’", "'")):
        # Numbers and exact forms are compared as they stand; everything else by its stem.
        keys.append(part if part[0] in "<=" else stem(part))
        gaps.append(0 if "-" in joint or "/" in joint else 1)
    return _Pattern(tuple(keys), tuple(gaps), label)


def longest_first(hits: Iterable[Hit[Label]]) -> tuple[Hit[Label], ...]:
    """Those of `hits` that do not overlap: longer ones first, then earlier ones."""
    kept: list[Hit[Label]] = []
    for hit in sorted(hits, key=lambda each: (each.first - each.last, each.first)):
        if all(hit.last < other.first or other.last < hit.first for other in kept):
            kept.append(hit)
    return tuple(kept)


def _keys(word: Word) -> tuple[str, ...]:
    exact = "=" + word.lower
    return (word.stem, exact, _NUMBER) if word.lower.isdigit() else (word.stem, exact)


def _follow(pattern: _Pattern[Label], words: Sequence[Word], first: int) -> int | None:
    # The nearest word that fits is taken and no other tried, which keeps the search linear.
    at = first
    for key, gap in zip(pattern.keys[1:], pattern.gaps[1:], strict=True):
        for ahead in range(at + 1, min(at + 2 + gap, len(words))):
            if key in _keys(words[ahead]):
                at = ahead
                break
        else:
            return None
    return at
