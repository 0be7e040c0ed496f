"""Everything the practice page shows about one release, read in one go."""

from dataclasses import dataclass

from greenroom.gui.panels.practice_wording import zone_of
from greenroom.model.board import Ballot, HeatMap, MessageReadiness
from greenroom.model.card import Card
from greenroom.model.debrief import Debrief
from greenroom.model.ledger import Claim
from greenroom.model.rehearsal import TakeAway
from greenroom.model.release import Release
from greenroom.services.boards import (
    closing_poll,
    differing_claims,
    release_claims,
    release_heat_map,
    release_message_readiness,
)
from greenroom.services.cards import list_cards
from greenroom.services.debriefs import Rehearsed, list_debriefs, rehearsed_questions
from greenroom.services.releases import load_release
from greenroom.services.take_aways import list_take_aways
from greenroom.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Standing:
    """What practising a release has shown so far."""

    release: Release
    message: MessageReadiness
    heat: HeatMap
    cards: tuple[Card, ...]
    ballots: tuple[Ballot, ...]
    claims: tuple[Claim, ...]
    differing: tuple[tuple[Claim, Claim], ...]
    take_aways: tuple[TakeAway, ...]
    rehearsed: tuple[Rehearsed, ...]
    debriefs: tuple[Debrief, ...]

    @property
    def zone(self) -> str:
        """The time zone moments are said in."""
        return zone_of(self.release)


def read_standing(workspace: Workspace, release_id: str) -> Standing:
    """What practising that release has shown so far; it takes a moment, and belongs in a job."""
    release = load_release(workspace, release_id)
    claims = release_claims(workspace, release)
    # Each of these reads every answer, so each is made once and handed on.
    cards = list_cards(workspace, release)
    take_aways = list_take_aways(workspace, release)
    return Standing(
        release=release,
        message=release_message_readiness(workspace, release, cards),
        heat=release_heat_map(workspace, release),
        cards=cards,
        ballots=closing_poll(workspace, release, promised=take_aways),
        claims=claims,
        differing=differing_claims(claims),
        take_aways=take_aways,
        rehearsed=rehearsed_questions(workspace, release),
        debriefs=list_debriefs(workspace, release),
    )
