"""The cards of a release: which answers to practise again, and when."""

from greenroom.model.card import Card
from greenroom.model.release import Release
from greenroom.prompts.facts import anchored
from greenroom.rehearsal.practice.cards import brush_up, cards_of
from greenroom.rehearsal.scoring.comparison import Comparison, compare_turns
from greenroom.services.rules import switched_off
from greenroom.services.scores import scored_rehearsals
from greenroom.services.workspace import Workspace

BRUSH_UP = 5
"""How many cards fit into the ten minutes before a board."""


def list_cards(workspace: Workspace, release: Release) -> tuple[Card, ...]:
    """Every question met in the release's rehearsals, the most urgent first."""
    return cards_of(
        scored_rehearsals(workspace, release),
        anchored(release.facts, workspace.fact_keys),
        board_at=release.board_at,
        now=workspace.clock(),
    )


def brush_up_cards(workspace: Workspace, release: Release) -> tuple[Card, ...]:
    """The weakest cards, for the ten minutes on the morning of the board."""
    return brush_up(list_cards(workspace, release), BRUSH_UP)


def compare_card(workspace: Workspace, release: Release, card: Card) -> Comparison | None:
    """The newest answer on a card beside the one before it; None after a single attempt."""
    if len(card.attempts) < 2:
        return None
    turns = {
        (each.rehearsal.id, number): (each.rehearsal, number)
        for each in scored_rehearsals(workspace, release)
        for number in range(len(each.rehearsal.turns))
    }
    before, after = (turns[attempt.rehearsal_id, attempt.turn] for attempt in card.attempts[-2:])
    return compare_turns(before, after, off=switched_off(workspace))
