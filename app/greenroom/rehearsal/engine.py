"""The rehearsal as a pure machine: an event in, the next state out.

The day's way through the table: a rehearsal starts READY. A persona asks (ASKED), the presenter
answers (ANSWERED), the persona may follow up (PROBED) and the reply leads back to ANSWERED. The
next question is asked from READY or ANSWERED. Passing on a question leads back to READY, passing
on a follow-up back to ANSWERED; both mark the turn as skipped, so a turn that is skipped and has
answers is one whose follow-up was refused. Anything open can be paused and goes on where it
stood, and everything but ENDED can be ended.

Time comes from the events alone, so the saved events of a rehearsal always add up to the same
state, on any machine and on any day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from greenroom.errors import RehearsalError
from greenroom.model.rehearsal import (
    Answered,
    Asked,
    Ended,
    Event,
    Exchange,
    Paused,
    Probed,
    Rehearsal,
    RehearsalState,
    Resumed,
    Skipped,
    Started,
    Turn,
)

# None stands for "where it stood": the state that `paused_from` remembers.
TRANSITIONS: Mapping[tuple[RehearsalState, type[Event]], RehearsalState | None] = {
    (RehearsalState.READY, Asked): RehearsalState.ASKED,
    (RehearsalState.READY, Paused): RehearsalState.PAUSED,
    (RehearsalState.READY, Ended): RehearsalState.ENDED,
    (RehearsalState.ASKED, Answered): RehearsalState.ANSWERED,
    (RehearsalState.ASKED, Skipped): RehearsalState.READY,
    (RehearsalState.ASKED, Paused): RehearsalState.PAUSED,
    (RehearsalState.ASKED, Ended): RehearsalState.ENDED,
    (RehearsalState.ANSWERED, Asked): RehearsalState.ASKED,
    (RehearsalState.ANSWERED, Probed): RehearsalState.PROBED,
    (RehearsalState.ANSWERED, Paused): RehearsalState.PAUSED,
    (RehearsalState.ANSWERED, Ended): RehearsalState.ENDED,
    (RehearsalState.PROBED, Answered): RehearsalState.ANSWERED,
    (RehearsalState.PROBED, Skipped): RehearsalState.ANSWERED,
    (RehearsalState.PROBED, Paused): RehearsalState.PAUSED,
    (RehearsalState.PROBED, Ended): RehearsalState.ENDED,
    (RehearsalState.PAUSED, Resumed): None,
    (RehearsalState.PAUSED, Ended): RehearsalState.ENDED,
}
"""Every step a rehearsal can take; a pair that is not here is refused."""

# Words for the sentence that refuses a step.
_STEPS: Mapping[type[Event], str] = {
    Started: "started",
    Asked: "asked the next question",
    Answered: "answered",
    Probed: "followed up",
    Skipped: "passed on",
    Paused: "paused",
    Resumed: "resumed",
    Ended: "ended",
}

_WAYS_OUT: Mapping[RehearsalState, str] = {
    RehearsalState.READY: "Ask the next question first.",
    RehearsalState.ASKED: "Answer the question, or pass on it.",
    RehearsalState.ANSWERED: "Go on to the next question.",
    RehearsalState.PROBED: "Reply to the follow-up, or pass on it.",
    RehearsalState.PAUSED: "Resume the rehearsal first.",
    RehearsalState.ENDED: "Start a new rehearsal.",
}


def apply(rehearsal: Rehearsal | None, event: Event) -> Rehearsal:
    """The rehearsal after that event; `rehearsal` is None only before `Started`.

    Raises RehearsalError, with the way out as its hint, for a step the state forbids and for
    an answer without a visible character.
    """
    if rehearsal is None:
        return _begin(event)
    step = (rehearsal.state, type(event))
    # Looking up before acting keeps every refusal a sentence, whatever the front door sent.
    if step not in TRANSITIONS:
        raise RehearsalError(
            f"The rehearsal is {rehearsal.state} and cannot be {_STEPS[type(event)]} now.",
            _WAYS_OUT[rehearsal.state],
        )
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
        case Asked(at=at, question=question):
            turns = (*rehearsal.turns, Turn(question=question, asked_at=at))
            return replace(rehearsal, turns=turns)
        case Answered() | Probed() | Skipped():
            turns = (*rehearsal.turns[:-1], _go_on(rehearsal.turns[-1], event))
            return replace(rehearsal, turns=turns)
        # Only the state is remembered; the open probe stays with its turn.
        case Paused():
            return replace(rehearsal, paused_from=rehearsal.state)
        case Ended(at=at):
            return replace(rehearsal, paused_from=None, ended_at=at)
        case _:
            return replace(rehearsal, paused_from=None)


def _go_on(turn: Turn, event: Answered | Probed | Skipped) -> Turn:
    """The running turn after what was said, asked again or passed on."""
    match event:
        case Answered():
            return _answer(turn, event)
        case Probed(probe=probe):
            return replace(turn, open_probe=probe)
        case Skipped():
            return replace(turn, open_probe=None, skipped=True)


def _answer(turn: Turn, event: Answered) -> Turn:
    """The turn with one more exchange, which replies to the open probe if there is one."""
    # Zero-width characters are neither space nor printable; they do not make an answer.
    if not any(character.isprintable() and not character.isspace() for character in event.text):
        raise RehearsalError(
            "The answer is empty.", "Type an answer, or pass on the question if you have none."
        )
    exchange = Exchange(probe=turn.open_probe, answer=event.text, answered_at=event.at)
    return replace(turn, exchanges=(*turn.exchanges, exchange), open_probe=None)
