"""What the panel is told before it asks: the facts, the people and what was said before."""

from collections.abc import Iterable
from dataclasses import replace

from greenroom.model.ledger import Claim
from greenroom.model.rehearsal import Brief, Rehearsal
from greenroom.model.release import Release
from greenroom.prompts.facts import anchored
from greenroom.services.releases import people_of
from greenroom.services.workspace import Workspace
from greenroom.store import releases


def brief_of(workspace: Workspace, release: Release, said: Iterable[Claim]) -> Brief:
    """Everything the panel knows about a release at this moment.

    `said` is every claim about its facts, oldest first. `earlier` holds the newest claim for
    every value that was ever said about a fact, so that a brief stays small however often a
    release is rehearsed.
    """
    newest = {(claim.fact_key, claim.value): claim for claim in said}
    return replace(
        refreshed(workspace, Brief(), release),
        earlier=tuple(newest.values()),
        last_release=_last_release(workspace, release),
    )


def refreshed(workspace: Workspace, brief: Brief, release: Release) -> Brief:
    """The brief with the facts and people as the release has them now."""
    known = tuple(fact for fact in release.facts if fact.known)
    return replace(brief, facts=anchored(known, workspace.fact_keys), people=people_of(release))


def rebriefed(release: Release, rehearsal: Rehearsal) -> Rehearsal:
    """A rehearsal from before briefs were kept, with the people its panel would have known."""
    if rehearsal.brief != Brief():
        return rehearsal
    # No facts: a sheet as it is now must not contradict what was right at the time.
    brief = Brief(people=people_of(release))
    turns = tuple(replace(turn, brief=brief) for turn in rehearsal.turns)
    return replace(rehearsal, brief=brief, turns=turns)


def _last_release(workspace: Workspace, release: Release) -> str:
    """The release of the same name before this one, by the day of its board; empty if none."""
    if release.board_at is None:
        return ""
    before = [
        (each.board_at, each.title)
        for each in releases.list_releases(workspace.database)
        if each.name == release.name and each.board_at and each.board_at < release.board_at
    ]
    return max(before)[1] if before else ""
