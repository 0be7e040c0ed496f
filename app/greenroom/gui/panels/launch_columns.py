"""Columns of the tables about a launch: what a cell shows, and what typing into it means."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from greenroom.errors import InputError

Row = TypeVar("Row")

MOMENT = "%Y-%m-%d %H:%M"
"""How a moment stands in a cell while it is typed."""

MOST_QUOTED = 40
"""Characters of a refused text that its error repeats."""

LONG = 1_000_000
"""The largest whole number a cell takes."""


# Without slots: a subscripted call such as `RecordColumn[Step](…)` fails on Python 3.11 with them.
@dataclass(frozen=True)
class RecordColumn(Generic[Row]):
    """One column: heading, what it shows, and the row after something was typed into it.

    `typed` is what an editor starts with, by default what is shown; `share` is its part of the
    table's width, never under `least` average characters; `hint` stands in an empty cell.
    """

    title: str
    read: Callable[[Row], str]
    write: Callable[[Row, str], Row]
    choices: tuple[str, ...] = ()
    typed: Callable[[Row], str] | None = None
    share: float = 1.0
    least: int = 9
    hint: str = ""


def text_column(
    title: str, name: str, *, share: float = 1.0, least: int = 9, hint: str = ""
) -> RecordColumn[Any]:
    """A column of one line of text under that field name."""

    def write(row: Any, text: str) -> Any:
        return replace(row, **{name: " ".join(text.split())})

    return RecordColumn(
        title, lambda row: str(getattr(row, name)), write, share=share, least=least, hint=hint
    )


def list_column(title: str, name: str, *, share: float = 1.0, least: int = 9) -> RecordColumn[Any]:
    """A column of several short texts with commas between."""

    def write(row: Any, text: str) -> Any:
        parts = (" ".join(part.split()) for part in text.split(","))
        return replace(row, **{name: tuple(part for part in parts if part)})

    return RecordColumn(
        title, lambda row: ", ".join(getattr(row, name)), write, share=share, least=least
    )


def choice_column(
    title: str, name: str, values: dict[str, object], *, share: float = 1.0, least: int = 9
) -> RecordColumn[Any]:
    """A column that holds one of these values, each under its words."""
    words = {value: word for word, value in values.items()}

    def write(row: Any, text: str) -> Any:
        folded = {word.casefold(): value for word, value in values.items()}
        if text.strip().casefold() not in folded:
            offered = ", ".join(word for word in values if word)
            raise InputError(
                f"{quoted(text)} is not among the choices.", f"Choose one of {offered}."
            )
        return replace(row, **{name: folded[text.strip().casefold()]})

    return RecordColumn(
        title,
        lambda row: words.get(getattr(row, name), str(getattr(row, name))),
        write,
        choices=tuple(values),
        share=share,
        least=least,
    )


def number_column(
    title: str, name: str, *, most: int = LONG, share: float = 1.0, least: int = 7
) -> RecordColumn[Any]:
    """A column of whole numbers from 0 to `most`."""

    def write(row: Any, text: str) -> Any:
        return replace(row, **{name: read_whole(text, most) or 0})

    return RecordColumn(title, lambda row: str(getattr(row, name)), write, share=share, least=least)


def percent_column(title: str, name: str, *, least: int = 8) -> RecordColumn[Any]:
    """A column of shares from 0 to 100, empty where none was given."""

    def shown(row: Any) -> str:
        share = getattr(row, name)
        return "" if share is None else f"{share:g}%"

    def write(row: Any, text: str) -> Any:
        return replace(row, **{name: read_decimal(text.strip().removesuffix("%"), 100)})

    return RecordColumn(title, shown, write, share=0, least=least)


def moment_column(title: str, name: str, zone: ZoneInfo, *, least: int = 12) -> RecordColumn[Any]:
    """A column of moments in that zone, shown without their year; a clock alone keeps the day."""

    def shown(row: Any) -> str:
        return f"{getattr(row, name).astimezone(zone):%d %b %H:%M}"

    def typed(row: Any) -> str:
        return f"{getattr(row, name).astimezone(zone):{MOMENT}}"

    def write(row: Any, text: str) -> Any:
        # Seconds are not shown, so a cell that is left as it was must not lose them.
        if text.strip() in (typed(row), shown(row)):
            return row
        return replace(row, **{name: read_moment(text, getattr(row, name).astimezone(zone))})

    return RecordColumn(title, shown, write, typed=typed, share=0, least=least)


def quoted(text: str) -> str:
    """What was typed, in quotation marks and short enough to stand beside its field."""
    words = text.strip()
    return f"“{words[:MOST_QUOTED]}…”" if len(words) > MOST_QUOTED else f"“{words}”"


def read_moment(text: str, before: datetime) -> datetime:
    """The moment that a day with a time, or a clock on the day of `before`, means in its zone.

    Raises InputError for anything else.
    """
    words = text.strip()
    try:
        if len(words) <= len("22:40"):
            clock = time.fromisoformat(words.zfill(5))
            return datetime.combine(before.date(), clock, before.tzinfo)
        found = datetime.fromisoformat(words)
    except ValueError:
        raise InputError(f"{quoted(text)} is not a time.", "Type it as 2026-05-23 22:40.") from None
    return found if found.tzinfo else found.replace(tzinfo=before.tzinfo)


def read_whole(text: str, most: int = LONG) -> int | None:
    """The whole number in a text, None for an empty one; InputError outside 0 to `most`."""
    number = read_decimal(text, most)
    if number is not None and number != int(number):
        raise InputError(f"{quoted(text)} is not a whole number.")
    return None if number is None else int(number)


def read_decimal(text: str, most: float = LONG) -> float | None:
    """The number in a text, None for an empty one; InputError outside 0 to `most`."""
    words = text.strip().replace(",", ".")
    if not words:
        return None
    try:
        number = float(words)
    except ValueError:
        number = -1.0
    # Written so that a number which is none, as Python spells it, is refused too.
    if not 0 <= number <= most:
        raise InputError(f"{quoted(text)} is not a number from 0 to {most:,.0f}.")
    return number
