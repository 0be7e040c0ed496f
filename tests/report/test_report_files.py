import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.errors import ExportError
from greenroom.report.files import NAME_LIMIT, safe_name, save

ROOT = Path(__file__).resolve().parents[2]


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    assert save(path, b"new") == path
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_replaced_only_when_told_so(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ExportError, match="already in") as caught:
        save(path, b"new")
    assert caught.value.hint == "Choose another name, or allow it to be replaced."
    assert path.read_bytes() == b"old"
    save(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_taken_at_the_last_moment_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "exists", lambda _self: False)
    with pytest.raises(ExportError, match="already in"):
        save(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_system_without_links_still_gets_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    path = save(tmp_path / "summary.pdf", b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="There is no folder"):
        save(tmp_path / "gone" / "summary.pdf", b"new")


def test_a_folder_in_the_way_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "summary.pdf").mkdir()
    with pytest.raises(ExportError, match="was not written"):
        save(tmp_path / "summary.pdf", b"new", overwrite=True)
    assert [each.name for each in tmp_path.iterdir()] == ["summary.pdf"]


def test_a_full_disk_keeps_the_old_file_and_leaves_nothing(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    path = tmp_path / "summary.pdf"
    path.write_bytes(b"old")
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from greenroom.errors import ExportError\n"
        "from greenroom.report.files import save\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n"
        "    save(Path(sys.argv[1]), b'x' * 100_000, overwrite=True)\n"
        "except ExportError as error:\n"
        "    print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "app")},
        capture_output=True,
        check=True,
        text=True,
    )
    assert "the disk is full. Make room" in done.stdout
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Meridian Portal 24.6 board summary", "Meridian Portal 24.6 board summary"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows\\x", "C Windows x"),
        ("a<b>c:d\"e|f?g*h", "a b c d e f g h"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1 .x", "_com1 .x"),
        ("LPT9", "_LPT9"),
        ("console", "console"),
        ("name. . ", "name"),
        (".hidden", "hidden"),
        ("a\x00b\nc\u202ed", "a b c d"),
        ("", "document"),
        ("///", "document"),
        ("Žluťoučký kůň", "Žluťoučký kůň"),
        ("x" * 300, "x" * NAME_LIMIT),
    ],
)  # fmt: skip
def test_a_safe_name_is_safe_everywhere(title: str, expected: str) -> None:
    assert safe_name(title) == expected


@given(st.text(max_size=400))
def test_any_title_gives_a_name_that_can_be_saved(title: str) -> None:
    name = safe_name(title)
    assert 1 <= len(name) <= NAME_LIMIT + 1
    assert len(f"{name}.docx".encode()) < 255
    assert Path(name).name == name
    assert not name.endswith((".", " "))
