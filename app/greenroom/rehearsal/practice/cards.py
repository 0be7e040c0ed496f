"""The cards of a release: every question met, its best answer, and when to meet it again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from greenroom.model.card import Attempt, Card, Grade, StaleFact
from greenroom.model.release import Fact
from greenroom.model.score import PASS, Scored
from greenroom.rehearsal.practice.met import (
    Met,
    by_prompt,
    changed_facts,
    questions_met,
    say_change,
)
from greenroom.rehearsal.practice.schedule import Due, Step, next_due, progress_of

AGAIN_BELOW, EASY_FROM = 50, 90
"""Scores under the first are to be done again; from the second on an answer came easily."""

# From worst to best, so that a hint can take one step down.
_GRADES = (Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY)
_PASSES = (Grade.GOOD, Grade.EASY)
# What nobody can answer any more waits behind everything that has a date.
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Tried:
    """One attempt, what it came from, and the facts that have changed since."""

    met: Met
    attempt: Attempt
    stale: tuple[StaleFact, ...]

    @property
    def holds(self) -> bool:
        """Whether it was an answer whose facts still hold."""
        return self.met.bill is not None and not self.stale


def cards_of(
    scored: Sequence[Scored], facts: Sequence[Fact], *, board_at: datetime | None, now: datetime
) -> tuple[Card, ...]:
    """A card for each prompt met, the most urgent first.

    Stale cards come first and then those whose answer failed, the lowest score leading; the
    others follow by the time they were planned for. `facts` are the fact sheet as a brief would
    hold it now. A turn gives one attempt, its newest: answers set aside have no score. A pass
    is an attempt with a score of 0 and no words. Once the board has met nothing is due.
    """
    sheet = {fact.key: fact for fact in facts}
    made = [
        _card(met, sheet, board_at=board_at, now=now)
        for met in by_prompt(questions_met(scored)).values()
    ]
    return tuple(card for card, due in sorted(made, key=lambda each: _urgency(*each)))


def brush_up(cards: Sequence[Card], most: int = 5) -> tuple[Card, ...]:
    """The weakest cards, stale ones first, then by grade, score and spaced passes."""
    return tuple(sorted(cards, key=_weakness)[: max(0, most)])


def grade_of(score: int, *, hinted: bool = False, given_up: bool = False) -> Grade:
    """The grade of a score from 0 to 100; a hint costs one grade, giving up all of them."""
    if given_up or score < AGAIN_BELOW:
        return Grade.AGAIN
    earned = 1 if score < PASS else 2 if score < EASY_FROM else 3
    return _GRADES[earned - 1 if hinted else earned]


def _card(
    met: Sequence[Met], sheet: Mapping[str, Fact], *, board_at: datetime | None, now: datetime
) -> tuple[Card, Due]:
    """The card of one prompt, and the step behind its date; `met` is oldest first."""
    tried = [_Tried(each, _attempt(each), changed_facts(each.turn, sheet)) for each in met]
    newest = tried[-1]
    # What was said of other facts is no practice of the answer that is true now.
    progress = progress_of(
        ((each.met.at, each.holds and each.attempt.grade in _PASSES) for each in tried), board_at
    )
    due = next_due(progress, board_at=board_at, now=now) if progress else Due(Step.NOTHING)
    held = [each.attempt for each in tried if each.holds]
    question = newest.met.turn.question
    card = Card(
        prompt_id=question.prompt_id,
        persona_id=question.persona_id,
        persona_name=question.persona_name,
        theme_id=question.theme_id,
        theme_name=question.theme_name,
        question=question.text,
        short=question.short,
        attempts=tuple(each.attempt for each in tried),
        # Of equal scores the newer one, which the presenter remembers better.
        best=max(reversed(held), key=lambda attempt: attempt.score, default=None),
        passes=progress.passes if progress else 0,
        due=due.at,
        why_due=_why(newest, due, progress.passes if progress else 0),
        stale=newest.stale,
    )
    return card, due


def _attempt(met: Met) -> Attempt:
    score = met.bill.score if met.bill else 0
    # Passing on a follow-up leaves an answer that can be judged; passing on the question does not.
    given_up = met.bill is None or met.turn.revealed
    return Attempt(
        rehearsal_id=met.rehearsal_id,
        turn=met.number,
        at=met.at,
        answer=met.turn.answer,
        score=score,
        grade=grade_of(score, hinted=met.turn.hinted, given_up=given_up),
    )


def _why(newest: _Tried, due: Due, passes: int) -> str:
    """Why the card comes back when it does, as a plain sentence."""
    if due.step is Step.OVER:
        told = f"{_changes(newest.stale)}, but the" if newest.stale else "The"
        return f"{told} board has met; the next board date brings the question back."
    if newest.stale:
        return f"{_changes(newest.stale)}, so the answer no longer holds."
    return {
        Step.REPEAT: f"{_failure(newest)}; it comes back until one answer holds.",
        Step.SPACED: f"The answer held; this is spaced repeat {passes + 1} of {due.of}.",
        Step.BRUSH_UP: "The answer held; one last look on the morning of the board.",
        Step.NOTHING: f"The answer held in {passes} spaced repeats; nothing more is planned.",
    }[due.step]


def _changes(stale: Sequence[StaleFact]) -> str:
    change, more = say_change(stale[0]), len(stale) - 1
    told = change[:1].upper() + change[1:]
    if not more:
        return told
    return f"{told}, and {more} more {'fact has' if more == 1 else 'facts have'} changed"


def _failure(tried: _Tried) -> str:
    turn, attempt = tried.met.turn, tried.attempt
    if turn.revealed:
        return "You looked at the answer"
    if tried.met.bill is None:
        return "You passed on the question"
    if attempt.score >= PASS:
        return f"You needed a hint for {attempt.score} of 100"
    return f"The last answer scored {attempt.score} of 100"


def _urgency(card: Card, due: Due) -> tuple[int, int, datetime, str]:
    # Where nothing is planned any more, stale and failed cards are not urgent either.
    if due.planned is None:
        return 3, card.last.score, _NEVER, card.prompt_id
    if card.stale:
        return 0, card.last.score, due.planned, card.prompt_id
    if due.step is Step.REPEAT:
        return 1, card.last.score, due.planned, card.prompt_id
    return 2, 0, due.planned, card.prompt_id


def _weakness(card: Card) -> tuple[bool, int, int, int, str]:
    grade = _GRADES.index(card.last.grade)
    return not card.stale, grade, card.last.score, card.passes, card.prompt_id
