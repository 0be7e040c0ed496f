"""What the panel makes of a release so far: the poll, the heat map, message readiness, claims."""

from collections.abc import Collection, Iterable, Sequence

from greenroom.model.board import Ballot, HeatMap, MessageReadiness
from greenroom.model.card import Card
from greenroom.model.ledger import Claim
from greenroom.model.prompt import Persona, Prompt, PromptStatus
from greenroom.model.rehearsal import TakeAway
from greenroom.model.release import Release
from greenroom.prompts.facts import anchored, known_facts
from greenroom.prompts.setting import missing_facts
from greenroom.rehearsal.facts.ledger import differing, ledger
from greenroom.rehearsal.practice.heat_map import heat_map
from greenroom.rehearsal.practice.message_readiness import message_readiness
from greenroom.rehearsal.practice.met import Met, questions_met
from greenroom.rehearsal.practice.poll import poll
from greenroom.services.cards import list_cards
from greenroom.services.scores import scored_rehearsals
from greenroom.services.take_aways import list_take_aways
from greenroom.services.workspace import Workspace


def closing_poll(
    workspace: Workspace,
    release: Release,
    persona_ids: Collection[str] = (),
    *,
    promised: Sequence[TakeAway] | None = None,
) -> tuple[Ballot, ...]:
    """How each persona would vote today by its written rules; all of them, or those named.

    `promised` spares reading the take-aways again where they are at hand.
    """
    return poll(
        _personas(workspace, persona_ids),
        workspace.codebook.themes,
        scored_rehearsals(workspace, release),
        anchored(release.facts, workspace.fact_keys),
        list_take_aways(workspace, release) if promised is None else promised,
    )


def release_heat_map(
    workspace: Workspace, release: Release, persona_ids: Collection[str] = ()
) -> HeatMap:
    """Who asked about what, and how it went; all personas, or those named."""
    return heat_map(
        _personas(workspace, persona_ids),
        workspace.codebook.themes,
        workspace.bank.prompts,
        scored_rehearsals(workspace, release),
    )


def prompt_for_cell(
    workspace: Workspace, release: Release, persona_id: str, theme_id: str
) -> Prompt | None:
    """What to ask in a cell of the heat map; None when that persona has nothing to ask there.

    Prompts never met with this release come first, then those the fact sheet can fill, then the
    easier ones: a blank cell is a first look at its theme.
    """
    met = {each.turn.question.prompt_id for each in _met(workspace, release)}
    facts = known_facts(release)
    # The bank holds active prompts and others; only the active ones may be asked.
    fitting = [
        prompt
        for prompt in workspace.bank.prompts
        if prompt.status is PromptStatus.ACTIVE
        and prompt.theme == theme_id
        and persona_id in prompt.personas
    ]
    return min(
        fitting,
        key=lambda each: (
            each.id in met,
            bool(missing_facts(each, facts)),
            each.difficulty,
            each.personas.index(persona_id),
            each.id,
        ),
        default=None,
    )


def newest_in_cell(
    workspace: Workspace, release: Release, persona_id: str, theme_id: str
) -> Met | None:
    """What a cell of the heat map shows: the newest question answered or passed on there."""
    here = [
        each
        for each in _met(workspace, release)
        if each.turn.question.persona_id == persona_id and each.turn.question.theme_id == theme_id
    ]
    return here[-1] if here else None


def release_message_readiness(
    workspace: Workspace, release: Release, cards: Sequence[Card] | None = None
) -> MessageReadiness:
    """How well the presenter answers so far; practice never moves launch readiness.

    `cards` spares making the release's cards again where they are at hand.
    """
    return message_readiness(
        workspace.codebook.themes,
        scored_rehearsals(workspace, release),
        list_cards(workspace, release) if cards is None else cards,
    )


def release_claims(workspace: Workspace, release: Release) -> tuple[Claim, ...]:
    """What was said about each fact in every rehearsal, oldest first."""
    scored = scored_rehearsals(workspace, release)
    return ledger(claim for each in scored for claim in each.claims)


def differing_claims(claims: Sequence[Claim]) -> tuple[tuple[Claim, Claim], ...]:
    """(earlier, later) pairs in which the presenter gave a fact another value."""
    return differing(claims)


def _met(workspace: Workspace, release: Release) -> tuple[Met, ...]:
    """Every question answered or passed on, oldest first."""
    return questions_met(scored_rehearsals(workspace, release))


def _personas(workspace: Workspace, ids: Collection[str]) -> tuple[Persona, ...]:
    known: Iterable[Persona] = workspace.bank.personas
    return tuple(persona for persona in known if not ids or persona.id in ids)
