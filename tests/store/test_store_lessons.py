"""Own themes, forgotten decisions, and sentiments read without their sentences."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from greenroom.errors import StoreError
from greenroom.model.theme import Enforcement, Theme
from greenroom.model.transcript import CodingStatus, TranscriptKind
from greenroom.store import analyses, codings, lessons, releases, themes, transcripts
from greenroom.store.analyses import StoredSentiment
from store.builders_store import a_coding, a_release, a_transcript, an_analysis


def a_theme(theme_id="kiosks", **changes):
    fields = {"name": "Kiosks", "definition": "Do they take it?", "strong": ("card reader 😀",)}
    return Theme(theme_id, severity=3, enforcement=Enforcement.CONDITIONAL, **{**fields, **changes})


@pytest.fixture
def filled(database):
    """A release with one transcript."""
    releases.save_release(database, a_release())
    transcripts.save_transcript(database, a_transcript())
    return database


def test_themes_come_back_equal_in_the_order_first_saved(database):
    for theme in (a_theme("b"), a_theme("a"), a_theme("b", name="Renamed")):
        themes.save_theme(database, theme)
    assert themes.load_themes(database) == (a_theme("b", name="Renamed"), a_theme("a"))
    themes.delete_theme(database, "b")
    themes.delete_theme(database, "nowhere")
    assert themes.load_themes(database) == (a_theme("a"),)


def test_a_damaged_theme_is_noticed(database):
    themes.save_theme(database, a_theme())
    with database.writing() as session:
        session.execute(text("UPDATE own_theme SET payload = replace(payload, 'Kiosks', 'Kiosk')"))
    with pytest.raises(StoreError, match="theme"):
        themes.load_themes(database)


def test_a_deleted_theme_takes_all_but_what_is_confirmed(filled):
    theme_id = a_coding().theme_id
    for status in CodingStatus:
        codings.save_coding(filled, replace(a_coding(), id=status.value, status=status))
    assert themes.is_confirmed(filled, theme_id)
    themes.delete_codings(filled, theme_id)
    assert [each.id for each in codings.list_codings(filled, "transcript-1")] == ["accepted"]
    codings.delete_coding(filled, "accepted")
    assert not themes.is_confirmed(filled, theme_id)


def test_only_decisions_teach_and_forgotten_ones_wait(filled):
    open_one = replace(a_coding(), id="open", status=CodingStatus.SUGGESTED)
    codings.save_coding(filled, open_one)
    assert lessons.teaching_codings(filled) == {}
    decided = replace(a_coding(), id="decided", status=CodingStatus.REJECTED)
    codings.save_coding(filled, decided)
    assert lessons.teaching_codings(filled) == {"transcript-1": (decided, open_one)}
    assert lessons.count_teaching(filled) == 1
    assert lessons.forget_codings(filled) == ("decided",)
    assert lessons.count_teaching(filled) == 0
    assert lessons.forget_codings(filled) == ()
    assert lessons.count_forgotten(filled) == 1
    assert lessons.teaching_codings(filled) == {}
    lessons.remember_codings(filled, ("decided", "nowhere"))
    assert lessons.teaching_codings(filled) == {"transcript-1": (decided, open_one)}
    lessons.forget_codings(filled)
    codings.save_coding(filled, decided)
    assert lessons.count_forgotten(filled) == 0
    lessons.forget_codings(filled)
    codings.delete_coding(filled, "decided")
    assert lessons.count_forgotten(filled) == 0


def test_hidden_transcripts_teach_nothing(filled):
    codings.save_coding(filled, replace(a_coding(), status=CodingStatus.ACCEPTED))
    transcripts.hide_transcript(filled, "transcript-1")
    assert lessons.teaching_codings(filled) == {}


def test_sentiments_are_listed_without_their_sentences(filled):
    assert analyses.list_sentiments(filled) == ()
    analysis = an_analysis()
    analyses.save_analysis(filled, "transcript-1", analysis, ())
    kind = TranscriptKind.INTERVIEW
    expected = StoredSentiment("transcript-1", kind, analysis.pipeline, analysis.sentiment)
    assert analyses.list_sentiments(filled) == (expected,)
    transcripts.hide_transcript(filled, "transcript-1")
    assert analyses.list_sentiments(filled) == ()


def test_a_damaged_analysis_is_noticed_in_the_list(filled):
    analyses.save_analysis(filled, "transcript-1", an_analysis(), ())
    with filled.writing() as session:
        session.execute(text("UPDATE analysis SET payload = replace(payload, '1', '7')"))
    with pytest.raises(StoreError, match="analysis"):
        analyses.list_sentiments(filled)
