"""Richness: published values of its ratio, and what must raise or lower the score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.richness_checks import answers, measure_changes, share_lower
from greenroom.analysis.diversity import moving_average_ratio
from greenroom.analysis.richness import (
    WEIGHTS,
    measure_richness,
    pool_richness,
    ratio_of,
    session_richness,
    words_of,
)
from greenroom.model.analysis import Richness

ANSWER = (
    "We rehearsed the rollback on Tuesday with Priya and it took 4 minutes on production data. "
    "The trigger is an error rate above 2% for five minutes, and then Marco turns the flag off. "
    "About 38 customers would notice, because their exports run at night before the window ends. "
    "Support has the runbook since Monday, and the dashboard shows latency for every region. "
    "What is left is the backup of the archive, which Ines owns and finishes by 14 June."
)
VAGUE = (
    "We kind of looked at the rollback and it was sort of okay, I think, really. "
    "Well, it just went fine, you know, and somebody will probably do something about it. "
    "I guess it will be okay, like, basically, maybe, and the thing will just get going. "
    "Yeah, we think it is a good thing and a lot of stuff is right, well, I mean, really okay."
)


# Published test values of quanteda for its moving-average ratio.
@pytest.mark.parametrize(("window", "ratio"), [(2, 0.83333), (3, 0.66667), (4, 0.5)])
def test_the_published_ratios(window, ratio):
    words = ["one", "one", "two", "one", "one", "two", "one"]
    assert moving_average_ratio(words, window) == pytest.approx(ratio, abs=1e-5)


@given(st.lists(st.sampled_from("abcde"), min_size=1, max_size=40), st.integers(1, 12))
def test_the_ratio_is_the_mean_over_all_windows(words, window):
    slices = [words[at : at + window] for at in range(max(1, len(words) - window + 1))]
    plain = sum(len(set(part)) / len(part) for part in slices) / len(slices)
    assert moving_average_ratio(words, window) == pytest.approx(plain)


def test_the_ratio_of_nothing():
    assert moving_average_ratio([], 50) == 0.0
    with pytest.raises(ValueError, match="window"):
        moving_average_ratio(["one"], 0)


def test_the_parts_make_the_score():
    found = measure_richness(ANSWER)
    parts = {name: getattr(found, name) for name in WEIGHTS}
    assert all(0 <= value <= 100 for value in parts.values())
    assert found.score == pytest.approx(sum(WEIGHTS[name] * parts[name] for name in WEIGHTS))


def test_short_answers_have_no_diversity_and_its_weight_is_spread():
    found = measure_richness("We rolled back in 4 minutes on Thursday; Priya owns the runbook.")
    assert found.diversity is None
    known = sum(WEIGHTS[name] * getattr(found, name) for name in WEIGHTS if name != "diversity")
    assert found.score == pytest.approx(known / 0.85)


@pytest.mark.parametrize("text", ["", " \n", "🚀", "..."])
def test_nothing_said_tells_nothing(text):
    assert measure_richness(text) == Richness(0.0, 0, 0.0, 0.0, 0.0, 0.0, None)


def swapped(text, **words):
    for old, new in words.items():
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    "poorer",
    [
        swapped(ANSWER, Tuesday="someday", Priya="somebody", Marco="somebody", Ines="somebody"),
        ANSWER[: len(ANSWER) // 2],
        f"{ANSWER} {ANSWER}",
        " ".join(ANSWER.split()[:30] * 3),
        swapped(ANSWER, the="the, like, you know, sort of, the"),
        VAGUE,
        "Yes.",
    ],
    ids=["vague", "half", "doubled", "looped", "fillers", "empty talk", "one word"],
)
def test_what_tells_less_scores_less(poorer):
    assert measure_richness(poorer).score < measure_richness(ANSWER).score


def test_neither_order_nor_line_breaks_matter_much():
    shuffled = " ".join(reversed(ANSWER.split(". ")))
    assert measure_richness(shuffled).score == pytest.approx(measure_richness(ANSWER).score, abs=6)
    broken = ANSWER.replace(" ", "\n", 3)
    assert measure_richness(broken).score == pytest.approx(measure_richness(ANSWER).score, abs=4)


def test_pooling_weighs_by_words():
    parts = [Richness(80, 90, 0, 0, 0, 0, None), Richness(20, 10, 0, 0, 0, 0, None)]
    assert pool_richness(parts) == pytest.approx(74)
    assert pool_richness([]) is None
    assert pool_richness([measure_richness("")]) is None


def test_a_session_is_its_answers_and_not_their_length():
    parts = [measure_richness(ANSWER), measure_richness("Yes.")]
    session = session_richness(parts, ratio_of(words_of(f"{ANSWER}\nYes.")))
    assert session.score == pytest.approx(pool_richness(parts))
    assert session.words == parts[0].words + 1
    assert session.diversity is not None
    assert session_richness([], None).words == 0


# The rates that were published for such a score, on long answers of real interviews.
RATES = {"vaguer": 0.93, "half": 0.81, "doubled": 0.95, "looped": 1.0, "fillers": 0.77}


def test_real_answers_that_tell_less_score_less_at_the_published_rates(shared_transcripts):
    assert shared_transcripts.exists()
    found = {name: share_lower(changes) for name, changes in measure_changes(answers()).items()}
    assert {name: rate for name, rate in found.items() if rate < RATES[name]} == {}


@pytest.mark.parametrize(
    "text",
    [
        "You know, like, well, it is just so, and then they can be there, I think, really.",
        "What can we change? What is in their way? How can we improve how we plan all that?",
    ],
    ids=["without facts", "questions"],
)
def test_saying_it_again_is_never_richer(text):
    again = " ".join([text] * 4)
    assert measure_richness(again).score <= measure_richness(text).score


def test_the_seam_of_a_repetition_makes_no_new_fact():
    text = "Uh, the people were there and they looked at all of it for a while, um,"
    assert measure_richness(text).specificity == 0
    assert measure_richness(f"{text} {text}").specificity == 0
