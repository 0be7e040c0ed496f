"""The pipeline as a whole: whose words count, exact spans, bad text, notes, progress."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.builders_analysis import BAD_TEXTS, analysed, the_analyser, the_codebook
from builders import a_transcript
from greenroom.analysis.draft import Step, check_needs
from greenroom.analysis.pipeline import build_analyser
from greenroom.errors import Cancelled
from greenroom.model.transcript import SpeakerRole, Utterance

PIECES = st.sampled_from(
    [
        "We tested it. ",
        "No rollback plan!",
        "é́ ",
        "🚀👩‍🚀 ",
        "\r\n",
        "\n",
        "\ufeff",
        "שלום עולם. ",
        "مرحبا ",
        "e.g. the API vs. the app. ",
        "…",
        "?",
        "v2.3.1 ",
        "\u2028",
        "\x00",
        " \t ",
        "Straße ISTANBUL İ ",
        "“Quoted.” ",
        "\ud800",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
@settings(deadline=None, max_examples=150)
def test_spans_cut_what_they_name(text):
    transcript = a_transcript([("Interviewer", "🚀 Ready?"), ("Marco Diaz", text)])
    answer = transcript.utterances[1]
    sentences = the_analyser().analyse(transcript).sentences
    for sentence in sentences:
        cut = transcript.text[sentence.start : sentence.end]
        assert cut == cut.strip()
        assert any(character.isalnum() for character in cut)
        assert answer.start <= sentence.start < sentence.end <= answer.end
        for mark in sentence.themes:
            assert sentence.start <= mark.start < mark.end <= sentence.end
            named = transcript.text[mark.start : mark.end]
            assert named[0].isalnum()
            assert named[-1].isalnum()
    assert all(one.end <= other.start for one, other in pairwise(sentences))
    # No letter or digit is lost between the sentences.
    covered = "".join(transcript.text[each.start : each.end] for each in sentences)
    assert [c for c in covered if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Lee agreed. It shipped.", ["Dr. Lee agreed.", "It shipped."]),
        ("We use v2.3.1 vs. v2.4 now.", ["We use v2.3.1 vs. v2.4 now."]),
        ("Tested? No. We skipped it.", ["Tested?", "No.", "We skipped it."]),
        ("Line one\nline two", ["Line one", "line two"]),
        ("Use a flag, e.g. The Red One, i.e. not yet.", None),
    ],
)
def test_sentences_are_cut(text, expected):
    found = [text[each.start : each.end] for each in analysed(text).sentences]
    assert found == (expected or [text])


def test_speech_without_full_stops_is_cut_into_countable_pieces():
    text = " ".join(f"word{number}" for number in range(100, 500))
    pieces = [text[each.start : each.end].split() for each in analysed(text).sentences]
    assert sum(map(len, pieces)) == 400
    assert all(20 <= len(piece) <= 80 for piece in pieces)


def test_only_respondents_count():
    spoken = [("Interviewer", "This is a terrible outage."), ("Marco Diaz", "It works well.")]
    analysis = the_analyser().analyse(a_transcript(spoken))
    assert {each.utterance for each in analysis.sentences} == {1}
    assert (analysis.sentiment.positive, analysis.sentiment.negative) == (1, 0)
    assert [answer.utterance for answer in analysis.answers] == [1]


def test_a_transcript_without_respondents_counts_nothing_and_says_so():
    analysis = the_analyser().analyse(a_transcript([("Interviewer", "Ready?")]))
    assert analysis.sentences == ()
    assert analysis.sentiment.sentences == 0
    assert analysis.richness.words == 0
    assert "respondent" in analysis.note


@pytest.mark.parametrize(
    ("answers", "speaker", "note"),
    [
        (["It works."] * 7, "Marco Diaz", "Too few sentences for a score: 7 of 10."),
        (["It works."] * 12, "Marco Diaz", "The score is provisional: 12 of 30 sentences."),
        (["It works."] * 30, "Marco Diaz", ""),
        (
            ["It works."] * 30,
            "",
            "No speaker is named, so every line is counted as a respondent's.",
        ),
        (["…"], "Marco Diaz", "The respondents say nothing that can be read as a sentence."),
    ],
)
def test_the_note_says_what_limits_the_reading(answers, speaker, note):
    assert analysed(*answers, speaker=speaker).note == note


def test_answers_add_up_to_the_whole():
    analysis = analysed("It works well. It failed.", "", "The outage lasted an hour.")
    assert len(analysis.answers) == 3
    assert sum(each.sentiment.sentences for each in analysis.answers) == 3
    assert analysis.sentiment.sentences == len(analysis.sentences)


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS.keys())
def test_bad_text_never_breaks_the_reading(text):
    analysis = analysed(text)
    assert analysis.sentiment.sentences == len(analysis.sentences)


def test_a_line_of_a_megabyte_is_read():
    text = "we tested the rollback and nobody knows what it costs " * 20_000
    assert len(analysed(text[:1_000_000]).sentences) > 1_000


def test_the_same_words_always_give_the_same_analysis():
    text = "The rollback is tested. Nobody owns the alert. It is fine."
    again = build_analyser(the_codebook()).analyse(a_transcript([("Marco Diaz", text)]))
    assert analysed(text) == again


def test_the_name_of_the_rules_changes_with_the_codebook():
    smaller = type(the_codebook())(the_codebook().themes[:3])
    assert build_analyser(smaller).name != the_analyser().name
    assert analysed("Fine.").pipeline == the_analyser().name


def test_progress_ends_at_its_total():
    reports = []
    transcript = a_transcript([("Marco Diaz", "We tested it. " * 100)] * 200)
    the_analyser().analyse(transcript, lambda *report: reports.append(report[:2]))
    done = [done for done, _ in reports]
    assert done == sorted(done)
    assert len(reports) > 3
    assert reports[-1][0] == reports[-1][1]


@pytest.mark.parametrize("answers", [["Fine."], ["We tested it. " * 4_000]])
def test_stopping_passes_through(answers):
    def stop(done, total, text):
        raise Cancelled

    with pytest.raises(Cancelled):
        the_analyser().analyse(a_transcript([("Marco Diaz", each) for each in answers]), stop)


def test_a_long_turn_can_be_stopped_between_steps():
    calls = []

    def stop_later(done, total, text):
        calls.append(text)
        if len(calls) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        the_analyser().analyse(a_transcript([("Marco Diaz", "Fine. " * 20_000)]), stop_later)


def test_a_step_before_what_it_needs_is_refused():
    steps = (Step("themes", ("words",), lambda draft: draft),)
    with pytest.raises(ValueError, match="themes needs words"):
        check_needs(steps)


def test_unknown_speakers_of_either_role_are_no_reason_to_claim_all_lines():
    transcript = a_transcript(
        utterances=(
            Utterance(0, "", SpeakerRole.INTERVIEWER, 0, 18),
            Utterance(1, "", SpeakerRole.RESPONDENT, 19, 38),
        )
    )
    assert "No speaker" not in the_analyser().analyse(transcript).note


def test_no_language_data_is_looked_for_anywhere():
    script = (
        "import nltk.data; nltk.data.path[:] = []\n"
        "from greenroom.analysis.pipeline import build_analyser\n"
        "from greenroom.coding.codebook import load_codebook\n"
        "from greenroom.resources import resource\n"
        "print(build_analyser(load_codebook(resource('codebook.yaml'))).name)"
    )
    app = Path(__file__).resolve().parents[2] / "app"
    environment = {**os.environ, "PYTHONPATH": str(app), "NLTK_DATA": "", "HOME": "/nowhere"}
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert ran.stdout.strip() == the_analyser().name, ran.stderr
