"""One row of a table of prompts, and what its columns mean.

`id`, `theme`, `personas` and `text` are enough; what is left out is worded in general terms.

- `id`, `theme`, `text`, `kind`, `difficulty`, `short`, `clarification`, `why`, `intent`,
  `sample_answer`, `board_section`, `incident`, `ask_if_missing`, `time_limit`, `audience_level`,
  `version`, `status`, `came_up`: as in YAML.
- `personas`, `needs`, `secondary`, `requires_facts`: names with semicolons between.
- `variant_1`, `variant_2` …, `ideal_cue_1` …, `source_1` …: one text in each.
- `key_point_1` …: what a good answer says; `key_point_1_any` holds wordings that count, with
  semicolons between, `key_point_1_slot` and `key_point_1_facts` what else makes it,
  `key_point_1_must` yes (as when it is empty) or no, `key_point_1_weight` and `key_point_1_id`.
- `probe: no owner` …: what is asked back for that weakness, with semicolons between.
- `target_words_from`, `target_words_to`: the shortest and the longest useful length.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import yaml

from greenroom.model.prompt import Prompt, Slot
from greenroom.prompts.own_cells import guard, join_parts, split_names, split_parts
from greenroom.prompts.own_fields import fields_node, fields_of, list_node, node_of, text_node
from greenroom.prompts.own_question import prompt_from_question
from greenroom.prompts.source import UNSHOWN

FIRST_COLUMNS = ("id", "theme", "personas", "text")
"""The columns that every table of prompts needs."""

_NAMES = ("personas", "needs", "secondary", "requires_facts")
_NUMBERED = {"variants": "variant", "ideal_cues": "ideal_cue", "sources": "source"}
_TARGET = ("target_words_from", "target_words_to")
_POINT_PARTS = ("any", "slot", "must", "facts", "weight", "id")
_POINT = "key_point"
_PROBE = "probe"
# What people look at first stands at the left.
_ORDER = (
    *FIRST_COLUMNS,
    *("kind", "difficulty", "needs", _POINT, "short", "clarification", "why", "intent"),
    *("sample_answer", "variant", "ideal_cue", _PROBE, "requires_facts", "ask_if_missing"),
    *("incident", "secondary", *_TARGET, "time_limit", "audience_level", "board_section"),
    *("source", "version", "status", "came_up"),
)
_WITH_NUMBER = re.compile(
    rf"({_POINT}|{'|'.join(_NUMBERED.values())})_([1-9][0-9]?)(?:_({'|'.join(_POINT_PARTS)}))?"
)
_PLAIN = frozenset(_ORDER) - {_POINT, _PROBE, *_NUMBERED.values()}
_TEXTS = tuple(name for name in _ORDER if name in _PLAIN and name not in (*_NAMES, *_TARGET))
# Spreadsheets turn true and false into words of their own language; these they leave alone.
_YES_NO = {"yes": "true", "no": "false", "true": "true", "false": "false"}
# What a question can be asked without; it is worded in general terms.
_GENERAL = ("kind", "difficulty", "short", "clarification", "why", "intent", "needs", "key_points")


def is_column(name: str) -> bool:
    """Whether a table of prompts may have a column of that name."""
    numbered = _WITH_NUMBER.fullmatch(name)
    if numbered:
        return numbered[1] == _POINT or not numbered[3]
    return name in _PLAIN or name.startswith(f"{_PROBE}: ")


def column_order(name: str) -> tuple[int, int, int, str]:
    """Where a column stands among the others."""
    numbered = _WITH_NUMBER.fullmatch(name)
    if not numbered:
        kind = name.partition(":")[0]
        return _ORDER.index(kind), 0, 0, name
    part = _POINT_PARTS.index(numbered[3]) + 1 if numbered[3] else 0
    return _ORDER.index(numbered[1]), int(numbered[2]), part, name


def row_of(prompt: Prompt) -> dict[str, str]:
    """The prompt's cells by column; a column that would be empty is left out."""
    return {column: guard(cell) for column, cell in _cells(fields_of(prompt))}


def node_of_row(row: Mapping[str, str], line: int) -> yaml.Node:
    """The row as the fields of one prompt. `row` holds no empty cells, and no unknown columns."""
    nodes = {name: _cell(row, name, line) for name in _TEXTS if name in row}
    for name in _NAMES:
        if name in row:
            nodes[name] = _texts(split_names(row[name]), line, name)
    for name, column in _NUMBERED.items():
        numbered = sorted((each for each in row if _kind_of(each) == column), key=column_order)
        if numbered:
            nodes[name] = list_node([_cell(row, each, line) for each in numbered], line, column)
    target = [_cell(row, column, line) for column in _TARGET if column in row]
    if target:
        nodes["target_words"] = list_node(target, line, _TARGET[0])
    nodes |= _points(row, line) | _probes(row, line)
    return fields_node(_with_general_words(nodes, row, line), line)


def _cells(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        if name == "key_points":
            yield from _point_cells(value)
        elif isinstance(value, Mapping):
            yield from ((f"{_PROBE}: {kind}", join_parts(texts)) for kind, texts in value.items())
        elif name == "target_words":
            yield from zip(_TARGET, _strings(value), strict=True)
        elif name in _NUMBERED:
            numbered = enumerate(_strings(value), start=1)
            yield from ((f"{_NUMBERED[name]}_{number}", text) for number, text in numbered)
        else:
            yield name, _cell_of(value)


def _point_cells(points: object) -> Iterator[tuple[str, str]]:
    for number, point in enumerate(points if isinstance(points, list) else (), start=1):
        for part, value in point.items():
            column = f"{_POINT}_{number}"
            yield (column if part == "label" else f"{column}_{part}"), _cell_of(value)


def _cell_of(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return join_parts(_strings(value)) if isinstance(value, list) else str(value)


def _strings(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _points(row: Mapping[str, str], line: int) -> dict[str, yaml.Node]:
    found = (match for column in row if (match := _WITH_NUMBER.fullmatch(column)))
    numbers = sorted({int(match[2]) for match in found if match[1] == _POINT})
    points = [_point(row, f"{_POINT}_{number}", line) for number in numbers]
    return {"key_points": list_node(points, line, f"{_POINT}_1")} if points else {}


def _point(row: Mapping[str, str], column: str, line: int) -> yaml.Node:
    nodes = {
        "id": text_node(column.replace(_POINT, "point"), line, f"{column}_id"),
        "must": text_node("true", line, f"{column}_must"),
    }
    if column in row:
        nodes["label"] = _cell(row, column, line)
    for part in _POINT_PARTS:
        name = f"{column}_{part}"
        if name in row and part in ("any", "facts"):
            nodes[part] = _texts(split_parts(row[name]), line, name)
        elif name in row:
            nodes[part] = _cell(row, name, line)
    return fields_node(nodes, line, column)


def _probes(row: Mapping[str, str], line: int) -> dict[str, yaml.Node]:
    probes = {
        column.partition(": ")[2]: _texts(split_parts(cell), line, column)
        for column, cell in row.items()
        if _kind_of(column) == _PROBE
    }
    return {"probes": fields_node(probes, line)} if probes else {}


def _kind_of(column: str) -> str:
    numbered = _WITH_NUMBER.fullmatch(column)
    return numbered[1] if numbered else column.partition(":")[0]


def _cell(row: Mapping[str, str], column: str, line: int) -> yaml.Node:
    written = row[column]
    if column == "ask_if_missing" or column.endswith("_must"):
        written = _YES_NO.get(written.strip().casefold(), written)
    return text_node(written, line, column)


def _texts(parts: Sequence[str], line: int, column: str) -> yaml.Node:
    return list_node([text_node(part, line, column) for part in parts], line, column)


def _with_general_words(
    nodes: dict[str, yaml.Node], row: Mapping[str, str], line: int
) -> dict[str, yaml.Node]:
    """The fields with what was left out: guessed from the question, or said in general terms."""
    text = row.get("text", "")
    if not UNSHOWN.sub(" ", text).strip():
        return nodes
    asked = split_names(row.get("needs", ""))
    if "key_points" in nodes and not asked:
        # Points of the writer's own say what is needed better than the words of the question.
        slots = (row[column] for column in row if column.endswith("_slot"))
        asked = (Slot.ANSWER.value, *slots)
    needs = [slot for slot in Slot if slot.value in asked]
    guessed = prompt_from_question("", text, theme="", personas=(), needs=needs)
    # As written: its placeholders are filled when it is asked.
    general = fields_of(guessed)
    added = {name: node_of(general[name], line, name) for name in _GENERAL if name not in nodes}
    if "short" in added:
        # The question as written: its placeholders are filled when it is asked.
        added["short"] = nodes["text"]
    return {**nodes, **added}
