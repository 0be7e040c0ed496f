"""Phrases that a workspace added to the codebook, or ruled out, have their effect."""

from dataclasses import replace

import pytest

from analysis.builders_analysis import the_codebook
from analysis.builders_learning import marks_of
from greenroom.analysis.learning import NO_LESSON

LONG = "On the pier the crane operators meet every morning before the first boat of the day."
TESTED = "The regression suite passed twice on the release candidate, and every test is green now."


def edited(theme_id, **phrases):
    """The shipped codebook with phrases added to one theme."""
    shipped = the_codebook()
    return replace(
        shipped,
        themes=tuple(
            replace(theme, **{name: (*getattr(theme, name), *new) for name, new in phrases.items()})
            if theme.id == theme_id
            else theme
            for theme in shipped.themes
        ),
    )


@pytest.mark.parametrize(
    ("phrases", "is_marked"),
    [
        ({"strong": ("crane operators",)}, True),
        ({"medium": ("crane operators",)}, False),
        ({"medium": ("crane operators",), "weak": ("pier",)}, True),
        ({"strong": ("crane operators",), "not_when": ("the crane operators",)}, False),
        ({}, False),
    ],
)
def test_an_added_phrase_marks_by_its_weight(phrases, is_marked):
    marks = marks_of(LONG, edited("support_readiness", **phrases), NO_LESSON)
    assert ("support_readiness" in marks) == is_marked
    if is_marked:
        mark = marks["support_readiness"]
        assert "crane operators" in mark.reason
        assert 0.5 < mark.confidence < 1
        assert "crane operators" in LONG[mark.start : mark.end]


def test_an_added_exclusion_takes_the_theme_away_where_nothing_else_speaks_for_it():
    rival = (
        "We ran the smoke test of the kitchen chimneys twice and the test passed in every house."
    )
    before = marks_of(rival, the_codebook(), NO_LESSON)
    after = marks_of(
        rival,
        edited("test_evidence", not_when=("smoke test of the kitchen", "the test passed")),
        NO_LESSON,
    )
    assert "test_evidence" in before
    assert "test_evidence" not in after
    # Where other phrases speak for the theme, it stays.
    kept = marks_of(TESTED, edited("test_evidence", not_when=("regression suite",)), NO_LESSON)
    assert "test_evidence" in kept
