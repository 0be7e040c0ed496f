"""The step `kinds`: which kinds of words a sentence holds, and which stand close together.

The models weigh the names told here beside the terms: "~user" for a word of the kind user,
"~break~user" for two kinds within a few words, in the order of the alphabet.
"""

from collections.abc import Mapping, Sequence

import yaml

from greenroom.analysis.draft import Draft, Step, Word
from greenroom.analysis.phrases import Hit, PhraseIndex
from greenroom.analysis.words import Stem
from greenroom.errors import InputError

MARK = "~"
"""Begins the name of every kind, which no term does."""
CLOSE = 6
"""Two words this far apart or nearer are close to one another."""


class KindFinder:
    """Finds kinds of words by their lists of words and phrases."""

    def __init__(self, kinds: Mapping[str, Sequence[str]], stem: Stem) -> None:
        self.index = PhraseIndex(
            [(phrase, kind) for kind, phrases in kinds.items() for phrase in phrases], stem
        )
        # Every name is made once, since a sentence holds dozens of them.
        self._close = {
            one: {other: MARK + MARK.join(sorted((one, other))) for other in kinds if other != one}
            for one in kinds
        }
        for kind, names in self._close.items():
            names[kind] = MARK + kind

    def find(self, words: Sequence[Word]) -> tuple[str, ...]:
        """The kinds and the close pairs of kinds in `words`, each once."""
        return self.name(self.index.find(words))

    def name(self, hits: Sequence[Hit[str]]) -> tuple[str, ...]:
        """The same, for what `index` found already."""
        found: list[str] = []
        for number, (first, _, kind) in enumerate(hits, start=1):
            names = self._close[kind]
            found.append(names[kind])
            for ahead in range(number, len(hits)):
                near, _, other = hits[ahead]
                if near - first > CLOSE:
                    break
                found.append(names[other])
        return tuple(dict.fromkeys(found))


def kinds_step(finder: KindFinder, fewest: int = 0) -> Step:
    """The step `kinds`: fills `kinds` of each sentence from `fewest` words up."""

    def run(draft: Draft) -> None:
        """Find the kinds of words in every sentence."""
        for sentence in draft.sentences:
            if len(sentence.words) >= fewest:
                sentence.kinds = finder.name(finder.index.hits(sentence))

    return Step("kinds", ("phrases",), run)


def load_kinds(text: str, name: str) -> dict[str, tuple[str, ...]]:
    """The kinds of words in that YAML text; InputError naming the file when it holds none."""
    try:
        content = yaml.safe_load(text)
        return {
            str(kind): tuple(str(phrase).lower() for phrase in phrases)
            for kind, phrases in content.items()
        }
    except (yaml.YAMLError, TypeError, AttributeError) as error:
        raise InputError(
            f"{name} must hold named lists of words.",
            "Correct the file or install Greenroom again.",
        ) from error
