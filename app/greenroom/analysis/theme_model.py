"""The trained model of the themes: whether a sentence is about a delivery, and about what in it.

A sentence's strength for a theme is the root of two chances multiplied: that the sentence is
about delivering, operating or changing a product, and that it is about that theme. Strengths
become confidences by each theme's own curve (Platt 1999), fitted on cross-validated strengths,
so a confidence of 0.7 was right in about 70 of 100 sentences of documents not learned from.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from greenroom.analysis.linear import LinearModel, chance, load_model, log_odds
from greenroom.errors import InputError

ABOUT = "about"
"""The model's first label: about delivering, operating or changing a product."""
MOST_THEMES = 3
# A few more than are marked, since a codebook may leave some of them out.
_AHEAD = 6

_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Decision:
    """When a sentence is marked.

    `first` is the least strength of its strongest theme; `further` the least confidence, by
    theme id, of the others. `slopes` and `offsets` turn log-odds of strengths into confidences.
    """

    first: float
    further: Mapping[str, float]
    slopes: Mapping[str, float]
    offsets: Mapping[str, float]

    def confidence(self, theme_id: str, strength: float) -> float:
        """How often readers agreed with a mark of that strength, 0..1."""
        odds = log_odds(min(1 - _LEAST, max(_LEAST, strength)))
        return chance(self.slopes[theme_id] * odds + self.offsets[theme_id])

    def choose(self, strengths: Mapping[str, float]) -> list[tuple[str, float]]:
        """The theme ids to mark with their confidences, strongest first, at most three."""
        ranked = sorted(strengths, key=lambda each: (-strengths[each], each))[:MOST_THEMES]
        if not ranked or strengths[ranked[0]] < self.first:
            return []
        found = [(each, self.confidence(each, strengths[each])) for each in ranked]
        return [found[0], *(each for each in found[1:] if each[1] >= self.further[each[0]])]


@dataclass(frozen=True, slots=True)
class ThemeModel:
    """The weights with the decision; label 0 is `ABOUT`, the others are theme ids.

    `learned` holds, label by label, what the decisions of a workspace added to `linear`;
    `new_ids` are the themes that are known by them alone.
    """

    linear: LinearModel
    decision: Decision
    learned: LinearModel | None = None
    new_ids: frozenset[str] = frozenset()

    @property
    def theme_ids(self) -> Sequence[str]:
        """The themes that the model knows."""
        return self.linear.labels[1:]

    def strengths(self, total: int, least: float, also: str | None = None) -> dict[str, float]:
        """The strengths of the strongest themes, and of `also`, by a total of `linear`.

        Empty when no theme can reach `least`.
        """
        # No theme is stronger than the root of the first chance: most small talk ends here.
        about = self.about(total)
        if math.sqrt(about) < least:
            return {}
        linear = self.linear
        labels = linear.ranked(total, _AHEAD)
        if not labels or math.sqrt(about * chance(linear.score(total, labels[0]))) < least:
            return {}
        if also is not None and also in self.theme_ids:
            labels.append(linear.labels.index(also))
        return {
            linear.labels[label]: math.sqrt(about * chance(linear.score(total, label)))
            for label in labels
        }

    def taught(self, terms: Iterable[str], theme_id: str) -> float:
        """What decisions on sentences with those terms added to the theme's score."""
        if self.learned is None or theme_id not in self.learned.labels:
            return 0.0
        total = self.learned.total(terms, {})
        return self.learned.score(total, self.learned.labels.index(theme_id))

    def shipped_about(self, total: int, terms: Iterable[str]) -> float:
        """`about` without what decisions taught, so that they move no measure but the themes."""
        return chance(self.linear.score(total, 0) - self.taught(terms, ABOUT))

    def about(self, total: int) -> float:
        """The chance, 0..1, that a sentence is about delivering or running a product."""
        return chance(self.linear.score(total, 0))


def load_theme_model(text: str, name: str) -> ThemeModel:
    """The model written in that JSON text; InputError naming the file when it is not one."""
    linear = load_model(text, name)
    try:
        written = json.loads(text)["decision"]
        curves = {key: (float(row[0]), float(row[1])) for key, row in written["curves"].items()}
        decision = Decision(
            first=float(written["first"]),
            further={key: float(value) for key, value in written["further"].items()},
            slopes={key: slope for key, (slope, _) in curves.items()},
            offsets={key: offset for key, (_, offset) in curves.items()},
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise _unusable(name) from error
    if not set(linear.labels[1:]) <= curves.keys() & decision.further.keys():
        raise _unusable(name)
    return ThemeModel(linear, decision)


def _unusable(name: str) -> InputError:
    return InputError(
        f"The decision in the model {name} cannot be read.",
        "Install Greenroom again, or train the model anew.",
    )
