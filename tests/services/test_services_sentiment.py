"""Net sentiment beside its baseline, by theme and person, and over time."""

from datetime import date, timedelta

import pytest

from builders import NOW
from greenroom.errors import InputError
from greenroom.model.analysis import Against
from greenroom.model.theme import Stance
from greenroom.model.transcript import TranscriptKind
from greenroom.report.write.markdown import write_markdown
from greenroom.services.analyses import add_coding
from greenroom.services.exports import build_export
from greenroom.services.sentiment import (
    choose_baseline,
    list_interviews,
    read_baseline,
    read_sentiment,
)
from greenroom.services.transcripts import remove_transcript
from greenroom.services.workspace import open_workspace
from services.builders_services import keep_interview, keep_release

GOOD = "We rehearsed the rollback on Tuesday and it went well. The memory problem is resolved."
BAD = "Nobody owns the database migration. Payments went down twice this week."


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


def counts(sentiment):
    return (sentiment.positive, sentiment.neutral, sentiment.negative)


def test_an_empty_workspace_has_no_baseline(workspace):
    report = read_sentiment(workspace)
    assert (report.whole, report.baseline.sentiment, report.trend) == (None, None, ())
    assert report.baseline.compare(None) is Against.UNKNOWN


def test_the_baseline_pools_every_interview_by_its_sentences(workspace):
    release_id = keep_release(workspace)
    keep_interview(workspace, *[GOOD] * 6, release_id=release_id)
    keep_interview(workspace, *[BAD] * 12)
    keep_interview(workspace, GOOD, kind=TranscriptKind.REHEARSAL)
    baseline = read_baseline(workspace)
    assert counts(baseline.sentiment) == (12, 0, 24)
    assert baseline.transcripts == 2
    report = read_sentiment(workspace, release_id)
    assert counts(report.whole) == (12, 0, 0)
    assert report.baseline.compare(report.whole) is Against.ABOVE
    assert report.baseline.compare(baseline.sentiment) is Against.LIKE


@pytest.mark.parametrize("kind", ["board-summary", "readiness-scorecard", "weekly-digest"])
def test_documents_show_the_score_beside_the_baseline(workspace, kind):
    release_id = keep_release(workspace)
    keep_interview(workspace, *[GOOD] * 6, release_id=release_id)
    assert "baseline: these interviews alone" in written(workspace, release_id, kind)
    keep_interview(workspace, *[BAD] * 12)
    assert "baseline −33.3 (2 interviews)" in written(workspace, release_id, kind)


def written(workspace, release_id, kind):
    return write_markdown(build_export(workspace, release_id, kind)).decode()


def test_under_ten_sentences_nothing_is_compared(workspace):
    keep_interview(workspace, *[BAD] * 12)
    few = keep_interview(workspace, GOOD)
    report = read_sentiment(workspace)
    assert few.id in {line.id for line in list_interviews(workspace)}
    assert report.baseline.compare(report.trend[-1].sentiment) is Against.UNKNOWN


def test_the_baseline_can_be_a_chosen_set(workspace):
    keep_interview(workspace, *[BAD] * 6)
    calm = keep_interview(workspace, *[GOOD] * 6)
    baseline = choose_baseline(workspace, [calm.id])
    assert counts(baseline.sentiment) == (12, 0, 0)
    assert baseline.chosen == {calm.id}
    assert choose_baseline(workspace, ()).transcripts == 2
    choose_baseline(workspace, [calm.id])
    remove_transcript(workspace, calm.id)
    # What was chosen is gone, so all that is left counts.
    assert counts(read_baseline(workspace).sentiment) == (0, 0, 12)
    assert read_baseline(workspace).chosen == frozenset()


def test_practice_is_no_baseline(workspace):
    practice = keep_interview(workspace, GOOD, kind=TranscriptKind.REHEARSAL)
    with pytest.raises(InputError, match="interviews"):
        choose_baseline(workspace, [practice.id])
    assert read_baseline(workspace).sentiment is None
    assert read_sentiment(workspace).practice


def test_only_confirmed_themes_have_a_score(workspace):
    interview = keep_interview(workspace, GOOD, BAD)
    assert read_sentiment(workspace).themes == ()
    start = interview.text.index("rollback")
    for _ in range(2):
        add_coding(
            workspace,
            interview,
            (start, start + 8),
            theme_id="rollback_recovery",
            stance=Stance.MITIGATED,
            coder="analyst",
        )
    (row,) = read_sentiment(workspace).themes
    assert row.name == "Rollback and recovery"
    assert counts(row.sentiment) == (1, 0, 0)


def test_people_are_respondents_and_in_practice_the_personas_who_asked(workspace):
    keep_interview(
        workspace, ("Interviewer", "Ready?"), ("Marco Diaz", GOOD), ("Priya Nair", BAD), ("", BAD)
    )
    people = {row.name: counts(row.sentiment) for row in read_sentiment(workspace).people}
    assert people == {
        "Marco Diaz": (2, 0, 0),
        "Priya Nair": (0, 0, 2),
        "Nobody named": (0, 0, 2),
    }


def test_practice_is_counted_by_who_asked(workspace):
    release_id = keep_release(workspace)
    keep_interview(
        workspace,
        ("Interviewer", "Ready?"),
        ("Ines Okoro", GOOD),
        kind=TranscriptKind.REHEARSAL,
        release_id=release_id,
    )
    (row,) = read_sentiment(workspace, release_id).people
    assert row.name == "Interviewer"


def test_the_trend_goes_by_the_day_in_the_title_else_of_import(workspace):
    keep_interview(workspace, GOOD, title="Support, 2026-03-02", created_at=NOW)
    keep_interview(workspace, BAD, title="Sales", created_at=NOW - timedelta(days=3))
    keep_interview(workspace, BAD, title="Broken 2026-13-45", created_at=NOW)
    assert [(step.day, step.title) for step in read_sentiment(workspace).trend] == [
        (date(2026, 3, 2), "Support, 2026-03-02"),
        (date(2026, 5, 15), "Sales"),
        (date(2026, 5, 18), "Broken 2026-13-45"),
    ]
