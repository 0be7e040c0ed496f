"""One story for both front doors: the same release, interview, answers and evidence."""

import re
from dataclasses import asdict

from greenroom.report.document import Document

NAME, VERSION = "Tidewater", "3.2"
OWNER = "Ines Okoro"
SUMMARY = "Moves the tide tables to the new store. Harbours see no difference."
ROLLBACK = "Switch the flag off; Priya Nair decides."
ZONE = "Europe/Paris"
WINDOW_START, WINDOW_END = "2027-05-23 22:00", "2027-05-23 23:30"
BOARD = "2027-05-21 14:00"
FACT_KEY, FACT_VALUE, FACT_EVIDENCE = "rollback_minutes", "4", "Run log 88"

LENGTH = 3
ANSWERS = (
    "Yes. Priya Nair owns it: the drill on 12 May took 4 minutes, measured in run log 88.",
    "It should be fine, the team will handle it pretty quickly.",
    "I don't have that number. Lena Vogt sends it to the board by Wednesday 17:00.",
)
REPLY = "Priya Nair decides by Thursday 12:00; the drill took 4 minutes, see run log 88."

INTERVIEW = "support-lead.md"
QA, QA_EVIDENCE = 92, "Test summary of build 7"
SUPPORT, SUPPORT_EVIDENCE = 88, "Training register"
GATE_EVIDENCE = "Run log 88"
GATES = (
    "Pre-release validation",
    "Deployment safety",
    "Progressive rollout",
    "Release documentation",
    "Post-release monitoring",
)

_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(T[\d:.+Z]+)?|\d{1,2} (January|February|March|April|May|June|July|August"
    r"|September|October|November|December) \d{4}(,? \d\d:\d\d)?|\d\d:\d\d"
)


def essence(document: Document) -> str:
    """A document's words without its identity and moments, which differ between two runs."""
    blocks = "\n".join(repr(asdict(block)) for block in document.blocks)
    return _MOMENT.sub("<moment>", re.sub(r"datetime\.\w+\(.*?\)", "<moment>", blocks))
