"""The suggested fact sheet, and a release's facts as a person would say them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from greenroom.model.release import Fact, FactKind, Release
from greenroom.prompts.source import Entry, read_list

ALWAYS_KNOWN = frozenset({"release", "version"})
"""The keys that come from the release itself, so every prompt may use them."""

_FIELDS = ("key", "label", "kind", "unit", "hint")
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
    """One line of the suggested fact sheet; `label` reads well after “the”."""

    key: str
    label: str
    kind: FactKind
    unit: str
    hint: str

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
    return FactKey(
        key=entry.text("key"),
        label=entry.text("label"),
        kind=entry.choice("kind", FactKind),
        unit=entry.text("unit", ""),
        hint=entry.text("hint"),
    )


def _one_line(text: str) -> str:
    # A question is one spoken sentence, whatever was pasted into the sheet.
    return " ".join(text.split())
