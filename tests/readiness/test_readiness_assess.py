"""Scale, scorecard and assessment."""

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.errors import InputError
from greenroom.model.readiness import (
    ComponentName,
    DecisionKind,
    GateName,
    GateStatus,
    Measure,
    SentimentSource,
    Weights,
)
from greenroom.model.theme import Enforcement
from greenroom.readiness.assess import assess, signed
from greenroom.readiness.gates import standard_gates
from greenroom.readiness.scale import score_of_sentiment
from greenroom.readiness.scorecard import blank_scorecard, checked
from readiness.builders_readiness import AT, a_scorecard, gates_with, sentiment

INTERVIEWS, PROXY = SentimentSource.INTERVIEWS, SentimentSource.REHEARSAL_PROXY
MIXED, GLAD, FEW = sentiment(20, 14, 14), sentiment(30, 10, 2), sentiment(3, 2, 1)
COUNTS = st.integers(0, 200)


def assessed(scorecard=None, *, interviews=MIXED, rehearsals=None, previous=None):
    return assess(
        scorecard or a_scorecard(),
        interviews=interviews,
        rehearsals=rehearsals,
        previous=previous,
        assessment_id="assessment-1",
        at=AT,
    )


@pytest.mark.parametrize(
    ("nss", "score"),
    [(-100, 0), (-50, 0), (-25, 25), (0, 50), (20, 67.5), (40, 85), (60, 92.5), (100, 100)],
)
def test_sentiment_is_scaled_through_the_printed_points(nss, score):
    assert score_of_sentiment(nss) == pytest.approx(score)


@given(st.floats(-100, 100), st.floats(-100, 100))
def test_the_scale_stays_in_bounds_and_never_falls(one, other):
    low, high = map(score_of_sentiment, sorted((one, other)))
    assert 0 <= low <= high <= 100


def test_the_gates_are_the_five_of_the_board():
    gates = standard_gates()
    assert [gate.name for gate in gates] == list(GateName)
    conditional = [gate.name for gate in gates if gate.enforcement is Enforcement.CONDITIONAL]
    assert conditional == [GateName.PROGRESSIVE_ROLLOUT]
    assert all(gate.criterion and gate.status is GateStatus.NOT_ASSESSED for gate in gates)


def test_a_blank_scorecard_passes_its_check_and_proposes_no_go():
    blank = blank_scorecard("release-1")
    assert checked(blank) == blank
    result = assessed(blank, interviews=None)
    assert (result.score, result.proposal.kind) == (None, DecisionKind.NO_GO)


def test_gates_come_back_in_the_order_of_the_board():
    card = a_scorecard()
    assert checked(replace(card, gates=card.gates[::-1])) == card


def _without_evidence():
    first, *others = gates_with({})
    return (replace(first, evidence=" "), *others)


def _made_conditional():
    first, *others = gates_with({})
    return (replace(first, enforcement=Enforcement.CONDITIONAL), *others)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"release_id": ""}, "names no release"),
        ({"qa_coverage": Measure(100.1, "report")}, "QA coverage is 100.1"),
        ({"qa_coverage": Measure(-0.5, "report")}, "QA coverage is -0.5"),
        ({"support_preparedness": Measure(math.nan, "report")}, "Support preparedness is nan"),
        ({"support_preparedness": Measure(math.inf, "report")}, "Support preparedness is inf"),
        ({"qa_coverage": Measure(90, " \n")}, "QA coverage has a number but no evidence"),
        ({"weights": Weights(0.3, 0.4, 0.31)}, "add up to 1.01 and not to 1"),
        ({"weights": Weights(0.3, 0.4, 0.2)}, "add up to 0.9 and not to 1"),
        ({"weights": Weights(1.2, -0.2, 0.0)}, "weight of interview sentiment is 1.2"),
        ({"weights": Weights(0.5, math.nan, 0.5)}, "weight of QA coverage is nan"),
        ({"pinned": SentimentSource.NONE}, "cannot be pinned to no source"),
        ({"gates": _without_evidence()}, "Pre-release validation is green without evidence"),
        ({"gates": _made_conditional()}, "is BLOCKING and not CONDITIONAL"),
        ({"gates": gates_with({})[:4]}, "Post-release monitoring is missing"),
        ({"gates": gates_with({})[:1] * 2 + gates_with({})[1:]}, "is more than once"),
    ],
)
def test_an_unsound_scorecard_is_refused(changes, message):
    with pytest.raises(InputError, match=message) as caught:
        checked(replace(a_scorecard(), **changes))
    assert caught.value.hint


def test_weights_may_miss_one_by_a_rounding():
    card = replace(a_scorecard(), weights=Weights(0.1, 0.2, 0.7000000001))
    assert checked(card).weights == card.weights


def test_the_score_never_exceeds_a_hundred():
    heavy = replace(a_scorecard(100, 100), weights=Weights(0.5, 0.5, 9e-7))
    assert assessed(heavy, interviews=sentiment(90, 10, 0)).score == 100.0


def test_a_full_scorecard_is_blended_and_explained():
    result = assessed()
    sentences = result.components[0]
    # 12.5 points of sentiment lie at 50 + 35 x 12.5 / 40 on the scale.
    assert sentences.score == 60.94
    assert sentences.evidence == (
        "Stakeholder interviews: NSS +12 from 48 sentences (20 positive, 14 neutral, "
        "14 negative), 95 % interval -9 to +33; that is 60.9 of 100."
    )
    assert result.score == pytest.approx(0.3 * 60.94 + 0.4 * 90 + 0.3 * 80, abs=0.005)
    assert (result.source, result.sentiment) == (INTERVIEWS, MIXED)
    assert result.proposal.kind is DecisionKind.GO_WITH_CONDITIONS
    assert (result.target, result.change) == (85.0, None)


def test_eighty_five_on_all_components_is_a_go():
    result = assessed(a_scorecard(85, 85), interviews=sentiment(40, 60, 0))
    assert (result.score, result.proposal.kind) == (85.0, DecisionKind.GO)


def test_rehearsals_stand_in_and_say_so():
    result = assessed(interviews=None, rehearsals=GLAD)
    assert result.source is PROXY
    assert result.components[0].evidence.startswith("Rehearsal proxy, practice and not evidence:")


@pytest.mark.parametrize(
    ("pinned", "interviews", "rehearsals", "source", "says"),
    [
        (None, MIXED, GLAD, INTERVIEWS, "Stakeholder interviews: NSS"),
        (None, sentiment(0, 0, 0), GLAD, PROXY, "Rehearsal proxy"),
        (None, None, None, SentimentSource.NONE, "no interview and no rehearsal"),
        (PROXY, MIXED, GLAD, PROXY, "Rehearsal proxy, practice and not evidence, pinned: NSS"),
        (INTERVIEWS, MIXED, GLAD, INTERVIEWS, "Stakeholder interviews, pinned: NSS"),
        (INTERVIEWS, None, GLAD, SentimentSource.NONE, "pinned to stakeholder interviews"),
        (PROXY, MIXED, None, SentimentSource.NONE, "pinned to the rehearsal proxy"),
        (None, FEW, GLAD, INTERVIEWS, "too few sentences, 6 of at least 10 (3 positive"),
    ],
)
def test_the_source_of_interview_sentiment(pinned, interviews, rehearsals, source, says):
    card = replace(a_scorecard(), pinned=pinned)
    result = assessed(card, interviews=interviews, rehearsals=rehearsals)
    assert result.source is source
    assert says in result.components[0].evidence


@pytest.mark.parametrize(
    ("card", "interviews", "missing"),
    [
        (a_scorecard(), FEW, ComponentName.INTERVIEW_SENTIMENT),
        (a_scorecard(), None, ComponentName.INTERVIEW_SENTIMENT),
        (a_scorecard(qa=None), MIXED, ComponentName.QA_COVERAGE),
        (a_scorecard(support=None), MIXED, ComponentName.SUPPORT_PREPAREDNESS),
    ],
)
def test_a_missing_component_leaves_no_score_and_keeps_the_weights(card, interviews, missing):
    result = assessed(card, interviews=interviews)
    assert result.score is None
    assert [each.weight for each in result.components] == [0.3, 0.4, 0.3]
    assert [each.name for each in result.components if each.score is None] == [missing]
    assert result.proposal.kind is DecisionKind.DEFER
    assert missing in result.proposal.reasons[0]


def test_a_provisional_score_says_so():
    assert ", provisional, 95 %" in assessed(interviews=sentiment(8, 8, 4)).components[0].evidence


def test_evidence_of_a_measure_names_owner_and_day():
    measure = Measure(90, " report 12 ", owner="Tomas Reed", as_of=date(2026, 5, 1))
    result = assessed(replace(a_scorecard(), qa_coverage=measure))
    assert result.components[1].evidence == "report 12, Tomas Reed, as of 2026-05-01"


def test_changes_are_points_against_the_previous_assessment():
    before = assessed(a_scorecard(80, 70))
    after = assessed(a_scorecard(90, 65.5), interviews=GLAD, previous=before)
    # 66.67 points of sentiment are 95 on the scale, against 60.94 before.
    assert [each.change for each in after.components] == [34.06, 10.0, -4.5]
    assert after.change == pytest.approx(after.score - before.score, abs=0.005)


def test_no_change_is_shown_where_either_side_is_missing():
    before = assessed(a_scorecard(qa=None))
    after = assessed(previous=before)
    assert [each.change for each in after.components] == [0.0, None, 0.0]
    assert after.change is None
    assert assessed(a_scorecard(qa=None), previous=after).change is None


def test_practice_is_never_compared_with_evidence():
    before = assessed(interviews=None, rehearsals=MIXED)
    after = assessed(interviews=GLAD, previous=before)
    assert [each.change for each in after.components] == [None, 0.0, 0.0]
    assert after.change is None


def test_an_unsound_scorecard_is_not_assessed():
    with pytest.raises(InputError, match="QA coverage is 120"):
        assessed(a_scorecard(qa=120))


@pytest.mark.parametrize(
    ("points", "text"), [(12.5, "+12"), (-9.4, "-9"), (-0.3, "0"), (0.4, "0"), (100, "+100")]
)
def test_points_carry_their_sign(points, text):
    assert signed(points) == text


@given(
    st.floats(0, 100),
    st.floats(0, 100),
    st.tuples(COUNTS, COUNTS, COUNTS).filter(lambda counts: sum(counts) >= 10),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_scores_stay_in_bounds_and_rise_with_every_part(qa, support, counts, one, other):
    first, second = sorted((one, other))
    weights = Weights(first, second - first, 1 - second)
    card = replace(a_scorecard(qa, support), weights=weights)
    result = assessed(card, interviews=sentiment(*counts))
    assert 0 <= result.score <= 100
    scores = [each.score for each in result.components]
    assert min(scores) - 0.01 <= result.score <= max(scores) + 0.01
    raised = assessed(
        replace(card, qa_coverage=Measure(min(100.0, qa + 5), "report")),
        interviews=sentiment(counts[0] + 1, counts[1], counts[2]),
    )
    assert raised.score >= result.score
