"""The step `outlook`: whether a sentence reassures, worries or merely informs a release manager.

A linear model weighs what the speaker reassures and worries with, in the scope of negations,
beside the sentiment (one input of many), questions, hypotheticals and the words. Whatever is
not about a product at all leans to neutral; short sentences, which the model has not learned
from, go by their sentiment alone. The class becomes the sentence's polarity.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from greenroom.analysis.draft import Draft, SentenceDraft, Step
from greenroom.analysis.features import FEWEST_WORDS, outlook_parts, part_weights
from greenroom.analysis.linear import LinearModel, chance, load_model
from greenroom.analysis.phrases import Hit, PhraseIndex, longest_first
from greenroom.analysis.sentiment import polarity
from greenroom.analysis.stance import is_negated, is_negation
from greenroom.analysis.words import Stem
from greenroom.errors import InputError
from greenroom.model.analysis import Polarity

ASSURANCE, CONCERN, OTHER = "assurance", "concern", "other"
_SIDES = (ASSURANCE, CONCERN, OTHER)

Cues = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Phrases by side and by kind of assurance, concern or other cue."""


@dataclass(frozen=True, slots=True)
class OutlookModel:
    """The weights, with labels that are polarities, and how each polarity's chance counts.

    Chances of good and bad news are multiplied by the `about` chance to the power `doubt`.
    """

    linear: LinearModel
    favours: Mapping[str, float]
    doubt: float

    def choose(self, total: int, about: float) -> Polarity:
        """The polarity that counts most by a total of `linear`; neutral on a draw."""
        trust = about**self.doubt
        found, most = Polarity.NEUTRAL, 0.0
        for number, label in enumerate(self.linear.labels):
            counts = chance(self.linear.score(total, number)) * self.favours[label]
            counts *= 1.0 if label == Polarity.NEUTRAL else trust
            if counts > most or (counts == most and label == Polarity.NEUTRAL):
                found, most = Polarity(label), counts
        return found


class CueCounter:
    """Counts the kinds of assurances and concerns in a sentence, apart where they are negated."""

    def __init__(self, cues: Cues, stem: Stem) -> None:
        phrases = [
            (phrase, f"{side} {kind}")
            for side in _SIDES
            for kind, listed in cues[side].items()
            for phrase in listed
        ]
        self.index = PhraseIndex(phrases, stem)

    def count(self, sentence: SentenceDraft) -> Mapping[str, int]:
        """How often each kind speaks: "concern harm", "no concern harm" and so on."""
        return self.weigh(self.index.find(sentence.words), sentence)

    def weigh(self, hits: Sequence[Hit[str]], sentence: SentenceDraft) -> Mapping[str, int]:
        """The same, for what `index` found in the sentence already."""
        found: dict[str, int] = {}
        for hit in longest_first(hits):
            # "Nobody noticed" is a concern by itself, and not a negated one.
            first = sentence.words[hit.first]
            turned = not is_negation(first) and is_negated(sentence, hit.first)
            name = f"no {hit.label}" if turned else hit.label
            found[name] = found.get(name, 0) + 1
        return found


def outlook_step(model: OutlookModel, cues: CueCounter) -> Step:
    """The step `outlook`: fills `polarity` of each sentence."""
    weigh = part_weights(model.linear)

    def read(sentence: SentenceDraft) -> Polarity:
        """How one sentence sounds."""
        if len(sentence.words) < FEWEST_WORDS:
            return polarity(sentence.compound)
        counts = cues.weigh(cues.index.hits(sentence), sentence)
        total = model.linear.total_of(sentence.terms) + weigh(outlook_parts(sentence, counts))
        return model.choose(total, sentence.about)

    def run(draft: Draft) -> None:
        """Tell the polarity of every sentence."""
        for sentence in draft.sentences:
            sentence.polarity = read(sentence)

    return Step("outlook", ("words", "phrases", "sentiment", "themes"), run)


def load_cues(text: str, name: str) -> Cues:
    """The cue lists in that YAML text; InputError naming the file when they cannot be used."""
    try:
        content = yaml.safe_load(text)
        return {
            side: {
                str(kind): tuple(str(phrase).lower() for phrase in phrases)
                for kind, phrases in content[side].items()
            }
            for side in _SIDES
        }
    except (yaml.YAMLError, TypeError, KeyError, AttributeError) as error:
        raise InputError(
            f"{name} must hold named lists under “{ASSURANCE}”, “{CONCERN}” and “{OTHER}”.",
            "Correct the file or install Greenroom again.",
        ) from error


def load_outlook_model(text: str, name: str) -> OutlookModel:
    """The model written in that JSON text; InputError naming the file when it is not one."""
    linear = load_model(text, name)
    try:
        decision = json.loads(text)["decision"]
        favours = {Polarity(key).value: float(value) for key, value in decision["favours"].items()}
        doubt = float(decision["doubt"])
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(
            f"The decision in the model {name} cannot be read.",
            "Install Greenroom again, or train the model anew.",
        ) from error
    if set(linear.labels) != favours.keys():
        raise InputError(
            f"The model {name} must know every outlook.",
            "Install Greenroom again, or train the model anew.",
        )
    return OutlookModel(linear, favours, doubt)
