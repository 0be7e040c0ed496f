"""The scorecard of a release, blank and checked."""

import math
from collections import Counter
from dataclasses import replace

from greenroom.errors import InputError
from greenroom.model.readiness import (
    ComponentName,
    Gate,
    GateName,
    GateStatus,
    Measure,
    Scorecard,
    SentimentSource,
    Weights,
)
from greenroom.readiness.gates import standard_gates

WEIGHT_TOLERANCE = 1e-6
"""How far the sum of the weights may be from 1."""


def blank_scorecard(release_id: str) -> Scorecard:
    """A scorecard on which nothing is assessed yet, with the standard gates and weights."""
    return Scorecard(
        release_id=release_id,
        qa_coverage=None,
        support_preparedness=None,
        gates=standard_gates(),
    )


def checked(scorecard: Scorecard) -> Scorecard:
    """The same scorecard with its gates in the board's order.

    Raises InputError naming the entry when a number is out of its range, evidence is missing
    where a claim needs it, weights do not add up to 1, or a gate is missing, doubled or
    enforced in another way than the standard says.
    """
    if not scorecard.release_id:
        raise InputError("The scorecard names no release.", "Choose the release it belongs to.")
    _check_measure(ComponentName.QA_COVERAGE, scorecard.qa_coverage)
    _check_measure(ComponentName.SUPPORT_PREPAREDNESS, scorecard.support_preparedness)
    _check_weights(scorecard.weights)
    _check_gates(scorecard.gates)
    if scorecard.pinned is SentimentSource.NONE:
        raise InputError(
            "Interview sentiment cannot be pinned to no source.",
            "Pin it to the interviews or to the rehearsals, or take the pin off.",
        )
    order = list(GateName)
    gates = sorted(scorecard.gates, key=lambda gate: order.index(gate.name))
    return replace(scorecard, gates=tuple(gates))


def _check_measure(name: ComponentName, measure: Measure | None) -> None:
    if measure is None:
        return
    title = name.value[:1].upper() + name.value[1:]
    # The comparison is false for "not a number" too, which must not reach the score.
    if not 0 <= measure.value <= 100:
        raise InputError(
            f"{title} is {measure.value:g}, and a percentage runs from 0 to 100.",
            "Enter a number from 0 to 100.",
        )
    if not measure.evidence.strip():
        raise InputError(
            f"{title} has a number but no evidence.",
            "Say where the number comes from: a report, a link or a name, with its date.",
        )


def _check_weights(weights: Weights) -> None:
    parts = {
        ComponentName.INTERVIEW_SENTIMENT: weights.interview_sentiment,
        ComponentName.QA_COVERAGE: weights.qa_coverage,
        ComponentName.SUPPORT_PREPAREDNESS: weights.support_preparedness,
    }
    for name, weight in parts.items():
        if not 0 <= weight <= 1:
            raise InputError(
                f"The weight of {name.value} is {weight:g}, and a weight runs from 0 to 1.",
                "Enter a number from 0 to 1; the standard weights are 0.30, 0.40 and 0.30.",
            )
    # Tenths have no exact binary form, so three fair weights may miss 1 by a hair.
    total = math.fsum(parts.values())
    if abs(total - 1) > WEIGHT_TOLERANCE:
        raise InputError(
            f"The three weights add up to {total:.6g} and not to 1.",
            "Change one of them; the standard weights are 0.30, 0.40 and 0.30.",
        )


def _check_gates(gates: tuple[Gate, ...]) -> None:
    counts = Counter(gate.name for gate in gates)
    for standard in standard_gates():
        if counts[standard.name] != 1:
            state = "missing from" if not counts[standard.name] else "more than once on"
            raise InputError(
                f"The gate {standard.name} is {state} the scorecard.",
                "Keep each of the five gates once; mark a gate not assessed if nobody looked.",
            )
    # A gate that somebody made conditional would let a release pass that the rules stop.
    enforcements = {standard.name: standard.enforcement for standard in standard_gates()}
    for gate in gates:
        if gate.enforcement is not enforcements[gate.name]:
            raise InputError(
                f"The gate {gate.name} is {enforcements[gate.name]} and not {gate.enforcement}.",
                "Leave its enforcement as it is; a decision may override it with a reason.",
            )
        # No green without evidence: a gate that is green by word of mouth drifts.
        if gate.status is GateStatus.GREEN and not gate.evidence.strip():
            raise InputError(
                f"The gate {gate.name} is green without evidence.",
                "Say what shows it: a run, a drill, a review or an alert, with its date. "
                "Without that it is not assessed.",
            )
