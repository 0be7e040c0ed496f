"""The wheel people install: the whole package with its data, and nothing else."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    """The wheel, built off line from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    with ZipFile(next(folder.glob("*.whl"))) as archive:
        yield archive


def files_below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_the_wheel_holds_the_package_and_its_data_and_nothing_else(wheel: ZipFile) -> None:
    expected = {f"greenroom/{name}" for name in files_below(ROOT / "app" / "greenroom")}
    expected |= {f"greenroom/data/{name}" for name in files_below(ROOT / "resources")}
    held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == expected


@pytest.mark.parametrize(
    ("folder", "suffix"),
    [
        ("greenroom/store/migrations/", ".py"),
        ("greenroom/data/icons/", ".svg"),
        ("greenroom/data/prompts/", ".yaml"),
        ("greenroom/data/lexicons/", ".txt"),
        ("greenroom/data/sample/", ".vtt"),
        ("greenroom/data/", "codebook.yaml"),
    ],
)
def test_what_the_program_reads_travels_along(wheel: ZipFile, folder: str, suffix: str) -> None:
    assert [n for n in wheel.namelist() if n.startswith(folder) and n.endswith(suffix)]


def test_the_wheel_starts_greenroom_and_names_its_licence(wheel: ZipFile) -> None:
    facts = {name.rpartition("/")[2]: name for name in wheel.namelist() if ".dist-info/" in name}
    assert b"greenroom = greenroom.__main__:main" in wheel.read(facts["entry_points.txt"])
    assert b"Requires-Python: <3.14,>=3.11" in wheel.read(facts["METADATA"])
    assert b"License-Expression: MIT" in wheel.read(facts["METADATA"])
    assert "LICENSE" in facts
