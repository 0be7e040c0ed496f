"""Finding phrases in a sentence by stems, in time linear in its words.

How a phrase of the codebook or the cue lists is written:

    roll back        stems, with at most one other word in between ("rolled it back")
    on-call          a hyphen binds: no other word in between, hyphen or not in the text
    =performance     exactly this form, not its stem ("perform" does not match)
    <n> minutes      any number written in digits
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from greenroom.analysis.draft import Word
from greenroom.analysis.words import Stem

Label = TypeVar("Label")

_NUMBER = "<n>"
_REMEMBERED = 50_000
_PART = re.compile(r"([-/ ]*)(<n>|=?[^\W_]+(?:['’][^\W_]+)*)")


class Hit(NamedTuple, Generic[Label]):
    """A phrase found: words [first, last] of the sentence, and the label it was filed under."""

    first: int
    last: int
    label: Label


class _Pattern(NamedTuple, Generic[Label]):
    keys: tuple[str, ...]
    gaps: tuple[int, ...]
    label: Label


@dataclass(slots=True)
class _Opening(Generic[Label]):
    """What may follow a first word: labels of single words, and longer patterns by second word."""

    alone: list[Label] = field(default_factory=list)
    longer: dict[str, list[_Pattern[Label]]] = field(default_factory=dict)


class _Met(NamedTuple, Generic[Label]):
    """A word met before: what it opens, and the keys under which it may stand in a pattern."""

    alone: tuple[Label, ...]
    longer: tuple[dict[str, list[_Pattern[Label]]], ...]
    keys: tuple[str, ...]


class PhraseIndex(Generic[Label]):
    """Phrases by their first words. `phrases` pairs each phrase with the label it stands for."""

    def __init__(self, phrases: Iterable[tuple[str, Label]], stem: Stem) -> None:
        self._by_first: dict[str, _Opening[Label]] = {}
        # Most words of a text are met again and again.
        self._met: dict[str, _Met[Label]] = {}
        for phrase, label in phrases:
            pattern = _read(phrase, label, stem)
            # A phrase of punctuation alone can never be met.
            if not pattern.keys:
                continue
            opening = self._by_first.setdefault(pattern.keys[0], _Opening())
            if len(pattern.keys) == 1:
                opening.alone.append(label)
            else:
                opening.longer.setdefault(pattern.keys[1], []).append(pattern)

    def find(self, words: Sequence[Word]) -> list[Hit[Label]]:
        """Every phrase in `words`, at each place where it starts, in order of that place."""
        known = self._met
        met = [known.get(word[2]) or self._meet(word) for word in words]
        found: list[Hit[Label]] = []
        for first, (alone, longer, _) in enumerate(met):
            if alone:
                found += [Hit(first, first, label) for label in alone]
            for patterns in longer:
                found += _open(patterns, met, first)
        return found

    def _meet(self, word: Word) -> _Met[Label]:
        keys = _keys(word)
        openings = [self._by_first[key] for key in keys if key in self._by_first]
        met = _Met(
            tuple(label for opening in openings for label in opening.alone),
            tuple(opening.longer for opening in openings if opening.longer),
            keys,
        )
        if len(self._met) == _REMEMBERED:
            self._met.clear()
        self._met[word.lower] = met
        return met


def _open(
    patterns: Mapping[str, Sequence[_Pattern[Label]]], met: Sequence[_Met[Label]], first: int
) -> list[Hit[Label]]:
    found: list[Hit[Label]] = []
    # With at most one other word in between, the second word is the next or the one after.
    for at in range(first + 1, min(first + 3, len(met))):
        for key in met[at].keys:
            for pattern in patterns.get(key, ()):
                last = _follow(pattern, met, first)
                # Both words may lead to the same end.
                if last is not None and (hit := Hit(first, last, pattern.label)) not in found:
                    found.append(hit)
    return found


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


def _follow(pattern: _Pattern[Label], met: Sequence[_Met[Label]], first: int) -> int | None:
    # The nearest word that fits is taken and no other tried, which keeps the search linear.
    at = first
    for key, gap in zip(pattern.keys[1:], pattern.gaps[1:], strict=True):
        for ahead in range(at + 1, min(at + 2 + gap, len(met))):
            if key in met[ahead].keys:
                at = ahead
                break
        else:
            return None
    return at
