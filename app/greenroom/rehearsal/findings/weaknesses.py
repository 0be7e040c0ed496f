"""What is weak about an answer, the most urgent first: one order for follow-ups and fixes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from greenroom.model.prompt import KeyPoint, Slot
from greenroom.model.rehearsal import Finding, FindingKind
from greenroom.rehearsal.hearing.reading import Reading

PRIORITIES: Mapping[FindingKind, int] = {
    FindingKind.CONTRADICTION: 100,
    FindingKind.INCONSISTENCY: 98,
    FindingKind.PREMISE_ACCEPTED: 95,
    FindingKind.DEFERRAL: 90,
    FindingKind.DONT_KNOW: 85,
    FindingKind.EVASIVE: 82,
    FindingKind.KEY_POINT_MISSING: 80,
    FindingKind.NO_OWNER: 70,
    FindingKind.NO_NUMBER: 65,
    FindingKind.VAGUE: 65,
    FindingKind.NO_DATE: 60,
    FindingKind.BLAME: 55,
    FindingKind.ABSOLUTE: 50,
    FindingKind.AGENTLESS: 45,
    FindingKind.HEDGE: 40,
    FindingKind.OFF_TOPIC: 38,
    FindingKind.ACKNOWLEDGED: 36,
    FindingKind.PRAISE: 35,
    FindingKind.NO_EVIDENCE: 35,
    FindingKind.TOO_LONG: 20,
    FindingKind.JARGON: 15,
    FindingKind.STRONG: 10,
}
"""How urgent each finding is; the highest is taken up first, what is not here never."""

CONFRONTED = frozenset(
    (FindingKind.CONTRADICTION, FindingKind.INCONSISTENCY, FindingKind.PREMISE_ACCEPTED)
)
"""What is confronted even when everything that was asked for is there."""

GAP_OF_SLOT: Mapping[Slot, FindingKind] = {
    Slot.OWNER: FindingKind.NO_OWNER,
    Slot.NUMBER: FindingKind.NO_NUMBER,
    Slot.DATE: FindingKind.NO_DATE,
    Slot.EVIDENCE: FindingKind.NO_EVIDENCE,
}
"""What an empty slot is called; an empty answer slot shows as a refusal."""

# Two names for one gap: who was asked "who?" once is not asked "by whom?" next.
_SAME_GAP: Mapping[FindingKind, FindingKind] = {
    FindingKind.AGENTLESS: FindingKind.NO_OWNER,
    FindingKind.VAGUE: FindingKind.NO_NUMBER,
    FindingKind.DONT_KNOW: FindingKind.DEFERRAL,
    FindingKind.ACKNOWLEDGED: FindingKind.EVASIVE,
    FindingKind.PRAISE: FindingKind.NO_EVIDENCE,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to ask about or to put right, however many findings it shows in.

    `label` tells two missing key points apart and is empty for everything else.
    """

    kind: FindingKind
    label: str = ""


@dataclass(frozen=True, slots=True)
class Weakness:
    """Something to ask about.

    `quote` is the answer's own words, empty for a gap; `label` names the missing key point or
    the fact in question; `finding` is what showed it, None for a missing point.
    """

    kind: FindingKind
    priority: int
    quote: str = ""
    label: str = ""
    finding: Finding | None = None

    @property
    def gap(self) -> Gap:
        """The one gap that several kinds of weakness can share."""
        return gap_of(self.kind, self.label)


def gap_of(kind: FindingKind, label: str = "") -> Gap:
    """The gap a kind of weakness belongs to; only missing key points are told apart."""
    return Gap(_SAME_GAP.get(kind, kind), label if kind is FindingKind.KEY_POINT_MISSING else "")


def gap_of_finding(finding: Finding) -> Gap:
    """The gap that a finding shows."""
    return gap_of(finding.kind, finding.label)


def gap_of_point(point: KeyPoint) -> Gap:
    """The gap that a key point leaves when it is missing: its slot's, if a slot makes it."""
    return gap_of(_kind_of(point), point.label)


def weaknesses_of(reading: Reading, findings: tuple[Finding, ...]) -> tuple[Weakness, ...]:
    """Every weakness, the most urgent first; nothing for an accepted take-away's gaps.

    A missing point that a slot would make is that slot's gap, at the urgency of a missing point.
    """
    found = [*_missing_points(reading, findings), *_findings(findings)]
    return tuple(sorted(found, key=lambda weakness: -weakness.priority))


def _missing_points(reading: Reading, findings: tuple[Finding, ...]) -> Iterator[Weakness]:
    """The must points not made, by weight, then by how urgent their slot is."""
    # Findings decide which missing points count: take-aways and disputes stand in their place.
    missed = {each.label for each in findings if each.kind is FindingKind.KEY_POINT_MISSING}
    urgent = PRIORITIES[FindingKind.KEY_POINT_MISSING]
    for point in sorted(reading.missing, key=lambda each: (-each.weight, -_slot_urgency(each))):
        if point.label in missed:
            yield Weakness(_kind_of(point), urgent, label=point.label)


def _findings(findings: tuple[Finding, ...]) -> Iterator[Weakness]:
    """The findings that are weaknesses; missing points come with their labels instead."""
    # A strong answer is challenged by a rule of its own.
    told = (FindingKind.KEY_POINT_MISSING, FindingKind.STRONG)
    for finding in findings:
        if finding.kind in PRIORITIES and finding.kind not in told:
            priority = PRIORITIES[finding.kind]
            yield Weakness(finding.kind, priority, finding.quote, finding.label, finding)


def _kind_of(point: KeyPoint) -> FindingKind:
    """The gap that a missing point leaves."""
    if point.slot is None:
        return FindingKind.KEY_POINT_MISSING
    return GAP_OF_SLOT.get(point.slot, FindingKind.KEY_POINT_MISSING)


def _slot_urgency(point: KeyPoint) -> int:
    """How urgent the point's slot is; 0 for a point that no slot makes."""
    kind = _kind_of(point)
    return 0 if kind is FindingKind.KEY_POINT_MISSING else PRIORITIES[kind]
