"""Exports: looking changes nothing, writing records what was written."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from builders import a_release
from greenroom.errors import ExportError
from greenroom.model.readiness import Measure
from greenroom.report.document import Format
from greenroom.services.exports import (
    BOARD_SUMMARY,
    ExportRequest,
    build_export,
    export_documents,
    files_in_the_way,
    preview_document,
    recent_exports,
)
from greenroom.services.readiness import list_assessments, load_scorecard, save_scorecard
from greenroom.services.releases import save_release
from greenroom.services.workspace import Workspace, workspace_at

PDF = ExportRequest("tidewater", formats=(Format.PDF,))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        save_release(opened, a_release())
        yield opened


def test_a_preview_records_nothing(workspace: Workspace) -> None:
    preview = preview_document(workspace, "tidewater", BOARD_SUMMARY, width=400)
    assert preview.pages[0].width == 400
    assert list_assessments(workspace, "tidewater") == ()
    assert recent_exports(workspace) == ()


def test_the_same_state_gives_the_same_document(workspace: Workspace) -> None:
    assert build_export(workspace, "tidewater", BOARD_SUMMARY) == build_export(
        workspace, "tidewater", BOARD_SUMMARY
    )
    assert len(list_assessments(workspace, "tidewater")) == 1


def test_new_evidence_is_a_new_assessment_with_its_change(workspace: Workspace) -> None:
    build_export(workspace, "tidewater", BOARD_SUMMARY)
    scorecard = load_scorecard(workspace, "tidewater")
    save_scorecard(workspace, replace(scorecard, qa_coverage=Measure(80, "Build 6")))
    build_export(workspace, "tidewater", BOARD_SUMMARY)
    save_scorecard(workspace, replace(scorecard, qa_coverage=Measure(90, "Build 7")))
    build_export(workspace, "tidewater", BOARD_SUMMARY)
    changes = [each.components[1].change for each in list_assessments(workspace, "tidewater")]
    assert changes == [None, None, 10]


def test_what_was_written_is_on_record(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"
    every = ExportRequest("tidewater", formats=tuple(Format))
    records = export_documents(workspace, (every,), out)
    assert recent_exports(workspace, "tidewater") == tuple(reversed(records))
    for record in records:
        assert sha256(Path(record.path).read_bytes()).hexdigest() == record.digest
    assert len(files_in_the_way(workspace, (every,), out)) == len(Format)
    with pytest.raises(ExportError):
        export_documents(workspace, (PDF,), out)


def test_a_file_in_the_way_of_the_folder_is_named(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("not a folder", encoding="utf-8")
    with pytest.raises(ExportError) as refused:
        export_documents(workspace, (PDF,), tmp_path / "out")
    assert "out is a file" in refused.value.message
