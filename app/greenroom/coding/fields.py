"""Reading a hand-written YAML file so that every complaint names its file, line and field."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from greenroom.errors import InputError

_FIX = "Correct that line and load the file again."


class Fields:
    """The named fields of one entry of a YAML file, with the lines they stand on."""

    def __init__(self, path: Path, node: yaml.Node, where: str) -> None:
        self._path = path
        self._node = node
        self._where = where
        if not isinstance(node, yaml.MappingNode):
            raise self.unusable("", node, "must hold named fields")
        self._keys: dict[str, yaml.Node] = {}
        self._values: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if key.value in self._values:
                raise self.unusable(str(key.value), key, "is given twice")
            self._keys[str(key.value)] = key
            self._values[str(key.value)] = value

    def only(self, names: tuple[str, ...]) -> None:
        """InputError for the first field that is none of `names`: most often a typing error."""
        for name, key in self._keys.items():
            if name not in names:
                raise self.unusable(name, key, f"is not known here; known are {', '.join(names)}")

    def text(self, name: str) -> str:
        """The text of a required field, without blank ends."""
        node = self._required(name)
        value = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        if not value:
            raise self.unusable(name, node, "must be a text")
        return str(value)

    def number(self, name: str, low: int, high: int) -> int:
        """The whole number of a required field, from `low` to `high`."""
        written = self.text(name)
        if not written.isdecimal() or not low <= int(written) <= high:
            rule = f"must be a whole number from {low} to {high}, not “{written}”"
            raise self.unusable(name, self._values[name], rule)
        return int(written)

    def phrases(self, name: str) -> tuple[str, ...]:
        """The phrases of an optional list, in lower case; each holds a letter or a digit."""
        node = self._values.get(name)
        if node is None:
            return ()
        found: dict[str, None] = {}
        for item in self._items(name, node):
            phrase = item.value.strip().lower() if isinstance(item, yaml.ScalarNode) else ""
            if not any(character.isalnum() for character in phrase):
                raise self.unusable(name, item, "must list phrases of letters or digits")
            if phrase in found:
                raise self.unusable(name, item, f"lists “{phrase}” twice")
            found[phrase] = None
        return tuple(found)

    def entries(self, name: str) -> Iterator["Fields"]:
        """The entries of a required list of entries."""
        node = self._required(name)
        for number, item in enumerate(self._items(name, node), 1):
            yield Fields(self._path, item, f"entry {number} of {name}")

    def entry(self, name: str) -> "Fields":
        """The entry under a required field."""
        return Fields(self._path, self._required(name), name)

    def unusable(self, name: str, node: yaml.Node | None, rule: str) -> InputError:
        """The complaint about a field, ready to be raised."""
        at = (node or self._values.get(name) or self._node).start_mark.line + 1
        field = f"{self._where}, field {name}" if name else self._where
        return InputError(f"In {self._path.name}, line {at}, {field}: it {rule}.", _FIX)

    def _required(self, name: str) -> yaml.Node:
        if name not in self._values:
            raise self.unusable(name, self._node, "is missing")
        return self._values[name]

    def _items(self, name: str, node: yaml.Node) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.unusable(name, node, "must be a list")
        return list(node.value)


def read_fields(path: Path) -> Fields:
    """The top entry of a YAML file; InputError naming file and line when it cannot be read."""
    try:
        # The C parser is eight times as fast, and absent from some installations of PyYAML.
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=loader)
    except OSError as error:
        raise InputError(f"The file {path.name} cannot be opened.", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"The file {path.name} is not UTF-8.", "Save it as UTF-8.") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(f"In {path.name}, line {line}: {error.problem}.", _FIX) from error
    except yaml.YAMLError as error:
        raise InputError(f"The file {path.name} is not YAML.", "Save it as plain text.") from error
    if node is None:
        raise InputError(f"The file {path.name} is empty.", "Choose another file.")
    return Fields(path, node, "the file")
