"""Steps on the clock: what a typed time means, steps the other way round, and what fits."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.errors import InputError
from greenroom.model.launch import Step
from greenroom.model.release import Window
from greenroom.services.run_sheets import (
    clock_of,
    fit_steps,
    next_start,
    ordered_steps,
    read_start,
    swap_steps,
)

START = datetime(2026, 5, 23, 22, 0, tzinfo=ZoneInfo("Europe/Paris"))
WINDOW = Window(START, START + timedelta(hours=2), "Europe/Paris")


@pytest.mark.parametrize(
    ("text", "near", "minute"),
    [
        ("-30", 0, -30),
        ("−30", 0, -30),
        ("+10 min", 0, 10),
        ("T-45", 0, -45),
        ("90", 0, 90),
        ("22:40", 0, 40),
        ("21:15", 0, -45),
        ("0:10", 0, 130),
        ("22:40", 24 * 60, 24 * 60 + 40),
    ],
)
def test_a_start_is_minutes_or_a_clock(text: str, near: int, minute: int) -> None:
    assert read_start(text, WINDOW, near) == minute


@pytest.mark.parametrize(
    ("text", "window", "said"),
    [
        ("soon", WINDOW, "not a time"),
        ("", WINDOW, "not a time"),
        ("25:00", WINDOW, "not a time of day"),
        ("22:40", None, "no window"),
        ("99999", WINDOW, "at most a week"),
    ],
)
def test_anything_else_is_refused(text: str, window: Window | None, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_start(text, window)


@given(st.integers(-10_000, 10_000))
def test_a_clock_near_its_minute_means_that_minute(at: int) -> None:
    assert read_start(clock_of(at, WINDOW), WINDOW, at) == at


times = st.integers(-500, 500)
lengths = st.integers(0, 200)


@given(times, lengths, st.integers(0, 200), lengths)
def test_swapped_steps_keep_their_time_and_their_pause(
    at: int, long: int, later: int, other: int
) -> None:
    first, second = Step("a", at, long), Step("b", at + later, other)
    sooner, after = swap_steps(first, second)
    assert (sooner.text, after.text) == ("b", "a")
    assert sooner.at == first.at
    assert after.at + after.minutes == second.at + second.minutes
    assert swap_steps(sooner, after) == (first, second)


def test_steps_that_fit_and_steps_that_do_not() -> None:
    steps = (Step("b", 90, 20, "Ines"), Step("a", -30, 10, no_return=True))
    assert [step.text for step in ordered_steps(steps)] == ["a", "b"]
    assert next_start(steps) == 110
    fit = fit_steps(steps, WINDOW)
    assert (fit.steps, fit.lasts, fit.spare, fit.without_owner) == (2, 140, 10, 1)
    assert [step.text for step in fit.no_return] == ["a"]
    assert fit_steps((Step("late", 110, 30),), WINDOW).spare == -20
    assert fit_steps(steps, None).spare is None
    assert fit_steps((), WINDOW).spare is None
