"""Follow-ups: which one, in which words, and when there is none."""

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
    Pressure,
    Probe,
    Promise,
    Trap,
    Turn,
)
from greenroom.model.release import FactKind
from greenroom.rehearsal.findings.weaknesses import PRIORITIES
from greenroom.rehearsal.hearing.reading import read
from greenroom.rehearsal.probing.probes import LIMITS, choose_probe
from greenroom.rehearsal.probing.tone import Tone
from greenroom.rehearsal.probing.wordings import BARE, QUOTED, fill
from greenroom.rehearsal.scoring.feedback import feedback
from rehearsal.builders_rehearsal import (
    BRIEF,
    DECIDER,
    ROLLBACK_BRIEF,
    START,
    TRIGGER,
    a_fact,
    a_question,
    a_style,
    a_turn,
    rollback_question,
)

EMPTY = "It should be fine, the team will handle it and we can revert pretty quickly."
DECISION = a_question(needs=(Slot.NUMBER, Slot.OWNER), key_points=(TRIGGER, DECIDER))
NOBODY = Brief()
ASKED_FOR_FIGURE = "You said “pretty quickly”. Could you put a figure or a range on it?"
STRONG = "At an error rate of 1 % Priya decides."


def probe_of(*replies, question, pressure=Pressure.BOARD, brief=BRIEF, before=()) -> Probe:
    turn = a_turn(*replies, question=question, brief=brief)
    probe = choose_probe(turn, pressure, before)
    assert probe is not None
    return probe


@pytest.mark.parametrize(
    ("needs", "answer", "kind"),
    [
        ((Slot.NUMBER,), "Let me take that offline.", FindingKind.DEFERRAL),
        ((Slot.NUMBER,), "We haven't measured that.", FindingKind.DONT_KNOW),
        ((Slot.OWNER, Slot.NUMBER), "We go back when it looks bad.", FindingKind.NO_OWNER),
        ((Slot.NUMBER, Slot.DATE), "We go back when it looks bad.", FindingKind.NO_NUMBER),
        ((Slot.DATE, Slot.EVIDENCE), "The vendor let us down.", FindingKind.NO_DATE),
        ((Slot.EVIDENCE,), "The vendor let us down.", FindingKind.BLAME),
        ((Slot.EVIDENCE,), "It is bulletproof, hopefully.", FindingKind.ABSOLUTE),
        ((Slot.EVIDENCE,), "Someone will look, hopefully.", FindingKind.AGENTLESS),
        ((Slot.EVIDENCE,), "Hopefully it holds tonight.", FindingKind.HEDGE),
        ((Slot.EVIDENCE,), "It works well for us.", FindingKind.NO_EVIDENCE),
        ((), "It is bulletproof and quite good.", FindingKind.ABSOLUTE),
    ],
)
def test_the_most_urgent_weakness_is_probed_first(needs, answer, kind):
    question = a_question(needs=needs, kind=PromptKind.STATUS)
    assert probe_of(answer, question=question).kind is kind


def test_the_table_of_the_design_is_kept():
    order = [
        FindingKind.CONTRADICTION,
        FindingKind.PREMISE_ACCEPTED,
        FindingKind.DEFERRAL,
        FindingKind.DONT_KNOW,
        FindingKind.KEY_POINT_MISSING,
        FindingKind.NO_OWNER,
        FindingKind.NO_NUMBER,
        FindingKind.NO_DATE,
        FindingKind.BLAME,
        FindingKind.ABSOLUTE,
        FindingKind.AGENTLESS,
        FindingKind.HEDGE,
        FindingKind.OFF_TOPIC,
        FindingKind.PRAISE,
        FindingKind.TOO_LONG,
        FindingKind.JARGON,
        FindingKind.STRONG,
    ]
    assert [PRIORITIES[kind] for kind in order] == [
        100, 95, 90, 85, 80, 70, 65, 60, 55, 50, 45, 40, 38, 35, 20, 15, 10,
    ]  # fmt: skip


@pytest.mark.parametrize("kind", PRIORITIES)
def test_every_weakness_has_three_wordings_that_quote_and_a_bare_one(kind):
    assert kind in BARE
    assert len(QUOTED[kind]) == len(Tone)
    assert all("{quote}" in wording for wording in QUOTED[kind])
    assert "{quote}" not in BARE[kind]
    assert all(wording.count("?") <= 2 for wording in (*QUOTED[kind], BARE[kind]))


@pytest.mark.parametrize("pressure", Pressure)
def test_take_aways_are_left_alone(pressure):
    said = a_turn("I don't have it; Ines sends it by Wednesday 17:00.", question=DECISION)
    assert choose_probe(said, pressure) is None
    promise = Promise("Ines Okoro", START + timedelta(days=2), EMPTY)
    written = replace(a_turn(EMPTY, question=DECISION), promise=promise)
    assert choose_probe(written, pressure) is None


def test_a_plain_good_answer_to_an_open_question_is_left_alone():
    assert choose_probe(a_turn("We cut the export page."), Pressure.MURDER_BOARD) is None


def test_nothing_is_asked_before_an_answer_after_a_refusal_or_twice_at_once():
    turn = a_turn(EMPTY, question=DECISION)
    probe = Probe(FindingKind.NO_OWNER, "Who?", "")
    assert choose_probe(Turn(DECISION, turn.asked_at), Pressure.BOARD) is None
    assert choose_probe(replace(turn, skipped=True), Pressure.BOARD) is None
    assert choose_probe(replace(turn, open_probe=probe), Pressure.BOARD) is None


@pytest.mark.parametrize("pressure", Pressure)
def test_a_stubborn_presenter_meets_the_limit_and_never_the_same_gap_twice(pressure):
    question = a_question(needs=tuple(Slot), key_points=(TRIGGER, DECIDER), kind=PromptKind.STATUS)
    replies: list[str | tuple[Probe, str]] = [EMPTY]
    kinds = []
    while probe := choose_probe(a_turn(*replies, question=question), pressure):
        kinds.append(probe.kind)
        replies.append((probe, "It will be taken care of, as I see it."))
    assert len(kinds) == LIMITS[pressure]
    assert len(set(kinds)) == len(kinds)


def test_the_whole_turn_is_judged_and_not_the_last_reply():
    probe = Probe(FindingKind.NO_OWNER, "Who?", "")
    turn = a_turn("At an error rate of 1 %.", (probe, "Priya."), question=DECISION)
    assert choose_probe(turn, Pressure.MURDER_BOARD) is None


def test_two_missing_points_are_two_questions():
    stop = KeyPoint("stop", "the point of no return", must=True, any=("no return",))
    question = a_question(key_points=(TRIGGER, stop))
    first = probe_of("We just go back then.", question=question)
    second = probe_of("We just go back then.", (first, "We would see it."), question=question)
    assert "the threshold" in first.text
    assert "the point of no return" in second.text
    replies = ("We just go back then.", (first, "We would see it."), (second, "All would see it."))
    assert choose_probe(a_turn(*replies, question=question), Pressure.MURDER_BOARD) is None


def test_a_contradiction_comes_before_everything_and_names_both_values():
    question = rollback_question(style=None)
    probe = probe_of("It takes ten minutes.", question=question, brief=ROLLBACK_BRIEF)
    assert probe.kind is FindingKind.CONTRADICTION
    assert probe.fact_key == "rollback_minutes"
    assert probe.text == (
        "You said “ten minutes”. The pack says 4 minutes (drilled on 12 May). "
        "Which one do I write down?"
    )


def test_a_contradiction_is_confronted_once_and_even_when_nothing_else_is_missing():
    answer = "At an error rate of 1 % Priya calls it; ten minutes to restore, we replay."
    probe = probe_of(answer, question=rollback_question(), brief=ROLLBACK_BRIEF)
    assert probe.kind is FindingKind.CONTRADICTION
    again = a_turn(
        answer, (probe, "I stay with it."), question=rollback_question(), brief=ROLLBACK_BRIEF
    )
    assert choose_probe(again, Pressure.MURDER_BOARD) is None


def test_a_false_premise_is_revealed_after_the_answer():
    trap = Trap("rollback_minutes", "rollback time", "9 minutes", "4 minutes")
    question = rollback_question(trap=trap, style=None)
    answer = "At an error rate of 1 % Priya decides, and we replay the data."
    probe = probe_of(
        answer, question=question, brief=ROLLBACK_BRIEF, pressure=Pressure.MURDER_BOARD
    )
    assert probe.kind is FindingKind.PREMISE_ACCEPTED
    assert "My 9 minutes was wrong on purpose: it is 4 minutes." in probe.text
    assert probe.quote in answer


def test_what_differs_from_an_earlier_answer_is_held_against_it():
    question = rollback_question(style=None, persona_name="Security lead")
    brief = replace(ROLLBACK_BRIEF, facts=ROLLBACK_BRIEF.facts)
    earlier = a_turn(
        "At an error rate of 1 % Priya calls it, five minutes to restore.",
        question=rollback_question(),
        brief=brief,
    )
    probe = probe_of(
        "At an error rate of 1 % Priya calls it, four minutes to restore.",
        question=question,
        brief=brief,
        before=(earlier,),
    )
    assert probe.text == (
        "You said “four minutes”. Earlier you told the release manager five minutes. "
        "What has changed since?"
    )


def test_claims_at_hand_spare_reading_the_earlier_turns_and_change_nothing():
    question = rollback_question(style=None)
    said = (
        "At an error rate of 1 % Priya calls it, five minutes to restore.",
        "At an error rate of 1 % Priya calls it, four minutes to restore.",
    )
    earlier, now = (a_turn(each, question=question, brief=ROLLBACK_BRIEF) for each in said)
    claims = feedback(earlier).claims
    probe = choose_probe(now, Pressure.BOARD, (earlier,))
    assert probe is not None
    assert probe.kind is FindingKind.INCONSISTENCY
    assert choose_probe(now, Pressure.BOARD, (earlier,), said=claims) == probe


def test_who_does_not_know_is_asked_who_does_before_the_decision():
    fact = a_fact("decision_time", FactKind.TEXT, "16:00 on Thursday")
    question = a_question(needs=(Slot.NUMBER,), style=a_style(directness=4))
    answer = "I don't know how long it takes."
    assert "before we decide" in probe_of(answer, question=question).text
    probe = probe_of(answer, question=question, brief=Brief(facts=(fact,)))
    assert probe.text.endswith("who knows? Can they answer before 16:00 on Thursday?")


def test_off_topic_repeats_the_question_in_its_short_form():
    question = a_question(kind=PromptKind.STATUS, key_points=())
    answer = (
        "The catering for the summer party was booked in April, the band has confirmed, and "
        "everybody in the office is bringing a cake or a salad this year."
    )
    probe = choose_probe(a_turn(answer, question=question), Pressure.BOARD)
    assert probe is not None
    assert probe.kind is FindingKind.OFF_TOPIC
    assert question.short in probe.text


def test_the_questions_own_wording_comes_first_and_still_quotes():
    plain = a_question(needs=(Slot.OWNER,), probes=(("no owner", ("One name. Who?",)),))
    probe = probe_of(EMPTY, question=plain)
    assert probe.text == "You said “the team will handle it”. One name. Who?"
    quoting = a_question(needs=(Slot.OWNER,), probes=(("no owner", ("“{quote}”? Who?",)),))
    assert probe_of(EMPTY, question=quoting).text == "“the team will handle it”? Who?"


def test_a_wording_that_quotes_is_not_used_when_there_is_nothing_to_quote():
    question = a_question(needs=(Slot.OWNER,), probes=(("no owner", ("“{quote}”? Who?",)),))
    probe = probe_of("We will.", question=question)
    assert (probe.text, probe.quote) == ("Who exactly? One name, please.", "")


def test_a_prompts_own_words_about_a_missing_point_wait_until_they_cannot_miss_it():
    stop = KeyPoint("stop", "the point of no return", must=True, any=("no return",))
    own = (("key point missing", ("And when is it too late?",)),)
    question = a_question(key_points=(TRIGGER, stop), probes=own)
    assert "too late" in probe_of("We just go back then.", question=question).text
    half = probe_of("There is no return after midnight.", question=question)
    assert "too late" not in half.text
    assert "the threshold" in half.text


def test_tone_rises_with_every_round_and_starts_higher_on_a_murder_board():
    question = a_question(needs=(Slot.OWNER, Slot.NUMBER, Slot.DATE))
    asked = Probe(FindingKind.NO_OWNER, "Who?", "")
    rounds = [(EMPTY,), (EMPTY, (asked, "All of us do."))]
    texts = [
        probe_of(*replies, question=question, pressure=pressure).text
        for replies in rounds
        for pressure in (Pressure.BOARD, Pressure.MURDER_BOARD)
    ]
    assert texts == [
        "You said “the team will handle it”. Which person would that be?",
        "“the team will handle it”: one name, please.",
        "“pretty quickly”: give me a number or a range.",
        "“pretty quickly”, and no number. Which one do I write down?",
    ]


@pytest.mark.parametrize(
    ("dials", "text"),
    [
        ({}, ASKED_FOR_FIGURE),
        ({"patience": 1}, "“pretty quickly”: give me a number or a range."),
        ({"directness": 4}, "“pretty quickly”: give me a number or a range."),
        (
            {"warmth": 5},
            f"I know this one is not easy. {ASKED_FOR_FIGURE}",
        ),
        ({"warmth": 5, "directness": 5}, "“pretty quickly”: give me a number or a range."),
        (
            {"evidence_demand": 5},
            f"{ASKED_FOR_FIGURE} And where could I read it?",
        ),
    ],
)
def test_the_dials_of_a_persona_can_be_heard(dials, text):
    question = a_question(needs=(Slot.NUMBER,), style=a_style(**dials))
    assert probe_of("We can revert pretty quickly.", question=question).text == text


def test_a_patient_persona_stays_polite_for_a_round_longer():
    asked = Probe(FindingKind.NO_OWNER, "Who?", "")
    question = a_question(needs=(Slot.NUMBER,), style=a_style(patience=4))
    probe = probe_of("We can revert pretty quickly.", (asked, "All of us."), question=question)
    assert probe.text.startswith("You said")


def test_technical_terms_trouble_only_those_who_do_not_speak_them():
    answer = "At an error rate of 1 % Priya decides, and the kubelet drains the pods."
    fields = {"needs": (Slot.OWNER,), "key_points": (TRIGGER,), "audience_level": 1}
    plain = a_question(**fields, style=a_style(technical_depth=1, directness=4))
    probe = probe_of(answer, question=plain)
    assert (probe.kind, probe.quote) == (FindingKind.JARGON, "kubelet")
    assert probe.text == "Say it without “kubelet”, please."
    technical = a_question(**fields, style=a_style(technical_depth=5), difficulty=1)
    assert choose_probe(a_turn(answer, question=technical), Pressure.BOARD) is None
    walk = choose_probe(a_turn(answer, question=plain), Pressure.WALK_THROUGH)
    assert walk is None


def test_a_strong_answer_is_challenged_once_and_never_on_a_walk_through():
    turn = a_turn(STRONG, question=DECISION)
    assert choose_probe(turn, Pressure.WALK_THROUGH) is None
    for pressure in (Pressure.BOARD, Pressure.MURDER_BOARD):
        probe = probe_of(STRONG, question=DECISION, pressure=pressure)
        assert probe.kind is FindingKind.STRONG
        after = a_turn(STRONG, (probe, "A second outage."), question=DECISION)
        assert choose_probe(after, pressure) is None


def test_a_board_does_not_challenge_openers_or_two_answers_in_a_row():
    opener = a_question(needs=(Slot.OWNER,), difficulty=2)
    assert choose_probe(a_turn("Priya decides.", question=opener), Pressure.BOARD) is None
    assert choose_probe(a_turn("Priya decides.", question=opener), Pressure.MURDER_BOARD)
    challenge = probe_of(STRONG, question=DECISION)
    before = (a_turn(STRONG, (challenge, "A second outage."), question=DECISION),)
    other = "Priya decides as soon as the error rate is at 1 %."
    turn = a_turn(other, question=DECISION)
    assert choose_probe(turn, Pressure.BOARD, before) is None
    assert choose_probe(turn, Pressure.MURDER_BOARD, before) is not None


def test_a_strong_answer_can_be_compared_with_the_last_release():
    question = a_question(needs=(Slot.NUMBER,), kind=PromptKind.QUANTIFY)
    brief = Brief(last_release="Harbour 3.1")
    probe = probe_of("It takes four minutes.", question=question, brief=brief)
    assert probe.text == "You said “It takes four minutes”. How does that compare with Harbour 3.1?"


def test_what_is_disputed_or_switched_off_is_not_asked_about():
    question = a_question(needs=(Slot.EVIDENCE,), kind=PromptKind.STATUS)
    answer = "The vendor let us down."
    turn = a_turn(answer, question=question)
    blame = probe_of(answer, question=question)
    assert blame.kind is FindingKind.BLAME
    disputed = replace(turn, disputes=(Dispute(FindingKind.BLAME, blame.quote, "It is true."),))
    other = choose_probe(disputed, Pressure.BOARD)
    assert other is not None
    assert other.kind is FindingKind.NO_EVIDENCE
    off = frozenset((FindingKind.BLAME, FindingKind.NO_EVIDENCE))
    assert choose_probe(turn, Pressure.BOARD, off=off) is None


def test_what_a_presenter_types_is_never_read_as_a_placeholder():
    question = a_question(needs=(Slot.OWNER,))
    answer = "Someone will handle {quote} and {label} there."
    probe = probe_of(answer, question=question, brief=NOBODY)
    assert probe.quote in answer
    assert "{label}" in probe.text
    assert fill("{a}{b}{c}", {"a": "{b}", "b": "x"}) == "{b}x{c}"


def test_heavier_points_come_first():
    heavy = KeyPoint("restore", "the time to restore", must=True, weight=5, any=("restore",))
    question = a_question(key_points=(DECIDER, heavy))
    probe = probe_of("We just go back then.", question=question, brief=NOBODY)
    assert "the time to restore" in probe.text


PIECES = st.sampled_from(
    [
        "the team will handle it", "hopefully", "pretty quickly", "Priya decides", "four minutes",
        "ten minutes to restore", "by Friday 10:00", "I don't know", "let me check", "QA missed it",
        "no risk", "yes", "🙂", "e\u0301t\u00e9", "“so”", "and", "\r\n", ". ", ", ", "error rate",
        "1 %", "{label}", "kubelet", "x" * 300, "—", "rest assured", "great and amazing",
    ]
)  # fmt: skip
ANSWERS = st.lists(PIECES, min_size=1, max_size=12).map(" ".join)
STYLES = st.none() | st.builds(
    a_style,
    patience=st.integers(1, 5),
    directness=st.integers(1, 5),
    technical_depth=st.integers(1, 5),
    evidence_demand=st.integers(1, 5),
    warmth=st.integers(1, 5),
)
TRAPS = st.none() | st.just(Trap("rollback_minutes", "rollback time", "9 minutes", "4 minutes"))
FILLED = {
    FindingKind.NO_NUMBER: Slot.NUMBER,
    FindingKind.NO_OWNER: Slot.OWNER,
    FindingKind.NO_DATE: Slot.DATE,
    FindingKind.NO_EVIDENCE: Slot.EVIDENCE,
}


@settings(max_examples=150, deadline=None)
@given(
    st.lists(ANSWERS, min_size=1, max_size=5),
    st.sampled_from(Pressure),
    STYLES,
    TRAPS,
    st.booleans(),
)
def test_the_rules_of_an_interviewer_hold_for_any_answers(
    answers, pressure, style, trap, own_words
):
    """Never the same twice, never for what is there, never past the limit, only real words."""
    probes = (("no owner", ("Who, please?",)),) if own_words else ()
    question = rollback_question(
        needs=tuple(Slot), probes=probes, style=style, trap=trap, audience_level=1
    )
    replies: list[str | tuple[Probe, str]] = []
    probe = None
    for answer in answers:
        if replies and probe is None:
            break
        replies.append(answer if probe is None else (probe, answer))
        turn = a_turn(*replies, question=question, brief=ROLLBACK_BRIEF)
        probe = choose_probe(turn, pressure)
        assert probe == choose_probe(turn, pressure)
        if probe is None:
            continue
        earlier = [each.probe for each in turn.exchanges if each.probe]
        assert len(earlier) < LIMITS[pressure]
        assert probe.quote in turn.answer
        assert probe.quote in probe.text
        assert len(probe.quote.split()) <= 12
        assert "\n" not in probe.quote
        assert probe.text not in [each.text for each in earlier]
        if probe.kind in FILLED:
            assert not read(turn.answer, question, turn.brief).fills(FILLED[probe.kind])
        words = [word for word in turn.answer.split() if any(map(str.isalnum, word))]
        assert probe.quote or len(words) < 3
