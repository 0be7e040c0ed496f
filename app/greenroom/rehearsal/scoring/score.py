"""The score of an answer as a bill: the lines, what holds it down, and what to change first.

The rules are those of section 7.7 of the design. Nothing is estimated: what a change would gain
is the score worked out once more with that gap closed.
"""

from collections.abc import Iterator
from dataclasses import replace

from greenroom.model.rehearsal import Finding, FindingKind, Turn
from greenroom.model.score import Bill, Cap, Fix
from greenroom.rehearsal.findings.turn_findings import TurnFindings
from greenroom.rehearsal.findings.weaknesses import (
    GAP_OF_SLOT,
    PRIORITIES,
    Gap,
    gap_of_finding,
    gap_of_point,
)
from greenroom.rehearsal.scoring import bill_wordings as words
from greenroom.rehearsal.scoring.case import Case, case_of, close
from greenroom.rehearsal.scoring.lines import lines_of
from greenroom.rehearsal.scoring.strengths import strength_of

PROBE_COST = 5
"""What each follow-up that was needed takes off."""
MOST_FIXES = 2
"""The most fixes shown at once."""

NON_ANSWER_CAP, CONTRADICTION_CAP, PREMISE_CAP, MUST_CAP, PROMISE_CAP = 30, 45, 50, 69, 70
"""How far an answer can come at most, by what is wrong with it."""


def bill_of(turn: Turn, found: TurnFindings) -> Bill | None:
    """The bill of everything said in a turn; None while nothing was said.

    `found` are the turn's own findings. The same turn always gives the same bill; offsets are
    code points of `turn.answer`.
    """
    if not turn.exchanges:
        return None
    case = case_of(turn, found)
    bill = _bill(case)
    return replace(
        bill, strength=strength_of(case, found.reading.heard), fixes=_fixes(case, bill.score)
    )


def _bill(case: Case) -> Bill:
    """The score and its lines, without the advice."""
    lines = lines_of(case)
    cost = PROBE_COST * case.probes
    before = max(0, round(sum(line.points for line in lines)) - cost)
    lowest = min(_caps(case), key=lambda cap: cap.limit, default=None)
    # A limit above the sum holds nothing down, so it is not mentioned.
    cap = lowest if lowest is not None and lowest.limit < before else None
    return Bill(
        score=cap.limit if cap else before,
        before=before,
        lines=lines,
        cap=cap,
        probe_cost=cost,
        disputed=case.disputed,
    )


def _caps(case: Case) -> Iterator[Cap]:
    """Every limit that applies."""
    if case.refused:
        yield Cap(NON_ANSWER_CAP, words.CAP_REFUSED)
    wrong = case.first(FindingKind.CONTRADICTION)
    if wrong is not None:
        yield Cap(CONTRADICTION_CAP, words.say(words.CAP_CONTRADICTION, wrong))
    accepted = case.first(FindingKind.PREMISE_ACCEPTED)
    if accepted is not None:
        yield Cap(PREMISE_CAP, words.say(words.CAP_PREMISE, accepted))
    if case.promised is not None:
        yield Cap(PROMISE_CAP, words.CAP_PROMISE)
    # What a take-away leaves open is what it promises to bring.
    elif case.missing_musts:
        label = case.missing_musts[0].label
        yield Cap(MUST_CAP, words.say(words.CAP_MUST, label=label))


def _fixes(case: Case, score: int) -> tuple[Fix, ...]:
    """What would gain most, with its exact gain; nothing that would gain nothing."""
    # Several findings can show one gap, and one change puts them all right.
    fixes = [
        _fix(case, gap, _bill(close(case, gap)).score - score) for gap in dict.fromkeys(_gaps(case))
    ]
    worth = (fix for fix in fixes if fix.gain > 0)
    return tuple(sorted(worth, key=_order)[:MOST_FIXES])


def _order(fix: Fix) -> tuple[int, int]:
    """The largest gain first, then the more urgent."""
    return -fix.gain, -PRIORITIES.get(fix.kind, 0) if fix.kind else 0


def _gaps(case: Case) -> Iterator[Gap]:
    """Everything that could be put right, in the order of the answer's reading."""
    yield from (gap_of_finding(fault) for fault in case.faults if fault.kind in words.FIXES)
    # A take-away closes its own gaps later; nobody is told to round it off now.
    if case.promised is None:
        yield from (gap_of_point(each.point) for each in case.points if not each.made)
        yield from (Gap(GAP_OF_SLOT[need.slot]) for need in case.needs if not need.filled)
        if case.refused:
            yield Gap(FindingKind.EVASIVE)
    if case.cut_off:
        yield Gap(FindingKind.TOO_LONG)


def _fix(case: Case, gap: Gap, gain: int) -> Fix:
    """The advice for a gap, with the words it is about."""
    missing = next(
        (each.point for each in case.points if not each.made and gap_of_point(each.point) == gap),
        None,
    )
    fault = _shown(case, gap)
    start, end = (fault.start, fault.end) if fault else (0, 0)
    if missing is not None:
        wording = words.FIXES[FindingKind.KEY_POINT_MISSING] if missing.must else words.ROUND_OFF
        return Fix(words.say(wording, label=missing.label), gain, gap.kind, start, end)
    kind = fault.kind if fault else gap.kind
    return Fix(words.say(words.FIXES[kind], fault), gain, gap.kind, start, end)


def _shown(case: Case, gap: Gap) -> Finding | None:
    """The fault that shows a gap, one with a quotation if there is any."""
    shown = [fault for fault in case.faults if gap_of_finding(fault) == gap]
    return next((fault for fault in shown if fault.quote), shown[0] if shown else None)
