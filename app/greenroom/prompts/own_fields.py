"""A prompt as plain fields, and plain fields as the nodes that every reader and check takes.

Files, tables and the window's form all pass through here, so one set of rules judges them.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import yaml

from greenroom.model.prompt import KeyPoint, Prompt
from greenroom.prompts.schema import KEY_POINT_FIELDS, PROMPT_FIELDS
from greenroom.prompts.source import CellMark

_TEXT, _LIST, _FIELDS = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
# What every prompt must say: kept when empty too, so that a check can say what is wrong with it.
_ALWAYS = frozenset(
    {
        *("id", "version", "status", "personas", "theme", "kind", "difficulty", "text", "short"),
        *("clarification", "intent", "why", "needs", "time_limit", "target_words"),
        *("audience_level", "label", "must", "weight"),
    }
)


def fields_of(prompt: Prompt) -> dict[str, object]:
    """The prompt's fields by name as texts, numbers, lists and mappings; empty ones left out."""
    return _plain_fields(prompt, PROMPT_FIELDS)


def text_node(text: str, line: int, column: str = "") -> yaml.Node:
    """A text that stands on that line, in that column of a table."""
    return yaml.ScalarNode(_TEXT, text, _mark(line, column))


def list_node(parts: Sequence[yaml.Node], line: int, column: str = "") -> yaml.Node:
    """A list that begins on that line."""
    return yaml.SequenceNode(_LIST, list(parts), _mark(line, column))


def fields_node(fields: Mapping[str, yaml.Node], line: int, column: str = "") -> yaml.Node:
    """Fields with values that begin on that line."""
    pairs = [(text_node(name, line, column), node) for name, node in fields.items()]
    return yaml.MappingNode(_FIELDS, pairs, _mark(line, column))


def node_of(value: object, line: int, column: str = "") -> yaml.Node:
    """What `fields_of` gives, or a part of it, as a node."""
    if isinstance(value, Mapping):
        parts = {str(name): node_of(part, line, column) for name, part in value.items()}
        return fields_node(parts, line, column)
    if isinstance(value, list):
        return list_node([node_of(part, line, column) for part in value], line, column)
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return text_node(written, line, column)


def _mark(line: int, column: str) -> CellMark:
    return CellMark(column, 0, line - 1, 0, None, 0)


def _plain_fields(value: Prompt | KeyPoint, names: Sequence[str]) -> dict[str, object]:
    parts = {name: _plain(getattr(value, name)) for name in names}
    return {name: part for name, part in parts.items() if part or name in _ALWAYS}


def _plain(value: object) -> object:
    if isinstance(value, KeyPoint):
        return _plain_fields(value, KEY_POINT_FIELDS)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items() if part}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return value
