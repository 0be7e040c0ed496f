"""The baseline beside a net sentiment score, in words: what is usual, since 0 is not neutral."""

from greenroom.model.analysis import Against, Confidence, NetSentiment
from greenroom.model.readiness import SentimentSource
from greenroom.report.build.board_input import BoardSummary
from greenroom.report.build.wording import count, interval, signed

_NOT_NEUTRAL = "0 is not neutral"


def baseline_note(facts: BoardSummary) -> str:
    """The baseline in short, for a table or a tile; empty where there is nothing to say.

    A baseline made of nothing but the interviews that are shown says so: it compares nothing.
    """
    usual = _usual(facts)
    if usual is None or facts.baseline is None:
        return ""
    if _is_own(facts, usual):
        return "baseline: these interviews alone"
    provisional = " provisional" if usual.confidence is Confidence.PROVISIONAL else ""
    made = count(facts.baseline.transcripts, "interview")
    return f"baseline {signed(usual.score)}{provisional} ({made})"


def baseline_sentence(facts: BoardSummary) -> str:
    """What the baseline is made of, and how the score of this release stands to it."""
    usual = _usual(facts)
    if usual is None or facts.baseline is None:
        return f"{_NOT_NEUTRAL}, and there is no baseline of interviews to compare with yet."
    if _is_own(facts, usual):
        return f"{_NOT_NEUTRAL}; the baseline is these interviews alone, so it compares nothing."
    chosen = "chosen interview" if facts.baseline.chosen else "interview"
    made = f"{count(facts.baseline.transcripts, chosen)}, {count(usual.sentences, 'sentence')}"
    words = f"{_NOT_NEUTRAL}: usual in this workspace, the baseline, is {signed(usual.score)}"
    return f"{words} ({made}; {interval(usual)}). {_comparison(facts)}"


def _comparison(facts: BoardSummary) -> str:
    # Rehearsed answers always sound better than interviews: that would compare two things.
    if facts.source is SentimentSource.REHEARSAL_PROXY or facts.baseline is None:
        return "Rehearsals are not compared with it."
    against = facts.baseline.compare(facts.assessed_sentiment)
    if against is Against.UNKNOWN:
        return "So few sentences are not compared with it."
    return f"This release is {against.value}."


def _usual(facts: BoardSummary) -> NetSentiment | None:
    """The baseline's reading; None where it would be no number."""
    usual = facts.baseline.sentiment if facts.baseline is not None else None
    few = usual is None or usual.confidence is Confidence.TOO_FEW
    return None if few else usual


def _is_own(facts: BoardSummary, usual: NetSentiment) -> bool:
    return facts.source is SentimentSource.INTERVIEWS and usual == facts.assessed_sentiment
