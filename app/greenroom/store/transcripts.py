"""Transcripts: the text once, the utterances as spans of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, update
from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from greenroom.errors import StoreError
from greenroom.model.transcript import SpeakerRole, Transcript, TranscriptKind
from greenroom.store.codec import columns_of, from_columns, seal_of, utc_text
from greenroom.store.database import Database, next_position
from greenroom.store.tables import ReleaseRow, TranscriptRow, UtteranceRow


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """What a list shows of a transcript: counts of utterances and words, and who responds."""

    id: str
    kind: TranscriptKind
    title: str
    release_id: str | None
    rehearsal_id: str | None
    created_at: datetime
    utterances: int
    words: int
    respondents: tuple[str, ...]


def save_transcript(database: Database, transcript: Transcript) -> None:
    """Keep the whole transcript or nothing of it; a hidden one comes back.

    Saving it again updates all but the text, which codings and analysis point into: another
    text under the same id is a StoreError, as are utterances outside the text.
    """
    _check_spans(transcript)
    fields = columns_of(transcript)
    utterances = fields.pop("utterances")
    fields.update(
        created_at=utc_text(transcript.created_at),
        # Counted here: SQL's length() stops at a NUL and knows no words.
        words=len(transcript.text.split()),
        seal=seal_of(transcript.text),
    )
    with database.writing() as session:
        known = session.get(TranscriptRow, transcript.id)
        if known is not None and known.text != transcript.text:
            raise StoreError(
                "Another text is already saved under this transcript's name.",
                "Import the file as a new transcript.",
            )
        position = known.position if known else next_position(session, TranscriptRow.position)
        session.merge(TranscriptRow(**fields, position=position))
        # Utterances go in as bulk rows, past the session, so their owner must be there.
        session.flush()
        _replace_utterances(session, transcript.id, utterances)


def _check_spans(transcript: Transcript) -> None:
    length = len(transcript.text)
    for utterance in transcript.utterances:
        if not 0 <= utterance.start <= utterance.end <= length:
            raise StoreError(
                f"Utterance {utterance.index} lies outside its transcript, so nothing was saved.",
                "Import the file again.",
            )


def _replace_utterances(
    session: Session, transcript_id: str, utterances: Sequence[Mapping[str, Any]]
) -> None:
    session.exec(delete(UtteranceRow).where(col(UtteranceRow.transcript_id) == transcript_id))
    if utterances:
        rows = [{**utterance, "transcript_id": transcript_id} for utterance in utterances]
        session.execute(insert(UtteranceRow), rows)


def load_transcript(database: Database, transcript_id: str) -> Transcript:
    """The transcript with that id; StoreError when there is none, or it is hidden or damaged."""
    with database.reading() as session:
        row = session.exec(_visible().where(TranscriptRow.id == transcript_id)).first()
        if row is None:
            raise _missing()
        if seal_of(row.text) != row.seal:
            raise StoreError(
                f"The text of {row.title} is damaged on the disk.",
                "Restore the newest backup, or import the file again.",
            )
        utterances = session.exec(
            select(UtteranceRow)
            .where(UtteranceRow.transcript_id == transcript_id)
            .order_by(col(UtteranceRow.index))
        )
        listed = [utterance.model_dump() for utterance in utterances]
        return from_columns(Transcript, {**row.model_dump(), "utterances": listed})


def list_transcripts(
    database: Database, release_id: str | None = None
) -> tuple[TranscriptLine, ...]:
    """One line for each transcript of a release, or of all, newest first; nothing hidden."""
    # The columns are named one by one: reading whole rows would read every text.
    wanted = (
        select(
            *(getattr(TranscriptRow, name) for name in ("id", "kind", "title", "created_at")),
            *(getattr(TranscriptRow, name) for name in ("release_id", "rehearsal_id", "words")),
        )
        .join(ReleaseRow, isouter=True)
        .where(col(TranscriptRow.hidden_in).is_(None), col(ReleaseRow.hidden_in).is_(None))
        .order_by(col(TranscriptRow.created_at).desc(), col(TranscriptRow.position).desc())
    )
    if release_id is not None:
        wanted = wanted.where(TranscriptRow.release_id == release_id)
    with database.reading() as session:
        rows = session.execute(wanted).mappings().all()
        counts, respondents = _speakers(session)
    return tuple(
        from_columns(
            TranscriptLine,
            {**row, "utterances": counts[row["id"]], "respondents": respondents[row["id"]]},
        )
        for row in rows
    )


def _speakers(session: Session) -> tuple[dict[str, int], dict[str, list[str]]]:
    """By transcript: the number of utterances, and respondents in order of appearance."""
    # One pass for all transcripts; asking for each line would be a query a line.
    first = func.min(UtteranceRow.index)
    rows = session.execute(
        select(UtteranceRow.transcript_id, UtteranceRow.speaker, UtteranceRow.role, func.count())
        .group_by(
            col(UtteranceRow.transcript_id), col(UtteranceRow.speaker), col(UtteranceRow.role)
        )
        .order_by(first)
    )
    counts: dict[str, int] = defaultdict(int)
    respondents: dict[str, list[str]] = defaultdict(list)
    for transcript_id, speaker, role, count in rows:
        counts[transcript_id] += count
        if role == SpeakerRole.RESPONDENT:
            respondents[transcript_id].append(speaker)
    return counts, respondents


def find_by_digest(database: Database, digest: str, release_id: str | None) -> str | None:
    """The id of a visible transcript of that release made from a file of that SHA-256."""
    wanted = _visible().where(
        TranscriptRow.digest == digest, TranscriptRow.release_id == release_id
    )
    with database.reading() as session:
        row = session.exec(wanted).first()
        return row.id if row else None


def set_roles(database: Database, transcript_id: str, roles: Mapping[str, SpeakerRole]) -> None:
    """Change who responds and who asks; an analysis made before is the caller's to renew.

    StoreError when the transcript, or one of the speakers in it, is not there.
    """
    with database.writing() as session:
        for speaker, role in roles.items():
            changed = session.exec(
                update(UtteranceRow)
                .where(
                    col(UtteranceRow.transcript_id) == transcript_id,
                    col(UtteranceRow.speaker) == speaker,
                )
                .values(role=role.value)
            )
            if not changed.rowcount:
                raise StoreError(
                    f"{speaker} does not speak in this transcript.",
                    "Open the transcript again and choose from its speakers.",
                )


def hide_transcript(database: Database, transcript_id: str) -> None:
    """Take the transcript out of every list until it is brought back.

    It is deleted for good when the workspace is opened the next time.
    """
    _set_hidden(database, transcript_id, database.visit)


def unhide_transcript(database: Database, transcript_id: str) -> None:
    """Bring a hidden transcript back with its codings and analysis."""
    _set_hidden(database, transcript_id, None)


def _set_hidden(database: Database, transcript_id: str, visit: str | None) -> None:
    with database.writing() as session:
        row = session.get(TranscriptRow, transcript_id)
        if row is None:
            raise _missing()
        row.hidden_in = visit


# A hidden release hides its transcripts; those without a release stand on their own.
def _visible() -> SelectOfScalar[TranscriptRow]:
    return (
        select(TranscriptRow)
        .join(ReleaseRow, isouter=True)
        .where(col(TranscriptRow.hidden_in).is_(None), col(ReleaseRow.hidden_in).is_(None))
    )


def _missing() -> StoreError:
    return StoreError(
        "This transcript is not in the workspace any more.", "Choose another one from the list."
    )
