"""What the presenter promised to bring: open actions, and how they are closed."""

from dataclasses import replace
from datetime import datetime

from greenroom.errors import InputError
from greenroom.model.rehearsal import TakeAway
from greenroom.model.release import Release
from greenroom.rehearsal.findings.take_aways import newest_take_aways
from greenroom.services.scores import scored_rehearsals
from greenroom.services.workspace import Workspace
from greenroom.store import take_aways as closed


def list_take_aways(workspace: Workspace, release: Release) -> tuple[TakeAway, ...]:
    """Every promise of the release's rehearsals, the newest first, closed ones included.

    The same promise made in two rehearsals is listed once, as it was made last.
    """
    done = closed.closed_take_aways(workspace.database, release.id)
    found = newest_take_aways(scored_rehearsals(workspace, release))
    return tuple(_marked(each, done.get(each.id)) for each in found)


def open_take_aways(workspace: Workspace, release: Release) -> tuple[TakeAway, ...]:
    """The promises that nobody has kept yet, the newest first."""
    return tuple(each for each in list_take_aways(workspace, release) if each.closed_at is None)


def close_take_away(workspace: Workspace, release: Release, take_away_id: str, answer: str) -> None:
    """Note the answer that was brought; InputError without an answer or such a take-away."""
    if not answer.strip():
        raise InputError("There is no answer to note.", "Write down what was brought.")
    if take_away_id not in {each.id for each in list_take_aways(workspace, release)}:
        raise InputError(
            "There is no such take-away.", "List them with “greenroom practice take-aways”."
        )
    closed.close_take_away(
        workspace.database, take_away_id, release.id, workspace.clock(), answer.strip()
    )


def reopen_take_away(workspace: Workspace, take_away_id: str) -> None:
    """Take back that a promise was kept."""
    closed.reopen_take_away(workspace.database, take_away_id)


def _marked(take_away: TakeAway, done: tuple[datetime, str] | None) -> TakeAway:
    return take_away if done is None else replace(take_away, closed_at=done[0], closed_with=done[1])
