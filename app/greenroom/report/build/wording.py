"""How numbers, dates and lists read in documents; the only place that formats them.

Nothing here asks the locale or the clock, so the same value always gives the same words.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime

from greenroom.model.analysis import NetSentiment
from greenroom.model.release import Fact, FactKind, Window

NOT_ASSESSED = "not assessed"
NONE_GIVEN = "–"
"""Stands in a table where nothing was entered."""

# Names of our own: those of the system follow its locale.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# A sentence ends at its stop when a space follows; "24.6" and "e.g." inside a word do not end one.
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\s\da-z])")


def number(value: float) -> str:
    """The value to one decimal, without a trailing `.0`: `85`, `87.4`."""
    # The true minus sign is as wide as a plus, so columns of changes line up.
    return f"{value:.1f}".removesuffix(".0").replace("-", "−")


def signed(value: float) -> str:
    """The value to one decimal with its sign: `+4.2`, `−3`, `±0`."""
    # Decided on the rounded text, so that −0.04 is never shown as −0.
    text = number(abs(value))
    if text == "0":
        return "±0"
    return f"+{text}" if value > 0 else f"−{text}"


def percent(share: float) -> str:
    """A share of 1 as a percentage: 0.3 reads `30%`."""
    return f"{number(100 * share)}%"


def interval(sentiment: NetSentiment) -> str:
    """The 95 % interval of a net sentiment score, in points."""
    return f"95% interval {signed(sentiment.low)} to {signed(sentiment.high)}"


def count(amount: int, singular: str, plural: str = "") -> str:
    """The amount with its noun: `1 sentence`, `12 sentences`."""
    return f"{amount} {singular if amount == 1 else plural or singular + 's'}"


def day(value: date) -> str:
    """A date as `26 Nov 2026`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def day_or_none(value: date | None) -> str:
    """A date as `26 Nov 2026`, or the sign for nothing entered."""
    return NONE_GIVEN if value is None else day(value)


def moment(value: datetime) -> str:
    """A moment as `Thu 26 Nov 2026, 14:00 UTC+01:00`; no zone when it carries none."""
    return f"{_moment_without_zone(value)} {offset(value)}".rstrip()


def offset(value: datetime) -> str:
    """The zone of a moment as `UTC` or `UTC+01:00`, empty when it carries none."""
    distance = value.utcoffset()
    if distance is None:
        return ""
    # Whole hours are not enough: India stands at half past, Nepal at a quarter to.
    minutes = int(distance.total_seconds() // 60)
    if minutes == 0:
        return "UTC"
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def window_text(window: Window) -> str:
    """Both ends of a window with the name of its time zone and the offset there."""
    start, end = window.start, window.end
    same_day = start.date() == end.date()
    until = f"{end:%H:%M}" if same_day else _moment_without_zone(end)
    # A window over the night of the clock change has two offsets, and both matter.
    zones = dict.fromkeys((offset(start), offset(end)))
    zone = ", ".join(part for part in (window.time_zone, *zones) if part)
    return f"{_moment_without_zone(start)} to {until} ({zone})"


def fact_text(fact: Fact) -> str:
    """The value of a fact as a person says it; an ISO date reads `26 Nov 2026`."""
    if fact.kind is FactKind.DATE and _ISO_DAY.fullmatch(fact.value):
        year, month, number_of_day = (int(part) for part in fact.value.split("-"))
        # What only looks like a date is printed as it was typed.
        if 1 <= month <= 12:
            return f"{number_of_day} {_MONTHS[month - 1]} {year}"
    return fact.spoken


def joined(parts: Iterable[str], last: str = "and") -> str:
    """The parts as a list in a sentence: `a, b and c`."""
    words = [part for part in parts if part]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop at its end."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…" else ".")


def first_sentences(text: str, amount: int, limit: int) -> str:
    """The first sentences of the text on one line, cut at `limit` characters."""
    parts = _SENTENCE_END.split(on_one_line(text))
    return shorten(" ".join(parts[:amount]), limit)


def on_one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def shorten(text: str, limit: int) -> str:
    """The text on one line, cut at a word with `…` when longer than `limit` characters."""
    text = on_one_line(text)
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    # A cut in the middle of one endless word is better than losing nearly all of it.
    word_end = head.rfind(" ")
    return (head[:word_end] if word_end > limit // 2 else head).rstrip(" ,;:.") + "…"


def _moment_without_zone(value: datetime) -> str:
    return f"{_DAYS[value.weekday()]} {day(value)}, {value:%H:%M}"
