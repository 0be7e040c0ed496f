"""What a workspace's own decisions teach: changes of the shipped weights, theme by theme.

Every sentence on which a person decided is an example. The changes are found by logistic
regression that starts from the shipped scores and pays for each step away from them, so a few
decisions move little and many move much, and without decisions nothing changes. Nothing is
random: the same decisions always teach the same.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from greenroom.analysis.learned_stance import StanceExample, StanceLesson
from greenroom.analysis.linear import TERM_VALUE, Features, LinearModel, Row, fit
from greenroom.analysis.strongest_terms import strongest_terms, weakest_terms
from greenroom.analysis.theme_model import ABOUT, Decision, ThemeModel

FEWEST_EXAMPLES = 5
"""Confirmed examples from which a theme that the shipped model does not know is suggested."""

# Chosen on documents that neither trained the model nor measured it: see learning_curve.py.
_PENALTY = 4.0
_BIAS_PENALTY = 10.0
_ABOUT_BIAS_PENALTY = 20.0
# A theme without shipped weights has nothing to stay near to, and few examples to learn from.
_NEW_PENALTY = 0.3
_NEW_BIAS_PENALTY = 1.0
_NEW_WEIGHT = 3.0
_NEW_BIAS = -3.0
_NEW_SCORE = 3.4
_SMALL_CHANGE = 0.02


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence to learn from: its terms, what is counted in it, and the decisions on it.

    Both sets hold theme ids. Both are empty for a sentence that was read and passed over.
    `stance` is what it teaches about stances; None where that is not clear.
    """

    terms: tuple[str, ...]
    counted: Features
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    stance: StanceExample | None = None

    @property
    def judged(self) -> bool:
        """Whether a person decided anything about it."""
        return bool(self.accepted or self.rejected)


@dataclass(frozen=True, slots=True)
class ThemeLesson:
    """What the decisions changed for one theme, or for `ABOUT`.

    `accepted` and `rejected` count sentences; `bias` and `weights` are added to the shipped
    ones. `is_new` is true for a theme that the shipped model does not know.
    """

    theme_id: str
    accepted: int
    rejected: int
    bias: float
    weights: Mapping[str, float]
    is_new: bool = False

    @property
    def more(self) -> tuple[str, ...]:
        """The terms that now speak more for the theme, strongest first, at most four."""
        return strongest_terms(self.weights)

    @property
    def less(self) -> tuple[str, ...]:
        """The terms that now speak less for the theme, strongest first, at most four."""
        return weakest_terms(self.weights)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Everything that the decisions of a workspace teach; empty when there are none.

    `waiting` counts the examples of new themes that have too few of them yet; `stances` are
    what corrected stances changed.
    """

    themes: tuple[ThemeLesson, ...] = ()
    about: ThemeLesson | None = None
    waiting: Mapping[str, int] = field(default_factory=dict)
    stances: tuple[StanceLesson, ...] = ()


NO_LESSON = Lesson()


def learn(
    model: ThemeModel,
    theme_ids: Sequence[str],
    examples: Sequence[Example],
    background: Sequence[Example] = (),
) -> Lesson:
    """What those examples change in the model, for the themes of a codebook.

    `background` stands for everything that a new theme is not about.
    """
    examples = _thinned(examples)
    accepted = Counter(theme_id for each in examples for theme_id in each.accepted)
    rejected = Counter(theme_id for each in examples for theme_id in each.rejected)
    if not accepted and not rejected:
        return NO_LESSON
    lessons, waiting = [], {}
    for theme_id in theme_ids:
        yes, no = accepted[theme_id], rejected[theme_id]
        is_new = theme_id not in model.theme_ids
        if is_new and yes < FEWEST_EXAMPLES:
            if yes:
                waiting[theme_id] = yes
        elif yes or no:
            rows = _rows(model.linear, theme_id, (*examples, *(background if is_new else ())))
            bias, weights = (
                _fit_new(rows) if is_new else fit(rows, _PENALTY, _BIAS_PENALTY, _SMALL_CHANGE)
            )
            lessons.append(ThemeLesson(theme_id, yes, no, bias, weights, is_new))
    return Lesson(tuple(lessons), _about(model.linear, examples), waiting)


def adapted(model: ThemeModel, lesson: Lesson) -> ThemeModel:
    """The model with what was learned added to its weights."""
    changes = [*lesson.themes, *filter(None, (lesson.about,))]
    if not changes:
        return model
    new = [each.theme_id for each in lesson.themes if each.is_new]
    biases = {each.theme_id: each.bias for each in changes}
    weights = {each.theme_id: each.weights for each in changes}
    # By itself what was learned is asked where rules mark and the shipped weights do not speak.
    learned = LinearModel(model.linear.labels, [0.0] * len(model.linear.labels), {})
    return replace(
        model,
        linear=model.linear.changed(
            new,
            {**biases, **{key: biases[key] + _NEW_BIAS for key in new}},
            {**weights, **{key: _with_phrases(key, weights[key]) for key in new}},
        ),
        learned=learned.changed(new, biases, weights),
        decision=_decision(model.decision, new),
        new_ids=frozenset(new),
    )


def _rows(linear: LinearModel, label: str, examples: Sequence[Example]) -> list[Row]:
    # Whoever decided on a sentence, or passed it over, has said nothing of the other themes
    # in it: that counts as a no, or the model would come to find every theme everywhere.
    return [
        Row(
            dict.fromkeys(each.terms, TERM_VALUE),
            bool(each.accepted) if label == ABOUT else label in each.accepted,
            start=_start(linear, label, each),
        )
        for each in examples
    ]


def _fit_new(rows: Sequence[Row]) -> tuple[float, dict[str, float]]:
    # A few examples stand against very many sentences that are about something else.
    weighed = [replace(row, weight=_NEW_WEIGHT) if row.holds else row for row in rows]
    return fit(weighed, _NEW_PENALTY, _NEW_BIAS_PENALTY, _SMALL_CHANGE)


def _about(linear: LinearModel, examples: Sequence[Example]) -> ThemeLesson:
    rows = _rows(linear, ABOUT, examples)
    bias, weights = fit(rows, _PENALTY, _ABOUT_BIAS_PENALTY, _SMALL_CHANGE)
    accepted = sum(row.holds for row in rows)
    return ThemeLesson(ABOUT, accepted, len(rows) - accepted, bias, weights)


def _thinned(examples: Sequence[Example]) -> list[Example]:
    """The examples with the terms that stand in several of them: one alone tells little."""
    counts = Counter(term for each in examples for term in each.terms)
    return [
        replace(each, terms=tuple(term for term in each.terms if counts[term] > 1))
        for each in examples
    ]


def _start(linear: LinearModel, label: str, example: Example) -> float:
    if label in linear.labels:
        total = linear.total(example.terms, example.counted)
        return linear.score(total, linear.labels.index(label))
    return _NEW_BIAS + _NEW_SCORE * example.counted.get(f"=score {label}", 0.0)


def _with_phrases(theme_id: str, weights: Mapping[str, float]) -> Mapping[str, float]:
    """The weights of a new theme with its phrases counting from the start."""
    return {**weights, f"=score {theme_id}": _NEW_SCORE}


def _decision(decision: Decision, new: Sequence[str]) -> Decision:
    """The decision with new themes treated as the known ones are on average."""

    def extended(values: Mapping[str, float]) -> Mapping[str, float]:
        """The values with their mean for each new theme."""
        mean = sum(values.values()) / len(values)
        return {**values, **dict.fromkeys(new, mean)}

    return replace(
        decision,
        further=extended(decision.further),
        slopes=extended(decision.slopes),
        offsets=extended(decision.offsets),
    )
