"""Diversity equals the published values of other implementations, and behaves as it should."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.builders_analysis import analysed
from greenroom.analysis.diversity import (
    FEWEST_WORDS,
    factor_length,
    hypergeometric_diversity,
    measure_diversity,
    moving_average_ratio,
)

# The example in the read-me file of lexicalrichness 0.5.1 (MIT), which gives these values.
EXAMPLE = """Measure of textual lexical diversity, computed as the mean length of sequential words
in a text that maintains a minimum threshold TTR score. Iterates over words until TTR scores
falls below a threshold, then increase factor counter by 1 and start over. McCarthy and Jarvis
(2010, pg. 385) recommends a factor threshold in the range of [0.660, 0.750]. (McCarthy 2005,
McCarthy and Jarvis 2010)"""
WORDS = re.findall(r"[a-z]+", EXAMPLE.lower())
TEXTS = st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=200)


def test_the_example_is_the_published_one():
    assert (len(WORDS), len(set(WORDS))) == (57, 39)


@pytest.mark.parametrize(
    ("found", "published"),
    [
        (moving_average_ratio(WORDS, len(WORDS)), 0.6842105263157895),
        (moving_average_ratio(WORDS, 25), 0.8351515151515151),
        (factor_length(WORDS), 46.79226361031519),
        (hypergeometric_diversity(WORDS), 0.7468703323966486),
    ],
    ids=["TTR", "MATTR", "MTLD", "HD-D"],
)
def test_the_values_of_lexicalrichness(found, published):
    assert found == pytest.approx(published, abs=1e-9)


# quanteda's own tests of its textstat_lexdiv.
@pytest.mark.parametrize(("window", "published"), [(2, 5 / 6), (3, 2 / 3), (4, 0.5)])
def test_the_values_of_quanteda(window, published):
    words = ["one", "one", "two", "one", "one", "two", "one"]
    assert moving_average_ratio(words, window) == pytest.approx(published, abs=1e-9)


@given(TEXTS)
def test_the_measures_stay_on_their_scales(words):
    assert 0 < factor_length(words) <= len(words) * 10
    assert factor_length(words) == pytest.approx(factor_length(words[::-1]))
    if len(words) >= 42:
        assert 0 < hypergeometric_diversity(words) <= 1


def test_words_that_never_repeat_are_as_diverse_as_can_be():
    words = [f"word{number}" for number in range(100)]
    assert factor_length(words) == 100
    assert hypergeometric_diversity(words) == pytest.approx(1)


def test_too_few_words_have_no_measure():
    assert measure_diversity(["word"] * (FEWEST_WORDS - 1)) is None
    assert measure_diversity(["word"] * FEWEST_WORDS).words == FEWEST_WORDS
    assert factor_length([]) == 0.0
    with pytest.raises(ValueError, match="fewer words"):
        hypergeometric_diversity(["word"])


def test_a_long_conversation_has_the_measures_and_a_short_one_has_not():
    assert analysed("We rehearsed the rollback on Tuesday.").diversity is None
    answers = [f"{EXAMPLE} And so on, number {number}." for number in range(9)]
    found = analysed(*answers).diversity
    assert found.words >= FEWEST_WORDS
    assert 0.5 < found.mattr < 1
    assert 0.5 < found.hdd < 1
    assert 10 < found.mtld < 100
