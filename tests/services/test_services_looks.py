"""The look of documents: chosen once, readable, and in every file that is written."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builders import a_release
from greenroom.errors import InputError
from greenroom.report.document import Format
from greenroom.report.theme import PLAIN, Page
from greenroom.services.exports import ExportRequest, export_documents
from greenroom.services.looks import Look, forget_look, load_theme, save_look
from greenroom.services.releases import save_release
from greenroom.services.workspace import Workspace, workspace_at
from greenroom.store.settings import save_setting
from report.builders_report import a_logo


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        save_release(opened, a_release())
        yield opened


def test_a_look_is_kept_and_forgotten(workspace: Workspace, tmp_path: Path) -> None:
    assert load_theme(workspace) == PLAIN
    logo = tmp_path / "logo.png"
    logo.write_bytes(a_logo())
    save_look(workspace, Look(" Larkspur  Parcel ", logo, page=Page.LETTER))
    kept = save_look(workspace, Look(primary="#5a1f3a"))
    assert (kept.name, kept.primary, kept.page) == ("Larkspur Parcel", "5A1F3A", Page.LETTER)
    assert kept.logo
    assert load_theme(workspace) == kept
    assert save_look(workspace, Look(logo=Path())) == replace(kept, logo=b"")
    assert forget_look(workspace) == load_theme(workspace) == PLAIN


@pytest.mark.parametrize(
    "look",
    [
        Look(primary="#FFFFF0"),
        Look(accent="blue"),
        Look(name="x" * 81),
        Look(logo=Path(__file__)),
        Look(logo=Path("nowhere.png")),
    ],
)
def test_an_unreadable_look_is_refused_and_changes_nothing(
    workspace: Workspace, look: Look
) -> None:
    with pytest.raises(InputError) as refused:
        save_look(workspace, look)
    assert refused.value.hint
    assert load_theme(workspace) == PLAIN


@pytest.mark.parametrize("stored", ["{", "[]", '{"logo": "%"}', '{"primary": "FFFFFF"}'])
def test_a_look_that_no_longer_holds_is_set_aside(workspace: Workspace, stored: str) -> None:
    save_setting(workspace.database, "documents.look", stored)
    assert load_theme(workspace) == PLAIN


@pytest.mark.parametrize("each", [Format.MARKDOWN, Format.HTML, Format.SLACK])
def test_documents_carry_the_name(workspace: Workspace, tmp_path: Path, each: Format) -> None:
    save_look(workspace, Look("Larkspur Parcel"))
    request = ExportRequest("tidewater", "release-notes", formats=(each,))
    (record,) = export_documents(workspace, (request,), tmp_path)
    assert "Larkspur Parcel" in Path(record.path).read_text(encoding="utf-8")
