"""Times of day and of recordings as transcripts print them: `0:51`, `[00:01:02]`, `1:02:03.5`."""

import re

TIME = r"\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[.,]\d{1,3})?"
"""The pattern of one time; it has no groups of its own."""

# A time must end there: `1:1 meetings` and `10:30pm` are words.
_LEADING = re.compile(rf"[\[(]?({TIME})[\])]?(?=\s|$|[-–—|])\s*(?:[-–—|]\s+)?")


def milliseconds(time: str) -> int:
    """The milliseconds of a text that matches TIME; two parts are minutes and seconds."""
    whole, _, fraction = time.replace(",", ".").partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int(fraction.ljust(3, "0") if fraction else 0)


def split_leading_time(line: str) -> tuple[int | None, str]:
    """The time a line starts with in milliseconds, or None, and the rest of the line."""
    match = _LEADING.match(line)
    if match is None:
        return None, line
    return milliseconds(match[1]), line[match.end() :]
