"""Cards: what becomes one, its grade, when it comes back, and when its facts have changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_fact
from greenroom.model.card import Grade
from greenroom.model.rehearsal import Exchange
from greenroom.model.release import FactStatus
from greenroom.rehearsal.practice.cards import brush_up, cards_of, grade_of
from greenroom.rehearsal.practice.schedule import (
    Step,
    brush_up_at,
    next_due,
    progress_of,
    spaced_offsets,
)
from rehearsal.builders_board import SHEET, asked, days, on_day, passed_on, scores
from rehearsal.builders_rehearsal import START

BOARD, SOON = days(10), days(0.1)
PARIS = ZoneInfo("Europe/Paris")


def cards(*scored, facts=SHEET, board_at=BOARD, now=SOON):
    return cards_of(scored, facts, board_at=board_at, now=now)


@pytest.mark.parametrize(
    ("score", "grade", "with_a_hint"),
    [
        (0, Grade.AGAIN, Grade.AGAIN),
        (49, Grade.AGAIN, Grade.AGAIN),
        (50, Grade.HARD, Grade.AGAIN),
        (74, Grade.HARD, Grade.AGAIN),
        (75, Grade.GOOD, Grade.HARD),
        (89, Grade.GOOD, Grade.HARD),
        (90, Grade.EASY, Grade.GOOD),
        (100, Grade.EASY, Grade.GOOD),
    ],
)
def test_the_grade_follows_the_score_and_a_hint_costs_one(score, grade, with_a_hint):
    assert grade_of(score) is grade
    assert grade_of(score, hinted=True) is with_a_hint
    assert grade_of(score, given_up=True) is Grade.AGAIN


def test_a_card_for_each_question_met_and_none_for_what_stayed_open():
    found = cards(on_day(0, asked(80), asked(None, "RB-2"), passed_on("RB-3")))
    assert {card.prompt_id for card in found} == {"RB-1", "RB-3"}


def test_attempts_are_oldest_first_whatever_the_order_of_the_rehearsals():
    (card,) = cards(on_day(3, asked(60)), on_day(1, asked(90)), now=days(3.1))
    assert [(each.rehearsal_id, each.score) for each in card.attempts] == [
        ("run-1", 90),
        ("run-3", 60),
    ]
    assert card.best is not None
    assert card.best.score == 90
    assert card.last.score == 60


def test_an_answer_set_aside_is_no_attempt():
    aside = ((Exchange(None, "Hopefully.", START),),)
    (card,) = cards(on_day(0, asked(80, attempts=aside)))
    assert [each.score for each in card.attempts] == [80]


@pytest.mark.parametrize(
    ("turn", "why"),
    [
        (asked(42), "The last answer scored 42 of 100; it comes back until one answer holds."),
        (asked(80, hinted=True), "You needed a hint for 80 of 100; it comes back"),
        (asked(95, revealed=True), "You looked at the answer; it comes back"),
        (asked(None, revealed=True), "You looked at the answer; it comes back"),
        (passed_on(), "You passed on the question; it comes back"),
    ],
)
def test_what_does_not_hold_is_due_at_once(turn, why):
    now = days(2)
    (card,) = cards(on_day(0, turn), now=now)
    assert card.due == now
    assert card.why_due.startswith(why)
    assert card.passes == 0


def test_a_pass_is_an_attempt_but_never_the_best():
    (card,) = cards(on_day(0, passed_on()))
    assert (card.last.score, card.last.grade, card.last.answer) == (0, Grade.AGAIN, "")
    assert card.best is None


def test_passing_on_a_follow_up_leaves_the_answer_as_it_is():
    (card,) = cards(on_day(0, asked(80, skipped=True)))
    assert card.last.grade is Grade.GOOD


SPACED = [
    # (day, score) of the attempts, now, passes so far, due day, step in words
    ([(0, 80)], 0.1, 0, 1, "repeat 1 of 3"),
    ([(0, 40), (0.5, 80)], 0.6, 0, 1.5, "repeat 1 of 3"),
    ([(0, 80), (1, 80)], 1.1, 1, 4, "repeat 2 of 3"),
    ([(0, 80), (1, 80), (4, 80)], 4.1, 2, 7.5, "repeat 3 of 3"),
    # A pass right after a pass is no spaced one.
    ([(0, 80), (0.1, 80)], 0.2, 0, 1, "repeat 1 of 3"),
    ([(0, 80), (0.8, 80)], 0.9, 1, 4, "repeat 2 of 3"),
    # Overdue cards are due now.
    ([(0, 80)], 3, 0, 3, "repeat 1 of 3"),
    # After a late pass the rest of the time is shared out.
    ([(0, 80), (7, 80)], 7.1, 1, 8, "repeat 2 of 3"),
    # A failure starts everything over.
    ([(0, 80), (1, 80), (4, 60)], 5, 0, 5, "comes back until"),
    ([(0, 80), (1, 80), (4, 60), (5, 90)], 5.1, 0, 6, "repeat 1 of 3"),
]


@pytest.mark.parametrize(("attempts", "now", "passes", "due", "why"), SPACED)
def test_three_spaced_passes_before_the_board(attempts, now, passes, due, why):
    (card,) = cards(*scores(*attempts), now=days(now))
    assert card.passes == passes
    assert card.due is not None
    assert abs(card.due - days(due)) < timedelta(minutes=1)
    assert why in card.why_due


def test_the_morning_of_the_board_brings_a_last_look_and_then_nothing():
    board = datetime(2026, 5, 28, 14, 0, tzinfo=PARIS)
    done = scores((0, 80), (1, 80), (4, 80), (7.6, 80))
    (card,) = cards(*done, board_at=board, now=days(8))
    assert card.passes == 3
    assert card.due == datetime(2026, 5, 28, 8, 0, tzinfo=PARIS)
    assert card.due.tzinfo is UTC
    assert "morning of the board" in card.why_due
    seen = (*done, on_day(9.92, asked(80)))
    (card,) = cards(*seen, board_at=board, now=days(9.95))
    assert card.due is None
    assert "nothing more is planned" in card.why_due


@pytest.mark.parametrize(
    ("board_at", "at"),
    [
        (datetime(2026, 5, 28, 14, 0, tzinfo=PARIS), datetime(2026, 5, 28, 8, 0, tzinfo=PARIS)),
        (datetime(2026, 5, 28, 7, 30, tzinfo=PARIS), datetime(2026, 5, 28, 6, 30, tzinfo=PARIS)),
        (datetime(2026, 5, 28, 0, 30, tzinfo=PARIS), datetime(2026, 5, 27, 23, 30, tzinfo=PARIS)),
        (datetime(2026, 10, 25, 14, 0, tzinfo=PARIS), datetime(2026, 10, 25, 7, 0, tzinfo=UTC)),
    ],
)
def test_the_brush_up_is_at_eight_where_the_board_is(board_at, at):
    assert brush_up_at(board_at) == at


@pytest.mark.parametrize(
    ("board", "offsets"),
    [
        (None, [1, 3, 7]),
        (-1, [1, 3, 7]),
        (10, [1, 4, 7.5]),
        (30, [1, 12, 22.5]),
        (2.5, [0.5, 1, 1.875]),
        (1.5, [0.5, 1]),
        (0.25, [0.25 / 3, 0.5 / 3]),
    ],
)
def test_spacing_fits_the_time_that_is_left(board, offsets):
    found = spaced_offsets(START, None if board is None else days(board))
    assert [each / timedelta(days=1) for each in found] == pytest.approx(offsets)


def test_time_is_counted_in_hours_across_a_change_of_the_clock():
    first = datetime(2026, 10, 24, 12, 0, tzinfo=PARIS)
    board = datetime(2026, 10, 26, 11, 0, tzinfo=PARIS)
    # The wall clock shows 47 hours; it is 48, which is two days.
    assert len(spaced_offsets(first, board)) == 3


@pytest.mark.parametrize("turn", [asked(40), asked(80), passed_on()])
def test_a_board_in_the_past_plans_nothing(turn):
    (card,) = cards(on_day(0, turn), board_at=days(1), now=days(2))
    assert card.due is None
    assert card.why_due == "The board has met; the next board date brings the question back."


def test_without_a_board_a_held_card_rests_after_three():
    (card,) = cards(*scores((0, 80), (1, 80), (3, 80)), board_at=None, now=days(3.1))
    assert card.due == days(7)
    (card,) = cards(*scores((0, 80), (1, 80), (3, 80), (7, 80)), board_at=None, now=days(8))
    assert card.due is None
    assert card.why_due == "The answer held in 3 spaced repeats; nothing more is planned."


CHANGES = [
    (a_fact(value="6"), "4 minutes", "6 minutes"),
    (a_fact(unit="hours"), "4 minutes", "4 hours"),
    (a_fact(status=FactStatus.ESTIMATE), "4 minutes (confirmed)", "4 minutes (estimate)"),
    (a_fact(value="", status=FactStatus.UNKNOWN), "4 minutes", "not known"),
]


@pytest.mark.parametrize(("fact", "before", "after"), CHANGES)
def test_a_changed_fact_makes_the_card_stale_and_due_at_once(fact, before, after):
    (card,) = cards(on_day(0, asked(95)), facts=(fact,))
    (stale,) = card.stale
    assert (stale.key, stale.before, stale.now) == ("rollback_minutes", before, after)
    assert card.due == days(0.1)
    assert card.best is None
    assert card.why_due == (
        f"The rollback minutes was {before} and is now {after}, so the answer no longer holds."
    )


@pytest.mark.parametrize(
    "fact",
    [
        a_fact(value=" 4 "),
        a_fact(tolerance=0.5, anchors=("rollback",), evidence="Run log 90", owner="Ines Okoro"),
    ],
)
def test_what_does_not_change_the_value_leaves_the_card_alone(fact):
    (card,) = cards(on_day(0, asked(95)), facts=(fact,))
    assert card.stale == ()


def test_a_fact_that_is_found_out_makes_the_gap_worth_asking_again():
    (card,) = cards(on_day(0, asked(30, facts=())))
    assert [(each.before, each.now) for each in card.stale] == [("not known", "4 minutes")]


def test_several_changes_are_counted():
    before = (a_fact(), a_fact("on_call"), a_fact("restore_minutes"))
    keys = tuple(fact.key for fact in before)
    turn = asked(95, facts=before, fact_keys=keys)
    after = tuple(replace(fact, value="9") for fact in before)
    (card,) = cards(on_day(0, turn), facts=after)
    assert "and 2 more facts have changed" in card.why_due


def test_a_fact_the_turn_does_not_lean_on_may_change():
    turn = asked(95, facts=(*SHEET, a_fact("on_call", value="5")))
    (card,) = cards(on_day(0, turn), facts=(*SHEET, a_fact("on_call", value="6")))
    assert card.stale == ()


def test_a_fact_the_answer_states_makes_it_stale_even_when_nobody_asked_for_it():
    fact = a_fact(anchors=("rollback", "roll back"))
    turn = asked(95, facts=(fact,), fact_keys=(), answer="The rollback takes 4 minutes.")
    (card,) = cards(on_day(0, turn), facts=(a_fact(value="6"),))
    assert [stale.key for stale in card.stale] == ["rollback_minutes"]


def test_an_answer_with_the_new_value_is_current_and_older_ones_are_not_the_best():
    now = (a_fact(value="6"),)
    (card,) = cards(on_day(0, asked(95)), on_day(2, asked(80, facts=now)), facts=now, now=days(2.1))
    assert card.stale == ()
    assert card.best is not None
    assert card.best.score == 80
    # The run begins with the answer that is true now.
    assert (card.passes, card.due) == (0, days(3))


def test_the_most_urgent_card_is_first():
    changed = a_fact("on_call", value="5")
    found = cards(
        on_day(
            0,
            asked(80, "HELD-LATER"),
            asked(60, "FAILED-60"),
            asked(20, "FAILED-20"),
            asked(99, "STALE", facts=(*SHEET, changed), fact_keys=("on_call",)),
        ),
        on_day(-3, asked(80, "HELD-OVERDUE")),
        facts=(*SHEET, a_fact("on_call", value="6")),
    )
    assert [card.prompt_id for card in found] == [
        "STALE",
        "FAILED-20",
        "FAILED-60",
        "HELD-OVERDUE",
        "HELD-LATER",
    ]


def test_the_brush_up_takes_the_five_weakest_stale_ones_first():
    turns = [asked(score, f"P-{score}") for score in (95, 60, 80, 20, 75, 40)]
    stale = asked(99, "STALE", facts=(a_fact("on_call"),), fact_keys=("on_call",))
    found = brush_up(cards(on_day(0, *turns, stale)))
    assert [card.prompt_id for card in found] == ["STALE", "P-20", "P-40", "P-60", "P-75"]
    assert brush_up(found, 0) == ()
    assert len(brush_up(found, 9)) == 5


GAPS = st.lists(
    st.tuples(st.timedeltas(timedelta(0), timedelta(days=9)), st.booleans()), max_size=12
)
ZONES = st.sampled_from([UTC, PARIS, ZoneInfo("America/New_York")])


def history(gaps):
    """Attempts that far apart, from a day before the clocks go back."""
    at, attempts = datetime(2026, 10, 24, 9, 0, tzinfo=UTC), []
    for gap, passed in gaps:
        at += gap
        attempts.append((at, passed))
    return attempts


@given(
    gaps=GAPS.filter(bool),
    wait=st.timedeltas(timedelta(0), timedelta(days=30)),
    board=st.none() | st.timedeltas(timedelta(days=-5), timedelta(days=90)),
    zones=st.tuples(ZONES, ZONES),
)
def test_due_is_never_before_now_and_never_after_the_board(gaps, wait, board, zones):
    attempts = history(gaps)
    now = (attempts[-1][0] + wait).astimezone(zones[0])
    board_at = None if board is None else (attempts[0][0] + board).astimezone(zones[1])
    progress = progress_of(attempts, board_at)
    assert progress is not None
    due = next_due(progress, board_at=board_at, now=now)
    if due.at is None:
        assert due.step in (Step.NOTHING, Step.OVER)
        return
    assert due.at.tzinfo is now.tzinfo
    # Seen in UTC, because two moments of one zone compare by the wall clock.
    assert due.at.astimezone(UTC) >= now.astimezone(UTC)
    assert board_at is None or due.at.astimezone(UTC) <= board_at.astimezone(UTC)


@given(gaps=GAPS, board=st.none() | st.timedeltas(timedelta(days=-5), timedelta(days=90)))
def test_passes_never_fall_while_answers_hold_and_start_over_when_one_fails(gaps, board):
    attempts = history(gaps)
    board_at = None if board is None or not attempts else attempts[0][0] + board
    counts = [0]
    for number in range(1, len(attempts) + 1):
        progress = progress_of(attempts[:number], board_at)
        assert progress is not None
        counts.append(progress.passes)
        assert attempts[number - 1][1] or progress.passes == 0
    for (_, passed), (before, after) in zip(attempts, pairwise(counts), strict=True):
        assert 0 <= after <= 3
        assert not passed or before <= after <= before + 1


@given(board=st.timedeltas(timedelta(hours=1), timedelta(days=200)))
def test_spaced_passes_rise_and_stay_before_the_board(board):
    offsets = spaced_offsets(START, START + board)
    assert list(offsets) == sorted(set(offsets))
    assert timedelta(0) < offsets[0]
    assert offsets[-1] < board


@given(board=st.timedeltas(timedelta(hours=2), timedelta(days=120)))
def test_practising_when_due_brings_every_spaced_pass_before_the_board(board):
    board_at = START + board
    attempts, of = [(START, True)], len(spaced_offsets(START, board_at))
    for _ in range(of + 2):
        progress = progress_of(attempts, board_at)
        assert progress is not None
        due = next_due(progress, board_at=board_at, now=attempts[-1][0])
        if due.at is None or due.at >= board_at:
            break
        attempts.append((due.at, True))
    done = progress_of(attempts, board_at)
    assert done is not None
    # The look on the morning may come before the last of them and stand in its place.
    assert done.passes >= of - 1
