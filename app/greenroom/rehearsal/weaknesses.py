"""What is weak about an answer, the most urgent first: one list for follow-ups and feedback."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from greenroom.model.prompt import KeyPoint, Slot
from greenroom.model.rehearsal import Finding, FindingKind
from greenroom.rehearsal.reading import Reading

PRIORITIES: Mapping[FindingKind, int] = {
    FindingKind.DEFERRAL: 90,
    FindingKind.DONT_KNOW: 85,
    FindingKind.KEY_POINT_MISSING: 80,
    FindingKind.NO_OWNER: 70,
    FindingKind.NO_NUMBER: 65,
    FindingKind.VAGUE: 65,
    FindingKind.NO_DATE: 60,
    FindingKind.BLAME: 55,
    FindingKind.ABSOLUTE: 50,
    FindingKind.AGENTLESS: 45,
    FindingKind.HEDGE: 40,
    FindingKind.NO_EVIDENCE: 35,
    FindingKind.TOO_LONG: 20,
}
"""How urgent each weakness is; the highest is taken up first."""

_GAP_OF_SLOT: Mapping[Slot, FindingKind] = {
    Slot.OWNER: FindingKind.NO_OWNER,
    Slot.NUMBER: FindingKind.NO_NUMBER,
    Slot.DATE: FindingKind.NO_DATE,
    Slot.EVIDENCE: FindingKind.NO_EVIDENCE,
}
# Two names for one gap: who was asked "who?" once is not asked "by whom?" next.
_SAME_GAP: Mapping[FindingKind, FindingKind] = {
    FindingKind.AGENTLESS: FindingKind.NO_OWNER,
    FindingKind.VAGUE: FindingKind.NO_NUMBER,
    FindingKind.DONT_KNOW: FindingKind.DEFERRAL,
}


@dataclass(frozen=True, slots=True)
class Weakness:
    """Something to ask about or to advise on.

    `quote` is the answer's own words, empty for a gap; `label` names the missing key point,
    empty for everything else.
    """

    kind: FindingKind
    priority: int
    quote: str = ""
    label: str = ""

    @property
    def gap(self) -> FindingKind:
        """The one gap that several kinds of weakness can share."""
        return gap_of(self.kind)


def gap_of(kind: FindingKind) -> FindingKind:
    """The gap a kind of weakness belongs to."""
    return _SAME_GAP.get(kind, kind)


def weaknesses_of(reading: Reading, findings: tuple[Finding, ...]) -> tuple[Weakness, ...]:
    """Every weakness, the most urgent first; nothing for an accepted take-away's gaps.

    A missing point that a slot would make is that slot's gap, at the urgency of a missing point.
    """
    found = [*_missing_points(reading, findings), *_findings(findings)]
    return tuple(sorted(found, key=lambda weakness: -weakness.priority))


def _missing_points(reading: Reading, findings: tuple[Finding, ...]) -> Iterator[Weakness]:
    """The must points not made, by weight, then by how urgent their slot is."""
    # Findings decide whether missing points count at all: a take-away stands in their place.
    if not any(finding.kind is FindingKind.KEY_POINT_MISSING for finding in findings):
        return
    urgent = PRIORITIES[FindingKind.KEY_POINT_MISSING]
    for point in sorted(reading.missing, key=lambda each: (-each.weight, -_slot_urgency(each))):
        yield Weakness(_kind_of(point), urgent, label=point.label)


def _findings(findings: tuple[Finding, ...]) -> Iterator[Weakness]:
    """The findings that are weaknesses; missing points come with their labels instead."""
    for finding in findings:
        if finding.kind in PRIORITIES and finding.kind is not FindingKind.KEY_POINT_MISSING:
            yield Weakness(finding.kind, PRIORITIES[finding.kind], finding.quote)


def _kind_of(point: KeyPoint) -> FindingKind:
    """The gap that a missing point leaves."""
    if point.slot is None:
        return FindingKind.KEY_POINT_MISSING
    return _GAP_OF_SLOT.get(point.slot, FindingKind.KEY_POINT_MISSING)


def _slot_urgency(point: KeyPoint) -> int:
    """How urgent the point's slot is; 0 for a point that no slot makes."""
    kind = _kind_of(point)
    return 0 if kind is FindingKind.KEY_POINT_MISSING else PRIORITIES[kind]
