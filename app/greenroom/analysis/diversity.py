"""How varied a speaker's words are: the moving-average type-token ratio."""

from collections import Counter
from collections.abc import Sequence


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
    counts = Counter(words[:window])
    different = len(counts)
    total = different
    for leaving, entering in zip(words, words[window:], strict=False):
        counts[leaving] -= 1
        # Leaving is counted before entering, so a word that does both cancels out.
        different -= counts[leaving] == 0
        different += counts[entering] == 0
        counts[entering] += 1
        total += different
    return total / (window * (len(words) - window + 1))
