"""Message readiness: the weighted mean of recent scores times coverage, with its parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_fact
from greenroom.rehearsal.practice.cards import cards_of
from greenroom.rehearsal.practice.message_readiness import message_readiness
from rehearsal.builders_board import (
    ROLLBACK,
    SHEET,
    SUPPORT,
    TESTS,
    THEMES,
    asked,
    days,
    on_day,
    passed_on,
)


def readiness(*scored, facts=SHEET, themes=THEMES):
    cards = cards_of(scored, facts, board_at=None, now=days(20))
    return message_readiness(themes, scored, cards)


def part(found, theme):
    return next(each for each in found.themes if each.theme_id == theme.id)


def test_before_the_first_answer_there_is_no_figure():
    found = readiness()
    assert (found.value, found.mean, found.coverage) == (None, None, 0)
    assert (found.rehearsals, found.as_of) == (0, None)
    assert [each.score for each in found.themes] == [None, None, None]


def test_the_figure_and_its_parts():
    found = readiness(
        on_day(0, asked(80), asked(50, "SR-1", SUPPORT)), on_day(1, asked(40, "TE-1", TESTS))
    )
    # Severities 5, 4 and 1: (5 x 80 + 4 x 40 + 1 x 50) / 10, and all three themes answered.
    assert found.mean == pytest.approx(61)
    assert found.coverage == 1
    assert found.value == pytest.approx(61)
    assert found.rehearsals == 2
    assert found.as_of == days(1)
    assert (part(found, ROLLBACK).severity, part(found, ROLLBACK).blocking) == (5, True)
    assert (part(found, SUPPORT).theme_name, part(found, SUPPORT).blocking) == (
        "Support readiness",
        False,
    )


def test_what_nobody_asked_lowers_the_figure():
    found = readiness(on_day(0, asked(90)))
    assert found.mean == pytest.approx(90)
    assert found.coverage == pytest.approx(1 / 3)
    assert found.value == pytest.approx(30)


RECENT = [
    # scores of one prompt by day, the score that counts
    ([90], 90),
    ([90, 40], 90),
    ([90, 40, 50], 90),
    # The fourth newest attempt is over.
    ([90, 40, 50, 60], 60),
    # A pass takes the place of an attempt.
    ([90, None, None], 90),
    ([90, None, None, None], None),
]


@pytest.mark.parametrize(("attempts", "score"), RECENT)
def test_the_best_of_the_last_three_attempts_counts(attempts, score):
    turns = [passed_on() if each is None else asked(each) for each in attempts]
    found = readiness(*(on_day(day, turn) for day, turn in enumerate(turns)))
    assert part(found, ROLLBACK).score == score
    assert part(found, ROLLBACK).asked == len(attempts)


def test_a_good_answer_does_not_hide_a_weak_one_on_its_theme():
    found = readiness(on_day(0, asked(30), asked(80, "RB-2")))
    assert part(found, ROLLBACK).score == 55


def test_stale_cards_do_not_count():
    found = readiness(on_day(0, asked(95)), facts=(a_fact(value="6"),))
    assert part(found, ROLLBACK).score is None
    assert (found.value, found.coverage) == (None, 0)
    assert found.as_of == days(0)


def test_an_answer_from_before_a_change_lends_nothing_to_the_one_after():
    now = (a_fact(value="6"),)
    found = readiness(on_day(0, asked(95)), on_day(1, asked(60, facts=now)), facts=now)
    assert part(found, ROLLBACK).score == 60


def test_a_theme_that_left_the_codebook_is_ignored():
    found = readiness(on_day(0, asked(90, "XX-1", SUPPORT)), themes=(ROLLBACK,))
    assert found.value is None


@given(st.lists(st.tuples(st.sampled_from(THEMES), st.integers(0, 100)), max_size=8))
def test_the_figure_is_its_parts_and_stays_within_a_hundred(answers):
    turns = [asked(score, f"P-{n}", theme) for n, (theme, score) in enumerate(answers)]
    found = readiness(on_day(0, *turns))
    assert (found.value is None) is (not answers)
    if found.value is not None and found.mean is not None:
        assert found.value == pytest.approx(found.mean * found.coverage)
        assert 0 <= found.value <= found.mean <= 100
        known = [each.score for each in found.themes if each.score is not None]
        assert min(known) <= found.mean + 1e-9
        assert found.mean <= max(known) + 1e-9
