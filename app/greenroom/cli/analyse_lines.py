"""`greenroom analyse --jsonl`: themes and outlook of many lines, streamed."""

import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from greenroom.cli.console import say, say_problem
from greenroom.errors import InputError
from greenroom.services.batch import LineResult, read_lines
from greenroom.services.findings import writing_to

STANDARD_INPUT = Path("-")


def analyse_lines(source: Path, target: Path | None, jobs: int | None) -> int:
    """Exit code 0 when every line was read, 1 when some were refused.

    `source` may be `-`, the standard input. The target appears complete or not at all. Raises
    InputError when a file cannot be opened or written, or `jobs` is no number of processes.
    """
    if jobs is not None and jobs < 1:
        raise InputError(f"{jobs} processes cannot do it.", "Give --jobs 1 or more.")
    if target is not None and target.resolve() == source.resolve():
        raise InputError("The lines would be written over.", "Give --out another file.")
    with ExitStack() as opened:
        results = read_lines(_opened(source, opened), jobs)
        if target is None:
            return 1 if _write(results, say)[1] else 0
        read, refused = _write(results, opened.enter_context(writing_to(target)))
    say(f"{target}: read {read}, refused {refused}.")
    return 1 if refused else 0


def _opened(source: Path, opened: ExitStack) -> Iterable[bytes]:
    if source == STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return opened.enter_context(source.open("rb"))
    except OSError as error:
        raise InputError(
            f"{source} cannot be opened: {error.strerror}.",
            "Check its name and whether you may use it.",
        ) from error


def _write(results: Iterable[LineResult], write: Callable[[str], object]) -> tuple[int, int]:
    """How many lines were written, and how many refused, each with its number and reason."""
    read = refused = 0
    for result in results:
        if result.problem:
            refused += 1
            say_problem(InputError(result.problem, ""))
        else:
            read += 1
            write(result.line)
    return read, refused
