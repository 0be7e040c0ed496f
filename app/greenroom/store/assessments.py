"""Scorecards, assessments and decisions of a release."""

from sqlmodel import col, select

from greenroom.errors import StoreError
from greenroom.model.readiness import Assessment, Decision, Scorecard
from greenroom.store.codec import decode, encode, seal_of, utc_text
from greenroom.store.database import Database, next_position
from greenroom.store.tables import AssessmentRow, DecisionRow, ScorecardRow


def save_scorecard(database: Database, scorecard: Scorecard) -> None:
    """Keep the release's scorecard as it now is; StoreError when the release is gone."""
    payload = encode(scorecard)
    with database.writing() as session:
        session.merge(
            ScorecardRow(release_id=scorecard.release_id, payload=payload, seal=seal_of(payload))
        )


def load_scorecard(database: Database, release_id: str) -> Scorecard | None:
    """The scorecard of that release, None when nothing was entered; StoreError when damaged."""
    with database.reading() as session:
        row = session.get(ScorecardRow, release_id)
        return decode(Scorecard, row.payload, row.seal) if row else None


def save_assessment(database: Database, assessment: Assessment) -> None:
    """Add the assessment; saving the same again does nothing, another under its id is refused."""
    payload = encode(assessment)
    with database.writing() as session:
        known = session.get(AssessmentRow, assessment.id)
        if known is not None:
            _refuse_change(known.payload, payload, "assessment")
            return
        session.add(
            AssessmentRow(
                id=assessment.id,
                release_id=assessment.release_id,
                position=next_position(session, AssessmentRow.position),
                at=utc_text(assessment.at),
                payload=payload,
                seal=seal_of(payload),
            )
        )


def list_assessments(database: Database, release_id: str) -> tuple[Assessment, ...]:
    """Every assessment of that release, oldest first; StoreError when one is damaged."""
    wanted = (
        select(AssessmentRow)
        .where(AssessmentRow.release_id == release_id)
        # By the moment it speaks of; the place breaks ties on clocks with coarse ticks.
        .order_by(col(AssessmentRow.at), col(AssessmentRow.position))
    )
    with database.reading() as session:
        return tuple(decode(Assessment, row.payload, row.seal) for row in session.exec(wanted))


def save_decision(database: Database, decision: Decision) -> None:
    """Add the decision; saving the same again does nothing, another under its id is refused."""
    payload = encode(decision)
    with database.writing() as session:
        known = session.get(DecisionRow, decision.id)
        if known is not None:
            _refuse_change(known.payload, payload, "decision")
            return
        session.add(
            DecisionRow(
                id=decision.id,
                release_id=decision.release_id,
                assessment_id=decision.assessment_id,
                position=next_position(session, DecisionRow.position),
                at=utc_text(decision.at),
                payload=payload,
                seal=seal_of(payload),
            )
        )


def list_decisions(database: Database, release_id: str) -> tuple[Decision, ...]:
    """Every decision on that release, oldest first; StoreError when one is damaged."""
    wanted = (
        select(DecisionRow)
        .where(DecisionRow.release_id == release_id)
        .order_by(col(DecisionRow.at), col(DecisionRow.position))
    )
    with database.reading() as session:
        return tuple(decode(Decision, row.payload, row.seal) for row in session.exec(wanted))


def _refuse_change(saved: str, wanted: str, what: str) -> None:
    # What a board saw and decided is a record; it is added to, never rewritten.
    if saved != wanted:
        raise StoreError(
            f"Another {what} is already saved under this name, and records are never changed.",
            f"Save it as a new {what}.",
        )
