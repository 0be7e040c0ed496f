"""What is written down beyond the fact sheet: by file, by hand, and what is refused."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from builders import NOW, a_release
from greenroom.errors import InputError
from greenroom.model.launch import (
    ChangeKind,
    DeploymentStatus,
    Incident,
    LaunchRecord,
    Result,
    Review,
    RiskNote,
    Severity,
    StatusNote,
    Step,
)
from greenroom.services.launch_file import launch_template, read_launch_file
from greenroom.services.launches import load_launch, save_launch, set_private
from greenroom.services.releases import save_release
from greenroom.services.workspace import Workspace, workspace_at

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with workspace_at(tmp_path / "workspace") as opened:
        opened.clock = lambda: NOW
        save_release(opened, a_release())
        yield opened


def read(tmp_path: Path, text: str) -> LaunchRecord:
    path = tmp_path / "record.toml"
    path.write_text(text, encoding="utf-8")
    return read_launch_file(path, "tidewater", zone=PARIS)


def filled_in() -> str:
    """The template as somebody leaves it who takes every # away from the examples."""
    lines = launch_template().splitlines()
    example = re.compile(r"# (\[|[a-z_]+ = )")
    return "\n".join(line[2:] if example.match(line) else line for line in lines)


def test_the_template_is_valid_when_filled_in(workspace: Workspace, tmp_path: Path) -> None:
    assert read(tmp_path, launch_template()) == LaunchRecord("tidewater")
    record = read(tmp_path, filled_in())
    empty = LaunchRecord("tidewater")
    for name in LaunchRecord.__dataclass_fields__:
        if name not in ("release_id", "changed_at"):
            assert getattr(record, name) != getattr(empty, name), name
    stored = save_launch(workspace, record)
    assert load_launch(workspace, "tidewater") == stored
    assert stored.changed_at == NOW


def test_a_file_is_read_with_its_zone(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        """
        why_now = " Peak is over. "
        [[changes]]
        kind = "known issue"
        title = "Slow start"
        [[statuses]]
        at = 2026-05-23T22:40:00
        status = "in progress"
        environment = "production"
        exposure = 10
        """,
    )
    assert record.why_now == "Peak is over."
    assert record.changes[0].kind is ChangeKind.KNOWN_ISSUE
    assert record.statuses[0].at == datetime(2026, 5, 23, 20, 40, tzinfo=UTC)
    assert record.statuses[0].exposure == 10.0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("why_now = 4", "why_now in the file"),
        ("nothing = 1", "“nothing” in the file is not known"),
        ("changed_at = 2026-05-23T22:40:00", "“changed_at”"),
        ("[[steps]]\ntext = 'x'", "lacks “at”"),
        ("[[steps]]\ntext = 'x'\nat = true\nminutes = 1", "at in steps in the file, entry 1"),
        ("[[changes]]\nkind = 'wish'\ntitle = 'x'", "“wish” does not fit"),
        ("triggers = 'one'", "triggers in the file"),
        ("[[statuses]]\nat = 2026-05-23\nstatus = 'started'\nenvironment = 'x'", "at in statuses"),
        ("review = 4", "review in the file"),
        ("steps = [", "is not TOML"),
    ],
)
def test_a_wrong_file_names_the_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read(tmp_path, text)
    assert said in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize("data", [b"\xff\xfe", None], ids=["no text", "no file"])
def test_a_file_that_is_no_text_is_a_sentence(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "record.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read_launch_file(path, "tidewater", zone=UTC)
    assert "cannot be read" in refused.value.message


def a_status(**changes: object) -> StatusNote:
    return replace(StatusNote(NOW, DeploymentStatus.STARTED, "production"), **changes)


def an_incident(**changes: object) -> Incident:
    return replace(Incident("Stalled", Severity.HIGH, NOW), **changes)


@pytest.mark.parametrize(
    "record",
    [
        LaunchRecord("tidewater", steps=(Step(" ", 0, 1),)),
        LaunchRecord("tidewater", steps=(Step("x", 0, -1),)),
        LaunchRecord("tidewater", rollback_steps=(Step("x", 99_999, 1),)),
        LaunchRecord("tidewater", statuses=(a_status(exposure=101.0),)),
        LaunchRecord("tidewater", statuses=(a_status(environment=" "),)),
        LaunchRecord("tidewater", statuses=(a_status(at=NOW.replace(tzinfo=None)),)),
        LaunchRecord("tidewater", incidents=(an_incident(title=""),)),
        LaunchRecord(
            "tidewater", incidents=(an_incident(mitigated_at=NOW - timedelta(minutes=1)),)
        ),
        LaunchRecord("tidewater", risks=(RiskNote("no_theme", "Ines"),)),
        LaunchRecord("tidewater", risks=(RiskNote("documentation", "Ines", likelihood=6),)),
        LaunchRecord("tidewater", review=Review(NOW, Result.AS_PLANNED, tickets=-1)),
        LaunchRecord("tidewater", review=Review(NOW, Result.AS_PLANNED, satisfaction=9.0)),
    ],
)
def test_what_no_document_could_say_is_refused(workspace: Workspace, record: LaunchRecord) -> None:
    with pytest.raises(InputError) as refused:
        save_launch(workspace, record)
    assert refused.value.hint
    assert load_launch(workspace, "tidewater") == LaunchRecord("tidewater")


def test_saving_the_same_again_is_no_change(workspace: Workspace) -> None:
    first = save_launch(workspace, LaunchRecord("tidewater", why_now="Now."))
    workspace.clock = lambda: NOW + timedelta(days=1)
    assert save_launch(workspace, replace(first, changed_at=None)) == first
    assert save_launch(workspace, replace(first, why_now="Later.")).changed_at != NOW


def test_privacy_is_given_and_taken_back(workspace: Workspace) -> None:
    set_private(workspace, "tidewater", "Oskar Brandt", private=True)
    set_private(workspace, "tidewater", " oskar brandt ", private=True)
    assert load_launch(workspace, "tidewater").private == ("oskar brandt",)
    set_private(workspace, "tidewater", "OSKAR BRANDT", private=False)
    assert load_launch(workspace, "tidewater").private == ()
