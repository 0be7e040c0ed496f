"""Scorecards, assessments and decisions of a release."""

from typing import TypeVar

from sqlmodel import col, select

from greenroom.errors import StoreError
from greenroom.model.readiness import Assessment, Decision, Scorecard
from greenroom.store.codec import decode, encode, seal_of, utc_text
from greenroom.store.database import Database, next_position
from greenroom.store.tables import AssessmentRow, DatedRow, DecisionRow, ScorecardRow

Record = TypeVar("Record", Assessment, Decision)


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
    _add(database, AssessmentRow, assessment)


def list_assessments(database: Database, release_id: str) -> tuple[Assessment, ...]:
    """Every assessment of that release, oldest first; StoreError when one is damaged."""
    return _listed(database, AssessmentRow, Assessment, release_id)


def save_decision(database: Database, decision: Decision) -> None:
    """Add the decision; saving the same again does nothing, another under its id is refused."""
    _add(database, DecisionRow, decision, assessment_id=decision.assessment_id)


def list_decisions(database: Database, release_id: str) -> tuple[Decision, ...]:
    """Every decision on that release, oldest first; StoreError when one is damaged."""
    return _listed(database, DecisionRow, Decision, release_id)


def _add(
    database: Database, table: type[DatedRow], record: Assessment | Decision, **owners: str
) -> None:
    payload = encode(record)
    with database.writing() as session:
        known = session.get(table, record.id)
        if known is None:
            session.add(
                table(
                    id=record.id,
                    release_id=record.release_id,
                    position=next_position(session, table.position),
                    at=utc_text(record.at),
                    payload=payload,
                    seal=seal_of(payload),
                    **owners,
                )
            )
        # What a board saw and decided is a record; it is added to, never rewritten.
        elif decode(type(record), known.payload, known.seal) != record:
            what = type(record).__name__.lower()
            raise StoreError(
                f"Another {what} is already saved under this name, and records are never changed.",
                f"Save it as a new {what}.",
            )


def _listed(
    database: Database,
    table: type[DatedRow],
    kind: type[Record],
    release_id: str,
) -> tuple[Record, ...]:
    wanted = (
        select(table)
        .where(table.release_id == release_id)
        # By the moment it speaks of; the place breaks ties on clocks with coarse ticks.
        .order_by(col(table.at), col(table.position))
    )
    with database.reading() as session:
        return tuple(decode(kind, row.payload, row.seal) for row in session.exec(wanted))
