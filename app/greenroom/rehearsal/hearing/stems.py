"""Whether an answer makes a key point, whatever the endings of its words.

The stemmer knows no dictionary: it cuts English endings the same way on both sides, so
`monitoring`, `monitors` and `monitored` meet, and that is all it has to do.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from greenroom.rehearsal.hearing.clauses import Span, fold

_TOKEN = re.compile(r"[^\W_]+(?:'[a-z]+)?|%")
_ENDINGS = (
    "ations",
    "ation",
    "ingly",
    "ments",
    "ities",
    "ment",
    "ions",
    "ings",
    "able",
    "ible",
    "ness",
    "ies",
    "ied",
    "ion",
    "ing",
    "ity",
    "ers",
    "est",
    "ed",
    "es",
    "er",
    "ly",
    "al",
    "s",
)
_DOUBLED = re.compile(r"([^\W\d_])\1")
_SHORTEST_STEM = 3
# Words of one point stand close; further apart they belong to two thoughts.
_WINDOW = 8
# Left out of phrases, so that "threshold of the error" meets "error threshold".
_EMPTY_WORDS = frozenset(("the", "a", "an", "of", "to", "in", "on", "at", "for", "and", "or", "is"))


@dataclass(frozen=True, slots=True)
class StemmedText:
    """A text's stems in order, where each stands, and the places of every stem."""

    stems: tuple[str, ...]
    spans: tuple[Span, ...]
    places: Mapping[str, tuple[int, ...]]


# Speech repeats its words, and the table of endings is gone through for each of them.
@lru_cache(maxsize=8192)
def cut_stem(word: str) -> str:
    """The word without its ending: `drills`, `drilled` and `drilling` give `dril`."""
    stem = word.removesuffix("'s")
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST_STEM:
            stem = stem[: -len(ending)]
            break
    stem = stem.rstrip("ey") if len(stem.rstrip("ey")) >= _SHORTEST_STEM else stem
    # "stopped" leaves "stopp", so doubled letters are cut to one everywhere, on both sides.
    return _DOUBLED.sub(r"\1", stem)


def stem_text(text: str) -> StemmedText:
    """The text as stems with their code points."""
    matches = tuple(_TOKEN.finditer(fold(text)))
    stems = tuple(cut_stem(match.group()) for match in matches)
    places: dict[str, list[int]] = {}
    for place, stem in enumerate(stems):
        places.setdefault(stem, []).append(place)
    return StemmedText(
        stems=stems,
        spans=tuple(Span(*match.span()) for match in matches),
        places={stem: tuple(found) for stem, found in places.items()},
    )


def find_phrase(phrase: str, said: StemmedText) -> Span | None:
    """Where the text makes that phrase's point, or None.

    Its content words must stand within eight words of each other, in any order; `roll back`
    meets `rollback`.
    """
    wanted = tuple(
        stem
        for match in _TOKEN.finditer(fold(phrase))
        if (stem := cut_stem(match.group())) and match.group() not in _EMPTY_WORDS
    )
    if not wanted:
        return None
    return _find_near(wanted, said) or _find_joined(wanted, said)


def _find_near(wanted: Sequence[str], said: StemmedText) -> Span | None:
    """The shortest first stretch that holds every wanted stem close together."""
    if any(stem not in said.places for stem in wanted):
        return None
    # Only the places of the rarest word are looked around, so long answers stay cheap.
    rarest = min(wanted, key=lambda stem: len(said.places[stem]))
    for place in said.places[rarest]:
        low, high = max(0, place - _WINDOW), place + _WINDOW + 1
        nearby = said.stems[low:high]
        if all(stem in nearby for stem in wanted):
            found = [low + nearby.index(stem) for stem in wanted]
            return Span(said.spans[min(found)].start, said.spans[max(found)].end)
    return None


def _find_joined(wanted: Sequence[str], said: StemmedText) -> Span | None:
    """The place where the wanted stems are written as one word, or one of them as two."""
    whole = "".join(wanted)
    if whole in said.places:
        return said.spans[said.places[whole][0]]
    if len(wanted) > 1:
        return None
    for place, (first, second) in enumerate(zip(said.stems, said.stems[1:], strict=False)):
        if first + second == whole:
            return Span(said.spans[place].start, said.spans[place + 1].end)
    return None
