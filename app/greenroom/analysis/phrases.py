"""Finding phrases in a sentence by stems, in time linear in its words.

How a phrase of the codebook or the cue lists is written:

    roll back        stems, with at most one other word in between ("rolled it back")
    on-call          a hyphen binds: no other word in between, hyphen or not in the text
    =performance     exactly this form, not its stem ("perform" does not match)
    <n> minutes      any number written in digits
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeVar

from greenroom.analysis.draft import Draft, SentenceDraft, Step, Word
from greenroom.analysis.memo import Memo
from greenroom.analysis.words import Stem

Label = TypeVar("Label")

_NUMBER = "<n>"
_PART = re.compile(r"([-/ ]*)(<n>|=?[^\W_]+(?:['’][^\W_]+)*)")


class Hit(NamedTuple, Generic[Label]):
    """A phrase found: words [first, last] of the sentence, and the label it was filed under."""

    first: int
    last: int
    label: Label

    @property
    def words(self) -> range:
        """The numbers of its words in the sentence."""
        return range(self.first, self.last + 1)


# A sentence holds eight of them, and this makes one in a third of the time.
_hit: Callable[[tuple[int, int, Any]], Hit[Any]] = partial(tuple.__new__, Hit)


class _Pattern(NamedTuple):
    """The key of the first word, and of each further one with the words that may stand before."""

    first: str
    rest: tuple[tuple[str, int], ...]
    label: Any


class PhraseIndex(Generic[Label]):
    """Phrases by their first words. `phrases` pairs each phrase with the label it stands for."""

    def __init__(self, phrases: Iterable[tuple[str, Label]], stem: Stem) -> None:
        self.by_first: dict[str, list[_Pattern]] = {}
        for phrase, label in phrases:
            pattern = _read(phrase, label, stem)
            # A phrase of punctuation alone can never be met.
            if pattern is not None:
                self.by_first.setdefault(pattern.first, []).append(pattern)
        self._scan = PhraseScan((self,), stem)

    def find(self, words: Sequence[Word]) -> list[Hit[Label]]:
        """Every phrase in `words`, at each place where it starts, in order of that place."""
        return self._scan.find(words).get(self, [])

    def hits(self, sentence: SentenceDraft) -> Sequence[Hit[Label]]:
        """The same for a sentence that the step `phrases` has scanned."""
        return sentence.hits.get(self, ())


_Found = dict[PhraseIndex[Any], list[Hit[Any]]]


class Opening(NamedTuple):
    """What a word opens and continues.

    Labels of phrases that are the word alone, longer patterns by their second key, and the keys
    under which the word may stand further on in a pattern.
    """

    alone: Sequence[tuple[PhraseIndex[Any], Any]]
    longer: Mapping[str, Sequence[tuple[PhraseIndex[Any], _Pattern]]]
    keys: tuple[str, ...]


_NOTHING = Opening((), {}, ())


class PhraseScan:
    """Finds the phrases of several indexes in one walk over the words."""

    def __init__(self, indexes: Sequence[PhraseIndex[Any]], stem: Stem) -> None:
        self._indexes = indexes
        self._stem = stem
        patterns = chain(*(chain(*index.by_first.values()) for index in indexes))
        # Any other word ends a phrase, whatever it is.
        self._continuing = frozenset(key for each in patterns for key, _ in each.rest)
        self._known = Memo(self.opening)

    def find(self, words: Sequence[Word]) -> _Found:
        """What each index finds, in order of the places where the phrases start."""
        return self.walk([self._known[word.lower] for word in words])

    def walk(self, met: list[Opening]) -> _Found:
        """The same, with what the words open; indexes that find nothing are left out."""
        # With at most one other word in between, phrases look two words ahead.
        met += (_NOTHING, _NOTHING)
        found: _Found = {}
        for first, (alone, longer, _) in enumerate(met):
            for index, label in alone:
                # Most lists find nothing in a sentence, and need not hold that.
                if index in found:
                    found[index].append(_hit((first, first, label)))
                else:
                    found[index] = [_hit((first, first, label))]
            if longer:
                one, two = met[first + 1].keys, met[first + 2].keys
                # The same word twice leads to the same end.
                for key in one if one == two else one + two:
                    if key in longer:
                        _follow_all(longer[key], met, first, found)
        return found

    def opening(self, lower: str) -> Opening:
        """What has to be known of a word with that lower-case form, as its `Word.opening`."""
        keys = _keys(lower, self._stem(lower))
        alone: list[tuple[PhraseIndex[Any], Any]] = []
        longer: dict[str, list[tuple[PhraseIndex[Any], _Pattern]]] = {}
        for index in self._indexes:
            for pattern in chain(*(index.by_first.get(key, ()) for key in keys)):
                if pattern.rest:
                    longer.setdefault(pattern.rest[0][0], []).append((index, pattern))
                else:
                    alone.append((index, pattern.label))
        continuing = tuple(key for key in keys if key in self._continuing)
        return Opening(alone, longer, continuing) if alone or longer or continuing else _NOTHING


def phrases_step(scan: PhraseScan) -> Step:
    """The step `phrases`: fills `hits` of each sentence for all of those lists at once."""

    def run(draft: Draft) -> None:
        """Find the phrases in every sentence, whose words know what `scan` has to know."""
        for sentence in draft.sentences:
            sentence.hits = scan.walk([word.opening for word in sentence.words])

    return Step("phrases", ("words",), run)


def _read(phrase: str, label: object, stem: Stem) -> _Pattern | None:
    keys = []
    for joint, part in _PART.findall(phrase.lower().replace("’", "'")):
        # Numbers and exact forms are compared as they stand; everything else by its stem.
        key = part if part[0] in "<=" else stem(part)
        keys.append((key, 0 if "-" in joint or "/" in joint else 1))
    return _Pattern(keys[0][0], tuple(keys[1:]), label) if keys else None


def longest_first(hits: Sequence[Hit[Label]]) -> Sequence[Hit[Label]]:
    """Those of `hits` that do not overlap: longer ones first, then earlier ones."""
    if len(hits) < 2:
        return hits
    kept: list[Hit[Label]] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda each: (each.first - each.last, each.first)):
        if taken.isdisjoint(hit.words):
            taken.update(hit.words)
            kept.append(hit)
    return kept


def _keys(lower: str, stem: str) -> tuple[str, ...]:
    exact = "=" + lower
    return (stem, exact, _NUMBER) if lower.isdigit() else (stem, exact)


def _follow_all(
    patterns: Iterable[tuple[PhraseIndex[Any], _Pattern]],
    met: Sequence[Opening],
    first: int,
    found: _Found,
) -> None:
    for index, pattern in patterns:
        last = _follow(pattern, met, first)
        if last is not None:
            found.setdefault(index, []).append(Hit(first, last, pattern.label))


def _follow(pattern: _Pattern, met: Sequence[Opening], first: int) -> int | None:
    # The nearest word that fits is taken and no other tried, which keeps the search linear.
    at = first
    for key, gap in pattern.rest:
        at += 1
        if key not in met[at].keys:
            at += 1
            if not gap or key not in met[at].keys:
                return None
    return at
