from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.model.release import Fact, FactKind, FactStatus, Window
from greenroom.report.build.wording import (
    count,
    day,
    fact_text,
    first_sentences,
    joined,
    moment,
    number,
    percent,
    sentence,
    shorten,
    signed,
    window_text,
)

INDIA = timezone(timedelta(hours=5, minutes=30))
NEW_YORK = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (number(85.0), "85"),
        (number(87.44), "87.4"),
        (number(-3.0), "−3"),
        (signed(4.2), "+4.2"),
        (signed(-0.04), "±0"),
        (signed(-3.0), "−3"),
        (percent(0.3), "30%"),
        (count(1, "sentence"), "1 sentence"),
        (count(0, "reply", "replies"), "0 replies"),
        (day(date(2026, 3, 1)), "1 Mar 2026"),
        (moment(datetime(2026, 11, 26, 14, 0, tzinfo=UTC)), "Thu 26 Nov 2026, 14:00 UTC"),
        (moment(datetime(2026, 11, 26, 9, 5, tzinfo=INDIA)), "Thu 26 Nov 2026, 09:05 UTC+05:30"),
        (moment(datetime(2026, 11, 26, 9, 5, tzinfo=NEW_YORK)), "Thu 26 Nov 2026, 09:05 UTC−05:00"),
        (moment(datetime(2026, 11, 26, 9, 5)), "Thu 26 Nov 2026, 09:05"),
        (joined(["a", "", "b", "c"]), "a, b and c"),
        (joined(["a"]), "a"),
        (joined([]), ""),
        (sentence("no owner"), "No owner."),
        (sentence("Really?"), "Really?"),
        (sentence(" "), ""),
        (first_sentences("One is 24.6 long. Two\nis here! Three. Four.", 2, 99),
         "One is 24.6 long. Two is here!"),
        (shorten("one two three", 9), "one two…"),
        (shorten("x" * 40, 9), "xxxxxxxx…"),
        (shorten("short", 9), "short"),
    ],
)  # fmt: skip
def test_wording(said: str, expected: str) -> None:
    assert said == expected


def test_a_window_names_its_zone_and_both_offsets_when_the_clock_changes() -> None:
    before, after = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))
    window = Window(
        datetime(2026, 10, 24, 23, 0, tzinfo=before),
        datetime(2026, 10, 25, 4, 0, tzinfo=after),
        "Europe/Berlin",
    )
    assert window_text(window) == (
        "Sat 24 Oct 2026, 23:00 to Sun 25 Oct 2026, 04:00 (Europe/Berlin, UTC+02:00, UTC+01:00)"
    )


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (FactKind.DATE, "2026-11-18", "18 Nov 2026"),
        (FactKind.DATE, "2026-99-18", "2026-99-18"),
        (FactKind.DATE, "last week", "last week"),
        (FactKind.PERCENT, "92", "92%"),
    ],
)
def test_a_fact_reads_as_a_person_says_it(kind: FactKind, value: str, expected: str) -> None:
    fact = Fact("key", "Label", kind, value, status=FactStatus.CONFIRMED)
    assert fact_text(fact) == expected


@given(st.text(), st.integers(10, 80))
def test_shortened_text_never_exceeds_its_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit
