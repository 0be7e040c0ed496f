"""False premises: only where they belong, clearly wrong, and never given away beforehand."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.model.prompt import PromptKind
from greenroom.model.rehearsal import Mode, Pressure
from greenroom.model.release import Fact, FactKind, FactStatus
from greenroom.prompts.facts import anchored, as_date, as_number, speak, ways_to_say
from greenroom.prompts.question import build_question
from greenroom.prompts.setting import Candidate, setting_of
from greenroom.prompts.trap import MOST_TRAPS, correction, premise, trap_for
from prompts.builders_prompts import (
    a_full_release,
    a_plan,
    a_varied_release,
    an_empty_release,
    ask_all,
    shipped_bank,
    shipped_codebook,
    shipped_keys,
)

MURDER = Pressure.MURDER_BOARD
NUMBERS = (FactKind.DURATION, FactKind.PERCENT, FactKind.COUNT)


def sessions(count: int, *, length: int = 8):
    for seed in range(count):
        plan = a_plan("murder_board", seed=seed, length=length, pressure=MURDER)
        yield ask_all(plan, a_varied_release())


def test_about_one_question_in_five_holds_a_false_premise() -> None:
    asked = [question for session in sessions(40) for question in session]
    share = sum(question.trap is not None for question in asked) / len(asked)
    assert 0.14 <= share <= 0.26


def test_a_session_has_two_at_most_and_never_opens_or_repeats_with_one() -> None:
    for session in sessions(25, length=12):
        trapped = [place for place, question in enumerate(session) if question.trap]
        keys = [question.trap.fact_key for question in session if question.trap]
        assert len(trapped) <= MOST_TRAPS
        assert 0 not in trapped
        assert len(set(keys)) == len(keys)
        assert all(after - before > 1 for before, after in pairwise(trapped))


@pytest.mark.parametrize(
    "changes",
    [
        {"pressure": Pressure.BOARD},
        {"pressure": Pressure.WALK_THROUGH},
        {"mode": Mode.BRUSH_UP, "prompt_ids": ("RB-COMMITMENT-002", "RB-OWNER-005")},
        {"prompt_ids": ("RB-COMMITMENT-002", "RB-OWNER-005", "TE-QUANTIFY-002")},
    ],
)
def test_there_is_none_where_it_does_not_belong(changes) -> None:
    for seed in range(12):
        plan = a_plan("murder_board", seed=seed, length=8, pressure=MURDER)
        asked = ask_all(replace(plan, **changes), a_varied_release())
        assert asked
        assert not any(question.trap for question in asked)


@pytest.mark.parametrize(
    "release",
    [an_empty_release(), a_full_release(FactStatus.ESTIMATE), a_full_release(FactStatus.UNKNOWN)],
    ids=["empty", "estimates", "unknown"],
)
def test_only_confirmed_facts_are_turned_around(release) -> None:
    for seed in range(8):
        plan = a_plan("murder_board", seed=seed, pressure=MURDER)
        assert not any(question.trap for question in ask_all(plan, release))


def test_the_question_says_the_wrong_value_and_nothing_gives_it_away() -> None:
    release = a_varied_release()
    trapped = [question for session in sessions(40) for question in session if question.trap]
    assert {release.fact(question.trap.fact_key).kind for question in trapped} >= {*NUMBERS}
    for question in trapped:
        trap, fact = question.trap, release.fact(question.trap.fact_key)
        number = trap.wrong.split(" ")[0]
        assert question.kind is not PromptKind.PREMISE
        assert number in question.text
        assert trap.right == speak(fact)
        for told in (question.text, question.short, question.clarification, question.why):
            assert trap.right not in told
        assert trap.wrong not in question.why + question.hint + question.sample_answer
        assert question.fact_keys[0] == trap.fact_key
        assert question.sample_answer.startswith("One correction first: ")
        for point in question.key_points:
            assert trap.wrong not in point.any


def test_a_session_with_traps_is_the_same_twice() -> None:
    assert list(sessions(3)) == list(sessions(3))


@pytest.mark.parametrize("wording", [0.0, 0.4, 0.99])
def test_a_prompt_that_quotes_the_fact_quotes_the_wrong_value_too(wording) -> None:
    release = a_varied_release()
    prompt = shipped_bank().prompt("RB-COMMITMENT-002")
    theme = shipped_codebook().theme(prompt.theme)
    candidate = Candidate(prompt, shipped_bank().persona("release_manager"), theme)
    trap = trap_for((("rollback_minutes",),), release, shipped_keys(), wording)
    question = build_question(
        candidate, setting_of(release, (), shipped_keys()), wording=wording, trap=trap
    )
    # Said first as a statement, then by the prompt itself.
    assert question.text.count(trap.wrong) == 2
    assert trap.right not in question.text
    assert trap.right in question.sample_answer
    assert any(trap.right in point.any for point in question.key_points)


FACTS = {fact.key: fact for fact in a_varied_release().facts}


def wrongs(*facts: Fact, owner: str = "", board_at: datetime | None = None) -> set[str]:
    """Every wrong value the first fact can get."""
    release = replace(an_empty_release(), facts=facts, owner=owner, board_at=board_at)
    draws = [place / 200 for place in range(200)]
    traps = [trap_for(((facts[0].key,),), release, shipped_keys(), draw) for draw in draws]
    return {trap.wrong for trap in traps if trap}


def a_fact(kind: FactKind, value: str, unit: str = "", key: str = "k") -> Fact:
    return Fact(key, "Gap", kind, value, unit, FactStatus.CONFIRMED)


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (a_fact(FactKind.DURATION, "4", "minutes"), {f"{n} minutes" for n in (2, 6, 8, 10)}),
        (a_fact(FactKind.DURATION, "2", "hours"), {"1 hour", "3 hours", "4 hours", "5 hours"}),
        (a_fact(FactKind.PERCENT, "92"), {"72%", "80%", "84%", "100%"}),
        (a_fact(FactKind.PERCENT, "0.5"), {"0.3%", "0.8%", "1.0%", "1.3%"}),
        (a_fact(FactKind.COUNT, "0"), {"2", "3"}),
        (a_fact(FactKind.COUNT, "1,000", "users"), {"500 users", "700 users"}),
        (a_fact(FactKind.DATE, "2026-05-12"), {f"{n} May 2026" for n in (3, 6, 8, 9)}),
        (a_fact(FactKind.DATE, "23:20"), set()),
        (a_fact(FactKind.DATE, "0001-01-02"), set()),
        (a_fact(FactKind.COUNT, "many"), set()),
        (a_fact(FactKind.COUNT, "9" * 40), set()),
        (a_fact(FactKind.BOOLEAN, "yes"), set()),
        (a_fact(FactKind.TEXT, "the night train"), set()),
        (a_fact(FactKind.PERSON, "Ines Okoro"), set()),
    ],
)
def test_what_each_kind_of_fact_is_turned_into(fact, expected) -> None:
    found = wrongs(fact)
    assert found >= expected
    assert bool(found) is bool(expected)
    assert all(" users" in each for each in found) or fact.unit != "users"


def test_thousands_stay_set_apart() -> None:
    assert "1,500 users" in wrongs(a_fact(FactKind.COUNT, "1,000", "users"))


def test_a_day_after_the_board_moves_on_and_one_before_it_moves_back() -> None:
    board = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
    assert wrongs(a_fact(FactKind.DATE, "2026-05-13"), board_at=board) >= {"16 May 2026"}
    assert wrongs(a_fact(FactKind.DATE, "2026-05-11"), board_at=board) >= {"8 May 2026"}


def test_a_tolerance_of_the_users_own_is_kept_clear_of() -> None:
    wide = replace(a_fact(FactKind.COUNT, "40"), tolerance=25.0)
    assert wrongs(wide) == {"80", "100"}
    assert wrongs(replace(a_fact(FactKind.DATE, "2026-05-12"), tolerance=5.0)) == {
        "6 May 2026",
        "3 May 2026",
    }


def test_a_part_stays_below_its_whole() -> None:
    passed = a_fact(FactKind.COUNT, "405", key="tests_passed")
    total = a_fact(FactKind.COUNT, "412", key="tests_total")
    assert max(map(int, wrongs(passed, total))) < 412
    assert min(map(int, wrongs(total, passed))) > 405


def test_a_wrong_value_is_not_right_about_another_fact() -> None:
    rollback = a_fact(FactKind.DURATION, "4", "minutes")
    other = a_fact(FactKind.DURATION, "8", "minutes", key="other")
    assert "8 minutes" in wrongs(rollback)
    assert "8 minutes" not in wrongs(rollback, other)


def test_a_wrong_person_is_known_and_cannot_be_mixed_up() -> None:
    ines = a_fact(FactKind.PERSON, "Ines Okoro")
    other_ines = a_fact(FactKind.PERSON, "Ines Blake", key="b")
    ruth = a_fact(FactKind.PERSON, "Ruth Adeyemi", key="c")
    assert wrongs(ines, other_ines, ruth) == {"Ruth Adeyemi"}
    assert wrongs(ines, owner="Marco Diaz") == {"Marco Diaz"}
    assert wrongs(ines, other_ines, owner="Ines Okoro") == set()


@settings(max_examples=200)
@given(
    kind=st.sampled_from(NUMBERS),
    value=st.decimals(0, 10_000, places=2) | st.integers(0, 100_000),
    drawn=st.floats(0, 1, exclude_max=True),
)
def test_a_wrong_number_is_positive_clearly_off_and_in_the_same_unit(kind, value, drawn) -> None:
    unit = "" if kind is FactKind.PERCENT else "minutes"
    fact = a_fact(kind, str(min(value, 100) if kind is FactKind.PERCENT else value), unit)
    release = replace(an_empty_release(), facts=(fact,))
    trap = trap_for((("k",),), release, shipped_keys(), drawn)
    if trap is None:
        return
    wrong = as_number(trap.wrong.removesuffix("%").removesuffix(unit).removesuffix("minute"))
    right = as_number(fact.value)
    sheet = anchored(release.facts, shipped_keys())[0]
    assert wrong > 0
    assert abs(wrong - right) > sheet.tolerance
    assert abs(wrong - right) > (5 if kind is FactKind.PERCENT and right >= 50 else right / 5)
    assert kind is not FactKind.PERCENT or wrong <= 100
    assert trap.wrong not in ways_to_say(fact)
    assert "E" not in trap.wrong


def test_facts_of_the_question_come_before_those_of_its_theme_and_people_last() -> None:
    release = replace(an_empty_release(), facts=tuple(FACTS.values()))
    own, near = ("rollback_owner",), ("error_threshold",)
    keys = shipped_keys()
    assert trap_for((own, near), release, keys, 0.5).fact_key == "error_threshold"
    assert trap_for((("rollback_minutes",), near), release, keys, 0.5).fact_key.startswith("roll")
    assert trap_for((own, ()), release, keys, 0.5).fact_key == "rollback_owner"
    assert trap_for(((), ()), release, keys, 0.5) is None


@pytest.mark.parametrize("drawn", [0.0, 0.5, 0.99])
def test_a_premise_is_one_plain_sentence(drawn) -> None:
    for kind in FactKind:
        said = premise("the rollback time", "{label} 9", kind, drawn)
        assert said.count("the rollback time") == 1
        assert "{label} 9" in said
        assert said.endswith(".")
    assert "412 tests" not in premise("the number of tests", "412 tests", FactKind.COUNT, drawn)
    assert correction("the number of tests", "412 tests").endswith("the number of tests is 412.")


def test_a_label_of_the_users_own_is_quoted() -> None:
    fact = a_fact(FactKind.DURATION, "4", "minutes", key="rollback_minutes")
    release = replace(an_empty_release(), facts=(fact,))
    prompt = shipped_bank().prompt("RB-EVIDENCE-001")
    candidate = Candidate(
        prompt, shipped_bank().persona("qa_lead"), shipped_codebook().theme(prompt.theme)
    )
    trap = trap_for((("rollback_minutes",),), release, (), 0.5)
    question = build_question(candidate, setting_of(release), wording=0.5, trap=trap)
    assert "“Gap”" in question.text
    assert "“Gap”" in question.sample_answer


def test_dates_stay_dates() -> None:
    for said in wrongs(a_fact(FactKind.DATE, "2026-05-12")):
        day, month, year = said.split()
        assert as_date(f"{year}-05-{int(day):02}") is not None
        assert month == "May"
        assert date(2026, 5, int(day)) != date(2026, 5, 12)
