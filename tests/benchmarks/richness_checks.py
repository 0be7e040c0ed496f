"""How often an answer that tells less scores less: the metamorphic checks of richness.

Run by hand: `PYTHONPATH=app python tests/benchmarks/richness_checks.py`. Up to 600 answers of 80
words and more from the transcripts in `../shared` beside the checkout are made poorer in five
ways; for each way the share that scores lower and the mean change are printed.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

from greenroom.analysis.richness import measure_richness
from greenroom.errors import TranscriptError
from greenroom.exchange.importing import read_transcript

SHARED = Path(__file__).resolve().parents[3] / "shared" / "transcripts"
MOST, LEAST_WORDS, LOOP = 600, 80, 40
# Names, figures, dates and units give way to words that could mean anything.
SPECIFIC = re.compile(
    r"(?<=[a-z,] )[A-Z][\w-]+|\b\d[\w.,:%-]*|"
    r"\b(?:minutes?|hours?|days?|weeks?|months?|years?|percent|monday|tuesday|wednesday|thursday|"
    r"friday|january|february|march|april|june|july|august|september|october|november|december)\b",
)
WAYS: dict[str, Callable[[str], str]] = {
    "vaguer": lambda text: SPECIFIC.sub("something", text),
    "half": lambda text: " ".join(text.split()[: len(text.split()) // 2]),
    "doubled": lambda text: f"{text} {text}",
    "looped": lambda text: " ".join((text.split()[:LOOP] * len(text.split()))[: len(text.split())]),
    "fillers": lambda text: " ".join(
        f"{word} um, you know," if at % 6 == 5 else word for at, word in enumerate(text.split())
    ),
}


def answers() -> list[str]:
    """Long turns, spread over all transcripts that can be read."""
    found: list[str] = []
    for path in sorted(SHARED.glob("*/*.*")):
        try:
            read = read_transcript(path)
        except TranscriptError:
            continue
        turns = (read.text[turn.start : turn.end] for turn in read.utterances)
        found += [turn for turn in turns if LEAST_WORDS <= len(turn.split()) <= 400]
    return found[:: max(1, len(found) // MOST)][:MOST]


def measure_changes(texts: list[str]) -> dict[str, list[float]]:
    """By way, how far the score of each text moves that the way changes, in points."""
    before = [measure_richness(text).score for text in texts]
    return {
        name: [
            measure_richness(poorer(text)).score - score
            for text, score in zip(texts, before, strict=True)
            if poorer(text) != text
        ]
        for name, poorer in WAYS.items()
    }


def share_lower(changes: list[float]) -> float:
    """The share of texts that score lower, 0..1."""
    return sum(change < 0 for change in changes) / len(changes)


def main() -> None:
    """Measure and print."""
    if not SHARED.exists():
        sys.exit(f"There are no transcripts in {SHARED}.")
    texts = answers()
    print(f"{len(texts)} answers")
    for name, changes in measure_changes(texts).items():
        mean = sum(changes) / len(changes)
        print(f"{name:8s} lower in {share_lower(changes):.1%} of {len(changes)}, {mean:+.1f}")


if __name__ == "__main__":
    main()
