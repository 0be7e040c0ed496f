"""Analyses, each saved together with the codings it suggests."""

from sqlalchemy import delete
from sqlmodel import Session, col, select

from greenroom.model.analysis import Analysis
from greenroom.model.transcript import AUTO, Coding, CodingStatus
from greenroom.store.codec import columns_of, decode, encode, seal_of
from greenroom.store.database import Database
from greenroom.store.tables import AnalysisRow, CodingRow


def save_analysis(
    database: Database,
    transcript_id: str,
    analysis: Analysis,
    suggestions: tuple[Coding, ...],
) -> None:
    """Keep the analysis and its suggestions together, in place of earlier ones.

    Suggestions nobody decided on are replaced; whatever a person accepted, rejected or
    marked stays as it is, also where a suggestion carries the same id.
    """
    payload = encode(analysis)
    with database.writing() as session:
        session.merge(
            AnalysisRow(transcript_id=transcript_id, payload=payload, seal=seal_of(payload))
        )
        _delete_suggestions(session, transcript_id)
        # What is left after the deletion was decided or made by a person, and stays.
        decided = set(
            session.exec(select(CodingRow.id).where(CodingRow.transcript_id == transcript_id))
        )
        session.add_all(
            CodingRow(**columns_of(coding)) for coding in suggestions if coding.id not in decided
        )


def load_analysis(database: Database, transcript_id: str) -> Analysis | None:
    """The analysis of that transcript, None when there is none; StoreError when damaged."""
    with database.reading() as session:
        row = session.get(AnalysisRow, transcript_id)
        return decode(Analysis, row.payload, row.seal) if row else None


def clear_analysis(database: Database, transcript_id: str) -> None:
    """Forget the analysis and the suggestions nobody decided on."""
    with database.writing() as session:
        _delete_suggestions(session, transcript_id)
        session.exec(delete(AnalysisRow).where(col(AnalysisRow.transcript_id) == transcript_id))


def _delete_suggestions(session: Session, transcript_id: str) -> None:
    session.exec(
        delete(CodingRow).where(
            col(CodingRow.transcript_id) == transcript_id,
            col(CodingRow.coder) == AUTO,
            col(CodingRow.status) == CodingStatus.SUGGESTED.value,
        )
    )
