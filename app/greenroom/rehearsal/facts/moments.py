"""Days and hours as people write and say them: `22:00 on Saturday 23 May`, `noon UTC`, `12:00Z`.

A moment keeps only the parts that were said. Two moments are compared part by part, and a part
that only one of them has is never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from greenroom.rehearsal.hearing.clauses import Span, fold

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MONTH_NUMBERS = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_WEEKDAY_NUMBERS = {
    name: number
    for number, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}
# Minutes ahead of UTC, for the short names that mean one zone only.
_ZONES = {
    **dict.fromkeys(("z", "utc", "gmt"), 0),
    **dict.fromkeys(("cet", "bst"), 60),
    **dict.fromkeys(("cest", "eet"), 120),
    "eest": 180,
    "est": -300,
    "edt": -240,
    "pst": -480,
    "pdt": -420,
}
_HOURS = {
    word: hour
    for hour, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        1,
    )
}
_MONTH = "(?:" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + ")"
_ZONE = (
    rf"(?:\s?(?P<zone>(?:utc|gmt)\s?[+−-]\s?\d{{1,2}}|{'|'.join(sorted(_ZONES, reverse=True))})"
    r"(?!\w)"
    r"|(?P<offset>[+−-][01]\d:?[0-5]\d)(?!\d))?"
)
_HALF = r"(?:\s?(?P<half>[ap])(?:m(?!\w)|\.m\.))"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:(?=t\d\d:)|(?![\w-]))",
        (
            rf"(?<![\w.,:])(?<!\d[-–])(?<!\d\s[-–]\s)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s(?:of\s)?|-)(?P<name>{_MONTH})"
            r"(?!\w)(?:\.?,?\s(?P<year>\d{4})(?!\d))?"
        ),
        (
            rf"(?<![\w-])(?P<name>{_MONTH})(?!\w)\.?\s(?:the\s)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
            r"(?![\w%]|\s%|[.,:]\d)(?:,?\s(?P<year>\d{4})(?!\d))?"
        ),
        r"(?<![\w.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?![\w.]\d)",
        r"(?<![\w/])(?P<either>\d{1,2}/\d{1,2})/(?P<year>\d{4})(?![\w/])",
        r"(?<=on\sthe\s)(?P<day>\d{1,2})(?:st|nd|rd|th)(?=[\s,.;!?]|$)",
        (
            r"(?<![\w-])(?:(?P<last>last|next|this|every|each)\s)?(?P<weekday>mon|tues|wednes|thurs|"
            r"fri|satur|sun)day(?!\w)"
        ),
        (
            r"(?:(?<![\w:.+−-])|(?<=\dt))(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?"
            rf"(?![\d:]|\s(?:min|sec|hour)){_HALF}?{_ZONE}"
        ),
        (
            rf"(?<=\bat\s|\bby\s)(?P<hour>[01]\d|2[0-3])[.h](?P<minute>[0-5]\d)(?![\d%.]|\s%|\w)"
            rf"{_HALF}?{_ZONE}"
        ),
        rf"(?<![\w:.,-])(?P<hour>1[0-2]|[1-9]){_HALF}{_ZONE}",
        rf"(?<![\w-])(?P<spoken>{'|'.join(_HOURS)})(?:{_HALF}|\s?o'clock){_ZONE}",
        rf"(?<![\w:.,-])(?P<hour>1[0-2]|[1-9])\s?o'clock{_ZONE}",
        (
            rf"(?<![\w-])(?P<before>half\spast|quarter\spast|quarter\sto)\s(?P<spoken>"
            rf"{'|'.join(_HOURS)})(?!\w|\s(?:min|sec|hour|day|week|per)){_HALF}?{_ZONE}"
        ),
        rf"(?<![\w-])(?P<named>noon|midday|midnight)(?!\w){_ZONE}",
        r"(?<![\w:.,-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?P<zone>z|utc|gmt)(?!\w)",
        r"(?<![\w:.,-])(?P<hour>[01]?\d|2[0-3])\s?(?P<zone>utc|gmt|cet|cest)(?!\w)",
    )
)
_JOINED = re.compile(r"(?:\s?,)?\s?(?:(?:on|at|the)\s){0,2}|t", re.IGNORECASE)
_BY = re.compile(
    r"(?<!\w)(?P<by>no\slater\sthan|not\slater\sthan|at\sthe\slatest|before|until|till|by|"
    r"since|after|around|about|roughly|shortly|sometime|between)\s(?:the\s)?$"
)
_BEFORE_DAY = re.compile(r"(?<!\w)(?:on|by|the|since|until|before|after|from)\s$")
_WHOLE_EDGES = re.compile(r"\W*(?:on|at|the)?\W*", re.IGNORECASE)
_LOOK_BACK = 24
_HALF_DAY = 12 * 60
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Day:
    """A day of which year, month or both may not have been said."""

    day: int
    month: int | None = None
    year: int | None = None

    def written(self) -> str:
        """The day as ISO 8601 as far as it was said: `2026-05-12`, `--05-12`, `---12`."""
        if self.month is None:
            return f"---{self.day:02}"
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Moment:
    """The parts of a day and hour that were said, and where.

    `days` holds both readings of `03/04/2026`; `weekday` counts from Monday; `minute` is the
    minute of the day and `zone` its minutes ahead of UTC; `half_day` says that morning and evening
    were not told apart; `bound` is the word that makes it no more than a bound: `by`, `around`.
    """

    span: Span
    days: tuple[Day, ...] = ()
    weekday: int | None = None
    minute: int | None = None
    zone: int | None = None
    half_day: bool = False
    bound: str = ""

    def written(self) -> str:
        """The moment in its plainest form, such as `2026-05-12`, `22:00` or `2026-05-12 22:00`."""
        parts = [self.days[0].written()] if self.days else []
        if not parts and self.weekday is not None:
            parts = [list(_WEEKDAY_NUMBERS)[self.weekday]]
        if self.minute is not None:
            zone = "" if self.zone is None else "Z"
            # With a zone the hour is written in UTC, so "14:00 CEST" is "12:00Z".
            minute = (self.minute - (self.zone or 0)) % _DAY
            parts.append(f"{minute // 60:02}:{minute % 60:02}{zone}")
        return " ".join(parts)


def find_moments(text: str) -> tuple[Moment, ...]:
    """Every day and hour of a text as typed, in order; parts that stand together are one moment."""
    folded = fold(text)
    parts: list[Moment] = []
    for found in sorted(_find_parts(text, folded), key=_longest_first):
        if not parts or found.span.start >= parts[-1].span.end:
            parts.append(found)
    moments: list[Moment] = []
    for part in parts:
        joined = _join(folded, moments[-1], part) if moments else None
        if joined is None:
            moments.append(part)
        else:
            moments[-1] = joined
    return tuple(_with_bound(folded, moment) for moment in moments)


def as_moment(written: str) -> Moment | None:
    """The moment that is the whole of a text such as a fact's value; None for anything else."""
    text = written.strip()
    found = find_moments(text)
    if len(found) != 1:
        return None
    outside = text[: found[0].span.start], text[found[0].span.end :]
    return found[0] if all(_WHOLE_EDGES.fullmatch(each) for each in outside) else None


def same_day(said: Moment, known: Moment) -> bool | None:
    """Whether both name the same day by all they tell of it; None when that cannot be told."""
    if said.days and known.days:
        return any(_same(one, other) for one in said.days for other in known.days)
    weekdays = weekday_of(said), weekday_of(known)
    if None in weekdays:
        return None
    return weekdays[0] == weekdays[1]


def days_apart(said: Moment, known: Moment) -> int | None:
    """How many days lie between them; None unless both days are known.

    A year that was not said is taken from the other moment.
    """
    if len(said.days) != 1 or len(known.days) != 1:
        return None
    year = said.days[0].year or known.days[0].year
    ours, theirs = (_as_date(each.days[0], year) for each in (said, known))
    return abs((ours - theirs).days) if ours and theirs else None


def minutes_apart(said: Moment, known: Moment) -> int | None:
    """How many minutes lie between the hours, around the clock; None when it is not safe to say.

    Different zones are converted. One zone alone is safe only when the clocks show the same.
    """
    if said.minute is None or known.minute is None:
        return None
    if (said.zone is None) != (known.zone is None):
        # "22:00" quotes "22:00 UTC", but "23:00" may be the same moment elsewhere.
        return 0 if said.minute == known.minute and said.zone is None else None
    gap = (said.minute - (said.zone or 0)) - (known.minute - (known.zone or 0))
    apart = min(gap % _DAY, -gap % _DAY)
    return None if apart == _HALF_DAY and (said.half_day or known.half_day) else apart


def weekday_of(moment: Moment) -> int | None:
    """The weekday that was said or that the whole date falls on, counted from Monday."""
    if moment.weekday is not None:
        return moment.weekday
    day = _as_date(moment.days[0]) if len(moment.days) == 1 else None
    return day.weekday() if day else None


def say_date(day: date) -> str:
    """A date in words that do not depend on the machine's language: `12 May 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _longest_first(moment: Moment) -> tuple[int, int]:
    return moment.span.start, -moment.span.end


def _find_parts(text: str, folded: str) -> Iterator[Moment]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            part = _read(match)
            # "We may 12 times" is no date: a month that is also a word needs its capital.
            if part is not None and not _is_a_verb(text, match):
                yield part


def _is_a_verb(text: str, match: re.Match[str]) -> bool:
    """Whether the month is the verb `may` or `march`, which no capital and no `on` tell apart."""
    if match.groupdict().get("name") not in {"may", "march", "mar"}:
        return False
    start, end = match.span()
    capital = text[match.start("name")].isupper()
    alone = not text[:start].strip(" .,") and not text[end:].strip(" .,")
    before = fold(text[max(0, start - _LOOK_BACK) : start])
    return not (capital or alone or _BEFORE_DAY.search(before))


def _read(match: re.Match[str]) -> Moment | None:
    """The part of a moment that one pattern found; None for days such as 31/02 and 45 May."""
    said = match.groupdict()
    span = Span(*match.span())
    if said.get("weekday"):
        number = _WEEKDAY_NUMBERS[said["weekday"] + "day"]
        return Moment(span, weekday=number, bound=said["last"] or "")
    if said.get("day") or said.get("either"):
        days = _days(said)
        return Moment(span, days=days) if days else None
    return _read_hour(span, said)


def _days(said: dict[str, str | None]) -> tuple[Day, ...]:
    year = int(said.get("year") or 0) or None
    if said.get("either"):
        one, other = (int(each) for each in (said["either"] or "").split("/"))
        pairs = {(one, other), (other, one)}
        candidates = [Day(day, month, year) for day, month in sorted(pairs)]
    else:
        name = said.get("name")
        month = _MONTH_NUMBERS[name] if name else int(said.get("month") or 0) or None
        candidates = [Day(int(said["day"] or 0), month, year)]
    return tuple(each for each in candidates if _as_date(each, each.year or 2024))


def _as_date(day: Day, year: int | None = None) -> date | None:
    """The calendar date; None when a part is missing or there is no such day."""
    year = day.year or year
    if year is None:
        return None
    try:
        return date(year, day.month or 1, day.day)
    except ValueError:
        return None


def _read_hour(span: Span, said: dict[str, str | None]) -> Moment:
    hour = _HOURS[said["spoken"] or ""] if said.get("spoken") else int(said.get("hour") or 0)
    minute = int(said.get("minute") or 0)
    if said.get("named"):
        hour = 0 if said["named"] == "midnight" else 12
    total = hour * 60 + minute + _turn(said.get("before"))
    if said.get("half"):
        total = total % _HALF_DAY + (_HALF_DAY if said["half"] == "p" else 0)
    zone = _zone_of(said)
    # "09:00" and "9:00 UTC" are written by people who count to 24.
    told_apart = bool(
        said.get("half")
        or said.get("named")
        or zone is not None
        or not 1 <= hour <= 12
        or (said.get("hour") or "").startswith("0")
    )
    return Moment(span, minute=total % _DAY, zone=zone, half_day=not told_apart)


def _turn(before: str | None) -> int:
    """Minutes that `half past`, `quarter past` and `quarter to` add to the hour."""
    words = (before or "").split()
    if not words:
        return 0
    return 30 if words[0] == "half" else 15 if words[1] == "past" else -15


def _zone_of(said: dict[str, str | None]) -> int | None:
    offset = said.get("offset")
    if offset:
        digits = re.sub(r"\D", "", offset)
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return minutes if offset[0] == "+" else -minutes
    zone = said.get("zone")
    if not zone:
        return None
    if zone in _ZONES:
        return _ZONES[zone]
    hours = int(re.sub(r"\D", "", zone)) * 60
    return hours if "+" in zone else -hours


def _join(folded: str, first: Moment, second: Moment) -> Moment | None:
    """Both parts as one moment; None when they stand apart or say the same part twice."""
    between = folded[first.span.end : second.span.start]
    if len(between) > _LOOK_BACK or not _JOINED.fullmatch(between):
        return None
    twice = (
        (first.days and second.days)
        or (first.weekday is not None and second.weekday is not None)
        or (first.minute is not None and second.minute is not None)
    )
    if twice:
        return None
    hour = first if first.minute is not None else second
    return Moment(
        Span(first.span.start, second.span.end),
        days=first.days or second.days,
        weekday=second.weekday if first.weekday is None else first.weekday,
        minute=hour.minute,
        zone=hour.zone,
        half_day=hour.half_day,
        bound=first.bound or second.bound,
    )


def _with_bound(folded: str, moment: Moment) -> Moment:
    """The moment with the word before it that makes it a bound, such as `by` or `around`."""
    start = moment.span.start
    found = _BY.search(folded, max(0, start - _LOOK_BACK), start)
    return replace(moment, bound=found["by"]) if found else moment


def _same(one: Day, other: Day) -> bool:
    """Whether two days agree in every part that both of them have."""
    return (
        one.day == other.day
        and (one.month == other.month or None in (one.month, other.month))
        and (one.year == other.year or None in (one.year, other.year))
    )
