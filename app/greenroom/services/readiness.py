"""Enter evidence, assess launch readiness and record what the board decided."""

from dataclasses import dataclass, replace

from greenroom.errors import InputError
from greenroom.model.readiness import (
    Assessment,
    Condition,
    Decision,
    DecisionKind,
    Scorecard,
)
from greenroom.model.release import ReleaseStatus
from greenroom.readiness.assess import assess
from greenroom.readiness.decide import checked_decision
from greenroom.readiness.scorecard import blank_scorecard, checked
from greenroom.services.analyses import analyse_waiting, read_release
from greenroom.services.workspace import Workspace
from greenroom.store import assessments, releases


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person says the board decided."""

    kind: DecisionKind
    decided_by: str
    reason: str = ""
    conditions: tuple[Condition, ...] = ()


def load_scorecard(workspace: Workspace, release_id: str) -> Scorecard:
    """What was entered for a release, or a blank scorecard with the five gates."""
    return assessments.load_scorecard(workspace.database, release_id) or blank_scorecard(release_id)


def save_scorecard(workspace: Workspace, scorecard: Scorecard) -> Scorecard:
    """The scorecard as stored; InputError for a green gate without evidence and the like."""
    sound = checked(scorecard)
    assessments.save_scorecard(workspace.database, sound)
    return sound


def assess_release(workspace: Workspace, release_id: str) -> Assessment:
    """Launch readiness as of now, stored when it differs from the latest assessment.

    Transcripts that wait for their analysis are analysed first, so that none is left out.
    """
    analyse_waiting(workspace, release_id)
    previous = latest_assessment(workspace, release_id)
    fresh = _assess(workspace, release_id, previous)
    # History shows what moved; ten looks at the same state are not ten assessments.
    if previous is not None and _same_findings(fresh, previous):
        return previous
    assessments.save_assessment(workspace.database, fresh)
    return fresh


def preview_assessment(workspace: Workspace, release_id: str) -> Assessment:
    """Launch readiness as of now, not stored: what the page shows while evidence is typed."""
    previous = latest_assessment(workspace, release_id)
    fresh = _assess(workspace, release_id, previous)
    unchanged = previous is not None and _same_findings(fresh, previous)
    return previous if unchanged and previous is not None else fresh


def list_assessments(workspace: Workspace, release_id: str) -> tuple[Assessment, ...]:
    """Every stored assessment of a release, oldest first."""
    return assessments.list_assessments(workspace.database, release_id)


def latest_assessment(workspace: Workspace, release_id: str) -> Assessment | None:
    """The newest stored assessment, or None."""
    stored = assessments.list_assessments(workspace.database, release_id)
    return stored[-1] if stored else None


def record_decision(workspace: Workspace, release_id: str, verdict: Verdict) -> Decision:
    """The decision as stored, on the latest assessment.

    Raises InputError when nothing was assessed, nobody is named, a condition lacks an owner
    or a date, or a decision goes further than the rules without a reason.
    """
    assessment = latest_assessment(workspace, release_id)
    if assessment is None:
        raise InputError(
            "This release was never assessed.", "Assess it first, so the decision has a basis."
        )
    decision = checked_decision(
        Decision(
            id=workspace.new_id(),
            release_id=release_id,
            assessment_id=assessment.id,
            kind=verdict.kind,
            decided_by=verdict.decided_by,
            at=workspace.clock(),
            reason=verdict.reason,
            conditions=verdict.conditions,
        ),
        assessment,
    )
    assessments.save_decision(workspace.database, decision)
    release = releases.load_release(workspace.database, release_id)
    decided = replace(release, status=ReleaseStatus.DECIDED)
    releases.save_release(workspace.database, decided)
    return decision


def latest_decision(workspace: Workspace, release_id: str) -> Decision | None:
    """The newest decision on a release, or None."""
    stored = assessments.list_decisions(workspace.database, release_id)
    return stored[-1] if stored else None


def _assess(workspace: Workspace, release_id: str, previous: Assessment | None) -> Assessment:
    reading = read_release(workspace, release_id)
    return assess(
        load_scorecard(workspace, release_id),
        interviews=reading.interviews,
        rehearsals=reading.rehearsals,
        previous=previous,
        assessment_id=workspace.new_id(),
        at=workspace.clock(),
    )


def _same_findings(fresh: Assessment, previous: Assessment) -> bool:
    """Whether nothing but the moment changed, so that history holds real changes only."""
    return _findings(fresh) == _findings(previous)


def _findings(assessment: Assessment) -> Assessment:
    bare = tuple(replace(each, change=None) for each in assessment.components)
    return replace(assessment, id="", at=assessment.at.min, change=None, components=bare)
