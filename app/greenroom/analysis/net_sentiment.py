"""The net sentiment score and its interval.

NSS = 100 x (positive - negative) / (positive + neutral + negative), over respondent sentences.
The 95 % interval is the adjusted Wald interval for a difference of two proportions of one
sample (Agresti and Min 2005; Lewis and Sauro 2016): three sentences are added, three quarters
of one to the positive and three quarters to the negative. Sentences of one answer resemble
each other, so the standard error is widened by the root of the design effect, 1.12.
"""

import math
from collections import Counter
from collections.abc import Iterable

from greenroom.model.analysis import NetSentiment, Polarity

CLUSTER_FACTOR = 1.12
"""Root of the design effect 1 + (m - 1) x 0.054 measured on 135 public interviews."""
_Z = 1.959964
_ADDED = 0.75


def net_sentiment(positive: int, neutral: int, negative: int) -> NetSentiment:
    """The counts with their 95 % interval in points, clipped to -100..100.

    Nothing is known from no sentences: the interval is then the whole scale.
    """
    sentences = positive + neutral + negative
    if sentences == 0:
        return NetSentiment(0, 0, 0, low=-100.0, high=100.0)
    total = sentences + 4 * _ADDED
    # The added sentences pull extreme small samples towards the middle, where they belong.
    difference = (positive - negative) / total
    spread = (positive + negative + 2 * _ADDED) / total - difference**2
    half = _Z * CLUSTER_FACTOR * math.sqrt(spread / total)
    return NetSentiment(
        positive,
        neutral,
        negative,
        low=max(-100.0, 100 * (difference - half)),
        high=min(100.0, 100 * (difference + half)),
    )


def count_polarities(polarities: Iterable[Polarity]) -> NetSentiment:
    """The reading of sentences that sound like this."""
    counts = Counter(polarities)
    return net_sentiment(
        counts[Polarity.POSITIVE], counts[Polarity.NEUTRAL], counts[Polarity.NEGATIVE]
    )


def pool(parts: Iterable[NetSentiment]) -> NetSentiment:
    """One reading over all sentences of `parts`: counts are added, scores never averaged."""
    positive = neutral = negative = 0
    for part in parts:
        positive += part.positive
        neutral += part.neutral
        negative += part.negative
    return net_sentiment(positive, neutral, negative)
