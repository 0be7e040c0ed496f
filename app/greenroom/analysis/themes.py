"""The step `themes`: which release-risk themes a sentence is about, and why.

A theme's phrases weigh 3 (strong), 2 (medium) or 1 (weak). What they add up to is one input of
the trained model, which decides for the themes it knows. Other themes of the codebook, and all
themes in sentences shorter than the model has learned from, are marked when their phrases
reach 3. A sentence gets at most three themes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from greenroom.analysis.draft import Draft, SentenceDraft, Step, Word
from greenroom.analysis.features import FEWEST_WORDS, part_weights, theme_parts
from greenroom.analysis.linear import chance, log_odds
from greenroom.analysis.phrases import Hit, PhraseIndex
from greenroom.analysis.theme_model import MOST_THEMES, ThemeModel
from greenroom.analysis.words import Stem
from greenroom.model.analysis import ThemeMark
from greenroom.model.theme import Codebook, Stance, Theme

STRONG, MEDIUM, WEAK = 3, 2, 1
THRESHOLD = 3

# Share of marks with this much evidence that readers agreed with, cross-validated on some 1,300
# labelled sentences of public documents, each judged by rules tuned on other documents.
_PRECISION = {3: 0.56, 4: 0.67, 5: 0.70, 6: 0.81, 7: 0.87}
_NAMES = {STRONG: "a strong", MEDIUM: "a medium", WEAK: "a weak"}
_MOST_WORDS = 3
# Rules mark at 0.56 and more; what decisions push below this was right less than half the time.
_LEAST_RULED = 0.5
_NOTEWORTHY = 0.5
_ASKED_BONUS = 1.25


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase stands for: its theme, its weight (0 rules the theme out) and its wording."""

    theme: int
    weight: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The cues found for one theme in one sentence."""

    theme: Theme
    cues: tuple[Hit[Cue], ...]

    @property
    def score(self) -> int:
        """The sum of the cues' weights."""
        return sum([hit.label.weight for hit in self.cues])


class EvidenceFinder:
    """Finds what the codebook's phrases say about sentences."""

    def __init__(self, codebook: Codebook, stem: Stem) -> None:
        self._themes = codebook.themes
        self.index = PhraseIndex(_cues(codebook), stem)

    def find(self, words: Sequence[Word]) -> dict[str, Evidence]:
        """The evidence for each theme by its id; themes without a cue are left out."""
        return self.weigh(self.index.find(words))

    def weigh(self, hits: Iterable[Hit[Cue]]) -> dict[str, Evidence]:
        """The same, for what `index` found already."""
        by_theme: dict[int, list[Hit[Cue]]] = {}
        for hit in hits:
            by_theme.setdefault(hit.label.theme, []).append(hit)
        found = {}
        for number, own in by_theme.items():
            cues = _kept(own)
            if cues:
                evidence = Evidence(self._themes[number], cues)
                found[evidence.theme.id] = evidence
        return found


class ThemeReader:
    """Marks sentences with themes by a codebook and the trained model."""

    def __init__(self, codebook: Codebook, model: ThemeModel, finder: EvidenceFinder) -> None:
        self._codebook = codebook
        self._model = model
        self._finder = finder
        self._weigh = part_weights(model.linear)
        numbers = {theme_id: number for number, theme_id in enumerate(model.theme_ids, start=1)}
        # Only themes of this codebook may be suggested, whatever the model has learned.
        self._labels = {theme.id: numbers.get(theme.id) for theme in codebook.themes}

    def read(self, sentence: SentenceDraft, asked: str | None) -> None:
        """Mark the sentence; the theme `asked` about is forgiven a little evidence."""
        evidence = self._finder.weigh(self._finder.index.hits(sentence))
        sentence.scores = {theme_id: each.score for theme_id, each in evidence.items()}
        is_short = len(sentence.words) < FEWEST_WORDS
        chosen = self._by_rule(sentence, asked, is_short=is_short)
        if not is_short or self._model.new_ids:
            found = self._by_model(sentence, asked)
            if is_short:
                # The examples of a new theme are the workspace's own, short ones among them.
                known = self._model.new_ids.difference(theme_id for theme_id, _ in chosen)
                found = [each for each in found if each[0] in known]
            chosen += found
        # Equal confidence goes to the worse risk, then to the alphabet, so nothing varies.
        chosen.sort(key=lambda each: (-each[1], -self._codebook.theme(each[0]).severity, each[0]))
        sentence.themes = tuple(
            [
                self._mark(sentence, theme_id, sure, evidence.get(theme_id))
                for theme_id, sure in chosen[:MOST_THEMES]
            ]
        )

    def _by_model(self, sentence: SentenceDraft, asked: str | None) -> list[tuple[str, float]]:
        """What the model finds; fills `about`, on which all of it depends."""
        model = self._model
        total = model.linear.total_of(chain(sentence.terms, sentence.kinds))
        total += self._weigh(theme_parts(len(sentence.words), sentence.scores))
        sentence.about = model.shipped_about(total, sentence.terms)
        least = model.decision.first / (_ASKED_BONUS if asked else 1.0)
        strengths = model.strengths(total, least, asked)
        known = {key: value for key, value in strengths.items() if self._labels.get(key)}
        if asked in known:
            known[asked] = min(1.0, known[asked] * _ASKED_BONUS)
        return model.decision.choose(known)

    def _by_rule(
        self, sentence: SentenceDraft, asked: str | None, *, is_short: bool
    ) -> list[tuple[str, float]]:
        """What phrases alone mark: themes that the model does not know, and all when short."""
        # One weak cue is forgiven to the theme that was asked about.
        found = [
            (theme_id, self._as_taught(theme_id, confidence(score), sentence.terms))
            for theme_id, score in sentence.scores.items()
            if score + (WEAK if theme_id == asked else 0) >= THRESHOLD
            and (is_short or self._labels[theme_id] is None)
        ]
        return [each for each in found if each[1] >= _LEAST_RULED]

    def _as_taught(self, theme_id: str, sure: float, terms: Sequence[str]) -> float:
        """A rule's confidence, moved by what decisions on such sentences taught."""
        taught = self._model.taught(terms, theme_id)
        return chance(log_odds(sure) + taught) if taught else sure

    def _mark(
        self, sentence: SentenceDraft, theme_id: str, sure: float, evidence: Evidence | None
    ) -> ThemeMark:
        theme = self._codebook.theme(theme_id)
        if evidence is not None:
            first = min(hit.first for hit in evidence.cues)
            last = max(hit.last for hit in evidence.cues)
            reason = explain(evidence, sentence)
        else:
            first, last, reason = self._telling_words(sentence, theme)
        if self._model.taught(sentence.terms, theme_id) >= _NOTEWORTHY:
            reason += " Earlier decisions in this workspace speak for it."
        start, end = sentence.span(first, last)
        return ThemeMark(
            theme_id=theme_id,
            start=start,
            end=end,
            stance=Stance.UNKNOWN,
            confidence=sure,
            reason=reason,
        )

    def _telling_words(self, sentence: SentenceDraft, theme: Theme) -> tuple[int, int, str]:
        """The first and last word that spoke most for a theme, and why in plain words."""
        label = self._labels[theme.id] or 0
        linear = self._model.linear
        words = sentence.words
        worth = {at: linear.weight(label, word.stem) for at, word in enumerate(words)}
        ranked = sorted(worth, key=lambda at: (-worth[at], at))[:_MOST_WORDS]
        told = sorted(at for at in ranked if worth[at] > 0)
        if not told:
            return 0, len(words) - 1, f"The sentence as a whole points to {theme.name}."
        quotes = " and ".join(f"“{sentence.quote(at, at)}”" for at in told)
        verb = "points" if len(told) == 1 else "point"
        return told[0], told[-1], f"{quotes} {verb} to {theme.name} in sentences like this."


def themes_step(codebook: Codebook, model: ThemeModel, finder: EvidenceFinder) -> Step:
    """The step `themes`: fills `themes`, `scores` and `about` of each sentence."""
    reader = ThemeReader(codebook, model, finder)

    def run(draft: Draft) -> None:
        """Mark every sentence; stances are told later."""
        for sentence in draft.sentences:
            reader.read(sentence, draft.utterance.theme_id)

    return Step("themes", ("words", "phrases", "kinds"), run)


def confidence(score: int) -> float:
    """How often readers agreed with a mark of that much evidence, 0..1."""
    return _PRECISION[min(max(score, THRESHOLD), max(_PRECISION))]


def explain(evidence: Evidence, sentence: SentenceDraft) -> str:
    """Why the theme was marked, in plain words that quote the sentence."""
    quotes = [f"“{_quote(hit, sentence)}”" for hit in evidence.cues]
    if len(quotes) == 1:
        weight = _NAMES[evidence.cues[0].label.weight]
        return f"{quotes[0]} is {weight} phrase of {evidence.theme.name}."
    return f"{', '.join(quotes[:-1])} and {quotes[-1]} together point to {evidence.theme.name}."


def _quote(hit: Hit[Cue], sentence: SentenceDraft) -> str:
    words = sentence.words[hit.first : hit.last + 1]
    if len(words) > len(hit.label.phrase.split()):
        # Another word stands in between; the codebook's wording shows what was looked for.
        return hit.label.phrase
    return sentence.quote(hit.first, hit.last)


def _cues(codebook: Codebook) -> Sequence[tuple[str, Cue]]:
    return [
        (phrase, Cue(number, weight, _readable(phrase)))
        for number, theme in enumerate(codebook.themes)
        for weight, phrases in (
            (STRONG, theme.strong),
            (MEDIUM, theme.medium),
            (WEAK, theme.weak),
            (0, theme.not_when),
        )
        for phrase in phrases
    ]


def _readable(phrase: str) -> str:
    return phrase.replace("=", "").replace("-", " ").replace("/", " ").replace("<n>", "…")


def _kept(hits: Sequence[Hit[Cue]]) -> tuple[Hit[Cue], ...]:
    """The cues that count: none inside a phrase that rules them out, no word or phrase twice."""
    # Most themes have a single cue in a sentence, and nothing to weigh it against.
    if len(hits) == 1:
        return tuple(hits) if hits[0].label.weight else ()
    taken: set[int] = set()
    for hit in hits:
        if hit.label.weight == 0:
            taken.update(hit.words)
    # Saying "rollback" three times is no more evidence than saying it once.
    kept: dict[str, Hit[Cue]] = {}
    ranked = sorted(hits, key=lambda hit: (-hit.label.weight, hit.first - hit.last, hit.first))
    for hit in ranked:
        if hit.label.phrase not in kept and taken.isdisjoint(hit.words):
            taken.update(hit.words)
            kept[hit.label.phrase] = hit
    return tuple(sorted(kept.values(), key=lambda hit: hit.first))
