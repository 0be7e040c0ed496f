"""Spans: clipped, snapped to whole words, compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.coding.spans import clip, overlaps, snap_to_words
from greenroom.errors import InputError


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (5, 7, "rollback"),
        (4, 12, "rollback"),
        (3, 13, "rollback"),
        (0, 4, "The"),
        (9, 16, "rollback plan"),
        (12, 9, "rollback"),
        (-5, 2, "The"),
        (14, 99, "plan."),
        (17, 18, "."),
    ],
)
def test_a_selection_snaps_to_words(start, end, expected):
    text = "The rollback plan."
    assert text[slice(*snap_to_words(text, start, end))] == expected


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("go 👩‍🚀 go", 4, 5, "👩‍🚀"),
        ("a cafe\u0301 b", 2, 5, "cafe\u0301"),
        ("isn't it", 0, 2, "isn't"),
        ("isn’t it", 3, 5, "isn’t"),
        ("שלום עולם", 1, 2, "שלום"),
        ("\ufeffrollback", 3, 4, "\ufeffrollback"),
        ("one\r\ntwo", 0, 5, "one"),
    ],
)
def test_characters_of_several_code_points_stay_whole(text, start, end, expected):
    assert text[slice(*snap_to_words(text, start, end))] == expected


@pytest.mark.parametrize(("text", "start", "end"), [("", 0, 0), ("a b", 1, 2), ("ab", 1, 1)])
def test_nothing_selected_is_said(text, start, end):
    with pytest.raises(InputError, match="Nothing is selected"):
        snap_to_words(text, start, end)


@given(st.text(), st.integers(-5, 30), st.integers(-5, 30))
def test_snapping_keeps_what_was_selected_and_settles(text, start, end):
    low, high = clip(start, end, len(text))
    if not text[low:high].strip():
        return
    first, last = snap_to_words(text, start, end)
    assert text[low:high].strip() in text[first:last]
    assert snap_to_words(text, first, last) == (first, last)


@given(*[st.integers(0, 20)] * 4)
def test_overlap_means_a_shared_code_point(one, two, three, four):
    shared = set(range(one, two)) & set(range(three, four))
    assert overlaps((one, two), (three, four)) == bool(shared)
