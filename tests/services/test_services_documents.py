"""Documents of every kind: choices, versions, many at once, cancelling, and what is on record."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from builders import NOW, a_release, a_transcript
from greenroom.errors import Cancelled, ExportError
from greenroom.model.export import Audience, Options, Redaction
from greenroom.model.launch import LaunchRecord
from greenroom.report.document import Format
from greenroom.services.exports import (
    ExportRequest,
    build_export,
    export_documents,
    files_in_the_way,
    list_kinds,
    preview_document,
    recent_exports,
    settled_options,
)
from greenroom.services.launches import save_launch
from greenroom.services.readiness import list_assessments
from greenroom.services.releases import save_release
from greenroom.services.workspace import Workspace, workspace_at
from greenroom.store.transcripts import save_transcript

MARKDOWN = (Format.MARKDOWN,)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        opened.clock = lambda: NOW
        save_release(opened, a_release())
        save_transcript(opened.database, a_transcript(release_id="tidewater"))
        yield opened


def a_request(kind: str = "release-notes", **changes: object) -> ExportRequest:
    return replace(ExportRequest("tidewater", kind, formats=MARKDOWN), **changes)


def every_kind() -> tuple[ExportRequest, ...]:
    return tuple(a_request(kind.id) for kind in list_kinds())


def test_many_documents_are_written_and_recorded(workspace: Workspace, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    records = export_documents(
        workspace, every_kind(), tmp_path / "out", progress=lambda *step: told.append(step)
    )
    assert len(records) == len(list_kinds())
    assert recent_exports(workspace, "tidewater") == tuple(reversed(records))
    assert told[-1] == (len(records), len(records), "")
    assert [step[0] for step in told] == sorted(step[0] for step in told)
    for record in records:
        assert sha256(Path(record.path).read_bytes()).hexdigest() == record.digest
        assert record.document_id
        assert record.document_id in Path(record.path).read_text(encoding="utf-8")
        assert record.writers.startswith("greenroom ")


def test_stopping_keeps_what_was_finished_and_no_half_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    def stop_at_three(done: int, _total: int, _text: str) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_documents(workspace, every_kind(), tmp_path / "out", progress=stop_at_three)
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(files) == 3
    assert sorted(Path(each.path).name for each in recent_exports(workspace)) == files


def test_nothing_is_written_when_one_file_is_in_the_way(
    workspace: Workspace, tmp_path: Path
) -> None:
    export_documents(workspace, (a_request(),), tmp_path)
    both = (a_request("run-sheet"), a_request())
    assert len(files_in_the_way(workspace, both, tmp_path)) == 1
    with pytest.raises(ExportError) as refused:
        export_documents(workspace, both, tmp_path)
    assert "release notes" in refused.value.message
    assert len(list(tmp_path.glob("*.md"))) == 1
    assert len(export_documents(workspace, both, tmp_path, overwrite=True)) == 2


def test_two_documents_never_share_a_file(workspace: Workspace, tmp_path: Path) -> None:
    save_release(workspace, a_release(id="other"))
    same_title = (a_request(), a_request(release_id="other"))
    with pytest.raises(ExportError) as refused:
        export_documents(workspace, same_title, tmp_path)
    assert "Two documents" in refused.value.message
    assert list(tmp_path.glob("*.md")) == []


def test_a_version_counts_states_not_exports(workspace: Workspace, tmp_path: Path) -> None:
    def version() -> int:
        (record,) = export_documents(workspace, (a_request(),), tmp_path, overwrite=True)
        return record.version

    first = a_release()
    assert [version(), version()] == [1, 1]
    save_release(workspace, replace(first, summary="Another change."))
    assert [version(), version()] == [2, 2]
    save_release(workspace, first)
    assert version() == 1
    (hidden,) = export_documents(
        workspace, (a_request(options=Options(redaction=(Redaction.NAMES,))),), tmp_path
    )
    assert hidden.version == 1
    assert hidden.variant == "without names"
    assert "without names" in hidden.path


@pytest.mark.parametrize("kind", [kind.id for kind in list_kinds()])
def test_a_preview_changes_nothing_and_an_export_repeats_itself(
    workspace: Workspace, kind: str
) -> None:
    assert preview_document(workspace, "tidewater", kind, width=300).pages
    assert list_assessments(workspace, "tidewater") == ()
    assert recent_exports(workspace) == ()
    once = build_export(workspace, "tidewater", kind)
    workspace.clock = lambda: NOW.replace(year=2031)
    assert build_export(workspace, "tidewater", kind) == once


def test_only_what_shows_readiness_is_assessed(workspace: Workspace) -> None:
    build_export(workspace, "tidewater", "release-notes")
    assert list_assessments(workspace, "tidewater") == ()
    build_export(workspace, "tidewater", "readiness-scorecard")
    assert len(list_assessments(workspace, "tidewater")) == 1


def test_equal_choices_are_one_choice() -> None:
    kind = next(kind for kind in list_kinds() if kind.id == "readiness-scorecard")
    every = tuple(section.id for section in kind.sections)
    assert settled_options(kind, Options(sections=every)) == settled_options(kind, Options())
    assert settled_options(kind, Options(audience=Audience.SUPPORT)).audience is None
    twice = Options(sections=("gates", "trend", "gates"), redaction=(Redaction.NAMES,) * 2)
    settled = settled_options(kind, twice)
    assert settled.sections == ("trend", "gates")
    assert settled.redaction == (Redaction.NAMES,)


@pytest.mark.parametrize(
    ("kind", "options"),
    [("novel", Options()), ("run-sheet", Options(sections=("chapter",)))],
)
def test_unknown_words_name_the_known_ones(
    workspace: Workspace, kind: str, options: Options
) -> None:
    with pytest.raises(ExportError) as refused:
        build_export(workspace, "tidewater", kind, options)
    assert refused.value.hint.startswith("Choose")


def test_practice_never_counts_as_evidence(workspace: Workspace) -> None:
    save_launch(workspace, LaunchRecord("tidewater", private=("Marco Diaz",)))
    said = build_export(workspace, "tidewater", "coded-transcript")
    assert "We tested it twice." not in str(said)
    shown = build_export(workspace, "tidewater", "coded-transcript", Options(private_quotes=True))
    assert "We tested it twice." in str(shown)


def test_a_full_disk_leaves_a_sentence_and_no_file(workspace: Workspace, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(ExportError):
        export_documents(workspace, (a_request(),), closed)
    assert recent_exports(workspace) == ()
