"""The open actions of a rehearsal: what the presenter promised to bring, and by when."""

from greenroom.model.rehearsal import FindingKind, Rehearsal, TakeAway, Turn
from greenroom.rehearsal.detectors import find


def take_aways(rehearsal: Rehearsal, people: tuple[str, ...]) -> tuple[TakeAway, ...]:
    """One entry for each turn whose answer was put off with an owner and a day, in turn order.

    `text` is the promise in the presenter's own words, `question` the question in its short
    form; `people` are the names the release knows.
    """
    return tuple(
        TakeAway(
            question=turn.question.short or turn.question.text,
            text=promise,
            persona_name=turn.question.persona_name,
            theme_id=turn.question.theme_id,
        )
        for turn in rehearsal.turns
        if (promise := _promise(turn, people))
    )


def _promise(turn: Turn, people: tuple[str, ...]) -> str:
    """The words of the turn that promise an answer, on one line; empty without a promise."""
    for finding in find(turn.answer, turn.question, people):
        if finding.kind is FindingKind.TAKE_AWAY:
            return " ".join(finding.quote.split())
    return ""
