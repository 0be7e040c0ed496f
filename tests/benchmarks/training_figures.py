"""How well cross-validated models do: figures by theme, confusions, false alarms, calibration."""

from collections import Counter
from collections.abc import Mapping, Sequence

from training_examples import Example

from greenroom.model.analysis import Polarity

BINS = 10
Marks = Mapping[int, Mapping[str, float]]
"""The themes marked in each example with their confidences, by the number of the example."""


def f1(wanted: set[int], said: set[int]) -> float:
    """The harmonic mean of precision and recall; 0 when there is neither."""
    both = len(wanted) + len(said)
    return 2 * len(wanted & said) / both if both else 0.0


def theme_scores(
    examples: Sequence[Example], marks: Marks
) -> dict[str, tuple[float, float, float, int]]:
    """F1, precision, recall and number of examples by theme."""
    found = {}
    for key in sorted({key for number in marks for key in examples[number].themes}):
        wanted = {number for number in marks if key in examples[number].themes}
        said = {number for number, chosen in marks.items() if key in chosen}
        hits = len(wanted & said)
        found[key] = (f1(wanted, said), hits / max(1, len(said)), hits / len(wanted), len(wanted))
    return found


def macro_f1(examples: Sequence[Example], marks: Marks) -> float:
    """The mean F1 of the themes."""
    scores = theme_scores(examples, marks).values()
    return sum(each[0] for each in scores) / len(scores)


def false_alarms(examples: Sequence[Example], marks: Marks) -> float:
    """The share of the examples without a theme that are marked."""
    bare = [number for number in marks if not examples[number].themes]
    return sum(bool(marks[number]) for number in bare) / len(bare)


def outlook_scores(examples: Sequence[Example], said: Mapping[int, str]) -> list[float]:
    """The F1 of each outlook."""
    return [
        f1(
            {number for number in said if examples[number].outlook == kind},
            {number for number, each in said.items() if each == kind},
        )
        for kind in Polarity
    ]


def reliability(
    examples: Sequence[Example], marks: Marks
) -> tuple[list[tuple[float, float, int]], float]:
    """By tenths of confidence: mean confidence, share of right marks, count; and the ECE.

    The expected calibration error is the mean gap between the two, weighed by the counts.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for number, chosen in marks.items():
        for key, sure in chosen.items():
            bins[min(BINS - 1, int(sure * BINS))].append((sure, key in examples[number].themes))
    table = [
        (sum(s for s, _ in each) / len(each), sum(r for _, r in each) / len(each), len(each))
        for each in bins
        if each
    ]
    total = sum(count for _, _, count in table)
    return table, sum(abs(sure - right) * count for sure, right, count in table) / total


def report_themes(examples: Sequence[Example], marks: Marks) -> None:
    """Print the figures by theme, the confusions that hurt most, and the calibration."""
    for key, (value, precision, recall, count) in theme_scores(examples, marks).items():
        print(f"{key:26s} F1 {value:.3f}  precision {precision:.2f}  recall {recall:.2f}  {count}")
    alarms = false_alarms(examples, marks)
    print(f"macro-F1 {macro_f1(examples, marks):.3f}  false alarms {alarms:.3f}")
    confused = Counter(
        (missed, said)
        for number, chosen in marks.items()
        for missed in examples[number].themes - set(chosen)
        for said in set(chosen) - examples[number].themes or {"nothing"}
    )
    for (missed, said), count in confused.most_common(12):
        print(f"  {count:3d} times {missed} was heard as {said}")
    table, error = reliability(examples, marks)
    for sure, right, count in table:
        print(f"  confidence {sure:.2f}: right {right:.2f} of {count}")
    print(f"expected calibration error {error:.3f}")
