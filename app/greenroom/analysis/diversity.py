"""How varied a speaker's words are, by three measures that hardly depend on length.

    MATTR   moving-average type-token ratio (Covington and McFall 2010)
    MTLD    measure of textual lexical diversity (McCarthy and Jarvis 2010)
    HD-D    hypergeometric distribution diversity (McCarthy and Jarvis 2007)

Two stretches of one speaker agree on them only from some 400 words, so they are for whole
conversations.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from greenroom.model.analysis import Diversity

FEWEST_WORDS = 400
"""Under so many words the three measures say more about chance than about the speaker."""
WINDOW = 50
"""Words in one window of MATTR."""

_FACTOR = 0.72
_DRAWN = 42


def measure_diversity(words: Sequence[str], ratio: float | None = None) -> Diversity | None:
    """The three measures of a conversation's words; None under `FEWEST_WORDS`.

    `ratio` is their MATTR where it is known already.
    """
    if len(words) < FEWEST_WORDS:
        return None
    return Diversity(
        words=len(words),
        mattr=moving_average_ratio(words, WINDOW) if ratio is None else ratio,
        mtld=factor_length(words),
        hdd=hypergeometric_diversity(words),
    )


def factor_length(words: Sequence[str], threshold: float = _FACTOR) -> float:
    """MTLD: the mean number of words until their type-token ratio falls to `threshold`.

    Counted forwards and backwards, with the last, unfinished stretch in proportion; the
    number of words when no stretch ever falls so far, 0.0 without words.
    """
    if not words:
        return 0.0
    forwards = _factors(words, threshold)
    backwards = _factors(reversed(words), threshold)
    return sum(len(words) / each if each else len(words) for each in (forwards, backwards)) / 2


def _factors(words: Iterable[str], threshold: float) -> float:
    factors, start, at = 0.0, 0, 0
    seen: set[str] = set()
    for at, word in enumerate(words, start=1):
        # Only a repeated word brings the ratio down.
        if word not in seen:
            seen.add(word)
        elif len(seen) / (at - start) <= threshold:
            factors += 1
            start = at
            seen.clear()
    count = at - start
    unfinished = (1 - len(seen) / count) / (1 - threshold) if count else 0.0
    return factors + unfinished


def hypergeometric_diversity(words: Sequence[str], drawn: int = _DRAWN) -> float:
    """HD-D: the expected share of different words among `drawn` words at random, 0..1.

    Raises ValueError when there are fewer words than are drawn.
    """
    total = len(words)
    if total < drawn:
        raise ValueError("There are fewer words than are drawn.")
    # Words of equal frequency contribute alike, so each frequency is worked out once.
    spectrum = Counter(Counter(words).values())
    met = sum(count * (1 - _missed(total, each, drawn)) for each, count in spectrum.items())
    return met / drawn


def _missed(total: int, frequency: int, drawn: int) -> float:
    """The chance to draw none of a word's occurrences, by logarithms of factorials."""
    others = total - frequency
    if others < drawn:
        return 0.0
    ways = math.lgamma(others + 1) - math.lgamma(others - drawn + 1)
    return math.exp(ways - math.lgamma(total + 1) + math.lgamma(total - drawn + 1))


def moving_average_ratio(words: Sequence[str], window: int) -> float:
    """Mean share of different words over every window of `window` words, 0..1.

    MATTR of Covington and McFall (2010). Under one window the plain ratio comes back; 0.0
    without words. Raises ValueError for a window under one word.
    """
    if window < 1:
        raise ValueError("A window holds at least one word.")
    if not words:
        return 0.0
    if len(words) < window:
        return len(set(words)) / len(words)
    last_start = len(words) - window
    total = window * (last_start + 1)
    met: dict[str, int] = {}
    for at, word in enumerate(words):
        before = met.get(word, -window)
        # A repetition takes one word from every window that holds it and the word before.
        if at - before < window:
            # Calling `min` and `max` for each of them would take a third of the time.
            first = at - window + 1 if at >= window else 0
            total -= before - first + 1
            if before > last_start:
                total += before - last_start
        met[word] = at
    return total / (window * (last_start + 1))
