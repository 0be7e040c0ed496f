"""What the trained models look at in a sentence beside its terms: what can be counted in it.

Names of terms are stems ("outag") and pairs of neighbouring stems ("roll back"); those
of counted features start with "=" ("=score rollback_recovery").

What is counted comes in parts that depend on a few small values each. Training looks at the
features of all parts; reading adds up what the parts weigh, which a model works out once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from greenroom.analysis.draft import SentenceDraft, Word
from greenroom.analysis.linear import Features, LinearModel
from greenroom.analysis.memo import Memo

FEWEST_WORDS = 10
"""The models learned from sentences of this many words and more; rules read shorter ones."""
_HYPOTHETICAL = frozenset(("would", "could", "might", "should", "if", "when", "will"))
_WORTH = {"assurance": 1.0, "no concern": 0.7, "concern": -1.0, "no assurance": -1.0}
# What was done reassures more than what should be, and "we" know it better than "you" would.
_SPOKEN_OF = {
    **dict.fromkeys(("we", "our", "us", "we're", "we've", "we'll", "i", "i've", "my"), "=we"),
    **dict.fromkeys(("you", "your", "you're", "you'll"), "=you"),
    **dict.fromkeys((*_HYPOTHETICAL, "may", "must", "can"), "=modal"),
}
_BEFORE_DEEDS = {
    **dict.fromkeys(("we", "they", "he", "she", "it", "who", "i"), "=did"),
    **dict.fromkeys(("having", "was", "were", "is", "are", "be", "being", "got"), "=was done"),
    **dict.fromkeys(("have", "has", "had", "we've", "i've", "they've", "been"), "=has done"),
}
_IRREGULAR_WORDS = """
began brought built came caught cut found gave got held kept led made met put ran sent set shipped
spent told took understood went won wrote
"""
_IRREGULAR = frozenset(_IRREGULAR_WORDS.split())
_SAID_WORTH = dict.fromkeys(_SPOKEN_OF.values(), (1 / 6, 4 / 6))
_CLOSING = " \t\"'”’)]"
_FULL_SCORE, _FULL_OUTLOOK_SCORE = 8, 6
_MOST_SAID = 5
_LONG = 60

Part = tuple[Any, ...]
"""A function that gives a few features, and the values it gives them for."""


def part_weights(linear: LinearModel) -> Callable[[Iterable[Part]], int]:
    """A function from parts to what their features add to a total of `linear`."""

    def worth(part: Part) -> int:
        """What one part adds."""
        return linear.worth(part[0](*part[1:]))

    known = Memo(worth)
    return lambda parts: sum(map(known.__getitem__, parts))


def theme_features(words: Sequence[Word], scores: Mapping[str, int]) -> Features:
    """The counted features for telling themes, with the codebook's `scores` by theme id."""
    return _together(theme_parts(len(words), scores))


def theme_parts(words: int, scores: Mapping[str, int]) -> Iterator[Part]:
    """The parts of `theme_features`, for a sentence of so many words."""
    for theme_id, score in scores.items():
        # Scores beyond the full one are worth no more, so few parts are ever met.
        yield _score, theme_id, min(score, _FULL_SCORE)
    ranked = sorted(scores.values(), reverse=True)
    yield _first_two, *(*ranked, 0, 0)[:2]
    yield _all_scores, min(sum(ranked), 15)
    yield _length, min(words, _LONG)


def outlook_features(sentence: SentenceDraft, cues: Mapping[str, int]) -> Features:
    """The counted features for telling the outlook: themes, sentiment, cues, how it is said.

    `cues` counts kinds of assurances, concerns and other cues, those inside a negation apart
    ("no concern harm").
    """
    return _together(outlook_parts(sentence, cues))


def outlook_parts(sentence: SentenceDraft, cues: Mapping[str, int]) -> Iterator[Part]:
    """The parts of `outlook_features`."""
    length = len(sentence.words)
    for theme_id, score in sentence.scores.items():
        yield _outlook_score, theme_id, min(score, _FULL_OUTLOOK_SCORE)
    # What is not there is left out, since it would count nothing.
    if sentence.compound:
        yield _sound, sentence.compound
    for name, count in cues.items():
        yield _cue, name, min(count, 4)
    sides = _sides(cues)
    for side, count in sides.items():
        yield _side, side, count, length
    net = _net(sides)
    if net:
        yield _balance, net
    lowered = [word.lower for word in sentence.words]
    said = _speech(lowered)
    for name in dict.fromkeys(said):
        yield _said, name, min(said.count(name), _MOST_SAID)
    if not _HYPOTHETICAL.isdisjoint(lowered):
        yield _hypothetical, net
    if "?" in sentence.text:
        yield _question, sentence.text.rstrip(_CLOSING).endswith("?")
    yield _length, min(length, _LONG)


def _together(parts: Iterable[Part]) -> Features:
    return {name: value for part in parts for name, value in part[0](*part[1:]).items()}


def _score(theme_id: str, score: int) -> Features:
    found = {f"=score {theme_id}": score / 3}
    if score >= 3:
        found[f"=marked {theme_id}"] = 1.0
    if score >= 5:
        found[f"=firm {theme_id}"] = 1.0
    return found


def _first_two(best: int, second: int) -> Features:
    return {"=best": min(best, _FULL_SCORE) / 3, "=second": min(second, _FULL_SCORE) / 3}


def _all_scores(together: int) -> Features:
    return {"=together": together / 5}


def _length(words: int) -> Features:
    return {"=length": words / 30}


def _outlook_score(theme_id: str, score: int) -> Features:
    return {f"=score {theme_id}": score / 6}


def _sound(compound: float) -> Features:
    return {"=good" if compound > 0 else "=bad": abs(compound)}


def _cue(name: str, count: int) -> Features:
    return {f"={name}": count / 2}


def _side(side: str, count: int, words: int) -> Features:
    share = count / (max(words, 8) / 20)
    return {f"={side}": min(count, 6) / 2, f"={side} share": min(share, 4) / 2}


def _balance(net: float) -> Features:
    return {"=net": net}


def _said(name: str, count: int) -> Features:
    each, most = _SAID_WORTH.get(name, (0.35, 1.05))
    value = 0.0
    for _ in range(count):
        value = min(value + each, most)
    return {name: value}


def _hypothetical(net: float) -> Features:
    return {"=hypothetical": 1.0, "=hypothetical net": net}


def _question(at_end: bool) -> Features:
    return {"=question": 1.0, "=ends as question": float(at_end)}


def _sides(cues: Mapping[str, int]) -> dict[str, int]:
    """How often each side that has a worth speaks."""
    sides: dict[str, int] = {}
    for name, count in cues.items():
        side = name.rpartition(" ")[0]
        if side in _WORTH:
            sides[side] = sides.get(side, 0) + count
    return sides


def _net(sides: Mapping[str, int]) -> float:
    """What outweighs, assurances or concerns, and by how much."""
    net = 0.0
    for side, worth in _WORTH.items():
        if side in sides:
            net += worth * sides[side]
    return max(-4.0, min(4.0, net)) / 2


def _speech(lowered: Sequence[str]) -> list[str]:
    """Who is spoken of, and whether things were done or may be: a name for each time."""
    deeds = [
        _BEFORE_DEEDS[before]
        for before, word in pairwise(lowered)
        if before in _BEFORE_DEEDS and (word.endswith("ed") or word in _IRREGULAR)
    ]
    return deeds + [_SPOKEN_OF[word] for word in lowered if word in _SPOKEN_OF]
