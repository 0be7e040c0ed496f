"""Facts as a person says them, with the window and the board standing in."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from greenroom.model.release import Fact, FactKind, FactStatus
from greenroom.prompts.facts import known_facts, speak, ways_to_say
from prompts.builders_prompts import a_full_release, an_empty_release, shipped_keys


def a_fact(value: str, kind: FactKind = FactKind.TEXT, unit: str = "") -> Fact:
    return Fact("k", "Label", kind, value, unit, FactStatus.CONFIRMED)


@pytest.mark.parametrize(
    ("fact", "spoken"),
    [
        (a_fact("4", FactKind.DURATION, "minutes"), "4 minutes"),
        (a_fact("1", FactKind.DURATION, "minutes"), "1 minute"),
        (a_fact("92", FactKind.PERCENT), "92%"),
        (a_fact("2026-05-12", FactKind.DATE), "12 May 2026"),
        (a_fact("next Tuesday", FactKind.DATE), "next Tuesday"),
        (a_fact("two\n lines"), "two lines"),
        (a_fact("0", FactKind.COUNT), "0"),
    ],
)
def test_facts_are_spoken(fact, spoken) -> None:
    assert speak(fact) == spoken


@pytest.mark.parametrize(
    ("fact", "way"),
    [
        (a_fact("Ines Okafor", FactKind.PERSON), "Ines"),
        (a_fact("2026-05-12", FactKind.DATE), "12 May"),
        (a_fact("2026-05-12", FactKind.DATE), "May 12"),
        (a_fact("2", FactKind.PERCENT), "2 percent"),
    ],
)
def test_an_answer_may_say_a_fact_in_other_words(fact, way) -> None:
    assert way in ways_to_say(fact)
    assert ways_to_say(fact)[0] == speak(fact)


def test_name_and_version_are_always_known() -> None:
    assert known_facts(an_empty_release()) == {"release": "Skylark 4.2", "version": "4.2"}
    nameless = replace(an_empty_release(), name="", version=" ")
    assert known_facts(nameless) == {"release": "this release", "version": "the new version"}


def test_the_window_and_the_board_stand_in() -> None:
    release = replace(
        an_empty_release(),
        window=a_full_release().window,
        board_at=datetime(2026, 3, 10, 9, 30, tzinfo=UTC),
    )
    facts = known_facts(release)
    assert facts["window_start"] == "22:00 on Saturday 14 March"
    assert facts["window_end"] == "02:00 on Sunday 15 March"
    assert facts["launch_date"] == "14 March 2026"
    assert facts["decision_time"] == "09:30 on Tuesday 10 March"


def test_a_given_fact_wins_and_an_unknown_one_is_left_out() -> None:
    given = Fact("decision_time", "Decision time", FactKind.TEXT, "noon", "", FactStatus.ESTIMATE)
    unknown = Fact("window_end", "End", FactKind.TEXT)
    base = a_full_release()
    release = replace(base, facts=(given, unknown), board_at=base.window and base.window.start)
    facts = known_facts(release)
    assert facts["decision_time"] == "noon"
    assert "window_end" not in facts


def test_a_fact_cannot_rename_the_release() -> None:
    fact = a_fact("Other")
    release = replace(an_empty_release(), facts=(replace(fact, key="release"),))
    assert known_facts(release)["release"] == "Skylark 4.2"


def test_the_suggested_sheet_says_what_to_write() -> None:
    keys = shipped_keys()
    assert 30 <= len(keys) <= 45
    assert [each.key for each in keys if each.from_release] == ["release", "version"]
    assert all(each.hint.endswith(".") for each in keys)
    assert {each.kind for each in keys} >= {FactKind.PERSON, FactKind.DATE, FactKind.DURATION}
