"""Lines without speakers: one piece, many pieces, bad text, and spans that cut what they name."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders_analysis import the_codebook
from greenroom.analysis.pipeline import build_line_reader
from greenroom.model.analysis import Polarity

TRAP = "I restored an old motorcycle with my brother, and it took us three summers."
ROLLBACK = (
    "We can roll back to the previous version within five minutes, and we rehearsed the rollback "
    "on Tuesday."
)
OUTAGE = "The whole service went down for forty minutes this morning and customers saw errors."


@cache
def the_reader():
    return build_line_reader(the_codebook())


def read(text):
    return the_reader().read(text)


def themes_of(text):
    return [mark.theme_id for mark in read(text).marks]


def test_a_line_tells_its_themes_and_outlook():
    assert themes_of(ROLLBACK)[0] == "rollback_recovery"
    assert read(ROLLBACK).outlook == Polarity.POSITIVE
    assert "availability_incident" in themes_of(OUTAGE)
    assert read(OUTAGE).outlook == Polarity.NEGATIVE


def test_a_word_in_another_sense_marks_nothing():
    assert themes_of(TRAP) == []
    assert read(TRAP).outlook == Polarity.NEUTRAL


def test_a_long_line_is_read_in_pieces_and_told_together():
    filler = "The boat to the island leaves at ten from the pier behind the old market hall."
    text = " ".join([filler] * 6 + [OUTAGE] + [filler] * 6)
    reading = read(text)
    assert "availability_incident" in [mark.theme_id for mark in reading.marks]
    assert reading.outlook == Polarity.NEGATIVE
    (mark,) = (each for each in reading.marks if each.theme_id == "availability_incident")
    assert text[mark.start : mark.end] in OUTAGE


@pytest.mark.parametrize(
    "text", ["", " \n ", "🚀🚀", "\x00\x07", "...", "\ud800", "https://example.org/a?b=c", "Yes."]
)
def test_what_says_nothing_is_neutral(text):
    reading = read(text)
    assert reading.marks == ()
    assert reading.outlook == Polarity.NEUTRAL


PIECES = st.sampled_from(
    [OUTAGE, ROLLBACK, TRAP, "🚀👩‍🚀 ", "é́ ", "\r\n", "\ufeff", " שלום עולם. ", "\ud800", " "]
)


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(deadline=None, max_examples=60)
def test_every_span_cuts_words_of_the_line(text):
    for mark in read(text).marks:
        assert 0 <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end].strip() == text[mark.start : mark.end]
        assert 0 < mark.confidence < 1
        assert mark.reason.endswith(".")


@pytest.mark.parametrize("unit", ["x", "word ", "🚀", "not ", "bug fixed ", "a. ", "no     "])
def test_a_very_long_line_is_read(unit):
    assert read(unit * 20_000).marks == ()
