"""A workspace as the first version left it on people's disks, with something in every table."""

import json
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from greenroom.store.codec import encode, seal_of
from greenroom.store.schema import FILE_NAME
from store.builders_store import NOON, a_decision, a_scorecard, an_analysis, an_assessment

TABLES = Path(__file__).with_name("first_version.sql")
AT = "2026-03-04T12:00:00Z"
COLUMN_AT = "2026-03-04T12:00:00.000000+00:00"
SAID = "We are worried about the rollback 😀."
ASKED = "How do you feel about it?"

PLAN = {
    "release_id": "release-1",
    "panel": "board",
    "personas": ["cto"],
    "pressure": "board",
    "length": 3,
    "seed": 7,
}
QUESTION = {
    "prompt_id": "rollback-1",
    "persona_id": "cto",
    "persona_name": "Ilse Brandt",
    "persona_seat": "CTO",
    "theme_id": "rollback",
    "theme_name": "Rollback",
    "kind": "quantify",
    "difficulty": 2,
    "text": "How fast can you roll back?",
    "short": "Rollback time",
    "why": "Nobody asked yet.",
    "needs": ["answer", "number"],
    "key_points": [
        {
            "id": "time",
            "label": "Says a time",
            "must": True,
            "weight": 1,
            "any": ["minutes"],
            "slot": None,
            "facts": [],
        }
    ],
    "probes": [["no number", ["How many minutes?"]]],
    "hint": "Name the minutes.",
    "target_words": [30, 110],
    "time_limit": 90,
}
PROBE = {"kind": "no number", "text": "How many minutes?", "quote": "soon"}
EVENTS = (
    ("Started", {"at": AT, "rehearsal_id": "rehearsal-1", "plan": PLAN}),
    ("Asked", {"at": AT, "question": QUESTION}),
    ("Answered", {"at": AT, "text": "It goes back soon 😀."}),
    ("Probed", {"at": AT, "probe": PROBE}),
    ("Skipped", {"at": AT}),
    ("Paused", {"at": AT}),
    ("Resumed", {"at": AT}),
    ("Ended", {"at": AT}),
)
"""Every kind of event there was, as it was written then: without the fields added since."""


def event_rows():
    """The rows of the event table, sealed."""
    texts = [
        (kind, json.dumps(payload, ensure_ascii=False, separators=(",", ":")))
        for kind, payload in EVENTS
    ]
    return [
        ("rehearsal-1", sequence, kind, text, seal_of(text))
        for sequence, (kind, text) in enumerate(texts)
    ]


def rows():
    """Table -> rows, owners before what belongs to them; payloads not changed since are encoded."""
    analysis, card = encode(an_analysis()), encode(a_scorecard())
    assessment, decision = encode(an_assessment()), encode(a_decision())
    window = ("2026-03-04T12:00:00Z", "2026-03-04T14:00:00Z", "Europe/Stockholm")
    release = ("Parcel tracker", "4.2", "normal", "planned", "canary", "Mara Lindqvist", "", "")
    digests = ("ab" * 32, "cd" * 32, "ef" * 32)
    duration = ("duration", "4", "minutes", "unknown", "", "", None)
    percent = ("percent", "", "", "unknown", "", "", None)
    return {
        "release": [("release-1", 1, None, *release, *window, None, False)],
        "fact": [
            ("release-1", 0, "rollback_minutes", "Rollback time", *duration),
            ("release-1", 1, "canary_percent", "Canary share", *percent),
        ],
        "rehearsal": [
            ("rehearsal-1", "release-1", 1, COLUMN_AT, True),
            ("rehearsal-2", "release-1", 2, COLUMN_AT, False),
        ],
        "event": [*event_rows(), a_second_start()],
        "draft": [("rehearsal-2", "Four min")],
        "transcript": [
            (
                *("transcript-1", "release-1", None, 1, None, "interview"),
                *("Interview with Tove Ek", AT, "tove.txt", digests[0], 13),
                *(f"{ASKED}\n{SAID}", seal_of(f"{ASKED}\n{SAID}")),
            )
        ],
        "utterance": [
            ("transcript-1", 0, "Host", "interviewer", 0, 25, 0, 2000, None),
            ("transcript-1", 1, "Tove Ek", "respondent", 26, 62, None, None, "rollback"),
        ],
        "analysis": [("transcript-1", analysis, seal_of(analysis))],
        "coding": [
            (
                *("coding-1", "transcript-1", "rollback", 33, 40, "auto", "suggested", "raised"),
                *("says 'worried'", 0.8),
            )
        ],
        "scorecard": [("release-1", card, seal_of(card))],
        "assessment": [
            ("assessment-1", "release-1", 1, COLUMN_AT, assessment, seal_of(assessment))
        ],
        "decision": [
            (
                *("decision-1", "release-1", "assessment-1", 1, COLUMN_AT),
                *(decision, seal_of(decision)),
            )
        ],
        "export": [
            ("export-1", "release-1", 1, "board summary", "pdf", "board.pdf", *digests[1:], AT)
        ],
        "setting": [("theme", "dark")],
    }


def a_second_start():
    """The only event of a rehearsal that was just begun."""
    text = json.dumps({"at": AT, "rehearsal_id": "rehearsal-2", "plan": PLAN})
    return ("rehearsal-2", 0, "Started", text, seal_of(text))


def a_first_workspace(folder: Path, *, filled: bool = True) -> Path:
    """The file of a workspace of the first version in that folder, which is made."""
    folder.mkdir(mode=0o700)
    path = folder / FILE_NAME
    with closing(dbapi2.connect(str(path), isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(TABLES.read_text(encoding="utf-8"))
        for table, listed in (rows() if filled else {}).items():
            for row in listed:
                marks = ", ".join("?" * len(row))
                connection.execute(f'INSERT INTO "{table}" VALUES ({marks})', row)
    assert NOON.isoformat(timespec="microseconds") == COLUMN_AT
    return path
