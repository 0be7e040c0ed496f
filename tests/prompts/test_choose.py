"""The next question: hard rules, coverage, reasons, and the same choice on every machine."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.model.prompt import PromptStatus, Slot
from greenroom.model.rehearsal import Pressure
from greenroom.model.release import Fact, FactKind, FactStatus
from greenroom.model.theme import Codebook, Enforcement, Theme
from greenroom.prompts.choose import choose_question
from greenroom.prompts.history import target_difficulty
from prompts.builders_prompts import (
    a_full_release,
    a_plan,
    an_empty_release,
    ask_all,
    load_small,
    shipped_bank,
    shipped_codebook,
)

BLOCKING = {
    theme.id for theme in shipped_codebook().themes if theme.enforcement is Enforcement.BLOCKING
}
PERSONAS = [persona.id for persona in shipped_bank().personas]
RELEASES = [
    a_full_release(),
    an_empty_release(),
    a_full_release(FactStatus.ESTIMATE),
    a_full_release(FactStatus.UNKNOWN),
]


@pytest.mark.parametrize("release", RELEASES, ids=["full", "empty", "estimates", "unknown"])
def test_the_full_board_covers_the_themes(release) -> None:
    for seed in range(50):
        asked = ask_all(a_plan(seed=seed), release)
        themes = {question.theme_id for question in asked}
        assert len(asked) == 16
        assert themes >= BLOCKING
        assert len(themes) >= 15


@pytest.mark.parametrize("panel", [panel.id for panel in shipped_bank().panels])
@pytest.mark.parametrize("pressure", list(Pressure))
def test_every_panel_has_sixteen_questions_for_an_empty_sheet(panel, pressure) -> None:
    asked = ask_all(a_plan(panel, pressure=pressure), an_empty_release())
    assert len(asked) == 16
    assert len({question.theme_id for question in asked}) >= 14


@settings(max_examples=25, deadline=None)
@given(
    personas=st.lists(st.sampled_from(PERSONAS), min_size=1, max_size=7, unique=True),
    seed=st.integers(),
    length=st.integers(1, 12),
    pressure=st.sampled_from(list(Pressure)),
    release=st.sampled_from(RELEASES),
)
def test_the_hard_rules_hold_for_any_plan(personas, seed, length, pressure, release) -> None:
    plan = a_plan(personas=tuple(personas), seed=seed, length=length, pressure=pressure)
    asked = ask_all(plan, release)
    assert len({question.prompt_id for question in asked}) == len(asked)
    assert {question.persona_id for question in asked} <= set(personas)
    for question in asked:
        assert "{" not in question.text + question.short + question.why + question.hint
        assert question.text[0] == question.text[0].upper()
        assert len(question.why.split(". ")) >= 2
    if len(personas) > 1:
        speakers = [question.persona_id for question in asked]
        trios = zip(speakers, speakers[1:], speakers[2:], strict=False)
        assert all(len(set(trio)) > 1 for trio in trios)
    assert ask_all(plan, release) == asked


ANOTHER_PROCESS = """
from prompts.builders_prompts import a_full_release, a_plan, ask_all
print(*(question.text for question in ask_all(a_plan(seed=3), a_full_release())), sep="\\n")
"""


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_the_same_seed_chooses_the_same_in_every_process(hash_seed) -> None:
    tests = Path(__file__).parents[1]
    path = os.pathsep.join([str(tests), str(tests.parent / "app")])
    finished = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", ANOTHER_PROCESS],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": path},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    here = [question.text for question in ask_all(a_plan(seed=3), a_full_release())]
    assert finished.stdout.splitlines() == here


def test_another_seed_gives_another_session() -> None:
    sessions = {
        tuple(question.text for question in ask_all(a_plan(seed=seed), a_full_release()))
        for seed in range(10)
    }
    assert len(sessions) == 10


def test_difficulty_starts_by_pressure_and_rises() -> None:
    for pressure, start in zip(Pressure, (1.5, 2.5, 3.5), strict=True):
        plan = a_plan(length=5, pressure=pressure)
        targets = [target_difficulty(plan, number) for number in range(7)]
        assert targets[0] == start
        assert targets == sorted(targets)
        assert targets[-1] == min(5.0, start + 1.5)
    assert target_difficulty(a_plan(length=1), 0) == 2.5


def mean_difficulty(pressure: Pressure) -> float:
    asked = ask_all(a_plan(pressure=pressure), a_full_release())
    return sum(question.difficulty for question in asked) / len(asked)


def test_a_murder_board_asks_harder_questions_than_a_walk_through() -> None:
    walk, board, murder = map(mean_difficulty, Pressure)
    assert walk + 0.5 < board < murder - 0.3


def test_none_when_nothing_is_left() -> None:
    plan = a_plan(personas=("marketing_lead",), length=500)
    asked = ask_all(plan, a_full_release())
    mine = [prompt for prompt in shipped_bank().prompts if "marketing_lead" in prompt.personas]
    assert len(asked) == len(mine)
    assert ask_all(a_plan(personas=("nobody",)), a_full_release()) == ()


ROLLBACK = Codebook(
    (
        Theme("rollback", "Rollback and recovery", "", 5, Enforcement.BLOCKING),
        Theme("testing", "QA evidence", "", 4, Enforcement.CONDITIONAL),
    )
)


def a_sheet(status: FactStatus, value: str = "") -> tuple[Fact, ...]:
    return (Fact("rollback_minutes", "Rollback time", FactKind.DURATION, value, "minutes", status),)


def choose_small(tmp_path, facts: tuple[Fact, ...], codebook: Codebook = ROLLBACK):
    release = replace(an_empty_release(), facts=facts)
    plan = a_plan(personas=("qa_lead",), seed=0)
    return choose_question(load_small(tmp_path), plan, release, codebook, ())


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            a_sheet(FactStatus.CONFIRMED, "4"),
            "First question on rollback and recovery, a blocking gate.",
        ),
        (
            a_sheet(FactStatus.ESTIMATE, "4"),
            "; the fact sheet calls the rollback time an estimate.",
        ),
        (a_sheet(FactStatus.UNKNOWN), "; the fact sheet has no value for the rollback time."),
        ((), "; the fact sheet has no value for the rollback minutes."),
    ],
)
def test_the_reason_is_said_in_plain_words(tmp_path, facts, reason) -> None:
    question = choose_small(tmp_path, facts)
    assert reason in question.why
    assert question.why.startswith("First question on rollback and recovery, a blocking gate")
    assert question.why.endswith(" Names help.")


def test_the_question_is_a_snapshot_with_facts_filled_in(tmp_path) -> None:
    question = choose_small(tmp_path, a_sheet(FactStatus.CONFIRMED, "4"))
    assert question.text in {
        "Who undoes Skylark 4.2 after 4 minutes?",
        "Who takes Skylark 4.2 back?",
        "Whose hands undo it?",
    }
    assert question.probes == (
        ("no owner", ("A name?",)),
        ("agentless promise", ("“{quote}” by whom?",)),
    )
    assert question.hint == "Is it owned? A good answer: name first."
    assert (question.persona_name, question.theme_name) == ("QA lead", "Rollback and recovery")


def test_a_missing_fact_is_asked_for(tmp_path) -> None:
    question = choose_small(tmp_path, a_sheet(FactStatus.UNKNOWN))
    assert question.text.startswith("I could not find the rollback time in the pack. What is it")
    assert question.short == "What is the rollback time?"
    assert question.needs == (Slot.ANSWER, Slot.NUMBER, Slot.EVIDENCE)
    assert question.key_points[0].label == "the rollback time"
    assert question.key_points[0].must
    assert question.hint == "Say the rollback time, or who will bring it and by when."


def test_missing_people_and_pairs_are_asked_for_by_name() -> None:
    texts = {
        question.text
        for seed in range(30)
        for question in ask_all(a_plan(seed=seed), an_empty_release())
    }
    asked = [text for text in texts if text.startswith("I could not find")]
    assert any(" or the " in text and text.endswith("and who says so?") for text in asked)
    assert all("_" not in text for text in asked)


def test_an_answer_may_make_a_point_by_stating_the_fact() -> None:
    for question in ask_all(a_plan(length=40), a_full_release()):
        for point in question.key_points:
            if "rollback_owner" in point.facts:
                assert {"Ines Okafor", "Ines"} <= set(point.any)
            if "rollback_minutes" in point.facts:
                assert "4 minutes" in point.any


def test_drafts_and_unknown_themes_are_never_asked(tmp_path) -> None:
    bank = load_small(tmp_path)
    plan = a_plan(personas=("qa_lead",))
    draft = replace(bank, prompts=(replace(bank.prompts[0], status=PromptStatus.DRAFT),))
    release = an_empty_release()
    assert choose_question(draft, plan, release, ROLLBACK, ()) is None
    assert choose_question(bank, plan, release, Codebook(()), ()) is None
    silent = replace(bank, prompts=(replace(bank.prompts[0], ask_if_missing=False),))
    assert choose_question(silent, plan, release, ROLLBACK, ()) is None


def test_hostile_fact_values_stay_text() -> None:
    base = a_full_release()
    hostile = tuple(
        replace(fact, kind=FactKind.TEXT, value="{release.__class__} %s \\1 <b>", unit="")
        for fact in base.facts
    )
    asked = ask_all(a_plan(length=40), replace(base, facts=hostile))
    assert any("{release.__class__} %s \\1 <b>" in question.text for question in asked)


def test_labels_fall_back_on_the_releases_own_sheet() -> None:
    release = replace(an_empty_release(), facts=a_sheet(FactStatus.UNKNOWN))
    plan = a_plan(personas=("director_product_ops",), length=80)
    asked = ()
    while question := choose_question(shipped_bank(), plan, release, shipped_codebook(), asked):
        asked = (*asked, question)
    found = next(question for question in asked if question.prompt_id == "RB-COMMITMENT-002")
    assert found.short == "What is the rollback time?"
