"""How much an answer tells: a composite of five parts, each 0..100, on one scale of 0..100.

    part          weight   what it measures
    volume        0.25     different content words, saturating at 60
    specificity   0.25     different numbers, dates and names for each 100 words
    coverage      0.25     share of risk, mitigation, owner, timing, evidence, impact
    diversity     0.15     moving-average type-token ratio over 50 words (0.67 -> 0, 0.87 -> 100)
    signal        0.10     share of words that are neither fillers nor said before
                           (0.75 -> 0, 0.97 -> 100)

What is said twice is told once (see `repetition`): words and facts count where they are first
told, facts for each 100 of all words, and what comes back cannot make an answer diverse.

Under 50 words diversity is undefined and its weight is spread over the other parts. No grammar,
accent or spelling is judged. The weights are a judgement: no human-rated answers were at hand.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from greenroom.analysis.diversity import WINDOW, moving_average_ratio
from greenroom.analysis.draft import Draft, Step
from greenroom.analysis.memo import Memo
from greenroom.analysis.repetition import WORD, told_once
from greenroom.analysis.richness_words import (
    DATE_ENDINGS,
    DATE_OPENINGS,
    DATE_PHRASE,
    DATE_WORDS,
    DIGIT,
    FACETS,
    FIGURE,
    FILLERS,
    NAME,
    NUMBER_WORDS,
    STOP_WORDS,
    facets_of,
    touched_facets,
)
from greenroom.model.analysis import Richness

WEIGHTS = {
    "volume": 0.25,
    "specificity": 0.25,
    "coverage": 0.25,
    "diversity": 0.15,
    "signal": 0.10,
}
# The part that may be undefined stands last.
_ORDERED = [WEIGHTS[name] for name in ("volume", "specificity", "coverage", "signal", "diversity")]
_SAYING_NOTHING = STOP_WORDS | FILLERS
_FACT_WORDS = NUMBER_WORDS | DATE_WORDS
_RICH_VOLUME = 60
_SHORTEST_BASE = 40


def measure_richness(text: str) -> Richness:
    """The richness of one answer; all zeros for a text without words."""
    return _measure(text, words_of(text), Memo(facets_of))


def words_of(text: str) -> tuple[str, ...]:
    """The words that richness counts, in lower case: whatever is spelled with letters alone."""
    return tuple(WORD.findall(text.lower().replace("’", "'")))


def _measure(text: str, words: Sequence[str], facets: Mapping[str, frozenset[int]]) -> Richness:
    if not words:
        return Richness(0.0, 0, 0.0, 0.0, 0.0, 0.0, None)
    once = told_once(text, words)
    told = words if once is text else words_of(once)
    different = frozenset(told)
    return _composite(
        words=len(words),
        volume=_volume(different),
        specificity=_specificity(once, different, len(words)),
        coverage=100 * len(touched_facets(once, different, facets)) / FACETS,
        signal=_signal(told, len(words)),
        diversity=_diversity(_told_ratio(words, told)),
    )


def pool_richness(parts: Iterable[Richness]) -> float | None:
    """The word-weighted mean score of several answers; None when they hold no word at all."""
    weighed = [(part.score, part.words) for part in parts]
    words = sum(count for _, count in weighed)
    return sum(score * count for score, count in weighed) / words if words else None


def session_richness(parts: Sequence[Richness], ratio: float | None) -> Richness:
    """The richness of all of a transcript's answers together.

    The score and its parts are word-weighted means of the answers, so a long conversation is
    not rich for being long; only diversity comes from `ratio`, that of all their words together,
    where it is firm (see `ratio_of`).
    """
    words = sum(part.words for part in parts)
    if not words:
        return measure_richness("")

    def mean(values: Iterable[float]) -> float:
        """The word-weighted mean over the answers."""
        weighed = zip(values, parts, strict=True)
        return sum(value * part.words for value, part in weighed) / words

    return Richness(
        score=mean(part.score for part in parts),
        words=words,
        volume=mean(part.volume for part in parts),
        specificity=mean(part.specificity for part in parts),
        coverage=mean(part.coverage for part in parts),
        signal=mean(part.signal for part in parts),
        diversity=_diversity(ratio),
    )


def ratio_of(words: Sequence[str]) -> float | None:
    """The moving-average type-token ratio of those words; None under one window of them."""
    return None if len(words) < WINDOW else moving_average_ratio(words, WINDOW)


def richness_step() -> Step:
    """The step `richness`: fills `spoken` and `richness` of the draft."""
    facets = Memo(facets_of)
    # No word holds a blank, and most stretches between blanks were met before.
    known = Memo(words_of)

    def run(draft: Draft) -> None:
        """Measure the whole text."""
        draft.spoken = [*chain.from_iterable(map(known.__getitem__, draft.text.split()))]
        draft.richness = _measure(draft.text, draft.spoken, facets)

    return Step("richness", (), run)


def _composite(
    *,
    words: int,
    volume: float,
    specificity: float,
    coverage: float,
    signal: float,
    diversity: float | None,
) -> Richness:
    # An undefined part may not count as zero: its weight goes to the parts that are known.
    parts = [volume, specificity, coverage, signal, *(() if diversity is None else (diversity,))]
    weighed = [weight * value for weight, value in zip(_ORDERED, parts, strict=False)]
    score = sum(weighed) / sum(_ORDERED[: len(parts)])
    return Richness(score, words, volume, specificity, coverage, signal, diversity)


def _volume(different: frozenset[str]) -> float:
    # Different content words, not all words: saying it twice tells nothing more.
    content = different - _SAYING_NOTHING
    return 100 * min(1.0, math.log1p(len(content)) / math.log1p(_RICH_VOLUME))


def _specificity(text: str, different: frozenset[str], words: int) -> float:
    facts = len(different & _FACT_WORDS)
    facts += len({found.lower() for found in NAME.findall(text)})
    # Looking for a phrase is dear, so its beginnings are looked for first.
    if DIGIT.search(text) is not None:
        facts += len({found.lower() for found in FIGURE.findall(text)})
    if not different.isdisjoint(DATE_OPENINGS) and _holds_any(text.lower(), DATE_ENDINGS):
        facts += len({found.lower() for found in DATE_PHRASE.findall(text)})
    # A very short answer is measured as if it had 40 words; one number in "Two." is not rich.
    density = 100 * facts / max(words, _SHORTEST_BASE)
    return 100 * (1 - math.exp(-density / 4))


def _holds_any(text: str, parts: Iterable[str]) -> bool:
    return any(part in text for part in parts)


def _signal(told: Sequence[str], words: int) -> float:
    return _between((len(told) - sum(map(FILLERS.__contains__, told))) / words, 0.75, 0.97)


def _told_ratio(words: Sequence[str], told: Sequence[str]) -> float | None:
    ratio = ratio_of(words)
    if ratio is None or len(told) == len(words):
        return ratio
    # Where an answer begins anew, its end and its beginning together may look diverse.
    return min(ratio, moving_average_ratio(told, WINDOW))


def _diversity(ratio: float | None) -> float | None:
    return None if ratio is None else _between(ratio, 0.67, 0.87)


def _between(value: float, low: float, high: float) -> float:
    return 100 * min(1.0, max(0.0, (value - low) / (high - low)))
