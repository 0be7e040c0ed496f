"""What a format module hands on: statements in the order of the file, and notes about them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

LONG_PAUSE_MS = 2_000
"""A silence after which speech without names starts a new paragraph."""
USEFUL_WORDS = 80
"""From here on, speech without names is cut at the next end of a sentence."""
MOST_WORDS = 250
"""Speech without names is cut here even in the middle of a sentence."""

_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
_AFTER_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+")


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said: the speaker (empty when not named) and the words.

    Times are milliseconds from the start of the recording, None where the file has none.
    """

    speaker: str
    text: str
    begins_ms: int | None = None
    ends_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file says: its own title if it has one, its statements, and notes for people."""

    statements: tuple[Statement, ...]
    notes: tuple[str, ...] = ()
    title: str = ""


def ends_sentence(text: str) -> bool:
    """Whether the text closes with the end of a sentence."""
    return _SENTENCE_END.search(text[-8:].rstrip()) is not None


def join_lines(lines: Iterable[str]) -> str:
    """One paragraph from the lines of a file.

    A line that was only wrapped is joined with a space; a line that stood alone keeps its break.
    """
    joined: list[str] = []
    for line in lines:
        if joined and not _was_wrapped(joined[-1], line):
            joined.append("\n")
        elif joined:
            joined.append(" ")
        joined.append(line)
    return "".join(joined)


def _was_wrapped(before: str, line: str) -> bool:
    # Programs wrap at about 70 characters; shorter lines were ended by a person.
    return line[:1].islower() or (len(before) >= 40 and not ends_sentence(before))


def merge_neighbours(statements: Iterable[Statement], joint: str) -> tuple[Statement, ...]:
    """The statements with neighbours of one named speaker joined into one, `joint` between."""
    groups: list[list[Statement]] = []
    for statement in statements:
        if groups and statement.speaker and groups[-1][-1].speaker == statement.speaker:
            groups[-1].append(statement)
        else:
            groups.append([statement])
    return tuple(_joined(group, joint) for group in groups)


def gather_nameless(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Short timed pieces without names, gathered into paragraphs of a readable length.

    A paragraph ends at a long pause, at the first end of a sentence after 80 words, or at
    250 words. The order is kept and nothing is dropped.
    """
    groups: list[list[Statement]] = []
    words = 0
    for statement in statements:
        if not groups or _starts_paragraph(groups[-1][-1], statement, words):
            groups.append([])
            words = 0
        groups[-1].append(statement)
        words += len(statement.text.split())
    return tuple(_joined(group, " ") for group in groups)


def _starts_paragraph(before: Statement, statement: Statement, words: int) -> bool:
    if words >= MOST_WORDS or (words >= USEFUL_WORDS and ends_sentence(before.text)):
        return True
    if before.ends_ms is None or statement.begins_ms is None:
        return False
    return statement.begins_ms - before.ends_ms >= LONG_PAUSE_MS


def split_long(text: str) -> tuple[str, ...]:
    """A paragraph without names cut into readable ones at ends of sentences.

    A paragraph of at most 250 words, or without any end of a sentence, comes back whole.
    """
    if len(text.split(maxsplit=MOST_WORDS)) <= MOST_WORDS:
        return (text,)
    sentences = (Statement("", sentence) for sentence in _AFTER_SENTENCE.split(text))
    return tuple(each.text for each in gather_nameless(each for each in sentences if each.text))


def _joined(group: list[Statement], joint: str) -> Statement:
    if len(group) == 1:
        return group[0]
    ends = [each.ends_ms for each in group if each.ends_ms is not None]
    text = joint.join(each.text for each in group if each.text)
    return replace(group[0], text=text, ends_ms=max(ends, default=None))
