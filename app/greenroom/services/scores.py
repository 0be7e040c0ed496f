"""Every rehearsal of a release with its bills, read once for each state it is in."""

from greenroom.model.rehearsal import FindingKind, Rehearsal
from greenroom.model.release import Release
from greenroom.model.score import Scored
from greenroom.rehearsal.engine import replay
from greenroom.rehearsal.scoring.feedback import scored
from greenroom.services.briefing import rebriefed
from greenroom.services.rules import switched_off
from greenroom.services.workspace import Workspace
from greenroom.store import rehearsals


def scored_rehearsals(workspace: Workspace, release: Release) -> tuple[Scored, ...]:
    """The rehearsals of a release in which something was asked, oldest first."""
    off = switched_off(workspace)
    found = (
        _scored(workspace, release, rehearsal_id, off)
        for rehearsal_id in reversed(rehearsals.list_rehearsals(workspace.database, release.id))
    )
    return tuple(each for each in found if each.rehearsal.turns)


def score_once(
    workspace: Workspace, rehearsal: Rehearsal, events: int, off: frozenset[FindingKind]
) -> Scored:
    """The rehearsal with its bills; read again only after another event or another switch."""
    key = (rehearsal.id, events, off)
    if key not in workspace.scores:
        workspace.scores[key] = scored(rehearsal, off=off)
    return workspace.scores[key]


def _scored(
    workspace: Workspace, release: Release, rehearsal_id: str, off: frozenset[FindingKind]
) -> Scored:
    events = rehearsals.load_events(workspace.database, rehearsal_id)
    rehearsal = rebriefed(release, replay(events))
    return score_once(workspace, rehearsal, len(events), off)
