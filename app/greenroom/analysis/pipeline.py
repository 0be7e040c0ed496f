"""The pipeline: named steps in order, each declaring what it needs, and the analysis they make.

To add a step, write one module beside the others and one line in `_steps`.
"""

import hashlib
from collections.abc import Iterator, Sequence

from greenroom.analysis.asked_theme import asked_theme_step
from greenroom.analysis.collector import collector_resting
from greenroom.analysis.diversity import measure_diversity
from greenroom.analysis.draft import Draft, Step, check_needs
from greenroom.analysis.features import FEWEST_WORDS
from greenroom.analysis.learned_stance import LearnedStances, learned_stance_step
from greenroom.analysis.learning import NO_LESSON, Lesson, adapted
from greenroom.analysis.lines import LineReader, pieces_step
from greenroom.analysis.net_sentiment import net_sentiment, pool
from greenroom.analysis.notes import note_on
from greenroom.analysis.outlook import CueCounter, load_cues, load_outlook_model, outlook_step
from greenroom.analysis.own_phrases import own_phrases_step
from greenroom.analysis.phrases import PhraseScan, phrases_step
from greenroom.analysis.release_terms import load_release_terms
from greenroom.analysis.richness import (
    measure_richness,
    ratio_of,
    richness_step,
    session_richness,
)
from greenroom.analysis.sentences import sentences_step
from greenroom.analysis.sentiment import release_score, sentiment_step
from greenroom.analysis.stance import StanceReader, stance_step
from greenroom.analysis.teacher import Teacher
from greenroom.analysis.theme_model import load_theme_model
from greenroom.analysis.themes import EvidenceFinder, themes_step
from greenroom.analysis.word_kinds import KindFinder, kinds_step, load_kinds
from greenroom.analysis.words import KnownTerms, Stem, WordReader, read_terms, stemmer, words_step
from greenroom.model.analysis import Analysis, AnswerReading, NetSentiment, Polarity, Sentence
from greenroom.model.progress import Progress, no_progress
from greenroom.model.theme import Codebook
from greenroom.model.transcript import SpeakerRole, Transcript, Utterance
from greenroom.resources import resource, resource_text

RULES = 4
"""Raised whenever the same words would be read differently by changed code."""

_LEXICON = "lexicons/vader_lexicon.txt"
_TERMS = "lexicons/release_terms.yaml"
_CUES = "lexicons/outlook_cues.yaml"
_KINDS = "lexicons/word_kinds.yaml"
_THEME_MODEL = "models/themes.json"
_OUTLOOK_MODEL = "models/outlook.json"
_INVENTED = "models/invented_sentences.txt"
_MODELS = (_THEME_MODEL, _OUTLOOK_MODEL)
# Turns of about so many characters go through each step together, an eighth of a second of work:
# fewer, and every step would start anew too often; more, and a stop would be heard too late.
# Progress is told once for each batch, and before every step of a longer turn.
_BATCH = 100_000


class Analyser:
    """Reads transcripts with a fixed set of steps; `name` tells one set of rules from another."""

    def __init__(self, steps: tuple[Step, ...], name: str) -> None:
        check_needs(steps)
        self._steps = steps
        self.name = name

    def analyse(self, transcript: Transcript, progress: Progress = no_progress) -> Analysis:
        """Everything found in the respondents' utterances of a transcript.

        Interviewers are left out of every measure. `progress` counts code points; what it
        raises (Cancelled) passes through, and nothing is kept.
        """
        with collector_resting():
            return self._analyse(transcript, progress)

    def _analyse(self, transcript: Transcript, progress: Progress) -> Analysis:
        spoken: list[str] = []
        answers: list[AnswerReading] = []
        sentences: list[Sentence] = []
        for draft in self._drafts(transcript, progress):
            # Only results are kept: the words of an hour of talk would slow everything down.
            spoken.extend(draft.spoken)
            answers.append(_reading(draft))
            sentences.extend(_sentences(draft))
        ratio = ratio_of(spoken)
        sentiment = pool(answer.sentiment for answer in answers)
        return Analysis(
            pipeline=self.name,
            sentences=tuple(sentences),
            answers=tuple(answers),
            sentiment=sentiment,
            richness=session_richness([answer.richness for answer in answers], ratio),
            note=note_on(transcript, sentiment),
            diversity=measure_diversity(spoken, ratio),
        )

    def _drafts(self, transcript: Transcript, progress: Progress) -> Iterator[Draft]:
        respondents = [
            each for each in transcript.utterances if each.role is SpeakerRole.RESPONDENT
        ]
        total = sum(_length(each) for each in respondents)
        done = 0
        progress(0, total, "Reading the answers")
        for batch in _batches(respondents):
            drafts = [Draft(each, transcript.words_of(each)) for each in batch]
            size = sum(len(draft.text) for draft in drafts)
            for step in self._steps:
                # One turn of an hour must be stoppable before it is over.
                if size > _BATCH:
                    progress(done, total, f"Reading {step.name}")
                for draft in drafts:
                    step.run(draft)
            yield from drafts
            done += size
            progress(done, total, "Reading the answers")


def _batches(utterances: Sequence[Utterance]) -> Iterator[list[Utterance]]:
    """Neighbours of about `_BATCH` characters: one step for all is faster than all for one."""
    batch: list[Utterance] = []
    size = 0
    for utterance in utterances:
        batch.append(utterance)
        size += _length(utterance)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def build_analyser(
    codebook: Codebook, shipped: Codebook | None = None, lesson: Lesson = NO_LESSON
) -> Analyser:
    """An analyser for those themes, with the shipped lexicons and models.

    `shipped` is the codebook before a workspace changed it, and `lesson` what the workspace's
    decisions taught. Raises InputError when a shipped file has been edited into something
    unusable.
    """
    written = (repr(codebook), *map(resource_text, (_LEXICON, _TERMS, _CUES, _KINDS, *_MODELS)))
    taught = (repr(lesson),) if lesson != NO_LESSON else ()
    whole = "\0".join((*written, *taught))
    digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
    steps = _steps(codebook, shipped or codebook, lesson)
    return Analyser(steps, f"rules {RULES}, words {digest[:8]}")


def build_teacher(codebook: Codebook) -> Teacher:
    """What turns decisions on those themes into a lesson; raises as `build_analyser`."""
    stem = stemmer()
    model = load_theme_model(resource_text(_THEME_MODEL), _THEME_MODEL)
    kinds, evidence = _kind_finder(stem), EvidenceFinder(codebook, stem)
    outlook = load_outlook_model(resource_text(_OUTLOOK_MODEL), _OUTLOOK_MODEL)
    cues, stances = _cue_counter(stem), StanceReader(codebook, stem)
    scan = PhraseScan((kinds.index, evidence.index, cues.index, stances.index), stem)
    steps = (
        sentences_step(),
        # Whatever stands in an answer may be learned, whether the model knows it or not.
        words_step(WordReader(stem, opening=scan.opening), read_terms),
        phrases_step(scan),
        kinds_step(kinds),
        _sentiment_step(),
        themes_step(codebook, model, evidence),
        outlook_step(outlook, cues),
    )
    check_needs(steps)
    return Teacher(codebook, model, steps, stances, resource_text(_INVENTED))


def build_line_reader(codebook: Codebook) -> LineReader:
    """A reader of single lines, with the same lexicons and models; raises as `build_analyser`."""
    steps = [
        pieces_step() if step.name == "sentences" else step
        for step in _steps(codebook, codebook, NO_LESSON)
        if step.name != "richness"
    ]
    check_needs(steps)
    return LineReader(steps)


def _steps(codebook: Codebook, shipped: Codebook, lesson: Lesson) -> tuple[Step, ...]:
    stem = stemmer()
    themes = adapted(load_theme_model(resource_text(_THEME_MODEL), _THEME_MODEL), lesson)
    outlook = load_outlook_model(resource_text(_OUTLOOK_MODEL), _OUTLOOK_MODEL)
    kinds, evidence = _kind_finder(stem), EvidenceFinder(codebook, stem)
    cues = _cue_counter(stem)
    stances, corrected = StanceReader(codebook, stem), LearnedStances(lesson.stances)
    scan = PhraseScan((kinds.index, evidence.index, cues.index, stances.index), stem)
    known = KnownTerms(themes.linear.names | outlook.linear.names | corrected.names)
    # The models weigh short sentences only for what a workspace has taught.
    fewest = FEWEST_WORDS if lesson == NO_LESSON else 0
    return (
        sentences_step(),
        words_step(WordReader(stem, known.term, scan.opening), known.read, fewest),
        phrases_step(scan),
        kinds_step(kinds, fewest),
        _sentiment_step(),
        themes_step(codebook, themes, evidence),
        own_phrases_step(codebook, shipped, stem),
        asked_theme_step(codebook),
        outlook_step(outlook, cues),
        stance_step(stances),
        learned_stance_step(stances, corrected),
        richness_step(),
    )


def _sentiment_step() -> Step:
    terms = load_release_terms(resource(_TERMS))
    return sentiment_step(release_score(resource_text(_LEXICON), terms))


def _cue_counter(stem: Stem) -> CueCounter:
    return CueCounter(load_cues(resource_text(_CUES), _CUES), stem)


def _kind_finder(stem: Stem) -> KindFinder:
    return KindFinder(load_kinds(resource_text(_KINDS), _KINDS), stem)


def _length(utterance: Utterance) -> int:
    return utterance.end - utterance.start


def _sentences(draft: Draft) -> Iterator[Sentence]:
    for sentence in draft.sentences:
        yield Sentence(
            utterance=draft.utterance.index,
            start=sentence.start,
            end=sentence.end,
            polarity=sentence.polarity,
            compound=sentence.compound,
            themes=sentence.themes,
        )


def _reading(draft: Draft) -> AnswerReading:
    richness = draft.richness if draft.richness is not None else measure_richness("")
    return AnswerReading(draft.utterance.index, _sentiment(draft), richness)


def _sentiment(draft: Draft) -> NetSentiment:
    found = [sentence.polarity for sentence in draft.sentences]
    return net_sentiment(
        found.count(Polarity.POSITIVE),
        found.count(Polarity.NEUTRAL),
        found.count(Polarity.NEGATIVE),
    )
