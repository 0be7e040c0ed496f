"""The whole way of the data once, without a window: `greenroom demo`."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from greenroom.model.progress import Progress, no_progress
from greenroom.model.readiness import Assessment
from greenroom.model.release import Release
from greenroom.report.document import Format
from greenroom.services.analyses import ReleaseReading, read_release
from greenroom.services.exports import ExportRequest, export_documents
from greenroom.services.readiness import assess_release
from greenroom.services.samples import Watch, open_sample, unwatched
from greenroom.services.workspace import workspace_at
from greenroom.store.exports import ExportRecord

MOMENT = datetime(2026, 5, 18, 9, 0, tzinfo=UTC)
"""When the demonstration takes place; fixed, so that its documents are always the same."""

FORMATS = (Format.PDF, Format.DOCX, Format.MARKDOWN)
"""What a demonstration writes."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demonstration produced."""

    release: Release
    reading: ReleaseReading
    assessment: Assessment
    files: tuple[ExportRecord, ...]


def demonstrate(
    folder: Path, progress: Progress = no_progress, watch: Watch = unwatched
) -> Demonstration:
    """A rehearsal, three interviews, an assessment and a board summary in three formats.

    The workspace is kept in that folder; run again, it gives the same files byte for byte.
    """
    with workspace_at(folder / "workspace") as workspace:
        workspace.clock = lambda: MOMENT
        release = open_sample(workspace, progress, watch)
        assessment = assess_release(workspace, release.id)
        asked = ExportRequest(release.id, formats=FORMATS)
        files = export_documents(workspace, (asked,), folder, overwrite=True)
        return Demonstration(release, read_release(workspace, release.id), assessment, files)
