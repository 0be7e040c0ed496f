"""The engine: every pair of state and event, and what each step adds."""

from dataclasses import replace
from typing import get_args

import pytest

from greenroom.errors import RehearsalError
from greenroom.model.event import (
    Answered,
    Asked,
    Briefed,
    Clarified,
    Disputed,
    Ended,
    Event,
    Hinted,
    Paused,
    Probed,
    Rated,
    Resumed,
    Retried,
    Revealed,
    Skipped,
    Started,
    TakenAway,
)
from greenroom.model.rehearsal import (
    Brief,
    Dispute,
    FindingKind,
    Probe,
    Promise,
    Rehearsal,
    RehearsalState,
)
from greenroom.rehearsal.engine import TRANSITIONS, apply, replay
from greenroom.rehearsal.minutes import transcript_of
from rehearsal.builders_rehearsal import START, a_plan, a_question, minutes_in

PROBE = Probe(FindingKind.NO_OWNER, "Who exactly?", "the team")
PROMISE = Promise("Ines Okoro", minutes_in(600), "Ines Okoro brings it by Monday 19:00.")
BRIEF = Brief(people=("Priya Nair",), last_release="3.1")
DISPUTE = Dispute(FindingKind.NO_OWNER, "the team", "The team is two people.")

MADE = {
    "": lambda at: Started(at, "run-1", a_plan()),
    "b": lambda at: Briefed(at, BRIEF),
    "a": lambda at: Asked(at, a_question()),
    "r": lambda at: Answered(at, "The team will handle it."),
    "f": lambda at: Probed(at, PROBE),
    "s": Skipped,
    "h": Hinted,
    "c": Clarified,
    "v": Revealed,
    "t": lambda at: TakenAway(at, PROMISE),
    "m": lambda at: Rated(at, 60),
    "d": lambda at: Disputed(at, 0, DISPUTE),
    "y": Retried,
    "p": Paused,
    "g": Resumed,
    "e": Ended,
}
"""One event a letter: brief, ask, reply, follow up, skip, hint, clarify, reveal, take away,
mark, dispute, try again, pause, go on, end."""

# Each state once with a turn in it, so that every event finds what it is about.
WAYS = {
    RehearsalState.READY: "as",
    RehearsalState.ASKED: "a",
    RehearsalState.ANSWERED: "ar",
    RehearsalState.PROBED: "arf",
    RehearsalState.PAUSED: "arp",
    RehearsalState.ENDED: "are",
}


def a_run(letters: str) -> Rehearsal:
    """The rehearsal after those letters, one a minute."""
    made = [MADE[letter](minutes_in(n)) for n, letter in enumerate(letters, 1)]
    return replay([Started(START, "run-1", a_plan()), *made])


def the_turn(letters: str):
    return a_run(letters).turns[-1]


def test_the_letters_name_every_event_once():
    kinds = {type(make(START)) for make in MADE.values()}
    assert kinds == set(get_args(Event))
    assert len(MADE) == len(kinds)


@pytest.mark.parametrize("state", RehearsalState)
@pytest.mark.parametrize("letter", MADE)
def test_every_pair_of_state_and_event_moves_by_the_table_or_is_refused(state, letter):
    rehearsal = a_run(WAYS[state])
    event = MADE[letter](minutes_in(9))
    assert rehearsal.state is state
    if (state, type(event)) not in TRANSITIONS:
        with pytest.raises(RehearsalError) as refusal:
            apply(rehearsal, event)
        assert refusal.value.message.endswith(" now.")
        assert refusal.value.hint.endswith(".")
    else:
        target = TRANSITIONS[state, type(event)]
        assert apply(rehearsal, event).state is (target or RehearsalState.ANSWERED)


def test_the_table_is_the_one_that_was_agreed():
    allowed = {
        state: "".join(
            sorted(k for k, make in MADE.items() if (state, type(make(START))) in TRANSITIONS)
        )
        for state in RehearsalState
    }
    assert allowed == {
        RehearsalState.READY: "abdep",
        RehearsalState.ASKED: "cehprstv",
        RehearsalState.ANSWERED: "abdefmpy",
        RehearsalState.PROBED: "cehprstv",
        RehearsalState.PAUSED: "eg",
        RehearsalState.ENDED: "dm",
    }


@pytest.mark.parametrize("letter", [letter for letter in MADE if letter])
def test_nothing_happens_before_the_start(letter):
    with pytest.raises(RehearsalError, match="has started"):
        apply(None, MADE[letter](START))


def test_no_events_make_no_rehearsal():
    with pytest.raises(RehearsalError, match="no events"):
        replay(())


INVISIBLE = ["", "  ", "\r\n\t", "\u200b", "\u2060 \ufeff"]


@pytest.mark.parametrize("text", INVISIBLE)
@pytest.mark.parametrize("way", ["a", "arf"])
def test_an_answer_without_a_visible_character_is_refused(text, way):
    with pytest.raises(RehearsalError, match="empty") as refusal:
        apply(a_run(way), Answered(START, text))
    assert "pass" in refusal.value.hint


@pytest.mark.parametrize("text", ["ok", "🙂", "はい", " 4 "])
def test_an_answer_is_kept_exactly_as_typed(text):
    assert apply(a_run("a"), Answered(START, text)).turns[-1].answer == text


def test_a_reply_carries_the_follow_up_it_answers_and_when_that_was_put():
    first, second = the_turn("arfr").exchanges
    assert (first.probe, first.asked_at, first.answered_at) == (None, minutes_in(1), minutes_in(2))
    assert (second.probe, second.asked_at) == (PROBE, minutes_in(3))
    assert second.answered_at == minutes_in(4)
    assert the_turn("arfr").open_probe is None


def test_an_answer_that_was_interrupted_says_so():
    rehearsal = apply(a_run("a"), Answered(START, "We will", cut_off=True))
    assert rehearsal.turns[0].exchanges[0].cut_off
    assert not the_turn("ar").exchanges[0].cut_off


@pytest.mark.parametrize("letter", "sv")
def test_passing_on_the_question_marks_the_turn(letter):
    rehearsal = a_run("a" + letter)
    assert rehearsal.state is RehearsalState.READY
    assert rehearsal.turns[0].skipped
    assert rehearsal.turns[0].revealed is (letter == "v")
    assert rehearsal.answered == 0


@pytest.mark.parametrize("letter", "sv")
def test_passing_on_the_follow_up_drops_it_and_keeps_the_answer(letter):
    rehearsal = a_run("arf" + letter)
    assert rehearsal.state is RehearsalState.ANSWERED
    assert rehearsal.turns[0].open_probe is None
    assert rehearsal.turns[0].skipped
    assert rehearsal.turns[0].revealed is (letter == "v")
    assert rehearsal.answered == 1


def test_looking_for_help_is_remembered_and_changes_nothing_else():
    turn = the_turn("ahc")
    assert (turn.hinted, turn.clarified) == (True, True)
    assert replace(turn, hinted=False, clarified=False) == the_turn("a")
    assert the_turn("arfh").open_probe == PROBE


def test_a_question_keeps_the_brief_it_was_asked_under():
    other = Brief(last_release="3.2")
    assert a_run("arb").brief == BRIEF
    assert a_run("arb").turns[0].brief == Brief()
    later = apply(apply(a_run("bar"), Briefed(minutes_in(9), other)), MADE["a"](minutes_in(10)))
    assert [turn.brief for turn in later.turns] == [BRIEF, other]


@pytest.mark.parametrize(("way", "probe"), [("a", None), ("arf", PROBE)])
def test_a_take_away_is_an_answer_that_promises(way, probe):
    turn = the_turn(way + "t")
    assert a_run(way + "t").state is RehearsalState.ANSWERED
    assert turn.promise == PROMISE
    assert turn.open_probe is None
    assert turn.exchanges[-1].answer == PROMISE.text
    assert turn.exchanges[-1].probe == probe
    assert turn.exchanges[-1].asked_at == minutes_in(len(way))


@pytest.mark.parametrize("text", INVISIBLE)
@pytest.mark.parametrize(("part", "said"), [("owner", "no owner"), ("text", "says nothing")])
def test_a_take_away_needs_somebody_and_a_sentence(part, said, text):
    with pytest.raises(RehearsalError, match=said) as refusal:
        apply(a_run("a"), TakenAway(START, replace(PROMISE, **{part: text})))
    assert "by when" in refusal.value.hint


@pytest.mark.parametrize("rating", [0, 1, 60, 100])
@pytest.mark.parametrize("way", ["ar", "arm", "are"])
def test_a_rating_is_kept_with_the_newest_answer(way, rating):
    rehearsal = apply(a_run(way), Rated(START, rating))
    assert rehearsal.turns[-1].rating == rating
    assert rehearsal.state is a_run(way).state


@pytest.mark.parametrize("rating", [-1, 101, 10**9])
def test_a_rating_outside_the_scale_is_refused(rating):
    with pytest.raises(RehearsalError, match="not possible") as refusal:
        apply(a_run("ar"), Rated(START, rating))
    assert "0 to 100" in refusal.value.hint


def test_what_was_not_answered_cannot_be_rated():
    with pytest.raises(RehearsalError, match="no answer to rate"):
        apply(a_run("ae"), Rated(START, 60))
    with pytest.raises(RehearsalError, match="no question"):
        apply(a_run("e"), Rated(START, 60))


@pytest.mark.parametrize("way", ["arar", "aras", "arare"])
def test_a_dispute_finds_its_turn_by_number_and_replaces_its_like(way):
    again = replace(DISPUTE, reason="It is a rota.")
    other = replace(DISPUTE, quote="handle it")
    rehearsal = a_run(way)
    for dispute in (DISPUTE, other, again):
        rehearsal = apply(rehearsal, Disputed(START, 0, dispute))
    assert rehearsal.turns[0].disputes == (other, again)
    assert rehearsal.turns[1].disputes == ()
    assert rehearsal.state is a_run(way).state


@pytest.mark.parametrize(("way", "number"), [("ar", 1), ("ar", -1), ("as", 7), ("e", 0)])
def test_a_dispute_about_no_turn_is_refused(way, number):
    with pytest.raises(RehearsalError, match=f"no question {number + 1}"):
        apply(a_run(way), Disputed(START, number, DISPUTE))


def test_trying_again_sets_everything_aside_but_what_was_known():
    turn = the_turn("bahcrfvmdy")
    before = the_turn("bahcrfvmd")
    assert a_run("bahcrfvmdy").state is RehearsalState.ASKED
    assert turn.attempts == (before.exchanges,)
    fresh = replace(the_turn("bahc"), asked_at=minutes_in(10), attempts=turn.attempts)
    assert turn == fresh


def test_each_attempt_is_kept_and_timed_from_its_own_start():
    turn = the_turn("aryrfryt")
    first, second = turn.attempts
    assert [each.asked_at for each in (*first, *second)] == [
        minutes_in(1),
        minutes_in(3),
        minutes_in(5),
    ]
    assert turn.exchanges[0].asked_at == minutes_in(7)
    assert turn.promise == PROMISE


@pytest.mark.parametrize("way", ["", "a", "ar", "arf", "ahc", "arm", "ary"])
def test_a_pause_leads_back_to_where_it_began(way):
    before = a_run(way)
    paused = a_run(way + "p")
    assert paused.paused_from is before.state
    assert a_run(way + "pg") == before


@pytest.mark.parametrize("way", ["", "a", "ar", "arf", "arfp"])
def test_ending_keeps_everything_and_takes_its_time_from_the_event(way):
    before, ended = a_run(way), a_run(way + "e")
    assert ended.turns == before.turns
    assert ended.ended_at == minutes_in(len(way) + 1)
    assert ended.paused_from is None


# ------------------------------------------------------------------------------- the minutes


def said_in(letters: str) -> list[tuple[str, int, int]]:
    """What the presenter said in the minutes, each with its two times in minutes."""
    minutes = transcript_of(a_run(letters), transcript_id="t", presenter="Ines Okoro", title="Run")
    assert minutes.text == "\n".join(map(minutes.words_of, minutes.utterances))
    times = [moment for each in minutes.utterances for moment in (each.begins_ms, each.ends_ms)]
    assert times == sorted(times)
    return [
        (minutes.words_of(each), each.begins_ms // 60_000, each.ends_ms // 60_000)
        for each in minutes.utterances
        if each.theme_id
    ]


REPLY = "The team will handle it."


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        pytest.param("arfrytas", [(PROMISE.text, 5, 6)], id="the newest attempt"),
        pytest.param("arys", [(REPLY, 1, 2)], id="passed when asked again"),
        pytest.param("arye", [(REPLY, 1, 2)], id="ended when asked again"),
        pytest.param("at", [(PROMISE.text, 1, 2)], id="a take-away"),
        pytest.param("arft", [(REPLY, 1, 2), (PROMISE.text, 2, 4)], id="a take-away as a reply"),
        pytest.param("av", [], id="revealed"),
        pytest.param("arfv", [], id="revealed at the follow-up"),
        pytest.param("aryv", [], id="revealed when asked again"),
        pytest.param("arfvyr", [(REPLY, 5, 6)], id="answered after all"),
    ],
)
def test_minutes_hold_what_was_said_last(letters, said):
    assert said_in(letters) == said


def test_minutes_of_a_revealed_turn_hold_its_question_alone():
    minutes = transcript_of(a_run("arfv"), transcript_id="t", presenter="Ines Okoro", title="Run")
    assert minutes.text == a_question().text
