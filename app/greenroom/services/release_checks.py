"""What a release and its facts must satisfy before they are stored."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from greenroom.errors import InputError
from greenroom.model.release import Fact, FactKind, FactStatus, Release, Window

LONGEST_NAME = 200
"""Characters a name may have; longer ones fit no heading of a one-page summary."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d )?([01]?\d|2[0-3]):[0-5]\d( \S+)?")
_YES_OR_NO = ("yes", "no")


def checked_release(release: Release) -> Release:
    """The release with trimmed texts; InputError names the first field that cannot stand."""
    # A line feed in a name would break every heading and list it stands in.
    name = _one_line(release.name, "name")
    if not name:
        raise InputError("The release has no name.", "Type the name the board knows it by.")
    facts = tuple(checked_fact(fact) for fact in release.facts)
    keys = [fact.key for fact in facts]
    for key in keys:
        if keys.count(key) > 1:
            raise InputError(f"The fact sheet holds “{key}” twice.", "Keep one of the two entries.")
    return replace(
        release,
        name=name,
        version=_one_line(release.version, "version"),
        owner=_one_line(release.owner, "owner"),
        summary=release.summary.strip(),
        rollback_plan=release.rollback_plan.strip(),
        window=_checked_window(release.window),
        board_at=release.board_at,
        facts=facts,
    )


def checked_fact(fact: Fact) -> Fact:
    """The fact with trimmed texts; InputError says which value does not fit its kind."""
    trimmed = replace(
        fact,
        key=fact.key.strip(),
        label=_one_line(fact.label, "label") or fact.key.strip(),
        value=fact.value.strip(),
        unit=_one_line(fact.unit, "unit"),
        owner=_one_line(fact.owner, "owner"),
        evidence=fact.evidence.strip(),
    )
    if not _KEY.fullmatch(trimmed.key):
        raise InputError(
            f"“{fact.key}” cannot be the key of a fact.",
            "Use small letters, digits and underscores, for example rollback_minutes.",
        )
    if trimmed.status is FactStatus.UNKNOWN:
        return replace(trimmed, value="") if not trimmed.value else _promoted(trimmed)
    if not trimmed.value:
        raise InputError(
            f"“{trimmed.label}” is marked {trimmed.status.value} but has no value.",
            "Type the value, or set the status to unknown.",
        )
    return _fitting(trimmed)


def _promoted(fact: Fact) -> Fact:
    """A value typed under “unknown” is at least an estimate; dropping it would lose work."""
    return _fitting(replace(fact, status=FactStatus.ESTIMATE))


def _fitting(fact: Fact) -> Fact:
    wanted = _MISFITS[fact.kind](fact.value)
    if wanted:
        raise InputError(f"“{fact.value}” does not fit “{fact.label}”.", wanted)
    return fact


def _number_wanted(value: str) -> str:
    fits = _NUMBER.fullmatch(value.replace(",", ""))
    return "" if fits else "Type a plain number such as 4 or 2.5, and its unit beside it."


def _percent_wanted(value: str) -> str:
    fits = _NUMBER.fullmatch(value) and 0 <= float(value) <= 100
    return "" if fits else "Type a number from 0 to 100, without the sign."


def _date_wanted(value: str) -> str:
    if _CLOCK.fullmatch(value):
        return ""
    try:
        date.fromisoformat(value)
    except ValueError:
        return "Type a date as 2026-05-12, a time as 23:20, or both: 2026-05-12 23:20 UTC."
    return ""


def _yes_or_no_wanted(value: str) -> str:
    return "" if value.casefold() in _YES_OR_NO else "Type yes or no."


def _anything(_value: str) -> str:
    return ""


_MISFITS: Mapping[FactKind, Callable[[str], str]] = {
    FactKind.DURATION: _number_wanted,
    FactKind.COUNT: _number_wanted,
    FactKind.PERCENT: _percent_wanted,
    FactKind.DATE: _date_wanted,
    FactKind.BOOLEAN: _yes_or_no_wanted,
    FactKind.PERSON: _anything,
    FactKind.TEXT: _anything,
}


def _checked_window(window: Window | None) -> Window | None:
    if window is None:
        return None
    try:
        zone = ZoneInfo(window.time_zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InputError(
            f"“{window.time_zone}” is not a time zone.", "Choose one such as Europe/Paris or UTC."
        ) from error
    if window.end <= window.start:
        raise InputError(
            "The window ends before it begins.", "Set an end that lies after the start."
        )
    return Window(window.start.astimezone(zone), window.end.astimezone(zone), window.time_zone)


def _one_line(text: str, field: str) -> str:
    flat = " ".join(text.split())
    if len(flat) > LONGEST_NAME:
        raise InputError(
            f"The {field} has {len(flat)} characters; {LONGEST_NAME} are the most.",
            "Shorten it, and put the rest into the summary.",
        )
    return flat
