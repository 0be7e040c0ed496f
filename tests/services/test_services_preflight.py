"""Before a document is written: what is open, where it is put right, and what is only said."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from builders import NOW, a_fact, a_release, a_transcript
from greenroom.model.export import EVERYTHING, OpenKind, OpenPoint, Options, Place, Redaction
from greenroom.model.launch import LaunchRecord, Step
from greenroom.model.release import FactStatus
from greenroom.services.exports import build_export, list_kinds, recent_exports
from greenroom.services.launches import save_launch
from greenroom.services.preflight import preflight
from greenroom.services.readiness import list_assessments
from greenroom.services.releases import save_release
from greenroom.services.workspace import Workspace, workspace_at
from greenroom.store.transcripts import save_transcript

PAGES = {"home", "releases", "rehearse", "practice", "transcripts", "readiness", "exports"}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        opened.clock = lambda: NOW
        save_release(opened, a_release())
        yield opened


def found(workspace: Workspace, kind: str, options: Options = EVERYTHING) -> dict[str, OpenPoint]:
    return {each.text: each for each in preflight(workspace, "tidewater", kind, options)}


@pytest.mark.parametrize("kind", [kind.id for kind in list_kinds()])
def test_every_point_says_where_to_go_and_changes_nothing(workspace: Workspace, kind: str) -> None:
    points = preflight(workspace, "tidewater", kind)
    assert points
    for point in points:
        assert point.place.page in PAGES
        assert point.text.endswith(".")
        assert point.fix.endswith(".")
    assert list_assessments(workspace, "tidewater") == ()
    assert recent_exports(workspace) == ()


@pytest.mark.parametrize("kind", [kind.id for kind in list_kinds()])
def test_the_document_says_what_was_open(workspace: Workspace, kind: str) -> None:
    said = str(build_export(workspace, "tidewater", kind))
    points = preflight(workspace, "tidewater", kind)
    assert [each.text for each in points if each.told and each.text not in said] == []


@pytest.mark.parametrize(
    ("kind", "text", "place"),
    [
        ("run-sheet", "No steps for the night.", Place("releases", "record", "steps")),
        ("release-notes", "No changes listed.", Place("releases", "record", "changes")),
        ("go-no-go-minutes", "No decision has been recorded.", Place("readiness", "decision")),
        ("coaching-report", "No rehearsal has been held to its end.", Place("rehearse")),
        ("quote-book", "No stakeholder interview.", Place("transcripts")),
        (
            "board-summary",
            "Not on the fact sheet: last rollback drill.",
            Place("releases", "facts", "rollback_last_drill"),
        ),
    ],
)
def test_what_is_missing_leads_to_its_place(
    workspace: Workspace, kind: str, text: str, place: Place
) -> None:
    assert found(workspace, kind)[text].place == place


def test_unknown_and_old_facts_lead_to_their_line(workspace: Workspace) -> None:
    old = a_fact(as_of=(NOW - timedelta(days=31)).date())
    unknown = a_fact("announce_time", value="", status=FactStatus.UNKNOWN)
    save_release(workspace, a_release(facts=(old, unknown)))
    points = preflight(workspace, "tidewater", "board-summary")
    stale = next(each for each in points if each.kind is OpenKind.STALE)
    assert stale.text == "1 fact older than 30 days: Rollback minutes (17 Apr 2026)."
    assert stale.place == Place("releases", "facts", "rollback_minutes")
    gap = next(each for each in points if each.text.startswith("1 fact unknown"))
    assert gap.place == Place("releases", "facts", "announce_time")


def test_a_fact_of_thirty_days_is_not_old_yet(workspace: Workspace) -> None:
    save_release(workspace, a_release(facts=(a_fact(as_of=(NOW - timedelta(days=30)).date()),)))
    kinds = {each.kind for each in preflight(workspace, "tidewater", "board-summary")}
    assert OpenKind.STALE not in kinds


def test_characters_no_pdf_prints_are_named_by_field(workspace: Workspace) -> None:
    facts = (a_fact(evidence="Log 🚀 88"), a_fact("other", evidence="中文"))
    save_release(workspace, a_release(owner="Ines 🚀 Okoro", facts=facts))
    points = [
        each
        for each in preflight(workspace, "tidewater", "board-summary")
        if each.kind is OpenKind.UNPRINTABLE
    ]
    places = {each.place for each in points}
    assert Place("releases", "form", "owner") in places
    assert Place("releases", "facts", "rollback_minutes") in places
    assert Place("releases", "facts", "other") in places
    assert "ROCKET" in points[0].text
    assert not any(each.told for each in points)


def test_a_character_the_document_does_not_show_is_not_mentioned(workspace: Workspace) -> None:
    save_release(workspace, a_release(facts=(a_fact(evidence="Log 🚀 88"),)))
    kinds = {each.kind for each in preflight(workspace, "tidewater", "release-notes")}
    assert OpenKind.UNPRINTABLE not in kinds


def test_a_document_longer_than_its_kind_is_said_to_be(workspace: Workspace) -> None:
    steps = tuple(Step("A step that takes its time. " * 8, at, 1) for at in range(90))
    save_launch(workspace, LaunchRecord("tidewater", steps=steps))
    points = preflight(workspace, "tidewater", "run-sheet")
    long = next(each for each in points if each.kind is OpenKind.TOO_LONG)
    assert long.place == Place("exports", "sections")
    assert "3 pages should do" in long.text


def test_private_people_are_named_with_what_becomes_of_their_words(workspace: Workspace) -> None:
    save_transcript(workspace.database, a_transcript(release_id="tidewater"))
    save_launch(workspace, LaunchRecord("tidewater", private=("marco diaz",)))
    assert "Marco Diaz asked for privacy; their words are left out." in found(
        workspace, "quote-book"
    )
    allowed = found(workspace, "quote-book", Options(private_quotes=True))
    assert "Marco Diaz asked for privacy; their words are quoted." in allowed
    hidden = Options(private_quotes=True, redaction=(Redaction.QUOTES,))
    kinds = {each.kind for each in found(workspace, "quote-book", hidden).values()}
    assert OpenKind.PRIVATE not in kinds


def test_hiding_names_warns_of_names_in_free_text(workspace: Workspace) -> None:
    options = Options(redaction=(Redaction.NAMES,))
    kinds = {each.kind for each in found(workspace, "release-notes", options).values()}
    assert OpenKind.REDACTED in kinds


def test_a_complete_document_has_nothing_open(workspace: Workspace) -> None:
    save_release(workspace, replace(a_release(), rollback_plan="Switch it off."))
    steps = (Step("Switch on", 0, 5, "Ines Okoro"),)
    record = LaunchRecord("tidewater", steps=steps, rollback_steps=steps, triggers=("Errors",))
    save_launch(workspace, record)
    assert preflight(workspace, "tidewater", "run-sheet") == ()
