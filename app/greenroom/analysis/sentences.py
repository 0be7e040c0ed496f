"""The step `sentences`: an utterance cut into sentences with exact offsets.

Punkt (Kiss and Strunk 2006) with abbreviations set by hand, so no trained data is needed.
"""

import re
from collections import Counter
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
# Every mark that Punkt would look at; the group is there when blanks and a word follow it.
_POSSIBLE_END = re.compile(
    r"[.?!](?:([ \t]+)(?=[^\W_])|(?=[)\";}\]*:@'({\[‘’“”«»?!])|(?=\s+[^ \t]))"
)
# More than one letter, so no initial; no digit first, so no number; and its last part.
_PLAIN_WORD = re.compile(r"(?=[^\W\d_].)(?:[^\W_]+[-'’])*([^\W_]+)")
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
    """A Punkt tokenizer that knows the abbreviations of release talk."""
    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    # Nothing is known of any word's case; a counter says so without noting down who was asked.
    parameters.ortho_context = Counter()
    return PunktSentenceTokenizer(parameters)


def split(text: str, punkt: PunktSentenceTokenizer) -> Iterator[tuple[int, int]]:
    """The code points [start, end) of each sentence in `text`, in order, without blank ends.

    A line break always ends a sentence; stretches without a letter or digit are left out.
    """
    for line_start, line_end in _lines(text):
        for start, end in cut_line(text[line_start:line_end], punkt):
            sentence = text[line_start + start : line_start + end]
            # So many words do not fit into so few characters, and most sentences are that short.
            if len(sentence) < 2 * LONGEST_SENTENCE and sentence[:1].isalnum():
                yield line_start + start, line_start + start + len(sentence.rstrip())
            elif _LETTER_OR_DIGIT.search(sentence):
                for piece_start, piece_end in _pieces(sentence):
                    yield line_start + start + piece_start, line_start + start + piece_end


def cut_line(line: str, punkt: PunktSentenceTokenizer) -> Iterator[tuple[int, int]]:
    """The code points [start, end) of each sentence of one line, as Punkt finds them.

    A plain word with its mark before another word ends a sentence whatever stands around it;
    Punkt is asked about what lies between such ends only where there are other marks in it.
    """
    start, is_plain = 0, True
    for end in _POSSIBLE_END.finditer(line):
        at = end.start()
        word = line[max(start, line.rfind(" ", start, at) + 1) : at]
        if end[1] and _ends_plainly(word):
            if is_plain:
                yield start, at + 1
            else:
                yield from _ask(punkt, line, start, at + 1)
            start, is_plain = end.end(), True
        # Three dots after a word never end a sentence.
        elif not (end[1] and word.endswith(".") and word.rstrip(".").isalnum()):
            is_plain = False
    if is_plain:
        yield start, len(line.rstrip())
    else:
        yield from _ask(punkt, line, start, len(line))


def _ask(
    punkt: PunktSentenceTokenizer, line: str, start: int, end: int
) -> Iterator[tuple[int, int]]:
    for first, last in punkt.span_tokenize(line[start:end]):
        yield start + first, start + last


def _ends_plainly(word: str) -> bool:
    # Abbreviations, initials and numbers may stand before a full stop within a sentence.
    plain = _PLAIN_WORD.fullmatch(word)
    return plain is not None and plain[1].lower() not in ABBREVIATIONS


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
    # Counting takes a tenth of the time that finding the places takes, which are rarely needed.
    if len(sentence.split()) <= LONGEST_SENTENCE:
        yield len(sentence) - len(sentence.lstrip()), len(sentence.rstrip())
        return
    words = [match.span() for match in _WORD.finditer(sentence)]
    # Equal pieces, so that the last one is no stump of two words.
    count = -(-len(words) // PIECE)
    edges = [len(words) * number // count for number in range(count + 1)]
    for first, last in pairwise(edges):
        yield words[first][0], words[last - 1][1]
