"""What the workspace's own model learns from: decided codings, less those that were forgotten.

No text is copied for learning: the lesson is made anew from transcripts and decisions.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import delete
from sqlmodel import Session, col, func, select

from greenroom.model.transcript import Coding, CodingStatus
from greenroom.store.codec import from_columns
from greenroom.store.database import Database
from greenroom.store.tables import CodingRow, ForgottenCodingRow, ReleaseRow, TranscriptRow


def teaching_codings(database: Database) -> dict[str, tuple[Coding, ...]]:
    """By transcript, oldest first, every coding of those that hold a decision to learn from.

    Forgotten decisions come as suggestions: they neither teach nor count as passed over.
    """
    wanted = (
        select(CodingRow, ForgottenCodingRow.coding_id)
        .join(TranscriptRow, col(TranscriptRow.id) == col(CodingRow.transcript_id))
        .join(ReleaseRow, isouter=True)
        .join(
            ForgottenCodingRow, col(ForgottenCodingRow.coding_id) == col(CodingRow.id), isouter=True
        )
        .where(col(TranscriptRow.hidden_in).is_(None), col(ReleaseRow.hidden_in).is_(None))
        .order_by(
            col(TranscriptRow.created_at),
            col(TranscriptRow.position),
            col(CodingRow.start),
            col(CodingRow.theme_id),
            col(CodingRow.id),
        )
    )
    found: dict[str, list[Coding]] = defaultdict(list)
    with database.reading() as session:
        for row, forgotten in session.exec(wanted):
            coding = from_columns(Coding, row.model_dump())
            if forgotten is not None:
                coding = replace(coding, status=CodingStatus.SUGGESTED)
            found[row.transcript_id].append(coding)
    return {
        transcript_id: tuple(listed)
        for transcript_id, listed in found.items()
        if any(each.status is not CodingStatus.SUGGESTED for each in listed)
    }


def count_teaching(database: Database) -> int:
    """How many decisions in visible transcripts teach."""
    wanted = (
        select(func.count())
        .select_from(CodingRow)
        .join(TranscriptRow, col(TranscriptRow.id) == col(CodingRow.transcript_id))
        .join(ReleaseRow, isouter=True)
        .join(
            ForgottenCodingRow, col(ForgottenCodingRow.coding_id) == col(CodingRow.id), isouter=True
        )
        .where(
            col(TranscriptRow.hidden_in).is_(None),
            col(ReleaseRow.hidden_in).is_(None),
            col(ForgottenCodingRow.coding_id).is_(None),
            col(CodingRow.status) != CodingStatus.SUGGESTED.value,
        )
    )
    with database.reading() as session:
        return int(session.execute(wanted).scalar_one())


def forget_codings(database: Database) -> tuple[str, ...]:
    """The ids of the decisions that taught until now and do not any more."""
    with database.writing() as session:
        fresh = sorted(_decided(session) - _forgotten(session))
        session.add_all(ForgottenCodingRow(coding_id=coding_id) for coding_id in fresh)
    return tuple(fresh)


def remember_codings(database: Database, coding_ids: Iterable[str]) -> None:
    """Let those decisions teach again."""
    with database.writing() as session:
        for coding_id in coding_ids:
            session.exec(
                delete(ForgottenCodingRow).where(col(ForgottenCodingRow.coding_id) == coding_id)
            )


def count_forgotten(database: Database) -> int:
    """How many decisions are kept and not learned from."""
    with database.reading() as session:
        return len(_forgotten(session))


def _decided(session: Session) -> set[str]:
    status = CodingStatus.SUGGESTED.value
    return set(session.exec(select(CodingRow.id).where(CodingRow.status != status)))


def _forgotten(session: Session) -> set[str]:
    return set(session.exec(select(ForgottenCodingRow.coding_id)))
