"""What to tell the presenter after an answer, and the bills of a whole rehearsal.

The strength and the fixes are part of the bill; the whole list of findings is there for whoever
wants it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from greenroom.model.ledger import Claim
from greenroom.model.rehearsal import (
    Finding,
    FindingKind,
    Rehearsal,
    SlotReading,
    TakeAway,
    Turn,
)
from greenroom.model.score import Bill, Scored
from greenroom.rehearsal.findings.memory import findings_knowing
from greenroom.rehearsal.findings.take_aways import take_away_of
from greenroom.rehearsal.findings.turn_findings import TurnFindings
from greenroom.rehearsal.scoring.score import bill_of


@dataclass(frozen=True, slots=True)
class Feedback:
    """What an answer shows, for the moment after it.

    `slots` follows the question's needs; `findings` is everything found in the whole turn, the
    disputed among it; `claims` is what was said about the facts; `bill` is None without an answer.
    """

    slots: tuple[SlotReading, ...]
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    bill: Bill | None


def feedback(
    turn: Turn,
    before: tuple[Turn, ...] = (),
    *,
    rehearsal_id: str = "",
    off: frozenset[FindingKind] = frozenset(),
    said: Iterable[Claim] | None = None,
) -> Feedback:
    """The feedback on everything said in a turn; slots empty and no bill while nothing was said.

    `before` are the rehearsal's earlier turns; kinds in `off` are not looked for and cost
    nothing. `said` are the claims of `before`, oldest first; who has them at hand spares reading
    those turns again. Offsets are code points of `turn.answer`.
    """
    found = findings_knowing(turn, before, said, rehearsal_id=rehearsal_id, off=off)
    return Feedback(
        slots=tuple(found.reading.slots[slot] for slot in turn.question.needs),
        findings=found.findings,
        claims=found.claims,
        bill=bill_of(turn, found),
    )


def scored(rehearsal: Rehearsal, *, off: frozenset[FindingKind] = frozenset()) -> Scored:
    """The rehearsal with one bill for each turn, as `feedback` gives it; None without an answer.

    A take-away's id is the rehearsal's id and its turn's number from 0, as in `run-1/3`. Every
    answer is read for its facts once, so the time grows with the number of turns.
    """
    bills: list[Bill | None] = []
    said: list[Claim] = []
    promised: list[TakeAway | None] = []
    for number, turn in enumerate(rehearsal.turns):
        before = rehearsal.turns[:number]
        told = feedback(turn, before, rehearsal_id=rehearsal.id, off=off, said=tuple(said))
        bills.append(told.bill)
        said.extend(told.claims)
        promised.append(take_away_of(turn, told.findings, f"{rehearsal.id}/{number}"))
    return Scored(
        rehearsal, tuple(bills), tuple(said), tuple(each for each in promised if each is not None)
    )


def is_dont_know(found: TurnFindings) -> bool:
    """Whether the presenter said not to know, with nobody named who finds out by a day.

    A hint, the sample answer or a take-away is what to offer then.
    """
    return any(each.kind is FindingKind.DONT_KNOW for each in found.findings)
