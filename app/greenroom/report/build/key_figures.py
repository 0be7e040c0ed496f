"""The four tiles and the readiness chart: every number with its count or formula beside it."""

from greenroom.model.analysis import Confidence
from greenroom.model.readiness import Assessment, Component, SentimentSource
from greenroom.report.build.baseline_words import baseline_note
from greenroom.report.build.board_input import BoardSummary, blocking_gates, is_evidenced
from greenroom.report.build.wording import (
    NOT_ASSESSED,
    count,
    day,
    interval,
    joined,
    number,
    percent,
    signed,
)
from greenroom.report.document import BarChart, Tile, Tiles, Tone

CONDITIONAL_FROM = 75.0
"""From this score up to the target the rules propose a go with conditions."""


def key_figures(facts: BoardSummary) -> Tiles:
    """Launch readiness, net sentiment, richness and the blocking gates."""
    return Tiles((_readiness(facts), _sentiment(facts), _richness(facts), _gates(facts)))


def readiness_chart(assessment: Assessment) -> BarChart:
    """One bar for each component against the target, weights in the labels."""
    categories = tuple(component_label(part, assessment) for part in assessment.components)
    values = tuple(part.score for part in assessment.components)
    target = f"target {number(assessment.target)}"
    told = (
        f"{name} {NOT_ASSESSED if value is None else number(value)}"
        for name, value in zip(categories, values, strict=True)
    )
    return BarChart(
        title="Readiness by component, points of 100",
        categories=categories,
        values=values,
        alt=f"Bar chart of the readiness components: {joined(told)}; {target}.",
        target=assessment.target,
    )


def component_label(component: Component, assessment: Assessment) -> str:
    """The component's name with its weight, and the word proxy where practice stands in."""
    name = component.name.value
    # The word stands in the label itself, so no format or crop can lose it.
    proxy = component_is_proxy(component, assessment)
    note = f", {SentimentSource.REHEARSAL_PROXY.value}" if proxy else ""
    return f"{name[0].upper()}{name[1:]} ({percent(component.weight)}{note})"


def component_is_proxy(component: Component, assessment: Assessment) -> bool:
    """Whether this component is sentiment taken from rehearsals instead of interviews."""
    is_sentiment = component.name.value.endswith("sentiment")
    return is_sentiment and assessment.source is SentimentSource.REHEARSAL_PROXY


def score_tone(score: float, target: float) -> Tone:
    """Good from the target up, caution from 75, bad below."""
    if score >= target:
        return Tone.GOOD
    return Tone.CAUTION if score >= CONDITIONAL_FROM else Tone.BAD


def from_practice(facts: BoardSummary) -> bool:
    """Whether the sentiment of this summary comes from rehearsals."""
    return facts.source is SentimentSource.REHEARSAL_PROXY


def _readiness(facts: BoardSummary) -> Tile:
    assessment = facts.assessment
    label = "Launch readiness"
    if assessment is None:
        return Tile(label, NOT_ASSESSED, "no assessment yet", Tone.BAD)
    target = f"target {number(assessment.target)}"
    # No number rather than one over the parts that happen to be known.
    if assessment.score is None:
        parts = assessment.components
        known = sum(part.score is not None for part in parts)
        note = f"{target}; {known} of {len(parts)} components assessed"
        return Tile(label, NOT_ASSESSED, note, Tone.BAD)
    tone = score_tone(assessment.score, assessment.target)
    return Tile(label, number(assessment.score), f"{target}; {_change(facts, assessment)}", tone)


def _change(facts: BoardSummary, assessment: Assessment) -> str:
    if assessment.change is None:
        return "first assessment"
    # The history may already hold this assessment, which is not its own past.
    earlier = [each for each in facts.history if each.at < assessment.at]
    since = f"since {day(earlier[-1].at)}" if earlier else "since the last assessment"
    return f"{signed(assessment.change)} {since}"


def _sentiment(facts: BoardSummary) -> Tile:
    sentiment = facts.assessed_sentiment
    proxy = from_practice(facts)
    label = "Net sentiment" + (f" ({SentimentSource.REHEARSAL_PROXY.value})" if proxy else "")
    if sentiment is None or sentiment.sentences == 0:
        return Tile(label, NOT_ASSESSED, "no respondent sentences", Tone.NEUTRAL)
    sample = f"n = {count(sentiment.sentences, 'sentence')}"
    # A score from a handful of sentences would be read as if it meant something.
    if sentiment.confidence is Confidence.TOO_FEW:
        return Tile(label, "too few", f"{sample}; no score under 10", Tone.CAUTION)
    # It has no target of its own, so no value is praised; and only an interval that lies
    # below zero as a whole is bad, because chance alone makes small negative scores.
    tone = Tone.BAD if sentiment.high < 0 else Tone.NEUTRAL
    provisional = "provisional; " if sentiment.confidence is Confidence.PROVISIONAL else ""
    parts = (f"{provisional}{sample}", interval(sentiment), baseline_note(facts))
    note = "; ".join(part for part in parts if part)
    return Tile(label, signed(sentiment.score), note, tone)


def _richness(facts: BoardSummary) -> Tile:
    proxy = from_practice(facts)
    label = "Richness (rehearsal proxy)" if proxy else "Richness of answers"
    if facts.richness is None:
        return Tile(label, NOT_ASSESSED, "no answers analysed", Tone.NEUTRAL)
    conversations = (
        count(facts.rehearsals, "rehearsal") if proxy else count(facts.interviews, "interview")
    )
    return Tile(label, number(facts.richness), f"of 100; {conversations}, by words", Tone.NEUTRAL)


def _gates(facts: BoardSummary) -> Tile:
    blocking = blocking_gates(facts)
    label = "Blocking gates evidenced"
    if not blocking:
        return Tile(label, NOT_ASSESSED, "no gates assessed yet", Tone.BAD)
    evidenced = sum(is_evidenced(gate) for gate in blocking)
    if evidenced == len(blocking):
        return Tile(label, f"{evidenced} of {len(blocking)}", "none stops the release", Tone.GOOD)
    # Says which of the two it is: a gate that stops, or one whose proof is unnamed.
    stopping = sum(gate.stops for gate in blocking)
    note = f"{stopping} red or not assessed" if stopping else "evidence not named everywhere"
    return Tile(label, f"{evidenced} of {len(blocking)}", note, Tone.BAD)
