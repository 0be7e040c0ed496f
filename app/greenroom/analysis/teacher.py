"""Turning decisions on themes and stances into examples, and examples into a lesson.

A transcript's decided codings are laid over the sentences that the pipeline finds; sentences of
the same answer that nobody marked and nothing suggested are examples of what was passed over.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from greenroom.analysis.draft import Draft, SentenceDraft, Step, run_steps
from greenroom.analysis.features import theme_features
from greenroom.analysis.learned_stance import StanceExample, learn_stances, stance_terms
from greenroom.analysis.learning import Example, Lesson, learn
from greenroom.analysis.linear import TERM_VALUE
from greenroom.analysis.stance import StanceReader
from greenroom.analysis.theme_model import ThemeModel
from greenroom.model.theme import Codebook
from greenroom.model.transcript import (
    AUTO,
    Coding,
    CodingStatus,
    SpeakerRole,
    Transcript,
    Utterance,
)

_SEPARATOR = " | "


class Teacher:
    """Learns from decided codings.

    `steps` are the shipped ones from sentences to outlook, and `stances` reads as shipped too.
    """

    def __init__(
        self,
        codebook: Codebook,
        model: ThemeModel,
        steps: Sequence[Step],
        stances: StanceReader,
        invented: str,
    ) -> None:
        self._codebook = codebook
        self._model = model
        self.steps = steps
        self.stances = stances
        self._invented = invented

    def examples(self, transcript: Transcript, codings: Iterable[Coding]) -> Iterator[Example]:
        """The sentences of every answer that holds a decided coding; spans are code points."""
        known = {theme.id for theme in self._codebook.themes}
        listed = [each for each in codings if each.theme_id in known]
        decided = [each for each in listed if each.status is not CodingStatus.SUGGESTED]
        for utterance in transcript.utterances:
            if utterance.role is not SpeakerRole.RESPONDENT:
                continue
            if any(_touch(each, utterance.start, utterance.end) for each in decided):
                words = transcript.words_of(utterance)
                sentences = run_steps(self.steps, Draft(utterance, words)).sentences
                for at, sentence in enumerate(sentences):
                    for example in _example(sentence, listed):
                        yield replace(example, stance=self._stance(sentences, at, listed))

    def lesson(self, examples: Sequence[Example]) -> Lesson:
        """What those examples teach."""
        theme_ids = [theme.id for theme in self._codebook.themes]
        known = set(self._model.theme_ids)
        needs_background = any(theme_id not in known for theme_id in theme_ids)
        background = tuple(self._background()) if needs_background and examples else ()
        lesson = learn(self._model, theme_ids, examples, background)
        stances = learn_stances(each.stance for each in examples if each.stance is not None)
        return replace(lesson, stances=stances) if stances else lesson

    def _stance(
        self, sentences: Sequence[SentenceDraft], at: int, codings: Iterable[Coding]
    ) -> StanceExample | None:
        """What a sentence teaches about stances; None where people's marks do not agree on it."""
        sentence = sentences[at]
        marks = [
            each
            for each in codings
            if each.status is CodingStatus.ACCEPTED and _touch(each, sentence.start, sentence.end)
        ]
        said = {each.stance for each in marks}
        # A mark over several sentences does not tell which of them its stance is about.
        within = all(sentence.start <= each.start and each.end <= sentence.end for each in marks)
        if len(said) > 1 or not within:
            return None
        return StanceExample(
            terms=stance_terms(sentence),
            read=self.stances.read(sentences, at),
            said=said.pop() if said else None,
            # In a mark of one's own the stance may be what the list began with.
            considered=any(each.coder == AUTO for each in marks),
        )

    def _background(self) -> Iterator[Example]:
        """The shipped invented sentences: what a workspace's own themes are not about."""
        for line in self._invented.splitlines():
            text = line.split(_SEPARATOR, 2)[-1]
            if text and not line.startswith("#"):
                utterance = Utterance(0, "", SpeakerRole.RESPONDENT, 0, len(text))
                for sentence in run_steps(self.steps, Draft(utterance, text)).sentences:
                    yield _as_example(sentence)


def _example(sentence: SentenceDraft, codings: Iterable[Coding]) -> Iterator[Example]:
    here = [each for each in codings if _touch(each, sentence.start, sentence.end)]
    accepted = {each.theme_id for each in here if each.status is CodingStatus.ACCEPTED}
    rejected = {each.theme_id for each in here if each.status is CodingStatus.REJECTED}
    # A sentence with nothing but open suggestions is neither judged nor passed over.
    if accepted or rejected or not here:
        yield _as_example(sentence, frozenset(accepted), frozenset(rejected - accepted))


def _as_example(
    sentence: SentenceDraft,
    accepted: frozenset[str] = frozenset(),
    rejected: frozenset[str] = frozenset(),
) -> Example:
    counted = theme_features(sentence.words, sentence.scores)
    # Kinds of words count for what is known already; decisions teach about terms alone.
    counted = {**counted, **dict.fromkeys(sentence.kinds, TERM_VALUE)}
    return Example(sentence.terms, counted, accepted, rejected)


def _touch(coding: Coding, start: int, end: int) -> bool:
    return max(coding.start, start) < min(coding.end, end)
