"""Codings and analyses with one sentence each, for the coding room."""

from greenroom.model.analysis import (
    Analysis,
    NetSentiment,
    Polarity,
    Richness,
    Sentence,
    ThemeMark,
)
from greenroom.model.theme import Stance
from greenroom.model.transcript import AUTO, Coding, CodingStatus


def a_coding(**changes):
    fields = {
        "id": "c1",
        "transcript_id": "interview",
        "theme_id": "test_evidence",
        "start": 0,
        "end": 10,
        "coder": AUTO,
        "status": CodingStatus.SUGGESTED,
        "stance": Stance.RAISED,
        "confidence": 0.6,
    }
    return Coding(**{**fields, **changes})


def an_analysis(*marks):
    """An analysis that suggests (theme_id, start, end) each."""
    themes = tuple(
        ThemeMark(theme_id, start, end, Stance.RAISED, 0.6, "A reason.")
        for theme_id, start, end in marks
    )
    return Analysis(
        pipeline="rules 1",
        sentences=(Sentence(0, 0, 100, Polarity.NEUTRAL, 0.0, themes),),
        answers=(),
        sentiment=NetSentiment(0, 1, 0, -50.0, 50.0),
        richness=Richness(0.0, 0, 0.0, 0.0, 0.0, 0.0, None),
    )
