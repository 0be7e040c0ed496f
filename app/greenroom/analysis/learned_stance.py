"""What corrected stances teach: terms that speak for or against a stance in one workspace.

A marked sentence whose stance a person set, or let stand, is an example. Learning starts from
what the shipped cues read in it, so examples that agree hold the reading and those that differ
move it. It is logistic regression as for themes, for each stance, without a bias: what was
learned speaks in sentences with the same words and in no others. A word must stand in two
corrected sentences at least, and sentences nobody marked hold the words of every day in place.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from greenroom.analysis.draft import Draft, SentenceDraft, Step
from greenroom.analysis.linear import TERM_VALUE, LinearModel, Row, fit
from greenroom.analysis.stance import StanceReader, StanceReading, is_negated
from greenroom.analysis.strongest_terms import NEGATED, strongest_terms, weakest_terms
from greenroom.model.theme import Stance

FEWEST_SENTENCES = 2
"""Corrected sentences in which a term must stand before it is learned from."""

# Chosen on 1,300 sentences of public documents: after five corrections of sentences with one word,
# three of four others with it follow, and one in two hundred without it does.
_PENALTY = 0.15
_NO_BIAS = 1e9
_CORRECTED, _LET_STAND, _UNMARKED = 1.0, 0.5, 0.1
_SMALL_CHANGE = 0.02


@dataclass(frozen=True, slots=True)
class StanceExample:
    """A sentence to learn from: its terms, what the shipped cues read, what a person said.

    `said` is None for a sentence that nobody marked; `considered` is false where the person may
    never have looked at the stance.
    """

    terms: tuple[str, ...]
    read: StanceReading
    said: Stance | None = None
    considered: bool = True

    @property
    def corrected(self) -> bool:
        """Whether the person says something else than the cues do."""
        return self.said is not None and self.said is not self.read.stance


@dataclass(frozen=True, slots=True)
class StanceLesson:
    """What corrections changed for one stance.

    `said` counts the sentences that people gave this stance, `corrected` those that were read so
    and are not; `weights` are added where the terms stand.
    """

    stance: Stance
    said: int
    corrected: int
    weights: Mapping[str, float]

    @property
    def more(self) -> tuple[str, ...]:
        """The terms that now speak for the stance, strongest first, at most four."""
        return strongest_terms(self.weights)

    @property
    def less(self) -> tuple[str, ...]:
        """The terms that now speak against the stance, strongest first, at most four."""
        return weakest_terms(self.weights)


class LearnedStances:
    """Overrules the reading of sentences where corrections speak clearly enough.

    `names` are the terms that it weighs, which the step `words` has to tell.
    """

    def __init__(self, lessons: Sequence[StanceLesson]) -> None:
        self._labels = tuple(Stance)
        rows: dict[str, list[float]] = {}
        for lesson in lessons:
            for term, weight in lesson.weights.items():
                row = rows.setdefault(term, [0.0] * len(self._labels))
                row[self._labels.index(lesson.stance)] = weight
        self._model = LinearModel(self._labels, [0.0] * len(self._labels), rows)
        self.names = frozenset(term.removeprefix(NEGATED) for term in rows)
        self.is_empty = not rows

    def overrule(self, sentence: SentenceDraft, reading: StanceReading) -> Stance:
        """The stance after what was learned; that of `reading` unless another is likelier."""
        total = self._model.total(stance_terms(sentence), {})
        scores = {
            stance: start_score(reading, stance) + self._model.score(total, number)
            for number, stance in enumerate(self._labels)
        }
        best = max(self._labels, key=lambda stance: scores[stance])
        # More likely than not by itself, and not only likelier than what the cues read.
        return best if scores[best] > max(0.0, scores[reading.stance]) else reading.stance


def learned_stance_step(reader: StanceReader, learned: LearnedStances) -> Step:
    """The step `learned stance`: revises the stances that corrections speak about."""

    def run(draft: Draft) -> None:
        """Revise every marked sentence."""
        # Most workspaces have corrected no stance, and should not wait for what is not there.
        for at, sentence in enumerate(() if learned.is_empty else draft.sentences):
            if sentence.themes:
                reading = reader.read(draft.sentences, at)
                stance = learned.overrule(sentence, reading)
                if stance is not reading.stance:
                    told = f" Stances corrected in this workspace say {stance.value}."
                    sentence.themes = tuple(
                        replace(mark, stance=stance, reason=mark.reason + told)
                        for mark in sentence.themes
                    )

    return Step("learned stance", ("words", "themes", "outlook", "stance"), run)


def learn_stances(examples: Iterable[StanceExample]) -> tuple[StanceLesson, ...]:
    """What those examples teach, stance by stance; nothing where nobody corrected anything."""
    known = tuple(examples)
    corrected = [each for each in known if each.corrected]
    counts = Counter(term for each in corrected for term in each.terms)
    telling = {term for term, count in counts.items() if count >= FEWEST_SENTENCES}
    # Repeated examples are many rows alike, and rows without a telling term teach nothing.
    rows = [each for each in known if not telling.isdisjoint(each.terms)]
    said = Counter(each.said for each in known if each.said is not None)
    away = Counter(each.read.stance for each in corrected)
    touched = {*away, *(each.said for each in corrected)}
    return tuple(
        StanceLesson(stance, said[stance], away[stance], _weights(rows, stance, telling))
        for stance in Stance
        if stance in touched
    )


def stance_terms(sentence: SentenceDraft) -> tuple[str, ...]:
    """The terms of a sentence, those within a negation told apart: "parked", "not parked"."""
    words = sentence.words
    negated = {word.stem for at, word in enumerate(words) if is_negated(sentence, at)}
    return tuple(
        term if negated.isdisjoint(term.split()) else NEGATED + term for term in sentence.terms
    )


def start_score(reading: StanceReading, stance: Stance) -> float:
    """Where learning starts: how firmly the shipped cues speak for that stance, or against it."""
    return reading.firmness if stance is reading.stance else -reading.firmness


def _weights(
    examples: Iterable[StanceExample], stance: Stance, telling: set[str]
) -> dict[str, float]:
    rows = [
        Row(
            {term: TERM_VALUE for term in each.terms if term in telling},
            (each.said or each.read.stance) is stance,
            weight=_count(each),
            start=start_score(each.read, stance),
        )
        for each in examples
    ]
    _, weights = fit(rows, _PENALTY, _NO_BIAS, _SMALL_CHANGE)
    return weights


def _count(example: StanceExample) -> float:
    """How much an example counts: what was thought about most, what nobody marked least."""
    if example.said is None:
        return _UNMARKED
    return _CORRECTED if example.corrected and example.considered else _LET_STAND
