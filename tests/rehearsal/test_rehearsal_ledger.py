"""The claim ledger: what was said about each fact, and where it changed."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.model.ledger import Claim, Verdict
from greenroom.model.rehearsal import FindingKind, Rehearsal, RehearsalState, Turn
from greenroom.rehearsal.facts.fact_lock import claims_of
from greenroom.rehearsal.facts.ledger import differing, inconsistencies
from greenroom.rehearsal.facts.sameness import is_same
from greenroom.rehearsal.findings.turn_findings import findings_of_turn
from rehearsal.builders_facts import BRIEF, a_claiming_turn, claims_in, said
from rehearsal.builders_rehearsal import START, a_plan, a_question


def a_rehearsal_of(number: int, *turns: Turn) -> Rehearsal:
    """A rehearsal on a day of its own, with those turns."""
    start = START + timedelta(days=number)
    told = tuple(
        replace(
            turn,
            exchanges=tuple(
                replace(each, answered_at=start + timedelta(minutes=minute))
                for each in turn.exchanges
            ),
        )
        for minute, turn in enumerate(turns)
    )
    return Rehearsal(f"run-{number}", a_plan(), RehearsalState.ENDED, start, BRIEF, told)


def pairs(*answers: str) -> list[tuple[str, str]]:
    """The (earlier, later) words of differing claims, each answer a turn of its own."""
    claims = claims_in([a_rehearsal_of(0, *map(a_claiming_turn, answers))])
    return [(one.said, other.said) for one, other in differing(claims)]


def test_the_ledger_holds_every_claim_oldest_first() -> None:
    early = a_rehearsal_of(1, a_claiming_turn("The rollback takes four minutes."))
    late = a_rehearsal_of(2, a_claiming_turn("The rollback takes ten minutes."))
    claims = claims_in([late, early])
    assert [(claim.rehearsal_id, claim.value) for claim in claims] == [
        ("run-1", "240"),
        ("run-2", "600"),
    ]
    assert claims[0].persona_name == a_question().persona_name


@pytest.mark.parametrize(
    "answers",
    [
        ("The rollback takes four minutes.", "The rollback takes 240 s."),
        ("The rollback takes ten minutes.", "A rollback needs 600 seconds."),
        ("The rollback takes under five minutes.", "The rollback takes four minutes."),
        ("The rollback takes four minutes.", "The rollback takes between 3 and 5 minutes."),
        ("The rollback takes ten minutes.", "The rollback takes about eleven minutes."),
        ("We drilled it on 12 May.", "The last drill was on 2026-05-12."),
        ("The window opens at 10 pm.", "The window opens at 22:00 on Saturday."),
        ("The call starts at noon UTC.", "The call starts at 14:00 CEST."),
        ("Marco decides on the rollback.", "Marco Diaz makes the call on the rollback."),
        ("Availability is 99.5 %.", "Availability is 99.5 percent."),
        ("The flag is routing-v2.", "It hangs on routing-v2, the flag."),
        ("The database rollback takes ten minutes.", "The cache rollback takes two minutes."),
        ("The rollback takes four minutes.", "The migration takes 90 minutes."),
        ("The alarms were tested.", "The alarms were tested."),
    ],
)
def test_the_same_in_other_words_does_not_differ(answers: tuple[str, str]) -> None:
    assert pairs(*answers) == []


@pytest.mark.parametrize(
    ("earlier", "later", "pair"),
    [
        (
            "The rollback takes four minutes.",
            "The rollback takes ten minutes.",
            ("four minutes", "ten minutes"),
        ),
        (
            "The rollback takes ten minutes.",
            "The rollback takes under five minutes.",
            ("ten minutes", "under five minutes"),
        ),
        ("We launch on Friday.", "Launch is on 23 May.", ("Friday", "23 May")),
        (
            "The window opens at 21:00.",
            "The window opens at 22:00.",
            ("21:00", "22:00"),
        ),
        (
            "Marco decides on the rollback.",
            "Priya decides on the rollback.",
            ("Marco", "Priya"),
        ),
        ("No criticals.", "We have two open criticals.", ("no criticals", "two")),
        (
            "The alarms were tested.",
            "The alarms were not tested.",
            ("the alarms were tested", "the alarms were not tested"),
        ),
    ],
)
def test_another_value_differs(earlier: str, later: str, pair: tuple[str, str]) -> None:
    assert pairs(earlier, later) == [pair]


def test_each_change_is_told_once() -> None:
    four, ten = "The rollback takes four minutes.", "The rollback takes ten minutes."
    changes = [("four minutes", "ten minutes"), ("ten minutes", "four minutes")]
    assert pairs(four, ten, ten, four) == changes


def test_a_corrected_value_is_not_held_against_anybody() -> None:
    slip = "The rollback takes ten minutes. Sorry. The rollback takes four minutes."
    assert pairs(slip, "The rollback takes four minutes.") == []


def test_a_value_that_follows_the_sheet_is_no_change_of_mind() -> None:
    before, after = said("The rollback takes four minutes.")[0], said("Availability is 99.95 %.")[0]
    moved = replace(before, value="360", said="six minutes", expected="6 minutes")
    assert differing([before, moved]) == ()
    assert differing([before, after]) == ()


def test_a_turn_is_held_against_the_last_word_before_it() -> None:
    first = said("The rollback takes four minutes.")
    turn = a_claiming_turn("The rollback takes ten minutes.")
    ((earlier, later),) = inconsistencies(turn, claims_of(turn), first)
    assert (earlier.said, later.said) == ("four minutes", "ten minutes")
    assert inconsistencies(turn, claims_of(turn), (*first, *claims_of(turn))) == ()


def test_getting_it_right_this_time_is_no_inconsistency() -> None:
    wrong = said("The rollback takes ten minutes.")
    turn = a_claiming_turn("The rollback takes four minutes.")
    rehearsed = replace(turn, brief=replace(BRIEF, earlier=wrong))
    assert inconsistencies(rehearsed, claims_of(rehearsed), wrong) == ()
    # In one sitting the board heard both.
    assert len(inconsistencies(turn, claims_of(turn), wrong)) == 1


def test_values_that_belong_to_nothing_for_certain_never_differ() -> None:
    one, other = (
        Claim("flag", "flag", value, value, "on", Verdict.NOT_CHECKED, 0, 1, value, START)
        for value in ("", "off")
    )
    assert is_same(one, other)
    assert differing([one, other]) == ()


SAYINGS = (
    "The rollback takes four minutes.",
    "The rollback takes ten minutes.",
    "Marco decides on the rollback.",
    "We drilled it on 3 May and 405 of 412 tests passed.",
    "Availability is 99.5 %.",
    "Nothing to add.",
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 9), st.lists(st.sampled_from(SAYINGS), min_size=1, max_size=3)),
        max_size=5,
        unique_by=lambda each: each[0],
    ),
    st.randoms(use_true_random=False),
)
def test_the_ledger_is_in_the_order_things_were_said(
    days: list[tuple[int, list[str]]], shuffle: Random
) -> None:
    rehearsals = [a_rehearsal_of(day, *map(a_claiming_turn, words)) for day, words in days]
    shuffled = list(rehearsals)
    shuffle.shuffle(shuffled)
    claims = claims_in(shuffled)
    assert [each.said_at for each in claims] == sorted(each.said_at for each in claims)
    assert claims == claims_in(rehearsals)
    for one, other in pairwise(claims):
        same = (one.rehearsal_id, one.said_at) == (other.rehearsal_id, other.said_at)
        assert not same or one.start <= other.start
    for earlier, later in differing(claims):
        assert earlier.said_at <= later.said_at
        assert earlier.fact_key == later.fact_key
        assert not is_same(earlier, later)


@pytest.mark.parametrize(
    ("then", "now", "key", "said_then", "said_now"),
    [
        (
            "The rollback takes four minutes.",
            "The rollback takes ten minutes.",
            "rollback_minutes",
            "four minutes",
            "ten minutes",
        ),
        (
            "We drilled it on 12 May.",
            "The last drill was on 3 May.",
            "rollback_last_drill",
            "12 May",
            "3 May",
        ),
        (
            "Priya decides on the rollback.",
            "Marco decides on the rollback.",
            "rollback_owner",
            "Priya",
            "Marco",
        ),
        ("38 are trained.", "35 are trained.", "agents_trained", "38", "35"),
    ],
)
def test_another_value_in_a_later_rehearsal_is_a_finding_with_both_and_when(
    then: str, now: str, key: str, said_then: str, said_now: str
) -> None:
    first = a_rehearsal_of(0, a_claiming_turn(then))
    ((earlier, later),) = differing(claims_in([a_rehearsal_of(3, a_claiming_turn(now)), first]))
    assert (earlier.rehearsal_id, later.rehearsal_id) == ("run-0", "run-3")
    assert (earlier.said, later.said) == (said_then, said_now)
    assert later.said_at - earlier.said_at == timedelta(days=3)

    turn = a_claiming_turn(now)
    rehearsed = replace(turn, brief=replace(BRIEF, earlier=claims_in([first])))
    found = findings_of_turn(rehearsed, rehearsal_id="run-3").findings
    (finding,) = [each for each in found if each.kind is FindingKind.INCONSISTENCY]
    assert finding.fact_key == key
    assert finding.quote == said_now
    assert finding.expected == said_then
    assert said_then in finding.reason
    assert said_now in finding.reason
    # The claim it is held against tells when and to whom it was said.
    ((before, _),) = inconsistencies(rehearsed, claims_of(rehearsed), rehearsed.brief.earlier)
    assert (before.said_at, before.persona_name) == (START, "Release manager")


def test_a_changed_sheet_that_both_answers_followed_is_no_finding() -> None:
    first = a_rehearsal_of(0, a_claiming_turn("The rollback takes four minutes."))
    facts = tuple(
        replace(each, value="10") if each.key == "rollback_minutes" else each
        for each in BRIEF.facts
    )
    brief = replace(BRIEF, facts=facts, earlier=claims_in([first]))
    turn = a_claiming_turn("The rollback takes ten minutes.", brief=brief)
    kinds = {each.kind for each in findings_of_turn(turn).findings}
    assert FindingKind.INCONSISTENCY not in kinds
    assert FindingKind.CONTRADICTION not in kinds
