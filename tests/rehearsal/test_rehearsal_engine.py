"""The engine: every pair of state and event, what each step adds, and replay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.errors import RehearsalError
from greenroom.model.rehearsal import Answered, Asked, RehearsalState
from greenroom.rehearsal.engine import TRANSITIONS, apply, replay
from rehearsal.builders_rehearsal import START, a_rehearsal, events_of, minutes_in

WAYS = {
    RehearsalState.READY: "",
    RehearsalState.ASKED: "a",
    RehearsalState.ANSWERED: "ar",
    RehearsalState.PROBED: "arf",
    RehearsalState.PAUSED: "arp",
    RehearsalState.ENDED: "are",
}
LETTERS = "arfspge"


@pytest.mark.parametrize("state", RehearsalState)
@pytest.mark.parametrize("letter", ["", *LETTERS])
def test_every_pair_of_state_and_event_moves_by_the_table_or_is_refused(state, letter):
    rehearsal = a_rehearsal(WAYS[state])
    event = events_of(letter)[-1]
    assert rehearsal.state is state
    target = TRANSITIONS.get((state, type(event)), "refused")
    if target == "refused":
        with pytest.raises(RehearsalError) as refusal:
            apply(rehearsal, event)
        assert refusal.value.message.endswith(".")
        assert refusal.value.hint.endswith(".")
    else:
        assert apply(rehearsal, event).state is (target or RehearsalState.ANSWERED)


@pytest.mark.parametrize("letter", LETTERS)
def test_nothing_happens_before_the_start(letter):
    with pytest.raises(RehearsalError, match="has started"):
        apply(None, events_of(letter)[-1])


def test_no_events_make_no_rehearsal():
    with pytest.raises(RehearsalError, match="no events"):
        replay(())


@pytest.mark.parametrize("text", ["", "  ", "\r\n\t", "\u200b", "\u2060 \ufeff"])
@pytest.mark.parametrize("way", ["a", "arf"])
def test_an_answer_without_a_visible_character_is_refused(text, way):
    rehearsal = a_rehearsal(way)
    with pytest.raises(RehearsalError, match="empty") as refusal:
        apply(rehearsal, Answered(START, text))
    assert "pass" in refusal.value.hint


@pytest.mark.parametrize("text", ["ok", "🙂", "はい", " 4 "])
def test_an_answer_is_kept_exactly_as_typed(text):
    rehearsal = apply(a_rehearsal("a"), Answered(START, text))
    assert rehearsal.turns[-1].answer == text


def test_a_reply_carries_the_follow_up_it_answers():
    first, second = a_rehearsal("arfr").turns[0].exchanges
    assert first.probe is None
    assert second.probe is not None
    assert a_rehearsal("arfr").turns[0].open_probe is None
    assert second.answered_at == minutes_in(4)


def test_passing_on_the_question_marks_the_turn():
    rehearsal = a_rehearsal("as")
    assert rehearsal.state is RehearsalState.READY
    assert rehearsal.turns[0].skipped
    assert rehearsal.answered == 0


def test_passing_on_the_follow_up_drops_it_and_keeps_the_answer():
    rehearsal = a_rehearsal("arfs")
    assert rehearsal.state is RehearsalState.ANSWERED
    assert rehearsal.turns[0].open_probe is None
    assert rehearsal.turns[0].skipped
    assert rehearsal.answered == 1


@pytest.mark.parametrize("way", ["", "a", "ar", "arf"])
def test_a_pause_leads_back_to_where_it_began(way):
    before = a_rehearsal(way)
    paused = a_rehearsal(way + "p")
    assert paused.paused_from is before.state
    assert a_rehearsal(way + "pg") == before


@pytest.mark.parametrize("way", ["", "a", "ar", "arf", "arfp"])
def test_ending_keeps_everything_and_takes_its_time_from_the_event(way):
    before, ended = a_rehearsal(way), a_rehearsal(way + "e")
    assert ended.turns == before.turns
    assert ended.ended_at == minutes_in(len(way) + 1)
    assert ended.paused_from is None


@given(st.lists(st.sampled_from(LETTERS), max_size=40))
def test_any_legal_run_of_events_replays_to_the_same_state(letters):
    started, *events = events_of("".join(letters))
    rehearsal, kept = apply(None, started), [started]
    for event in events:
        if (rehearsal.state, type(event)) in TRANSITIONS:
            rehearsal = apply(rehearsal, event)
            kept.append(event)
    assert replay(kept) == rehearsal
    assert len(rehearsal.turns) == sum(isinstance(event, Asked) for event in kept)
    assert (rehearsal.paused_from is not None) == (rehearsal.state is RehearsalState.PAUSED)


def test_applying_never_changes_the_state_it_was_given():
    before = a_rehearsal("ar")
    copy = replace(before)
    apply(before, events_of("a")[-1])
    assert before == copy
