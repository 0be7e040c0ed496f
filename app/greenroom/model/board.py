"""What the panel makes of a release's rehearsals: votes, the heat map, message readiness."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from greenroom.model.theme import Stance


class Vote(StrEnum):
    """What a persona says when the chair calls the roll."""

    GO = "go"
    CONDITIONS = "go with conditions"
    NO_GO = "no-go"


@dataclass(frozen=True, slots=True)
class VoteRule:
    """A written rule of one persona: when it holds, the persona votes that way.

    It holds when an answer on one of `themes` scored under `below`, when one of the blocking
    ones among them was never answered, or when one of `facts` is unknown, or known to be no.
    `turned_by` says what would turn the vote.
    """

    text: str
    vote: Vote
    turned_by: str
    themes: tuple[str, ...] = ()
    below: int = 50
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ballot:
    """One persona's vote, the rules that made it and what would turn it to go."""

    persona_id: str
    persona_name: str
    persona_seat: str
    vote: Vote
    reasons: tuple[str, ...]
    turned_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One persona on one theme: how often asked, the newest score, and what it says of the risk.

    `stance` is MITIGATED when the newest answer holds, RAISED when it does not, UNKNOWN for a
    take-away or a pass, None when never asked; `available` counts prompts that could be asked.
    """

    persona_id: str
    theme_id: str
    asked: int
    score: int | None
    stance: Stance | None
    available: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Persona by theme; `cells` holds every pair, personas first, in the order of the two rows.

    `personas` and `themes` are (id, name) pairs.
    """

    personas: tuple[tuple[str, str], ...]
    themes: tuple[tuple[str, str], ...]
    cells: tuple[HeatCell, ...]

    def cell(self, persona_id: str, theme_id: str) -> HeatCell:
        """The cell of that pair; KeyError when there is none."""
        for cell in self.cells:
            if (cell.persona_id, cell.theme_id) == (persona_id, theme_id):
                return cell
        raise KeyError((persona_id, theme_id))


@dataclass(frozen=True, slots=True)
class ThemeAnswer:
    """How a theme stands: its severity (1 to 5), how often it was asked about, and its score.

    The score is the mean of its prompts' best recent scores.
    """

    theme_id: str
    theme_name: str
    severity: int
    blocking: bool
    score: int | None
    asked: int


@dataclass(frozen=True, slots=True)
class MessageReadiness:
    """How well the presenter answers, 0 to 100; None before the first answer.

    `value` is `mean`, the severity-weighted mean of the answered themes' scores, times
    `coverage`, the share of themes (0 to 1) with an answer. Stale answers do not count.
    """

    value: float | None
    mean: float | None
    coverage: float
    themes: tuple[ThemeAnswer, ...]
    rehearsals: int
    as_of: datetime | None = None
