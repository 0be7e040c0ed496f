"""How varied a speaker's words are: the moving-average type-token ratio."""

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
    last_start = len(words) - window
    seen: dict[str, int] = {}
    total = 0
    for at, word in enumerate(words):
        # A word is new in the windows that hold it and not its occurrence before.
        opens = max(seen.get(word, -1), at - window)
        if opens < last_start:
            total += min(at, last_start) - opens
        seen[word] = at
    return total / (window * (last_start + 1))
