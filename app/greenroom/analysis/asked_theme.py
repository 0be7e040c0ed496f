"""A step for rehearsals: the theme of the question leads, whatever words the answer chose.

The prompt's theme is known for certain. Where the text speaks of it too, the text's mark is
moved to the front; where it does not, the longest sentence of the answer is filed under it.
"""

from greenroom.analysis.draft import Draft, SentenceDraft, Step
from greenroom.analysis.theme_model import MOST_THEMES
from greenroom.model.analysis import ThemeMark
from greenroom.model.theme import Codebook, Stance, Theme

CERTAIN = 1.0
"""The confidence of a theme that nobody had to guess."""


def asked_theme_step(codebook: Codebook) -> Step:
    """The step `asked theme`: revises `themes` where the question's theme is known."""
    themes = {theme.id: theme for theme in codebook.themes}

    def run(draft: Draft) -> None:
        """File the answer under its question's theme."""
        theme = themes.get(draft.utterance.theme_id or "")
        if theme is not None and draft.sentences:
            _file(draft.sentences, theme)

    return Step("asked theme", ("words", "themes"), run)


def _file(sentences: tuple[SentenceDraft, ...], theme: Theme) -> None:
    found = False
    for sentence in sentences:
        own = [mark for mark in sentence.themes if mark.theme_id == theme.id]
        others = [mark for mark in sentence.themes if mark.theme_id != theme.id]
        found = found or bool(own)
        sentence.themes = (*own, *others)
    if not found:
        longest = max(sentences, key=lambda each: len(each.words))
        if longest.words:
            longest.themes = (_mark(longest, theme), *longest.themes)[:MOST_THEMES]


def _mark(sentence: SentenceDraft, theme: Theme) -> ThemeMark:
    start, end = sentence.span(0, len(sentence.words) - 1)
    return ThemeMark(
        theme_id=theme.id,
        start=start,
        end=end,
        stance=Stance.UNKNOWN,
        confidence=CERTAIN,
        reason=f"The question was about {theme.name}.",
    )
