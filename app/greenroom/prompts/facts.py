"""The suggested fact sheet, and a release's facts as a person would say them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from greenroom.model.release import Fact, FactKind, Release
from greenroom.prompts.source import Entry, read_list

ALWAYS_KNOWN = frozenset({"release", "version"})
"""The keys that come from the release itself, so every prompt may use them."""

LARGEST_SHARE = 1 / 8
"""The largest part of a value a suggested tolerance may be: half a minute of four."""

_FIELDS = ("key", "label", "kind", "unit", "hint", "anchors", "tolerance")
# One anchor misses how people talk; with more than five nearly any clause holds one.
_FEWEST_ANCHORS, _MOST_ANCHORS = 2, 5
# Longer figures are typing mistakes, and reckoning with them would lose digits.
_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
_DECIMAL = re.compile(r"[0-9]{1,6}(\.[0-9]{1,3})?")
_MEASURED = (FactKind.DURATION, FactKind.PERCENT, FactKind.COUNT, FactKind.DATE)
# Spelled out because month and weekday names must not follow the machine's language.
_MONTHS = (
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
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class FactKey:
    """One line of the suggested fact sheet; `label` reads well after “the”.

    `anchors` are the words near which a value counts as this fact; `tolerance` is how far an
    answer may be off, in `unit`, or in days for a date.
    """

    key: str
    label: str
    kind: FactKind
    unit: str
    hint: str
    anchors: tuple[str, ...] = ()
    tolerance: float = 0.0

    @property
    def from_release(self) -> bool:
        """Whether the release itself gives the value, so no form needs to ask for it."""
        return self.key in ALWAYS_KNOWN


def load_fact_keys(path: Path) -> tuple[FactKey, ...]:
    """The fact keys of one file, in its order.

    Raises PromptBankError naming file, line and field.
    """
    keys: dict[str, FactKey] = {}
    for entry in read_list(path, _FIELDS):
        fact_key = _read_key(entry)
        if fact_key.key in keys:
            raise entry.at("key").problem(f"“{fact_key.key}” is given twice.", "Keep one of them.")
        keys[fact_key.key] = fact_key
    return tuple(keys.values())


def anchored(facts: Iterable[Fact], fact_keys: Sequence[FactKey]) -> tuple[Fact, ...]:
    """The facts with the suggested anchors and tolerance where the sheet gives none.

    A fact of the user's own, whose key is not suggested, is anchored by its label.
    """
    suggested = {each.key: each for each in fact_keys}
    return tuple(_anchored(fact, suggested.get(fact.key)) for fact in facts)


def known_facts(release: Release) -> Mapping[str, str]:
    """Every value that can fill a placeholder, by key, as a person says it.

    Window and board times stand in for facts that were not given; a fact marked unknown
    is left out, so nobody is quoted a value the sheet does not vouch for.
    """
    # Stand-ins first, so that whatever the sheet says overrides them, “unknown” included.
    facts = _times(release)
    for fact in release.facts:
        facts.pop(fact.key, None)
        if fact.known:
            facts[fact.key] = speak(fact)
    # The release's own name always wins over a fact of the same key.
    facts["release"] = _one_line(release.title) or "this release"
    facts["version"] = _one_line(release.version) or "the new version"
    return facts


def speak(fact: Fact) -> str:
    """A known fact's value on one line: `1 minute`, `92%`, `12 May 2026`."""
    if fact.kind is FactKind.DATE:
        day = as_date(fact.value)
        return say_date(day) if day else _one_line(fact.value)
    # Only the regular plural is undone; units are plain words such as minutes or days.
    if fact.value.strip() == "1" and fact.unit.endswith("s"):
        return f"1 {_one_line(fact.unit)[:-1]}"
    return _one_line(fact.spoken)


def ways_to_say(fact: Fact) -> tuple[str, ...]:
    """The wordings under which an answer may state a known fact.

    A person counts by full or first name, a date with or without its year.
    """
    ways = [speak(fact)]
    day = as_date(fact.value) if fact.kind is FactKind.DATE else None
    if day:
        month = _MONTHS[day.month - 1]
        ways += [f"{day.day} {month}", f"{month} {day.day}", day.isoformat()]
    if fact.kind is FactKind.PERSON and fact.value.split():
        ways.append(fact.value.split()[0])
    if fact.kind is FactKind.PERCENT:
        ways += [f"{fact.value} %", f"{fact.value} percent"]
    return tuple(dict.fromkeys(ways))


def say_date(day: date) -> str:
    """A day in words that do not depend on the machine's language: `12 May 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_moment(moment: datetime) -> str:
    """A time and day as spoken: `22:00 on Saturday 14 March`."""
    day = f"{_WEEKDAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]}"
    return f"{moment:%H:%M} on {day}"


def as_date(written: str) -> date | None:
    """The day an ISO date names, or None when the text is no such date."""
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        return None


def as_number(written: str) -> Decimal | None:
    """The number a value names, thousands set apart or not; None when it is none."""
    plain = written.strip().replace(",", "")
    return Decimal(plain) if _NUMBER.fullmatch(plain) else None


def _times(release: Release) -> dict[str, str]:
    times: dict[str, str] = {}
    if release.window:
        times["window_start"] = say_moment(release.window.start)
        times["window_end"] = say_moment(release.window.end)
        times["launch_date"] = say_date(release.window.start.date())
    if release.board_at:
        times["decision_time"] = say_moment(release.board_at)
    return times


def _read_key(entry: Entry) -> FactKey:
    kind = entry.choice("kind", FactKind)
    return FactKey(
        key=entry.text("key"),
        label=entry.text("label"),
        kind=kind,
        unit=entry.text("unit", ""),
        hint=entry.text("hint"),
        anchors=_read_anchors(entry),
        tolerance=_read_tolerance(entry, kind),
    )


def _read_anchors(entry: Entry) -> tuple[str, ...]:
    anchors: list[str] = []
    for written, place in entry.placed_texts("anchors"):
        anchor = _one_line(written).casefold()
        if anchor in anchors:
            raise place.problem(f"“{written}” is given twice.", "Keep one of them.")
        # Without a letter it would be found in any sentence with a figure.
        if not any(map(str.isalpha, anchor)):
            raise place.problem(f"“{written}” holds no word.", "Write how people name the fact.")
        anchors.append(anchor)
    if anchors and not _FEWEST_ANCHORS <= len(anchors) <= _MOST_ANCHORS:
        raise entry.at("anchors").problem(
            f"there are {len(anchors)} anchors.", "Give two to five phrases, or leave them out."
        )
    return tuple(anchors)


def _read_tolerance(entry: Entry, kind: FactKind) -> float:
    written = entry.text("tolerance", "0")
    if not _DECIMAL.fullmatch(written):
        raise entry.at("tolerance").problem(
            f"“{written}” is not a number of 0 or more.", "Write a plain number such as 0.5."
        )
    if float(written) and kind not in _MEASURED:
        raise entry.at("tolerance").problem(
            f"a {kind.value} cannot be nearly right.", "Remove the tolerance."
        )
    return float(written)


def _anchored(fact: Fact, suggested: FactKey | None) -> Fact:
    anchors = fact.anchors
    if not anchors and suggested:
        anchors = suggested.anchors
    if not anchors and _one_line(fact.label):
        anchors = (_one_line(fact.label).casefold(),)
    return replace(fact, anchors=anchors, tolerance=fact.tolerance or _tolerance(fact, suggested))


def _tolerance(fact: Fact, suggested: FactKey | None) -> float:
    # Half a minute means nothing to somebody who counts in hours.
    if not suggested or (suggested.kind, suggested.unit) != (fact.kind, fact.unit):
        return 0.0
    if fact.kind is FactKind.DATE:
        return suggested.tolerance
    # Fifty accounts are little of a thousand and all of forty.
    value = as_number(fact.value)
    return min(suggested.tolerance, float(value) * LARGEST_SHARE) if value is not None else 0.0


def _one_line(text: str) -> str:
    # A question is one spoken sentence, whatever was pasted into the sheet.
    return " ".join(text.split())
