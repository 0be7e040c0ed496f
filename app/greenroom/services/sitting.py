"""A rehearsal in progress, and the one way to move it on: apply, store, then show."""

from dataclasses import dataclass, replace

from greenroom.model.event import Event
from greenroom.model.rehearsal import FindingKind, Rehearsal
from greenroom.model.release import Release
from greenroom.rehearsal.engine import apply, replay
from greenroom.services.briefing import rebriefed
from greenroom.services.rules import switched_off
from greenroom.services.workspace import Workspace
from greenroom.store import rehearsals, releases


@dataclass(frozen=True, slots=True)
class Sitting:
    """A rehearsal in progress: its release, its state and how many events are stored.

    `off` names the findings nobody wants to hear of in this workspace.
    """

    release: Release
    rehearsal: Rehearsal
    events: int
    off: frozenset[FindingKind] = frozenset()


def load_sitting(workspace: Workspace, rehearsal_id: str) -> Sitting:
    """The rehearsal as it stood at its last stored event; StoreError when there is none."""
    stored = rehearsals.load_events(workspace.database, rehearsal_id)
    rehearsal = replay(stored)
    release = releases.load_release(workspace.database, rehearsal.plan.release_id)
    return Sitting(release, rebriefed(release, rehearsal), len(stored), switched_off(workspace))


def record(workspace: Workspace, sitting: Sitting, event: Event) -> Sitting:
    """The sitting after that event, which is on the disk when this returns.

    Applied first, so that a forbidden step is never stored; stored before anyone sees it.
    """
    after = apply(sitting.rehearsal, event)
    rehearsals.append_event(workspace.database, after.id, sitting.events, event)
    return replace(sitting, rehearsal=after, events=sitting.events + 1)
