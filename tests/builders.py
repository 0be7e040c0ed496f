"""Model objects for tests: sensible defaults, one keyword for what a test is about."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from greenroom.model.release import (
    Fact,
    FactKind,
    FactStatus,
    Release,
    Window,
)
from greenroom.model.transcript import SpeakerRole, Transcript, TranscriptKind, Utterance

ROOT = Path(__file__).resolve().parents[1]
"""The top of the checkout."""

NOW = datetime(2026, 5, 18, 9, 0, tzinfo=UTC)


def a_fact(key: str = "rollback_minutes", **changes: object) -> Fact:
    fields: dict[str, object] = {
        "key": key,
        "label": key.replace("_", " ").capitalize(),
        "kind": FactKind.DURATION,
        "value": "4",
        "unit": "minutes",
        "status": FactStatus.CONFIRMED,
        "owner": "Priya Nair",
        "evidence": "Run log 88",
    }
    return Fact(**{**fields, **changes})


def a_release(**changes: object) -> Release:
    zone = ZoneInfo("Europe/Paris")
    start = datetime(2026, 5, 23, 22, 0, tzinfo=zone)
    fields: dict[str, object] = {
        "id": "tidewater",
        "name": "Tidewater",
        "version": "3.2",
        "owner": "Ines Okoro",
        "summary": "Moves the tide tables to the new store.",
        "rollback_plan": "Switch the flag off.",
        "window": Window(start, start + timedelta(hours=2), "Europe/Paris"),
        "board_at": datetime(2026, 5, 21, 14, 0, tzinfo=zone),
        "facts": (
            a_fact(),
            a_fact("rollback_owner", kind=FactKind.PERSON, value="Priya Nair", unit=""),
        ),
    }
    return Release(**{**fields, **changes})


def a_transcript(lines: Sequence[tuple[str, str]] = (), **changes: object) -> Transcript:
    """A transcript of (speaker, words); a speaker called Interviewer asks, the others answer."""
    said = lines or (("Interviewer", "How ready are you?"), ("Marco Diaz", "We tested it twice."))
    utterances, at = [], 0
    for index, (speaker, words) in enumerate(said):
        role = SpeakerRole.INTERVIEWER if speaker == "Interviewer" else SpeakerRole.RESPONDENT
        utterances.append(Utterance(index, speaker, role, at, at + len(words)))
        at += len(words) + 1
    fields: dict[str, object] = {
        "id": "interview",
        "kind": TranscriptKind.INTERVIEW,
        "title": "Interview",
        "text": "\n".join(words for _, words in said),
        "utterances": tuple(utterances),
        "created_at": NOW,
        "release_id": None,
        "source": "interview.txt",
        "digest": "0" * 64,
    }
    return Transcript(**{**fields, **changes})
