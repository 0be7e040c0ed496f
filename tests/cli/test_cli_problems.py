"""A wrong call and a bad file: one sentence, what to do next, and the right exit code."""

from pathlib import Path

import pytest

from greenroom.__main__ import main
from greenroom.services.releases import list_releases
from greenroom.services.workspace import workspace_at


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GREENROOM_WORKSPACE", str(tmp_path / "workspace"))
    return tmp_path


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00\x00", "PDF"),
        (b"Marco: na\xefve", "UTF-8"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Word"),
    ],
)
def test_a_bad_file_is_one_sentence_and_a_hint(
    folder: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    path = folder / "interview.txt"
    path.write_bytes(content)
    assert main(["import", str(path)]) == 1
    problem, hint = told(capsys)
    assert problem.startswith("greenroom: ")
    assert said.casefold() in (problem + hint).casefold()
    with workspace_at(folder / "workspace") as workspace:
        assert not list(workspace.database.path.parent.glob("*.part"))


@pytest.mark.parametrize(
    "words",
    [
        ["release", "show", "Nothing"],
        ["release", "new", "Tidewater", "1", "--window-start", "soon", "--window-end", "later"],
        ["release", "new", "Tidewater", "1", "--board", "2027-01-01 10:00", "--zone", "Mars"],
        ["rehearse"],
        ["rehearse", "--resume"],
        ["import", "missing.txt"],
        ["analyse"],
        ["analyse", "missing.vtt"],
        ["readiness", "Nothing"],
        ["export", "Nothing", "--format", "odt"],
    ],
)
def test_a_failure_is_a_sentence_with_a_way_out(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert main(words) == 1
    problem, hint = told(capsys)
    assert problem.startswith("greenroom: ")
    assert problem.endswith((".", "?"))
    assert hint.strip()
    with workspace_at(folder / "workspace") as workspace:
        assert workspace.database


@pytest.mark.parametrize("words", [["release"], ["export"], ["dance"], ["--length", "x"]])
def test_a_wrong_call_ends_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "usage: greenroom" in capsys.readouterr().err


def test_a_second_greenroom_is_told_who_holds_the_workspace(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with workspace_at(folder / "workspace"):
        assert main(["release", "list"]) == 1
    problem, hint = told(capsys)
    assert "another Greenroom" in problem or "open" in problem
    assert hint.strip()


def test_a_refused_release_leaves_nothing_behind(folder: Path) -> None:
    main(["release", "new", "Tidewater", "1", "--board", "soon"])
    with workspace_at(folder / "workspace") as workspace:
        assert list_releases(workspace) == ()


def test_an_export_never_replaces_a_file_unasked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "out"
    main(["release", "new", "Tidewater", "3.2"])
    assert main(["export", "Tidewater 3.2", "--out", str(out), "--format", "md"]) == 0
    path = next(out.iterdir())
    path.write_text("signed by the board", encoding="utf-8")
    assert main(["export", "Tidewater 3.2", "--out", str(out), "--format", "md"]) == 1
    assert path.read_text(encoding="utf-8") == "signed by the board"
    assert main(["export", "Tidewater", "--out", str(out), "--format", "md", "--overwrite"]) == 0
    capsys.readouterr()


def test_control_characters_of_users_never_reach_the_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["release", "new", "Tide\x1b[2Jwater", "3.2"])
    assert "\x1b" not in capsys.readouterr().out
