"""Model objects as JSON text and as plain columns, and back, checked on the way in and out.

Nothing of a value ever stands in an error: the message names the kind of thing only.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from greenroom.errors import StoreError
from greenroom.model.event import Event

T = TypeVar("T")

# Rows carry the name of the event's type, so a payload is read as that type and no other.
_EVENT_KINDS: Mapping[str, type[Any]] = {kind.__name__: kind for kind in get_args(Event)}
_HINT = "Restore the newest backup that still opens; the damaged file is kept."


@cache
def _made_once(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _adapter(kind: Any) -> TypeAdapter[Any]:
    # Caches want hashable arguments, and the type checker doubts that of a class.
    return _made_once(kind)


def encode(value: object) -> str:
    """The value as JSON text that reads back as an equal value.

    StoreError when it cannot: half a character (a lone surrogate), a score that is no
    number, or a value of a type the model does not allow.
    """
    kind = type(value)
    try:
        text = _adapter(kind).dump_json(value, warnings="error").decode("utf-8")
        # Reading back at once finds what JSON cannot carry (a NaN) before it is acknowledged.
        faithful = bool(_adapter(kind).validate_json(text, strict=True) == value)
    except (PydanticSerializationError, ValidationError):
        faithful = False
    if not faithful:
        raise StoreError(
            f"This ({kind.__name__.lower()}) cannot be stored as it is, so nothing was saved.",
            "Look for broken characters in what was pasted, remove them and save again.",
        )
    return text


def decode(kind: type[T], text: str, seal: str) -> T:
    """The value that `encode` made `text` of; StoreError when text and seal do not agree."""
    if seal_of(text) != seal:
        raise _damaged(kind)
    # Strictly: JSON that says "3" where the model says 3 was not written by `encode`.
    value: T = _validated(kind, lambda: _adapter(kind).validate_json(text, strict=True))
    return value


def decode_event(name: str, text: str, seal: str) -> Event:
    """The event of that type name; StoreError when no event is called so, or it is damaged."""
    kind = _EVENT_KINDS.get(name)
    if kind is None:
        raise StoreError(f"The workspace holds a step it calls {name}, which is damage.", _HINT)
    event: Event = decode(kind, text, seal)
    return event


def columns_of(value: object) -> dict[str, Any]:
    """The value's fields as plain Python: enums by value, dates as ISO 8601 text."""
    columns: dict[str, Any] = _adapter(type(value)).dump_python(value, mode="json")
    return columns


def from_columns(kind: type[T], columns: Mapping[str, Any]) -> T:
    """The value that `columns_of` took apart; columns of other names are passed over."""
    # Not strictly: columns hold enums and moments as text.
    value: T = _validated(kind, lambda: _adapter(kind).validate_python(columns))
    return value


def words_text(words: Sequence[str]) -> str:
    """The words as JSON text for one column."""
    # Characters stay themselves, so that half a character is refused as everywhere else.
    return json.dumps(words, ensure_ascii=False)


def words_of(kind: type[Any], text: str) -> tuple[str, ...]:
    """The words that `words_text` made `text` of; StoreError, naming the kind, when damaged."""
    listed = _adapter(tuple[str, ...])
    words: tuple[str, ...] = _validated(kind, lambda: listed.validate_json(text, strict=True))
    return words


def _validated(kind: type[Any], validate: Callable[[], Any]) -> Any:
    # Raised outside any handler, so the validation error, which quotes its input, is let go.
    with suppress(ValidationError):
        return validate()
    raise _damaged(kind)


def _damaged(kind: type[Any]) -> StoreError:
    return StoreError(
        f"A saved entry ({kind.__name__.lower()}) is damaged and cannot be read.", _HINT
    )


def seal_of(text: str) -> str:
    """The SHA-256 of the text in hex; plain SQLite does not notice a flipped bit by itself."""
    # Broken halves of characters are refused elsewhere, with a sentence; hashing must not fail.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def utc_text(at: datetime) -> str:
    """An aware moment as UTC text of fixed width, so that text order is time order."""
    if at.tzinfo is None:
        raise StoreError(
            "A time without a time zone cannot be stored.",
            "Report this: every time in Greenroom must carry its zone.",
        )
    return at.astimezone(UTC).isoformat(timespec="microseconds")
