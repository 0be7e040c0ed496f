"""Drives `greenroom` as a person at a terminal does: a real process, read before typed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from builders import ROOT

PROMPT = "> "


def greenroom(*words: str, workspace: Path, expect: int = 0) -> subprocess.CompletedProcess[str]:
    """The finished process; the test fails when its exit code is another one."""
    finished = subprocess.run(
        command(*words),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=surroundings(workspace),
        check=False,
        timeout=120,
    )
    assert finished.returncode == expect, finished.stdout + finished.stderr
    return finished


def converse(*words: str, workspace: Path) -> "Conversation":
    """A running process to read from and type to."""
    process = subprocess.Popen(
        command(*words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        bufsize=1,
        env=surroundings(workspace),
    )
    return Conversation(process)


class Conversation:
    """What a person does: read until the program waits, then type."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said = ""

    def prompts(self) -> Iterator[str]:
        """What was printed before each prompt, until the program ends."""
        assert self.process.stdout is not None
        heard = ""
        while character := self.process.stdout.read(1):
            heard += character
            self.said += character
            if heard.endswith(f"\n{PROMPT}"):
                yield heard
                heard = "\n"

    def type(self, text: str) -> None:
        """Type lines and send them with an empty one."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{text}\n\n")
        self.process.stdin.flush()

    def enter(self, line: str = "") -> None:
        """Type one line, or nothing, and press Enter once."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def finish(self) -> int:
        """The exit code, after both pipes are closed."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.said += self.process.stdout.read()
        self.process.stdout.close()
        return self.process.wait(timeout=60)


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "greenroom", *words]


def surroundings(workspace: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    return {
        **kept,
        "PYTHONPATH": str(ROOT / "app"),
        "GREENROOM_WORKSPACE": str(workspace),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "100",
    }
