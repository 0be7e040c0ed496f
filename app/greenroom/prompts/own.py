"""The user's own prompts: read from files, written to files, merged with the shipped bank."""

import logging
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from greenroom.errors import InputError
from greenroom.model.prompt import Prompt, PromptBank, PromptStatus
from greenroom.prompts.checks import check_unique
from greenroom.prompts.own_csv import csv_entries, write_csv
from greenroom.prompts.own_question import prompt_from_question
from greenroom.prompts.own_yaml import write_yaml
from greenroom.prompts.schema import PROMPT_FIELDS, read_prompt
from greenroom.prompts.source import RAISE, Entry, Place, Report, entries_of, read_root

__all__ = [
    "OwnFormat",
    "format_of",
    "merge",
    "own_entries",
    "prompt_from_question",
    "read_own",
    "write_own",
]

_LOG = logging.getLogger(__name__)


class OwnFormat(StrEnum):
    """The kinds of file that hold prompts."""

    YAML = "yaml"
    CSV = "csv"


_ENDINGS = {".yaml": OwnFormat.YAML, ".yml": OwnFormat.YAML, ".csv": OwnFormat.CSV}


def format_of(path: Path) -> OwnFormat:
    """The format a file has by its ending; InputError for any other ending."""
    found = _ENDINGS.get(path.suffix.lower())
    if found is None:
        raise InputError(
            f"{path.name} does not say whether it is YAML or CSV.",
            "Let its name end in .yaml or .csv.",
        )
    return found


def read_own(path: Path) -> tuple[Prompt, ...]:
    """The prompts of a YAML or CSV file, in its order, as the user's own.

    Raises PromptBankError naming file, line and field at the first thing that cannot be read;
    whether the prompts hold together is for `lint` to say.
    """
    seen: dict[str, Place] = {}
    found = []
    for entry in own_entries(path):
        check_unique(entry, seen)
        found.append(replace(read_prompt(entry), own=True))
    return tuple(found)


def own_entries(path: Path, report: Report = RAISE) -> Iterator[Entry]:
    """The prompts of a file one by one as entries whose parts tell that report.

    Raises PromptBankError when the file cannot be read at all.
    """
    if format_of(path) is OwnFormat.CSV:
        return csv_entries(path, report)
    return entries_of(*read_root(path, report), PROMPT_FIELDS)


def write_own(prompts: Sequence[Prompt], own_format: OwnFormat) -> bytes:
    """The prompts as a file of that format, which `read_own` reads back as the same prompts."""
    return write_csv(prompts) if own_format is OwnFormat.CSV else write_yaml(prompts)


def merge(bank: PromptBank, own: Sequence[Prompt], retired: Collection[str]) -> PromptBank:
    """The bank with the user's own prompts first; the retired ones are never asked.

    An own prompt wins over a shipped one of the same id, which is logged: the program never
    stores such a prompt, but a later version may ship an id the user has taken.
    """
    theirs = {prompt.id for prompt in own}
    for prompt in bank.prompts:
        if prompt.id in theirs:
            _LOG.warning("Your prompt %s is used in the place of the shipped one.", prompt.id)
    kept = (prompt for prompt in bank.prompts if prompt.id not in theirs)
    every = (_retired(each) if each.id in retired else each for each in (*own, *kept))
    return replace(bank, prompts=tuple(every))


def _retired(prompt: Prompt) -> Prompt:
    return replace(prompt, status=PromptStatus.RETIRED)
