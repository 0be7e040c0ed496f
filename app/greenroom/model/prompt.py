"""Who asks, what is asked, and what a good answer must contain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from greenroom.model.board import VoteRule


class Slot(StrEnum):
    """One of the five things a board wants in an answer."""

    ANSWER = "answer"
    NUMBER = "number"
    OWNER = "owner"
    DATE = "date"
    EVIDENCE = "evidence"


class PromptKind(StrEnum):
    """The ten kinds of question a board asks."""

    STATUS = "status"
    EVIDENCE = "evidence"
    WHAT_IF = "what_if"
    QUANTIFY = "quantify"
    OWNER = "owner"
    TRADE_OFF = "trade_off"
    COMMITMENT = "commitment"
    PREMISE = "premise"
    HISTORY = "history"
    PLAIN_LANGUAGE = "plain_language"


class PromptStatus(StrEnum):
    """Whether a prompt may be asked."""

    DRAFT = "draft"
    ACTIVE = "active"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class PersonaStyle:
    """Seven dials from 1 (low) to 5 (high) that change tone, depth and timing."""

    patience: int
    directness: int
    technical_depth: int
    evidence_demand: int
    interruptiveness: int
    warmth: int
    risk_appetite: int


@dataclass(frozen=True, slots=True)
class Persona:
    """A stakeholder who asks."""

    id: str
    name: str
    seat: str
    cares_about: tuple[str, ...]
    worries: tuple[str, ...]
    style: PersonaStyle
    votes_no_go_if: tuple[str, ...]
    vote_rules: tuple[VoteRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """A named set of personas for one rehearsal."""

    id: str
    name: str
    personas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One point a good answer makes: any phrase of `any`, a fact's value, or a filled slot."""

    id: str
    label: str
    must: bool
    weight: int = 1
    any: tuple[str, ...] = ()
    slot: Slot | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question in the bank; texts hold `{placeholders}` named after fact keys.

    `difficulty` runs from 1 (opener) to 5 (hostile); `time_limit` is in seconds;
    `target_words` is the (shortest, longest) useful length; `probes` maps a weakness to
    wordings that may quote the answer as `{quote}`. `incident` is a cautionary tale told with
    the question (“this bit us in 24.3”); `own` marks a prompt of the user's; `came_up` counts
    the real boards that asked it.
    """

    id: str
    version: int
    status: PromptStatus
    personas: tuple[str, ...]
    theme: str
    kind: PromptKind
    difficulty: int
    text: str
    short: str
    why: str
    intent: str
    clarification: str
    secondary: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    requires_facts: tuple[str, ...] = ()
    ask_if_missing: bool = False
    needs: tuple[Slot, ...] = (Slot.ANSWER,)
    key_points: tuple[KeyPoint, ...] = ()
    probes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ideal_cues: tuple[str, ...] = ()
    sample_answer: str = ""
    time_limit: int = 90
    target_words: tuple[int, int] = (30, 110)
    audience_level: int = 3
    board_section: str = ""
    sources: tuple[str, ...] = ()
    incident: str = ""
    own: bool = False
    came_up: int = 0


@dataclass(frozen=True, slots=True)
class PromptBank:
    """Everything that can be asked, who asks it, and the ready panels."""

    prompts: tuple[Prompt, ...]
    personas: tuple[Persona, ...]
    panels: tuple[Panel, ...]

    def prompt(self, prompt_id: str) -> Prompt:
        """The prompt with that id; KeyError when there is none."""
        for prompt in self.prompts:
            if prompt.id == prompt_id:
                return prompt
        raise KeyError(prompt_id)

    def persona(self, persona_id: str) -> Persona:
        """The persona with that id; KeyError when there is none."""
        for persona in self.personas:
            if persona.id == persona_id:
                return persona
        raise KeyError(persona_id)

    def panel(self, panel_id: str) -> Panel:
        """The panel with that id; KeyError when there is none."""
        for panel in self.panels:
            if panel.id == panel_id:
                return panel
        raise KeyError(panel_id)
