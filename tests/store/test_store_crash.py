"""Whatever is killed at whatever moment, what was acknowledged is there and the file opens."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from greenroom.model.event import Answered, Started
from greenroom.store.database import open_database
from greenroom.store.inspect import WorkspaceState, inspect_workspace
from greenroom.store.rehearsals import load_events
from greenroom.store.schema import FILE_NAME

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks its victims")

SCRIPT = Path(__file__).with_name("crash_process.py")
CYCLES = 15


@pytest.fixture(scope="module")
def crasher():
    """The process that forks victims, with its imports behind it."""
    process = subprocess.Popen(
        [sys.executable, SCRIPT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "app")},
    )
    with process:
        assert process.stdout.readline() == "READY\n"
        yield process
        process.stdin.close()


def killed_after(crasher, role, folder, seconds, *, word_to_wait_for="PID"):
    """The numbers a victim acknowledged until it was killed, so long after a first word."""
    crasher.stdin.write(f"{role} {folder}\n")
    crasher.stdin.flush()
    acknowledged, timer = [], None
    for line in crasher.stdout:
        word, _, number = line.strip().partition(" ")
        if word == "PID":
            victim = int(number)
        if word == word_to_wait_for and timer is None:
            # A victim may have finished by then; its number is not given out again so soon.
            timer = threading.Timer(seconds, kill, [victim])
            timer.start()
        if word == "ACK":
            acknowledged.append(int(number))
        if word == "DONE":
            break
    timer.cancel()
    timer.join()
    return acknowledged


def kill(process_id):
    try:
        os.kill(process_id, signal.SIGKILL)
    except ProcessLookupError:
        return


def test_no_acknowledged_event_is_lost_whenever_the_writer_is_killed(crasher, tmp_path):
    folder = tmp_path / "workspace"
    chance = random.Random(20260304)
    confirmed = acknowledgements = 0
    for _ in range(CYCLES):
        acknowledged = killed_after(crasher, "append", folder, chance.uniform(0.02, 0.4))
        acknowledgements += len(acknowledged)
        confirmed = max([confirmed, *(number + 1 for number in acknowledged)])
        with open_database(folder) as database:
            events = load_events(database, "rehearsal-1")
        # One event may be on the disk whose acknowledgement was cut off, never more.
        assert confirmed <= len(events) <= confirmed + 1
        confirmed = len(events)
        assert all(isinstance(event, Started) for event in events[:1])
        assert [event.text for event in events[1:] if isinstance(event, Answered)] == [
            f"answer {sequence} " * 50 for sequence in range(1, len(events))
        ]
        assert inspect_workspace(folder / FILE_NAME, deep=True) is WorkspaceState.READY
    assert acknowledgements > CYCLES


def test_a_creation_killed_at_any_moment_is_simply_done_again(crasher, tmp_path):
    chance = random.Random(20260305)
    for cycle in range(10):
        folder = tmp_path / f"workspace-{cycle}"
        killed_after(crasher, "create", folder, chance.uniform(0.0, 0.15))
        with open_database(folder) as database:
            assert load_events(database, "rehearsal-1") == ()
        names = {path.name for path in folder.iterdir()}
        assert names == {FILE_NAME, "greenroom.lock"}


def test_the_lock_of_a_killed_process_is_taken_over(crasher, tmp_path):
    folder = tmp_path / "workspace"
    assert killed_after(crasher, "append", folder, 0.0, word_to_wait_for="ACK")
    assert (folder / "greenroom.lock").read_text()
    with open_database(folder) as database:
        assert load_events(database, "rehearsal-1")
