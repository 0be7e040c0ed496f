"""Templates: choices kept by name, sound when they are stored."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from greenroom.errors import GreenroomError
from greenroom.model.export import Audience, Options, Template
from greenroom.report.document import Format
from greenroom.services.templates import (
    find_template,
    list_templates,
    remove_template,
    request_from,
    save_template,
)
from greenroom.services.workspace import Workspace, workspace_at


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        yield opened


def test_a_template_is_kept_found_and_forgotten(workspace: Workspace) -> None:
    brief = Template(" Desk  brief ", "Pre-release brief", Options(audience=Audience.SUPPORT))
    saved = save_template(workspace, brief)
    assert (saved.name, saved.kind) == ("Desk brief", "pre-release-brief")
    assert find_template(workspace, "DESK  brief") == saved
    request = request_from(saved, "release-1")
    assert (request.kind, request.formats) == ("pre-release-brief", (Format.PDF,))
    remove_template(workspace, saved.name)
    assert list_templates(workspace) == ()


@pytest.mark.parametrize(
    "template",
    [
        Template("", "board-summary", Options()),
        Template("x" * 81, "board-summary", Options()),
        Template("x", "novel", Options()),
        Template("x", "board-summary", Options(sections=("chapter",))),
        Template("x", "board-summary", Options(), ("exe",)),
    ],
)
def test_an_unsound_template_is_refused(workspace: Workspace, template: Template) -> None:
    with pytest.raises(GreenroomError) as refused:
        save_template(workspace, template)
    assert refused.value.hint
    assert list_templates(workspace) == ()


def test_an_unknown_template_names_the_known(workspace: Workspace) -> None:
    save_template(workspace, Template("Board", "board-summary", Options()))
    with pytest.raises(GreenroomError) as refused:
        find_template(workspace, "Desk")
    assert "“Board”" in refused.value.hint
