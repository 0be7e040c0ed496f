"""What is left of a rehearsal: feedback after an answer, open actions, and the minutes."""

import pytest

from greenroom.model.prompt import KeyPoint, PromptKind, Slot
from greenroom.model.rehearsal import (
    Answered,
    FindingKind,
    Probe,
    Rehearsal,
    RehearsalState,
    TakeAway,
    Turn,
)
from greenroom.model.transcript import SpeakerRole, TranscriptKind
from greenroom.rehearsal.engine import apply
from greenroom.rehearsal.feedback import feedback
from greenroom.rehearsal.minutes import transcript_of
from greenroom.rehearsal.takeaways import take_aways
from rehearsal.builders_rehearsal import (
    DECIDER,
    PEOPLE,
    START,
    TRIGGER,
    a_plan,
    a_question,
    a_rehearsal,
    a_turn,
    minutes_in,
)

DECISION = a_question(needs=(Slot.NUMBER, Slot.OWNER), key_points=(TRIGGER, DECIDER))


def minutes_of(rehearsal: Rehearsal):
    return transcript_of(
        rehearsal, transcript_id="run-1-minutes", presenter="Ines Okoro", title="A rehearsal"
    )


def with_turns(*turns: Turn) -> Rehearsal:
    return Rehearsal("run-1", a_plan(), RehearsalState.ENDED, START, turns)


def test_feedback_names_one_strength_and_at_most_two_fixes():
    told = feedback(
        a_turn("Priya decides, hopefully, and it is bulletproof.", question=DECISION), PEOPLE
    )
    assert [reading.filled for reading in told.slots] == [False, True]
    assert told.strength is not None
    assert told.strength.quote == "Priya decides"
    assert told.strength.reason == "You said who takes charge."
    assert told.fixes == (
        "Mention the threshold.",
        "Give a figure with its unit, or a range.",
    )


def test_feedback_praises_evidence_before_anything_else():
    question = a_question(needs=tuple(Slot))
    turn = a_turn(
        "Priya owns it, and the drill on 12 May finished in four minutes.", question=question
    )
    told = feedback(turn, PEOPLE)
    assert told.strength is not None
    assert "look at" in told.strength.reason
    assert "drill" in told.strength.quote
    assert told.fixes == ()


def test_feedback_counts_an_owned_promise_as_a_strength():
    told = feedback(
        a_turn("I don't have it; Ines sends it by Wednesday 17:00.", question=DECISION), PEOPLE
    )
    assert told.strength is not None
    assert "good reply" in told.strength.reason
    assert told.fixes == ()


def test_feedback_can_round_off_a_good_answer():
    extra = KeyPoint("data", "what happens to new records", must=False, any=("records",))
    question = a_question(key_points=(TRIGGER, extra))
    told = feedback(a_turn("At that error rate we go back.", question=question), ())
    assert told.strength is not None
    assert told.strength.reason == "You spoke to the threshold."
    assert told.fixes == ("To round it off, mention what happens to new records.",)


def test_feedback_on_nothing_is_empty():
    told = feedback(Turn(DECISION, START), PEOPLE)
    assert (told.findings, told.strength, told.fixes) == ((), None, ())
    assert [reading.filled for reading in told.slots] == [False, False]


def test_feedback_reads_every_reply_of_the_turn():
    probe = Probe(FindingKind.NO_OWNER, "Who?", "")
    told = feedback(
        a_turn("At an error rate of 1 %.", (probe, "Priya."), question=DECISION), PEOPLE
    )
    assert all(reading.filled for reading in told.slots)
    assert told.findings == ()


@pytest.mark.parametrize("answer", ["🙂", "x", "e\u0301", "\u4e00\u4e8c\u4e09", "a " * 5000])
def test_feedback_quotes_only_what_was_said(answer):
    question = a_question(needs=tuple(Slot), target_words=(1, 2), kind=PromptKind.STATUS)
    turn = a_turn(answer, question=question)
    told = feedback(turn, PEOPLE)
    assert all(turn.answer[each.start : each.end] == each.quote for each in told.findings)
    assert len(told.fixes) <= 2


def test_take_aways_keep_the_promise_in_the_presenters_words():
    probe = Probe(FindingKind.DEFERRAL, "Who brings it?", "")
    rehearsal = with_turns(
        a_turn("Priya decides at 23:20."),
        a_turn("I don't have it; Ines sends it by Wednesday 17:00."),
        a_turn("Let me check.", (probe, "Ines does.\r\nBy Friday noon."), question=DECISION),
        a_turn("I'll get back to you."),
    )
    assert take_aways(rehearsal, PEOPLE) == (
        TakeAway(
            "Roll back or not, and who decides?",
            "I don't have it; Ines sends it by Wednesday 17:00.",
            "Release manager",
            "rollback_recovery",
        ),
        TakeAway(
            "Roll back or not, and who decides?",
            "Ines does. By Friday noon.",
            "Release manager",
            "rollback_recovery",
        ),
    )


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
