"""What the rules propose, and whether a decision may be recorded.

In this order: a blocking gate that is red or not assessed means no-go; a component that was
not assessed means defer; under 75 points no-go; from the target of 85 with every gate green
go; anything else go with conditions. At a gate amber is never as good as green.
"""

from dataclasses import replace

from greenroom.errors import InputError
from greenroom.model.readiness import (
    TARGET,
    Assessment,
    Component,
    Condition,
    Decision,
    DecisionKind,
    Gate,
    GateStatus,
    Proposal,
)

LOWEST = 75.0
"""Under this many points of launch readiness a release is not proposed at all."""

# No-go and defer both keep the release where it is, so neither goes further than the other.
_REACH = {
    DecisionKind.NO_GO: 0,
    DecisionKind.DEFER: 0,
    DecisionKind.GO_WITH_CONDITIONS: 1,
    DecisionKind.GO: 2,
}


def propose(
    score: float | None, components: tuple[Component, ...], gates: tuple[Gate, ...]
) -> Proposal:
    """What the rules propose, with a sentence for every reason."""
    stopping = tuple(_gate_reason(gate) for gate in gates if gate.stops)
    if score is None:
        missing = ", ".join(each.name for each in components if each.score is None)
        reason = f"There is no score. Not assessed: {missing}."
        # Waiting for a number does not help while a blocking gate is shut.
        kind = DecisionKind.NO_GO if stopping else DecisionKind.DEFER
        return Proposal(kind, (*stopping, reason))
    if score < LOWEST:
        reason = f"Launch readiness is {score:g}, under the {LOWEST:.0f} a release needs."
        return Proposal(DecisionKind.NO_GO, (*stopping, reason))
    if stopping:
        reason = f"Launch readiness is {score:g}, but a blocking gate outranks any score."
        return Proposal(DecisionKind.NO_GO, (*stopping, reason))
    # What is left may go; anything that is not green becomes a condition.
    short = tuple(_gate_reason(gate) for gate in gates if gate.status is not GateStatus.GREEN)
    if score < TARGET:
        reason = f"Launch readiness is {score:g}, under the target of {TARGET:.0f}."
        return Proposal(DecisionKind.GO_WITH_CONDITIONS, (reason, *short))
    reached = f"Launch readiness is {score:g} and reaches the target of {TARGET:.0f}."
    if short:
        return Proposal(DecisionKind.GO_WITH_CONDITIONS, (*short, reached))
    return Proposal(DecisionKind.GO, (reached, f"All {len(gates)} gates are green."))


def _gate_reason(gate: Gate) -> str:
    return f"{gate.name} is a {gate.enforcement.lower()} gate and is {gate.status}."


def checked_decision(decision: Decision, assessment: Assessment) -> Decision:
    """The decision as it may be recorded, with `overrides` set by the rules.

    It overrides when it goes further than the proposal, and then needs a reason. Raises
    InputError when nobody is named, a reason or a condition is missing or incomplete, or the
    decision belongs to another assessment.
    """
    if (decision.assessment_id, decision.release_id) != (assessment.id, assessment.release_id):
        raise InputError(
            "This decision belongs to another assessment.",
            "Open the latest assessment of the release and decide on that.",
        )
    if not decision.decided_by.strip():
        raise InputError("Nobody is named for this decision.", "Enter who decided it.")
    _check_conditions(decision)
    proposed = assessment.proposal.kind
    overrides = _REACH[decision.kind] > _REACH[proposed]
    if overrides and not decision.reason.strip():
        raise InputError(
            f"The rules propose {proposed}, and {decision.kind} goes further without a reason.",
            "Write the reason for the override; it is kept with the decision.",
        )
    return replace(
        decision,
        decided_by=decision.decided_by.strip(),
        reason=decision.reason.strip(),
        overrides=overrides,
    )


def _check_conditions(decision: Decision) -> None:
    if decision.kind is DecisionKind.GO_WITH_CONDITIONS and not decision.conditions:
        raise InputError(
            "A go with conditions has no condition.",
            "Add at least one, with its owner and the date it is due, or decide go.",
        )
    if decision.kind is DecisionKind.GO and decision.conditions:
        raise InputError(
            "A go has no conditions, and this one lists some.",
            "Decide go with conditions, or take the conditions off.",
        )
    for number, condition in enumerate(decision.conditions, start=1):
        missing = _first_missing(condition)
        if missing:
            raise InputError(
                f"Condition {number} has no {missing}.",
                "Each condition says what is to be done, who does it and by when.",
            )


def _first_missing(condition: Condition) -> str:
    parts = {"text": condition.text, "owner": condition.owner, "due date": condition.due}
    return next((name for name, value in parts.items() if not value.strip()), "")
