"""What earlier rehearsals teach the choice of the next question."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from greenroom.model.card import Card
from greenroom.model.score import Bill, Scored
from greenroom.prompts.facts import anchored
from greenroom.prompts.history import History
from greenroom.rehearsal.practice.cards import cards_of
from greenroom.services.scores import score_once, scored_rehearsals
from greenroom.services.sitting import Sitting
from greenroom.services.workspace import Workspace
from greenroom.store import debriefs

RECENT = 5
"""How many of the newest answers on a theme say whether it is weak."""


def history_of(workspace: Workspace, sitting: Sitting) -> History:
    """Which prompts are due, which themes are weak, how this session goes, what really came."""
    release, rehearsal = sitting.release, sitting.rehearsal
    session = score_once(workspace, rehearsal, sitting.events, sitting.off)
    # This session's answers move the difficulty; its cards are not due again within it.
    others = tuple(
        each
        for each in scored_rehearsals(workspace, release)
        if each.rehearsal.id != rehearsal.id and not rehearsal.plan.repeatable
    )
    # Counted from the start of the session, so that the pace of typing never changes a question.
    started = rehearsal.started_at
    facts = anchored(release.facts, workspace.fact_keys)
    cards = cards_of(others, facts, board_at=release.board_at, now=started)
    by_theme = _newest_by_theme((*others, session))
    return History(
        due={card.prompt_id: float(_is_due(card, started)) for card in cards},
        weakness={theme: _weakness(bills) for theme, bills in by_theme.items()},
        means={theme: _mean(bills) for theme, bills in by_theme.items()},
        scores=tuple(bill.score if bill else None for bill in session.bills),
        came_up={} if rehearsal.plan.repeatable else _came_up(workspace),
    )


def _is_due(card: Card, at: datetime) -> bool:
    """Whether the card wants to be met by that moment."""
    return card.due is not None and card.due <= at


def _newest_by_theme(scored: Sequence[Scored]) -> dict[str, list[Bill]]:
    """The bills of the newest answers on each theme, oldest first."""
    answers: dict[str, list[Bill]] = {}
    for each in scored:
        for turn, bill in zip(each.rehearsal.turns, each.bills, strict=True):
            if bill is not None:
                answers.setdefault(turn.question.theme_id, []).append(bill)
    return {theme: bills[-RECENT:] for theme, bills in answers.items()}


def _weakness(bills: Sequence[Bill]) -> float:
    """The share of these answers that did not hold."""
    return sum(not bill.passed for bill in bills) / len(bills)


def _mean(bills: Sequence[Bill]) -> float:
    return sum(bill.score for bill in bills) / len(bills)


def _came_up(workspace: Workspace) -> dict[str, int]:
    """How many real boards asked each prompt."""
    held = debriefs.list_debriefs(workspace.database)
    return dict(
        Counter(
            question.prompt_id
            for debrief in held
            for question in debrief.asked
            if question.prompt_id
        )
    )
