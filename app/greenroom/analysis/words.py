"""The second step: the words of each sentence with offsets, lower-case forms and stems.

With them the terms that the trained models weigh.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from nltk.stem.snowball import EnglishStemmer

from greenroom.analysis.draft import Draft, Step, Word

# Hyphens and slashes separate, so "on-call" and "go/no-go" match however they are written.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STOP_WORDS = """
a an the and or of to in on at for with is are was were be been it this that i you we they he she
as by from so like just if but not no do did doe does has have had there what which who how when
then than can could would will should may might our your their its it my me us them
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
_LONGEST_STEMMED = 30
_REMEMBERED = 50_000

Stem = Callable[[str], str]


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

    return lru_cache(maxsize=_REMEMBERED)(stem)


def read_words(text: str, base: int, stem: Stem) -> tuple[Word, ...]:
    """The words of `text` in order, their offsets counted from `base`."""
    lowered = [
        (match.start(), match.end(), match[0].lower().replace("’", "'"))
        for match in _WORD.finditer(text)
    ]
    return tuple([Word(base + a, base + b, lower, stem(lower)) for a, b, lower in lowered])


def words_step(stem: Stem) -> Step:
    """The step `words`: fills `words` and `terms` of each sentence."""

    def run(draft: Draft) -> None:
        """Find the words of every sentence."""
        for sentence in draft.sentences:
            sentence.words = read_words(sentence.text, sentence.start, stem)
            sentence.terms = read_terms(sentence.words)

    return Step("words", ("sentences",), run)


def read_terms(words: Sequence[Word]) -> tuple[str, ...]:
    """The stems and pairs of neighbouring stems; stop words and numbers only within pairs."""
    found = []
    before, before_stops = "", True
    for _, _, _, stem in words:
        stops = stem in STOP_WORDS
        if not stops and len(stem) > 1 and not stem.isdigit():
            found.append(stem)
        if before and not (stops and before_stops):
            found.append(f"{before} {stem}")
        before, before_stops = stem, stops
    # Saying it twice is no more evidence than saying it once.
    return tuple(dict.fromkeys(found))
