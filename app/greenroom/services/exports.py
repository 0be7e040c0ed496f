"""Build documents of every kind, preview them and write them to files, one or many at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from greenroom.errors import ExportError
from greenroom.model.export import EVERYTHING, ExportRecord, Options
from greenroom.model.progress import Progress, no_progress
from greenroom.model.release import Release
from greenroom.report.build.kind import Kind, build_document
from greenroom.report.build.kinds import KINDS, find_kind
from greenroom.report.build.material import Material
from greenroom.report.document import Document, Format, content_digest
from greenroom.report.files import make_folder, safe_name, save
from greenroom.report.preview import PageImage, page_sizes, render_pages
from greenroom.report.write import WRITERS
from greenroom.services.looks import load_theme
from greenroom.services.materials import gather
from greenroom.services.releases import load_release
from greenroom.services.snapshots import current_version, writer_versions
from greenroom.services.workspace import Workspace
from greenroom.store import exports

BOARD_SUMMARY = "board-summary"
"""The kind that is written when nobody names another."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A document as pages to look at, with the digest of its content."""

    pages: tuple[PageImage, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A document laid out to be looked at: its pages are drawn when somebody turns to them.

    `sizes` are the width and height of each page in points; `version` is the number it would be
    written with, `digest` that of its content.
    """

    pdf: bytes = field(repr=False)
    sizes: tuple[tuple[float, float], ...]
    digest: str
    version: int


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """One document somebody wants: of which release, of which kind, how, and in which formats."""

    release_id: str
    kind: str = BOARD_SUMMARY
    options: Options = EVERYTHING
    formats: tuple[Format, ...] = (Format.PDF,)


@dataclass(frozen=True, slots=True)
class _Built:
    """A document ready to be written."""

    release: Release
    kind: Kind
    options: Options
    material: Material
    document: Document
    snapshot: str
    version: int


def list_kinds() -> tuple[Kind, ...]:
    """Every kind of document, with its sections and audiences to choose from."""
    return KINDS


def kind_name(kind_id: str) -> str:
    """What people call the kind of a record; kinds of other versions keep the word they had."""
    return next((kind.name for kind in KINDS if kind.id == kind_id), kind_id)


def settled_options(kind: Kind, options: Options) -> Options:
    """The options as the kind understands them, equal choices always equal.

    Raises ExportError for a section the kind does not have, naming those it has.
    """
    known = [section.id for section in kind.sections]
    unknown = [each for each in options.sections if each not in known]
    if unknown:
        raise ExportError(
            f"The {kind.name} has no section “{unknown[0]}”.", f"Choose from {', '.join(known)}."
        )
    # All sections, none named, and all named are the same wish.
    chosen = tuple(each for each in known if each in options.sections)
    return replace(
        options,
        sections=() if len(chosen) == len(known) else chosen,
        audience=kind.audience(options),
        redaction=tuple(sorted(set(options.redaction))),
    )


def build_export(
    workspace: Workspace, release_id: str, kind_id: str, options: Options = EVERYTHING
) -> Document:
    """The document as it would be written now; an assessment it shows is recorded.

    It carries the newest moment of its data, not of its writing, so the same state of the
    workspace always gives the same document.
    """
    return _build(workspace, release_id, kind_id, options, record=True).document


def preview_document(
    workspace: Workspace,
    release_id: str,
    kind_id: str,
    options: Options = EVERYTHING,
    *,
    width: int,
) -> Preview:
    """The pages of the document, each that many pixels wide; nothing is recorded."""
    draft = draft_document(workspace, release_id, kind_id, options)
    return Preview(render_pages(draft.pdf, width=width), draft.digest)


def draft_document(
    workspace: Workspace, release_id: str, kind_id: str, options: Options = EVERYTHING
) -> Draft:
    """The document laid out as it would print now; nothing is recorded."""
    built = _build(workspace, release_id, kind_id, options, record=False)
    pdf = WRITERS[Format.PDF](built.document, load_theme(workspace))
    return Draft(pdf, page_sizes(pdf), content_digest(built.document), built.version)


def draw_pages(draft: Draft, numbers: Iterable[int], *, width: int) -> tuple[PageImage, ...]:
    """Those pages of a draft, counted from 0, each that many pixels wide."""
    return render_pages(draft.pdf, width=width, numbers=numbers)


def export_documents(
    workspace: Workspace,
    requests: Sequence[ExportRequest],
    folder: Path,
    *,
    overwrite: bool = False,
    progress: Progress = no_progress,
) -> tuple[ExportRecord, ...]:
    """One record for each file written to that folder, in the order asked for.

    Each file is written whole or not at all. Raises ExportError before anything is written
    when a file exists and `overwrite` is false, or two documents would get one name; when
    `progress` stops the work, the files written before stay and are on record.
    """
    taken = _taken(workspace, requests, folder)
    if taken and not overwrite:
        raise _already_there(taken, folder)
    make_folder(folder)
    theme = load_theme(workspace)
    total = sum(len(each.formats) for each in requests)
    records: list[ExportRecord] = []
    for request in requests:
        progress(len(records), total, f"Building the {find_kind(request.kind).name}")
        built = _build(workspace, request.release_id, request.kind, request.options, record=True)
        for each in request.formats:
            progress(len(records), total, f"Writing {built.kind.name} as {each.value}")
            data = WRITERS[each](built.document, theme)
            name = file_name(built.release, each, built.kind, built.options)
            path = save(folder / name, data, overwrite=overwrite)
            records.append(_record(workspace, built, each, path, data))
    progress(total, total, "")
    return tuple(records)


def file_name(
    release: Release, each: Format, kind: Kind | None = None, options: Options = EVERYTHING
) -> str:
    """The name a document of that release is saved under."""
    chosen = kind or find_kind(BOARD_SUMMARY)
    settled = settled_options(chosen, options)
    subject = chosen.subject(settled).replace("/", "-")
    hidden = "".join(f" without {each.value}" for each in settled.redaction)
    # A long title must not cut off what tells two documents of the release apart.
    return f"{safe_name(release.title, f'{subject}{hidden}')}.{each.value}"


def files_in_the_way(
    workspace: Workspace, requests: Sequence[ExportRequest], folder: Path
) -> tuple[Path, ...]:
    """The files an export to that folder would replace."""
    return tuple(path for path in _paths(workspace, requests, folder) if path.exists())


def recent_exports(workspace: Workspace, release_id: str | None = None) -> tuple[ExportRecord, ...]:
    """What was written before, newest first."""
    return exports.list_exports(workspace.database, release_id)


def _build(
    workspace: Workspace, release_id: str, kind_id: str, options: Options, *, record: bool
) -> _Built:
    kind = find_kind(kind_id)
    settled = settled_options(kind, options)
    material = gather(workspace, release_id, kind, record=record)
    bare = build_document(kind, material, settled)
    snapshot = content_digest(bare)
    version = current_version(
        workspace, release_id, kind=kind.id, variant=settled.variant, snapshot=snapshot
    )
    document = replace(bare, meta=replace(bare.meta, version=str(version)))
    return _Built(material.release, kind, settled, material, document, snapshot, version)


def _paths(
    workspace: Workspace, requests: Sequence[ExportRequest], folder: Path
) -> tuple[Path, ...]:
    return tuple(
        folder
        / file_name(
            load_release(workspace, request.release_id),
            each,
            find_kind(request.kind),
            request.options,
        )
        for request in requests
        for each in request.formats
    )


def _taken(
    workspace: Workspace, requests: Sequence[ExportRequest], folder: Path
) -> tuple[Path, ...]:
    """The files that are there; ExportError when two of the new ones would share a name."""
    paths = _paths(workspace, requests, folder)
    # Two names that differ in case only are one file on Windows and macOS.
    seen: set[str] = set()
    for path in paths:
        if path.name.casefold() in seen:
            raise ExportError(
                f"Two documents would be called {path.name}.",
                "Export them to different folders, or name the releases differently.",
            )
        seen.add(path.name.casefold())
    return tuple(path for path in paths if path.exists())


def _already_there(taken: tuple[Path, ...], folder: Path) -> ExportError:
    more = f" and {len(taken) - 1} more are" if len(taken) > 1 else " is"
    return ExportError(
        f"A file {taken[0].name}{more} already in {folder}.",
        "Choose another folder, or allow files to be replaced.",
    )


def _record(
    workspace: Workspace, built: _Built, each: Format, path: Path, data: bytes
) -> ExportRecord:
    assessment = built.material.assessment
    record = ExportRecord(
        id=workspace.new_id(),
        release_id=built.release.id,
        kind=built.kind.id,
        format=each.value,
        path=str(path),
        digest=sha256(data).hexdigest(),
        content_digest=content_digest(built.document),
        created_at=workspace.clock(),
        document_id=built.document.meta.document_id,
        version=built.version,
        variant=built.options.variant,
        snapshot=built.snapshot,
        as_of=built.material.as_of,
        assessment_id=assessment.id if assessment else "",
        writers=writer_versions(each),
    )
    exports.save_export(workspace.database, record)
    return record
