"""Themes, their reasons, spans and stances, on sentences of our own."""

from functools import cache

import pytest

from analysis.builders_analysis import analysed, the_codebook, the_sentence, themes_of
from builders import a_transcript
from greenroom.analysis.pipeline import build_analyser
from greenroom.model.theme import Codebook, Enforcement, Theme


@pytest.mark.parametrize(
    ("words", "theme_id"),
    [
        ("We can roll it back in four minutes.", "rollback_recovery"),
        ("The rollback drill is done.", "rollback_recovery"),
        ("The regression suite passed twice.", "test_evidence"),
        ("Two flaky tests are left.", "test_evidence"),
        ("The penetration test found one vulnerability.", "security_access"),
        ("Who holds the credentials?", "security_access"),
        ("The schema change locks the orders table.", "data_migration"),
        ("We backfill the missing rows at night.", "data_migration"),
        ("Latency at p95 doubled under load.", "performance_capacity"),
        ("The vendor has not confirmed the new version.", "dependency_integration"),
        ("We start with a canary on five percent.", "deployment_rollout"),
        ("It sits behind a feature flag.", "deployment_rollout"),
        ("The alert pages the night team.", "observability_detection"),
        ("The code freeze ended on Friday.", "scope_schedule"),
        ("It is a breaking change for our customers.", "customer_impact"),
        ("The on-call rota has a gap on Sunday.", "support_readiness"),
        ("The status page text is ready.", "communication_messaging"),
        ("The release notes miss one chapter.", "documentation"),
        ("The auditor wants an approval record.", "compliance_audit"),
        ("Nobody knows who makes the go/no-go call.", "ownership_decision"),
        ("Every week of delay costs revenue.", "business_value"),
        ("The outage took the shop down.", "availability_incident"),
    ],
)
def test_a_sentence_is_marked(words, theme_id):
    assert theme_id in themes_of(words)


@pytest.mark.parametrize(
    "words",
    [
        "I had lunch by the harbour yesterday.",
        "Thank you for having me.",
        "My sister paints boats.",
        "Good morning, everybody.",
        "",
    ],
)
def test_small_talk_is_left_alone(words):
    assert themes_of(words) == set()


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("The rollback was rehearsed twice.", "mitigated"),
        ("We never rehearsed the rollback.", "raised"),
        ("The rollback was never tested.", "raised"),
        ("There is no rollback plan.", "raised"),
        ("The rollback has no known issues.", "mitigated"),
        ("We don't know whether the rollback works.", "unknown"),
        ("The rollback will be tested on Friday.", "unknown"),
        ("The rollback is tested, but it failed once.", "mixed"),
        ("Not a guess, the rollback was tested.", "mitigated"),
        ("It was not us but Ines who tested the rollback.", "mitigated"),
        ("The rollback is on page nine.", "unknown"),
    ],
)
def test_a_stance_is_read(words, stance):
    marks = {mark.theme_id: mark for mark in the_sentence(words).themes}
    assert marks["rollback_recovery"].stance == stance


def test_a_neighbour_tells_the_stance_where_the_sentence_does_not():
    first = analysed("The rollback is on page nine. It was rehearsed.").sentences[0]
    assert first.themes[0].stance == "mitigated"


def test_the_span_covers_the_cues_and_the_reason_quotes_them():
    words = "Yes, our rollback drill is done."
    (mark,) = the_sentence(words).themes
    assert words[mark.start : mark.end] == "rollback drill"
    assert mark.reason == "“rollback drill” is a strong phrase of Rollback and recovery."


def a_theme(theme_id, severity=3, **phrases):
    return Theme(
        theme_id, theme_id.capitalize(), "A theme.", severity, Enforcement.CONDITIONAL, **phrases
    )


def marks(words, *themes, asked=None):
    transcript = a_transcript([("Marco Diaz", words)])
    if asked:
        (utterance,) = transcript.utterances
        changed = type(utterance)(0, "Marco Diaz", utterance.role, 0, len(words), theme_id=asked)
        transcript = a_transcript([("Marco Diaz", words)], utterances=(changed,))
    analysis = build_analyser(Codebook(themes)).analyse(transcript)
    return {mark.theme_id: mark for each in analysis.sentences for mark in each.themes}


@pytest.mark.parametrize(
    ("words", "is_marked"),
    [
        ("The harbour is closed.", True),
        ("The crane waits beside the barge.", True),
        ("The crane waits.", False),
        ("A crane, a crane and a crane.", False),
        ("The crane waits for the tide.", True),
        ("The tide and the moon.", False),
        ("The harbour master sings.", False),
        ("The crane and the cranes and the barges.", True),
        ("We lift the heavy anchor.", True),
        ("We lift the very heavy anchor.", False),
        ("The dry-dock is full.", True),
        ("The dry dock is full.", True),
        ("The dry old dock is full.", False),
        ("They sail on.", False),
        ("The sailing went on.", True),
        ("It took 40 knots.", True),
        ("It took some knots.", False),
    ],
)
def test_phrases_weigh_as_the_codebook_says(words, is_marked):
    theme = a_theme(
        "port",
        strong=("harbour", "lift anchor", "lift heavy anchor", "dry-dock", "=sailing", "<n> knots"),
        medium=("crane", "barge"),
        weak=("tide", "moon"),
        not_when=("harbour master",),
    )
    assert ("port" in marks(words, theme)) is is_marked


def test_at_most_three_themes_the_strongest_first():
    themes = [a_theme(f"t{number}", severity=number, strong=("harbour",)) for number in range(1, 6)]
    assert list(marks("The harbour is closed.", *themes)) == ["t5", "t4", "t3"]


def test_the_theme_asked_about_needs_one_weak_cue_less():
    theme = a_theme("port", medium=("crane",))
    assert not marks("The crane waits.", theme)
    assert marks("The crane waits.", theme, asked="port")


def test_confidence_grows_with_evidence():
    theme = a_theme("port", strong=("harbour",), medium=("crane",))
    one, two = (marks(words, theme)["port"] for words in ("A harbour.", "A harbour with a crane."))
    assert 0 < one.confidence < two.confidence <= 1


@pytest.mark.parametrize("theme", the_codebook().themes, ids=lambda theme: theme.id)
def test_every_strong_phrase_marks_its_theme(theme):
    ruled_out = set(theme.not_when)
    for phrase in theme.strong:
        words = phrase.replace("=", "").replace("<n>", "7")
        if not any(words in other or other in words for other in ruled_out):
            alone = build_analyser_for(theme).analyse(a_transcript([("Marco Diaz", words)]))
            assert alone.sentences, phrase
            assert alone.sentences[0].themes, phrase


@cache
def build_analyser_for(theme):
    return build_analyser(Codebook((theme,)))
