"""One sentence or two on what limits an analysis."""

from greenroom.model.analysis import FEWEST_FIRM, FEWEST_SCORED, Confidence, NetSentiment
from greenroom.model.transcript import SpeakerRole, Transcript


def note_on(transcript: Transcript, sentiment: NetSentiment) -> str:
    """What a reader must know before trusting the numbers; empty when nothing limits them."""
    respondents = [each for each in transcript.utterances if each.role is SpeakerRole.RESPONDENT]
    if not respondents:
        return "Nobody in this transcript is marked as a respondent, so nothing was counted."
    if not sentiment.sentences:
        return "The respondents say nothing that can be read as a sentence."
    # Both limits can hold at once, and each asks for something else from the reader.
    notes = []
    unnamed = not any(each.speaker.strip() for each in transcript.utterances)
    if unnamed and len(respondents) == len(transcript.utterances):
        notes.append("No speaker is named, so every line is counted as a respondent's.")
    if sentiment.confidence is Confidence.TOO_FEW:
        notes.append(f"Too few sentences for a score: {sentiment.sentences} of {FEWEST_SCORED}.")
    elif sentiment.confidence is Confidence.PROVISIONAL:
        notes.append(f"The score is provisional: {sentiment.sentences} of {FEWEST_FIRM} sentences.")
    return " ".join(notes)
