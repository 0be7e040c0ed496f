"""A rehearsal written down as a transcript, so it can be read and analysed like an interview."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from greenroom.model.rehearsal import Exchange, Rehearsal, Turn
from greenroom.model.transcript import SpeakerRole, Transcript, TranscriptKind, Utterance


@dataclass(frozen=True, slots=True)
class _Line:
    """One thing said: by whom, from when until when, and the theme if it is an answer."""

    speaker: str
    role: SpeakerRole
    text: str
    begins: datetime
    ends: datetime
    theme_id: str | None = None


def transcript_of(
    rehearsal: Rehearsal, *, transcript_id: str, presenter: str, title: str
) -> Transcript:
    """Everything that was asked and answered, in order, of each turn the newest attempt.

    Personas are interviewers. The presenter is the respondent, and every answer carries its
    question's theme; a take-away is an answer like any other. A turn that was given up for the
    sample answer holds its question alone. Times are milliseconds from the start of the
    rehearsal and never run backwards; a question takes no time of its own, since it is read and
    not spoken.
    """
    lines = [line for turn in rehearsal.turns for line in _lines_of(turn, presenter)]
    utterances: list[Utterance] = []
    offset = 0
    latest = 0
    for index, line in enumerate(lines):
        begins = max(latest, _milliseconds(rehearsal.started_at, line.begins))
        latest = max(begins, _milliseconds(rehearsal.started_at, line.ends))
        end = offset + len(line.text)
        utterances.append(
            Utterance(
                index=index,
                speaker=line.speaker,
                role=line.role,
                start=offset,
                end=end,
                begins_ms=begins,
                ends_ms=latest,
                theme_id=line.theme_id,
            )
        )
        # One line feed parts two utterances.
        offset = end + 1
    return Transcript(
        id=transcript_id,
        kind=TranscriptKind.REHEARSAL,
        title=title,
        text="\n".join(line.text for line in lines),
        utterances=tuple(utterances),
        created_at=rehearsal.ended_at or rehearsal.started_at,
        release_id=rehearsal.plan.release_id,
        rehearsal_id=rehearsal.id,
    )


def _lines_of(turn: Turn, presenter: str) -> Iterator[_Line]:
    """The question, each follow-up before its reply, and a follow-up nobody replied to."""
    persona = turn.question.persona_name
    asker = SpeakerRole.INTERVIEWER
    attempt = _newest_attempt(turn)
    # When the presenter began to speak is not known; they had the floor since then.
    latest = (attempt[0].asked_at if attempt else None) or turn.asked_at
    yield _Line(persona, asker, turn.question.text, latest, latest)
    for exchange in attempt:
        if exchange.probe is not None:
            yield _Line(persona, asker, exchange.probe.text, latest, latest)
        yield _Line(
            presenter,
            SpeakerRole.RESPONDENT,
            exchange.answer,
            latest,
            exchange.answered_at,
            turn.question.theme_id,
        )
        latest = exchange.answered_at
    if turn.open_probe is not None:
        yield _Line(persona, asker, turn.open_probe.text, latest, latest)


def _newest_attempt(turn: Turn) -> tuple[Exchange, ...]:
    """What the presenter said last to the question, nothing when it was given up."""
    # A turn that was given up has no score, so it must not count in any measure either.
    if turn.revealed:
        return ()
    # Trying again and then passing leaves the answer before it as the newest one.
    return turn.exchanges or (turn.attempts[-1] if turn.attempts else ())


def _milliseconds(start: datetime, moment: datetime) -> int:
    """How long after the start, never less than 0 where a clock was set back."""
    return max(0, round((moment - start).total_seconds() * 1000))
