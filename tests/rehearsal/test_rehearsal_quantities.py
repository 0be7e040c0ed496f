"""Amounts, days and hours are read in every way people write them, with their units converted."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.model.ledger import Verdict
from greenroom.rehearsal.facts.moments import as_moment, find_moments, minutes_apart, same_day
from greenroom.rehearsal.facts.numerals import as_number, find_numerals, write_number
from greenroom.rehearsal.facts.quantities import Measure, factor_of, find_quantities, read_quantity
from greenroom.rehearsal.facts.verdicts import compare_amounts

TIMES = {
    "four minutes": "240",
    "240 s": "240",
    "240 seconds": "240",
    "4 min": "240",
    "4min": "240",
    "0.07 h": "252",
    "half an hour": "1800",
    "a half hour": "1800",
    "half a minute": "30",
    "three quarters of an hour": "2700",
    "an hour": "3600",
    "an hour and a half": "5400",
    "one and a half hours": "5400",
    "two hours and a half": "9000",
    "four and a half minutes": "270",
    "a minute and a half": "90",
    "2m30s": "150",
    "1h 30m": "5400",
    "4:30 minutes": "270",
    "2 hours and 30 minutes": "9000",
    "1 hour 20 minutes": "4800",
    "a hundred and twenty seconds": "120",
    "five days": "432000",
    "two weeks": "1209600",
    "300 ms": "0.3",
    "under five minutes": "<300",
    "less than 5 min": "<300",
    "within half an hour": "<1800",
    "at most 4 minutes": "<240",
    "no more than five minutes": "<300",
    "four minutes tops": "<240",
    "more than ten minutes": ">600",
    "at least 3 minutes": ">180",
    "4 minutes or more": ">240",
    "about ten minutes": "600",
    "~10 minutes": "600",
    "ten minutes or so": "600",
    "just over four minutes": "240",
    "between 3 and 5 minutes": "180..300",
    "3-5 minutes": "180..300",
    "three to five minutes": "180..300",
    "2 to 4 hours": "7200..14400",
}
SHARES = {
    "99.95 %": "99.95",
    "99.95 percent": "99.95",
    "99.95%": "99.95",
    "99.95 per cent": "99.95",
    "ninety-nine point nine five percent": "99.95",
    "0,5 %": "0.5",
    "2 to 3 percent": "2..3",
    "over 1 %": ">1",
    "one in ten": "10",
    "1 in 10": "10",
    "one in a hundred": "1",
    "three in a thousand": "0.3",
    "nine in every ten": "90",
}
COUNTS = {
    "1,200 users": "1200",
    "1 200 users": "1200",
    "1\u202f200 users": "1200",
    "1.2k users": "1200",
    "1.2 million users": "1200000",
    "two thousand five hundred users": "2500",
    "a dozen users": "12",
    "half a dozen users": "6",
    "twenty-five users": "25",
    "three hundred and five users": "305",
}
NO_AMOUNT = (
    "CHG-1042",
    "v1.2.3",
    "version 24.6",
    "release 3",
    "$40",
    "40 €",
    "40 euros",
    "at 23:20",
    "12 May",
    "2026-05-12",
    "in 2024",
    "this one",
    "one of them",
    "a couple of minutes",
    "several hours",
    "5 basis points",
    "2 percentage points",
    "three months",
    "24/7",
    "day 2",
    "1.200 users",
    "three times",
    "10x",
    "two working days",
    "01-migration",
    "4D",
    "the 40s",
    "the 2011 team",
)


def read(text: str) -> list[tuple[Measure, str]]:
    return [(each.measure, each.written()) for each in find_quantities(text)]


@pytest.mark.parametrize(("text", "seconds"), TIMES.items())
def test_durations_come_out_in_seconds(text: str, seconds: str) -> None:
    assert read(f"It is {text}.") == [(Measure.TIME, seconds)]


@pytest.mark.parametrize(("text", "percent"), SHARES.items())
def test_shares_come_out_in_percent(text: str, percent: str) -> None:
    assert read(f"It is {text}.") == [(Measure.SHARE, percent)]


@pytest.mark.parametrize(("text", "number"), COUNTS.items())
def test_counts_come_out_as_plain_numbers(text: str, number: str) -> None:
    assert read(f"We have {text}.") == [(Measure.COUNT, number)]


@pytest.mark.parametrize("text", NO_AMOUNT)
def test_what_only_looks_like_an_amount_is_left_out(text: str) -> None:
    assert read(f"It is {text} now.") == []


@pytest.mark.parametrize("text", ["405 of 412 tests", "405/412", "405 tests passed out of 412"])
def test_two_numbers_of_one_whole_stay_together(text: str) -> None:
    (part,) = find_quantities(text)
    assert part.whole is not None
    assert (part.written(), part.whole.written()) == ("405", "412")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("22:00 on Saturday 23 May", "--05-23 22:00"),
        ("Saturday, 23 May 2026 at 10 pm CEST", "2026-05-23 20:00Z"),
        ("noon UTC", "12:00Z"),
        ("12:00Z", "12:00Z"),
        ("2 p.m. CEST", "12:00Z"),
        ("14:00+02:00", "12:00Z"),
        ("midnight", "00:00"),
        ("half past ten", "10:30"),
        ("quarter to eleven pm", "22:45"),
        ("ten o'clock", "10:00"),
        ("2026-05-12T10:00:00Z", "2026-05-12 10:00Z"),
        ("12 May 2026", "2026-05-12"),
        ("the 12th of May", "--05-12"),
        ("May 12, 2026", "2026-05-12"),
        ("12.05.2026", "2026-05-12"),
        ("Saturday", "saturday"),
    ],
)
def test_moments_keep_the_parts_that_were_said(text: str, written: str) -> None:
    assert [moment.written() for moment in find_moments(f"It is on {text}.")] == [written]


@pytest.mark.parametrize(
    "text",
    [
        "We may 12 times.",
        "10 may break",
        "31 June",
        "3.2.1",
        "4:30 minutes",
        "build 12.5",
        "45 May",
    ],
)
def test_what_only_looks_like_a_moment_is_left_out(text: str) -> None:
    assert find_moments(text) == ()


@pytest.mark.parametrize(
    ("said", "known", "minutes"),
    [
        ("noon UTC", "12:00Z", 0),
        ("14:00 CEST", "12:00 UTC", 0),
        ("22:00", "22:00 UTC", 0),
        ("23:00", "22:00 UTC", None),
        ("22:00 CEST", "22:00", None),
        ("10:20", "22:20", None),
        ("10 pm", "22:20", 20),
        ("23:50", "00:10", 20),
    ],
)
def test_hours_are_compared_only_where_the_zones_are_clear(
    said: str, known: str, minutes: int | None
) -> None:
    moments = as_moment(said), as_moment(known)
    assert moments[0] is not None
    assert moments[1] is not None
    assert minutes_apart(moments[0], moments[1]) == minutes


@pytest.mark.parametrize(
    ("said", "known", "same"),
    [
        ("12 May", "2026-05-12", True),
        ("12 May 2025", "2026-05-12", False),
        ("04/03/2026", "2026-03-04", True),
        ("Saturday", "2026-05-23", True),
        ("Friday", "2026-05-23", False),
        ("noon", "2026-05-23", None),
    ],
)
def test_days_are_compared_by_what_both_tell(said: str, known: str, same: bool | None) -> None:
    moments = as_moment(said), as_moment(known)
    assert moments[0] is not None
    assert moments[1] is not None
    assert same_day(moments[0], moments[1]) is same


@pytest.mark.parametrize("text", ["10 % for 60 minutes", "the night train", "", "12 or 13 May"])
def test_a_longer_text_is_no_moment(text: str) -> None:
    assert as_moment(text) is None


_UNITS = st.sampled_from(
    [("s", 1), ("seconds", 1), ("min", 60), ("minutes", 60), ("h", 3600), ("hours", 3600)]
)


@given(st.integers(1, 9999), _UNITS)
def test_an_amount_survives_being_written_in_its_unit(number: int, unit: tuple[str, int]) -> None:
    name, seconds = unit
    expected = str(number * seconds)
    assert read(f"It takes {number} {name}.") == [(Measure.TIME, expected)]
    known = read_quantity(str(number), name, Measure.TIME)
    assert known is not None
    assert known.written() == expected


@given(st.integers(1, 5_000), _UNITS, _UNITS)
def test_a_duration_is_the_same_in_every_unit(
    number: int, one: tuple[str, int], other: tuple[str, int]
) -> None:
    whole = number * one[1] * other[1]
    texts = (f"It took {whole // one[1]} {one[0]}", f"It took {whole // other[1]} {other[0]}")
    assert read(texts[0]) == read(texts[1])


@given(st.integers(0, 10**9))
def test_thousands_separators_change_nothing(number: int) -> None:
    for written in (str(number), f"{number:,}", f"{number:,}".replace(",", "\u00a0")):
        read_back = as_number(written)
        assert read_back is not None
        assert read_back.value == number


@given(st.decimals(0, 10**6, places=4))
def test_the_plainest_form_keeps_the_value(value: Decimal) -> None:
    assert Decimal(write_number(value)) == value


@given(st.integers(0, 999_999))
def test_number_words_are_read_as_the_number(number: int) -> None:
    found = find_numerals(_in_words(number))
    assert [each.value for each in found] == ([number] if number != 1 else [1])


_SAME_LENGTH = st.sampled_from(
    ["{s} seconds", "{s} s", "{s}s", "{m} min", "{m} minutes", "{m}-minute", "{h} hours", "{h} h"]
)


@given(st.integers(1, 200), _SAME_LENGTH, _SAME_LENGTH)
def test_a_duration_written_in_any_unit_compares_equal(hours: int, one: str, other: str) -> None:
    units = {"h": hours, "m": hours * 60, "s": hours * 3600}
    (first,) = find_quantities(f"It takes {one.format(**units)} in all.")
    (second,) = find_quantities(f"It takes {other.format(**units)} in all.")
    assert first.written() == second.written() == str(hours * 3600)
    assert compare_amounts(first, second) is Verdict.AGREES


def test_a_call_it_a_day_is_no_duration() -> None:
    assert read("We apply it and call it a day.") == []
    assert read("It takes a day.") == [(Measure.TIME, "86400")]


@pytest.mark.parametrize(
    ("said", "known", "verdict"),
    [
        ("400 tests", "405", Verdict.NOT_CHECKED),
        ("390 tests", "405", Verdict.CONTRADICTS),
        ("1,200 tests", "1234", Verdict.NOT_CHECKED),
        ("1,300 tests", "1234", Verdict.NOT_CHECKED),
        ("1,230 tests", "1234", Verdict.NOT_CHECKED),
        ("1,210 tests", "1234", Verdict.CONTRADICTS),
        ("406 tests", "405", Verdict.CONTRADICTS),
    ],
)
def test_a_figure_counts_as_rounded_by_its_last_place(
    said: str, known: str, verdict: Verdict
) -> None:
    amount = read_quantity(known, "", Measure.COUNT)
    assert amount is not None
    assert compare_amounts(find_quantities(said)[0], amount) is verdict


def test_an_unknown_unit_has_no_size() -> None:
    assert factor_of("sprints", Measure.TIME) is None
    assert read_quantity("4", "sprints", Measure.TIME) is None
    assert read_quantity("four-ish", "minutes", Measure.TIME) is None


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _in_words(number: int) -> str:
    ones, tens = _ONES.split(), _TENS.split()
    if number < 20:
        return ones[number]
    if number < 100:
        rest = f"-{ones[number % 10]}" if number % 10 else ""
        return tens[number // 10 - 2] + rest
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    rest = f" and {_in_words(number % size)}" if 0 < number % size < 100 else ""
    rest = rest or (f" {_in_words(number % size)}" if number % size else "")
    return f"{_in_words(number // size)} {name}{rest}"
