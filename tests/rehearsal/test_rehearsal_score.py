"""The bill: what every dimension earns, what holds a score down, and what a change would gain."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.model.prompt import KeyPoint, PromptKind, Slot
from greenroom.model.rehearsal import (
    Brief,
    Dispute,
    FindingKind,
    Probe,
    Promise,
    Trap,
    Turn,
)
from greenroom.model.release import FactKind
from greenroom.model.score import Bill, Dimension
from greenroom.rehearsal.scoring.feedback import feedback
from rehearsal.builders_rehearsal import (
    BRIEF,
    DECIDER,
    ROLLBACK_BRIEF,
    START,
    TRIGGER,
    a_fact,
    a_question,
    a_turn,
    rollback_question,
)

D = Dimension
K = FindingKind
WHOLE = (
    "Yes. At an error rate of 1 % Priya calls it; four minutes to restore, and we replay the "
    "data written since."
)
NO_DECIDER = (
    "Yes. At an error rate of 1 % we go back; four minutes to restore, and we replay the data "
    "written since."
)
ASKED_WHO = Probe(K.NO_OWNER, "One name, please.", "")


def bill(*replies, question=None, brief=ROLLBACK_BRIEF, **changes) -> Bill:
    turn = replace(
        a_turn(*replies, question=question or rollback_question(), brief=brief), **changes
    )
    made = feedback(turn).bill
    assert made is not None
    return made


def line(made: Bill, dimension: Dimension):
    return next(each for each in made.lines if each.dimension is dimension)


def points(made: Bill, dimension: Dimension) -> tuple[float, float]:
    found = line(made, dimension)
    return found.points, found.weight


def test_the_worked_example_with_a_missing_must():
    """Section 7.7: 80 before the cap, held at 69, and the decider is worth 31."""
    made = bill(NO_DECIDER)
    assert (made.before, made.score) == (80, 69)
    assert made.cap is not None
    assert made.cap.limit == 69
    assert made.cap.reason == "A point that had to be made is missing: one named decider."
    assert {each.dimension: (each.points, each.weight) for each in made.lines} == {
        D.ANSWERED: (20, 20),
        D.KEY_POINTS: (25, 35),
        D.SPECIFICS: (10, 20),
        D.COMMITMENT: (10, 10),
        D.CONSISTENCY: (10, 10),
        D.CLARITY: (5, 5),
    }
    assert [reason.text for reason in line(made, D.KEY_POINTS).reasons] == [
        "You covered the trigger and threshold (+11).",
        "You have not mentioned one named decider (-10).",
        "You covered the time to restore (+7).",
        "You covered what happens to new data (+7).",
    ]
    assert [reason.text for reason in line(made, D.SPECIFICS).reasons] == [
        "You gave a figure that can be checked (+10).",
        "The question asks who, and nobody was named (-10).",
    ]
    assert [(fix.text, fix.gain) for fix in made.fixes] == [("Mention one named decider.", 31)]


def test_a_whole_answer_is_worth_a_hundred():
    made = bill(WHOLE)
    assert (made.score, made.cap, made.fixes) == (100, None, ())
    assert made.board_ready
    assert made.strength is not None
    assert made.strength.reason == "You said who takes charge."


def test_there_is_no_bill_without_an_answer():
    assert feedback(Turn(rollback_question(), START)).bill is None


def test_reasons_show_the_words_that_earned_or_cost_the_points():
    turn = a_turn(WHOLE, question=rollback_question(), brief=ROLLBACK_BRIEF)
    made = feedback(turn).bill
    shown = [WHOLE[each.start : each.end] for each in line(made, D.KEY_POINTS).reasons]
    assert shown[0] == "error rate"
    assert shown[1].startswith("Priya")


@pytest.mark.parametrize(
    ("answer", "limit"),
    [
        ("Let me take that offline.", 30),
        ("I don't know.", 30),
        ("At an error rate of 1 % Priya calls it; ten minutes to restore, we replay.", 45),
        (NO_DECIDER, 69),
        ("I don't have it; Ines sends it by Wednesday 17:00.", 70),
    ],
)
def test_each_cap_holds(answer, limit):
    made = bill(answer)
    assert made.score <= limit
    if made.before > limit:
        assert made.cap is not None
        assert made.cap.limit == limit
        assert made.score == limit


def test_a_limit_above_the_sum_is_not_mentioned():
    made = bill("It should be fine, the team will handle it.")
    assert made.before < 69
    assert made.cap is None
    assert made.score == made.before


def test_a_contradiction_names_both_values_and_is_the_first_fix():
    made = bill("At an error rate of 1 % Priya calls it; ten minutes to restore, we replay.")
    assert made.cap is not None
    assert made.cap.reason == (
        "What you said contradicts the fact sheet (rollback time: 4 minutes)."
    )
    assert points(made, D.CONSISTENCY) == (0, 10)
    fix = made.fixes[0]
    assert fix.text == ("Say 4 minutes, or have the fact sheet changed first (rollback time).")
    assert fix.gain == 100 - 45


def test_a_false_premise_gone_along_with_holds_at_fifty():
    trap = Trap("rollback_minutes", "rollback time", "9 minutes", "4 minutes")
    question = rollback_question(trap=trap)
    accepted = bill(
        "Yes. At an error rate of 1 % Priya calls it and we replay the data.", question=question
    )
    assert accepted.cap is not None
    assert (accepted.score, accepted.cap.limit) == (50, 50)
    assert accepted.fixes[0].text == "Put a wrong figure right first (rollback time: 4 minutes)."
    corrected = bill("It is four minutes, not nine. " + WHOLE, question=question)
    assert corrected.score == 100
    assert corrected.strength is not None
    assert corrected.strength.reason == "You did not go along with a wrong figure."


def test_a_take_away_scores_seventy_whatever_it_leaves_open():
    promise = Promise("Ines Okoro", START + timedelta(days=2), "Ines brings it by Wednesday.")
    made = bill("Let me check.", (ASKED_WHO, promise.text), promise=promise)
    assert (made.score, made.before, made.probe_cost) == (70, 95, 5)
    assert points(made, D.KEY_POINTS) == (0, 0)
    assert made.fixes == ()
    assert made.strength is not None
    assert "good reply" in made.strength.reason


def test_every_follow_up_that_was_needed_costs_five():
    assert bill(WHOLE, (ASKED_WHO, WHOLE)).probe_cost == 5
    challenge = Probe(K.STRONG, "What would make you take that back?", "")
    made = bill(WHOLE, (challenge, "A restore that takes longer than four minutes."))
    assert (made.probe_cost, made.score) == (0, 100)


def test_the_wording_of_the_last_reply_counts():
    before = bill("It should be fine, hopefully, and the vendor let us down. " + WHOLE)
    after = bill("It should be fine, hopefully, and the vendor let us down.", (ASKED_WHO, WHOLE))
    assert points(before, D.COMMITMENT) == (0, 10)
    assert points(after, D.COMMITMENT) == (10, 10)


def test_nothing_to_check_costs_nothing():
    made = bill(WHOLE, brief=BRIEF)
    assert made.score == 100
    assert points(made, D.CONSISTENCY) == (0, 0)
    assert [reason.text for reason in line(made, D.CONSISTENCY).reasons] == [
        "Nothing here could be checked, so the points went to the other lines."
    ]


@pytest.mark.parametrize(
    ("needs", "key_points", "brief"),
    [
        ((), (TRIGGER,), BRIEF),
        ((Slot.NUMBER,), (), BRIEF),
        ((), (), BRIEF),
        (tuple(Slot), (TRIGGER, DECIDER), ROLLBACK_BRIEF),
    ],
)
def test_weights_always_add_up_to_a_hundred_and_style_keeps_its_own(needs, key_points, brief):
    question = a_question(needs=needs, key_points=key_points)
    made = bill(WHOLE, question=question, brief=brief)
    assert sum(each.weight for each in made.lines) == 100
    assert line(made, D.COMMITMENT).weight + line(made, D.CLARITY).weight == 15


def test_evidence_is_a_slot_like_the_others():
    question = a_question(needs=(Slot.NUMBER, Slot.EVIDENCE), kind=PromptKind.EVIDENCE)
    made = bill("Four minutes it was.", question=question, brief=BRIEF)
    assert "nothing to look at" in line(made, D.SPECIFICS).reasons[1].text


def test_an_answer_that_was_cut_off_counts_as_too_long():
    turn = a_turn(WHOLE, question=rollback_question(), brief=ROLLBACK_BRIEF)
    cut = replace(turn, exchanges=(replace(turn.exchanges[0], cut_off=True),))
    made = feedback(cut).bill
    assert made is not None
    assert points(made, D.CLARITY) == (0, 5)
    assert made.score == 95
    assert [(fix.text, fix.gain) for fix in made.fixes] == [
        ("Say it in half the words, the answer first.", 5)
    ]


STYLE = (
    "Hopefully. The vendor let us down. It is bulletproof. " + "We say it all again. " * 60
)  # fmt: skip


def test_style_moves_the_result_by_fifteen_at_most():
    made = bill(STYLE + WHOLE)
    assert made.before == 85
    assert points(made, D.COMMITMENT) == (0, 10)
    assert points(made, D.CLARITY) == (0, 5)


def test_what_is_disputed_costs_nothing_and_is_counted():
    plain = bill(STYLE + WHOLE)
    quote = next(
        each
        for each in feedback(a_turn(STYLE + WHOLE, question=rollback_question())).findings
        if each.kind is K.BLAME
    ).quote
    dispute = Dispute(K.BLAME, quote, "That is what the report says.")
    made = bill(STYLE + WHOLE, disputes=(dispute,))
    assert made.disputed == 1
    assert plain.disputed == 0
    assert not any(each.kind is K.BLAME for row in made.lines for each in row.reasons)


def test_a_disputed_gap_counts_as_closed():
    dispute = Dispute(K.NO_OWNER, "", "I did say who.")
    missing = Dispute(K.KEY_POINT_MISSING, "", "I did say who.", label="one named decider")
    made = bill(NO_DECIDER, disputes=(dispute, missing))
    assert (made.score, made.disputed) == (100, 2)


def test_a_rule_that_is_switched_off_costs_nothing():
    turn = a_turn(NO_DECIDER, question=rollback_question(), brief=ROLLBACK_BRIEF)
    off = frozenset((K.NO_OWNER, K.KEY_POINT_MISSING))
    made = feedback(turn, off=off).bill
    assert made is not None
    assert made.score == 100


def test_a_refusal_is_best_turned_into_a_promise():
    made = bill("Let me take that offline.")
    assert made.fixes[0].kind is K.DEFERRAL
    assert made.score + made.fixes[0].gain == 70


def test_a_should_rounds_the_answer_off():
    made = bill("Yes. At an error rate of 1 % Priya calls it; four minutes to restore.")
    assert [(fix.text, fix.gain) for fix in made.fixes] == [
        ("To round it off, mention what happens to new data.", 7)
    ]


def test_what_can_only_be_checked_by_a_fact_is_left_out():
    fact_only = KeyPoint("drill", "the last drill", must=True, facts=("rollback_last_drill",))
    question = a_question(key_points=(TRIGGER, fact_only))
    made = bill("At an error rate of 1 %.", question=question, brief=BRIEF)
    assert made.score == 100


def test_an_earlier_different_answer_costs_half_the_consistency():
    question = rollback_question()
    first = a_turn(WHOLE.replace("four", "five"), question=question, brief=ROLLBACK_BRIEF)
    second = a_turn(WHOLE, question=question, brief=ROLLBACK_BRIEF)
    told = feedback(second, (first,))
    assert told.bill is not None
    assert points(told.bill, D.CONSISTENCY) == (5, 10)


def test_a_value_nobody_can_check_is_no_contradiction():
    facts = (a_fact("flag_name", FactKind.TEXT, "export_v2"),)
    made = bill(WHOLE, brief=Brief(facts=facts))
    assert made.cap is None
    assert points(made, D.CONSISTENCY) == (0, 0)


PIECES = st.sampled_from(
    [
        "the team will handle it", "hopefully", "pretty quickly", "Priya decides", "four minutes",
        "ten minutes to restore", "by Friday 10:00", "I don't know", "let me check", "no risk",
        "QA missed it", "yes", "error rate", "1 %", "replay", "🙂", "\r\n", ". ", ", ", "so " * 300,
    ]
)  # fmt: skip
ANSWERS = st.lists(PIECES, min_size=1, max_size=10).map(" ".join).filter(str.strip)


@settings(max_examples=100, deadline=None)
@given(st.lists(ANSWERS, min_size=1, max_size=3), st.booleans())
def test_every_bill_adds_up_and_every_gain_is_real(answers, cut):
    replies = [answers[0], *((ASKED_WHO, each) for each in answers[1:])]
    turn = a_turn(*replies, question=rollback_question(), brief=ROLLBACK_BRIEF)
    turn = replace(turn, exchanges=tuple(replace(each, cut_off=cut) for each in turn.exchanges))
    made = feedback(turn).bill
    assert made is not None
    assert made == feedback(turn).bill
    assert sum(each.weight for each in made.lines) == 100
    assert made.before == max(0, sum(each.points for each in made.lines) - made.probe_cost)
    assert made.score == (made.cap.limit if made.cap else made.before)
    assert 0 <= made.score <= 100
    assert len(made.fixes) <= 2
    assert all(0 < fix.gain <= 100 - made.score for fix in made.fixes)
    for row in made.lines:
        assert 0 <= row.points <= row.weight
        lost = sum(reason.points for reason in row.reasons if reason.points < 0)
        assert row.points == row.weight + lost
        assert all(reason.text.endswith((".", "!")) for reason in row.reasons)
    if made.strength is not None:
        start, end = made.strength.start, made.strength.end
        assert turn.answer[start:end] == made.strength.quote
