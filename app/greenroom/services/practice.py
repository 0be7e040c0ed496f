"""What the rehearsals of a release showed, gathered for a document."""

from greenroom.model.board import Ballot
from greenroom.model.prompt import PromptBank
from greenroom.model.rehearsal import RehearsalState
from greenroom.model.release import Release
from greenroom.model.score import PASS, Scored
from greenroom.report.build.board_input import Practice, RehearsalLine
from greenroom.services.boards import closing_poll, release_message_readiness
from greenroom.services.cards import list_cards
from greenroom.services.scores import scored_rehearsals
from greenroom.services.workspace import Workspace


def practice_of(workspace: Workspace, release: Release) -> Practice:
    """The finished rehearsals with their means, message readiness, the poll and weak answers."""
    finished = tuple(
        each
        for each in scored_rehearsals(workspace, release)
        if each.rehearsal.state is RehearsalState.ENDED
    )
    if not finished:
        return Practice()
    return Practice(
        rehearsals=tuple(_line(workspace.bank, each) for each in finished),
        message=release_message_readiness(workspace, release),
        ballots=_ballots(workspace, release, finished),
        weak=_weak(workspace, release),
        disputed=sum(len(turn.disputes) for each in finished for turn in each.rehearsal.turns),
    )


def _line(bank: PromptBank, scored: Scored) -> RehearsalLine:
    rehearsal = scored.rehearsal
    scores = [bill.score for bill in scored.bills if bill is not None]
    names = {panel.id: panel.name for panel in bank.panels}
    return RehearsalLine(
        at=rehearsal.started_at,
        panel=names.get(rehearsal.plan.panel, rehearsal.plan.panel),
        pressure=rehearsal.plan.pressure.value,
        asked=len(rehearsal.turns),
        answered=rehearsal.answered,
        mean=sum(scores) / len(scores) if scores else None,
    )


def _ballots(
    workspace: Workspace, release: Release, finished: tuple[Scored, ...]
) -> tuple[Ballot, ...]:
    """The poll among everybody who ever sat on a panel of this release."""
    seated = {persona for each in finished for persona in each.rehearsal.plan.personas}
    return closing_poll(workspace, release, seated)


def _weak(workspace: Workspace, release: Release) -> tuple[str, ...]:
    """The questions whose newest answer did not hold, the weakest first."""
    weak = [card for card in list_cards(workspace, release) if card.last.score < PASS]
    weak.sort(key=lambda card: (card.last.score, card.prompt_id))
    return tuple(f"{card.persona_name}: {card.short or card.question}" for card in weak)
