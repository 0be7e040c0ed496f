"""The step `stance`: what the speaker says about a risk.

Cue phrases tell it, turned round inside the scope of a negation.

"Never tested" raises what "tested" mitigates; "no blockers" mitigates what "blockers" raise.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from greenroom.analysis.draft import Draft, SentenceDraft, Step, Word
from greenroom.analysis.phrases import PhraseIndex, longest_first
from greenroom.analysis.words import Stem
from greenroom.model.analysis import Polarity
from greenroom.model.theme import Codebook, Stance

SCOPE = 4
"""How many words to its right a negation reaches, unless punctuation or "but" ends it earlier."""

_NEGATION_WORDS = """
no not never none nobody nothing without zero 0 lack lacks lacking cannot hardly neither nor
dont didnt doesnt isnt wasnt havent hasnt wont cant
"""
_NEGATIONS = frozenset(_NEGATION_WORDS.split())
_CLAUSE_ENDS = frozenset(",.;:!?()[]–—…")
_TURNED = {Stance.RAISED: Stance.MITIGATED, Stance.MITIGATED: Stance.RAISED}
_BY_POLARITY = {Polarity.NEGATIVE: Stance.RAISED, Polarity.POSITIVE: Stance.MITIGATED}
_BY_CUES, _BY_OUTLOOK, _BY_NEIGHBOUR, _BY_NOTHING = 1.5, 1.0, 0.75, 0.5


class StanceReading(NamedTuple):
    """A stance, and how firmly it was read in log-odds: a cue of its own is worth most."""

    stance: Stance
    firmness: float


class StanceReader:
    """Reads the stance of sentences by the cues of a codebook."""

    def __init__(self, codebook: Codebook, stem: Stem) -> None:
        self.index = PhraseIndex(
            [
                *((cue, Stance.MITIGATED) for cue in codebook.mitigated_cues),
                *((cue, Stance.RAISED) for cue in codebook.raised_cues),
                *((cue, Stance.UNKNOWN) for cue in codebook.unknown_cues),
            ],
            stem,
        )

    def read(self, sentences: Sequence[SentenceDraft], at: int) -> StanceReading:
        """The stance of the sentence at index `at`.

        Its own cues decide; without any, its outlook, then the sentence after it and the
        one before it.
        """
        # The nearest evidence wins; a neighbour's cue is a guess and comes last.
        own = self._by_cues(sentences[at])
        if own is not None:
            return StanceReading(own, _BY_CUES)
        if sentences[at].polarity in _BY_POLARITY:
            return StanceReading(_BY_POLARITY[sentences[at].polarity], _BY_OUTLOOK)
        for neighbour in (at + 1, at - 1):
            if 0 <= neighbour < len(sentences):
                stance = self._by_cues(sentences[neighbour])
                if stance is not None:
                    return StanceReading(stance, _BY_NEIGHBOUR)
        return StanceReading(Stance.UNKNOWN, _BY_NOTHING)

    def _by_cues(self, sentence: SentenceDraft) -> Stance | None:
        found = set()
        for hit in longest_first(self.index.hits(sentence)):
            turned = hit.label in _TURNED and is_negated(sentence, hit.first)
            found.add(_TURNED[hit.label] if turned else hit.label)
        if {Stance.RAISED, Stance.MITIGATED} <= found:
            return Stance.MIXED
        # "Not sure it is fixed" is not yet a mitigation, so not knowing outranks it.
        for stance in (Stance.UNKNOWN, Stance.RAISED, Stance.MITIGATED):
            if stance in found:
                return stance
        return None


def stance_step(reader: StanceReader) -> Step:
    """The step `stance`: fills the stance of every theme mark."""

    def run(draft: Draft) -> None:
        """Tell the stance of every mark."""
        for at, sentence in enumerate(draft.sentences):
            if sentence.themes:
                stance = reader.read(draft.sentences, at).stance
                sentence.themes = tuple(replace(mark, stance=stance) for mark in sentence.themes)

    return Step("stance", ("phrases", "themes", "outlook"), run)


def is_negation(word: Word) -> bool:
    """Whether the word itself negates."""
    return word.lower in _NEGATIONS or word.lower.endswith("n't")


def is_negated(sentence: SentenceDraft, at: int) -> bool:
    """Whether the word at index `at` of `sentence` stands in the scope of a negation."""
    words = sentence.words
    for before in range(at - 1, max(-1, at - 1 - SCOPE), -1):
        if words[before].lower == "but":
            return False
        if is_negation(words[before]):
            return _CLAUSE_ENDS.isdisjoint("".join(sentence.gaps()[before + 1 : at + 1]))
    return False
