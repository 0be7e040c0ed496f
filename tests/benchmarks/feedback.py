"""Feedback after an answer of 300 words: milliseconds, fresh each time, in a real rehearsal.

Run by hand: `PYTHONPATH=app python tests/benchmarks/feedback.py [--sittings N]`; the exit code is 1
when the limit is passed. Whole rehearsals run through the services on the sample release; every
answer is new, so nothing was read before, and the workspace lies on disk as a user's does. The
baseline stems the words of the same answers in the same run, so that a slow machine is not taken
for slow feedback. The last line is the one compared.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import ParamSpec, TypeVar

from nltk.stem import PorterStemmer

from greenroom.model.rehearsal import Pressure, RehearsalState
from greenroom.services.rehearsals import Course, start_rehearsal
from greenroom.services.releases import list_releases
from greenroom.services.samples import open_sample
from greenroom.services.turns import answer_question, ask_next, explain_answer
from greenroom.services.workspace import Workspace, workspace_at

WORDS = 300
SLOWEST = 50.0
"""Milliseconds that feedback on that many words may take."""

Result = TypeVar("Result")
Words = ParamSpec("Words")

WAITING = (RehearsalState.ASKED, RehearsalState.PROBED)


def main() -> int:
    """Rehearse, print the table, and end with the median, its limit and its ratio."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--sittings", type=int, default=4, help="rehearsals of 16 questions (4)")
    options = words.parse_args()
    told: list[float] = []
    stored: list[float] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        workspace_at(Path(folder) / "workspace") as workspace,
    ):
        open_sample(workspace)
        speech = Speech(workspace)
        for seed in range(options.sittings):
            rehearse(workspace, speech, seed, told, stored)
    stemmed = [timed(stem_all, PorterStemmer(), answer)[1] for answer in speech.said]
    for name, times in (("feedback", told), ("answer stored and probed", stored)):
        print(f"{name:25} {figures(times)}")
    slowest = median(told)
    print(
        f"feedback on {WORDS} words {slowest:.1f} ms (limit {SLOWEST:.0f}), "
        f"{slowest / median(stemmed):.1f} times stemming the same words"
    )
    return int(slowest > SLOWEST)


class Speech:
    """Answers of 300 words, no two alike, put together from the bank's own sample answers."""

    def __init__(self, workspace: Workspace) -> None:
        answers = (prompt.sample_answer for prompt in workspace.bank.prompts)
        self._sentences = [
            f"{sentence.strip()}." for each in answers for sentence in each.split(".") if sentence
        ]
        self._chance = random.Random(7)
        self.said: list[str] = []

    def next(self) -> str:
        """An answer that was never given before."""
        words: list[str] = []
        while len(words) < WORDS:
            words += self._chance.choice(self._sentences).split()
        self.said.append(" ".join(words[:WORDS]))
        return self.said[-1]


def rehearse(
    workspace: Workspace, speech: Speech, seed: int, told: list[float], stored: list[float]
) -> None:
    """One rehearsal to its end; the milliseconds of each step are added to the lists."""
    (release, *_) = list_releases(workspace)
    course = Course(panel="full_board", pressure=Pressure.BOARD, length=16, seed=seed)
    sitting = start_rehearsal(workspace, release.id, course)
    while sitting.rehearsal.state is not RehearsalState.ENDED:
        if sitting.rehearsal.state in WAITING:
            sitting, took = timed(answer_question, workspace, sitting, speech.next())
            stored.append(took)
        elif sitting.rehearsal.state is RehearsalState.ANSWERED:
            told.append(timed(explain_answer, sitting)[1])
            sitting = ask_next(workspace, sitting)
        else:
            sitting = ask_next(workspace, sitting)


def stem_all(stemmer: PorterStemmer, text: str) -> list[str]:
    """The stems of the text's words."""
    return [stemmer.stem(word) for word in text.split()]


def timed(
    action: Callable[Words, Result], *words: Words.args, **options: Words.kwargs
) -> tuple[Result, float]:
    """What the action gives, and the milliseconds it took."""
    began = time.perf_counter()
    result = action(*words, **options)
    return result, 1000 * (time.perf_counter() - began)


def figures(times: list[float]) -> str:
    """Median, 95th percentile and slowest of the milliseconds."""
    high = quantiles(times, n=20)[-1]
    return (
        f"median {median(times):5.1f} ms, 95 % under {high:5.1f}, slowest {max(times):5.1f} "
        f"({len(times)} times)"
    )


if __name__ == "__main__":
    sys.exit(main())
