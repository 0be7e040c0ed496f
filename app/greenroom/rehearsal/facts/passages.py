"""One answer as words in clauses, and the places where it speaks of the facts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from greenroom.rehearsal.facts.targets import Target
from greenroom.rehearsal.hearing.clauses import (
    Span,
    enclosing,
    fold,
    split_clauses,
    split_sentences,
)
from greenroom.rehearsal.hearing.stems import cut_stem

_TOKEN = re.compile(r"[^\W_]+(?:'[a-z]+)?|%")
_QUOTED = re.compile(r"[\"“„«][^\"“”»\r\n]{1,300}[\"”“»]")
# Nothing but a colon or a dash parts a short heading from what it announces.
_ANNOUNCES = re.compile(r"\s?(?::|\s[-–—]{1,2})\s{1,3}")
_LONGEST_HEADING = 40
_PARTICLES = frozenset(("on", "up", "off", "out", "down", "over"))
_LISTING = frozenset(("and", "or", "but"))
_SPREAD = 2
_MOST_MENTIONS = 60
REACH = 300
"""How many code points around a value are looked at, so that no text takes long."""


@dataclass(frozen=True, slots=True)
class Passage:
    """An answer cut into words; `spans`, `words` and `stems` run side by side.

    `clauses` and `quoted` are code points of the text, words are folded.
    """

    text: str
    folded: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    stems: tuple[str, ...]
    sentences: tuple[Span, ...]
    clauses: tuple[Span, ...]
    quoted: tuple[Span, ...]

    def first_word(self, offset: int) -> int:
        """The number of the first word that starts at or after a code point."""
        return bisect_left(self.spans, offset, key=lambda span: span.start)

    def words_of(self, span: Span) -> tuple[int, int]:
        """The words [first, last) that a span touches."""
        first = self.first_word(span.start)
        # A value may begin inside a word: the "4" of "~4min".
        if first and self.spans[first - 1].end > span.start:
            first -= 1
        return first, self.first_word(span.end)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds a code point, at most REACH of it on either side."""
        sentence = enclosing(self.sentences, offset) or Span(0, len(self.text))
        return Span(max(sentence.start, offset - REACH), min(sentence.end, offset + REACH))

    def sentence_before(self, offset: int) -> Span | None:
        """The sentence before the one that holds a code point."""
        number = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 2
        return self.sentences[number] if number >= 0 else None

    def clauses_in(self, start: int, end: int) -> range:
        """The numbers of the clauses that start between two code points."""
        low, high = (
            bisect_left(self.clauses, at, key=lambda span: span.start) for at in (start, end)
        )
        return range(low, high)

    def asks(self, offset: int) -> bool:
        """Whether the sentence at a code point is a question."""
        sentence = enclosing(self.sentences, offset)
        if sentence is None:
            return False
        ending = self.text[max(sentence.start, sentence.end - 4) : sentence.end]
        return ending.rstrip("\"'”’) ").endswith("?")


@dataclass(frozen=True, slots=True)
class Mention:
    """An anchor of a fact found in a passage: its words [first, last) and how many it needs."""

    target: Target
    first: int
    last: int
    length: int


def read_passage(answer: str) -> Passage:
    """The answer made ready; everything below it works on word numbers."""
    folded = fold(answer)
    spans = tuple(Span(*match.span()) for match in _TOKEN.finditer(folded))
    words = tuple(span.of(folded) for span in spans)
    return Passage(
        text=answer,
        folded=folded,
        spans=spans,
        words=words,
        stems=tuple(cut_stem(word) for word in words),
        sentences=split_sentences(answer),
        clauses=tuple(_with_headings(answer)),
        quoted=tuple(Span(*match.span()) for match in _QUOTED.finditer(answer)),
    )


def find_mentions(passage: Passage, targets: Iterable[Target]) -> tuple[tuple[Mention, ...], ...]:
    """The mentions of the facts in each clause, in the order of the clauses.

    A mention inside a longer one of another fact is left out: "rollback drill" is about the
    drill.
    """
    places = _places(passage)
    inside: list[list[Mention]] = [[] for _ in passage.clauses]
    bounds = [passage.words_of(clause) for clause in passage.clauses]
    starts = [first for first, _ in bounds]
    for target in targets:
        for anchor in target.anchors:
            for first, last in _find_anchor(anchor, places):
                clause = bisect_left(starts, first + 1) - 1
                fits = _is_in_order(passage, anchor, first, last)
                if clause >= 0 and last <= bounds[clause][1] and fits:
                    inside[clause].append(Mention(target, first, last, len(anchor)))
    return tuple(tuple(_uncovered(mentions)) for mentions in inside)


def _is_in_order(passage: Passage, anchor: Sequence[str], first: int, last: int) -> bool:
    """Whether small words stand where the anchor has them: "on call" is not "a call on"."""
    if _PARTICLES & set(anchor):
        return passage.stems[first:last] == tuple(anchor)
    # "We ran 412 tests and 405 passed" holds no "tests passed".
    inside = [word for word in passage.words[first:last] if word in _LISTING]
    return not inside or last - first <= len(anchor) + len(inside)


def _with_headings(answer: str) -> Iterator[Span]:
    """The clauses, with "Rollback: four minutes" kept as one."""
    held: Span | None = None
    for clause in split_clauses(answer):
        if held is None:
            held = clause
        elif _announced(answer, held, clause):
            held = Span(held.start, clause.end)
        else:
            yield held
            held = clause
    if held is not None:
        yield held


def _announced(answer: str, held: Span, clause: Span) -> bool:
    between = answer[held.end : clause.start] if clause.start - held.end < 8 else ""
    short = held.end - held.start <= _LONGEST_HEADING
    return short and _ANNOUNCES.fullmatch(between) is not None


def _places(passage: Passage) -> dict[str, list[tuple[int, int]]]:
    """The words [first, last) of every stem; two words also count written as one."""
    places: dict[str, list[tuple[int, int]]] = {}
    stems = passage.stems
    for place, stem in enumerate(stems):
        places.setdefault(stem, []).append((place, place + 1))
        if place + 1 < len(stems):
            places.setdefault(stem + stems[place + 1], []).append((place, place + 2))
    return places


def _find_anchor(
    anchor: Sequence[str], places: dict[str, list[tuple[int, int]]]
) -> Iterator[tuple[int, int]]:
    """Every stretch of words that holds the anchor's stems close together, in any order."""
    if len(anchor) > 1:
        # "Roll back" is found in "rollback" as well.
        yield from places.get("".join(anchor), ())
    if any(stem not in places for stem in anchor):
        return
    rarest = min(anchor, key=lambda stem: len(places[stem]))
    for place in places[rarest]:
        found = [_nearest(places[stem], place[0]) for stem in anchor]
        first, last = min(each[0] for each in found), max(each[1] for each in found)
        if last - first <= len(anchor) + _SPREAD:
            yield first, last


def _nearest(places: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    index = bisect_left(places, (place, 0))
    return min(places[max(0, index - 1) : index + 1], key=lambda each: abs(each[0] - place))


def _uncovered(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of one clause that no longer mention of another fact covers."""
    # A clause of very many anchors is a pasted list, where looking at each pair would take long.
    for mention in mentions[:_MOST_MENTIONS]:
        if not any(_covers(other, mention) for other in mentions[:_MOST_MENTIONS]):
            yield mention


def _covers(other: Mention, mention: Mention) -> bool:
    return (
        other.target is not mention.target
        and other.length > mention.length
        and other.last - other.first <= other.length + 1
        and other.first <= mention.first
        and mention.last <= other.last
    )
