"""`greenroom export`, `greenroom verify` and `greenroom release record` in the terminal."""

import json
from pathlib import Path

import pytest

from builders import a_release, a_transcript
from greenroom.cli.dispatch import run
from greenroom.cli.parser import parse_words
from greenroom.services.exports import list_kinds
from greenroom.services.releases import save_release
from greenroom.services.workspace import workspace_at
from greenroom.store.transcripts import save_transcript


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GREENROOM_WORKSPACE", str(tmp_path / "workspace"))
    with workspace_at(tmp_path / "workspace") as workspace:
        save_release(workspace, a_release())
        save_transcript(workspace.database, a_transcript(release_id="tidewater"))
    return tmp_path


def greenroom(*words: object) -> int:
    return run(parse_words([str(word) for word in words]))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_board_summary_is_what_is_written_when_nobody_says_more(folder: Path) -> None:
    assert greenroom("export", "tidewater", "--out", folder / "out") == 0
    assert names(folder / "out") == [
        f"Tidewater 3.2 board summary.{ending}" for ending in ("docx", "md", "pdf")
    ]


def test_the_kinds_are_listed_without_a_release(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert greenroom("export", "--kinds") == 0
    said = capsys.readouterr().out
    for kind in list_kinds():
        assert kind.id in said
    assert "--audience engineering, product" in said
    assert greenroom("export", "--kinds", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in listed] == [kind.id for kind in list_kinds()]


def test_choices_reach_the_document(folder: Path) -> None:
    out = folder / "out"
    words = ("export", "tidewater", "--kind", "pre-release-brief", "--audience", "support")
    assert greenroom(*words, "--redact", "names", "--format", "md", "--out", out) == 0
    (name,) = names(out)
    assert name == "Tidewater 3.2 pre-release brief for support without names.md"
    assert "Okoro" not in (out / name).read_text(encoding="utf-8")


def test_every_kind_at_once(folder: Path) -> None:
    out = folder / "out"
    assert (
        greenroom("export", "tidewater", "--kind", "all", "--format", "md,slack", "--out", out) == 0
    )
    assert len(names(out)) == 2 * len(list_kinds())


@pytest.mark.parametrize(
    "words",
    [
        ("--kind", "novel"),
        ("--format", "exe"),
        ("--audience", "aunts"),
        ("--redact", "figures"),
        ("--sections", "chapter"),
        ("--template", "Nowhere"),
    ],
)
def test_unknown_words_are_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert greenroom("export", "tidewater", *words, "--out", folder / "out") == 1
    assert "Choose" in (said := capsys.readouterr().err) or "Save one" in said
    assert not (folder / "out").exists()


def test_files_are_never_replaced_without_asking(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("export", "tidewater", "--format", "md", "--out", folder / "out")
    assert greenroom(*words) == 0
    assert greenroom(*words) == 1
    assert "already" in capsys.readouterr().err
    assert greenroom(*words, "--overwrite") == 0


def test_what_is_open_is_said_with_its_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert greenroom("export", "tidewater", "--kind", "run-sheet", "--check") == 0
    assert "No steps for the night." in (said := capsys.readouterr().out)
    assert "releases / record / steps" in said
    assert greenroom("export", "tidewater", "--kind", "run-sheet", "--check", "--json") == 0
    assert json.loads(capsys.readouterr().out)[0]["place"]["page"] == "releases"


def test_templates_keep_choices(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "out"
    words = ("export", "tidewater", "--kind", "status-update", "--audience", "product")
    saving = (*words, "--format", "md", "--save-template", "Product news", "--out", out)
    assert greenroom(*saving) == 0
    assert greenroom("export", "--templates") == 0
    assert "Product news" in capsys.readouterr().out
    assert (
        greenroom("export", "tidewater", "--template", "product news", "--out", folder / "again")
        == 0
    )
    assert names(folder / "again") == names(out)
    assert greenroom("export", "--remove-template", "Product news") == 0
    assert greenroom("export", "--templates") == 0
    assert "No template yet" in capsys.readouterr().out


def test_verify_says_how_files_stand_and_ends_with_a_code(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "out"
    assert greenroom("export", "tidewater", "--format", "md,pdf", "--out", out) == 0
    written, other = (out / name for name in names(out))
    assert greenroom("verify", written, other) == 0
    assert capsys.readouterr().out.count("unchanged: ") == 2
    stranger = folder / "stranger.txt"
    stranger.write_text("not ours", encoding="utf-8")
    assert greenroom("verify", stranger) == 4
    written.write_text(written.read_text(encoding="utf-8") + "edited", encoding="utf-8")
    assert greenroom("verify", written, stranger, other) == 3
    assert greenroom("verify", written, "--json") == 3
    last = capsys.readouterr().out
    assert '"standing": "changed since"' in last
    assert greenroom("verify", folder / "nowhere.pdf") == 1


def test_a_record_comes_in_by_file_and_is_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert greenroom("release", "record", "--template") == 0
    assert "[[steps]]" in capsys.readouterr().out
    path = folder / "record.toml"
    path.write_text('why_now = "Now."\ntriggers = ["Errors"]\n', encoding="utf-8")
    assert greenroom("release", "record", "tidewater", "--file", path) == 0
    assert greenroom("release", "private", "tidewater", "Marco Diaz") == 0
    capsys.readouterr()
    assert greenroom("release", "record", "tidewater") == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["why_now"], shown["private"]) == ("Now.", ["Marco Diaz"])
    assert greenroom("release", "private", "tidewater", "Marco Diaz", "--undo") == 0
    assert greenroom("release", "record") == 1


def test_a_look_is_set_shown_and_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert greenroom("look", "--name", "Larkspur Parcel", "--page", "letter") == 0
    assert greenroom("look") == 0
    assert "Larkspur Parcel" in (said := capsys.readouterr().out)
    assert "Letter" in said
    assert greenroom("look", "--primary", "#FFFFFF") == 1
    assert "contrast" in capsys.readouterr().err
    assert greenroom("look", "--plain") == 0
    assert "none" in capsys.readouterr().out
