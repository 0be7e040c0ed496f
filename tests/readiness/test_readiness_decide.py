"""What the rules propose, and which decisions may be recorded."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.errors import InputError
from greenroom.model.readiness import (
    Component,
    ComponentName,
    Condition,
    DecisionKind,
    GateName,
    GateStatus,
)
from greenroom.readiness.decide import checked_decision, propose
from readiness.builders_readiness import a_decision, an_assessment, gates_with

GO, CONDITIONS = DecisionKind.GO, DecisionKind.GO_WITH_CONDITIONS
NO_GO, DEFER = DecisionKind.NO_GO, DecisionKind.DEFER
SAFETY, ROLLOUT = GateName.DEPLOYMENT_SAFETY, GateName.PROGRESSIVE_ROLLOUT
REACH = {NO_GO: 0, DEFER: 0, CONDITIONS: 1, GO: 2}
ASSESSED = tuple(Component(name, 80.0, 1 / 3, "evidence") for name in ComponentName)
UNASSESSED = (replace(ASSESSED[0], score=None), *ASSESSED[1:])


@pytest.mark.parametrize(
    ("score", "changed", "kind"),
    [
        (100.0, {}, GO),
        (85.0, {}, GO),
        (84.99, {}, CONDITIONS),
        (75.0, {}, CONDITIONS),
        (74.99, {}, NO_GO),
        (0.0, {}, NO_GO),
        (None, {}, DEFER),
        (95.0, {SAFETY: GateStatus.RED}, NO_GO),
        (95.0, {SAFETY: GateStatus.NOT_ASSESSED}, NO_GO),
        (95.0, {SAFETY: GateStatus.AMBER}, CONDITIONS),
        (80.0, {SAFETY: GateStatus.AMBER}, CONDITIONS),
        (95.0, {ROLLOUT: GateStatus.AMBER}, CONDITIONS),
        (95.0, {ROLLOUT: GateStatus.RED}, CONDITIONS),
        (95.0, {ROLLOUT: GateStatus.NOT_ASSESSED}, CONDITIONS),
        (74.0, {ROLLOUT: GateStatus.RED}, NO_GO),
        (None, {SAFETY: GateStatus.RED}, NO_GO),
        (None, {ROLLOUT: GateStatus.RED}, DEFER),
    ],
)
def test_the_rules_propose(score, changed, kind):
    components = UNASSESSED if score is None else ASSESSED
    assert propose(score, components, gates_with(changed)).kind is kind


def test_reasons_name_every_gate_that_stops():
    changed = {SAFETY: GateStatus.RED, GateName.RELEASE_DOCUMENTATION: GateStatus.NOT_ASSESSED}
    reasons = propose(90.0, ASSESSED, gates_with(changed)).reasons
    assert reasons == (
        "Deployment safety is a blocking gate and is red.",
        "Release documentation is a blocking gate and is not assessed.",
        "Launch readiness is 90, but a blocking gate outranks any score.",
    )


def test_defer_names_what_was_not_assessed():
    reasons = propose(None, UNASSESSED, gates_with({})).reasons
    assert reasons == ("There is no score. Not assessed: interview sentiment.",)


def test_a_go_names_score_target_and_gates():
    reasons = propose(91.5, ASSESSED, gates_with({})).reasons
    assert reasons == (
        "Launch readiness is 91.5 and reaches the target of 85.",
        "All 5 gates are green.",
    )


@given(
    st.floats(0, 100),
    st.floats(0, 100),
    st.lists(st.sampled_from(GateStatus), min_size=5, max_size=5),
)
def test_a_higher_score_never_proposes_less(one, other, statuses):
    gates = gates_with(dict(zip(GateName, statuses, strict=True)))
    low, high = (propose(each, ASSESSED, gates) for each in sorted((one, other)))
    assert REACH[low.kind] <= REACH[high.kind]
    assert all(proposal.reasons for proposal in (low, high))


@given(
    st.floats(0, 100) | st.none(),
    st.lists(st.sampled_from(GateStatus), min_size=5, max_size=5),
    st.sampled_from(GateName),
)
def test_a_gate_turning_green_never_proposes_less(score, statuses, name):
    before = dict(zip(GateName, statuses, strict=True))
    proposals = [
        propose(score, UNASSESSED if score is None else ASSESSED, gates_with(changed))
        for changed in (before, {**before, name: GateStatus.GREEN})
    ]
    assert REACH[proposals[0].kind] <= REACH[proposals[1].kind]


@pytest.mark.parametrize("proposed", list(DecisionKind))
@pytest.mark.parametrize("decided", list(DecisionKind))
def test_going_further_than_proposed_needs_a_reason(proposed, decided):
    assessment = an_assessment(proposed)
    decision = a_decision(decided, reason=" ")
    if REACH[decided] > REACH[proposed]:
        with pytest.raises(InputError, match="goes further without a reason") as caught:
            checked_decision(decision, assessment)
        assert caught.value.hint
        decision = replace(decision, reason="The contract ends on Friday.")
        assert checked_decision(decision, assessment).overrides
    else:
        assert not checked_decision(replace(decision, overrides=True), assessment).overrides


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"decided_by": " \t"}, "Nobody is named"),
        ({"conditions": ()}, "has no condition"),
        ({"conditions": (Condition(" ", "Ana", "1 June"),)}, "Condition 1 has no text"),
        ({"conditions": (Condition("Watch", "", "1 June"),)}, "Condition 1 has no owner"),
        ({"conditions": (Condition("Watch", "Ana", ""),)}, "Condition 1 has no due date"),
        ({"kind": GO}, "A go has no conditions"),
        ({"assessment_id": "another"}, "belongs to another assessment"),
        ({"release_id": "another"}, "belongs to another assessment"),
    ],
)
def test_an_incomplete_decision_is_refused(changes, message):
    decision = replace(a_decision(CONDITIONS), **changes)
    with pytest.raises(InputError, match=message) as caught:
        checked_decision(decision, an_assessment(GO))
    assert caught.value.hint


def test_a_sound_decision_keeps_what_was_written():
    decision = a_decision(CONDITIONS, decided_by=" Ines Alba ", reason=" As agreed. ")
    kept = checked_decision(decision, an_assessment(CONDITIONS))
    assert (kept.decided_by, kept.reason, kept.overrides) == ("Ines Alba", "As agreed.", False)
    assert kept.at == datetime(2026, 5, 4, 16, 0, tzinfo=UTC)
    assert kept.conditions == decision.conditions
