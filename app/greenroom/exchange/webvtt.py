"""WebVTT captions, read by the rules of the W3C recommendation (section 6.1), with patience.

A missing first line, garbage in the header and broken times do not stop the reading: what
can be read is read, and the notes count the rest.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from greenroom.exchange.cue_text import spoken_parts
from greenroom.exchange.plain_text import split_label
from greenroom.exchange.statements import Reading, Statement, gather_nameless
from greenroom.exchange.turns import Passage, settle, speakers_of

_ARROW = "-->"
# Hours are optional; a comma before the milliseconds is what SubRip files have.
_STAMP = r"(?:(\d{1,4}):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
_TIMING = re.compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}(?!\d)")
_LOOKS_TIMED = re.compile(rf"^\s*{_STAMP}\s*-->\s*{_STAMP}", re.MULTILINE)
_ECHO_MS = 50
"""Live captions repeat a line in a cue shorter than this, in milliseconds."""


@dataclass(frozen=True, slots=True)
class _Cue:
    begins_ms: int
    ends_ms: int
    lines: tuple[str, ...]


def looks_like_cues(text: str) -> bool:
    """Whether the text is WebVTT, or has cue times in its first 20,000 characters."""
    return text.startswith("WEBVTT") or _LOOKS_TIMED.search(text[:20_000]) is not None


def read_webvtt(text: str) -> Reading:
    """The statements of a WebVTT file whose line ends are line feeds.

    Speakers come from voice spans, or from `Name: text` inside the cues. Neighbouring cues
    of one speaker are one statement; without speakers they are gathered into paragraphs.
    """
    cues, broken = _read_cues(text)
    passages = tuple(_passages(_without_echoes(cues)))
    speakers = speakers_of(passages)
    if speakers:
        reading = settle(passages, speakers, captions=True)
    else:
        pieces = (Statement("", each.text, each.begins_ms, each.ends_ms) for each in passages)
        reading = Reading(gather_nameless(pieces))
    return Reading(reading.statements, reading.notes + _notes(text, broken))


def _notes(text: str, broken: list[int]) -> tuple[str, ...]:
    notes: tuple[str, ...] = ()
    if not text.startswith("WEBVTT"):
        notes += ("The first line is not WEBVTT; the cues were read all the same.",)
    if broken:
        count = "1 cue" if len(broken) == 1 else f"{len(broken)} cues"
        notes += (f"Left out: {count} with times that cannot be read, first at line {broken[0]}.",)
    return notes


def _read_cues(text: str) -> tuple[list[_Cue], list[int]]:
    """The cues in the order of the file, and the line numbers of broken cue times."""
    cues: list[_Cue] = []
    broken: list[int] = []
    times: re.Match[str] | None = None
    lines: list[str] = []
    # A blank line or the next arrow ends a cue; all other text outside cues is an
    # identifier, a comment, a style or a region, and is not spoken.
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip() and _ARROW not in line:
            lines.append(line)
            continue
        if times:
            cues.append(_cue(times, lines))
        times, lines = _TIMING.match(line), []
        if _ARROW in line and not times:
            broken.append(number)
    return cues, broken


def _cue(times: re.Match[str], lines: list[str]) -> _Cue:
    # Some recorders write an end before the beginning; the words count all the same.
    begins, ends = _milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:])
    return _Cue(begins, max(begins, ends), tuple(lines))


def _milliseconds(parts: Iterable[str | None]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _without_echoes(cues: Iterable[_Cue]) -> Iterator[_Cue]:
    """The cues without the line that rolling live captions repeat from the cue before."""
    before = ""
    for cue in cues:
        lines = cue.lines
        echo = len(lines) > 1 or cue.ends_ms - cue.begins_ms <= _ECHO_MS
        if echo and lines and before and lines[0] == before:
            lines = lines[1:]
        before = lines[-1] if lines else before
        if lines:
            yield _Cue(cue.begins_ms, cue.ends_ms, lines)


def _passages(cues: Iterable[_Cue]) -> Iterator[Passage]:
    for cue in cues:
        for voice, words in spoken_parts(" ".join(cue.lines)):
            if not words:
                continue
            # A voice span is the format's own word for a speaker, a colon only a habit.
            if voice:
                yield Passage(words, voice, words, cue.begins_ms, cue.ends_ms, certain=True)
            else:
                label, rest = split_label(words)
                yield Passage(words, label, rest, cue.begins_ms, cue.ends_ms)
