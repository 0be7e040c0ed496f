"""What a turn shows beyond its wording: facts, earlier words, traps, repetitions and disputes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_fact
from greenroom.model.event import TakenAway
from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import Brief, Dispute, FindingKind, Promise, Trap, Turn
from greenroom.model.release import FactKind
from greenroom.rehearsal.findings.rules import RULES, SWITCHABLE
from greenroom.rehearsal.findings.turn_findings import findings_of_turn, is_disputed
from greenroom.rehearsal.turns import change_turn
from rehearsal.builders_rehearsal import DECIDER, PEOPLE, START, TRIGGER, a_question, a_turn

K = FindingKind
ROLLBACK = replace(a_fact(), anchors=("rollback", "roll back", "restore"))
OWNER = replace(
    a_fact("rollback_owner"),
    kind=FactKind.PERSON,
    value="Priya Nair",
    unit="",
    anchors=("rollback", "decides", "calls it"),
)
BRIEF = Brief(facts=(ROLLBACK, OWNER), people=PEOPLE)
TRAP = Trap("rollback_minutes", "the rollback time", "40 minutes", "4 minutes")


def said(*replies, brief: Brief = BRIEF, **question) -> Turn:
    return replace(a_turn(*replies, question=a_question(**question)), brief=brief)


def kinds_of(turn: Turn, before: tuple[Turn, ...] = ()) -> set[FindingKind]:
    return {each.kind for each in findings_of_turn(turn, before).findings}


def test_a_value_that_is_not_the_fact_sheets_is_a_contradiction_with_both_values():
    found = findings_of_turn(said("The rollback takes ten minutes."))
    (finding,) = [each for each in found.findings if each.kind is K.CONTRADICTION]
    assert finding.quote == "ten minutes"
    assert finding.fact_key == "rollback_minutes"
    assert "ten minutes" in finding.reason
    assert "4 minutes" in finding.reason
    assert finding.expected == "4 minutes"
    assert [claim.fact_key for claim in found.claims] == ["rollback_minutes"]


@pytest.mark.parametrize(
    "replies",
    [
        ("The rollback takes four minutes.",),
        ("The rollback takes 240 seconds.",),
        ("The canary runs for ten minutes.",),
        ("The rollback takes ten minutes.", "No, the rollback takes four minutes."),
    ],
)
def test_what_agrees_is_corrected_or_is_about_something_else_contradicts_nothing(replies):
    assert K.CONTRADICTION not in kinds_of(said(*replies))


def test_what_differs_from_an_earlier_turn_is_an_inconsistency():
    before = (said("The rollback takes four minutes."),)
    found = findings_of_turn(said("The rollback takes 15 minutes."), before).findings
    (finding,) = [each for each in found if each.kind is K.INCONSISTENCY]
    assert (finding.quote, finding.expected) == ("15 minutes", "four minutes")
    assert K.INCONSISTENCY not in kinds_of(said("The rollback takes 240 s."), before)


def test_what_was_said_in_an_earlier_rehearsal_counts_as_well():
    earlier = findings_of_turn(said("The rollback takes four minutes.")).claims
    turn = said("The rollback takes ten minutes.", brief=replace(BRIEF, earlier=earlier))
    (finding,) = [x for x in findings_of_turn(turn).findings if x.kind is K.INCONSISTENCY]
    assert finding.expected == "four minutes"
    assert "ten minutes" in finding.reason
    same = said("The rollback takes four minutes.", brief=replace(BRIEF, earlier=earlier))
    assert K.INCONSISTENCY not in kinds_of(same)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("The rollback takes 40 minutes, and Priya decides.", K.PREMISE_ACCEPTED),
        ("Priya decides, and everybody knows it.", K.PREMISE_ACCEPTED),
        ("The rollback takes four minutes, and Priya decides.", K.PREMISE_CORRECTED),
        ("It is 4 minutes. Priya decides.", K.PREMISE_CORRECTED),
        ("That is not right; Priya decides.", K.PREMISE_CORRECTED),
        ("I need to correct the figure first.", K.PREMISE_CORRECTED),
        ("I don't know.", None),
        ("Can we take that offline?", None),
    ],
)
def test_a_trap_is_corrected_gone_along_with_or_left_open(answer, kind):
    turn = said(answer, text="The rollback takes 40 minutes. Who decides?", trap=TRAP)
    premises = {K.PREMISE_ACCEPTED, K.PREMISE_CORRECTED}
    assert kinds_of(turn) & premises == ({kind} if kind else set())
    # Repeating the trap's own value is one mistake, not two.
    assert K.CONTRADICTION not in kinds_of(turn)
    assert not kinds_of(said(answer)) & premises


ANSWER = (
    "The canary runs on two clusters in the north region, the dashboards show every error, "
    "and the on-call lead compares them with the baseline before the next step opens."
)


@pytest.mark.parametrize(
    ("earlier", "repeated"),
    [
        (ANSWER, True),
        (ANSWER.replace("two clusters", "three clusters"), True),
        ("Priya decides once errors pass two per cent.", False),
        ("", False),
    ],
)
def test_an_answer_given_before_is_a_repetition(earlier, repeated):
    turn, before = said(ANSWER), (said(earlier) if earlier else said(),)
    assert (K.REPETITION in kinds_of(turn, before)) is repeated


def test_short_answers_may_be_given_again():
    assert K.REPETITION not in kinds_of(said("Priya decides."), (said("Priya decides."),))


def test_a_turn_without_an_answer_shows_nothing():
    found = findings_of_turn(said())
    assert (found.findings, found.claims) == ((), ())


def test_a_promise_put_down_as_a_take_away_stands_for_every_gap():
    asked = Turn(a_question(needs=tuple(Slot), key_points=(TRIGGER,)), START, brief=BRIEF)
    promise = Promise("Ines Okoro", START + timedelta(days=2), "Ines Okoro brings the answer.")
    turn = change_turn(asked, TakenAway(START, promise))
    (finding,) = findings_of_turn(turn).findings
    assert (finding.kind, finding.quote) == (K.TAKE_AWAY, "Ines Okoro brings the answer.")


def test_a_finding_is_disputed_by_its_kind_and_quote():
    turn = said("Hopefully it holds. The team will handle it.")
    hedge = next(x for x in findings_of_turn(turn).findings if x.kind is K.HEDGE)
    assert not is_disputed(turn, hedge)
    disputed = replace(turn, disputes=(Dispute(K.HEDGE, hedge.quote, "It is a joke."),))
    assert hedge in findings_of_turn(disputed).findings
    found = findings_of_turn(disputed).findings
    assert [x.kind for x in found if is_disputed(disputed, x)] == [K.HEDGE]


def test_a_contradiction_keeps_an_answer_from_being_strong():
    strong = said("The rollback takes four minutes.", needs=(Slot.NUMBER,))
    wrong = said("The rollback takes ten minutes.", needs=(Slot.NUMBER,))
    assert K.STRONG in kinds_of(strong)
    assert K.STRONG not in kinds_of(wrong)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind.name)
def test_every_rule_says_in_plain_words_what_it_does(rule):
    assert rule.name
    assert rule.description.endswith(".")
    assert rule.kind in SWITCHABLE


def test_every_weakness_has_one_switch_and_no_strength_has_any():
    assert len(SWITCHABLE) == len(RULES)
    strengths = {K.TAKE_AWAY, K.PREMISE_CORRECTED, K.STRONG}
    assert set(FindingKind) - SWITCHABLE == strengths


def test_what_is_off_is_left_out_whatever_finds_it():
    turn = said("The rollback takes ten minutes, hopefully.", needs=tuple(Slot))
    everything = findings_of_turn(turn).findings
    for kind in {each.kind for each in everything}:
        found = findings_of_turn(turn, off=frozenset({kind})).findings
        assert kind not in {each.kind for each in found}


PARTS = [
    "The rollback takes ten minutes.",
    "Four minutes.",
    "Priya decides.",
    "That is not right.",
    "Hopefully it holds 🙂",
    "I don't know",
    "We look forward to working with you.",
    "QA should have caught it.",
    ANSWER,
    "e\u0301",
    "\r\n",
    "It is a robust, great release.",
    "\ud800",
]


@given(
    st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4), min_size=1, max_size=3),
    st.booleans(),
)
def test_findings_quote_only_what_was_said_in_the_turn(replies, trapped):
    question = a_question(
        needs=tuple(Slot),
        key_points=(DECIDER, TRIGGER),
        trap=TRAP if trapped else None,
        audience_level=1,
    )
    turn = replace(a_turn(*(" ".join(each) for each in replies), question=question), brief=BRIEF)
    found = findings_of_turn(turn, (said(ANSWER),))
    for finding in found.findings:
        assert turn.answer[finding.start : finding.end] == finding.quote
        assert finding.reason
        assert "{" not in finding.reason
    assert found == findings_of_turn(turn, (said(ANSWER),))
