"""A step for the phrases that a workspace added to the codebook: what a person wrote, counts.

The trained model has never met these phrases, so it cannot say what they are worth. An added
phrase therefore marks by the rule that the codebook states (weights reaching 3), and an added
exclusion takes a theme away where nothing else in the codebook speaks for it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from greenroom.analysis.draft import Draft, SentenceDraft, Step
from greenroom.analysis.phrases import PhraseIndex
from greenroom.analysis.theme_model import MOST_THEMES
from greenroom.analysis.themes import THRESHOLD, Evidence, EvidenceFinder, confidence, explain
from greenroom.analysis.words import Stem
from greenroom.model.analysis import ThemeMark
from greenroom.model.theme import Codebook, Stance, Theme


class OwnPhrases:
    """Marks sentences by the phrases of a codebook that the shipped one does not hold."""

    def __init__(self, codebook: Codebook, shipped: Codebook, stem: Stem) -> None:
        own = tuple(_own_part(theme, shipped) for theme in codebook.themes)
        self.is_empty = not any(map(_phrases, own))
        self._added = EvidenceFinder(replace(codebook, themes=own), stem)
        self._whole = EvidenceFinder(codebook, stem)
        self._excluded = PhraseIndex(
            [(phrase, theme.id) for theme in own for phrase in theme.not_when], stem
        )

    def revise(self, sentence: SentenceDraft) -> None:
        """Add the marks of added phrases, and take away what added exclusions rule out."""
        excluded = {hit.label for hit in self._excluded.find(sentence.words)}
        marks = [
            mark
            for mark in sentence.themes
            if mark.theme_id not in excluded or sentence.scores.get(mark.theme_id)
        ]
        marked = {mark.theme_id for mark in marks}
        own = self._added.find(sentence.words).keys() - marked
        if own:
            whole = self._whole.find(sentence.words)
            marks += _marks([whole[key] for key in sorted(own) if key in whole], sentence)
            marks.sort(key=lambda mark: -mark.confidence)
        sentence.themes = tuple(marks[:MOST_THEMES])


def own_phrases_step(codebook: Codebook, shipped: Codebook, stem: Stem) -> Step:
    """The step `own phrases`: revises `themes` of each sentence."""
    phrases = OwnPhrases(codebook, shipped, stem)

    def run(draft: Draft) -> None:
        """Revise every sentence."""
        # Most workspaces add nothing, and should not wait for what is not there.
        for sentence in () if phrases.is_empty else draft.sentences:
            phrases.revise(sentence)

    return Step("own phrases", ("words", "themes"), run)


def _own_part(theme: Theme, shipped: Codebook) -> Theme:
    """The theme with those of its phrases that the shipped codebook weighs differently."""
    known = next((each for each in shipped.themes if each.id == theme.id), None)
    if known is None:
        return theme
    return replace(
        theme,
        strong=_without(theme.strong, known.strong),
        medium=_without(theme.medium, known.medium),
        weak=_without(theme.weak, known.weak),
        not_when=_without(theme.not_when, known.not_when),
    )


def _phrases(theme: Theme) -> tuple[str, ...]:
    return (*theme.strong, *theme.medium, *theme.weak, *theme.not_when)


def _without(phrases: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    had = frozenset(known)
    return tuple(phrase for phrase in phrases if phrase not in had)


def _marks(found: Iterable[Evidence], sentence: SentenceDraft) -> Iterator[ThemeMark]:
    for evidence in found:
        if evidence.score >= THRESHOLD:
            start, end = sentence.span(
                min(hit.first for hit in evidence.cues), max(hit.last for hit in evidence.cues)
            )
            yield ThemeMark(
                theme_id=evidence.theme.id,
                start=start,
                end=end,
                stance=Stance.UNKNOWN,
                confidence=confidence(evidence.score),
                reason=explain(evidence, sentence),
            )
