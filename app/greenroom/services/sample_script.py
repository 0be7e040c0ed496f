"""The script of the sample workspace, read from `resources/sample/release.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from greenroom.model.launch import LaunchRecord
from greenroom.model.readiness import GateName, GateStatus, Measure, Scorecard
from greenroom.model.rehearsal import Pressure
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
from greenroom.readiness.scorecard import blank_scorecard
from greenroom.resources import resource, resource_text
from greenroom.services.launch_file import read_launch

PREPARED = "prepared"
"""An answer that speaks the bank's own model answer."""

INTERVIEWS = ("support-lead.md", "customer-council.vtt", "release-engineer.txt")


@dataclass(frozen=True, slots=True)
class PreparedRehearsal:
    """How the sample's rehearsal is set up, and what its presenter says."""

    panel: str
    pressure: Pressure
    length: int
    seed: int
    answers: tuple[str, ...]
    replies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleScript:
    """Everything the sample is made of; scorecards come with the day they were entered."""

    release: Release
    scorecards: tuple[tuple[datetime, Scorecard], ...]
    record: LaunchRecord
    rehearsal: PreparedRehearsal
    interviews: tuple[Path, ...]


def read_script(release_id: str, now: datetime) -> SampleScript:
    """The sample's script with every day counted from `now`."""
    script: Mapping[str, Any] = tomllib.loads(resource_text("sample/release.toml"))
    release = _release(script, release_id, now)
    return SampleScript(
        release=release,
        scorecards=tuple(_scorecard(each, release_id, now) for each in script["scorecards"]),
        record=read_launch(
            script["record"], release_id, zone=ZoneInfo(script["time_zone"]), start=now
        ),
        rehearsal=_rehearsal(script["rehearsal"]),
        interviews=tuple(resource(f"sample/{name}") for name in INTERVIEWS),
    )


def _release(script: Mapping[str, Any], release_id: str, now: datetime) -> Release:
    zone = str(script["time_zone"])
    planned = script["window"]
    return Release(
        id=release_id,
        name=script["name"],
        version=script["version"],
        type=ReleaseType(script["type"]),
        status=ReleaseStatus.IN_REVIEW,
        strategy=Strategy(script["strategy"]),
        owner=script["owner"],
        summary=script["summary"].strip(),
        rollback_plan=script["rollback_plan"].strip(),
        window=Window(
            _moment(now, planned["day"], planned["start"], zone),
            _moment(now, planned["day"], planned["end"], zone),
            zone,
        ),
        board_at=_moment(now, script["board"]["day"], script["board"]["time"], zone),
        facts=tuple(_fact(each, now) for each in script["facts"]),
        sample=True,
    )


def _fact(entry: Mapping[str, Any], now: datetime) -> Fact:
    as_of = entry.get("as_of")
    value = entry.get("value", "")
    if "day" in entry:
        value = (now + timedelta(days=entry["day"])).date().isoformat()
    return Fact(
        key=entry["key"],
        label=entry["label"],
        kind=FactKind(entry["kind"]),
        value=value,
        unit=entry.get("unit", ""),
        status=FactStatus(entry["status"]),
        owner=entry.get("owner", ""),
        evidence=entry.get("evidence", ""),
        as_of=None if as_of is None else (now + timedelta(days=as_of)).date(),
    )


def _scorecard(
    entry: Mapping[str, Any], release_id: str, now: datetime
) -> tuple[datetime, Scorecard]:
    entered = now + timedelta(days=entry["day"])
    statuses = {GateName(gate["name"]): gate for gate in entry["gates"]}
    blank = blank_scorecard(release_id)
    gates = tuple(
        replace(
            gate,
            status=GateStatus(statuses[gate.name]["status"]),
            evidence=statuses[gate.name].get("evidence", ""),
            owner=statuses[gate.name].get("owner", ""),
            as_of=entered.date() if "evidence" in statuses[gate.name] else None,
        )
        for gate in blank.gates
    )
    return entered, Scorecard(
        release_id=release_id,
        qa_coverage=_measure(entry["qa_coverage"], entered),
        support_preparedness=_measure(entry["support_preparedness"], entered),
        gates=gates,
    )


def _measure(entry: Mapping[str, Any], entered: datetime) -> Measure:
    return Measure(
        value=float(entry["value"]),
        evidence=entry["evidence"],
        owner=entry["owner"],
        as_of=entered.date(),
    )


def _rehearsal(entry: Mapping[str, Any]) -> PreparedRehearsal:
    return PreparedRehearsal(
        panel=entry["panel"],
        pressure=Pressure(entry["pressure"]),
        length=entry["length"],
        seed=entry["seed"],
        answers=tuple(entry["answers"]),
        replies=tuple(entry["replies"]),
    )


def _moment(now: datetime, day: int, clock: str, zone: str) -> datetime:
    local = now.astimezone(ZoneInfo(zone)) + timedelta(days=day)
    return datetime.combine(local.date(), time.fromisoformat(clock), ZoneInfo(zone))
