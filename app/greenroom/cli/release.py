"""`greenroom release`: create, show and edit releases and their fact sheets."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from greenroom.cli.console import say, say_json, say_table, say_wrapped
from greenroom.cli.launch_record import mark_private, show_or_replace
from greenroom.errors import InputError
from greenroom.model.release import (
    Fact,
    FactKind,
    FactStatus,
    Release,
    ReleaseStatus,
    ReleaseType,
    Strategy,
    Window,
)
from greenroom.services.releases import (
    find_release,
    list_releases,
    new_release,
    remove_fact,
    remove_release,
    save_release,
    set_fact,
    suggested_facts,
)
from greenroom.services.workspace import Workspace, workspace_at

Action = Callable[[Workspace, argparse.Namespace], None]


def run(words: argparse.Namespace) -> int:
    """Exit code 0 after the action."""
    with workspace_at(words.workspace) as workspace:
        _ACTIONS[words.action](workspace, words)
    return 0


def _list(workspace: Workspace, words: argparse.Namespace) -> None:
    known = list_releases(workspace)
    if words.json:
        say_json(known)
    elif not known:
        say("No release yet. Create one with “greenroom release new NAME VERSION”.")
    else:
        rows = [
            (each.title, each.status.value, _moment(each.board_at), each.owner) for each in known
        ]
        say_table(("release", "status", "board", "owner"), rows)


def _new(workspace: Workspace, words: argparse.Namespace) -> None:
    # Both are read before anything is stored, so a wrong date leaves no half release behind.
    draft = _with_words(Release(id="", name=words.name, version=words.version), words)
    created = new_release(workspace, words.name, words.version)
    saved = save_release(workspace, replace(draft, id=created.id))
    say(f"Created {saved.title}.")


def _show(workspace: Workspace, words: argparse.Namespace) -> None:
    release = find_release(workspace, words.release)
    if words.json:
        say_json(release)
        return
    say(f"{release.title} — {release.type.value}, {release.strategy.value}, {release.status.value}")
    say(f"Owner   {release.owner or 'nobody named'}")
    say(f"Board   {_moment(release.board_at)}")
    say(f"Window  {_window(release.window)}")
    say()
    say_wrapped(release.summary or "No summary yet.")
    say()
    say_wrapped(f"Rollback: {release.rollback_plan or 'no plan written yet.'}")
    if release.facts:
        say()
        rows = [_fact_row(fact) for fact in release.facts]
        say_table(("fact", "value", "status", "owner", "as of", "evidence"), rows)


def _edit(workspace: Workspace, words: argparse.Namespace) -> None:
    release = find_release(workspace, words.release)
    named = replace(
        release, name=words.name or release.name, version=words.new_version or release.version
    )
    saved = save_release(workspace, _with_words(named, words))
    say(f"Saved {saved.title}.")


def _fact(workspace: Workspace, words: argparse.Namespace) -> None:
    release = find_release(workspace, words.release)
    known = release.fact(words.key) or _usual_fact(workspace, release, words.key)
    given = FactStatus(words.status) if words.status else None
    status = given or (FactStatus.CONFIRMED if words.value else FactStatus.UNKNOWN)
    fact = replace(
        known,
        value=words.value,
        status=status,
        label=words.label or known.label,
        kind=FactKind(words.kind) if words.kind else known.kind,
        unit=known.unit if words.unit is None else words.unit,
        owner=known.owner if words.owner is None else words.owner,
        evidence=known.evidence if words.evidence is None else words.evidence,
        as_of=_day(words.as_of) if words.as_of else known.as_of,
    )
    saved = set_fact(workspace, release, fact).fact(fact.key)
    if saved is not None:
        say(f"{saved.label}: {saved.spoken or 'unknown'} ({saved.status.value}).")


def _missing(workspace: Workspace, words: argparse.Namespace) -> None:
    missing = suggested_facts(workspace, find_release(workspace, words.release))
    say_table(
        ("key", "kind", "unit", "label"),
        [(each.key, each.kind.value, each.unit, each.label) for each in missing],
    )


def _drop_fact(workspace: Workspace, words: argparse.Namespace) -> None:
    release = find_release(workspace, words.release)
    if release.fact(words.key) is None:
        keys = ", ".join(fact.key for fact in release.facts) or "none"
        raise InputError(f"“{words.key}” is not on the fact sheet.", f"It holds: {keys}.")
    remove_fact(workspace, release, words.key)
    say(f"Removed {words.key}.")


def _remove(workspace: Workspace, words: argparse.Namespace) -> None:
    release = find_release(workspace, words.release)
    remove_release(workspace, release.id)
    say(f"Removed {release.title} with its rehearsals, transcripts and assessments.")


_ACTIONS: Mapping[str, Action] = {
    "list": _list,
    "new": _new,
    "show": _show,
    "edit": _edit,
    "fact": _fact,
    "missing": _missing,
    "drop-fact": _drop_fact,
    "record": show_or_replace,
    "private": mark_private,
    "remove": _remove,
}


def _with_words(release: Release, words: argparse.Namespace) -> Release:
    """The release with every given word put in; what was not said stays."""
    zone = words.zone or (release.window.time_zone if release.window else "UTC")
    board = _local(words.board, zone) if words.board else release.board_at
    return replace(
        release,
        type=ReleaseType(words.type or release.type),
        status=ReleaseStatus(words.status or release.status),
        strategy=Strategy(words.strategy or release.strategy),
        owner=release.owner if words.owner is None else words.owner,
        summary=release.summary if words.summary is None else words.summary,
        rollback_plan=(
            release.rollback_plan if words.rollback_plan is None else words.rollback_plan
        ),
        window=_window_from(release.window, words, zone),
        board_at=board,
    )


def _window_from(window: Window | None, words: argparse.Namespace, zone: str) -> Window | None:
    start, end = (window.start, window.end) if window else (None, None)
    start = _local(words.window_start, zone) if words.window_start else start
    end = _local(words.window_end, zone) if words.window_end else end
    if start is None and end is None:
        return window
    if start is None or end is None:
        raise InputError(
            "A window needs a start and an end.", "Give --window-start and --window-end."
        )
    return Window(start, end, zone)


def _local(text: str, zone: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    except ZoneInfoNotFoundError:
        raise InputError(
            f"“{zone}” is not a time zone.", "Choose one such as Europe/Paris or UTC."
        ) from None
    except ValueError:
        raise InputError(
            f"“{text}” is not a date and time.", "Type it as 2026-05-23 22:00."
        ) from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"“{text}” is not a date.", "Type it as 2026-05-23.") from None


def _usual_fact(workspace: Workspace, release: Release, key: str) -> Fact:
    for fact in suggested_facts(workspace, release):
        if fact.key == key:
            return fact
    return Fact(key=key, label=key.replace("_", " ").capitalize(), kind=FactKind.TEXT)


def _fact_row(fact: Fact) -> tuple[str, ...]:
    as_of = fact.as_of.isoformat() if fact.as_of else ""
    value = fact.spoken if fact.known else "unknown"
    return (fact.label, value, fact.status.value, fact.owner, as_of, fact.evidence)


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M %Z}" if moment else "no date"


def _window(window: Window | None) -> str:
    if window is None:
        return "not planned"
    return f"{_moment(window.start)} to {window.end:%H:%M} ({window.time_zone})"
