"""What one cell of a table holds: a text, a list in one cell, guarded against being run."""

import re
from collections.abc import Sequence

_GUARD = "'"
# Spreadsheets run a cell that begins like this, whoever wrote it; more guards may stand before.
_WOULD_RUN = re.compile(r"'*[=+\-@\t]")
_GUARDED = re.compile(r"'+[=+\-@\t]")
_ESCAPED = re.compile(r"\\([;\\\s])")
# A list ends its parts at a semicolon that is not escaped.
_PART = re.compile(r"(?:\\[;\\\s]|[^;])+")


def guard(text: str) -> str:
    """The text with an apostrophe before it when a spreadsheet would run it as a formula."""
    return f"{_GUARD}{text}" if _WOULD_RUN.match(text) else text


def unguard(cell: str) -> str:
    """The text that `guard` was given."""
    return cell[1:] if _GUARDED.match(cell) else cell


def join_parts(parts: Sequence[str]) -> str:
    """The texts in one cell, with semicolons between; backslashes keep theirs apart from those."""
    return "; ".join(map(_escaped, parts))


def split_parts(cell: str) -> tuple[str, ...]:
    """The texts that `join_parts` was given; a cell typed by hand needs no backslashes."""
    return tuple(filter(None, map(_unescaped, _PART.findall(cell))))


def split_names(cell: str) -> tuple[str, ...]:
    """The names in one cell; they hold no separators, so a comma or a line break does as well."""
    return tuple(filter(None, map(str.strip, re.split(r"[;,\n]", cell))))


def _escaped(text: str) -> str:
    marked = text.replace("\\", "\\\\").replace(";", "\\;")
    # Blanks around a part are taken away on reading, unless they are escaped.
    if marked[:1].isspace():
        marked = f"\\{marked}"
    if len(marked) > 1 and marked[-1].isspace():
        marked = f"{marked[:-1]}\\{marked[-1]}"
    return marked


def _unescaped(part: str) -> str:
    begun = part.lstrip()
    ended = begun.rstrip()
    # The blank after a lone backslash was written to stay.
    if len(ended) < len(begun) and _ends_escaping(ended):
        ended = begun[: len(ended) + 1]
    return _ESCAPED.sub(r"\1", ended)


def _ends_escaping(text: str) -> bool:
    """Whether the last backslash is not itself escaped."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1
