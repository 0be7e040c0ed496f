"""One run of questions: its plan, its events and the state they add up to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from greenroom.model.prompt import KeyPoint, PromptKind, Slot


class Pressure(StrEnum):
    """How hard the panel pushes."""

    WALK_THROUGH = "walk-through"
    BOARD = "board"
    MURDER_BOARD = "murder board"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a rehearsal sets out to do; `length` is the number of questions.

    The same plan, seed and answers always give the same rehearsal.
    """

    release_id: str
    panel: str
    personas: tuple[str, ...]
    pressure: Pressure
    length: int
    seed: int


@dataclass(frozen=True, slots=True)
class Question:
    """A prompt as it was asked: placeholders filled, reasons given.

    It is a snapshot, so later edits of the bank never change a finished rehearsal.
    """

    prompt_id: str
    persona_id: str
    persona_name: str
    persona_seat: str
    theme_id: str
    theme_name: str
    kind: PromptKind
    difficulty: int
    text: str
    short: str
    why: str
    needs: tuple[Slot, ...]
    key_points: tuple[KeyPoint, ...]
    probes: tuple[tuple[str, tuple[str, ...]], ...]
    hint: str
    target_words: tuple[int, int]
    time_limit: int


class FindingKind(StrEnum):
    """Something an answer shows, good or weak."""

    NO_NUMBER = "no number"
    NO_OWNER = "no owner"
    NO_DATE = "no date"
    NO_EVIDENCE = "no evidence"
    KEY_POINT_MISSING = "key point missing"
    DEFERRAL = "deferral"
    DONT_KNOW = "don't know"
    BLAME = "blame"
    AGENTLESS = "agentless promise"
    ABSOLUTE = "absolute claim"
    HEDGE = "hedged commitment"
    VAGUE = "vague quantity"
    TOO_LONG = "too long"
    TAKE_AWAY = "take-away"


@dataclass(frozen=True, slots=True)
class Finding:
    """One weakness or strength, with the code points [start, end) of the answer that show it.

    `quote` is the answer's own text of that span, empty when something is missing rather
    than said; `reason` says in plain words why it matters.
    """

    kind: FindingKind
    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class SlotReading:
    """Whether an answer fills one slot, and the code points [start, end) that fill it."""

    slot: Slot
    filled: bool
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Probe:
    """One follow-up: the weakness it answers to and its wording, quotes filled in."""

    kind: FindingKind
    text: str
    quote: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answer, and the probe it replies to (None for the first answer)."""

    probe: Probe | None
    answer: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answers; `open_probe` waits for a reply.

    `skipped` means the presenter passed: on the question when there is no exchange, else on a
    follow-up, after which this turn is not probed again.
    """

    question: Question
    asked_at: datetime
    exchanges: tuple[Exchange, ...] = ()
    open_probe: Probe | None = None
    skipped: bool = False

    @property
    def answer(self) -> str:
        """Everything the presenter said in this turn, one paragraph for each reply."""
        return "\n".join(exchange.answer for exchange in self.exchanges)


class RehearsalState(StrEnum):
    """Where a rehearsal stands."""

    READY = "ready"
    ASKED = "asked"
    ANSWERED = "answered"
    PROBED = "probed"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Started:
    """The rehearsal began."""

    at: datetime
    rehearsal_id: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Asked:
    """A persona put a question."""

    at: datetime
    question: Question


@dataclass(frozen=True, slots=True)
class Answered:
    """The presenter sent an answer, to the question or to the open probe."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Probed:
    """The persona followed up on a weak answer."""

    at: datetime
    probe: Probe


@dataclass(frozen=True, slots=True)
class Skipped:
    """The presenter passed on the question, or on the open probe."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Paused:
    """The rehearsal was interrupted, by the user or by closing the program."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Resumed:
    """The rehearsal went on where it stood."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """The rehearsal is over, because its length is reached or the user stopped it."""

    at: datetime


Event = Started | Asked | Answered | Probed | Skipped | Paused | Resumed | Ended


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The state a rehearsal's events add up to. `paused_from` is set only while paused."""

    id: str
    plan: Plan
    state: RehearsalState
    started_at: datetime
    turns: tuple[Turn, ...] = ()
    paused_from: RehearsalState | None = None
    ended_at: datetime | None = None

    @property
    def answered(self) -> int:
        """How many questions have at least one answer."""
        return sum(bool(turn.exchanges) for turn in self.turns)


@dataclass(frozen=True, slots=True)
class TakeAway:
    """An open action from an answer: who brings what by when, in the presenter's own words."""

    question: str
    text: str
    persona_name: str
    theme_id: str
