"""What the trained models look at in a sentence beside its terms: what can be counted in it.

Names of terms are stems ("outag") and pairs of neighbouring stems ("roll back"); those
of counted features start with "=" ("=score rollback_recovery").
"""

from collections.abc import Mapping, Sequence

from greenroom.analysis.draft import SentenceDraft, Word
from greenroom.analysis.linear import Features

FEWEST_WORDS = 10
"""The models learned from sentences of this many words and more; rules read shorter ones."""
_HYPOTHETICAL = frozenset(("would", "could", "might", "should", "if", "when", "will"))
_WORTH = {"assurance": 1.0, "no concern": 0.7, "concern": -1.0, "no assurance": -1.0}
# What was done reassures more than what should be, and "we" know it better than "you" would.
_SPOKEN_OF = {
    **dict.fromkeys(("we", "our", "us", "we're", "we've", "we'll", "i", "i've", "my"), "=we"),
    **dict.fromkeys(("you", "your", "you're", "you'll"), "=you"),
    **dict.fromkeys((*_HYPOTHETICAL, "may", "must", "can"), "=modal"),
}
_BEFORE_DEEDS = {
    **dict.fromkeys(("we", "they", "he", "she", "it", "who", "i"), "=did"),
    **dict.fromkeys(("having", "was", "were", "is", "are", "be", "being", "got"), "=was done"),
    **dict.fromkeys(("have", "has", "had", "we've", "i've", "they've", "been"), "=has done"),
}
_IRREGULAR_WORDS = """
began brought built came caught cut found gave got held kept led made met put ran sent set shipped
spent told took understood went won wrote
"""
_IRREGULAR = frozenset(_IRREGULAR_WORDS.split())
_CLOSING = " \t\"'”’)]"
_FULL_SCORE = 8
_LONG = 60


def theme_features(words: Sequence[Word], scores: Mapping[str, int]) -> Features:
    """The counted features for telling themes, with the codebook's `scores` by theme id."""
    found: dict[str, float] = {}
    for theme_id, score in scores.items():
        found[f"=score {theme_id}"] = min(score, _FULL_SCORE) / 3
        if score >= 3:
            found[f"=marked {theme_id}"] = 1.0
        if score >= 5:
            found[f"=firm {theme_id}"] = 1.0
    ranked = sorted(scores.values(), reverse=True)
    found["=best"] = min(ranked[0], _FULL_SCORE) / 3 if ranked else 0.0
    found["=second"] = min(ranked[1], _FULL_SCORE) / 3 if len(ranked) > 1 else 0.0
    found["=together"] = min(sum(ranked), 15) / 5
    found["=length"] = min(len(words), _LONG) / 30
    return found


def outlook_features(sentence: SentenceDraft, cues: Mapping[str, int]) -> Features:
    """The counted features for telling the outlook: themes, sentiment, cues, how it is said.

    `cues` counts kinds of assurances, concerns and other cues, those inside a negation apart
    ("no concern harm").
    """
    found = {f"=score {theme_id}": min(score, 6) / 6 for theme_id, score in sentence.scores.items()}
    # What is not there is left out, since it would count nothing.
    if sentence.compound:
        found["=good" if sentence.compound > 0 else "=bad"] = abs(sentence.compound)
    net = _count_cues(found, cues, max(len(sentence.words), 8) / 20)
    if net:
        found["=net"] = net
    lowered = [word.lower for word in sentence.words]
    _count_speech(found, lowered)
    if not _HYPOTHETICAL.isdisjoint(lowered):
        found["=hypothetical"] = 1.0
        found["=hypothetical net"] = net
    if "?" in sentence.text:
        found["=question"] = 1.0
        found["=ends as question"] = float(sentence.text.rstrip(_CLOSING).endswith("?"))
    found["=length"] = min(len(sentence.words), _LONG) / 30
    return found


def _count_cues(found: dict[str, float], cues: Mapping[str, int], length: float) -> float:
    """Put the counts of cues and of their sides into `found`; comes back with what outweighs."""
    sides: dict[str, int] = {}
    for name, count in cues.items():
        found[f"={name}"] = min(count, 4) / 2
        side = name.rpartition(" ")[0]
        sides[side] = sides.get(side, 0) + count
    net = 0.0
    for side, worth in _WORTH.items():
        if side in sides:
            found[f"={side}"] = min(sides[side], 6) / 2
            found[f"={side} share"] = min(sides[side] / length, 4) / 2
            net += worth * sides[side]
    return max(-4.0, min(4.0, net)) / 2


def _count_speech(found: dict[str, float], lowered: Sequence[str]) -> None:
    """Put into `found` who is spoken of, and whether things were done or may be."""
    for name in [_SPOKEN_OF[word] for word in lowered if word in _SPOKEN_OF]:
        found[name] = min(found.get(name, 0.0) + 1 / 6, 4 / 6)
    deed = None
    for word in lowered:
        if deed is not None and (word.endswith("ed") or word in _IRREGULAR):
            found[deed] = min(found.get(deed, 0.0) + 0.35, 1.05)
        deed = _BEFORE_DEEDS.get(word)
