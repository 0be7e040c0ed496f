"""Plain text transcripts, in the shapes that recorders, chats and people write them.

Name: text                   Name:            [id1] text
                             text
00:00:11<tab>Name:<tab>text   Name 00:01:02    00:00:11 text
                             text
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from greenroom.exchange.labels import LONGEST_LABEL, is_plausible
from greenroom.exchange.statements import (
    Reading,
    Statement,
    gather_nameless,
    join_lines,
    split_long,
)
from greenroom.exchange.timecodes import TIME, milliseconds, split_leading_time
from greenroom.exchange.turns import Passage, settle, speakers_of

# Bounded, so that a line without a colon costs the same however long it is.
_NAME = rf"[^\s:：\t\[\]()][^:：\t\[\]]{{0,{LONGEST_LABEL - 1}}}?"
# `http://`, `12:30` and `std::vector` have a colon that ends no label.
_AFTER_COLON = r"""(?:\s+|$|(?=[^\W\d_]|["“'‘(\[]))"""
_COLON = re.compile(
    rf"(?:(?:>>|[-•*–—])\s*)?({_NAME})\s*(?:[\[(]?({TIME})[\])]?)?\s*(?::{_AFTER_COLON}|：\s*)(.*)"
)
_CHAT = re.compile(rf"({TIME})\t\s*(?:From\s+)?([^\t]{{1,{LONGEST_LABEL}}}?)\s*:?\t\s*(.*)")
_CHAT_FROM = re.compile(
    rf"({TIME})\s+From\s+(\S.{{0,{LONGEST_LABEL}}}?)(?:\s+to\s+[^:]{{1,60}}?)?\s*:\s*(.*)"
)
_HEADER = re.compile(rf"({_NAME})(?:\s+|\s*[-–—|,]\s*)[\[(]?({TIME})[\])]?")
_REACTION = re.compile(r"(?:Reacted to|Removed a .{1,9} reaction from) [\"“]")
_REPLY = re.compile(r"Replying to [\"“].*[\"”]")
_BRACKET = re.compile(r"[\[(]([^\s\[\]()][^\[\]()]{0,39})[\])]:?\s+(\S.*)")


def read_plain_text(text: str) -> Reading:
    """The statements of a text file whose line ends are line feeds.

    Without speakers the paragraphs come back with an empty speaker.
    """
    passages, notes = _without_reactions(_passages(text))
    for candidates, least_share in ((passages, 0.3), (tuple(map(_in_brackets, passages)), 0.5)):
        speakers = speakers_of(candidates, least_share=least_share)
        if speakers:
            reading = settle(candidates, speakers)
            return Reading(reading.statements, notes + reading.notes)
    return Reading(_nameless(passages), notes)


def split_label(line: str) -> tuple[str, str]:
    """What a line says before its first colon, if that may be a label, and the rest of it."""
    match = _COLON.fullmatch(line)
    return (match[1], match[3]) if match else ("", line)


def _passages(text: str) -> tuple[Passage, ...]:
    passages = []
    opens = True
    for line in map(str.strip, text.split("\n")):
        if line:
            passages.append(_passage(line, opens=opens))
        opens = not line
    return tuple(passages)


def _passage(line: str, *, opens: bool) -> Passage:
    chat = _CHAT.fullmatch(line) or _CHAT_FROM.fullmatch(line)
    if chat:
        # A reply quotes the message it replies to; the quoted words are somebody else's.
        said = "" if _REPLY.fullmatch(chat[3]) else chat[3]
        # Only tabs are beyond doubt: `00:12 From the start: yes` may be a spoken line.
        certain = chat.re is _CHAT
        text = chat[3] if certain else split_leading_time(line)[1]
        return Passage(text, chat[2], said, milliseconds(chat[1]), certain=certain)
    begins, line = split_leading_time(line)
    colon = _COLON.fullmatch(line)
    if colon:
        begins = milliseconds(colon[2]) if colon[2] else begins
        return Passage(line, colon[1], split_leading_time(colon[3])[1], begins, opens=opens)
    header = _HEADER.fullmatch(line)
    if header and is_plausible(header[1]):
        return Passage(line, header[1], "", milliseconds(header[2]), opens=opens)
    return Passage(line, begins_ms=begins, opens=opens)


def _without_reactions(
    passages: tuple[Passage, ...],
) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    kept = tuple(each for each in passages if not (each.certain and _REACTION.match(each.text)))
    dropped = len(passages) - len(kept)
    if not dropped:
        return kept, ()
    count = "1 chat reaction" if dropped == 1 else f"{dropped} chat reactions"
    return kept, (f"Left out: {count} without words.",)


def _in_brackets(passage: Passage) -> Passage:
    match = _BRACKET.fullmatch(passage.text)
    label, rest = (match[1], match[2]) if match else ("", "")
    return replace(passage, label=label, rest=rest)


def _nameless(passages: Sequence[Passage]) -> tuple[Statement, ...]:
    # Recorders put a time before every line they hear, not before every sentence.
    timed = sum(passage.begins_ms is not None for passage in passages)
    if timed * 2 >= len(passages):
        return gather_nameless(_timed(passages))
    paragraphs: list[list[str]] = []
    for passage in passages:
        if passage.opens:
            paragraphs.append([])
        paragraphs[-1].append(passage.text)
    return tuple(
        Statement("", part)
        for lines in paragraphs
        for paragraph in join_lines(lines).split("\n")
        for part in split_long(paragraph)
    )


def _timed(passages: Sequence[Passage]) -> tuple[Statement, ...]:
    # A line's end is not printed; it lasts at most until the next one begins.
    following = [*(passage.begins_ms for passage in passages[1:]), None]
    return tuple(
        Statement("", passage.text, passage.begins_ms, ends)
        for passage, ends in zip(passages, following, strict=True)
    )
