"""Which of the learned terms are told to people: a few, strong ones that a reader understands."""

from collections.abc import Mapping

from greenroom.analysis.words import STOP_WORDS

NEGATED = "!"
"""Begins a term that stands within a negation; people read it as “not”."""

_MOST_TOLD = 4
_LEAST_TOLD = 0.1


def strongest_terms(weights: Mapping[str, float]) -> tuple[str, ...]:
    """The terms with the largest weights, none of them part of another one that is told."""
    told: list[str] = []
    for name in sorted(weights, key=lambda name: (-weights[name], name)):
        if weights[name] < _LEAST_TOLD or len(told) == _MOST_TOLD:
            break
        bare = name.removeprefix(NEGATED)
        words = bare.split()
        # "the run" tells a reader no more than "run" does.
        tells = STOP_WORDS.isdisjoint(words) and len(bare) > 2 and "".join(words).isalpha()
        if tells and not any(set(words) & set(other.split()) for other in told):
            told.append(f"not {bare}" if bare != name else name)
    return tuple(told)


def weakest_terms(weights: Mapping[str, float]) -> tuple[str, ...]:
    """The same for the terms that speak most against something."""
    return strongest_terms({name: -weight for name, weight in weights.items()})
