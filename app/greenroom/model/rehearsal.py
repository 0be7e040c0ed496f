"""One run of questions: its plan, its turns and the state its events add up to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from greenroom.model.ledger import Claim
from greenroom.model.prompt import KeyPoint, PersonaStyle, PromptKind, Slot
from greenroom.model.release import Fact


class Pressure(StrEnum):
    """How hard the panel pushes."""

    WALK_THROUGH = "walk-through"
    BOARD = "board"
    MURDER_BOARD = "murder board"


class Mode(StrEnum):
    """Who decides what is asked.

    PANEL lets the choice of questions decide, DRILL stays with one theme or named prompts,
    HOT_SEAT waits for a colleague to pick each question, BRUSH_UP repeats the weakest cards.
    """

    PANEL = "panel"
    DRILL = "drill"
    HOT_SEAT = "hot seat"
    BRUSH_UP = "brush-up"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a rehearsal sets out to do; `length` is the number of questions.

    `theme_id` narrows a drill to one theme; `prompt_ids`, when given, are asked in that order
    and nothing else is. In a `repeatable` plan, whose seed a person chose, earlier rehearsals
    have no say: the same seed and answers give the same rehearsal, on any machine.
    """

    release_id: str
    panel: str
    personas: tuple[str, ...]
    pressure: Pressure
    length: int
    seed: int
    mode: Mode = Mode.PANEL
    theme_id: str = ""
    prompt_ids: tuple[str, ...] = ()
    repeatable: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """What the panel knows while a turn runs, kept with it so that its score never changes.

    `facts` carry their anchors; `people` are the names the release knows; `earlier` is what
    was said about the facts in rehearsals before this one; `last_release` may be compared with.
    """

    facts: tuple[Fact, ...] = ()
    people: tuple[str, ...] = ()
    earlier: tuple[Claim, ...] = ()
    last_release: str = ""

    def fact(self, key: str) -> Fact | None:
        """The fact with that key, or None."""
        return next((fact for fact in self.facts if fact.key == key), None)


@dataclass(frozen=True, slots=True)
class Trap:
    """A false premise put into a question on purpose: `wrong` stands for the fact's `right`."""

    fact_key: str
    label: str
    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class Question:
    """A prompt as it was asked: placeholders filled, reasons given.

    It is a snapshot, so later edits of the bank never change a finished rehearsal. `cues` say
    what a good answer contains; `fact_keys` are the facts the question is about, first the ones
    it quotes; `style` is the persona's dials.
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
    secondary: tuple[str, ...] = ()
    clarification: str = ""
    cues: tuple[str, ...] = ()
    sample_answer: str = ""
    fact_keys: tuple[str, ...] = ()
    audience_level: int = 3
    style: PersonaStyle | None = None
    trap: Trap | None = None


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
    CONTRADICTION = "contradicts a fact"
    INCONSISTENCY = "differs from before"
    PREMISE_ACCEPTED = "false premise accepted"
    PREMISE_CORRECTED = "false premise corrected"
    REPETITION = "repeated answer"
    PRAISE = "praise without evidence"
    ACKNOWLEDGED = "acknowledged only"
    EVASIVE = "evasive"
    OFF_TOPIC = "off topic"
    TOO_SHORT = "too short"
    LONG_SENTENCE = "long sentence"
    JARGON = "jargon"
    LATE_ANSWER = "answer comes late"
    STRONG = "strong answer"


@dataclass(frozen=True, slots=True)
class Finding:
    """One weakness or strength, with the code points [start, end) of the answer that show it.

    `quote` is the answer's own text of that span, empty when something is missing rather
    than said; `reason` says in plain words why it matters. `label` names the key point or fact
    it is about, `expected` what the fact sheet (or the earlier answer) says; both may be empty.
    """

    kind: FindingKind
    start: int
    end: int
    quote: str
    reason: str
    label: str = ""
    expected: str = ""
    fact_key: str = ""


@dataclass(frozen=True, slots=True)
class SlotReading:
    """Whether an answer fills one slot, and the code points [start, end) that fill it."""

    slot: Slot
    filled: bool
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Probe:
    """One follow-up: the weakness it answers to and its wording, quotes filled in.

    `fact_key` names the fact that a confrontation is about, so that a bare “four” is understood.
    """

    kind: FindingKind
    text: str
    quote: str
    fact_key: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answer, and the probe it replies to (None for the first answer).

    `asked_at` is when the question or probe was put; `cut_off` says that a murder board
    interrupted the answer.
    """

    probe: Probe | None
    answer: str
    answered_at: datetime
    asked_at: datetime | None = None
    cut_off: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """A take-away: who brings the answer, and when at the latest (an aware moment)."""

    owner: str
    due: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """“I disagree”: a finding the presenter does not accept, and why.

    It names the finding by its kind, its quote and, for a gap, its label; the finding then costs
    no points.
    """

    kind: FindingKind
    quote: str
    reason: str
    label: str = ""

    def means(self, finding: Finding) -> bool:
        """Whether this is about that finding."""
        return (self.kind, self.quote, self.label) == (finding.kind, finding.quote, finding.label)


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answers; `open_probe` waits for a reply.

    `skipped` means the presenter passed: on the question when there is no exchange, else on a
    follow-up, after which this turn is not probed again. `attempts` are the answers set aside by
    trying again, oldest first, each a row of exchanges. `rating` is the presenter's own, 0 to 100.
    """

    question: Question
    asked_at: datetime
    exchanges: tuple[Exchange, ...] = ()
    open_probe: Probe | None = None
    skipped: bool = False
    brief: Brief = Brief()
    probed_at: datetime | None = None
    attempts: tuple[tuple[Exchange, ...], ...] = ()
    hinted: bool = False
    clarified: bool = False
    revealed: bool = False
    promise: Promise | None = None
    rating: int | None = None
    disputes: tuple[Dispute, ...] = ()

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
class Rehearsal:
    """The state a rehearsal's events add up to. `paused_from` is set only while paused."""

    id: str
    plan: Plan
    state: RehearsalState
    started_at: datetime
    brief: Brief = Brief()
    turns: tuple[Turn, ...] = ()
    paused_from: RehearsalState | None = None
    ended_at: datetime | None = None

    @property
    def answered(self) -> int:
        """How many questions have at least one answer."""
        return sum(bool(turn.exchanges) for turn in self.turns)


@dataclass(frozen=True, slots=True)
class TakeAway:
    """An open action from an answer: who brings what by when, in the presenter's own words.

    `id` names the turn it came from; `owner` and `due` are known when it was made as a promise
    and empty when only the words say it; `closed_with` is the answer that closed it.
    """

    question: str
    text: str
    persona_name: str
    theme_id: str
    id: str = ""
    owner: str = ""
    due: datetime | None = None
    closed_at: datetime | None = None
    closed_with: str = ""
