"""The rehearsal as a pure machine: an event in, the next state out.

The day's way through the table: a rehearsal starts READY. A persona asks (ASKED), the presenter
answers (ANSWERED), the persona may follow up (PROBED) and the reply leads back to ANSWERED. The
next question is asked from READY or ANSWERED. Passing on a question leads back to READY, passing
on a follow-up back to ANSWERED; both mark the turn as skipped, so a turn that is skipped and has
answers is one whose follow-up was refused. Giving up and reading the sample answer (Revealed)
leads the same way. A take-away is an answer: what was promised is said and kept. Trying again
(Retried) sets the answers aside and leads from ANSWERED back to ASKED. Anything open can be
paused and goes on where it stood, and everything but ENDED can be ended.

The other events leave the state alone. A hint or a clarification belongs to the open question,
a rating to the newest answer, a dispute to any turn, the last two also after the end. A brief is
what the panel knows from then on: each turn keeps the one it was asked under.

Time comes from the events alone, so the saved events of a rehearsal always add up to the same
state, on any machine and on any day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from greenroom.errors import RehearsalError
from greenroom.model.event import (
    Answered,
    Asked,
    Briefed,
    Clarified,
    Disputed,
    Ended,
    Event,
    Hinted,
    Paused,
    Probed,
    Rated,
    Resumed,
    Retried,
    Revealed,
    Skipped,
    Started,
    TakenAway,
)
from greenroom.model.rehearsal import Rehearsal, RehearsalState, Turn
from greenroom.rehearsal.turns import TurnEvent, change_turn

# None stands for "where it stood": the state that `paused_from` remembers.
TRANSITIONS: Mapping[tuple[RehearsalState, type[Event]], RehearsalState | None] = {
    (RehearsalState.READY, Briefed): RehearsalState.READY,
    (RehearsalState.READY, Asked): RehearsalState.ASKED,
    (RehearsalState.READY, Disputed): RehearsalState.READY,
    (RehearsalState.READY, Paused): RehearsalState.PAUSED,
    (RehearsalState.READY, Ended): RehearsalState.ENDED,
    (RehearsalState.ASKED, Answered): RehearsalState.ANSWERED,
    (RehearsalState.ASKED, TakenAway): RehearsalState.ANSWERED,
    (RehearsalState.ASKED, Skipped): RehearsalState.READY,
    (RehearsalState.ASKED, Revealed): RehearsalState.READY,
    (RehearsalState.ASKED, Hinted): RehearsalState.ASKED,
    (RehearsalState.ASKED, Clarified): RehearsalState.ASKED,
    (RehearsalState.ASKED, Paused): RehearsalState.PAUSED,
    (RehearsalState.ASKED, Ended): RehearsalState.ENDED,
    (RehearsalState.ANSWERED, Briefed): RehearsalState.ANSWERED,
    (RehearsalState.ANSWERED, Asked): RehearsalState.ASKED,
    (RehearsalState.ANSWERED, Probed): RehearsalState.PROBED,
    (RehearsalState.ANSWERED, Rated): RehearsalState.ANSWERED,
    (RehearsalState.ANSWERED, Disputed): RehearsalState.ANSWERED,
    (RehearsalState.ANSWERED, Retried): RehearsalState.ASKED,
    (RehearsalState.ANSWERED, Paused): RehearsalState.PAUSED,
    (RehearsalState.ANSWERED, Ended): RehearsalState.ENDED,
    (RehearsalState.PROBED, Answered): RehearsalState.ANSWERED,
    (RehearsalState.PROBED, TakenAway): RehearsalState.ANSWERED,
    (RehearsalState.PROBED, Skipped): RehearsalState.ANSWERED,
    (RehearsalState.PROBED, Revealed): RehearsalState.ANSWERED,
    (RehearsalState.PROBED, Hinted): RehearsalState.PROBED,
    (RehearsalState.PROBED, Clarified): RehearsalState.PROBED,
    (RehearsalState.PROBED, Paused): RehearsalState.PAUSED,
    (RehearsalState.PROBED, Ended): RehearsalState.ENDED,
    (RehearsalState.PAUSED, Resumed): None,
    (RehearsalState.PAUSED, Ended): RehearsalState.ENDED,
    # The bill is read afterwards too, so it can be rated and disputed then.
    (RehearsalState.ENDED, Rated): RehearsalState.ENDED,
    (RehearsalState.ENDED, Disputed): RehearsalState.ENDED,
}
"""Every step a rehearsal can take; a pair that is not here is refused."""

# The two halves of the sentence that refuses a step, and the way out of each state.
_STANDS: Mapping[RehearsalState, tuple[str, str]] = {
    RehearsalState.READY: (
        "The rehearsal is between two questions",
        "Ask the next question first.",
    ),
    RehearsalState.ASKED: (
        "The rehearsal waits for an answer",
        "Answer the question, or pass on it.",
    ),
    RehearsalState.ANSWERED: (
        "The question is answered",
        "Go on to the next question.",
    ),
    RehearsalState.PROBED: (
        "The rehearsal waits for the reply to a follow-up",
        "Reply to the follow-up, or pass on it.",
    ),
    RehearsalState.PAUSED: (
        "The rehearsal is paused",
        "Resume the rehearsal first.",
    ),
    RehearsalState.ENDED: (
        "The rehearsal is over",
        "Start a new rehearsal.",
    ),
}
_REFUSED: Mapping[type[Event], str] = {
    Started: "nothing can be started",
    Briefed: "the panel cannot be briefed",
    Asked: "the next question cannot be asked",
    Answered: "there is nothing to answer",
    Probed: "nobody can follow up",
    Skipped: "there is nothing to pass on",
    Hinted: "there is no question to give a hint for",
    Clarified: "there is no question to clarify",
    Revealed: "there is no sample answer to show",
    TakenAway: "there is nothing to take away",
    Rated: "there is no answer to rate",
    Disputed: "no finding can be disputed",
    Retried: "there is no answer to try again",
    Paused: "nothing can be paused",
    Resumed: "nothing can be resumed",
    Ended: "nothing can be ended",
}


def apply(rehearsal: Rehearsal | None, event: Event) -> Rehearsal:
    """The rehearsal after that event; `rehearsal` is None only before `Started`.

    Raises RehearsalError, with the way out as its hint, for a step the state forbids, an answer
    or promise without a visible character, a promise nobody keeps, a rating outside 0 to 100
    or of nothing, and a dispute about a turn that does not exist.
    """
    if rehearsal is None:
        return _begin(event)
    step = (rehearsal.state, type(event))
    # Looking up before acting keeps every refusal a sentence, whatever the front door sent.
    if step not in TRANSITIONS:
        stands, way_out = _STANDS[rehearsal.state]
        raise RehearsalError(f"{stands}, so {_REFUSED[type(event)]} now.", way_out)
    target = TRANSITIONS[step] or rehearsal.paused_from or RehearsalState.READY
    return replace(_record(rehearsal, event), state=target)


def replay(events: Iterable[Event]) -> Rehearsal:
    """The state those events add up to, oldest first; RehearsalError when there are none."""
    rehearsal: Rehearsal | None = None
    for event in events:
        rehearsal = apply(rehearsal, event)
    if rehearsal is None:
        raise RehearsalError("This rehearsal holds no events.", "Start a new rehearsal.")
    return rehearsal


def _begin(event: Event) -> Rehearsal:
    """The rehearsal that `Started` opens; anything else comes too early."""
    if not isinstance(event, Started):
        raise RehearsalError("No rehearsal has started yet.", "Start a rehearsal first.")
    return Rehearsal(
        id=event.rehearsal_id,
        plan=event.plan,
        state=RehearsalState.READY,
        started_at=event.at,
    )


def _record(rehearsal: Rehearsal, event: Event) -> Rehearsal:
    """The rehearsal with what the event adds; its state is set by the table alone."""
    match event:
        case Briefed(brief=brief):
            return replace(rehearsal, brief=brief)
        case Asked(at=at, question=question):
            turn = Turn(question=question, asked_at=at, brief=rehearsal.brief)
            return replace(rehearsal, turns=(*rehearsal.turns, turn))
        # Only the state is remembered; the open probe stays with its turn.
        case Paused():
            return replace(rehearsal, paused_from=rehearsal.state)
        case Ended(at=at):
            return replace(rehearsal, paused_from=None, ended_at=at)
        case Started() | Resumed():
            return replace(rehearsal, paused_from=None)
        case _:
            return _in_turn(rehearsal, event)


def _in_turn(rehearsal: Rehearsal, event: TurnEvent) -> Rehearsal:
    """The rehearsal with the one turn changed that the event is about."""
    turns = list(rehearsal.turns)
    number = event.turn if isinstance(event, Disputed) else len(turns) - 1
    # Counting from the end, as a negative number would, disputes a turn nobody meant.
    if not 0 <= number < len(turns):
        raise RehearsalError(
            f"This rehearsal has no question {number + 1}.",
            "Choose one of the questions that were asked.",
        )
    turns[number] = change_turn(turns[number], event)
    return replace(rehearsal, turns=tuple(turns))
