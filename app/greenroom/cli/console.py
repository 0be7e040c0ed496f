"""Print to the terminal: plain text only, progress on stderr, JSON for scripts."""

import dataclasses
import json
import re
import sys
import textwrap
from collections.abc import Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from shutil import get_terminal_size

from greenroom.errors import GreenroomError

WIDEST = 88
"""Columns of running text; longer lines are hard to read."""

NARROWEST = 24
"""Columns that the last column of a table keeps in the narrowest terminal."""

# Control characters in users' texts could move the cursor or rewrite what was printed.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """The text without characters that a terminal would obey."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def say(text: str = "") -> None:
    """Print one line as it stands."""
    print(plain(text))


def say_wrapped(text: str, *, indent: str = "") -> None:
    """Print running text, wrapped to the terminal."""
    width = min(WIDEST, get_terminal_size().columns)
    for line in plain(text).splitlines() or [""]:
        print(textwrap.fill(line, width, initial_indent=indent, subsequent_indent=indent))


def say_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print aligned columns; the last one wraps within the terminal."""
    cells = [[plain(cell).replace("\n", " ") for cell in row] for row in (headings, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(headings))]
    taken = sum(widths[:-1]) + 2 * len(widths[:-1])
    room = max(NARROWEST, get_terminal_size().columns - taken)
    widths[-1] = min(widths[-1], room)
    for number, row in enumerate(cells):
        padded = (cell.ljust(width) for cell, width in zip(row[:-1], widths[:-1], strict=True))
        first, *rest = textwrap.wrap(row[-1], room) or [""]
        print("  ".join((*padded, first)).rstrip())
        for line in rest:
            print(" " * taken + line)
        if number == 0:
            print("  ".join("-" * width for width in widths))


def say_json(value: object) -> None:
    """Print a model object, or a list of them, as JSON."""
    # Names in other scripts stay readable; every reader of JSON takes UTF-8.
    print(json.dumps(value, default=_jsonable, ensure_ascii=False, indent=2))


def say_problem(error: GreenroomError) -> None:
    """Print what went wrong and what to do next, on stderr."""
    print(f"greenroom: {plain(error.message)}", file=sys.stderr)
    if error.hint:
        print(f"  {plain(error.hint)}", file=sys.stderr)


def show_progress(done: int, total: int, text: str) -> None:
    """Rewrite one line on stderr while a job runs; nothing when nobody watches."""
    if not sys.stderr.isatty():
        return
    line = f"{plain(text)} {done} of {total}" if done < total else ""
    print(f"\r{line:<{WIDEST}}\r", end="", file=sys.stderr, flush=True)


def ask(prompt: str) -> str | None:
    """One line a person types, or None at the end of the input."""
    try:
        return input(prompt)
    except EOFError:
        return None


def _jsonable(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
