"""The net sentiment score, its interval and pooling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.analysis.net_sentiment import net_sentiment, pool

COUNTS = st.integers(0, 500)


# Worked by hand from the formula: n' = n + 3, P' = P + 3/4, N' = N + 3/4, factor 1.12.
@pytest.mark.parametrize(
    ("counts", "score", "low", "high"),
    [
        ((0, 0, 0), 0.0, -100.0, 100.0),
        ((10, 0, 0), 100.0, 43.97, 100.0),
        ((0, 0, 10), -100.0, -100.0, -43.97),
        ((5, 0, 5), 0.0, -57.26, 57.26),
        ((37, 52, 11), 26.0, 11.28, 39.21),
    ],
)
def test_the_published_formula(counts, score, low, high):
    found = net_sentiment(*counts)
    assert found.score == pytest.approx(score)
    assert found.low == pytest.approx(low, abs=0.01)
    assert found.high == pytest.approx(high, abs=0.01)


@given(COUNTS, COUNTS, COUNTS)
def test_the_interval_lies_on_the_scale(positive, neutral, negative):
    found = net_sentiment(positive, neutral, negative)
    assert -100 <= found.low <= found.high <= 100


@given(COUNTS, COUNTS, COUNTS)
def test_turning_the_sentences_round_turns_the_interval_round(positive, neutral, negative):
    one = net_sentiment(positive, neutral, negative)
    other = net_sentiment(negative, neutral, positive)
    assert (one.score, one.low, one.high) == pytest.approx((-other.score, -other.high, -other.low))


@given(COUNTS, COUNTS, COUNTS)
def test_more_sentences_narrow_the_interval(positive, neutral, negative):
    one = net_sentiment(positive, neutral, negative)
    more = net_sentiment(4 * positive, 4 * neutral, 4 * negative)
    assert more.high - more.low <= one.high - one.low


@given(st.lists(st.tuples(COUNTS, COUNTS, COUNTS), max_size=5))
def test_pooling_adds_counts_and_never_averages(parts):
    whole = pool(net_sentiment(*part) for part in parts)
    assert whole == net_sentiment(*(sum(part[column] for part in parts) for column in range(3)))


def test_a_small_extreme_part_does_not_outweigh_a_large_one():
    whole = pool([net_sentiment(1, 0, 0), net_sentiment(0, 0, 99)])
    assert whole.score == pytest.approx(-98)
