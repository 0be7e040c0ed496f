"""Start: seconds and memory until the window is painted, beside a bare Qt window.

Both are started as fresh processes, in turn, off screen and from the installed package; the
figures are medians. The clock runs from just before the process is made to its first paint, and
memory is the most that the process ever held. The last line is the one that is compared.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from threading import Timer
from typing import NamedTuple

LONGEST_WAIT = 60.0
"""Seconds after which a window that does not paint is given up."""

BARE_WINDOW = """
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class FirstPaint(QObject):
    def eventFilter(self, window, event):
        if event.type() == QEvent.Type.UpdateRequest:
            window.removeEventFilter(self)
            QTimer.singleShot(0, note_and_quit)
        return False


def note_and_quit():
    Path(sys.argv[1]).write_text(str(time.monotonic_ns()))
    application.quit()


application = QApplication(sys.argv[:1])
window, first_paint = QMainWindow(), FirstPaint()
window.installEventFilter(first_paint)
window.setCentralWidget(QLabel("Ready."))
window.resize(1100, 700)
window.show()
application.exec()
"""


class Start(NamedTuple):
    """One start: seconds to the first paint, and the peak of memory in MB (0 if unknown)."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measure, print the table, and end with the ratio."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--runs", type=int, default=7, help="starts of each kind (default: 7)")
    runs: int = words.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="greenroom-start-") as name:
        bare, window = measure(Path(name), runs)
    print_row("", "first paint", "lowest", "highest", "peak memory")
    print_starts("bare window", bare)
    print_starts("Greenroom", window)
    memory = middle(window).megabytes / (middle(bare).megabytes or 1)
    print(f"peak memory {memory:.2f} times bare" if memory else "peak memory is not told here")
    print(f"first paint {middle(window).seconds / middle(bare).seconds:.2f} times bare")


def measure(folder: Path, runs: int) -> tuple[list[Start], list[Start]]:
    """The starts of the bare window and of Greenroom, taken in turn."""
    script, probe = folder / "bare_window.py", folder / "first_paint"
    script.write_text(BARE_WINDOW, encoding="utf-8")
    bare = [sys.executable, str(script), str(probe)]
    # -P: the package that is installed, not one that lies in the current folder.
    greenroom = [sys.executable, "-P", "-m", "greenroom", "--workspace", str(folder / "workspace")]
    greenroom += ["window", "--first-paint-probe", str(probe)]
    # The first of each fills the disk's cache and makes the workspace; it does not count.
    pairs = [(start(bare, probe), start(greenroom, probe)) for _ in range(runs + 1)][1:]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def start(command: Sequence[str], probe: Path) -> Start:
    """Start one process, let it paint and quit; ends the benchmark if it does not paint."""
    probe.unlink(missing_ok=True)
    # Off screen, Qt grumbles about size hints for every window.
    quiet = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    began = time.monotonic_ns()
    process = subprocess.Popen(command, env={**os.environ, **quiet})
    too_late = Timer(LONGEST_WAIT, process.kill)
    too_late.start()
    megabytes = wait(process)
    too_late.cancel()
    if process.returncode or not probe.is_file():
        sys.exit(f"No first paint from: {' '.join(command)} (exit code {process.returncode})")
    return Start((int(probe.read_text("utf-8")) - began) / 1e9, megabytes)


def wait(process: subprocess.Popen[bytes]) -> float:
    """Wait for the end of a process; the most memory it held in MB, 0 where nobody tells."""
    if sys.platform == "win32":
        process.wait()
        return 0.0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # Linux counts in kB, macOS in bytes.
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def middle(starts: Sequence[Start]) -> Start:
    """The median of each figure."""
    return Start(median(s.seconds for s in starts), median(s.megabytes for s in starts))


def print_starts(name: str, starts: Sequence[Start]) -> None:
    """One row of the table."""
    seconds = [each.seconds for each in starts]
    figures = (middle(starts).seconds, min(seconds), max(seconds))
    megabytes = middle(starts).megabytes
    print_row(name, *(f"{s * 1e3:.0f} ms" for s in figures), f"{megabytes:.0f} MB")


def print_row(name: str, *cells: str) -> None:
    """Cells, aligned to the right of a name."""
    print(f"{name:<12}" + "".join(f"{cell:>13}" for cell in cells))


if __name__ == "__main__":
    main()
