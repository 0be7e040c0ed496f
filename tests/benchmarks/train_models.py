"""Trains the shipped models of themes and outlook, and says how well they do.

Run by hand: `PYTHONPATH=app python tests/benchmarks/train_models.py ../shared [--write]`. The
folder holds `eval/dev.jsonl` and `eval/train/*.jsonl`. With `--write` the models
in `resources/models` are written anew; the same input always gives the same bytes. With
`--quick` only two of the eight parts are held out and nothing is written.

Every figure is cross-validated with whole documents held out, thresholds too, and a phrase of
the codebook that is found in the held-out documents alone is left out of them too, since whoever
wrote it may have read it there. So the figures are on the low side. No sentence can be read out
of the weights: a word or pair of words is kept only when it stands in three documents and is no
name.
"""

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from multiprocessing import Pool
from multiprocessing.pool import Pool as PoolType
from pathlib import Path

from training_examples import FOLDS, Example, Reader, Reading, read_examples
from training_figures import (
    Marks,
    false_alarms,
    macro_f1,
    outlook_scores,
    reliability,
    report_themes,
    theme_scores,
)

from greenroom.analysis.draft import WORD
from greenroom.analysis.features import outlook_features, theme_features
from greenroom.analysis.linear import TERM_VALUE, Features, Row, chance, fit, log_odds
from greenroom.analysis.theme_model import ABOUT, Decision
from greenroom.analysis.word_kinds import MARK
from greenroom.model.analysis import Polarity

MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"
COMMAND = "PYTHONPATH=app python tests/benchmarks/train_models.py ../shared --write"
THEME_PENALTY, OUTLOOK_PENALTY = 2.0, 5.0
FEWEST_DOCUMENTS = 3
MOST_FALSE_ALARMS = 0.22
LEAST_WEIGHT = 0.05
USUAL_RARITY = 3.2
# Weights ship in hundredths.
CLOSE_ENOUGH = 0.01
QUICK = 2

Chances = Mapping[int, Mapping[str, float]]
Learned = Mapping[str, tuple[float, Mapping[str, float]]]
Label = Callable[[Reading], bool]
"""Whether a label holds for a line as one reader read it."""


def phrases_outside(examples: Sequence[Example], folds: Iterable[int]) -> set[tuple[str, str]]:
    """The phrases found in some public document outside those folds."""
    shut = set(folds)
    return {
        (theme_id, phrase)
        for each in examples
        if each.is_public and each.fold not in shut
        for theme_id, phrase, _ in each.cues
    }


def prepare(examples: Sequence[Example], held_out: int | None) -> list[Example]:
    """The examples as a model should see them: each without phrases of its own documents only."""
    shut = () if held_out is None else (held_out,)
    views: dict[int, set[tuple[str, str]] | None] = {
        fold: phrases_outside(examples, (*shut, fold)) for fold in range(FOLDS)
    }
    views[-1] = phrases_outside(examples, shut) if shut else None
    return [each.seen_by(views[each.fold]) for each in examples]


def known_names(examples: Sequence[Example]) -> dict[str, float]:
    """What terms and kinds count: those that stand in enough documents and hold no name.

    A rare term counts for more than a frequent one, by the logarithm of its rarity.
    """
    documents: dict[str, set[str]] = defaultdict(set)
    seen, small, capital = Counter[str](), Counter[str](), Counter[str]()
    for each in examples:
        for name in (*each.sentence.terms, *each.sentence.kinds):
            documents[name].add(each.source)
            seen[name] += 1
        written = WORD.findall(each.sentence.text)
        for word, form in list(zip(each.sentence.words, written, strict=True))[1:]:
            counted = capital if form[0].isupper() else small
            counted[word.stem] += 1
    names = {stem for stem, count in capital.items() if count > small[stem]}
    return {
        name: 1.0 if name[0] == MARK else math.log(len(examples) / seen[name]) / USUAL_RARITY
        for name, where in documents.items()
        if len(where) >= FEWEST_DOCUMENTS and names.isdisjoint(name.split())
    }


def rows_for(
    examples: Sequence[Example], label: Label, features: Sequence[Features]
) -> Iterator[Row]:
    """Rows to learn one label from; where readers differ, each counts for a share."""
    for each, found in zip(examples, features, strict=True):
        votes = [label(reading) for reading in each.readings]
        for holds in sorted(set(votes)):
            yield Row(found, holds, each.weight * votes.count(holds) / len(votes))


def train_one(task: tuple[list[Row], float]) -> tuple[float, dict[str, float]]:
    """One label's bias and weights; runs in a process of its own."""
    rows, penalty = task
    return fit(rows, penalty, small_change=CLOSE_ENOUGH)


def train(
    pool: PoolType, examples: Sequence[Example], known: Mapping[str, float], *, outlook: bool
) -> Learned:
    """The biases and weights by label."""
    features = [features_of(each, known, outlook=outlook) for each in examples]
    labels = outlook_labels() if outlook else theme_labels(examples)
    penalty = OUTLOOK_PENALTY if outlook else THEME_PENALTY
    tasks = [(list(rows_for(examples, label, features)), penalty) for label in labels.values()]
    return dict(zip(labels, pool.map(train_one, tasks, chunksize=1), strict=True))


def features_of(each: Example, known: Mapping[str, float], *, outlook: bool) -> dict[str, float]:
    """The features of one example that the models keep."""
    sentence = each.sentence
    if outlook:
        names, counted = sentence.terms, outlook_features(sentence, each.counts)
    else:
        names = (*sentence.terms, *sentence.kinds)
        counted = theme_features(sentence.words, sentence.scores)
    return {name: TERM_VALUE * known[name] for name in names if name in known} | dict(counted)


def outlook_labels() -> dict[str, Label]:
    """Which readings each outlook holds for."""
    return {kind.value: partial(_sounds, kind) for kind in Polarity}


def _sounds(kind: Polarity, reading: Reading) -> bool:
    return reading[1] == kind


def theme_labels(examples: Sequence[Example]) -> dict[str, Label]:
    """Which readings `ABOUT` and each theme hold for."""
    theme_ids = sorted({theme_id for each in examples for theme_id in each.themes})
    return {ABOUT: _is_about} | {key: partial(_names, key) for key in theme_ids}


def _is_about(reading: Reading) -> bool:
    return bool(reading[0])


def _names(theme_id: str, reading: Reading) -> bool:
    return theme_id in reading[0]


def cross_validate(
    pool: PoolType,
    examples: Sequence[Example],
    known: Mapping[str, float],
    *,
    outlook: bool,
    folds: int,
) -> dict[int, dict[str, float]]:
    """The chance of every label for every public example, by models that never saw its fold."""
    found: dict[int, dict[str, float]] = {}
    for fold in range(folds):
        seen = prepare(examples, fold)
        learned = train(pool, [each for each in seen if each.fold != fold], known, outlook=outlook)
        for number, each in enumerate(seen):
            if each.fold == fold and each.is_public:
                features = features_of(each, known, outlook=outlook)
                found[number] = {
                    label: chance(
                        bias + sum(value * weights.get(key, 0) for key, value in features.items())
                    )
                    for label, (bias, weights) in learned.items()
                }
        print(f"fold {fold + 1} of {folds}", file=sys.stderr)
    return found


def strengths_of(chances: Mapping[str, float]) -> dict[str, float]:
    """The strength of every theme from its chances."""
    about = chances[ABOUT]
    return {key: (about * value) ** 0.5 for key, value in chances.items() if key != ABOUT}


def choose_decision(examples: Sequence[Example], chances: Chances) -> Decision:
    """Curves, then the thresholds with the best macro-F1 whose false alarms stay within limits."""
    strengths = {number: strengths_of(each) for number, each in chances.items()}
    slopes, offsets = {}, {}
    for key in next(iter(strengths.values())):
        slopes[key], offsets[key] = fit_curve(
            [(found[key], key in examples[number].themes) for number, found in strengths.items()]
        )
    best = (-1.0, Decision(0, {}, slopes, offsets))
    for first, further in product((n / 100 for n in range(40, 66)), (0.25, 0.3, 0.35, 0.4)):
        tried = Decision(first, dict.fromkeys(slopes, further), slopes, offsets)
        marks = choose_all(tried, strengths)
        if false_alarms(examples, marks) <= MOST_FALSE_ALARMS:
            best = max(best, (macro_f1(examples, marks), tried), key=lambda each: each[0])
    return best[1]


def fit_curve(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The slope and offset that turn log-odds of strengths into chances (Platt 1999)."""
    rows = [Row({"odds": log_odds(min(1 - 1e-6, max(1e-6, s)))}, held) for s, held in pairs]
    offset, weights = fit(rows, 1.0)
    return round(weights["odds"], 3), round(offset, 3)


def choose_all(decision: Decision, strengths: Chances) -> dict[int, dict[str, float]]:
    """The themes marked in every example, with confidences."""
    return {number: dict(decision.choose(found)) for number, found in strengths.items()}


def choose_held_out(examples: Sequence[Example], chances: Chances) -> dict[int, dict[str, float]]:
    """The themes marked in every example by thresholds and curves of the other documents."""
    marks: dict[int, dict[str, float]] = {}
    for fold in sorted({examples[number].fold for number in chances}):
        seen = {n: each for n, each in chances.items() if examples[n].fold != fold}
        held = {n: strengths_of(each) for n, each in chances.items() if examples[n].fold == fold}
        marks |= choose_all(choose_decision(examples, seen), held)
    return marks


def choose_outlook(
    examples: Sequence[Example], chances: Chances, about: Mapping[int, float]
) -> tuple[dict[str, float], float]:
    """How each outlook's chance counts, and how much the doubt about the subject does."""
    # Finer steps would only follow what these few sentences happen to be.
    steps = (1.0, 1.6, 2.5, 4.0)
    best: tuple[float, dict[str, float], float] = (-1.0, {}, 0.0)
    for good, bad, doubt in product(steps, steps, (0.5, 1.0)):
        favours = {
            Polarity.POSITIVE.value: good,
            Polarity.NEUTRAL.value: 1.0,
            Polarity.NEGATIVE.value: bad,
        }
        said = say_outlook(chances, about, favours, doubt)
        score = sum(outlook_scores(examples, said)) / 3
        best = max(best, (score, favours, doubt), key=lambda each: each[0])
    return best[1], best[2]


def say_outlook(
    chances: Chances, about: Mapping[int, float], favours: Mapping[str, float], doubt: float
) -> dict[int, str]:
    """The outlook of every example."""
    said = {}
    for number, found in chances.items():
        trust = about[number] ** doubt
        worth = {
            kind: found[kind] * favours[kind] * (1.0 if kind == Polarity.NEUTRAL else trust)
            for kind in favours
        }
        said[number] = max(worth, key=worth.__getitem__)
    return said


def say_held_out(
    examples: Sequence[Example], chances: Chances, about: Mapping[int, float]
) -> dict[int, str]:
    """The outlook of every example, weighed as the other documents are weighed best."""
    said: dict[int, str] = {}
    for fold in sorted({examples[number].fold for number in chances}):
        seen = {n: each for n, each in chances.items() if examples[n].fold != fold}
        held = {n: each for n, each in chances.items() if examples[n].fold == fold}
        said |= say_outlook(held, about, *choose_outlook(examples, seen, about))
    return said


def write_model(
    path: Path, learned: Learned, known: Mapping[str, float], extra: Mapping[str, object]
) -> None:
    """The model as JSON with one feature a line."""
    labels = list(learned)
    names = sorted({name for _, weights in learned.values() for name in weights})
    lines = []
    for name in names:
        # What a rare term counts for more is part of the weight that ships.
        scale = known.get(name, 1.0)
        row = [round(learned[label][1].get(name, 0.0) * scale, 2) + 0.0 for label in labels]
        if max(map(abs, row)) >= LEAST_WEIGHT:
            lines.append(f"  {json.dumps(name)}: {json.dumps(row)}")
    head = {
        "about": (
            "Weights of stems, pairs of stems, kinds of words (~) and counted features (=), "
            "a column per label."
        ),
        "rebuild": COMMAND,
        **extra,
        "labels": labels,
        "biases": [round(learned[label][0], 3) for label in labels],
    }
    body = json.dumps(head, indent=1)[:-2] + ',\n "weights": {\n' + ",\n".join(lines) + "\n }\n}\n"
    path.write_text(body, encoding="utf-8", newline="\n")


def theme_notes(examples: Sequence[Example], marks: Marks) -> dict[str, object]:
    """The cross-validated figures that a model carries along."""
    return {
        "macro_f1": round(macro_f1(examples, marks), 3),
        "false_alarms": round(false_alarms(examples, marks), 3),
        "calibration_error": round(reliability(examples, marks)[1], 3),
        "f1": {key: round(each[0], 3) for key, each in theme_scores(examples, marks).items()},
    }


def main() -> None:
    """Train, report, and write when asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--turn", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    words = parser.parse_args()
    examples = read_examples(Reader(words.turn), words.folder)
    known = known_names(examples)
    print(f"{len(examples)} examples, {len(known)} words, pairs and kinds")
    folds = QUICK if words.quick else FOLDS
    with Pool(words.jobs) as pool:
        chances = cross_validate(pool, examples, known, outlook=False, folds=folds)
        marks = choose_held_out(examples, chances)
        report_themes(examples, marks)
        about = {number: each[ABOUT] for number, each in chances.items()}
        spoken = cross_validate(pool, examples, known, outlook=True, folds=folds)
        scores = outlook_scores(examples, say_held_out(examples, spoken, about))
        shown = "  ".join(f"{k} {v:.3f}" for k, v in zip(Polarity, scores, strict=True))
        print(f"outlook macro-F1 {sum(scores) / 3:.3f}  {shown}")
        if not words.write or words.quick:
            return
        final = prepare(examples, None)
        decision = choose_decision(examples, chances)
        curves = {key: [decision.slopes[key], decision.offsets[key]] for key in decision.slopes}
        thresholds = {"first": decision.first, "further": decision.further, "curves": curves}
        write_model(
            MODELS / "themes.json",
            train(pool, final, known, outlook=False),
            known,
            {"cross_validated": theme_notes(examples, marks), "decision": thresholds},
        )
        favours, doubt = choose_outlook(examples, spoken, about)
        by_outlook = {str(k): round(v, 3) for k, v in zip(Polarity, scores, strict=True)}
        write_model(
            MODELS / "outlook.json",
            train(pool, final, known, outlook=True),
            known,
            {
                "cross_validated": {"macro_f1": round(sum(scores) / 3, 3), "f1": by_outlook},
                "decision": {"favours": favours, "doubt": doubt},
            },
        )


if __name__ == "__main__":
    main()
