"""A release's record as a TOML file: the way to type it without a window."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from greenroom.errors import InputError
from greenroom.model.launch import LaunchRecord
from greenroom.resources import resource_text

_OWN = ("release_id", "changed_at")
"""What the program fills in itself."""


def launch_template() -> str:
    """A file to fill in: every part of a record once, with words that say what belongs there."""
    return resource_text("record.toml")


def read_launch_file(
    path: Path, release_id: str, *, zone: tzinfo, start: datetime | None = None
) -> LaunchRecord:
    """The record in that TOML file.

    Times without an offset are of `zone`; with `start`, a time may be `{ day = 3, time =
    "14:00" }`, days counted from it. Raises InputError that names the place in the file.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read.", "Choose a text file in UTF-8.") from error
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path.name} is not TOML: {error}.", "Correct that line.") from error
    return read_launch(content, release_id, zone=zone, start=start)


def read_launch(
    content: Mapping[str, Any], release_id: str, *, zone: tzinfo, start: datetime | None = None
) -> LaunchRecord:
    """The record that a table of plain values says, as `read_launch_file` reads it."""
    reader = _Reader(zone, start)
    record: LaunchRecord = reader.read(
        LaunchRecord, {**content, "release_id": release_id}, "the file"
    )
    return record


class _Reader:
    """Turns plain values into dataclasses, field by field, and says where one does not fit."""

    def __init__(self, zone: tzinfo, start: datetime | None) -> None:
        self.zone = zone
        self.start = start

    def read(self, kind: type[Any], content: object, where: str) -> Any:
        """The dataclass of that kind."""
        if not isinstance(content, Mapping):
            raise _misfit(where, "a table")
        hints = get_type_hints(kind)
        known = [field for field in fields(kind) if field.name != "changed_at"]
        names = {field.name for field in known}
        unknown = next((name for name in content if name not in names), None)
        if unknown is not None:
            listed = ", ".join(sorted(names - set(_OWN)))
            raise InputError(f"“{unknown}” in {where} is not known.", f"Choose one of {listed}.")
        for field in known:
            needed = field.default is MISSING and field.default_factory is MISSING
            if needed and field.name not in content:
                raise InputError(f"{where} lacks “{field.name}”.", "Add it to the file.")
        return kind(
            **{
                name: self._value(hints[name], value, f"{name} in {where}")
                for name, value in content.items()
            }
        )

    def _value(self, hint: Any, value: object, where: str) -> Any:
        if get_origin(hint) is UnionType:
            hint = next(each for each in get_args(hint) if each is not NoneType)
        if get_origin(hint) is tuple:
            return self._items(get_args(hint)[0], value, where)
        if is_dataclass(hint) and isinstance(hint, type):
            return self.read(hint, value, where)
        if hint is datetime:
            return self._moment(value, where)
        return _plain(hint, value, where)

    def _items(self, hint: Any, value: object, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _misfit(where, "a list")
        return tuple(
            self._value(hint, each, f"{where}, entry {number}")
            for number, each in enumerate(value, 1)
        )

    def _moment(self, value: object, where: str) -> datetime:
        if isinstance(value, datetime):
            return value if value.tzinfo else value.replace(tzinfo=self.zone)
        if isinstance(value, Mapping) and self.start is not None:
            local = self.start.astimezone(self.zone) + timedelta(days=int(value["day"]))
            return datetime.combine(local.date(), time.fromisoformat(value["time"]), self.zone)
        raise _misfit(where, "a date with a time, such as 2026-05-23T22:40:00+02:00")


def _plain(hint: Any, value: object, where: str) -> Any:
    if isinstance(hint, type) and issubclass(hint, Enum):
        known = {str(each.value): each for each in hint}
        if value not in known:
            raise InputError(
                f"“{value}” does not fit {where}.", f"Choose one of {', '.join(known)}."
            )
        return known[str(value)]
    # TOML keeps whole numbers and others apart, people do not; true is no number to anybody.
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    wrong_day = hint is date and isinstance(value, datetime)
    if wrong_day or not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise _misfit(where, _NAMES.get(hint, "another value"))
    return value.strip() if isinstance(value, str) else value


_NAMES: Mapping[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a day, such as 2026-05-23",
}


def _misfit(where: str, wanted: str) -> InputError:
    return InputError(f"{where} does not fit.", f"It should be {wanted}.")
