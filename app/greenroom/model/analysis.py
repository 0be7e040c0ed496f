"""What the pipeline reads out of a transcript, and the numbers made from it."""

from dataclasses import dataclass
from enum import StrEnum

from greenroom.model.theme import Stance

FEWEST_SCORED = 10
"""Under this many sentences a net sentiment score is not shown as a number."""
FEWEST_FIRM = 30
"""Under this many sentences a net sentiment score is shown as provisional."""


class Polarity(StrEnum):
    """How a sentence sounds for the release."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class Confidence(StrEnum):
    """How much a net sentiment score can carry, by its number of sentences."""

    TOO_FEW = "too few"
    PROVISIONAL = "provisional"
    FIRM = "firm"


@dataclass(frozen=True, slots=True)
class NetSentiment:
    """Counts of respondent sentences; the score is made from them and never stored alone.

    `low` and `high` are the ends of the 95 % interval in points (-100..100), from the
    adjusted Wald interval for a difference of proportions with a cluster factor.
    """

    positive: int
    neutral: int
    negative: int
    low: float
    high: float

    @property
    def sentences(self) -> int:
        """The denominator: every respondent sentence."""
        return self.positive + self.neutral + self.negative

    @property
    def score(self) -> float:
        """100 x (positive - negative) / all sentences; 0 when there are none."""
        return 100 * (self.positive - self.negative) / self.sentences if self.sentences else 0.0

    @property
    def confidence(self) -> Confidence:
        """Whether the score may stand as a number."""
        if self.sentences < FEWEST_SCORED:
            return Confidence.TOO_FEW
        return Confidence.PROVISIONAL if self.sentences < FEWEST_FIRM else Confidence.FIRM


class Against(StrEnum):
    """How a score stands to the baseline, by its 95 % interval."""

    ABOVE = "above the baseline"
    BELOW = "below the baseline"
    LIKE = "no different from the baseline"
    UNKNOWN = "not compared"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is usual in a workspace: all its interviews pooled, or a chosen set of them.

    `sentiment` is None while none of them is analysed; `chosen` is empty when all count.
    """

    sentiment: NetSentiment | None
    transcripts: int
    chosen: frozenset[str] = frozenset()

    def compare(self, sentiment: NetSentiment | None) -> Against:
        """How that reading stands to the baseline; not compared under ten sentences."""
        if sentiment is None or self.sentiment is None:
            return Against.UNKNOWN
        if Confidence.TOO_FEW in (sentiment.confidence, self.sentiment.confidence):
            return Against.UNKNOWN
        if sentiment.low > self.sentiment.score:
            return Against.ABOVE
        return Against.BELOW if sentiment.high < self.sentiment.score else Against.LIKE


@dataclass(frozen=True, slots=True)
class Richness:
    """How much an answer tells, 0..100, with the parts it is made from (each 0..100).

    `diversity` is None under 50 words, where it would say nothing; its weight is then
    spread over the other parts.
    """

    score: float
    words: int
    volume: float
    specificity: float
    coverage: float
    signal: float
    diversity: float | None


@dataclass(frozen=True, slots=True)
class Diversity:
    """How varied the words of a whole conversation are, from 400 words on.

    `mattr` is the mean share of different words in 50, 0..1; `mtld` the mean number of words
    until only 72 % are different; `hdd` the expected share of different words in 42, 0..1.
    """

    words: int
    mattr: float
    mtld: float
    hdd: float


@dataclass(frozen=True, slots=True)
class ThemeMark:
    """A theme suggested for a sentence, with the speaker's stance.

    `start` and `end` are the code points [start, end) of the transcript's text that caused it.
    """

    theme_id: str
    start: int
    end: int
    stance: Stance
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One respondent sentence, code points [start, end) of the transcript's text.

    `compound` is the sentiment from -1 to 1 after release terms are overridden.
    """

    utterance: int
    start: int
    end: int
    polarity: Polarity
    compound: float
    themes: tuple[ThemeMark, ...]


@dataclass(frozen=True, slots=True)
class AnswerReading:
    """The numbers of one respondent utterance."""

    utterance: int
    sentiment: NetSentiment
    richness: Richness


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the pipeline found in one transcript.

    `pipeline` names the version of the rules, so an old analysis can be told from a new one.
    `note` says in one sentence what limits the reading (no speakers named, too few sentences).
    `diversity` is None under 400 words, and in analyses made before it was measured.
    """

    pipeline: str
    sentences: tuple[Sentence, ...]
    answers: tuple[AnswerReading, ...]
    sentiment: NetSentiment
    richness: Richness
    note: str = ""
    diversity: Diversity | None = None
