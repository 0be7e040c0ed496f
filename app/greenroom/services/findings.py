"""Label question-answer pairs from a JSON Lines file, one line at a time."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from greenroom.errors import ExportError, InputError
from greenroom.rehearsal.findings.labels import label_answer

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A pair's labels, ready to be written: `text` is one line of JSON in plain ASCII."""

    text: str


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that could not be read: its number, counted from 1, and why in one sentence."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many lines were labelled and how many refused."""

    labelled: int
    refused: int


def label_lines(lines: Iterable[bytes]) -> Iterator[LabelledLine | RefusedLine]:
    """One result for each line with content, in order.

    A line holds `{"id", "question", "answer"}`; the result holds `{"id", "findings"}`. Unpaired
    surrogates and answers of any length are labelled like others; blank lines are passed over.
    """
    for number, line in enumerate(lines, 1):
        content = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
        if not content.strip():
            continue
        try:
            pair_id, question, answer = _read_pair(content)
        except InputError as problem:
            yield RefusedLine(number, problem.message)
            continue
        labels = label_answer(question, answer)
        # ASCII only, so that an unpaired surrogate can be written to any file.
        yield LabelledLine(json.dumps({"id": pair_id, "findings": list(labels)}))


def label_file(
    source: Path, write: Callable[[str], None], refuse: Callable[[RefusedLine], None]
) -> Tally:
    """Label every line of a file, handing each result on as soon as it is known.

    Raises InputError when the file cannot be read or holds no line at all.
    """
    labelled = refused = 0
    for result in label_lines(_lines_of(source)):
        if isinstance(result, RefusedLine):
            refused += 1
            refuse(result)
        else:
            labelled += 1
            write(result.text)
    if not labelled and not refused:
        raise InputError(
            f"“{source}” is empty.", "Put one JSON object with id, question and answer on a line."
        )
    return Tally(labelled, refused)


@contextmanager
def writing_to(target: Path) -> Iterator[Callable[[str], None]]:
    """A function that adds a line to the target, which appears only when everything is written.

    Raises ExportError when the file cannot be written; an older file then stays as it was.
    """
    try:
        with NamedTemporaryFile(
            "w",
            encoding="ascii",
            newline="\n",
            dir=target.resolve().parent,
            suffix=".part",
            delete=False,
        ) as unfinished:
            part = Path(unfinished.name)
            try:
                yield lambda text: _add_line(unfinished, text)
                unfinished.flush()
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(
            f"“{target}” cannot be written: {error.strerror or 'the disk refused it'}.",
            "Choose another file with --out, or leave it out to see the lines here.",
        ) from error


def _add_line(file: IO[str], text: str) -> None:
    file.write(f"{text}\n")


def _lines_of(source: Path) -> Iterator[bytes]:
    """The file's lines; only its own failures are told as such, not those of the output."""
    try:
        with source.open("rb") as lines:
            yield from lines
    except OSError as error:
        raise InputError(
            f"“{source}” cannot be read: {error.strerror or 'it is not a file'}.",
            "Name a file with one JSON object a line, each with id, question and answer.",
        ) from error


def _read_pair(line: bytes) -> tuple[str | int, str, str]:
    """The id, question and answer of one line; InputError with a sentence when it has none."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"It is not UTF-8 from byte {error.start + 1} on.") from error
    except RecursionError as error:
        raise InputError("It is nested too deeply.") from error
    except ValueError as error:
        raise InputError("It is not JSON.") from error
    if not isinstance(row, dict):
        raise InputError("It is no JSON object with id, question and answer.")
    pair_id = row.get("id")
    if isinstance(pair_id, bool) or not isinstance(pair_id, str | int):
        raise InputError("It has no id, which is a text or a whole number.")
    for field in ("question", "answer"):
        if not isinstance(row.get(field), str):
            raise InputError(f"Its {field} is missing or no text.")
    return pair_id, row["question"], row["answer"]
