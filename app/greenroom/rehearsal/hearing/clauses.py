"""Where sentences, clauses and words begin and end: code points [start, end) of an answer.

Nothing here needs language data. Cuts fall only on punctuation that is followed by white space
and on line ends, so `0.5 %`, `17:00` and `10,000` stay whole.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from greenroom.rehearsal.hearing.word_lists import word_set

LONGEST_QUOTE = 12
"""The most words a quotation repeats."""
_LONGEST_QUOTE_CHARACTERS = 160
_REACH = 400

# The possessive quantifiers and the look-behind keep a run of 100,000 dots linear.
_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]{0,3}+(?=\s|$)|[\r\n]++")
# "and" parts two clauses only where a new subject follows; "fast and safe" stays together.
_CLAUSE_END = re.compile(
    r"(?<![.,;:!?…])[.,;:!?…]++[\"'”’)\]]{0,3}+(?=\s|$)|[\r\n]++|\s[–—-]{1,2}\s"
    r"|\s(?=(?:and|but|so|because|although|while|which|or|then)\s(?:we|i|it|they|the|you|he"
    r"|she|there|that|this|our|my|everyone|nobody|someone|if|then|in|on|by|for|is|are|was|can"
    r"|will|just)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
_SAID = re.compile(r"\w")
# Quotation marks at the edge would double those around a quotation.
_EDGE = " \t\r\n.,;:!?…–—-\"'“”‘’()[]"
_LEADING = re.compile(r"(?:and|but|so|because|although|while|which|or|then)\s{1,4}", re.IGNORECASE)
# No quotation that is cut short ends with one of these.
_JOINING = word_set(
    "a an the who whom whose which that to of in on at by for from with as and or but if when",
    "because while is are was were be will would we they it its our their this",
)
_CURLY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


@dataclass(frozen=True, slots=True)
class Span:
    """Code points [start, end) of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text the span cuts out."""
        return text[self.start : self.end]


def fold(text: str) -> str:
    """The text in lower case with straight apostrophes, and exactly as long as it was.

    Patterns read the folded text, and their offsets hold in the text as typed.
    """
    folded = text.translate(_CURLY).lower()
    # Lowering all at once is fast and keeps the length of nearly every text.
    if len(folded) == len(text):
        return folded
    # One letter in Unicode (dotted capital I) grows when lowered; it stays as it is.
    return "".join(
        lowered if len(lowered := letter.lower()) == 1 else letter
        for letter in text.translate(_CURLY)
    )


def split_sentences(text: str) -> tuple[Span, ...]:
    """Every sentence or line that says something, without the white space around it."""
    return _split(text, _SENTENCE_END)


def split_clauses(text: str) -> tuple[Span, ...]:
    """Every clause that says something, without the punctuation around it."""
    return tuple(
        trimmed for span in _split(text, _CLAUSE_END) if (trimmed := _strip(text, span)) is not None
    )


def enclosing(spans: Sequence[Span], start: int) -> Span | None:
    """The span that holds the code point `start`, of spans in order; None between two spans."""
    index = bisect_right(spans, start, key=lambda span: span.start) - 1
    if index < 0 or spans[index].end <= start:
        return None
    return spans[index]


def split_words(text: str) -> tuple[Span, ...]:
    """Every run of non-space that holds a letter or a digit."""
    return tuple(
        Span(*match.span()) for match in _WORD.finditer(text) if _SAID.search(match.group())
    )


def shorten(text: str, span: Span, around: Span | None = None) -> Span:
    """The part of `span` that can be quoted: whole words, at most LONGEST_QUOTE of them.

    It starts with the span's first word, or later when `around` would not fit otherwise.
    A single word of more than 160 characters is the one thing cut inside.
    """
    last = around.end if around is not None else span.start
    words = _words_near(text, span, last)
    if not words:
        return span
    needed = sum(word.start < last for word in words)
    first = max(0, needed - LONGEST_QUOTE)
    kept = words[first : first + LONGEST_QUOTE]
    # Links and ids make long words; a quotation is read out, so it stays short.
    while len(kept) > 1 and kept[-1].end - kept[0].start > _LONGEST_QUOTE_CHARACTERS:
        kept.pop()
    # Cut before "who", not after it: a quotation that breaks off there sounds unread.
    while 1 < len(kept) < len(words) and _dangles(text, kept[-1], last):
        kept.pop()
    quoted = Span(kept[0].start, min(kept[-1].end, kept[0].start + _LONGEST_QUOTE_CHARACTERS))
    return _strip(text, _complete(text, quoted)) or quoted


def _dangles(text: str, word: Span, last: int) -> bool:
    """Whether a quotation cannot end with that word, and need not."""
    return word.start >= last and word.of(text).lower() in _JOINING


def drop_lead(text: str, span: Span) -> Span:
    """The span without the conjunction at its front."""
    lead = _LEADING.match(text, span.start, span.end)
    return Span(lead.end(), span.end) if lead and lead.end() < span.end else span


def _split(text: str, ends: re.Pattern[str]) -> tuple[Span, ...]:
    """The stretches between ends, each trimmed of white space and holding a word character."""
    spans: list[Span] = []
    start = 0
    for match in ends.finditer(text):
        _keep(text, Span(start, match.end()), spans)
        start = match.end()
    _keep(text, Span(start, len(text)), spans)
    return tuple(spans)


def _keep(text: str, span: Span, spans: list[Span]) -> None:
    """Add the span to the list without outer white space, if it says anything."""
    said = span.of(text)
    if _SAID.search(said):
        start = span.start + len(said) - len(said.lstrip())
        spans.append(Span(start, start + len(said.strip())))


def _strip(text: str, span: Span) -> Span | None:
    """The span without punctuation and white space at its edges; None when nothing is left."""
    said = span.of(text)
    left = len(said) - len(said.lstrip(_EDGE))
    kept = len(said.strip(_EDGE))
    return Span(span.start + left, span.start + left + kept) if kept else None


def _words_near(text: str, span: Span, last: int) -> list[Span]:
    """The words of the span within reach of `last`, so a clause of any length costs the same."""
    start = span.start
    if last - start > _REACH:
        start = text.find(" ", last - _REACH, last) + 1 or last - _REACH
    end = min(span.end, last + _REACH)
    words = [Span(*match.span()) for match in _WORD.finditer(text, start, end)]
    # The window may have cut its last word; a whole one is wanted.
    if end < span.end and len(words) > 1 and not text[end].isspace():
        words.pop()
    return words


def _complete(text: str, span: Span) -> Span:
    """The span with the marks that belong to its last character."""
    end = span.end
    while end < len(text) and end - span.end < 8 and unicodedata.combining(text[end]):
        end += 1
    return Span(span.start, end)
