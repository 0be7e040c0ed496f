"""Repetition: runs of words that come back are told once, figures and all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.analysis.repetition import SHORTEST_RUN, WORD, told_once


def told(text):
    return told_once(text, [word.lower() for word in WORD.findall(text)])


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("", ""),
        ("The flag is off.", "The flag is off."),
        ("We own it now. We own it now.", "We own it now. We own it now."),
        (
            "They rehearsed the rollback last week, and we rehearsed the rollback last week.",
            "They rehearsed the rollback last week, and we rehearsed the rollback last week.",
        ),
        (
            "We rehearsed the whole rollback here. Yes, we Rehearsed the whole rollback here, too.",
            "We rehearsed the whole rollback here. Yes, too.",
        ),
        (
            "It took 4 minutes in the north of the town. It took 5 minutes in the north.",
            "It took 4 minutes in the north of the town. It took 5 minutes in the north.",
        ),
        ("no no no no no no no no no no!", "no!"),
    ],
    ids=["nothing", "no run", "too short", "five words", "a run", "another figure", "one word"],
)
def test_what_is_said_before_is_left_out(text, once):
    assert told(text) == once


@given(st.lists(st.sampled_from("abcdefgh"), max_size=60))
def test_no_run_is_left_twice_and_every_word_is_left_once(words):
    left = told(" ".join(words)).split()
    assert set(left) == set(words)
    # Leaving a run out can bring two others together, so only what is left is never longer.
    assert len(left) <= len(words)
    runs = [tuple(words[at : at + SHORTEST_RUN]) for at in range(len(words) - SHORTEST_RUN + 1)]
    if len(set(runs)) == len(runs):
        assert left == words


@given(st.lists(st.sampled_from(["we", "own", "4", "the", "Flag.", "İt", "🚀"]), max_size=40))
def test_a_text_told_twice_is_told_once(words):
    text = " ".join(words)
    assert len(WORD.findall(told(f"{text} {text}"))) <= len(WORD.findall(text)) + SHORTEST_RUN
