"""What is weighed when an answer is scored: points, slots and faults, and closing one of them.

The score of a probed answer counts its final text. Points, slots and facts are therefore read
from the whole turn, while the wording is that of the last reply: the follow-up has already
had its price for what was said before it.
"""

from dataclasses import dataclass, replace

from greenroom.model.ledger import Claim, Verdict
from greenroom.model.prompt import KeyPoint, Slot
from greenroom.model.rehearsal import Finding, FindingKind, SlotReading, Turn
from greenroom.rehearsal.findings.turn_findings import TurnFindings, is_disputed
from greenroom.rehearsal.findings.weaknesses import GAP_OF_SLOT, Gap, gap_of_finding, gap_of_point
from greenroom.rehearsal.hearing.clauses import Span

REFUSALS = frozenset(
    (
        FindingKind.DEFERRAL,
        FindingKind.DONT_KNOW,
        FindingKind.EVASIVE,
        FindingKind.ACKNOWLEDGED,
    )
)
"""What stands in the place of an answer."""

# A fact that was got wrong stays wrong until it is put right, whichever reply it was in.
_WHOLE_TURN = frozenset(
    (
        FindingKind.CONTRADICTION,
        FindingKind.INCONSISTENCY,
        FindingKind.PREMISE_ACCEPTED,
        FindingKind.PREMISE_CORRECTED,
        FindingKind.TAKE_AWAY,
        FindingKind.OFF_TOPIC,
    )
)
NOWHERE = Span(0, 0)
"""The span of what no words show."""


@dataclass(frozen=True, slots=True)
class CountedPoint:
    """A key point that can be checked: whether it was made, and where."""

    point: KeyPoint
    made: bool
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the score of a turn is made of; nothing in it is disputed or switched off.

    `needs` leaves the answer slot out, which `answered` stands for; `promised` is set for a
    take-away; `agreeing` are the claims that match the fact sheet; `probes` counts the
    follow-ups that were needed; `disputed` the findings left out.
    """

    points: tuple[CountedPoint, ...]
    needs: tuple[SlotReading, ...]
    faults: tuple[Finding, ...]
    agreeing: tuple[Claim, ...] = ()
    answered: Span | None = NOWHERE
    promised: Span | None = None
    cut_off: bool = False
    probes: int = 0
    disputed: int = 0

    def has(self, *kinds: FindingKind) -> bool:
        """Whether a fault of one of those kinds counts."""
        return any(fault.kind in kinds for fault in self.faults)

    def first(self, *kinds: FindingKind) -> Finding | None:
        """The first fault of one of those kinds."""
        return next((fault for fault in self.faults if fault.kind in kinds), None)

    @property
    def missing_musts(self) -> tuple[KeyPoint, ...]:
        """The points that had to be made and were not."""
        return tuple(each.point for each in self.points if each.point.must and not each.made)

    @property
    def asks(self) -> bool:
        """Whether the question can be failed at all: a slot to fill or a point to make."""
        return bool(self.needs) or any(each.point.must for each in self.points)

    @property
    def delivers(self) -> bool:
        """Whether anything that was asked for is there."""
        musts = any(each.made and each.point.must for each in self.points)
        return musts or any(need.filled for need in self.needs)

    @property
    def refused(self) -> bool:
        """Whether nothing stands in the answer's place: put off, not known, or talked around."""
        silent = self.answered is None or self.has(*REFUSALS)
        return self.promised is None and silent and not self.delivers


def case_of(turn: Turn, found: TurnFindings) -> Case:
    """What counts for the score of a turn with at least one exchange.

    A gap counts when its finding is there, so a rule that is switched off costs nothing.
    """
    disputed = tuple(each for each in found.findings if is_disputed(turn, each))
    # Where the last reply begins; what was worded badly before it has been asked about.
    last = len(turn.answer) - len(turn.exchanges[-1].answer)
    faults = tuple(
        each
        for each in found.findings
        if each not in disputed and (_is_general(each) or each.start >= last)
    )
    answer = found.reading.slots[Slot.ANSWER]
    return Case(
        points=_points(found, faults),
        needs=_needs(turn, found, faults),
        faults=faults,
        agreeing=_agreeing(found.claims),
        answered=Span(answer.start, answer.end) if answer.filled else None,
        promised=_promise(turn, faults, last),
        cut_off=any(exchange.cut_off for exchange in turn.exchanges),
        probes=sum(
            # A strong answer is challenged for sport, not because it needed it.
            exchange.probe is not None and exchange.probe.kind is not FindingKind.STRONG
            for exchange in turn.exchanges
        ),
        disputed=len(disputed),
    )


def close(case: Case, gap: Gap) -> Case:
    """The case as it would be without that gap, to see what closing it is worth.

    A refusal closes by becoming a take-away: that is what the presenter can do about it.
    """
    faults = tuple(fault for fault in case.faults if gap_of_finding(fault) != gap)
    # Naming a person fills the slot and makes the point that the slot stands for.
    slots = tuple(slot for slot, kind in GAP_OF_SLOT.items() if kind is gap.kind)
    closed = replace(
        case,
        faults=faults,
        needs=tuple(replace(need, filled=need.filled or need.slot in slots) for need in case.needs),
        points=tuple(
            replace(each, made=each.made or gap_of_point(each.point) == gap) for each in case.points
        ),
        cut_off=case.cut_off and gap.kind is not FindingKind.TOO_LONG,
    )
    if gap.kind is FindingKind.DEFERRAL:
        return replace(closed, promised=NOWHERE, answered=NOWHERE)
    if gap.kind is FindingKind.EVASIVE:
        return replace(closed, answered=NOWHERE)
    return closed


def _is_general(finding: Finding) -> bool:
    """Whether a finding is about the turn and not about the wording of one reply."""
    return finding.kind in _WHOLE_TURN or finding.start == finding.end


def _points(found: TurnFindings, faults: tuple[Finding, ...]) -> tuple[CountedPoint, ...]:
    """Every point that words alone can make; an empty span could not be checked."""
    # A finding that is off or disputed is not among the faults, and its point costs nothing.
    missed = {each.label for each in faults if each.kind is FindingKind.KEY_POINT_MISSING}
    return tuple(
        CountedPoint(
            point,
            made=span is not None or (point.must and point.label not in missed),
            span=span or NOWHERE,
        )
        for point, span in found.reading.points
        if span != NOWHERE
    )


def _needs(turn: Turn, found: TurnFindings, faults: tuple[Finding, ...]) -> tuple[SlotReading, ...]:
    """The needed slots but for the answer itself."""
    gaps = {fault.kind for fault in faults}
    readings = (found.reading.slots[slot] for slot in turn.question.needs if slot in GAP_OF_SLOT)
    return tuple(
        replace(each, filled=each.filled or GAP_OF_SLOT[each.slot] not in gaps) for each in readings
    )


def _agreeing(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims that stand and match the fact sheet, one for each fact."""
    standing = (
        claim for claim in claims if claim.verdict is Verdict.AGREES and not claim.corrected
    )
    # The last claim about a fact is the one that stands.
    return tuple({claim.fact_key: claim for claim in standing}.values())


def _promise(turn: Turn, faults: tuple[Finding, ...], last: int) -> Span | None:
    """Where the turn promises to bring the answer; None when it does not."""
    if turn.promise is not None:
        return Span(last, len(turn.answer))
    for fault in faults:
        if fault.kind is FindingKind.TAKE_AWAY:
            return Span(fault.start, fault.end)
    return None
