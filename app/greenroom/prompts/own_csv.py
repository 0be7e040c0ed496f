"""The user's own prompts as a table: one row is one question; `own_row` says what columns mean."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from greenroom.model.prompt import Prompt
from greenroom.prompts.own_cells import unguard
from greenroom.prompts.own_fields import text_node
from greenroom.prompts.own_row import (
    FIRST_COLUMNS,
    column_order,
    is_column,
    node_of_row,
    row_of,
)
from greenroom.prompts.schema import PROMPT_FIELDS
from greenroom.prompts.source import RAISE, Entry, Place, Report, read_entry, read_text

_SEPARATORS = (",", ";", "\t")
# Some programs write the separator into a line of its own.
_SAID_SEPARATOR = re.compile(r'"?sep=([,;\t])"?')
_SHOWN = 60


def write_csv(prompts: Sequence[Prompt]) -> bytes:
    """The prompts as a table with a byte order mark, by which spreadsheets know UTF-8."""
    rows = [row_of(prompt) for prompt in prompts]
    columns = sorted(
        {*FIRST_COLUMNS, *(column for row in rows for column in row)}, key=column_order
    )
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode("utf-8-sig")


def csv_entries(path: Path, report: Report = RAISE) -> Iterator[Entry]:
    """The rows of a table as entries whose parts tell that report; empty rows are passed over.

    Commas, semicolons or tabs separate the cells. Raises PromptBankError when the file is no
    table of prompts, or breaks off in a cell.
    """
    # Cells of several lines, saved on another system, must not differ from ours.
    text = read_text(path).replace("\r\n", "\n").replace("\r", "\n")
    top = Place(path.name, report=report)
    if not text.strip():
        raise top.problem("the file is empty.", "Write a line of column names and rows below it.")
    said = _SAID_SEPARATOR.fullmatch(text.partition("\n")[0].strip(" "))
    columns: list[str] = []
    for line, cells in _rows(text, said[1] if said else _separator(text), top):
        place = Place(path.name, "", line, report)
        if (line == 1 and said) or not any(cell.strip() for cell in cells):
            continue
        if columns:
            yield _entry(columns, cells, place)
        else:
            columns = _columns(cells, place)


def _separator(text: str) -> str:
    # No column's name holds any of them, so what is found most in the names separates them.
    names = text.strip().partition("\n")[0]
    return max(_SEPARATORS, key=names.count)


def _rows(text: str, separator: str, top: Place) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise Place(top.file, "", line).problem(
            f"the row that begins here cannot be read ({error}).",
            "Close the double quotes around its cells, and double those inside a cell.",
        ) from error


def _columns(names: Sequence[str], place: Place) -> list[str]:
    """The names of the columns as they are known here; an unknown or repeated one is told."""
    columns = [" ".join(name.split()).casefold() for name in names]
    if not any(map(is_column, columns)):
        raise place.problem(
            "the first line names no column of a prompt.",
            f"Write column names such as {', '.join(FIRST_COLUMNS)} above the rows.",
        )
    for number, column in enumerate(columns):
        named = place.inside(column[:_SHOWN], text_node(column, place.line))
        if column and not is_column(column):
            named.tell(
                f"there is no column “{column[:_SHOWN]}”.",
                "Rename or remove it; an exported table shows the names of all columns.",
            )
        elif column and column in columns[:number]:
            named.tell("there are two columns of this name.", "Keep one of the two.")
    return columns


def _entry(columns: Sequence[str], cells: Sequence[str], place: Place) -> Entry:
    if any(cell.strip() for cell in cells[len(columns) :]):
        place.tell(
            "the row has more cells than there are columns.",
            "Put double quotes around a text that holds a separator.",
        )
    # Rows may be shorter than the line of names: some programs drop empty cells at the end.
    row = {
        column: unguard(cell)
        for column, cell in zip(columns, cells, strict=False)
        if cell.strip() and is_column(column)
    }
    node = node_of_row(row, place.line)
    return read_entry(node, Place(place.file, "", node, place.report), PROMPT_FIELDS)
