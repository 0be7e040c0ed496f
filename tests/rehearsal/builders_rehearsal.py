"""Questions, turns and rehearsals for tests, with one keyword for what a test is about."""

from datetime import UTC, datetime, timedelta

from greenroom.model.event import (
    Answered,
    Asked,
    Ended,
    Event,
    Paused,
    Probed,
    Resumed,
    Skipped,
    Started,
)
from greenroom.model.prompt import KeyPoint, PersonaStyle, PromptKind, Slot
from greenroom.model.rehearsal import (
    Brief,
    Exchange,
    FindingKind,
    Plan,
    Pressure,
    Probe,
    Question,
    Rehearsal,
    Turn,
)
from greenroom.model.release import Fact, FactKind, FactStatus
from greenroom.rehearsal.engine import replay

START = datetime(2026, 5, 18, 9, 0, tzinfo=UTC)
PEOPLE = ("Priya Nair", "Ines Okoro")
BRIEF = Brief(people=PEOPLE)
DECIDER = KeyPoint("decider", "one named decider", must=True, weight=3, slot=Slot.OWNER)
TRIGGER = KeyPoint("trigger", "the threshold", must=True, weight=3, any=("error rate", "threshold"))


def minutes_in(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def a_plan(pressure: Pressure = Pressure.BOARD) -> Plan:
    return Plan("tidewater", "full_board", ("release_manager",), pressure, 3, 7)


def a_question(**changes: object) -> Question:
    fields: dict[str, object] = {
        "prompt_id": "RB-1",
        "persona_id": "release_manager",
        "persona_name": "Release manager",
        "persona_seat": "chairs the meeting",
        "theme_id": "rollback_recovery",
        "theme_name": "Rollback and recovery",
        "kind": PromptKind.WHAT_IF,
        "difficulty": 3,
        "text": "Error rate passes 1 % at 23:20. Do we roll back? On whose word?",
        "short": "Roll back or not, and who decides?",
        "why": "A late rollback costs more.",
        "needs": (Slot.ANSWER,),
        "key_points": (),
        "probes": (),
        "hint": "Is there a trigger, a time and one person?",
        "target_words": (30, 110),
        "time_limit": 60,
    }
    return Question(**{**fields, **changes})


def a_turn(
    *replies: str | tuple[Probe, str], question: Question | None = None, brief: Brief = BRIEF
) -> Turn:
    """A turn with those replies; a pair is a follow-up and the reply to it."""
    exchanges = tuple(
        Exchange(None, each, START) if isinstance(each, str) else Exchange(*each, START)
        for each in replies
    )
    return Turn(question or a_question(), START, exchanges, brief=brief)


def a_fact(key: str, kind: FactKind, value: str, **changes: object) -> Fact:
    """A confirmed fact; its label is its key in words."""
    fields: dict[str, object] = {"label": key.replace("_", " "), "status": FactStatus.CONFIRMED}
    return Fact(**{**fields, "key": key, "kind": kind, "value": value, **changes})


def a_style(**dials: int) -> PersonaStyle:
    """Dials in the middle, but for those named."""
    names = ("patience", "directness", "technical_depth", "evidence_demand")
    names += ("interruptiveness", "warmth", "risk_appetite")
    return PersonaStyle(**{name: dials.get(name, 3) for name in names})


# The prompt of section 7.2 of the design as it is asked, and the fact sheet of section 6.
ROLLBACK_FACTS = (
    a_fact(
        "rollback_minutes",
        FactKind.DURATION,
        "4",
        label="rollback time",
        unit="minutes",
        evidence="drilled on 12 May",
        anchors=("rollback", "roll back", "restore", "revert"),
    ),
    a_fact(
        "rollback_owner",
        FactKind.PERSON,
        "Priya Nair",
        label="rollback owner",
        anchors=("decides", "calls it", "rollback owner"),
    ),
    a_fact(
        "error_threshold",
        FactKind.PERCENT,
        "1",
        label="error threshold",
        anchors=("error rate", "threshold", "errors"),
    ),
)
ROLLBACK_BRIEF = Brief(facts=ROLLBACK_FACTS, people=PEOPLE)


def rollback_question(**changes: object) -> Question:
    """The question of both worked examples: two musts, two shoulds, a number and an owner."""
    fields: dict[str, object] = {
        "prompt_id": "RB-QUANT-003",
        "text": "Error rate passes 1 % at 23:20. Do we roll back? On whose word?",
        "needs": (Slot.NUMBER, Slot.OWNER),
        "key_points": (
            KeyPoint(
                "trigger",
                "the trigger and threshold",
                must=True,
                weight=3,
                any=("error rate", "threshold", "trigger", "abort criteria"),
                facts=("error_threshold",),
            ),
            KeyPoint(
                "decider",
                "one named decider",
                must=True,
                weight=3,
                slot=Slot.OWNER,
                facts=("rollback_owner",),
            ),
            KeyPoint(
                "duration",
                "the time to restore",
                must=False,
                weight=2,
                slot=Slot.NUMBER,
                facts=("rollback_minutes",),
            ),
            KeyPoint(
                "data",
                "what happens to new data",
                must=False,
                weight=2,
                any=("data written", "replay", "reconcile", "lost writes", "no data loss"),
            ),
        ),
        "cues": ("yes or no first", "threshold", "name", "minutes", "data"),
        "fact_keys": ("error_threshold", "rollback_owner", "rollback_minutes"),
        "style": a_style(directness=4, technical_depth=4, evidence_demand=5, risk_appetite=2),
    }
    return a_question(**{**fields, **changes})


def events_of(letters: str, question: Question | None = None) -> tuple[Event, ...]:
    """Started, then one event a letter: (a)sk, (r)eply, (f)ollow up, (s)kip, pause, go on, end."""
    probe = Probe(FindingKind.NO_OWNER, "Who exactly?", "the team")
    made = {
        "a": lambda at: Asked(at, question or a_question()),
        "r": lambda at: Answered(at, "The team will handle it."),
        "f": lambda at: Probed(at, probe),
        "s": Skipped,
        "p": Paused,
        "g": Resumed,
        "e": Ended,
    }
    started = Started(START, "run-1", a_plan())
    return (started, *(made[letter](minutes_in(n)) for n, letter in enumerate(letters, 1)))


def a_rehearsal(letters: str, question: Question | None = None) -> Rehearsal:
    return replay(events_of(letters, question))
