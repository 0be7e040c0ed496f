"""The second step: the words of each sentence with offsets, lower-case forms and stems."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from nltk.stem.snowball import EnglishStemmer

from greenroom.analysis.draft import Draft, Step, Word

# Hyphens and slashes separate, so "on-call" and "go/no-go" match however they are written.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
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


def read_words(text: str, base: int, stem: Stem) -> Iterator[Word]:
    """The words of `text` in order, their offsets counted from `base`."""
    for match in _WORD.finditer(text):
        lower = match.group().lower().replace("’", "'")
        yield Word(base + match.start(), base + match.end(), lower, stem(lower))


def words_step(stem: Stem) -> Step:
    """The step `words`: fills `SentenceDraft.words`."""

    def run(draft: Draft) -> Draft:
        """The draft with the words of its sentences."""
        return replace(
            draft,
            sentences=tuple(
                replace(each, words=tuple(read_words(each.text, each.start, stem)))
                for each in draft.sentences
            ),
        )

    return Step("words", ("sentences",), run)
