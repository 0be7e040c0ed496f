"""The next question after earlier answers, in every mode, and when somebody picks it by hand."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.errors import InputError
from greenroom.model.prompt import PromptKind, PromptStatus, Slot
from greenroom.model.rehearsal import Mode, Pressure
from greenroom.model.theme import Codebook, Enforcement
from greenroom.prompts.choose import choose_question, question_for
from greenroom.prompts.history import STEP, History, difficulty_moved, target_difficulty
from greenroom.prompts.question import sample_answer
from prompts.builders_prompts import (
    a_drill,
    a_full_release,
    a_large_bank,
    a_plan,
    a_varied_release,
    an_empty_release,
    ask_all,
    ask_with,
    load_small,
    shipped_bank,
    shipped_codebook,
    shipped_keys,
)

BANK = shipped_bank()
THEMES = [theme.id for theme in shipped_codebook().themes]
BLOCKING = {
    theme.id for theme in shipped_codebook().themes if theme.enforcement is Enforcement.BLOCKING
}
SHARES = st.sampled_from([0.0, 0.5, 1.0])


@st.composite
def histories(draw) -> History:
    ids = [prompt.id for prompt in BANK.prompts]
    return History(
        due=draw(st.dictionaries(st.sampled_from(ids), SHARES, max_size=60)),
        weakness=draw(st.dictionaries(st.sampled_from(THEMES), SHARES)),
        came_up=draw(st.dictionaries(st.sampled_from(ids), st.integers(1, 20), max_size=20)),
    )


@settings(max_examples=25, deadline=None)
@given(
    history=histories(),
    seed=st.integers(0, 10_000),
    pressure=st.sampled_from(list(Pressure)),
    score=st.sampled_from([None, 0, 60, 100]),
)
def test_no_history_keeps_the_board_from_the_gates(history, seed, pressure, score) -> None:
    plan = a_plan(seed=seed, pressure=pressure)
    asked = ask_with(plan, a_full_release(), history, lambda _: score)
    themes = {question.theme_id for question in asked}
    assert len(asked) == 16
    assert themes >= BLOCKING
    assert len(themes) >= 14
    assert len({question.prompt_id for question in asked}) == 16


def first(history: History, seed: int, **changes: object):
    plan = replace(a_plan(seed=seed), **changes)
    return ask_with(replace(plan, length=1), a_full_release(), history)[0]


def test_weak_themes_come_back_and_the_reason_says_so() -> None:
    weak = History(weakness={"business_value": 1.0}, means={"business_value": 60.6})
    plan = a_plan(length=8)
    places = {}
    for name, history in (("fresh", History()), ("weak", weak)):
        asked = [ask_with(replace(plan, seed=seed), a_full_release(), history) for seed in range(8)]
        places[name] = sum("business_value" in [q.theme_id for q in each] for each in asked)
    assert places["weak"] > places["fresh"]
    question = next(q for q in asked[0] if q.theme_id == "business_value")
    assert "; weak lately (61 of 100 on average)" in question.why
    unsure = History(weakness={"business_value": 0.2}, means={"business_value": 90})
    assert all("weak" not in q.why.split(". ")[0] for q in ask_with(plan, a_full_release(), unsure))


def test_a_question_that_came_up_for_real_is_asked_rather_and_says_so() -> None:
    chosen = [first(History(), seed).prompt_id for seed in range(20)]
    wanted = next(p for p in BANK.prompts if p.theme == "rollback_recovery" and p.difficulty == 3)
    for times, words in ((1, "asked by a real board before"), (3, "asked by 3 real boards before")):
        history = History(came_up={wanted.id: times})
        boosted = [first(history, seed) for seed in range(20)]
        met = [question for question in boosted if question.prompt_id == wanted.id]
        assert len(met) > chosen.count(wanted.id)
        assert all(words in question.why for question in met)
    ours = replace(BANK, prompts=tuple(replace(p, came_up=2) for p in BANK.prompts))
    question = choose_question(ours, a_plan(), a_full_release(), shipped_codebook(), ())
    assert "asked by 2 real boards before" in question.why


def test_a_due_card_is_dealt_before_one_that_is_not() -> None:
    theme = [prompt.id for prompt in BANK.prompts if prompt.theme == "rollback_recovery"]
    due = History(due={each: float(each == theme[0]) for each in theme})
    rested = History(due=dict.fromkeys(theme, 0.0))
    chosen = [first(due, seed).prompt_id for seed in range(30)]
    others = [first(rested, seed).prompt_id for seed in range(30)]
    assert chosen.count(theme[0]) > others.count(theme[0])
    assert "its card is due" in next(
        first(due, seed).why for seed in range(30) if first(due, seed).prompt_id == theme[0]
    )


def test_the_reason_stays_short_whatever_there_is_to_say() -> None:
    ids = [prompt.id for prompt in BANK.prompts]
    history = History(
        due=dict.fromkeys(ids, 1.0),
        weakness=dict.fromkeys(THEMES, 1.0),
        means=dict.fromkeys(THEMES, 40),
        came_up=dict.fromkeys(ids, 3),
    )
    for question in ask_with(a_plan(), an_empty_release(), history):
        chosen = question.why.removesuffix(BANK.prompt(question.prompt_id).why)
        assert chosen.count(";") <= 3
        assert "asked by 3 real boards before; weak lately (40 of 100 on average)" in chosen


@pytest.mark.parametrize(
    ("difficulties", "scores", "moved"),
    [
        ((), (), 0.0),
        ((3, 3), (None, None), 0.0),
        ((2.5,), (50,), 0.0),
        ((2.5,), (100,), STEP / 2),
        ((2.5,), (0,), -STEP / 2),
        ((2.5, 2.5), (None, 100), STEP / 2),
        ((2.5, 2.5), (100,), STEP / 2),
    ],
)
def test_one_answer_moves_the_aim_by_an_elo_step(difficulties, scores, moved) -> None:
    assert difficulty_moved(a_plan(), difficulties, scores) == pytest.approx(moved)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 100)), max_size=30))
def test_better_answers_never_lower_the_aim(turns) -> None:
    difficulties = [difficulty for difficulty, _ in turns]
    scores = [score for _, score in turns]
    moved = difficulty_moved(a_plan(), difficulties, scores)
    better = difficulty_moved(a_plan(), difficulties, [min(100, each + 10) for each in scores])
    assert moved <= better
    assert 1 <= target_difficulty(a_plan(), 3, moved) <= 5


def test_strong_answers_bring_harder_questions_than_weak_ones() -> None:
    means = []
    for score in (0, 100):
        asked = [
            question.difficulty
            for seed in range(6)
            for question in ask_with(
                a_plan(seed=seed, length=12), a_full_release(), score=lambda _, score=score: score
            )
        ]
        means.append(sum(asked) / len(asked))
    assert means[0] + 0.3 < means[1]


def test_a_walk_through_stays_gentle_while_it_can() -> None:
    for seed in range(10):
        plan = a_plan("walk_through", seed=seed, pressure=Pressure.WALK_THROUGH)
        for question in ask_all(plan, a_full_release()):
            assert question.kind is not PromptKind.PREMISE
            assert question.difficulty <= 3


def test_a_walk_through_goes_on_with_hard_questions_rather_than_end() -> None:
    hard = tuple(p for p in BANK.prompts if p.difficulty > 3 or p.kind is PromptKind.PREMISE)
    plan = a_plan(pressure=Pressure.WALK_THROUGH)
    question = choose_question(
        replace(BANK, prompts=hard), plan, a_full_release(), shipped_codebook(), ()
    )
    assert question.difficulty >= 3


def test_a_murder_board_likes_hostile_questions_more_than_a_board() -> None:
    hostile = (PromptKind.PREMISE, PromptKind.WHAT_IF, PromptKind.TRADE_OFF)
    counts = Counter(
        pressure
        for pressure in (Pressure.BOARD, Pressure.MURDER_BOARD)
        for seed in range(8)
        for question in ask_all(a_plan(seed=seed, pressure=pressure), a_full_release())
        if question.kind in hostile
    )
    assert counts[Pressure.MURDER_BOARD] > counts[Pressure.BOARD]


@pytest.mark.parametrize("theme_id", THEMES)
@pytest.mark.parametrize("length", [4, 30])
@pytest.mark.parametrize("pressure", [Pressure.WALK_THROUGH, Pressure.MURDER_BOARD])
def test_a_drill_stays_on_its_theme_and_rises(theme_id, length, pressure) -> None:
    plan = replace(a_drill(theme_id, length=length), pressure=pressure)
    asked = ask_all(plan, a_full_release())
    about = [prompt for prompt in BANK.prompts if prompt.theme == theme_id]
    difficulties = [question.difficulty for question in asked]
    assert {question.theme_id for question in asked} == {theme_id}
    assert len(asked) == min(length, len(about))
    assert difficulties == sorted(difficulties)
    assert difficulties[0] == min(prompt.difficulty for prompt in about)
    assert difficulties[-1] == max(prompt.difficulty for prompt in about)


def test_a_drill_calls_in_those_who_know_the_theme() -> None:
    plan = replace(a_drill("documentation"), personas=("nobody",))
    asked = ask_all(plan, a_full_release())
    assert len(asked) == 8
    assert all(
        question.persona_id == BANK.prompt(question.prompt_id).personas[0] for question in asked
    )


NAMED = ("TE-QUANTIFY-002", "RB-COMMITMENT-002", "TE-STATUS-001", "RB-WHATIF-003")


@pytest.mark.parametrize("mode", [Mode.DRILL, Mode.BRUSH_UP, Mode.PANEL])
@pytest.mark.parametrize("release", [a_full_release(), an_empty_release()], ids=["full", "empty"])
def test_named_prompts_are_asked_in_their_order_and_nothing_else_is(mode, release) -> None:
    plan = replace(a_drill(prompt_ids=NAMED), mode=mode, pressure=Pressure.WALK_THROUGH)
    asked = ask_all(plan, release)
    assert tuple(question.prompt_id for question in asked) == NAMED
    lead = "For your brush-up: " if mode is Mode.BRUSH_UP else "Picked by hand: "
    assert all(question.why.startswith(lead) for question in asked)
    assert asked[2].why.startswith(f"{lead}second question on test evidence")


def test_a_named_prompt_that_is_gone_is_passed_over() -> None:
    plan = a_drill(prompt_ids=("XX-OWNER-001", *NAMED))
    gone = replace(BANK.prompt(NAMED[1]), status=PromptStatus.RETIRED)
    prompts = tuple(gone if prompt.id == gone.id else prompt for prompt in BANK.prompts)
    asked = ()
    bank, codebook = replace(BANK, prompts=prompts), shipped_codebook()
    while question := choose_question(bank, plan, a_full_release(), codebook, asked):
        asked = (*asked, question)
    assert [question.prompt_id for question in asked] == [NAMED[0], *NAMED[2:]]
    assert choose_question(bank, plan, a_full_release(), Codebook(()), ()) is None


def test_a_named_prompt_is_asked_by_the_panel_or_else_by_its_first_persona() -> None:
    prompt = BANK.prompt(NAMED[0])
    for personas in ((prompt.personas[-1],), ("nobody",)):
        plan = replace(a_drill(prompt_ids=NAMED[:1]), personas=personas)
        question = ask_all(plan, a_full_release())[0]
        expected = prompt.personas[0] if personas == ("nobody",) else personas[0]
        assert question.persona_id == expected


def test_in_the_hot_seat_nothing_is_chosen() -> None:
    for plan in (a_plan(), a_drill(prompt_ids=NAMED), a_drill("rollback_recovery")):
        assert ask_all(replace(plan, mode=Mode.HOT_SEAT), a_full_release()) == ()


def pick(prompt_id: str = NAMED[1], persona_id: str = "", asked=(), **changes: object):
    return question_for(
        changes.get("bank", BANK),
        prompt_id,
        persona_id,
        changes.get("release", a_full_release()),
        changes.get("codebook", shipped_codebook()),
        asked=asked,
        fact_keys=shipped_keys(),
    )


def test_a_picked_question_is_asked_by_whom_it_was_picked_for() -> None:
    question = pick(persona_id="security_lead")
    assert (question.prompt_id, question.persona_id) == (NAMED[1], "security_lead")
    assert question.why.startswith("Picked by hand: first question on rollback and recovery, a ")
    assert pick().persona_id == BANK.prompt(NAMED[1]).personas[0]
    assert pick(release=an_empty_release()).text.startswith("I could not find the rollback time")
    assert pick() == pick()


RETIRED = replace(BANK, prompts=(replace(BANK.prompts[0], status=PromptStatus.RETIRED),))


@pytest.mark.parametrize(
    ("picked", "message"),
    [
        ({"prompt_id": "XX-OWNER-001"}, "no question “XX-OWNER-001”"),
        ({"prompt_id": BANK.prompts[0].id, "bank": RETIRED}, "no question"),
        ({"persona_id": "nobody"}, "Nobody called “nobody”"),
        ({"codebook": Codebook(())}, "theme “rollback_recovery” of this question is not"),
        ({"asked": (pick(),)}, "asked in this rehearsal already"),
    ],
)
def test_a_pick_that_cannot_be_asked_is_a_sentence(picked, message) -> None:
    with pytest.raises(InputError, match=message) as caught:
        pick(**picked)
    assert caught.value.hint.endswith(".")


def test_the_snapshot_holds_all_the_rehearsal_will_read() -> None:
    prompt, release = BANK.prompt("RB-COMMITMENT-002"), a_varied_release()
    question = pick(release=release, persona_id="director_product_ops")
    assert question.secondary == prompt.secondary
    assert question.clarification == prompt.clarification
    assert question.cues == prompt.ideal_cues
    assert question.sample_answer == sample_answer(prompt, release, shipped_keys())
    assert "{" not in question.sample_answer
    assert question.fact_keys == ("rollback_minutes", "rollback_owner")
    assert question.audience_level == prompt.audience_level
    assert question.style == BANK.persona("director_product_ops").style
    assert question.trap is None


def test_a_sample_answer_names_its_gaps_in_the_snapshot() -> None:
    question = pick("RB-EVIDENCE-001", release=an_empty_release())
    assert "[rollback time]" in question.sample_answer
    assert question.fact_keys == ("rollback_minutes", "rollback_last_drill")


def test_a_question_for_a_missing_fact_is_about_that_fact_alone() -> None:
    question = pick(release=an_empty_release())
    assert question.fact_keys == ("rollback_minutes",)
    assert question.cues[0] == "Say the rollback time"
    assert "The rollback time is [rollback time]." in question.sample_answer
    assert question.clarification.startswith("I mean the rollback time, and where it comes from.")
    assert question.target_words[1] <= 60


def test_a_missing_person_is_asked_for_as_a_person() -> None:
    release = replace(an_empty_release(), board_at=datetime(2026, 3, 10, 9, 30, tzinfo=UTC))
    question = pick("OW-STATUS-002", release=release)
    asked_for = "I could not find the decision owner in the pack. "
    assert question.text == f"{asked_for}Who is it, and do they know?"
    assert question.needs == (Slot.ANSWER, Slot.OWNER)
    assert "[name] vouches for it" in question.sample_answer


def test_a_prompt_without_cues_hints_at_its_intent_alone() -> None:
    bare = replace(BANK.prompt(NAMED[1]), ideal_cues=())
    question = pick(bank=replace(BANK, prompts=(bare,)))
    assert (question.hint, question.cues) == (bare.intent, ())


def test_a_cautionary_tale_is_told_with_the_reason(tmp_path) -> None:
    bank = load_small(tmp_path)
    told = replace(bank.prompts[0], incident="In 24.3 {rollback_owner} needed two hours.")
    question = choose_question(
        replace(bank, prompts=(told,)),
        a_plan(personas=("qa_lead",)),
        an_empty_release(),
        Codebook((replace(shipped_codebook().themes[0], id="rollback"),)),
        (),
    )
    assert question.why.endswith(" Names help. In 24.3 [rollback owner] needed two hours.")


def test_two_thousand_prompts_keep_the_rules_and_the_order_of_files_does_not_matter() -> None:
    bank, plan, codebook = a_large_bank(2000), a_plan(length=6), shipped_codebook()
    turned = replace(bank, prompts=bank.prompts[::-1], personas=bank.personas[::-1])
    asked = ()
    for _ in range(6):
        question = choose_question(bank, plan, a_full_release(), codebook, asked)
        assert question == choose_question(turned, plan, a_full_release(), codebook, asked)
        asked = (*asked, question)
    assert len({question.theme_id for question in asked}) == 6
