"""The open actions of a rehearsal: what the presenter promised to bring, and by when."""

from collections.abc import Iterable, Sequence

from greenroom.model.rehearsal import Finding, FindingKind, TakeAway, Turn
from greenroom.model.score import Scored


def newest_take_aways(scored: Iterable[Scored]) -> tuple[TakeAway, ...]:
    """The take-aways of several rehearsals, those of the newest rehearsal first.

    The same promise made in two rehearsals is listed once, as it was made last: the same person
    bringing the answer to the same question or, where nobody is on record, the same words.
    """
    # The id settles two that began in the same moment.
    newest_first = sorted(
        scored, key=lambda each: (each.rehearsal.started_at, each.rehearsal.id), reverse=True
    )
    kept: dict[tuple[str, str], TakeAway] = {}
    for rehearsed in newest_first:
        for each in rehearsed.take_aways:
            kept.setdefault(_promise_of(each), each)
    return tuple(kept.values())


def take_away_of(turn: Turn, findings: Sequence[Finding], take_away_id: str) -> TakeAway | None:
    """The turn's promise to bring the answer as an open action; None when it makes none.

    `findings` are the turn's. `question` is the question in its short form; `text` is the promise
    in the presenter's own words, on one line. `owner` and `due` are known for a promise that was
    put down as one.
    """
    # What was put down with a date outweighs what the words alone seem to say.
    promise = turn.promise
    text = promise.text if promise is not None else _promise_in(findings)
    if not text:
        return None
    return TakeAway(
        question=turn.question.short or turn.question.text,
        text=" ".join(text.split()),
        persona_name=turn.question.persona_name,
        theme_id=turn.question.theme_id,
        id=take_away_id,
        owner=promise.owner if promise is not None else "",
        due=promise.due if promise is not None else None,
    )


def _promise_in(findings: Sequence[Finding]) -> str:
    """The words that promise an answer; empty without a promise."""
    kind = FindingKind.TAKE_AWAY
    return next((finding.quote for finding in findings if finding.kind is kind), "")


def _promise_of(take_away: TakeAway) -> tuple[str, str]:
    """What makes two take-aways one promise."""
    return take_away.question, (take_away.owner or take_away.text).casefold()
