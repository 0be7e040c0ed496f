"""A disk that fills while a workspace is made leaves nothing that keeps the next try out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders import ROOT
from greenroom.store.database import open_database
from greenroom.store.releases import list_releases

KIB = 1024

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file size limit")


def open_within(folder: Path, limit: int) -> str:
    ended = subprocess.run(
        [
            sys.executable,
            str(Path(__file__).with_name("small_disk_process.py")),
            folder,
            str(limit),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT / "app")},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return ended.stdout.strip()


@pytest.mark.parametrize("limit", [1, 16, 64, 120, 160, 174, 175, 178, 190, 260])
def test_a_workspace_is_made_whole_or_not_at_all(tmp_path: Path, limit: int) -> None:
    folder = tmp_path / "workspace"
    said = open_within(folder, limit * KIB)
    assert said == "made" or said.endswith(".")
    with open_database(folder) as database:
        assert len(list_releases(database)) == (1 if said == "made" else 0)
