"""Two attempts side by side: what changed, in plain sentences."""

from dataclasses import replace

import pytest

from greenroom.model.prompt import Slot
from greenroom.model.rehearsal import (
    Dispute,
    Exchange,
    Finding,
    FindingKind,
    Promise,
    Rehearsal,
    RehearsalState,
)
from greenroom.model.score import Bill, BillLine, Cap, Dimension
from greenroom.rehearsal.scoring.comparison import Attempted, compare, compare_turns, side_by_side
from greenroom.rehearsal.scoring.feedback import feedback
from rehearsal.builders_rehearsal import DECIDER, START, TRIGGER, a_plan, a_question, a_turn

DECISION = a_question(needs=(Slot.OWNER,), key_points=(TRIGGER, DECIDER))
WEAK = "It should be fine, the team will handle it."
STRONG = "Yes. Priya Nair decides as soon as the error rate is over 1 %."
MUST = Cap(69, "A must point is missing.")


def a_bill(score: int = 50, *lines: BillLine, cap: Cap | None = None, probe_cost: int = 0) -> Bill:
    return Bill(score, score, lines, cap, probe_cost)


def found(kind: FindingKind, quote: str = "", label: str = "") -> Finding:
    return Finding(kind, 0, len(quote), quote, "It matters.", label)


def a_line(points: float, dimension: Dimension = Dimension.SPECIFICS) -> BillLine:
    return BillLine(dimension, points, 20)


NOTHING = Attempted("", None)
CHANGES = [
    (Attempted("a", a_bill(52)), Attempted("b", a_bill(81)), ["The score rose from 52 to 81."]),
    (Attempted("a", a_bill(81)), Attempted("b", a_bill(52)), ["The score fell from 81 to 52."]),
    (Attempted("a", a_bill()), Attempted("b", a_bill()), ["The score stayed at 50."]),
    (NOTHING, Attempted("b", a_bill(52)), ["There was no answer before; this one scores 52."]),
    (Attempted("a", a_bill(52)), NOTHING, ["There is no answer now; the one before scored 52."]),
    (NOTHING, NOTHING, ["Nothing that counts has changed."]),
    (
        Attempted("a", a_bill(cap=MUST)),
        Attempted("b", a_bill()),
        ["The score stayed at 50.", "It is no longer held at 69 (a must point is missing)."],
    ),
    (
        Attempted("a", a_bill()),
        Attempted("b", a_bill(cap=MUST)),
        ["The score stayed at 50.", "It is now held at 69 (a must point is missing)."],
    ),
    (
        Attempted("a", a_bill(probe_cost=10)),
        Attempted("b", a_bill()),
        ["The score stayed at 50.", "Follow-ups cost 0 points, where they cost 10 points before."],
    ),
    (
        Attempted("a", a_bill(50, a_line(10), a_line(4, Dimension.CLARITY))),
        Attempted("b", a_bill(50, a_line(9), a_line(20, Dimension.CLARITY))),
        [
            "The score stayed at 50.",
            "Clarity gained 16 points: 4 of 20 before, 20 of 20 now.",
            "Specifics lost 1 point: 10 of 20 before, 9 of 20 now.",
        ],
    ),
    (
        Attempted("", None, (found(FindingKind.NO_OWNER), found(FindingKind.HEDGE, "hopefully"))),
        Attempted("", None, (found(FindingKind.HEDGE, "should be fine"),)),
        ["Mended: no owner."],
    ),
    (
        Attempted("", None, (found(FindingKind.STRONG),)),
        Attempted(
            "",
            None,
            (
                found(FindingKind.TAKE_AWAY, "Ines brings it"),
                found(FindingKind.KEY_POINT_MISSING, label="the decider"),
            ),
        ),
        [
            "New weakness: key point missing: the decider.",
            "New strength: take-away (“Ines brings it”).",
            "Strength lost: strong answer.",
        ],
    ),
    (
        Attempted("", None, (found(FindingKind.TOO_LONG, "word " * 40),)),
        NOTHING,
        [f"Mended: too long (“{('word ' * 40)[:59].rstrip()}…”)."],
    ),
]


@pytest.mark.parametrize(("before", "after", "changes"), CHANGES)
def test_what_changed_is_said_in_sentences(before, after, changes):
    assert list(side_by_side(before, after).changes) == changes


def test_an_attempt_set_aside_is_scored_as_it_stood():
    turn = replace(
        a_turn(STRONG, question=DECISION),
        attempts=((Exchange(None, "Hopefully.", START),), (Exchange(None, WEAK, START),)),
        promise=Promise("Ines Okoro", START, "Ines Okoro brings it."),
        disputes=(Dispute(FindingKind.NO_OWNER, "", "I said so."),),
    )
    found = compare(turn)
    assert found is not None
    assert (found.before.answer, found.after.answer) == (WEAK, STRONG)
    alone = feedback(a_turn(WEAK, question=DECISION))
    assert found.before.bill == alone.bill
    assert found.before.findings == alone.findings
    assert found.before.bill is not None
    assert found.after.bill is not None
    assert found.before.bill.score < found.after.bill.score
    assert found.changes[0].startswith("The score rose from")
    oldest = compare(turn, attempt=0)
    assert oldest is not None
    assert oldest.before.answer == "Hopefully."


@pytest.mark.parametrize("attempt", [-1, 0, 5])
def test_a_single_attempt_compares_with_nothing(attempt):
    assert compare(a_turn(STRONG), attempt=attempt) is None


def test_one_question_is_compared_across_rehearsals():
    first, second = (
        Rehearsal(
            name,
            a_plan(),
            RehearsalState.ENDED,
            START,
            turns=(a_turn("Yes."), a_turn(answer, question=DECISION)),
        )
        for name, answer in (("run-1", WEAK), ("run-2", STRONG))
    )
    found = compare_turns((first, 1), (second, 1))
    assert (found.before.answer, found.after.answer) == (WEAK, STRONG)
