"""Markdown transcripts: podcasts, minutes, research interviews, retrospectives.

**Name:** text      * (Name) text      **Name** [0:51](link): text      H: text

The marks are taken away and the words stay, so what is stored is plain text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from greenroom.exchange.labels import fold, is_plausible
from greenroom.exchange.markdown_blocks import Block, read_blocks
from greenroom.exchange.markdown_text import plain, without_comments
from greenroom.exchange.plain_text import split_label
from greenroom.exchange.statements import Reading, Statement, split_long
from greenroom.exchange.timecodes import TIME, milliseconds, split_leading_time
from greenroom.exchange.turns import Passage, is_legend, settle, speakers_of

_BOLD = re.compile(
    r"(?P<mark>\*\*|__|\*|_)(?P<label>[^*_:\n]{1,60}?)\s*(?P<inside>:?)\s*(?P=mark)"
    rf"\s*(?:\\?[\[(]?(?P<time>{TIME})\\?[\])]?(?:\([^()\s]{{0,300}}\))?)?\s*(?P<outside>:?)"
    r"(?P<rest>.*)"
)
_ROUND = re.compile(r"\((?P<label>[^()]{1,40})\):?\s+(?P<rest>.+)")
_UNSPOKEN_PARTS = ("attendance", "attendees", "invitees", "links", "participants", "present")
"""Sections of minutes that list people and addresses."""


def read_markdown(text: str) -> Reading:
    """The statements of a Markdown file whose line ends are line feeds.

    The first heading of the first level is the title. Headings are left out, because
    nobody says them. Without speakers every paragraph comes back with an empty speaker.
    """
    blocks = tuple(read_blocks(without_comments(text)))
    # The level-one heading names the talk; sections of minutes are only its agenda.
    headings = [each for each in blocks if each.level]
    title = next((plain(each.lines[0]) for each in headings if each.level == 1), "")
    spoken = tuple(_without_lists_of_people(blocks))
    passages = tuple(passage for block in spoken for passage in _passages(block))
    notes = _notes(len(headings), len(blocks) - len(spoken))
    speakers = speakers_of(passages, least_share=0.2)
    if speakers:
        reading = settle(_with_items_settled(passages, speakers), speakers)
        return Reading(reading.statements, notes + reading.notes, title)
    return Reading(tuple(_nameless(passages)), notes, title)


def _notes(headings: int, entries: int) -> tuple[str, ...]:
    notes: tuple[str, ...] = ()
    if headings:
        count = "1 heading" if headings == 1 else f"{headings} headings"
        notes += (f"Left out: {count}, which nobody says.",)
    if entries:
        count = "1 entry" if entries == 1 else f"{entries} entries"
        notes += (f"Left out: {count} in the lists of people and links.",)
    return notes


def _without_lists_of_people(blocks: Sequence[Block]) -> Iterator[Block]:
    unspoken = False
    for block in blocks:
        if block.level:
            unspoken = fold(plain(block.lines[0])).rstrip(":") in _UNSPOKEN_PARTS
        if block.level or not unspoken:
            yield block


def _passages(block: Block) -> Iterator[Passage]:
    """One passage for each line that may begin with a speaker, with the lines that follow it."""
    if block.level:
        yield Passage("", ends_turn=True)
        return
    # A paragraph may hold several short turns, one a line, without blank lines between.
    groups: list[list[str]] = []
    for line in block.lines:
        if not groups or is_legend(line) or is_plausible(_labelled(line, item=False).label):
            groups.append([])
        groups[-1].append(line)
    for number, lines in enumerate(groups):
        passage = _labelled(" ".join(lines), item=block.item)
        yield replace(passage, opens=number == 0, apart=block.item and number == 0)


def _labelled(line: str, *, item: bool) -> Passage:
    begins, text = _split_bracketed_time(plain(line))
    # Bold is looked for before its marks go: afterwards `**Name** [0:51]` has no colon left.
    bold = _BOLD.fullmatch(line)
    if bold and (bold["inside"] or bold["outside"] or bold["time"]):
        begins_rest, rest = _split_bracketed_time(plain(bold["rest"]).strip())
        begins = milliseconds(bold["time"]) if bold["time"] else begins_rest
        return Passage(text, plain(bold["label"]), rest, begins)
    named = _ROUND.fullmatch(text) if item else None
    if named:
        return Passage(text, named["label"], named["rest"], begins)
    label, rest = split_label(text)
    begins_rest, rest = _split_bracketed_time(rest)
    return Passage(text, label, rest, begins if begins_rest is None else begins_rest)


def _split_bracketed_time(text: str) -> tuple[int | None, str]:
    # A bare time may be a time of day in a timeline, which is part of what is said.
    return split_leading_time(text) if text.startswith(("[", "(")) else (None, text)


def _with_items_settled(
    passages: tuple[Passage, ...], speakers: Mapping[str, str]
) -> tuple[Passage, ...]:
    """In minutes each list item stands for itself; in a talk, a list belongs to its speaker."""
    if any(each.apart and fold(each.label) in speakers for each in passages):
        return passages
    return tuple(replace(each, apart=False) for each in passages)


def _nameless(passages: Sequence[Passage]) -> Iterator[Statement]:
    paragraphs: list[list[str]] = []
    for passage in passages:
        if passage.opens:
            paragraphs.append([])
        paragraphs[-1].append(passage.text)
    for lines in paragraphs:
        for part in split_long(" ".join(lines)):
            yield Statement("", part)
