"""Numbers as the terminal prints them, each with its count and how it was made."""

from greenroom.model.analysis import Confidence, NetSentiment
from greenroom.model.readiness import Assessment, Component


def sentiment_words(sentiment: NetSentiment | None) -> str:
    """A net sentiment score with its counts and interval, or why there is none."""
    if sentiment is None:
        return "not assessed"
    counts = (
        f"n = {sentiment.sentences}: {sentiment.positive} positive, {sentiment.neutral} neutral, "
        f"{sentiment.negative} negative"
    )
    if sentiment.confidence is Confidence.TOO_FEW:
        return f"too few sentences for a score ({counts})"
    interval = f"95 % interval {sentiment.low:+.0f} to {sentiment.high:+.0f}"
    provisional = ", provisional" if sentiment.confidence is Confidence.PROVISIONAL else ""
    return f"{sentiment.score:+.0f} ({counts}; {interval}{provisional})"


def short_sentiment_words(sentiment: NetSentiment) -> str:
    """A net sentiment score for a narrow column: the score, its interval, how many sentences."""
    if sentiment.confidence is Confidence.TOO_FEW:
        return f"too few, n = {sentiment.sentences}"
    provisional = ", provisional" if sentiment.confidence is Confidence.PROVISIONAL else ""
    interval = f"{sentiment.low:+.0f} to {sentiment.high:+.0f}"
    return f"{sentiment.score:+.0f} ({interval}), n = {sentiment.sentences}{provisional}"


def richness_words(richness: float | None) -> str:
    """Richness of 100, or that there is none."""
    return "not assessed" if richness is None else f"{richness:.0f} of 100"


def score_words(assessment: Assessment) -> str:
    """Launch readiness against its target, with the change since the last assessment."""
    if assessment.score is None:
        return "not assessed"
    change = "" if assessment.change is None else f", {assessment.change:+.1f} since the last one"
    return f"{assessment.score:.1f} of 100 (target {assessment.target:.0f}{change})"


def component_row(component: Component) -> tuple[str, str, str, str, str]:
    """Name, score, weight, change and evidence of one component."""
    score = "not assessed" if component.score is None else f"{component.score:.1f}"
    change = "" if component.change is None else f"{component.change:+.1f}"
    return (component.name.value, score, f"{component.weight:.0%}", change, component.evidence)
