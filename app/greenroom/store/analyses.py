"""Analyses, each saved together with the codings it suggests."""

import json
from dataclasses import dataclass

from sqlalchemy import delete
from sqlmodel import Session, col, select

from greenroom.model.analysis import Analysis, NetSentiment
from greenroom.model.transcript import AUTO, Coding, CodingStatus, TranscriptKind
from greenroom.store.codec import columns_of, decode, encode, from_columns, seal_of
from greenroom.store.database import Database
from greenroom.store.tables import AnalysisRow, CodingRow, ReleaseRow, TranscriptRow


@dataclass(frozen=True, slots=True)
class StoredSentiment:
    """What one transcript's analysis says as a whole, and which rules read it."""

    transcript_id: str
    kind: TranscriptKind
    pipeline: str
    sentiment: NetSentiment


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


def list_sentiments(database: Database) -> tuple[StoredSentiment, ...]:
    """The net sentiment of every visible analysed transcript; StoreError when one is damaged."""
    wanted = (
        select(AnalysisRow, TranscriptRow.kind)
        .join(TranscriptRow, col(TranscriptRow.id) == col(AnalysisRow.transcript_id))
        .join(ReleaseRow, isouter=True)
        .where(col(TranscriptRow.hidden_in).is_(None), col(ReleaseRow.hidden_in).is_(None))
        .order_by(col(TranscriptRow.created_at), col(TranscriptRow.position))
    )
    with database.reading() as session:
        return tuple(
            StoredSentiment(row.transcript_id, TranscriptKind(kind), *_sentiment_of(row))
            for row, kind in session.exec(wanted)
        )


def _sentiment_of(row: AnalysisRow) -> tuple[str, NetSentiment]:
    if seal_of(row.payload) != row.seal:
        decode(Analysis, row.payload, row.seal)
    # Making objects of every sentence, to look at six numbers, would take ten times as long.
    written = json.loads(row.payload)
    return str(written["pipeline"]), from_columns(NetSentiment, written["sentiment"])


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
