"""How much better themes are suggested after 25, 50, 100, 200 and 400 decisions.

Run by hand: `PYTHONPATH=app python tests/benchmarks/learning_curve.py [../shared] [--picture DIR]`.
Without the labelled sentences beside the checkout it says so and stops.

The documents of the labelled sentences are split into three parts. A model is trained on one
part (with the project's invented sentences), a reviewer decides on another, sentence by
sentence in the order of its documents, and the third measures; the parts change places, and
the documents are reviewed in two orders. The reviewer accepts what is right, rejects what is
wrong and marks what is missing: each of these is one decision. So the figures start lower than
the shipped model's, which knows all three parts, and show what decisions alone add. The same
is measured further on in the documents that the decisions were taken in, since a workspace
goes on about the same release with the same people.

A second table takes each theme out of the model in turn and teaches it as a theme of one's own
by its examples alone, without any phrase.
"""

import argparse
import hashlib
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing import Pool
from pathlib import Path

from train_models import Learned, known_names, train
from training_examples import Example as Labelled
from training_examples import Reader, read_examples
from training_figures import false_alarms, macro_f1

from greenroom.analysis.features import theme_features
from greenroom.analysis.learning import Example, adapted, learn
from greenroom.analysis.linear import TERM_VALUE, LinearModel
from greenroom.analysis.theme_model import ThemeModel, load_theme_model
from greenroom.resources import resource_text

PARTS = 3
ORDERS = 2
SIZES = (25, 50, 100, 200, 400)
HANDFULS = (5, 10, 20, 40)
MOST_FALSE_ALARMS = 0.22
PASSED_OVER = 4
SHARED = Path(__file__).resolve().parents[3] / "shared"


@dataclass(frozen=True)
class Split:
    """A model, what a reviewer decides on, and what measures; `learned` is by label."""

    model: ThemeModel
    learned: Learned
    reviewed: Sequence[Labelled]
    measured: Sequence[Labelled]


@dataclass(frozen=True)
class Point:
    """Figures after so many decisions; `level` is macro-F1 at a fixed rate of false alarms."""

    decisions: int
    macro_f1: float
    false_alarms: float
    level: float
    seconds: float


def part_of(example: Labelled) -> int:
    """Which third of the documents a sentence belongs to."""
    digest = hashlib.md5(f"part {example.source}".encode(), usedforsecurity=False).hexdigest()
    return int(digest, 16) % PARTS


def linear_of(learned: Learned, labels: Sequence[str]) -> LinearModel:
    """A model of those labels from their biases and weights."""
    names = sorted({name for label in labels for name in learned[label][1]})
    rows = {name: [learned[label][1].get(name, 0.0) for label in labels] for name in names}
    return LinearModel(labels, [learned[label][0] for label in labels], rows)


def scaled(learned: Learned, known: Mapping[str, float]) -> Learned:
    """The weights as they ship, with what a rare term counts for more."""
    return {
        label: (bias, {name: value * known.get(name, 1.0) for name, value in weights.items()})
        for label, (bias, weights) in learned.items()
    }


def splits(folder: Path, jobs: int) -> Iterator[Split]:
    """Every third once as what the model knows."""
    everything = read_examples(Reader(), folder)
    public = [each for each in everything if each.is_public]
    others = [each for each in everything if not each.is_public]
    known = known_names(everything)
    decision = load_theme_model(resource_text("models/themes.json"), "themes.json").decision
    with Pool(jobs) as pool:
        for turn in range(PARTS):
            base = [each for each in public if part_of(each) == turn]
            # Phrases that were read in the other documents are not known to the model yet.
            read = {(theme_id, phrase) for each in base for theme_id, phrase, _ in each.cues}
            seen = [each.seen_by(read) for each in [*base, *others]]
            learned = scaled(train(pool, seen, known, outlook=False), known)
            rest = [each.seen_by(read) for each in public if part_of(each) != turn]
            yield Split(
                ThemeModel(linear_of(learned, list(learned)), decision),
                learned,
                [each for each in rest if part_of(each) == (turn + 1) % PARTS],
                [each for each in rest if part_of(each) == (turn + 2) % PARTS],
            )


def by_document(examples: Sequence[Labelled]) -> dict[str, list[Labelled]]:
    """The sentences of each document in their order."""
    documents: dict[str, list[Labelled]] = defaultdict(list)
    for each in examples:
        documents[each.source].append(each)
    return documents


def further_on(split: Split) -> Split:
    """The same model, decided on in the first half of every document, measured in the second."""
    documents = by_document([*split.reviewed, *split.measured]).values()
    halves = [(each[: len(each) // 2], each[len(each) // 2 :]) for each in documents]
    return replace(
        split,
        reviewed=[each for first, _ in halves for each in first],
        measured=[each for _, second in halves for each in second],
    )


def as_example(each: Labelled, without: str = "") -> Example:
    """The sentence as it is learned from, judged by nobody; without the phrases of a theme."""
    sentence = each.sentence
    counted = dict(theme_features(sentence.words, sentence.scores))
    counted |= dict.fromkeys(sentence.kinds, TERM_VALUE)
    kept = {name: value for name, value in counted.items() if name.split()[-1] != without}
    return Example(sentence.terms, kept)


def suggest(model: ThemeModel, example: Example) -> list[str]:
    """The themes that the model marks."""
    total = model.linear.total(example.terms, example.counted)
    strengths = model.strengths(total, model.decision.first)
    return [theme_id for theme_id, _ in model.decision.choose(strengths)]


def review(split: Split, order: int) -> Iterator[tuple[int, list[Example]]]:
    """The number of decisions so far and the examples that they are, at every size."""
    documents = by_document(split.reviewed)
    sources = sorted(documents)
    random.Random(order).shuffle(sources)
    sizes, decisions, examples = list(SIZES), 0, []
    for each in (each for source in sources for each in documents[source]):
        example = as_example(each)
        said, meant = set(suggest(split.model, example)), set(each.themes)
        decisions += len(said | meant)
        examples.append(
            replace(example, accepted=frozenset(meant), rejected=frozenset(said - meant))
        )
        while sizes and decisions >= sizes[0]:
            yield sizes.pop(0), list(examples)


def measure(model: ThemeModel, split: Split, decisions: int, seconds: float) -> Point:
    """The figures of a model on the third that nobody has seen."""
    gold = list(split.measured)
    asked = [as_example(each) for each in gold]
    marks = dict(enumerate(suggest(model, each) for each in asked))
    level = 0.0
    for first in range(30, 75):
        decision = replace(model.decision, first=first / 100)
        tried = replace(model, decision=decision)
        said = dict(enumerate(suggest(tried, each) for each in asked))
        if false_alarms(gold, said) <= MOST_FALSE_ALARMS:
            level = max(level, macro_f1(gold, said))
    alarms = false_alarms(gold, marks)
    return Point(decisions, macro_f1(gold, marks), alarms, level, seconds)


def curve(found: Sequence[Split]) -> list[Point]:
    """The mean figures at every size, over all parts and orders."""
    points = defaultdict(list)
    for split in found:
        theme_ids = sorted(split.model.theme_ids)
        points[0].append(measure(split.model, split, 0, 0.0))
        for order in range(ORDERS):
            for decisions, examples in review(split, order):
                start = time.process_time()
                model = adapted(split.model, learn(split.model, theme_ids, examples))
                taken = time.process_time() - start
                points[decisions].append(measure(model, split, decisions, taken))
    return [
        Point(
            decisions,
            *(
                sum(getattr(each, name) for each in points[decisions]) / len(points[decisions])
                for name in ("macro_f1", "false_alarms", "level", "seconds")
            ),
        )
        for decisions in sorted(points)
    ]


def new_theme(split: Split, theme_id: str, count: int) -> tuple[float, float, float] | None:
    """Precision, recall and F1 of a theme taught by so many examples; None with too few."""
    labels = [label for label in split.learned if label != theme_id]
    bare = ThemeModel(linear_of(split.learned, labels), split.model.decision)
    examples = [(as_example(each, theme_id), theme_id in each.themes) for each in split.reviewed]
    yes = [replace(each, accepted=frozenset((theme_id,))) for each, is_it in examples if is_it]
    no = [each for each, is_it in examples if not is_it]
    if len(yes) < count:
        return None
    taught = [*yes[:count], *no[: PASSED_OVER * count]]
    model = adapted(bare, learn(bare, [theme_id], taught))
    said = [theme_id in suggest(model, as_example(each, theme_id)) for each in split.measured]
    meant = [theme_id in each.themes for each in split.measured]
    hits = sum(one and other for one, other in zip(said, meant, strict=True))
    both = sum(said) + sum(meant)
    return hits / max(1, sum(said)), hits / max(1, sum(meant)), 2 * hits / max(1, both)


def report(title: str, points: Sequence[Point]) -> None:
    """Print a curve as a table."""
    print(title)
    print("decisions  macro-F1  false alarms  macro-F1 at equal false alarms  CPU seconds")
    for each in points:
        print(
            f"{each.decisions:9d}  {each.macro_f1:8.3f}  {each.false_alarms:12.3f}  "
            f"{each.level:30.3f}  {each.seconds:11.2f}"
        )


def report_new(found: Sequence[Split]) -> None:
    """Print how well a theme of one's own is told after a few examples."""
    print("examples of a new theme  precision  recall     F1  themes")
    for count in HANDFULS:
        rows = [
            row
            for split in found
            for theme_id in sorted(split.model.theme_ids)
            if (row := new_theme(split, theme_id, count)) is not None
        ]
        if rows:
            means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
            print(f"{count:23d}  {means[0]:9.2f}  {means[1]:6.2f}  {means[2]:5.2f}  {len(rows):6d}")


def picture(curves: Mapping[str, Sequence[Point]]) -> str:
    """The curves of macro-F1 as an SVG, each with its title at its end."""
    wide, high, left, top = 720, 360, 64, 48
    across, down = wide - left - 210, high - top - 56
    values = [each.macro_f1 for points in curves.values() for each in points]
    low, best = int(min(values) * 20) / 20, (int(max(values) * 20) + 1) / 20

    def height(value: float) -> float:
        """Where a value stands, from the top."""
        return top + down * (best - value) / (best - low)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img">',
        '<g font-family="sans-serif" font-size="13" fill="#1b2430">',
        "<title>Macro-F1 of suggested themes by the number of decisions</title>",
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>',
        f'<text x="{left}" y="26" font-size="16">Themes: macro-F1 by decisions</text>',
    ]
    for step in range(round((best - low) * 20) + 1):
        y = height(low + step / 20)
        lines.append(
            f'<line x1="{left}" x2="{left + across}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d8dee6"/>'
            f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{low + step / 20:.2f}</text>'
        )
    # Sizes stand at equal distances, since they double.
    places = [left + across * number / len(SIZES) for number in range(len(SIZES) + 1)]
    for x, size in zip(places, (0, *SIZES), strict=True):
        lines.append(f'<text x="{x:.1f}" y="{high - 30}" text-anchor="middle">{size}</text>')
    for (title, points), colour in zip(curves.items(), ("#2858c8", "#8a5a00"), strict=True):
        drawn = [(x, height(each.macro_f1)) for x, each in zip(places, points, strict=True)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in drawn)
        x, y = drawn[-1]
        lines.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
            f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{title}</text>'
        )
    return "\n".join([*lines, "</g>", "</svg>", ""])


def main() -> int:
    """Measure, print, and draw when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED)
    parser.add_argument("--picture", type=Path, metavar="DIR")
    parser.add_argument("--jobs", type=int, default=2)
    words = parser.parse_args()
    if not (words.folder / "eval" / "train").is_dir():
        print(f"There are no labelled sentences in {words.folder}, so nothing is measured.")
        return 0
    found = list(splits(words.folder, words.jobs))
    curves = {
        "in other documents": curve(found),
        "further on in the same ones": curve([further_on(split) for split in found]),
    }
    for title, points in curves.items():
        report(title, points)
    report_new(found)
    if words.picture is not None:
        words.picture.mkdir(parents=True, exist_ok=True)
        target = words.picture / "learning-curve.svg"
        target.write_text(picture(curves), encoding="utf-8", newline="\n")
        print(f"Drawn: {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
