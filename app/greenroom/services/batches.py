"""Write several documents one after the other: one that fails keeps no other from its file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from greenroom.errors import Cancelled, GreenroomError
from greenroom.model.export import ExportRecord
from greenroom.model.progress import Progress, no_progress
from greenroom.report.document import Format
from greenroom.services.exports import (
    ExportRequest,
    export_documents,
    kind_name,
    recent_exports,
)
from greenroom.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Failure:
    """One file that was not written: of which kind, in which format, and why."""

    kind: str
    format: Format
    error: GreenroomError

    @property
    def text(self) -> str:
        """The failure as one sentence that names the document."""
        name = kind_name(self.kind)
        return f"{name[:1].upper()}{name[1:]} ({self.format.value}): {self.error.message}"


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of several documents; `stopped` says that a person ended it early."""

    records: tuple[ExportRecord, ...]
    failures: tuple[Failure, ...] = ()
    stopped: bool = False


@dataclass(slots=True)
class _Count:
    """How many files of all are behind us, so that one bar tells of every document."""

    progress: Progress
    total: int
    done: int = 0

    def within(self, done: int, _total: int, text: str) -> None:
        """Report what one document reports, counted among all of them."""
        self.progress(self.done + done, self.total, text)


def export_each(
    workspace: Workspace,
    requests: Sequence[ExportRequest],
    folder: Path,
    *,
    overwrite: bool = False,
    progress: Progress = no_progress,
) -> Batch:
    """The files written to that folder and those that were not, each kind by itself.

    Nothing is raised for a document that cannot be written, nor when `progress` stops the work:
    what was finished before is kept and told.
    """
    before = {record.id for record in recent_exports(workspace)}
    count = _Count(progress, sum(len(each.formats) for each in requests))
    failures: list[Failure] = []
    stopped = False
    try:
        for request in requests:
            failures += _export_one(workspace, request, folder, overwrite=overwrite, count=count)
    except Cancelled:
        stopped = True
    # Asked of the records, since a document that failed half-way has written files too.
    written = [record for record in recent_exports(workspace) if record.id not in before]
    return Batch(tuple(reversed(written)), tuple(failures), stopped)


def _export_one(
    workspace: Workspace,
    request: ExportRequest,
    folder: Path,
    *,
    overwrite: bool,
    count: _Count,
) -> list[Failure]:
    """What could not be written of one document; each of its formats is tried."""
    failures: list[Failure] = []
    waiting = request.formats
    while waiting:
        known = len(recent_exports(workspace, request.release_id))
        try:
            wanted = (replace(request, formats=waiting),)
            export_documents(workspace, wanted, folder, overwrite=overwrite, progress=count.within)
            written, tried = len(waiting), len(waiting)
        except Cancelled:
            raise
        except GreenroomError as error:
            written = len(recent_exports(workspace, request.release_id)) - known
            tried = written + 1
            failures.append(Failure(request.kind, waiting[written], error))
        count.done += tried
        waiting = waiting[tried:]
    return failures
