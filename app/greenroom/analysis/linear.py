"""Linear models: scores as sums of weights, and the trainer that finds the weights.

A model holds one row of weights per feature and one column per label; a score is the label's
bias plus the weights of the features present, and `chance` turns it into 0..1. Training is
logistic regression with an L2 penalty, by Newton steps on one weight at a time (Genkin, Lewis
and Madigan 2007): no random order, so the same rows always give the same weights.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from greenroom.errors import InputError

Features = Mapping[str, float]

TERM_VALUE = 0.5
"""What one term counts against one counted feature, so that no single word decides."""

_Column = Sequence[tuple[int, float]]

_LANE = 40
_MASK = (1 << _LANE) - 1
_HUNDREDTHS = 100
_THOUSANDTHS = 1_000
_UNITS = _HUNDREDTHS * _THOUSANDTHS
_TERM = round(TERM_VALUE * _THOUSANDTHS)
_LONGEST_STEP = 1.0
_LEAST_CURVE = 0.01
_SMALL_CHANGE = 1e-3
_MOST_ROUNDS = 40
_RESTING = 0.2
_NO_CHANGE = 1e-5
_FURTHEST = 30.0


@dataclass(frozen=True, slots=True)
class Row:
    """One example to learn from: its features, whether the label holds, and how much it counts.

    `start` is the score that the example has already, before anything is learned.
    """

    features: Features
    holds: bool
    weight: float = 1.0
    start: float = 0.0


class LinearModel:
    """Weights by feature, one number per label of `labels`.

    The weights of a feature stand side by side in one whole number, a lane of bits for each
    label, so that a single addition adds up all labels. Weights count in hundredths and the
    values of features in thousandths, which makes scores exact and the same on every machine.
    """

    def __init__(
        self,
        labels: Sequence[str],
        biases: Sequence[float],
        weights: Mapping[str, Sequence[float]],
    ) -> None:
        self.labels = tuple(labels)
        self._weights = {name: _packed(row, _HUNDREDTHS) for name, row in weights.items()}
        self._shifts = [_LANE * number for number in range(len(self.labels))]
        # Half a lane is added to every label, so that no lane borrows from its neighbour.
        self._half = _packed([1 << (_LANE - 1)] * len(self.labels), 1)
        self._start = self._half + _packed(biases, _UNITS)

    @property
    def names(self) -> Set[str]:
        """The names of all features that have a weight."""
        return self._weights.keys()

    def total(self, terms: Iterable[str], counted: Features) -> int:
        """All scores in one number, for `score` to read; unknown features count nothing."""
        return self.total_of(terms) + self.worth(counted)

    def total_of(self, terms: Iterable[str]) -> int:
        """The same without counted features, whose `worth` may be added."""
        # Unknown terms give None, which is left out without a look at each.
        return sum(filter(None, map(self._weights.get, terms))) * _TERM + self._start

    def worth(self, counted: Features) -> int:
        """What counted features add to a total."""
        known = self._weights
        return sum(
            round(value * _THOUSANDTHS) * known[name]
            for name, value in counted.items()
            if name in known
        )

    def score(self, total: int, label: int) -> float:
        """The score of the label with that number."""
        return (((total >> (_LANE * label)) & _MASK) - (1 << (_LANE - 1))) / _UNITS

    def changed(
        self,
        labels: Sequence[str],
        biases: Mapping[str, float],
        weights: Mapping[str, Mapping[str, float]],
    ) -> "LinearModel":
        """This model with `labels` added and changes added up by label: biases and weights."""
        every = (*self.labels, *labels)
        rows: dict[str, list[float]] = {}
        for number, label in enumerate(every):
            for name, value in weights.get(label, {}).items():
                rows.setdefault(name, [0.0] * len(every))[number] = value
        made = LinearModel(every, [biases.get(label, 0.0) for label in every], rows)
        # Lanes are added whole, so the weights that stay need not be unpacked.
        made.add_lanes(self._weights, self._start - self._half)
        return made

    def add_lanes(self, weights: Mapping[str, int], biases: int) -> None:
        """Add packed weights and biases of a model whose labels this one's begin with."""
        for name, row in weights.items():
            self._weights[name] = self._weights.get(name, 0) + row
        self._start += biases

    def ranked(self, total: int, most: int) -> list[int]:
        """The numbers of the `most` labels after the first with the highest scores."""
        lanes = [(total >> shift) & _MASK for shift in self._shifts]
        return sorted(range(1, len(self.labels)), key=lanes.__getitem__, reverse=True)[:most]

    def weight(self, label: int, name: str) -> float:
        """The weight of one feature for the label with that number, 0 when it is unknown."""
        known = self._weights.get(name)
        return 0.0 if known is None else self.score(self._half + known * _THOUSANDTHS, label)


def _packed(row: Sequence[float], scale: int) -> int:
    return sum(round(value * scale) << (_LANE * number) for number, value in enumerate(row))


def chance(score: float) -> float:
    """The logistic function: the chance, 0..1, that a score stands for."""
    near = score if -_FURTHEST <= score <= _FURTHEST else math.copysign(_FURTHEST, score)
    return 1 / (1 + math.exp(-near))


def log_odds(share: float) -> float:
    """The inverse of `chance`."""
    return math.log(share / (1 - share))


def fit(
    rows: Sequence[Row],
    penalty: float,
    bias_penalty: float = 0.0,
    small_change: float = _SMALL_CHANGE,
) -> tuple[float, dict[str, float]]:
    """The bias and the weights of one label learned from `rows`, until they change little.

    With starting scores they are what to add to a model that knows something already.
    """
    columns = _columns(rows)
    weights = dict.fromkeys(columns, 0.0)
    state = _State(rows)
    bias = 0.0
    everyone = [(number, 1.0) for number in range(len(rows))]
    resting: set[str] = set()
    whole = True
    for _ in range(_MOST_ROUNDS):
        change = state.step(everyone, bias_penalty * bias, bias_penalty)
        bias += change
        largest = abs(change)
        for name, column in columns.items():
            if name in resting and not whole:
                continue
            change = state.step(column, penalty * weights[name], penalty)
            weights[name] += change
            largest = max(largest, abs(change))
            # What has hardly moved can wait until everything else has come to rest.
            (resting.add if abs(change) < small_change * _RESTING else resting.discard)(name)
        if largest < small_change and whole:
            break
        whole = largest < small_change
    return bias, weights


def load_model(text: str, name: str) -> LinearModel:
    """The model written in that JSON text; InputError naming the file when it is not one."""
    try:
        content = json.loads(text)
        labels = tuple(str(label) for label in content["labels"])
        biases = tuple(float(bias) for bias in content["biases"])
        weights = {str(key): tuple(map(float, row)) for key, row in content["weights"].items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(f"The model in {name} cannot be read.", _REPAIR) from error
    rows_fit = all(len(row) == len(labels) for row in (biases, *weights.values()))
    if not labels or not rows_fit:
        raise InputError(f"In the model {name}, some weights are missing.", _REPAIR)
    return LinearModel(labels, biases, weights)


_REPAIR = "Install Greenroom again, or train the model anew."


def _columns(rows: Sequence[Row]) -> dict[str, _Column]:
    found: dict[str, list[tuple[int, float]]] = {}
    for number, row in enumerate(rows):
        for name, value in row.features.items():
            if value:
                found.setdefault(name, []).append((number, value))
    # The order decides the last digits, so it must not depend on the order of the features.
    return {name: found[name] for name in sorted(found)}


class _State:
    """Where the training stands: for each row its score, and what that means for the loss."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._goals = [float(row.holds) for row in rows]
        self._counts = [row.weight for row in rows]
        self._scores = [row.start for row in rows]
        self._pulls = [0.0] * len(rows)
        self._curves = [0.0] * len(rows)
        self._move([(number, 0.0) for number in range(len(rows))], 1.0)

    def step(self, column: _Column, slope: float, curve: float) -> float:
        """The Newton step of one weight, taken; `slope` and `curve` are those of its penalty."""
        pulls, curves = self._pulls, self._curves
        for number, value in column:
            slope += value * pulls[number]
            curve += value * value * curves[number]
        # Far from the answer a full step may overshoot; next to it none is needed.
        change = max(-_LONGEST_STEP, min(_LONGEST_STEP, -slope / curve))
        if abs(change) < _NO_CHANGE:
            return 0.0
        self._move(column, change)
        return change

    def _move(self, column: _Column, change: float) -> None:
        """Bring the scores of some rows and the derivatives of their losses up to date."""
        scores, counts, goals = self._scores, self._counts, self._goals
        for number, value in column:
            score = scores[number] + change * value
            expected = chance(score)
            count = counts[number]
            scores[number] = score
            self._pulls[number] = count * (expected - goals[number])
            self._curves[number] = count * max(expected * (1 - expected), _LEAST_CURVE)
