"""The fourth step: which release-risk themes a sentence is about, why, and with what stance.

A theme's phrases weigh 3 (strong), 2 (medium) or 1 (weak); a sentence is marked with at most
three themes that reach 3. A trained model would be another step beside this one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from greenroom.analysis.draft import Draft, SentenceDraft, Step
from greenroom.analysis.phrases import Hit, PhraseIndex
from greenroom.analysis.stance import StanceReader
from greenroom.analysis.words import Stem
from greenroom.model.analysis import ThemeMark
from greenroom.model.theme import Codebook, Theme

STRONG, MEDIUM, WEAK = 3, 2, 1
THRESHOLD = 3
MOST_THEMES = 3

# Share of marks with this much evidence that readers agreed with, cross-validated on some 1,300
# labelled sentences of public documents, each judged by rules tuned on other documents.
_PRECISION = {3: 0.56, 4: 0.67, 5: 0.70, 6: 0.81, 7: 0.87}
_NAMES = {STRONG: "a strong", MEDIUM: "a medium", WEAK: "a weak"}


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
        return sum(hit.label.weight for hit in self.cues)


def themes_step(codebook: Codebook, stem: Stem) -> Step:
    """The step `themes`: fills `SentenceDraft.themes`."""
    index = PhraseIndex(_cues(codebook), stem)
    stances = StanceReader(codebook, stem)

    def mark(draft: Draft, at: int) -> SentenceDraft:
        """The sentence at index `at`, marked with its themes."""
        sentence = draft.sentences[at]
        found = weigh(index, codebook, sentence, draft.utterance.theme_id)
        if not found:
            return sentence
        stance = stances.read(draft.sentences, at)
        marks = tuple(
            ThemeMark(
                theme_id=evidence.theme.id,
                start=sentence.words[min(hit.first for hit in evidence.cues)].start,
                end=sentence.words[max(hit.last for hit in evidence.cues)].end,
                stance=stance,
                confidence=confidence(evidence.score),
                reason=explain(evidence, sentence),
            )
            for evidence in found
        )
        return replace(sentence, themes=marks)

    def run(draft: Draft) -> Draft:
        """The draft with every sentence marked."""
        marked = tuple(mark(draft, at) for at in range(len(draft.sentences)))
        return replace(draft, sentences=marked)

    return Step("themes", ("words", "sentiment"), run)


def weigh(
    index: PhraseIndex[Cue], codebook: Codebook, sentence: SentenceDraft, asked: str | None
) -> tuple[Evidence, ...]:
    """The themes of a sentence that reach the threshold, most evidence first, at most three.

    One weak cue is forgiven to the theme that was `asked` about.
    """
    by_theme: dict[int, list[Hit[Cue]]] = {}
    for hit in index.find(sentence.words):
        by_theme.setdefault(hit.label.theme, []).append(hit)
    found = []
    for number, hits in by_theme.items():
        evidence = Evidence(codebook.themes[number], _kept(hits))
        head_start = WEAK if evidence.theme.id == asked else 0
        if evidence.cues and evidence.score + head_start >= THRESHOLD:
            found.append(evidence)
    # Equal evidence goes to the worse risk, then to the alphabet, so the result never varies.
    found.sort(key=lambda each: (-each.score, -each.theme.severity, each.theme.id))
    return tuple(found[:MOST_THEMES])


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
    return sentence.text[words[0].start - sentence.start : words[-1].end - sentence.start]


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
    ruled_out = [hit for hit in hits if hit.label.weight == 0]
    # Saying "rollback" three times is no more evidence than saying it once.
    kept: dict[str, Hit[Cue]] = {}
    ranked = sorted(hits, key=lambda hit: (-hit.label.weight, hit.first - hit.last, hit.first))
    for hit in ranked:
        taken = hit.label.phrase in kept or hit.label.weight == 0
        if not taken and not any(_overlap(hit, other) for other in (*ruled_out, *kept.values())):
            kept[hit.label.phrase] = hit
    return tuple(sorted(kept.values(), key=lambda hit: hit.first))


def _overlap(one: Hit[Cue], other: Hit[Cue]) -> bool:
    return one.first <= other.last and other.first <= one.last
