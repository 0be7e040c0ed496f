"""How the window says a net sentiment score: with its count, and what it can carry."""

from PySide6.QtCore import QCoreApplication

from greenroom.gui.tokens import Tone
from greenroom.model.analysis import Against, Confidence, NetSentiment


def score_words(sentiment: NetSentiment | None) -> str:
    """The score alone: `+17`, `+17 provisional`, `too few` or a dash."""
    if sentiment is None or not sentiment.sentences:
        return "–"
    if sentiment.confidence is Confidence.TOO_FEW:
        return QCoreApplication.translate("sentiment", "too few")
    score = f"{sentiment.score:+.0f}"
    if sentiment.confidence is Confidence.PROVISIONAL:
        words = QCoreApplication.translate("sentiment", "%1 provisional")
        return words.replace("%1", score)
    return score


def interval_words(sentiment: NetSentiment | None) -> str:
    """The ends of the 95 % interval, or a dash where no score stands."""
    if sentiment is None or sentiment.confidence is Confidence.TOO_FEW:
        return "–"
    return f"{sentiment.low:+.0f} … {sentiment.high:+.0f}"


def count_words(sentiment: NetSentiment) -> str:
    """How many sentences, and how they sound."""
    one = QCoreApplication.translate("sentiment", "1 sentence")
    many = QCoreApplication.translate("sentiment", "%1 sentences")
    count = one if sentiment.sentences == 1 else many.replace("%1", str(sentiment.sentences))
    words = QCoreApplication.translate(
        "sentiment", "{n}: {plus} positive, {zero} neutral, {minus} negative"
    )
    return (
        words.replace("{n}", count)
        .replace("{plus}", str(sentiment.positive))
        .replace("{zero}", str(sentiment.neutral))
        .replace("{minus}", str(sentiment.negative))
    )


def formula_words(sentiment: NetSentiment) -> str:
    """The sum behind the score, with its interval."""
    if not sentiment.sentences:
        return QCoreApplication.translate("sentiment", "There is no sentence to count.")
    top = f"100 × ({sentiment.positive} − {sentiment.negative})"
    summed = f"{top} / {sentiment.sentences} = {sentiment.score:+.0f}"
    words = QCoreApplication.translate("sentiment", "95 % interval %1")
    interval = f"{sentiment.low:+.0f} … {sentiment.high:+.0f}"
    return f"{summed} · {words.replace('%1', interval)}"


def against_words(against: Against) -> str:
    """How a score stands to the baseline, with a sign."""
    words = {
        Against.ABOVE: QCoreApplication.translate("sentiment", "↑ above the baseline"),
        Against.BELOW: QCoreApplication.translate("sentiment", "↓ below the baseline"),
        Against.LIKE: QCoreApplication.translate("sentiment", "→ like the baseline"),
        Against.UNKNOWN: QCoreApplication.translate("sentiment", "not compared with the baseline"),
    }
    return words[against]


def against_sign(against: Against) -> str:
    """The same in a word and a sign, for a table; a dash where nothing is compared."""
    words = {
        Against.ABOVE: QCoreApplication.translate("sentiment", "↑ above"),
        Against.BELOW: QCoreApplication.translate("sentiment", "↓ below"),
        Against.LIKE: QCoreApplication.translate("sentiment", "→ like"),
        Against.UNKNOWN: "–",
    }
    return words[against]


def against_tone(against: Against) -> Tone:
    """Green above, amber below, and nothing in between."""
    tones = {Against.ABOVE: Tone.GOOD, Against.BELOW: Tone.WARN}
    return tones.get(against, Tone.MUTED)
