"""What was said before in the same answer, word for word: said twice, it is told once.

Six words in a row that come back are repetition; shorter runs come back in any talk ("a little
bit more"). Of 600 long answers from public interviews one in twenty holds such a run. Figures
belong to what is said: "4 minutes in the north" does not repeat "5 minutes in the north".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""One word of a text: letters, with apostrophes between them."""
SHORTEST_RUN = 6
"""Words in a row that must come back before they count as said before."""

_DIGITS = re.compile(r"\d+")


def told_once(text: str, words: Sequence[str]) -> str:
    """The text without the runs of words that stand in it before; linear in its length.

    `words` are its words in lower case. The text itself comes back when nothing repeats.
    """
    if not may_repeat(words):
        return text
    found = list(WORD.finditer(text))
    gaps = [0, *(match.end() for match in found)]
    said = [
        (match[0].lower().replace("’", "'"), *_DIGITS.findall(text, gap, match.start()))
        for match, gap in zip(found, gaps, strict=False)
    ]
    pieces, kept = [], 0
    for first, last in _repeated(said):
        # The pause before a run goes with it, so what follows keeps the pause it stood after.
        pieces.append(text[kept : gaps[first]])
        kept = gaps[last + 1]
    return "".join((*pieces, text[kept:]))


def may_repeat(words: Sequence[str]) -> bool:
    """Whether a run of words may come back: quick, since most answers end here."""
    # All words of such a run were said before, and so were all pairs of neighbours in it.
    return (
        len(words) > SHORTEST_RUN
        and _met_in_a_row(words, SHORTEST_RUN)
        and _met_in_a_row(pairwise(words), SHORTEST_RUN - 1)
    )


def _met_in_a_row(items: Iterable[object], count: int) -> bool:
    """Whether so many items in a row were all met before."""
    met: set[object] = set()
    row = 0
    for item in items:
        if item not in met:
            met.add(item)
            row = 0
        else:
            row += 1
            if row == count:
                return True
    return False


def _runs(words: Sequence[object]) -> Iterator[tuple[object, ...]]:
    return zip(*(islice(words, first, None) for first in range(SHORTEST_RUN)), strict=False)


def _repeated(words: Sequence[object]) -> list[tuple[int, int]]:
    """First and last word of each stretch that was said before, in order."""
    stretches: list[tuple[int, int]] = []
    seen: set[tuple[object, ...]] = set()
    for first, run in enumerate(_runs(words)):
        if run not in seen:
            seen.add(run)
            continue
        last = first + SHORTEST_RUN - 1
        if stretches and first <= stretches[-1][1] + 1:
            stretches[-1] = (stretches[-1][0], last)
        else:
            stretches.append((first, last))
    return stretches
