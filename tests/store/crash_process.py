"""Run by the crash tests: imports once, then forks one victim for each line it reads.

A line is `ROLE FOLDER`; the answer is `PID n`, whatever the victim acknowledges, and `DONE`
when it has ended. Victims end only by being killed, or when their work is done.
"""

import os
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from greenroom.model.event import Answered, Started
from greenroom.model.rehearsal import (
    Plan,
    Pressure,
)
from greenroom.model.release import Release
from greenroom.store.database import open_database
from greenroom.store.rehearsals import append_event, load_events
from greenroom.store.releases import save_release

MOMENT = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def append_for_ever(folder: Path) -> None:
    database = open_database(folder)
    save_release(database, Release("release-1", "Parcel tracker", "4.2"))
    sequence = len(load_events(database, "rehearsal-1"))
    if sequence == 0:
        plan = Plan("release-1", "board", ("cto",), Pressure.BOARD, 3, 7)
        append_event(database, "rehearsal-1", 0, Started(MOMENT, "rehearsal-1", plan))
        say("ACK 0")
        sequence = 1
    while True:
        append_event(
            database, "rehearsal-1", sequence, Answered(MOMENT, f"answer {sequence} " * 50)
        )
        say(f"ACK {sequence}")
        sequence += 1


def only_create(folder: Path) -> None:
    open_database(folder).close()


ROLES = {"append": append_for_ever, "create": only_create}


def main() -> None:
    # Loaded before the first victim, so that the kills fall into its work and not its imports.
    import_module("greenroom.store.migration")
    say("READY")
    for line in sys.stdin:
        role, folder = line.rstrip("\n").split(" ", 1)
        victim = os.fork()
        if victim == 0:
            ROLES[role](Path(folder))
            os._exit(0)
        say(f"PID {victim}")
        os.waitpid(victim, 0)
        say("DONE")


main()
