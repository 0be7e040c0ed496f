"""The first step: an utterance cut into sentences with exact offsets.

Punkt (Kiss and Strunk 2006) with abbreviations set by hand, so no trained data is needed.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from greenroom.analysis.draft import Draft, SentenceDraft, Step

# "no" is left out on purpose: "Is it tested? No. We ..." is far more common here than "No. 5".
_ABBREVIATIONS = """
dr mr mrs ms prof sr jr st vs etc e.g i.e eg ie approx fig inc ltd corp co dept est p pp sec vol
ver rev ref u.s u.k a.m p.m jan feb mar apr jun jul aug sept oct nov dec
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
LONGEST_SENTENCE = 80
"""More words than this without a full stop are cut up, so unpunctuated speech can be counted."""
PIECE = 40
"""About how many words each piece of such a stretch gets."""

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_WORD = re.compile(r"\S+")
# A word of two letters and more, its mark, and the next word: nothing there to be weighed.
_PLAIN_END = re.compile(r"([^\W\d_]{2,})[.?!]\s+[^\W\d_][\w']*\Z")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
# Punkt looks back over a whole line at every full stop; longer lines are handed over in parts.
_LONGEST_LINE = 2_000


def sentences_step() -> Step:
    """The step `sentences`: fills `Draft.sentences` with spans that hold at least one word."""
    punkt = release_punkt()

    def run(draft: Draft) -> None:
        """Find the sentences, offsets counted from the transcript's start."""
        base, text = draft.utterance.start, draft.text
        draft.sentences = tuple(
            SentenceDraft(base + start, base + end, text[start:end])
            for start, end in split(text, punkt)
        )

    return Step("sentences", (), run)


def release_punkt() -> PunktSentenceTokenizer:
    """A Punkt tokenizer that knows the abbreviations of release talk.

    It decides plain cases at once, as Punkt would after a longer look.
    """
    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    punkt = PunktSentenceTokenizer(parameters)
    look_longer = punkt.text_contains_sentbreak

    def contains_end(context: str) -> bool:
        """Whether a sentence ends in `context`, a possible end with the words around it."""
        plain = _PLAIN_END.match(context)
        if plain is not None and plain[1].lower() not in ABBREVIATIONS:
            return True
        return bool(look_longer(context))

    punkt.text_contains_sentbreak = contains_end
    return punkt


def split(text: str, punkt: PunktSentenceTokenizer) -> Iterator[tuple[int, int]]:
    """The code points [start, end) of each sentence in `text`, in order, without blank ends.

    A line break always ends a sentence; stretches without a letter or digit are left out.
    """
    for line_start, line_end in _lines(text):
        for start, end in punkt.span_tokenize(text[line_start:line_end]):
            sentence = text[line_start + start : line_start + end]
            if _LETTER_OR_DIGIT.search(sentence):
                for piece_start, piece_end in _pieces(sentence):
                    yield line_start + start + piece_start, line_start + start + piece_end


def _lines(text: str) -> Iterator[tuple[int, int]]:
    # Punkt would join lines, but a line break in a transcript is a pause someone wrote down.
    for line in _LINE.finditer(text):
        start = line.start()
        while line.end() - start > _LONGEST_LINE:
            cut = _place_to_cut(text, start, start + _LONGEST_LINE)
            yield start, cut
            start = cut
        yield start, line.end()


def _place_to_cut(text: str, start: int, end: int) -> int:
    """After the last full stop of [start, end), or the last space, or else at `end`."""
    stop = max(text.rfind(mark, start, end) for mark in (". ", "? ", "! "))
    if stop >= start:
        return stop + 1
    space = text.rfind(" ", start, end)
    return space if space > start else end


def _pieces(sentence: str) -> Iterator[tuple[int, int]]:
    # So many words do not fit into so few characters, and most sentences are that short.
    if len(sentence) < 2 * LONGEST_SENTENCE:
        bare = sentence.strip()
        start = sentence.index(bare)
        yield start, start + len(bare)
        return
    words = [match.span() for match in _WORD.finditer(sentence)]
    if len(words) <= LONGEST_SENTENCE:
        yield words[0][0], words[-1][1]
        return
    # Equal pieces, so that the last one is no stump of two words.
    count = -(-len(words) // PIECE)
    edges = [len(words) * number // count for number in range(count + 1)]
    for first, last in pairwise(edges):
        yield words[first][0], words[last - 1][1]
