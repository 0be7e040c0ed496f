"""Every kind of document: a new one is a module of its own and a line here."""

from greenroom.errors import ExportError
from greenroom.report.build.board_summary import BOARD_SUMMARY
from greenroom.report.build.brief_before import PRE_RELEASE_BRIEF
from greenroom.report.build.brief_incident import INCIDENT_NOTICE
from greenroom.report.build.brief_rollback import ROLLBACK_NOTICE
from greenroom.report.build.brief_status import STATUS_UPDATE
from greenroom.report.build.coaching import COACHING_REPORT
from greenroom.report.build.coded_transcript import CODED_TRANSCRIPT
from greenroom.report.build.digest import WEEKLY_DIGEST
from greenroom.report.build.kind import Kind
from greenroom.report.build.minutes import GO_NO_GO_MINUTES
from greenroom.report.build.quote_book import QUOTE_BOOK
from greenroom.report.build.release_notes import RELEASE_NOTES
from greenroom.report.build.retrospective import RETROSPECTIVE
from greenroom.report.build.run_sheet import RUN_SHEET
from greenroom.report.build.scorecard import READINESS_SCORECARD

KINDS: tuple[Kind, ...] = (
    BOARD_SUMMARY,
    READINESS_SCORECARD,
    COACHING_REPORT,
    CODED_TRANSCRIPT,
    QUOTE_BOOK,
    WEEKLY_DIGEST,
    RELEASE_NOTES,
    PRE_RELEASE_BRIEF,
    STATUS_UPDATE,
    ROLLBACK_NOTICE,
    INCIDENT_NOTICE,
    GO_NO_GO_MINUTES,
    RETROSPECTIVE,
    RUN_SHEET,
)
"""In the order people meet them: before the board, around it, after the release."""


def find_kind(words: str) -> Kind:
    """The kind of that id or name; ExportError, naming all of them, when there is none."""
    wanted = words.strip().casefold()
    for kind in KINDS:
        if wanted in (kind.id, kind.name.casefold()):
            return kind
    known = ", ".join(kind.id for kind in KINDS)
    raise ExportError(f"“{words}” is not a kind of document.", f"Choose one of {known}.")
