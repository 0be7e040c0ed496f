"""Every kind of document in every format, from the sample: what `exports/` holds."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from greenroom.model.debrief import AskedForReal, Outcome
from greenroom.model.export import Audience, ExportRecord, Options
from greenroom.model.launch import LaunchRecord
from greenroom.model.progress import Progress, no_progress
from greenroom.model.readiness import Condition, DecisionKind
from greenroom.model.release import Release, ReleaseStatus
from greenroom.report.document import Format
from greenroom.resources import resource_text
from greenroom.services.debriefs import rehearsed_questions, save_debrief
from greenroom.services.demonstration import MOMENT
from greenroom.services.exports import ExportRequest, export_documents
from greenroom.services.launch_file import read_launch
from greenroom.services.launches import load_launch, save_launch
from greenroom.services.readiness import Verdict, assess_release, record_decision
from greenroom.services.releases import load_release, save_release
from greenroom.services.samples import open_sample
from greenroom.services.workspace import Workspace, workspace_at

BEFORE = (
    *("board-summary", "readiness-scorecard", "coaching-report", "coded-transcript"),
    *("quote-book", "weekly-digest", "release-notes", "pre-release-brief", "rollback-notice"),
    "run-sheet",
)
"""What is written while the board lies ahead."""
AFTER = ("status-update", "incident-notice", "go-no-go-minutes", "retrospective")
"""What tells of the board, the night and the weeks after it."""
DIGEST = "weekly-digest"
"""The kind that is shared in a chat."""

_AUDIENCES = {
    "pre-release-brief": Audience.ENGINEERING,
    "status-update": Audience.SUPPORT,
    "rollback-notice": Audience.PRODUCT,
    "incident-notice": Audience.EXECUTIVES,
}


def show_every_kind(
    workspace_folder: Path,
    folder: Path,
    *,
    formats: Sequence[Format] = tuple(Format),
    progress: Progress = no_progress,
) -> tuple[ExportRecord, ...]:
    """Every kind in those formats, each brief for one audience; of Slack texts the digest only.

    The workspace must be new; the same program gives the same files byte for byte.
    """
    with workspace_at(workspace_folder) as workspace:
        workspace.clock = lambda: MOMENT
        release = open_sample(workspace)
        assess_release(workspace, release.id)
        written = _write(workspace, release, BEFORE, folder, (formats, progress))
        _play_on(workspace, release)
        return (*written, *_write(workspace, release, AFTER, folder, (formats, progress)))


def _write(
    workspace: Workspace,
    release: Release,
    kinds: Sequence[str],
    folder: Path,
    how: tuple[Sequence[Format], Progress],
) -> tuple[ExportRecord, ...]:
    formats, progress = how
    requests = tuple(
        ExportRequest(
            release.id,
            kind,
            Options(audience=_AUDIENCES.get(kind)),
            tuple(each for each in formats if each is not Format.SLACK or kind == DIGEST),
        )
        for kind in kinds
    )
    return export_documents(workspace, requests, folder, overwrite=True, progress=progress)


def _play_on(workspace: Workspace, release: Release) -> None:
    """The board meets, the release goes out, and it is reviewed: each at its own moment."""
    story: Mapping[str, Any] = tomllib.loads(resource_text("sample/afterwards.toml"))
    zone = ZoneInfo(release.window.time_zone if release.window else "UTC")
    decided = story["decision"]
    at = _moment(decided["at"], zone)
    workspace.clock = lambda: at
    kind = DecisionKind(decided["kind"])
    conditions = tuple(Condition(**each) for each in decided["conditions"])
    verdict = Verdict(kind, decided["decided_by"], decided["reason"], conditions)
    record_decision(workspace, release.id, verdict)
    save_debrief(
        workspace, release, Outcome(kind.value), _asked(workspace, release, story["debrief"])
    )
    later = read_launch(story["record"], release.id, zone=zone, start=MOMENT)
    reviewed = later.review.held_at if later.review else at
    workspace.clock = lambda: reviewed
    save_launch(workspace, _together(load_launch(workspace, release.id), later))
    current = load_release(workspace, release.id)
    save_release(workspace, replace(current, status=ReleaseStatus.RELEASED))


def _together(before: LaunchRecord, later: LaunchRecord) -> LaunchRecord:
    return replace(
        before,
        statuses=(*before.statuses, *later.statuses),
        incidents=later.incidents,
        meetings=later.meetings,
        review=later.review,
    )


def _asked(
    workspace: Workspace, release: Release, story: Mapping[str, Any]
) -> tuple[AskedForReal, ...]:
    """The first rehearsed questions as if they had come up, and the ones nobody foresaw."""
    rehearsed = rehearsed_questions(workspace, release)[: story["foreseen"]]
    came = (
        AskedForReal(each.text, each.theme_id, each.persona_id, each.prompt_id)
        for each in rehearsed
    )
    return (*came, *(AskedForReal(each["text"], each["theme"]) for each in story["asked"]))


def _moment(entry: Mapping[str, Any], zone: ZoneInfo) -> datetime:
    local = MOMENT.astimezone(zone) + timedelta(days=entry["day"])
    return datetime.combine(local.date(), time.fromisoformat(entry["time"]), zone)
