"""A process that rehearses until it is killed; it forks, so that each start costs nothing.

Reads lines `FOLDER ACKNOWLEDGEMENTS` and answers each with the pid of a child. The child
opens the workspace, resumes or starts a rehearsal, and writes one line to the file of
acknowledgements after each thing the program told the presenter is kept.
"""

import os
import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from greenroom.model.rehearsal import Pressure, RehearsalState
from greenroom.services.rehearsals import (
    Course,
    resume_rehearsal,
    save_draft,
    start_rehearsal,
    unfinished_rehearsals,
)
from greenroom.services.releases import list_releases
from greenroom.services.sitting import Sitting
from greenroom.services.turns import answer_question, ask_next
from greenroom.services.workspace import Workspace, open_workspace, workspace_at


def main() -> None:
    # Read once before forking, so that a child rehearses from its first moment.
    with TemporaryDirectory() as name, workspace_at(Path(name)) as workspace:
        read = {part: getattr(workspace, part) for part in ("bank", "codebook", "fact_keys")}
    for line in sys.stdin:
        folder, acknowledgements = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            rehearse(Path(folder), Path(acknowledgements), read)
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


def rehearse(folder: Path, acknowledgements: Path, read: dict[str, object]) -> None:
    workspace = open_workspace(folder)
    vars(workspace).update(read)
    acknowledged = os.open(acknowledgements, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for number in count():
        sitting = opened(workspace)
        while sitting.rehearsal.state is not RehearsalState.ENDED:
            sitting = step(workspace, sitting, acknowledged, number)


def opened(workspace: Workspace) -> Sitting:
    unfinished = unfinished_rehearsals(workspace)
    if unfinished:
        return resume_rehearsal(workspace, unfinished[0].rehearsal.id)
    release = list_releases(workspace)[0]
    return start_rehearsal(workspace, release.id, Course(pressure=Pressure.MURDER_BOARD, length=12))


def step(workspace: Workspace, sitting: Sitting, acknowledged: int, number: int) -> Sitting:
    if sitting.rehearsal.state is RehearsalState.ANSWERED:
        return ask_next(workspace, sitting)
    words = f"answer {os.getpid()} {number} {sitting.events}: it should be fine, we handle it."
    for end in range(8, len(words), 16):
        save_draft(workspace, sitting.rehearsal.id, words[:end])
        os.write(acknowledged, f"draft\t{sitting.rehearsal.id}\t{words[:end]}\n".encode())
    after = answer_question(workspace, sitting, words)
    os.write(acknowledged, f"answer\t{sitting.rehearsal.id}\t{words}\n".encode())
    return after


if __name__ == "__main__":
    main()
