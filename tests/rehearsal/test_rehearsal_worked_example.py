"""The worked example of section 6, end to end: engine, follow-ups, bill, ledger and take-aways."""

from dataclasses import replace

from greenroom.model.event import Answered, Asked, Briefed, Ended, Event, Probed, Started
from greenroom.model.ledger import Claim, Verdict
from greenroom.model.rehearsal import FindingKind, Pressure, Probe, Rehearsal, RehearsalState
from greenroom.model.score import Dimension
from greenroom.rehearsal.engine import apply, replay
from greenroom.rehearsal.probing.probes import choose_probe
from greenroom.rehearsal.scoring.feedback import feedback, scored
from rehearsal.builders_facts import claims_in
from rehearsal.builders_rehearsal import (
    ROLLBACK_BRIEF,
    START,
    a_plan,
    minutes_in,
    rollback_question,
)

REPLIES = (
    "It should be fine, the team will handle it and we can revert pretty quickly.",
    "Priya decides, and it takes about ten minutes.",
    "Four. Ten was the old figure. Priya calls it as soon as error rate is over 1 %.",
)
PROBES = (
    "“the team will handle it”: one name, please.",
    (
        "You said “about ten minutes”. The pack says 4 minutes (drilled on 12 May). "
        "Which one do I write down?"
    ),
)


def rehearse(*replies: str) -> tuple[Rehearsal, list[Event]]:
    """The rehearsal of one question: a reply to it and to each follow-up, and every event."""
    question = rollback_question()
    events: list[Event] = [
        Started(START, "run-1", a_plan()),
        Briefed(minutes_in(0), ROLLBACK_BRIEF),
        Asked(minutes_in(1), question),
    ]
    rehearsal = replay(events)
    for minute, reply in enumerate(replies, 2):
        events.append(Answered(minutes_in(minute), reply))
        rehearsal = apply(rehearsal, events[-1])
        probe = choose_probe(rehearsal.turns[-1], Pressure.BOARD, rehearsal_id="run-1")
        if probe is not None:
            events.append(Probed(minutes_in(minute + 0.5), probe))
            rehearsal = apply(rehearsal, events[-1])
    return rehearsal, events


def test_the_persona_asks_for_the_name_then_confronts_with_the_sheet_then_moves_on():
    rehearsal, _ = rehearse(*REPLIES)
    turn = rehearsal.turns[0]
    probes = [exchange.probe for exchange in turn.exchanges[1:]]
    assert [probe.text for probe in probes if probe] == list(PROBES)
    assert [probe.kind for probe in probes if probe] == [
        FindingKind.NO_OWNER,
        FindingKind.CONTRADICTION,
    ]
    assert [probe.fact_key for probe in probes if probe] == ["", "rollback_minutes"]
    assert turn.open_probe is None
    assert rehearsal.state is RehearsalState.ANSWERED


def test_the_bill_says_eighty_three():
    rehearsal, _ = rehearse(*REPLIES)
    bill = scored(rehearsal).bills[0]
    assert bill is not None
    assert (bill.score, bill.cap, bill.probe_cost) == (83, None, 10)
    earned = {each.dimension: (each.points, each.weight) for each in bill.lines}
    assert earned[Dimension.KEY_POINTS] == (28, 35)
    assert earned[Dimension.SPECIFICS] == (20, 20)
    assert earned[Dimension.CONSISTENCY] == (10, 10)
    assert [(fix.text, fix.gain) for fix in bill.fixes] == [
        ("To round it off, mention what happens to new data.", 7)
    ]
    assert bill.passed
    assert not bill.board_ready


def test_ten_stays_in_the_ledger_as_corrected():
    rehearsal, _ = rehearse(*REPLIES)
    claims = [claim for claim in claims_in([rehearsal]) if claim.fact_key == "rollback_minutes"]
    assert [(claim.value, claim.verdict, claim.corrected) for claim in claims] == [
        ("600", Verdict.CONTRADICTS, True),
        ("240", Verdict.AGREES, False),
    ]
    assert [rehearsal.turns[0].answer[claim.start : claim.end] for claim in claims] == [
        "about ten minutes",
        "Four",
    ]


def test_left_at_ten_minutes_the_score_is_held_at_forty_five():
    rehearsal, _ = rehearse(*REPLIES[:2], "About ten minutes, as I said, at an error rate of 1 %.")
    bill = scored(rehearsal).bills[0]
    assert bill is not None
    assert bill.cap is not None
    assert (bill.score, bill.cap.limit) == (45, 45)


def test_the_same_events_always_make_the_same_rehearsal_and_bill():
    rehearsal, events = rehearse(*REPLIES)
    again = replay(events)
    assert again == rehearsal
    assert scored(again) == scored(rehearsal)
    assert rehearse(*REPLIES)[1] == events


def test_an_ended_rehearsal_owes_nothing():
    rehearsal, events = rehearse(*REPLIES)
    ended = replay([*events, Ended(minutes_in(9))])
    assert scored(ended).take_aways == ()
    assert feedback(ended.turns[0]).bill == feedback(rehearsal.turns[0]).bill


def next_probe(earlier: tuple[Claim, ...]) -> Probe | None:
    """What a later rehearsal asks who says four minutes now."""
    events = [
        Started(START, "run-2", a_plan()),
        Briefed(minutes_in(0), replace(ROLLBACK_BRIEF, earlier=earlier)),
        Asked(minutes_in(1), rollback_question(persona_name="QA lead", difficulty=1)),
        Answered(
            minutes_in(2), "At an error rate of 1 % Priya decides. We restore in four minutes."
        ),
    ]
    return choose_probe(replay(events).turns[0], Pressure.BOARD, rehearsal_id="run-2")


def test_what_was_learned_from_an_earlier_rehearsal_is_not_held_against_anybody():
    left_at_ten = claims_in([rehearse(*REPLIES[:2])[0]])
    assert left_at_ten[-1].verdict is Verdict.CONTRADICTS
    assert next_probe(left_at_ten) is None


def test_a_value_nobody_could_check_in_an_earlier_rehearsal_is_held_against_a_new_one():
    ten = replace(claims_in([rehearse(*REPLIES[:2])[0]])[-1], verdict=Verdict.NOT_CHECKED)
    probe = next_probe((ten,))
    assert probe is not None
    assert (probe.kind, probe.fact_key) == (FindingKind.INCONSISTENCY, "rollback_minutes")
    assert probe.text == (
        "“four minutes”. On 18 May you told the release manager about ten minutes. "
        "Which of the two holds?"
    )
