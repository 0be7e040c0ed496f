"""Turning decisions on themes into examples, and examples into a lesson.

A transcript's decided codings are laid over the sentences that the pipeline finds; sentences of
the same answer that nobody marked and nothing suggested are examples of what was passed over.
"""

from collections.abc import Iterable, Iterator, Sequence

from greenroom.analysis.draft import Draft, SentenceDraft, Step, run_steps
from greenroom.analysis.features import theme_features
from greenroom.analysis.learning import Example, Lesson, learn
from greenroom.analysis.linear import TERM_VALUE
from greenroom.analysis.theme_model import ThemeModel
from greenroom.model.theme import Codebook
from greenroom.model.transcript import Coding, CodingStatus, SpeakerRole, Transcript, Utterance

_SEPARATOR = " | "


class Teacher:
    """Learns from decided codings, with the steps that find sentences, words and phrases."""

    def __init__(
        self, codebook: Codebook, model: ThemeModel, steps: Sequence[Step], invented: str
    ) -> None:
        self._codebook = codebook
        self._model = model
        self._steps = steps
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
                for sentence in run_steps(self._steps, Draft(utterance, words)).sentences:
                    yield from _example(sentence, listed)

    def lesson(self, examples: Sequence[Example]) -> Lesson:
        """What those examples teach."""
        theme_ids = [theme.id for theme in self._codebook.themes]
        known = set(self._model.theme_ids)
        needs_background = any(theme_id not in known for theme_id in theme_ids)
        background = tuple(self._background()) if needs_background and examples else ()
        return learn(self._model, theme_ids, examples, background)

    def _background(self) -> Iterator[Example]:
        """The shipped invented sentences: what a workspace's own themes are not about."""
        for line in self._invented.splitlines():
            text = line.split(_SEPARATOR, 2)[-1]
            if text and not line.startswith("#"):
                utterance = Utterance(0, "", SpeakerRole.RESPONDENT, 0, len(text))
                for sentence in run_steps(self._steps, Draft(utterance, text)).sentences:
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
