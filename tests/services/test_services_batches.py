"""Several documents at once: one that fails takes no other with it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import a_release
from greenroom.errors import Cancelled
from greenroom.report.document import Format
from greenroom.services.batches import export_each
from greenroom.services.exports import ExportRequest, file_name, recent_exports
from greenroom.services.releases import save_release
from greenroom.services.workspace import Workspace, workspace_at

SHEET = ExportRequest("tidewater", "run-sheet", formats=(Format.MARKDOWN, Format.HTML))
NOTES = ExportRequest("tidewater", "release-notes", formats=(Format.MARKDOWN,))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        save_release(opened, a_release())
        yield opened


def test_every_file_is_written_and_told_in_order(workspace: Workspace, tmp_path: Path) -> None:
    batch = export_each(workspace, (SHEET, NOTES), tmp_path / "out")
    assert [record.format for record in batch.records] == ["md", "html", "md"]
    assert (batch.failures, batch.stopped) == ((), False)


def test_a_file_that_fails_is_named_and_the_others_are_kept(
    workspace: Workspace, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "out" / "Tidewater 3.2 run sheet.md"
    in_the_way.mkdir(parents=True)
    batch = export_each(workspace, (SHEET, NOTES), tmp_path / "out", overwrite=True)
    assert [(record.kind, record.format) for record in batch.records] == [
        ("run-sheet", "html"),
        ("release-notes", "md"),
    ]
    assert [each.text.split(":")[0] for each in batch.failures] == ["Run sheet (md)"]
    assert recent_exports(workspace) == tuple(reversed(batch.records))


def test_stopping_keeps_what_was_finished(workspace: Workspace, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def stop_at_the_second_file(done: int, total: int, _text: str) -> None:
        seen.append((done, total))
        if done:
            raise Cancelled

    batch = export_each(
        workspace, (SHEET, NOTES), tmp_path / "out", progress=stop_at_the_second_file
    )
    assert batch.stopped
    assert [record.format for record in batch.records] == ["md"]
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".md"]
    assert {total for _done, total in seen} == {3}


@pytest.mark.parametrize("name", ["Tidewater " * 18, "潮汐表" * 60])
def test_a_long_name_leaves_the_kinds_apart(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    save_release(workspace, a_release(name=name))
    batch = export_each(workspace, (SHEET, NOTES), tmp_path / "out")
    assert batch.failures == ()
    assert len(list((tmp_path / "out").iterdir())) == 3
    assert file_name(a_release(name=name), Format.PDF).endswith("board summary.pdf")
