"""Build the board summary, preview it and write it to files."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from greenroom.model.progress import Progress, no_progress
from greenroom.model.readiness import Assessment, SentimentSource
from greenroom.model.release import Release
from greenroom.report.build.board_summary import BoardSummary, ThemeLine, build_board_summary
from greenroom.report.document import Document, Format, content_digest
from greenroom.report.files import make_folder, safe_name, save
from greenroom.report.preview import PageImage, render_pages
from greenroom.report.write import WRITERS
from greenroom.services.analyses import ReleaseReading, read_release
from greenroom.services.practice import practice_of
from greenroom.services.readiness import (
    assess_release,
    latest_decision,
    list_assessments,
    preview_assessment,
)
from greenroom.services.rehearsals import finished_rehearsals
from greenroom.services.releases import load_release
from greenroom.services.take_aways import open_take_aways
from greenroom.services.workspace import Workspace
from greenroom.store import exports
from greenroom.store.exports import ExportRecord

BOARD_SUMMARY = "board summary"
"""The kind of document this module builds, as export records name it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A document as pages to look at, with the digest of its content."""

    pages: tuple[PageImage, ...]
    digest: str


def board_summary(workspace: Workspace, release_id: str) -> Document:
    """The board summary of a release as of now; its assessment is recorded.

    It carries the moment of its assessment, not of its writing, so the same state of the
    workspace always gives the same document.
    """
    return _summary(workspace, release_id, assess_release(workspace, release_id))


def _summary(workspace: Workspace, release_id: str, assessment: Assessment) -> Document:
    release = load_release(workspace, release_id)
    recorded = list_assessments(workspace, release_id)
    reading = read_release(workspace, release_id)
    finished = finished_rehearsals(workspace, release_id)
    proxy = assessment.source is SentimentSource.REHEARSAL_PROXY
    return build_board_summary(
        BoardSummary(
            release=release,
            assessment=assessment,
            themes=theme_lines(reading),
            take_aways=open_take_aways(workspace, release),
            sentiment=reading.rehearsals if proxy else reading.interviews,
            richness=reading.richness,
            decision=latest_decision(workspace, release_id),
            history=recorded if assessment in recorded else (*recorded, assessment),
            rehearsals=len(finished),
            questions_answered=sum(rehearsal.answered for rehearsal in finished),
            interviews=reading.interview_count,
            prepared_at=assessment.at,
            prepared_by=release.owner,
            practice=practice_of(workspace, release),
        )
    )


def theme_lines(reading: ReleaseReading) -> tuple[ThemeLine, ...]:
    """The themes of a release as lines of a document."""
    return tuple(
        ThemeLine(
            name=each.theme.name,
            severity=each.theme.severity,
            confirmed=each.confirmed,
            suggested=each.suggested,
            raised=each.raised,
            mitigated=each.mitigated,
            unknown=each.unknown,
            mixed=each.mixed,
        )
        for each in reading.themes
    )


def preview_board_summary(workspace: Workspace, release_id: str, *, width: int) -> Preview:
    """The pages of the board summary, each that many pixels wide; nothing is recorded."""
    document = _summary(workspace, release_id, preview_assessment(workspace, release_id))
    pages = render_pages(WRITERS[Format.PDF](document), width=width)
    return Preview(pages, content_digest(document))


def export_board_summary(
    workspace: Workspace,
    release_id: str,
    folder: Path,
    *,
    formats: Iterable[Format],
    overwrite: bool = False,
    progress: Progress = no_progress,
) -> tuple[ExportRecord, ...]:
    """One record for each file written to that folder.

    Raises ExportError when a file exists and `overwrite` is false, or cannot be written; a
    file that was there before is then unchanged.
    """
    document = board_summary(workspace, release_id)
    release = load_release(workspace, release_id)
    wanted = tuple(formats)
    make_folder(folder)
    records = []
    for number, each in enumerate(wanted):
        progress(number, len(wanted), each.value)
        data = WRITERS[each](document)
        path = save(folder / file_name(release, each), data, overwrite=overwrite)
        records.append(_record(workspace, release, document, each, path, data))
    progress(len(wanted), len(wanted), "")
    return tuple(records)


def file_name(release: Release, each: Format) -> str:
    """The name a board summary of that release is saved under."""
    return f"{safe_name(f'{release.title} board summary')}.{each.value}"


def existing_files(
    workspace: Workspace, release_id: str, folder: Path, formats: Iterable[Format]
) -> tuple[Path, ...]:
    """The files an export to that folder would replace."""
    release = load_release(workspace, release_id)
    paths = (folder / file_name(release, each) for each in formats)
    return tuple(path for path in paths if path.exists())


def recent_exports(workspace: Workspace, release_id: str | None = None) -> tuple[ExportRecord, ...]:
    """What was written before, newest first."""
    return exports.list_exports(workspace.database, release_id)


def _record(
    workspace: Workspace,
    release: Release,
    document: Document,
    each: Format,
    path: Path,
    data: bytes,
) -> ExportRecord:
    record = ExportRecord(
        id=workspace.new_id(),
        release_id=release.id,
        kind=BOARD_SUMMARY,
        format=each.value,
        path=str(path),
        digest=sha256(data).hexdigest(),
        content_digest=content_digest(document),
        created_at=workspace.clock(),
    )
    exports.save_export(workspace.database, record)
    return record
