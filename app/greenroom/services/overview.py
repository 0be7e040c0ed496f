"""What the first page tells: the next board, where it stands, and what to do next."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from greenroom.coding.summary import ThemeSummary
from greenroom.model.board import MessageReadiness
from greenroom.model.readiness import Assessment
from greenroom.model.rehearsal import TakeAway
from greenroom.model.release import Release
from greenroom.services.analyses import ReleaseReading, read_release
from greenroom.services.boards import release_message_readiness
from greenroom.services.cards import list_cards
from greenroom.services.exports import recent_exports
from greenroom.services.readiness import preview_assessment
from greenroom.services.rehearsals import unfinished_rehearsals
from greenroom.services.releases import list_releases
from greenroom.services.sitting import Sitting
from greenroom.services.take_aways import open_take_aways
from greenroom.services.transcripts import list_transcripts
from greenroom.services.workspace import Workspace

RECENT = 5
"""How many pieces of recent work the first page lists."""


class NextStep(StrEnum):
    """The things worth doing next, most worthwhile first."""

    RESUME_REHEARSAL = "resume rehearsal"
    CREATE_RELEASE = "create release"
    OPEN_SAMPLE = "open sample"
    IMPORT_INTERVIEWS = "import interviews"
    CONFIRM_THEMES = "confirm themes"
    ENTER_EVIDENCE = "enter evidence"
    PRACTISE_CARDS = "practise cards"
    REHEARSE = "rehearse"
    EXPORT = "export"


@dataclass(frozen=True, slots=True)
class ReleaseOverview:
    """Where one release stands. `weakest` is the theme that worries most, if any was marked.

    `due` counts the cards that want to be practised by now.
    """

    release: Release
    assessment: Assessment
    reading: ReleaseReading
    take_aways: tuple[TakeAway, ...]
    weakest: ThemeSummary | None
    message: MessageReadiness
    due: int


@dataclass(frozen=True, slots=True)
class RecentWork:
    """A transcript, or an exported file, that a person may want to see again.

    `transcript_id` is None for an export, whose `title` is the name of its file.
    """

    title: str
    at: datetime
    transcript_id: str | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page: the release whose board is next, if any, and three next steps."""

    next_release: ReleaseOverview | None
    unfinished: tuple[Sitting, ...]
    steps: tuple[NextStep, ...]
    recent: tuple[RecentWork, ...] = ()


def overview(workspace: Workspace) -> Overview:
    """What to show a person who has just opened the workspace; nothing is changed."""
    known = list_releases(workspace)
    unfinished = unfinished_rehearsals(workspace)
    if not known:
        steps = (NextStep.CREATE_RELEASE, NextStep.OPEN_SAMPLE)
        return Overview(None, unfinished, steps)
    first = overview_of(workspace, known[0])
    return Overview(first, unfinished, _steps(first, unfinished), _recent(workspace))


def overview_of(workspace: Workspace, release: Release) -> ReleaseOverview:
    """Where that release stands."""
    reading = read_release(workspace, release.id)
    return ReleaseOverview(
        release=release,
        assessment=preview_assessment(workspace, release.id),
        reading=reading,
        take_aways=open_take_aways(workspace, release),
        weakest=_weakest(reading.themes),
        message=release_message_readiness(workspace, release),
        due=_due(workspace, release),
    )


def _due(workspace: Workspace, release: Release) -> int:
    now = workspace.clock()
    cards = list_cards(workspace, release)
    return sum(card.due is not None and card.due <= now for card in cards)


def _recent(workspace: Workspace) -> tuple[RecentWork, ...]:
    transcripts = (
        RecentWork(line.title, line.created_at, line.id) for line in list_transcripts(workspace)
    )
    exported = (
        RecentWork(Path(record.path).name, record.created_at)
        for record in recent_exports(workspace)
    )
    newest_first = sorted((*transcripts, *exported), key=lambda work: work.at, reverse=True)
    return tuple(newest_first[:RECENT])


def _weakest(themes: tuple[ThemeSummary, ...]) -> ThemeSummary | None:
    """The theme with the most open concerns, weighted by severity; only confirmed ones count."""
    worried = [each for each in themes if each.raised + each.mixed]
    return max(
        worried, key=lambda each: each.theme.severity * (each.raised + each.mixed), default=None
    )


def _steps(first: ReleaseOverview, unfinished: tuple[Sitting, ...]) -> tuple[NextStep, ...]:
    reading = first.reading
    scores = {component.name: component.score for component in first.assessment.components}
    worth = (
        (NextStep.RESUME_REHEARSAL, bool(unfinished)),
        (NextStep.IMPORT_INTERVIEWS, reading.interview_count == 0),
        (NextStep.ENTER_EVIDENCE, None in scores.values() or _gates_open(first.assessment)),
        (NextStep.CONFIRM_THEMES, any(each.suggested for each in reading.themes)),
        (NextStep.PRACTISE_CARDS, bool(first.due)),
        (NextStep.REHEARSE, True),
        (NextStep.EXPORT, True),
    )
    return tuple(step for step, applies in worth if applies)[:3]


def _gates_open(assessment: Assessment) -> bool:
    return any(gate.stops for gate in assessment.gates)
