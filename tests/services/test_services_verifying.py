"""Whether a file is still what was written: unchanged, changed, or never ours."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from builders import NOW, a_release
from greenroom.errors import ExportError
from greenroom.model.export import Standing
from greenroom.report.document import Format
from greenroom.services.exports import ExportRequest, export_documents
from greenroom.services.releases import save_release
from greenroom.services.verifying import verify_file
from greenroom.services.workspace import Workspace, workspace_at

EACH = pytest.mark.parametrize("each", Format)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        opened.clock = lambda: NOW
        save_release(opened, a_release())
        yield opened


def write(workspace: Workspace, folder: Path, each: Format, *, overwrite: bool = False) -> Path:
    request = ExportRequest("tidewater", "release-notes", formats=(each,))
    (record,) = export_documents(workspace, (request,), folder, overwrite=overwrite)
    return Path(record.path)


def altered(path: Path) -> None:
    """Change one word of a text, or one part of a package, as an editor would."""
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        path.write_bytes(data + b"\n%% edited\n")
        return
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            changed = re.sub(rb"Tidewater", b"Highwater", part) if b"tide" in part else part
            new.writestr(name, changed)
    path.write_bytes(made.getvalue())


@EACH
def test_an_untouched_file_is_unchanged_wherever_it_lies(
    workspace: Workspace, tmp_path: Path, each: Format
) -> None:
    path = write(workspace, tmp_path, each)
    moved = path.rename(tmp_path / f"renamed.{each.value}")
    found = verify_file(workspace, moved)
    assert found.standing is Standing.UNCHANGED
    assert found.record is not None
    assert found.record.version == 1
    assert found.newest is None
    assert "It is the newest version" in found.text
    assert found.record.document_id in found.text


@EACH
def test_a_changed_file_is_known_by_its_id(
    workspace: Workspace, tmp_path: Path, each: Format
) -> None:
    path = write(workspace, tmp_path, each)
    altered(path)
    found = verify_file(workspace, path)
    assert found.standing is Standing.CHANGED
    assert found.record is not None
    assert found.record.format == each.value
    assert found.document_id == found.record.document_id


@EACH
def test_a_file_of_another_workspace_is_unknown(
    workspace: Workspace, tmp_path: Path, each: Format
) -> None:
    path = write(workspace, tmp_path, each)
    with workspace_at(tmp_path / "elsewhere") as other:
        found = verify_file(other, path)
    assert found.standing is Standing.UNKNOWN
    assert found.record is None
    assert found.document_id
    assert "never wrote" in found.text


def test_an_older_version_names_the_newer(workspace: Workspace, tmp_path: Path) -> None:
    old = write(workspace, tmp_path / "old", Format.MARKDOWN)
    save_release(workspace, replace(a_release(), summary="Moves everything."))
    write(workspace, tmp_path / "new", Format.MARKDOWN)
    found = verify_file(workspace, old)
    assert found.standing is Standing.UNCHANGED
    assert found.newest is not None
    assert found.newest.version == 2
    assert "A later version, 2" in found.text


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"PK\x03\x04 broken", b"%PDF-1.7 broken", bytes(range(256)), b"\xff\xfe\x00"],
    ids=["empty", "text", "zip", "pdf", "bytes", "utf-16"],
)
def test_any_other_file_is_unknown(workspace: Workspace, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "something.pdf"
    path.write_bytes(data)
    found = verify_file(workspace, path)
    assert found.standing is Standing.UNKNOWN
    assert found.text == "something.pdf was not written by this workspace."


def test_a_file_cut_off_is_changed(workspace: Workspace, tmp_path: Path) -> None:
    path = write(workspace, tmp_path, Format.MARKDOWN)
    path.write_bytes(path.read_bytes()[:-20])
    assert verify_file(workspace, path).standing in (Standing.CHANGED, Standing.UNKNOWN)


@pytest.mark.parametrize("name", ["nowhere.pdf", "."])
def test_what_cannot_be_read_is_a_sentence(workspace: Workspace, tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError) as refused:
        verify_file(workspace, tmp_path / name)
    assert "cannot be read" in refused.value.message
