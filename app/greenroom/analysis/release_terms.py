"""What everyday words mean on a release: the overrides of the general sentiment lexicon.

Read from `lexicons/release_terms.yaml`, which people may edit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from greenroom.errors import InputError

_LISTS = (
    "neutral",
    "terms_of_art",
    "good_news",
    "bad_news",
    "problems",
    "resolved",
    "absent",
    "between",
    "open_questions",
    "hypothetical",
)
_LOUDEST = 4.0


@dataclass(frozen=True, slots=True)
class ReleaseTerms:
    """The edited lists.

    `valences` replaces the lexicon's value of a word (-4 worst to 4 best, 0 says nothing);
    `terms_of_art` are phrases without sentiment, `good_news` and `bad_news` phrases with one; a
    word of `absent` before one of `problems`,
    or a problem beside a word of `resolved`, is good news unless a word of `open_questions`
    stands before it; `between` may stand between `absent` and the problem; with a word of
    `hypothetical` good news is none yet.
    """

    valences: Mapping[str, float]
    terms_of_art: tuple[str, ...]
    good_news: tuple[str, ...]
    bad_news: tuple[str, ...]
    problems: tuple[str, ...]
    resolved: tuple[str, ...]
    absent: tuple[str, ...]
    between: tuple[str, ...]
    open_questions: tuple[str, ...]
    hypothetical: tuple[str, ...]


def load_release_terms(path: Path) -> ReleaseTerms:
    """The terms in that file; InputError naming file and field when it cannot be used."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(
            f"The release terms in {path.name} cannot be read.", "Install Greenroom again."
        ) from error
    if not isinstance(content, dict):
        raise _unusable(path, "the file", "hold named lists")
    lists = {name: _words(path, name, content.get(name)) for name in _LISTS}
    neutral = lists.pop("neutral")
    valences = dict.fromkeys(neutral, 0.0) | _valences(path, content.get("valences"))
    return ReleaseTerms(valences=valences, **lists)


def _words(path: Path, name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise _unusable(path, f"“{name}”", "be a list of words")
    return tuple(word.lower() for word in value)


def _valences(path: Path, value: Any) -> dict[str, float]:
    if not isinstance(value, dict):
        raise _unusable(path, "“valences”", "pair words with numbers")
    # An out-of-range value would drown every other word of a sentence.
    found = {}
    for word, number in value.items():
        if not isinstance(number, int | float) or not -_LOUDEST <= number <= _LOUDEST:
            raise _unusable(path, f"the valence of “{word}”", "be a number from -4 to 4")
        found[str(word).lower()] = float(number)
    return found


def _unusable(path: Path, field: str, rule: str) -> InputError:
    return InputError(
        f"In {path.name}, {field} must {rule}.", "Correct the file or install Greenroom again."
    )
