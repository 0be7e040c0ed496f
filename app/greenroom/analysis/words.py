"""The step `words`: the words of each sentence, in lower case and with their stems.

With them the terms that the trained models weigh.
"""

from collections.abc import Callable, Sequence, Set
from itertools import chain
from typing import NamedTuple

from nltk.stem.snowball import EnglishStemmer

from greenroom.analysis.draft import WORD, Draft, Step, Word
from greenroom.analysis.memo import Memo

_STOP_WORDS = """
a an the and or of to in on at for with is are was were be been it this that i you we they he she
as by from so like just if but not no do did doe does has have had there what which who how when
then than can could would will should may might our your their its it my me us them
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
_LONGEST_STEMMED = 30

Stem = Callable[[str], str]
ReadTerms = Callable[[Sequence[Word]], tuple[str, ...]]


def stemmer() -> Stem:
    """A function from a lower-case word to its stem (Snowball English, remembered).

    Words with digits or other alphabets, and endless ones, are their own stem.
    """
    snowball = EnglishStemmer()

    def stem(word: str) -> str:
        """The stem of one lower-case word."""
        # Snowball rewrites a word for every vowel it meets: endless words would take for ever.
        if len(word) > _LONGEST_STEMMED or not word.isascii():
            return word
        return str(snowball.stem(word))

    return Memo(stem).__getitem__


class WordReader:
    """Finds the words of texts; `term` and `opening` tell of a word what steps have to know."""

    def __init__(
        self,
        stem: Stem,
        term: Callable[[str], object] | None = None,
        opening: Callable[[str], object] | None = None,
    ) -> None:
        def words(part: str) -> tuple[Word, ...]:
            """The words of a stretch without blanks."""
            lowered = [found.lower().replace("’", "'") for found in WORD.findall(part)]
            return tuple([known[lower] for lower in lowered])

        def word(lower: str) -> Word:
            """The word of that lower-case form."""
            stemmed = stem(lower)
            return Word(
                lower,
                stemmed,
                term(stemmed) if term is not None else None,
                opening(lower) if opening is not None else None,
            )

        known = Memo(word)
        self._parts = Memo(words)

    def read(self, text: str) -> tuple[Word, ...]:
        """The words of `text` in order."""
        # No word holds a blank, and most stretches between blanks were met before.
        return tuple(chain.from_iterable(map(self._parts.__getitem__, text.split())))


def words_step(reader: WordReader, read_terms: ReadTerms, fewest: int = 0) -> Step:
    """The step `words`: fills `words` of each sentence, and `terms` from `fewest` words up."""

    def run(draft: Draft) -> None:
        """Find the words of every sentence."""
        for sentence in draft.sentences:
            sentence.words = reader.read(sentence.text)
            if len(sentence.words) >= fewest:
                sentence.terms = read_terms(sentence.words)

    return Step("words", ("sentences",), run)


def read_terms(words: Sequence[Word]) -> tuple[str, ...]:
    """The stems and pairs of neighbouring stems; stop words and numbers only within pairs."""
    found = []
    before, before_stops = "", True
    for word in words:
        stem = word.stem
        stops = stem in STOP_WORDS
        if _counts_alone(stem):
            found.append(stem)
        if before and not (stops and before_stops):
            found.append(f"{before} {stem}")
        before, before_stops = stem, stops
    # Saying it twice is no more evidence than saying it once.
    return tuple(dict.fromkeys(found))


class _Term(NamedTuple):
    """The term that a stem is by itself, if any, and pairs that it begins by their second stem."""

    alone: str
    pairs: dict[str, str]


class KnownTerms:
    """Reads those terms that stand in `names`, without making up the names of all the others."""

    def __init__(self, names: Set[str]) -> None:
        self._terms: dict[str, _Term] = {}
        for name in names:
            first, blank, second = name.partition(" ")
            term = self._terms.setdefault(first, _Term(_alone(first, names), {}))
            if blank and not (first in STOP_WORDS and second in STOP_WORDS):
                term.pairs[second] = name
        self._nothing = _Term("", {})

    def term(self, stem: str) -> _Term:
        """What has to be known of a word with that stem, as its `Word.term`."""
        return self._terms.get(stem, self._nothing)

    def read(self, words: Sequence[Word]) -> tuple[str, ...]:
        """Those of `read_terms` that are known."""
        found = []
        pairs = self._nothing.pairs
        for _, stem, (alone, following), _ in words:
            if stem in pairs:
                found.append(pairs[stem])
            if alone:
                found.append(alone)
            pairs = following
        # Saying it twice is no more evidence than saying it once.
        return tuple(dict.fromkeys(found))


def _alone(stem: str, names: Set[str]) -> str:
    return stem if stem in names and _counts_alone(stem) else ""


def _counts_alone(stem: str) -> bool:
    return len(stem) > 1 and stem not in STOP_WORDS and not stem.isdigit()
