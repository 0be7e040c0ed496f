"""What is left of a rehearsal: feedback after an answer, open actions, and the minutes."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.model.event import Answered
from greenroom.model.prompt import KeyPoint, PromptKind, Slot
from greenroom.model.rehearsal import (
    FindingKind,
    Probe,
    Promise,
    Rehearsal,
    RehearsalState,
    TakeAway,
    Turn,
)
from greenroom.model.transcript import SpeakerRole, TranscriptKind
from greenroom.rehearsal.engine import apply
from greenroom.rehearsal.findings.take_aways import newest_take_aways
from greenroom.rehearsal.findings.turn_findings import findings_of_turn
from greenroom.rehearsal.minutes import transcript_of
from greenroom.rehearsal.scoring.feedback import feedback, is_dont_know, scored
from rehearsal.builders_rehearsal import (
    DECIDER,
    ROLLBACK_BRIEF,
    START,
    TRIGGER,
    a_plan,
    a_question,
    a_rehearsal,
    a_turn,
    minutes_in,
    rollback_question,
)

DUE = START + timedelta(days=2)
DECISION = a_question(needs=(Slot.NUMBER, Slot.OWNER), key_points=(TRIGGER, DECIDER))


def minutes_of(rehearsal: Rehearsal):
    return transcript_of(
        rehearsal, transcript_id="run-1-minutes", presenter="Ines Okoro", title="A rehearsal"
    )


def with_turns(*turns: Turn) -> Rehearsal:
    return Rehearsal("run-1", a_plan(), RehearsalState.ENDED, START, turns=turns)


def promised(text: str, due: datetime, owner: str = "Ines Okoro") -> Turn:
    return replace(a_turn(text), promise=Promise(owner, due, text))


def strength_of(turn: Turn):
    made = feedback(turn).bill
    assert made is not None
    return made.strength


def fixes_of(turn: Turn) -> tuple[str, ...]:
    made = feedback(turn).bill
    assert made is not None
    return tuple(fix.text for fix in made.fixes)


def test_feedback_names_one_strength_and_at_most_two_fixes():
    turn = a_turn("Priya decides, hopefully, and it is bulletproof.", question=DECISION)
    told = feedback(turn)
    assert [reading.filled for reading in told.slots] == [False, True]
    strength = strength_of(turn)
    assert strength is not None
    assert strength.quote == "Priya decides"
    assert strength.reason == "You said who takes charge."
    assert fixes_of(turn) == ("Mention the threshold.", "Give a figure with its unit, or a range.")


def test_feedback_praises_evidence_before_anything_else():
    question = a_question(needs=tuple(Slot))
    turn = a_turn(
        "Priya owns it, and the drill on 12 May finished in four minutes.", question=question
    )
    strength = strength_of(turn)
    assert strength is not None
    assert "look at" in strength.reason
    assert "drill" in strength.quote
    assert fixes_of(turn) == ()


def test_feedback_counts_an_owned_promise_as_a_strength():
    turn = a_turn("I don't have it; Ines sends it by Wednesday 17:00.", question=DECISION)
    strength = strength_of(turn)
    assert strength is not None
    assert "good reply" in strength.reason
    assert fixes_of(turn) == ()


def test_feedback_can_round_off_a_good_answer():
    extra = KeyPoint("data", "what happens to new records", must=False, any=("records",))
    turn = a_turn(
        "At that error rate we go back.", question=a_question(key_points=(TRIGGER, extra))
    )
    strength = strength_of(turn)
    assert strength is not None
    assert strength.reason == "You spoke to the threshold."
    assert fixes_of(turn) == ("To round it off, mention what happens to new records.",)


def test_feedback_on_nothing_is_empty():
    told = feedback(Turn(DECISION, START))
    assert (told.findings, told.claims, told.bill) == ((), (), None)
    assert [reading.filled for reading in told.slots] == [False, False]


def test_feedback_reads_every_reply_of_the_turn():
    probe = Probe(FindingKind.NO_OWNER, "Who?", "")
    told = feedback(a_turn("At an error rate of 1 %.", (probe, "Priya."), question=DECISION))
    assert all(reading.filled for reading in told.slots)
    assert {each.kind for each in told.findings} == {FindingKind.STRONG}


@pytest.mark.parametrize("answer", ["🙂", "x", "e\u0301", "\u4e00\u4e8c\u4e09", "a " * 5000])
def test_feedback_quotes_only_what_was_said(answer):
    question = a_question(needs=tuple(Slot), target_words=(1, 2), kind=PromptKind.STATUS)
    turn = a_turn(answer, question=question)
    told = feedback(turn)
    assert all(turn.answer[each.start : each.end] == each.quote for each in told.findings)
    assert len(fixes_of(turn)) <= 2


def test_a_rehearsal_is_scored_turn_by_turn():
    answered = a_turn("At an error rate of 1 % Priya decides.", question=DECISION)
    told = scored(with_turns(answered, Turn(DECISION, START)))
    assert told.bills == (feedback(answered).bill, None)


SAID = st.lists(
    st.sampled_from(
        [
            "We restore in four minutes.", "We restore in ten minutes.", "Priya decides.",
            "Ines decides.", "The error rate is 1 %.", "The error threshold is 3 %.",
            "Five minutes to roll back, no, six.", "hopefully", "I don't know.",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(SAID, min_size=1, max_size=6))
def test_bills_of_a_rehearsal_are_those_of_its_turns_with_all_before_them(answers):
    question = rollback_question()
    turns = tuple(a_turn(each, question=question, brief=ROLLBACK_BRIEF) for each in answers)
    each_alone = tuple(
        feedback(turn, turns[:number], rehearsal_id="run-1").bill
        for number, turn in enumerate(turns)
    )
    assert scored(with_turns(*turns)).bills == each_alone


def test_saying_the_same_again_is_held_against_a_later_turn_only():
    question = a_question(key_points=(TRIGGER,))
    said = (
        "At an error rate of one percent the dashboard turns red, the pager rings twice, the shift "
        "gathers in the channel and traffic moves to the old cluster within a quarter of an hour."
    )
    first, second = scored(with_turns(*(a_turn(said, question=question) for _ in range(2)))).bills
    assert first is not None
    assert second is not None
    assert second.score < first.score
    calm = scored(
        with_turns(*(a_turn(said, question=question) for _ in range(2))),
        off=frozenset((FindingKind.REPETITION,)),
    )
    assert calm.bills == (first, first)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("I don't know.", True),
        ("Let me take that offline.", False),
        ("I don't know; Ines finds out by Wednesday 17:00.", False),
        ("Priya decides at an error rate of 1 %.", False),
    ],
)
def test_not_knowing_is_told_from_everything_else(answer, expected):
    assert is_dont_know(findings_of_turn(a_turn(answer, question=DECISION))) is expected


def test_take_aways_keep_the_promise_in_the_presenters_words():
    probe = Probe(FindingKind.DEFERRAL, "Who brings it?", "")
    rehearsal = with_turns(
        a_turn("Priya decides at 23:20."),
        a_turn("I don't have it; Ines sends it by Wednesday 17:00."),
        a_turn("Let me check.", (probe, "Ines does.\r\nBy Friday noon."), question=DECISION),
        a_turn("I'll get back to you."),
        promised("Ines\nbrings it.", DUE),
    )
    fields = ("Release manager", "rollback_recovery")
    short = "Roll back or not, and who decides?"
    assert scored(rehearsal).take_aways == (
        TakeAway(short, "I don't have it; Ines sends it by Wednesday 17:00.", *fields, "run-1/1"),
        TakeAway(short, "Ines does. By Friday noon.", *fields, "run-1/2"),
        TakeAway(short, "Ines brings it.", *fields, "run-1/4", "Ines Okoro", DUE),
    )


def test_one_promise_in_two_rehearsals_is_listed_once_as_it_was_made_last():
    said = "I don't have it; Ines sends it by Wednesday 17:00."
    older = with_turns(promised("Ines brings it.", DUE), a_turn(said))
    newer = replace(
        with_turns(promised("Ines brings it later.", DUE + timedelta(days=1)), a_turn(said)),
        id="run-2",
        started_at=START + timedelta(days=1),
    )
    other = replace(with_turns(promised("Me.", DUE, "Priya Nair")), id="run-0")
    found = newest_take_aways(map(scored, (older, other, newer)))
    assert [(each.id, each.owner) for each in found] == [
        ("run-2/0", "Ines Okoro"),
        ("run-2/1", ""),
        ("run-0/0", "Priya Nair"),
    ]
    assert found[0].due == DUE + timedelta(days=1)


def test_minutes_hold_everything_in_order_with_offsets_roles_themes_and_times():
    rehearsal = a_rehearsal("arfrase")
    transcript = minutes_of(rehearsal)
    said = [transcript.words_of(each) for each in transcript.utterances]
    question = a_question().text
    reply = "The team will handle it."
    assert said == [question, reply, "Who exactly?", reply, question]
    assert transcript.text == "\n".join(said)
    assert transcript.speakers == (
        ("Release manager", SpeakerRole.INTERVIEWER),
        ("Ines Okoro", SpeakerRole.RESPONDENT),
    )
    answers = [each for each in transcript.utterances if each.role is SpeakerRole.RESPONDENT]
    assert {each.theme_id for each in answers} == {"rollback_recovery"}
    assert [(each.begins_ms, each.ends_ms) for each in answers] == [
        (60_000, 120_000),
        (120_000, 240_000),
    ]
    assert transcript.kind is TranscriptKind.REHEARSAL
    assert (transcript.release_id, transcript.rehearsal_id) == ("tidewater", "run-1")
    assert transcript.created_at == minutes_in(7)


def test_minutes_keep_a_follow_up_nobody_replied_to():
    transcript = minutes_of(a_rehearsal("arfe"))
    assert transcript.words_of(transcript.utterances[-1]) == "Who exactly?"


def test_minutes_of_nothing_are_empty():
    transcript = minutes_of(a_rehearsal(""))
    assert (transcript.text, transcript.utterances) == ("", ())
    assert transcript.created_at == START


@pytest.mark.parametrize("answer", ["two\r\nlines\n", "🙂 e\u0301", " padded "])
def test_minutes_keep_answers_exactly(answer):
    rehearsal = apply(a_rehearsal("a"), Answered(minutes_in(2), answer))
    transcript = minutes_of(rehearsal)
    assert transcript.words_of(transcript.utterances[1]) == answer


def test_times_never_run_backwards_when_a_clock_is_set_back():
    rehearsal = apply(a_rehearsal("a"), Answered(minutes_in(-30), "Priya."))
    times = [
        moment
        for each in minutes_of(rehearsal).utterances
        for moment in (each.begins_ms, each.ends_ms)
    ]
    assert times == sorted(times)
    assert min(times) >= 0
