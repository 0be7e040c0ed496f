"""Small readiness objects to build tests from."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from greenroom.model.analysis import NetSentiment
from greenroom.model.readiness import (
    Assessment,
    Component,
    ComponentName,
    Condition,
    Decision,
    DecisionKind,
    Gate,
    GateName,
    GateStatus,
    Measure,
    Proposal,
    Scorecard,
    SentimentSource,
)
from greenroom.readiness.gates import standard_gates
from greenroom.readiness.scorecard import blank_scorecard

AT = datetime(2026, 5, 4, 16, 0, tzinfo=UTC)


def gates_with(changed: Mapping[GateName, GateStatus]) -> tuple[Gate, ...]:
    """The five gates, green with evidence except for those named."""
    return tuple(
        replace(gate, status=changed.get(gate.name, GateStatus.GREEN), evidence="run 4711")
        for gate in standard_gates()
    )


def a_scorecard(qa: float | None = 90.0, support: float | None = 80.0) -> Scorecard:
    """A scorecard with green gates and the two measures, None for not entered."""
    return replace(
        blank_scorecard("release-1"),
        qa_coverage=None if qa is None else Measure(qa, "test report 12"),
        support_preparedness=None if support is None else Measure(support, "training list"),
        gates=gates_with({}),
    )


def sentiment(positive: int, neutral: int, negative: int) -> NetSentiment:
    """Counts with an interval that need not be exact here."""
    return NetSentiment(positive, neutral, negative, low=-9.4, high=33.2)


def an_assessment(kind: DecisionKind = DecisionKind.GO) -> Assessment:
    """An assessment whose proposal is of that kind."""
    return Assessment(
        id="assessment-1",
        release_id="release-1",
        at=AT,
        components=tuple(Component(name, 88.0, 1 / 3, "evidence") for name in ComponentName),
        gates=gates_with({}),
        score=88.0,
        change=None,
        target=85.0,
        source=SentimentSource.INTERVIEWS,
        sentiment=sentiment(20, 14, 14),
        proposal=Proposal(kind, ("A reason.",)),
    )


def a_decision(kind: DecisionKind, *, decided_by: str = "Ines Alba", reason: str = "") -> Decision:
    """A decision on `an_assessment`, with one condition where the kind needs it."""
    watch = Condition("Watch the error rate for a day", "Tomas Reed", "5 May, 17:00")
    return Decision(
        id="decision-1",
        release_id="release-1",
        assessment_id="assessment-1",
        kind=kind,
        decided_by=decided_by,
        at=AT,
        reason=reason,
        conditions=(watch,) if kind is DecisionKind.GO_WITH_CONDITIONS else (),
    )
