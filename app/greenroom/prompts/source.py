"""A YAML file as nested entries that know the line they stand on.

Only plain data is accepted: no aliases, no tags, no deep nesting, no repeated fields. Every
problem names file, line and field and says how to mend it. Loading ends at the first one;
with a `Report` that gathers, reading goes on with a harmless value and finds the others too.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

from greenroom.errors import PromptBankError

LARGEST_FILE = 1_000_000
"""The most bytes one file may have; the shipped files stay under 50,000."""
LONGEST_TEXT = 10_000
"""The most characters one text may have; nobody reads a prompt longer than a page."""
UNSHOWN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and halves of characters; a line break and a tab are neither."""
DEEPEST_NESTING = 12
"""The most levels of lists and mappings inside each other; prompts need five."""

# libyaml reads about ten times faster; PyYAML is sometimes built without it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The types YAML gives plain values by itself; any other tag could build an object.
_PLAIN_TAGS = ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "value", "merge")
# Six digits: longer figures are mistakes, and very long ones are slow to convert.
_WHOLE_NUMBER = re.compile(r"[0-9]{1,6}")
# No name is longer, and comparing a page of text with every name takes long.
_LONGEST_NAME = 60

Choice = TypeVar("Choice", bound=StrEnum)
Value = TypeVar("Value")


class CellMark(yaml.Mark):
    """Where a value of a table stands; its `name` is the column's."""


class BankProblem(PromptBankError):
    """Something wrong in a file of prompts, and the place where it stands.

    `message` names the place in words; `said` is the same without it.
    """

    def __init__(self, place: "Place", said: str, hint: str) -> None:
        named = f", field {place.name}" if place.name else ""
        super().__init__(f"{place.file}, line {place.line}{named}: {said}", hint)
        self.place = place
        self.said = said


class Report:
    """Who is told of problems. This one ends the reading at the first, by raising it.

    `broken` are the paths of the fields that could not be read.
    """

    broken: Collection[str] = ()

    def tell(self, problem: BankProblem) -> None:
        """Take note of the problem, or raise it."""
        raise problem

    def is_sound(self, path: str) -> bool:
        """Whether the field at that path, with all its parts, was readable."""
        return not any(is_inside(path, each) or is_inside(each, path) for each in self.broken)


def is_inside(path: str, whole: str) -> bool:
    """Whether a field path is that of `whole` or of a part of it; all are parts of the root."""
    return not whole or path == whole or path.startswith(f"{whole}.")


RAISE = Report()
"""Ends the reading at the first problem."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file name, field path such as `needs.2`, and its node or line."""

    file: str
    field: str = ""
    stands: yaml.Node | int = 1
    report: Report = RAISE

    @property
    def line(self) -> int:
        """The line, counted from 1; worked out only when somebody asks."""
        return self.stands if isinstance(self.stands, int) else _line(self.stands)

    @property
    def name(self) -> str:
        """What the reader of the file calls the field: its column in a table, else its path."""
        mark = None if isinstance(self.stands, int) else self.stands.start_mark
        return (mark.name if isinstance(mark, CellMark) else "") or self.field

    def inside(self, name: str | int, node: yaml.Node) -> "Place":
        """The place of a part of this one."""
        path = f"{self.field}.{name}" if self.field else str(name)
        return Place(self.file, path, node, self.report)

    def problem(self, message: str, hint: str) -> BankProblem:
        """The error for something wrong here, to be raised whoever reports."""
        return BankProblem(self, message, hint)

    def tell(self, message: str, hint: str) -> None:
        """Report something wrong here; raises BankProblem unless the report gathers."""
        self.report.tell(self.problem(message, hint))


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of the file. Every reader reports a wrong value and then gives a harmless one.

    A field that is left out gives the reader's default; without a default it is required.
    """

    place: Place
    nodes: dict[str, yaml.Node]

    def at(self, name: str) -> Place:
        """The place of one field, or of the whole entry when the field was left out."""
        # A missing field has no line of its own; where its entry begins is the place to add it.
        node = self.nodes.get(name)
        if node is not None:
            return self.place.inside(name, node)
        path = f"{self.place.field}.{name}" if self.place.field else name
        return Place(self.place.file, path, self.place.stands, self.place.report)

    def is_sound(self, *names: str) -> bool:
        """Whether those fields were readable, so that they can be judged together."""
        return all(self.place.report.is_sound(self.at(name).field) for name in names)

    def text(self, name: str, default: str | None = None) -> str:
        """One line or paragraph of text, exactly as written; never empty when given."""
        if name not in self.nodes:
            return self._absent(name, "", default)
        return _text(self.nodes[name], self.at(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty when the field is left out."""
        return tuple(text for text, _ in self.placed_texts(name))

    def placed_texts(self, name: str) -> tuple[tuple[str, Place], ...]:
        """A list of texts, each with its own place; empty when the field is left out."""
        return tuple((_text(node, place), place) for node, place in self._parts(name))

    def whole(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number from `low` to `high`, both included."""
        if name not in self.nodes:
            return self._absent(name, low, default)
        return _whole(self.nodes[name], self.at(name), low, high)

    def wholes(self, name: str, low: int, high: int) -> tuple[int, ...]:
        """A list of whole numbers from `low` to `high`; empty when left out."""
        return tuple(_whole(node, place, low, high) for node, place in self._parts(name))

    def flag(self, name: str) -> bool:
        """Whether the field says `true`; false when it is left out."""
        # Only the two plain words: YAML's “yes”, “on” and “y” surprise people.
        written = self.text(name, "false")
        if written not in ("true", "false"):
            self.at(name).tell(f"“{written}” is not a yes or no.", "Write true or false.")
        return written == "true"

    def choice(self, name: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """One value of an enum, by its written value."""
        if name not in self.nodes:
            return self._absent(name, next(iter(kind)), default)
        return choose_member(kind, self.text(name), self.at(name))

    def choices(self, name: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """A list of values of an enum; empty when left out."""
        return tuple(choose_member(kind, text, place) for text, place in self.placed_texts(name))

    def entry(self, name: str, fields: Collection[str]) -> "Entry":
        """A mapping inside this one, with only the given fields."""
        if name not in self.nodes:
            return self._absent(name, Entry(self.at(name), {}), None)
        return read_entry(self.nodes[name], self.at(name), fields)

    def entries(self, name: str, fields: Collection[str]) -> tuple["Entry", ...]:
        """A list of mappings with only the given fields; empty when left out."""
        return tuple(read_entry(node, place, fields) for node, place in self._parts(name))

    def lists(self, name: str) -> "Entry":
        """A mapping inside this one whose fields are free; an empty one when left out."""
        if name not in self.nodes:
            return Entry(self.at(name), {})
        return Entry(self.at(name), _fields(self.nodes[name], self.at(name)))

    def _parts(self, name: str) -> Iterator[tuple[yaml.Node, Place]]:
        return _items(self.nodes[name], self.at(name)) if name in self.nodes else iter(())

    def _absent(self, name: str, harmless: Value, default: Value | None) -> Value:
        if default is not None:
            return default
        self.at(name).tell("this field is missing.", f"Give “{name}” a value.")
        return harmless


def read_list(path: Path, fields: Collection[str]) -> tuple[Entry, ...]:
    """The entries of a file that is one list of mappings with only the given fields."""
    return tuple(entries_of(*read_root(path), fields))


def entries_of(root: yaml.Node, place: Place, fields: Collection[str]) -> Iterator[Entry]:
    """The mappings of a list one by one, each with only the given fields."""
    for node, _ in _items(root, place):
        yield read_entry(node, Place(place.file, "", node, place.report), fields)


def read_mapping(path: Path, fields: Collection[str]) -> Entry:
    """The one mapping a file holds, with only the given fields."""
    root, place = read_root(path)
    return read_entry(root, place, fields)


def read_entry(node: yaml.Node, place: Place, fields: Collection[str]) -> Entry:
    """A mapping as an entry; a field not among `fields` is a problem named with its likely cure."""
    nodes = _fields(node, place)
    for name, value in nodes.items():
        if name not in fields:
            place.inside(name, value).tell(f"there is no field “{name}”.", nearest(name, fields))
    return Entry(place, nodes)


def choose_member(kind: type[Choice], written: str, place: Place) -> Choice:
    """The enum member with that written value."""
    values = [member.value for member in kind]
    if written not in values:
        place.tell(f"“{written}” is not one of {', '.join(values)}.", nearest(written, values))
        return next(iter(kind))
    return kind(written)


def nearest(written: str, known: Collection[str]) -> str:
    """A hint with the closest known word, or with all of them when none is close."""
    # Sorted, so that the same mistake always gets the same advice.
    close = get_close_matches(written[:_LONGEST_NAME], sorted(known), n=1)
    if close:
        return f"Did you mean “{close[0]}”?"
    return f"Use one of {', '.join(sorted(known))}." if known else "Remove it."


def read_root(path: Path, report: Report = RAISE) -> tuple[yaml.Node, Place]:
    """The top of a YAML file and its place, whose parts tell that report.

    Raises BankProblem when the file cannot be read at all.
    """
    place = Place(path.name, report=report)
    text = read_text(path)
    try:
        _refuse_tricks(text, place)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        # Reader errors (control characters) carry no mark, only scanner and parser errors do.
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        reason = getattr(error, "problem", None) or "it holds characters that are not allowed"
        raise Place(path.name, "", line).problem(
            f"this is not readable YAML: {reason}.", "Check quotes, colons and spaces near it."
        ) from error
    if root is None:
        raise place.problem("the file is empty.", "Add entries, or leave the file out.")
    return root, place


def read_text(path: Path) -> str:
    """The whole text of a file; BankProblem when it is no text, too large or not to be opened."""
    place = Place(path.name)
    try:
        with path.open("rb") as file:
            # One byte more than allowed tells too large without reading all of it.
            data = file.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise place.problem(
                f"the file is larger than {LARGEST_FILE:,} bytes.", "Split it into smaller files."
            )
        # Windows editors like to begin a file with a byte order mark.
        return data.decode("utf-8-sig")
    except OSError as error:
        raise place.problem(
            f"the file cannot be opened ({error.strerror}).", "Check its name and permissions."
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Place(path.name, "", line).problem(
            "the text is not UTF-8.", "Save the file as UTF-8 and load it again."
        ) from error


def _refuse_tricks(text: str, place: Place) -> None:
    """Stop before composing what would be expanded, run deep or build objects.

    Composing recurses in C and would end the process on hostile nesting; events come one
    by one, so the first bad one ends the reading.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif not isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            continue
        trick = _trick(event, depth)
        if trick:
            raise Place(place.file, "", _line(event)).problem(
                trick, "Write the values out plainly."
            )


def _trick(event: yaml.Event, depth: int) -> str:
    """What is not allowed about the event, or nothing."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        return "anchors and aliases are not allowed."
    tag = getattr(event, "tag", None)
    if tag and tag.rpartition(":")[2] not in _PLAIN_TAGS:
        return f"the tag {tag} is not allowed."
    return "lists are nested too deeply." if depth > DEEPEST_NESTING else ""


def _line(marked: yaml.Node | yaml.Event) -> int:
    mark = marked.start_mark
    return mark.line + 1 if mark else 1


def _fields(node: yaml.Node, place: Place) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        place.tell("this should be fields with values.", "Write “name: value” lines.")
        return {}
    fields: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = _text(key, place.inside("name", key))
        # YAML parsers keep the last of two silently, and the first edit is lost.
        if name in fields:
            place.inside(name, key).tell("it is given twice.", "Keep one of the two.")
        fields[name] = value
    return fields


def _items(node: yaml.Node, place: Place) -> Iterator[tuple[yaml.Node, Place]]:
    if not isinstance(node, yaml.SequenceNode):
        place.tell("this should be a list.", "Write it as [one, two] or as “- ” lines.")
        return
    for number, item in enumerate(node.value, start=1):
        yield item, place.inside(number, item)


def _text(node: yaml.Node, place: Place) -> str:
    if not isinstance(node, yaml.ScalarNode):
        place.tell("this should be text.", "Write it in double quotes.")
        return ""
    # Taken as written, whatever type YAML saw: “no” stays “no” and 1.10 stays 1.10.
    written: str = node.value
    if not written.strip() or node.tag.endswith(":null"):
        place.tell("this is empty.", "Write a text, or remove the field.")
        return ""
    if len(written) > LONGEST_TEXT:
        place.tell(f"this is longer than {LONGEST_TEXT:,} characters.", "Shorten it.")
        return ""
    if UNSHOWN.search(written):
        place.tell("it holds a character that cannot be shown.", "Type the text again.")
        return ""
    return written


def _whole(node: yaml.Node, place: Place, low: int, high: int) -> int:
    written = _text(node, place)
    if written and _WHOLE_NUMBER.fullmatch(written) and low <= int(written) <= high:
        return int(written)
    if written:
        place.tell(
            f"“{written}” is not a whole number from {low} to {high}.", "Write a plain number."
        )
    return low
