"""Killed at any moment, a rehearsal loses nothing that was acknowledged."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import ROOT, a_release
from greenroom.services.rehearsals import finished_rehearsals, unfinished_rehearsals
from greenroom.services.releases import save_release
from greenroom.services.workspace import Workspace, workspace_at
from greenroom.store.rehearsals import load_draft

KILLS = 50

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")


@pytest.fixture
def rehearsing() -> Iterator[subprocess.Popen[str]]:
    script = Path(__file__).with_name("rehearsing_process.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "app")}
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def test_fifty_kills_lose_no_acknowledged_answer(
    tmp_path: Path, rehearsing: subprocess.Popen[str]
) -> None:
    folder, acknowledgements = tmp_path / "workspace", tmp_path / "acknowledged"
    acknowledgements.touch()
    with workspace_at(folder) as workspace:
        save_release(workspace, a_release())
    chance = random.Random(20_260_521)
    survived = 0
    for _ in range(KILLS):
        kill_somewhere(rehearsing, folder, acknowledgements, chance.uniform(0.02, 0.5))
        with workspace_at(folder) as workspace:
            survived = check(workspace, acknowledgements)
    assert survived >= KILLS, "the kills came before anything was answered"


def kill_somewhere(
    process: subprocess.Popen[str], folder: Path, acknowledgements: Path, seconds: float
) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{folder}\t{acknowledgements}\n")
    process.stdin.flush()
    child = int(process.stdout.readline())
    timer = threading.Timer(seconds, os.kill, (child, signal.SIGKILL))
    timer.start()
    assert process.stdout.readline() == "gone\n"
    timer.join()


def check(workspace: Workspace, acknowledgements: Path) -> int:
    """How many acknowledged answers there are; every one of them must be in the store."""
    lines = [line.split("\t") for line in acknowledgements.read_text().splitlines()]
    answers = [words for kind, _, words in lines if kind == "answer"]
    unfinished = unfinished_rehearsals(workspace)
    rehearsals = (
        *(sitting.rehearsal for sitting in unfinished),
        *finished_rehearsals(workspace, "tidewater"),
    )
    kept = {
        exchange.answer
        for rehearsal in rehearsals
        for turn in rehearsal.turns
        for exchange in turn.exchanges
    }
    assert not set(answers) - kept
    if lines and lines[-1][0] == "draft":
        _, rehearsal_id, words = lines[-1]
        draft = load_draft(workspace.database, rehearsal_id)
        # A later draft, or the answer itself, may have been kept without being acknowledged.
        assert draft.startswith(words) or any(answer.startswith(words) for answer in kept)
    return len(answers)
