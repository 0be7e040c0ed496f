"""`greenroom readiness`: evidence in, assessment out, decision recorded."""

import argparse
from dataclasses import replace
from datetime import date

from greenroom.cli.console import say, say_json, say_table, say_wrapped
from greenroom.cli.figures import component_row, score_words
from greenroom.errors import InputError
from greenroom.model.readiness import (
    Assessment,
    Condition,
    DecisionKind,
    Gate,
    GateName,
    GateStatus,
    Measure,
    Scorecard,
    SentimentSource,
    Weights,
)
from greenroom.model.release import Release
from greenroom.services.analyses import analyse_waiting
from greenroom.services.readiness import (
    Verdict,
    assess_release,
    latest_decision,
    load_scorecard,
    preview_assessment,
    record_decision,
    save_scorecard,
)
from greenroom.services.releases import find_release
from greenroom.services.workspace import Workspace, workspace_at

_PINS = {
    "interviews": SentimentSource.INTERVIEWS,
    "rehearsals": SentimentSource.REHEARSAL_PROXY,
    "none": None,
}


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after the assessment is printed."""
    with workspace_at(words.workspace) as workspace:
        release = find_release(workspace, words.release)
        before = load_scorecard(workspace, release.id)
        entered = _entered(before, words, workspace.clock().date())
        if entered != before:
            save_scorecard(workspace, entered)
        analyse_waiting(workspace, release.id)
        keep = assess_release if words.record or words.decide else preview_assessment
        assessment = keep(workspace, release.id)
        if words.decide:
            record_decision(workspace, release.id, _verdict(words))
        _show(workspace, release, assessment, words)
    return 0


def _show(
    workspace: Workspace, release: Release, assessment: Assessment, words: argparse.Namespace
) -> None:
    decision = latest_decision(workspace, release.id)
    if words.json:
        say_json({"assessment": assessment, "decision": decision})
        return
    say(release.title)
    show_assessment(assessment)
    if decision is not None:
        say(f"Decided     {decision.kind.value} by {decision.decided_by}, {decision.at:%Y-%m-%d}")
        for condition in decision.conditions:
            say(f"            {condition.text} — {condition.owner}, {condition.due}")


def show_assessment(assessment: Assessment) -> None:
    """Print score, components, gates and what the rules propose."""
    say(f"Readiness   {score_words(assessment)}")
    say(f"Proposed    {assessment.proposal.kind.value}")
    for reason in assessment.proposal.reasons:
        say_wrapped(reason, indent="            ")
    say()
    say_table(
        ("component", "score", "weight", "change", "evidence"),
        [component_row(component) for component in assessment.components],
    )
    say()
    say_table(
        ("gate", "enforcement", "status", "owner", "evidence"),
        [_gate_row(gate) for gate in assessment.gates],
    )


def _gate_row(gate: Gate) -> tuple[str, ...]:
    evidence = gate.evidence or "none"
    return (gate.name.value, gate.enforcement.value, gate.status.value, gate.owner, evidence)


def _entered(scorecard: Scorecard, words: argparse.Namespace, today: date) -> Scorecard:
    """The scorecard with every given word put in; what was not said stays."""
    changed = scorecard
    if words.qa is not None:
        measure = Measure(words.qa, words.qa_evidence, words.by, today)
        changed = replace(changed, qa_coverage=measure)
    if words.support is not None:
        measure = Measure(words.support, words.support_evidence, words.by, today)
        changed = replace(changed, support_preparedness=measure)
    if words.gate:
        changed = _with_gate(changed, words, today)
    if words.weights:
        changed = replace(changed, weights=_weights(words.weights))
    if words.pin:
        changed = replace(changed, pinned=_PINS[words.pin])
    return changed


def _with_gate(scorecard: Scorecard, words: argparse.Namespace, today: date) -> Scorecard:
    if not words.gate_status:
        raise InputError("A gate needs a status.", "Give --gate-status, and --gate-evidence too.")
    name = GateName(words.gate)
    gates = tuple(
        replace(
            gate,
            status=GateStatus(words.gate_status),
            evidence=words.gate_evidence or gate.evidence,
            owner=words.by or gate.owner,
            as_of=today,
        )
        if gate.name is name
        else gate
        for gate in scorecard.gates
    )
    return replace(scorecard, gates=gates)


def _weights(text: str) -> Weights:
    try:
        sentiment, quality, support = (float(part) for part in text.split(","))
    except ValueError:
        raise InputError(f"“{text}” is not three weights.", "Type them as 0.3,0.4,0.3.") from None
    return Weights(sentiment, quality, support)


def _verdict(words: argparse.Namespace) -> Verdict:
    return Verdict(
        DecisionKind(words.decide),
        words.by,
        words.reason,
        tuple(_condition(each) for each in words.condition),
    )


def _condition(text: str) -> Condition:
    parts = [part.strip() for part in text.split(";")]
    if len(parts) != 3:
        raise InputError(
            f"“{text}” is not a condition.", "Type it as 'what is to be done; who; by when'."
        )
    return Condition(*parts)
