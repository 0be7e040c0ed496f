"""Rows out of a text from the clipboard: a part of a spreadsheet, or one line for each row."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

from greenroom.errors import InputError
from greenroom.gui.panels.launch_columns import RecordColumn

MOST = 1000
"""How many rows one paste may bring."""


def read_cells(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a pasted text, tabs between them; empty lines are left out.

    Spreadsheets put cells with line breaks in quotation marks; those become one cell.
    """
    quoted = "\t" in text
    reader = (
        csv.reader(io.StringIO(text), delimiter="\t")
        if quoted
        # Without tabs it is a list of sentences, and their quotation marks are their own.
        else ([line] for line in text.splitlines())
    )
    try:
        rows = [tuple(" ".join(cell.split()) for cell in row) for row in reader]
    except csv.Error as error:
        raise InputError("The clipboard holds no table.", "Copy the rows once more.") from error
    return tuple(row for row in rows if any(row))


def pasted_rows(
    text: str,
    columns: Sequence[RecordColumn[Any]],
    main: int,
    blank: Callable[[tuple[Any, ...]], Any],
) -> tuple[Any, ...]:
    """The rows in a pasted text; InputError that names the first line that does not fit.

    A first line with the titles of columns says which column is which, else they come in the
    table's order; a line without tabs fills the column `main`. `blank` makes a row to start
    from, given those before it.
    """
    lines = read_cells(text)
    if not lines:
        raise InputError("There is nothing to paste.", "Copy rows of a table first.")
    if len(lines) > MOST:
        raise InputError(f"{len(lines):,} rows are too many.", f"Paste at most {MOST:,} at once.")
    order, body = _order(lines, columns, main)
    made: list[Any] = []
    for number, cells in enumerate(body, len(lines) - len(body) + 1):
        row = blank(tuple(made))
        for place, cell in zip(order, cells, strict=False):
            row = _written(row, columns[place], cell, number) if place >= 0 else row
        made.append(row)
    return tuple(made)


def _order(
    lines: tuple[tuple[str, ...], ...], columns: Sequence[RecordColumn[Any]], main: int
) -> tuple[list[int], tuple[tuple[str, ...], ...]]:
    """Which column each cell belongs to (-1 for none), and the lines that hold rows."""
    titles = [column.title.casefold() for column in columns]
    first = [cell.casefold() for cell in lines[0]]
    if sum(cell in titles for cell in first) > len(first) / 2:
        return [titles.index(cell) if cell in titles else -1 for cell in first], lines[1:]
    if max(len(line) for line in lines) == 1:
        return [main], lines
    return list(range(len(columns))), lines


def _written(row: Any, column: RecordColumn[Any], cell: str, number: int) -> Any:
    # An empty cell keeps what a new row starts with.
    if not cell:
        return row
    try:
        return column.write(row, cell)
    except InputError as error:
        raise InputError(f"Line {number}, {column.title}: {error.message}", error.hint) from error
