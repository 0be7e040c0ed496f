"""Read themes and outlook of many lines of JSON, on all cores, in a memory that stays flat.

One line in, `{"id": ..., "text": ...}`, is one line out with `id`, `themes`, `stance`,
`outlook`, `sentiment` and `confidence`, in the same order for any number of processes.
"""

import json
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing.pool import AsyncResult

from greenroom.analysis.lines import LineReader, LineReading
from greenroom.analysis.pipeline import build_line_reader
from greenroom.coding.codebook import load_codebook
from greenroom.resources import resource

_CHUNK = 200
# Chunks under way for each process: enough to keep it busy, few enough to stay small.
_AHEAD = 3
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class LineResult:
    """What became of one line: the JSON to write, or a sentence saying why there is none."""

    line: str = ""
    problem: str = ""


def read_lines(lines: Iterable[bytes], jobs: int | None = None) -> Iterator[LineResult]:
    """The result of every line that is not blank, in order.

    `jobs` processes share the work; all cores do when it is None. Nothing is kept of a line
    once its result is out.
    """
    workers = jobs if jobs is not None else (os.cpu_count() or 1)
    chunks = _chunks(lines)
    if workers <= 1:
        for chunk in chunks:
            yield from _read_chunk(chunk)
        return
    # A fresh interpreter each, since a copy of one with threads or a window may hang.
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        waiting: deque[AsyncResult[list[LineResult]]] = deque()
        for chunk in chunks:
            waiting.append(pool.apply_async(_read_chunk, (chunk,)))
            if len(waiting) > _AHEAD * workers:
                yield from waiting.popleft().get()
        while waiting:
            yield from waiting.popleft().get()


def _chunks(lines: Iterable[bytes]) -> Iterator[list[tuple[int, bytes]]]:
    numbered = enumerate(lines, start=1)
    while chunk := list(islice(numbered, _CHUNK)):
        yield chunk


@cache
def _reader() -> LineReader:
    # Once for each process, since reading the models takes longer than a thousand lines.
    return build_line_reader(load_codebook(resource("codebook.yaml")))


def _read_chunk(chunk: list[tuple[int, bytes]]) -> list[LineResult]:
    return [_read_line(number, line) for number, line in chunk if line.strip(b" \t\r\n" + _BOM)]


def _read_line(number: int, line: bytes) -> LineResult:
    try:
        row = json.loads(line.removeprefix(_BOM).decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return LineResult(problem=f"Line {number} is not JSON.")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return LineResult(problem=f"Line {number} has no text under “text”.")
    return LineResult(line=_written(row.get("id", number), _reader().read(row["text"])))


def _written(line_id: object, reading: LineReading) -> str:
    found = {
        "id": line_id,
        "themes": [mark.theme_id for mark in reading.marks],
        "stance": {mark.theme_id: mark.stance for mark in reading.marks},
        "outlook": reading.outlook,
        "sentiment": round(reading.sentiment, 4),
        "confidence": {mark.theme_id: round(mark.confidence, 3) for mark in reading.marks},
    }
    # Escaped, because a text may hold half of a character that no encoding can write.
    return json.dumps(found)
