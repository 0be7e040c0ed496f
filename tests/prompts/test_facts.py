"""Facts as a person says them, with the window and the board standing in."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import pytest

from greenroom.errors import PromptBankError
from greenroom.model.release import Fact, FactKind, FactStatus
from greenroom.prompts.facts import anchored, known_facts, load_fact_keys, speak, ways_to_say
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


@pytest.mark.parametrize("fact_key", shipped_keys(), ids=lambda each: each.key)
def test_every_suggested_fact_says_how_people_name_it(fact_key) -> None:
    assert 2 <= len(fact_key.anchors) <= 5
    assert len(set(fact_key.anchors)) == len(fact_key.anchors)
    assert all(anchor == anchor.casefold().strip() for anchor in fact_key.anchors)
    assert fact_key.tolerance >= 0


def test_no_two_facts_of_one_kind_share_an_anchor() -> None:
    # Two facts behind one word could only be guessed apart, and guessing is not checking.
    for one, other in combinations(shipped_keys(), 2):
        if one.kind is other.kind:
            assert not set(one.anchors) & set(other.anchors), (one.key, other.key)


SUGGESTED = "- {key: a, label: a, kind: duration, unit: minutes, hint: x, anchors: [one, two]}\n"


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ("anchors: [one, two]", "anchors: [one]", "anchors", "there are 1 anchors"),
        ("anchors: [one, two]", "anchors: [a, b, c, d, e, f]", "anchors", "there are 6 anchors"),
        ("anchors: [one, two]", "anchors: [one, One]", "anchors.2", "“One” is given twice"),
        ("anchors: [one, two]", "anchors: [one, '24']", "anchors.2", "holds no word"),
        ("anchors: [one, two]", "anchors: one", "anchors", "should be a list"),
        ("anchors: [one, two]", "anchor: [one, two]", "anchor", "there is no field"),
        ("hint: x", "hint: x, tolerance: -1", "tolerance", "“-1” is not a number"),
        ("hint: x", "hint: x, tolerance: .inf", "tolerance", "is not a number"),
        ("hint: x", "hint: x, tolerance: half", "tolerance", "is not a number"),
        ("duration", "person, tolerance: 1", "tolerance", "a person cannot be nearly right"),
        ("duration", "text, tolerance: 0.5", "tolerance", "a text cannot be nearly right"),
    ],
)
def test_a_broken_line_of_the_sheet_is_named(tmp_path, old, new, field, message) -> None:
    sheet = tmp_path / "facts.yaml"
    sheet.write_text("# A sheet.\n" + SUGGESTED.replace(old, new), encoding="utf-8")
    with pytest.raises(PromptBankError, match=message) as caught:
        load_fact_keys(sheet)
    assert caught.value.message.startswith(f"facts.yaml, line 2, field {field}: ")
    assert caught.value.hint.endswith((".", "?"))


def test_anchors_and_tolerance_may_be_left_out(tmp_path) -> None:
    sheet = tmp_path / "facts.yaml"
    sheet.write_text("- {key: a, label: a, kind: text, hint: x}\n", encoding="utf-8")
    assert (load_fact_keys(sheet)[0].anchors, load_fact_keys(sheet)[0].tolerance) == ((), 0)


def filled(**changes: object) -> Fact:
    """One fact as the fact lock gets it; the rollback time unless told otherwise."""
    fact = Fact("rollback_minutes", "Time to undo", FactKind.DURATION, "12", "minutes")
    return anchored([replace(fact, **changes)], shipped_keys())[0]


@pytest.mark.parametrize(
    ("changes", "tolerance"),
    [
        ({}, 0.5),
        ({"tolerance": 2.0}, 2.0),
        ({"value": "2"}, 0.25),
        ({"value": ""}, 0),
        ({"value": "1", "unit": "hours"}, 0),
        ({"kind": FactKind.TEXT}, 0),
        ({"key": "my_own"}, 0),
        ({"key": "affected_accounts", "kind": FactKind.COUNT, "unit": "accounts"}, 1.5),
        (
            {
                "key": "affected_accounts",
                "kind": FactKind.COUNT,
                "unit": "accounts",
                "value": "1,240",
            },
            50,
        ),
    ],
)
def test_a_suggested_tolerance_fits_the_value_and_its_unit(changes, tolerance) -> None:
    assert filled(**changes).tolerance == tolerance


@pytest.mark.parametrize(
    ("changes", "anchors"),
    [
        ({"anchors": ("undo",)}, ("undo",)),
        ({"key": "my_own"}, ("time to undo",)),
        ({"key": "my_own", "label": "  The\n Gap "}, ("the gap",)),
        ({"key": "my_own", "label": " "}, ()),
    ],
)
def test_a_fact_of_ones_own_is_anchored_by_its_label(changes, anchors) -> None:
    assert filled(**changes).anchors == anchors
    assert "rolling back" in filled().anchors
    assert filled(**changes).value == "12"
