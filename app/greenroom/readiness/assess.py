"""Launch readiness: three components, five gates, and what changed since last time.

    score = w1 x sentiment + w2 x QA coverage + w3 x support preparedness

Weights are 0.30, 0.40 and 0.30 unless the scorecard says otherwise. A component that was not
assessed is never re-weighted away: there is then no score.
"""

import math
from datetime import datetime

from greenroom.model.analysis import FEWEST_SCORED, Confidence, NetSentiment
from greenroom.model.readiness import (
    TARGET,
    Assessment,
    Component,
    ComponentName,
    Measure,
    Scorecard,
    SentimentSource,
)
from greenroom.readiness.decide import propose
from greenroom.readiness.scale import score_of_sentiment
from greenroom.readiness.scorecard import checked

_DECIMALS = 2
"""Scores are rounded to what is printed, so that printed parts add up and rules agree."""


def assess(
    scorecard: Scorecard,
    *,
    interviews: NetSentiment | None,
    rehearsals: NetSentiment | None,
    previous: Assessment | None,
    assessment_id: str,
    at: datetime,
) -> Assessment:
    """Launch readiness from what people entered and what stakeholders said.

    `previous` is the last assessment of the same release. Changes are None where either side
    was not assessed, or where one side is practice and the other is evidence. Raises
    InputError when the scorecard does not pass its check.
    """
    scorecard = checked(scorecard)
    source, sentiment = choose_source(scorecard.pinned, interviews, rehearsals)
    found = (
        _sentiment_component(scorecard, source, sentiment),
        _measured(ComponentName.QA_COVERAGE, scorecard.qa_coverage, scorecard.weights.qa_coverage),
        _measured(
            ComponentName.SUPPORT_PREPAREDNESS,
            scorecard.support_preparedness,
            scorecard.weights.support_preparedness,
        ),
    )
    components = tuple(_with_change(each, source, previous) for each in found)
    score = _blend(components)
    # A total that holds practice says nothing about one that holds evidence.
    comparable = previous is not None and previous.source is source
    return Assessment(
        id=assessment_id,
        release_id=scorecard.release_id,
        at=at,
        components=components,
        gates=scorecard.gates,
        score=score,
        change=_difference(score, previous.score if previous and comparable else None),
        target=TARGET,
        source=source,
        sentiment=sentiment,
        proposal=propose(score, components, scorecard.gates),
    )


def choose_source(
    pinned: SentimentSource | None,
    interviews: NetSentiment | None,
    rehearsals: NetSentiment | None,
) -> tuple[SentimentSource, NetSentiment | None]:
    """Where interview sentiment comes from, and the counts; NONE and None where there are none.

    Interviews with at least one sentence come first, then rehearsals as a proxy. A pin
    overrides that, and never falls back on the other source.
    """
    available = {
        SentimentSource.INTERVIEWS: interviews,
        SentimentSource.REHEARSAL_PROXY: rehearsals,
    }
    for source, sentiment in available.items():
        wanted = pinned is None or pinned is source
        if wanted and sentiment is not None and sentiment.sentences:
            return source, sentiment
    return SentimentSource.NONE, None


def _sentiment_component(
    scorecard: Scorecard, source: SentimentSource, sentiment: NetSentiment | None
) -> Component:
    name, weight = ComponentName.INTERVIEW_SENTIMENT, scorecard.weights.interview_sentiment
    pin = ", pinned" if scorecard.pinned else ""
    if sentiment is None:
        return Component(name, None, weight, _no_source(scorecard.pinned))
    counts = (
        f"{sentiment.positive} positive, {sentiment.neutral} neutral, {sentiment.negative} negative"
    )
    title = _source_title(source) + pin
    if sentiment.confidence is Confidence.TOO_FEW:
        few = f"too few sentences, {sentiment.sentences} of at least {FEWEST_SCORED} ({counts})"
        return Component(name, None, weight, f"{title}: not assessed, {few}.")
    score = round(score_of_sentiment(sentiment.score), _DECIMALS)
    provisional = ", provisional" if sentiment.confidence is Confidence.PROVISIONAL else ""
    evidence = (
        f"{title}: NSS {signed(sentiment.score)} from {sentiment.sentences} sentences ({counts})"
        f"{provisional}, 95 % interval {signed(sentiment.low)} to {signed(sentiment.high)}; "
        f"that is {score:.1f} of 100."
    )
    return Component(name, score, weight, evidence)


def _source_title(source: SentimentSource) -> str:
    if source is SentimentSource.REHEARSAL_PROXY:
        return "Rehearsal proxy, practice and not evidence"
    return "Stakeholder interviews"


def _no_source(pinned: SentimentSource | None) -> str:
    if pinned is SentimentSource.INTERVIEWS:
        return "Not assessed: pinned to stakeholder interviews, and none has a sentence to count."
    if pinned is SentimentSource.REHEARSAL_PROXY:
        return "Not assessed: pinned to the rehearsal proxy, and no rehearsal has an answer yet."
    return "Not assessed: there is no interview and no rehearsal to count yet."


def signed(points: float) -> str:
    """Points with their sign and without decimals: `+12`, `-9`, `0`."""
    # Rounding first keeps `-0.3` from being printed as `-0`.
    whole = round(points)
    return f"{whole:+d}" if whole else "0"


def _measured(name: ComponentName, measure: Measure | None, weight: float) -> Component:
    if measure is None:
        return Component(name, None, weight, f"Not assessed: nobody has entered {name} yet.")
    facts = [measure.evidence.strip()]
    if measure.owner:
        facts.append(measure.owner)
    if measure.as_of:
        facts.append(f"as of {measure.as_of.isoformat()}")
    return Component(name, round(measure.value, _DECIMALS), weight, ", ".join(facts))


def _blend(components: tuple[Component, ...]) -> float | None:
    parts = [each.score * each.weight for each in components if each.score is not None]
    # Spreading a missing part's weight over the others would invent a number.
    if len(parts) < len(components):
        return None
    # Rounding also takes off the hair by which weights may add up to more than 1.
    return round(math.fsum(parts), _DECIMALS)


def _with_change(
    component: Component, source: SentimentSource, previous: Assessment | None
) -> Component:
    before = None
    same_kind = component.name is not ComponentName.INTERVIEW_SENTIMENT
    # Practice against evidence is no trend: a change is shown within one source only.
    if previous is not None and (same_kind or previous.source is source):
        scores = {each.name: each.score for each in previous.components}
        before = scores.get(component.name)
    change = _difference(component.score, before)
    return Component(component.name, component.score, component.weight, component.evidence, change)


def _difference(now: float | None, before: float | None) -> float | None:
    return None if now is None or before is None else round(now - before, _DECIMALS)
