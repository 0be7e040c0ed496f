"""`greenroom analyse --jsonl`: themes and outlook of many lines, streamed."""

import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from greenroom.cli.console import say_problem
from greenroom.errors import InputError
from greenroom.services.batch import LineResult, read_lines


def analyse_lines(source: Path, target: Path | None, jobs: int | None) -> int:
    """Exit code 0 when every line was read, 1 when some were refused.

    Raises InputError when the file cannot be opened or written, or `jobs` is no number of
    processes.
    """
    if jobs is not None and jobs < 1:
        raise InputError(f"{jobs} processes cannot do it.", "Give --jobs 1 or more.")
    if target is not None and target.resolve() == source.resolve():
        raise InputError("The lines would be written over.", "Give --out another file.")
    with ExitStack() as opened:
        try:
            lines = opened.enter_context(source.open("rb"))
            written = sys.stdout
            if target is not None:
                written = opened.enter_context(target.open("w", encoding="utf-8", newline="\n"))
        except OSError as error:
            raise InputError(
                f"{error.filename} cannot be opened: {error.strerror}.",
                "Check its name and whether you may use it.",
            ) from error
        return _write(read_lines(lines, jobs), written.write)


def _write(results: Iterable[LineResult], write: Callable[[str], object]) -> int:
    refused = 0
    for result in results:
        if result.problem:
            refused += 1
            say_problem(InputError(result.problem, ""))
        else:
            write(result.line + "\n")
    return 1 if refused else 0
