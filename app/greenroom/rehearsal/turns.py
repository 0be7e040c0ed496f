"""How an event changes a turn: what is said, promised, given up, rated, disputed or tried again."""

from dataclasses import replace
from datetime import datetime

from greenroom.errors import RehearsalError
from greenroom.model.event import (
    Answered,
    Clarified,
    Disputed,
    Hinted,
    Probed,
    Rated,
    Retried,
    Revealed,
    Skipped,
    TakenAway,
)
from greenroom.model.rehearsal import Dispute, Exchange, Turn

_Sign = Skipped | Revealed | Hinted | Clarified
TurnEvent = Answered | TakenAway | Probed | Rated | Disputed | Retried | _Sign
"""The events that are about one turn."""


def change_turn(turn: Turn, event: TurnEvent) -> Turn:
    """The turn after that event.

    Raises RehearsalError for an answer or promise without a visible character, a promise
    nobody keeps, and a rating outside 0 to 100 or of a turn without an answer.
    """
    match event:
        case Answered(at=at, text=text, cut_off=cut_off):
            hint = "Type an answer, or pass on the question if you have none."
            return _say(turn, _visible(text, "The answer is empty.", hint), at, cut_off=cut_off)
        case TakenAway():
            return _take_away(turn, event)
        case Probed(at=at, probe=probe):
            return replace(turn, open_probe=probe, probed_at=at)
        case Rated() | Disputed():
            return _judge(turn, event)
        case Retried(at=at):
            return _try_again(turn, at)
        case Skipped() | Revealed() | Hinted() | Clarified():
            return _mark(turn, event)


def _mark(turn: Turn, event: _Sign) -> Turn:
    """The turn with the sign that something happened in it and nothing was said."""
    match event:
        case Skipped():
            return replace(turn, open_probe=None, skipped=True)
        case Revealed():
            return replace(turn, open_probe=None, skipped=True, revealed=True)
        case Hinted():
            return replace(turn, hinted=True)
        case Clarified():
            return replace(turn, clarified=True)


def _say(turn: Turn, text: str, at: datetime, *, cut_off: bool = False) -> Turn:
    """The turn with one more exchange, which replies to the open probe if there is one."""
    asked_at = turn.asked_at
    if turn.open_probe is not None:
        asked_at = turn.probed_at or turn.asked_at
    exchange = Exchange(turn.open_probe, text, at, asked_at, cut_off)
    return replace(turn, exchanges=(*turn.exchanges, exchange), open_probe=None)


def _take_away(turn: Turn, event: TakenAway) -> Turn:
    promise = event.promise
    hint = "Name who brings the answer and by when."
    _visible(promise.owner, "The take-away has no owner.", hint)
    text = _visible(promise.text, "The take-away says nothing.", hint)
    return replace(_say(turn, text, event.at), promise=promise)


def _judge(turn: Turn, event: Rated | Disputed) -> Turn:
    """The turn with the presenter's own rating, or with a finding that is not accepted."""
    if isinstance(event, Disputed):
        return _dispute(turn, event.dispute)
    return _rate(turn, event.rating)


def _rate(turn: Turn, rating: int) -> Turn:
    # An ended rehearsal may stop at a question nobody answered, which leaves nothing to rate.
    if not turn.exchanges:
        raise RehearsalError("There is no answer to rate yet.", "Answer the question first.")
    if not 0 <= rating <= 100:
        raise RehearsalError(f"A rating of {rating} is not possible.", "Rate from 0 to 100.")
    return replace(turn, rating=rating)


def _dispute(turn: Turn, dispute: Dispute) -> Turn:
    # One finding is disputed once; saying it again only changes the reason.
    others = (each for each in turn.disputes if _subject(each) != _subject(dispute))
    return replace(turn, disputes=(*others, dispute))


def _subject(dispute: Dispute) -> tuple[str, str, str]:
    """The finding a dispute is about."""
    return dispute.kind, dispute.quote, dispute.label


def _try_again(turn: Turn, at: datetime) -> Turn:
    """The turn as if just asked, with its answers set aside; a hint once seen stays seen."""
    return Turn(
        turn.question,
        # The clock of the new attempt starts now, or the first try would count as thinking.
        asked_at=at,
        brief=turn.brief,
        attempts=(*turn.attempts, turn.exchanges),
        hinted=turn.hinted,
        clarified=turn.clarified,
    )


def _visible(text: str, message: str, hint: str) -> str:
    """The text itself; RehearsalError with that message and hint when it shows nothing."""
    # Zero-width characters are neither space nor printable; they do not make an answer.
    if not any(character.isprintable() and not character.isspace() for character in text):
        raise RehearsalError(message, hint)
    return text
