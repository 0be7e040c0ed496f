"""Questions, turns and rehearsals for tests, with one keyword for what a test is about."""

from datetime import UTC, datetime, timedelta

from greenroom.model.prompt import KeyPoint, PromptKind, Slot
from greenroom.model.rehearsal import (
    Answered,
    Asked,
    Ended,
    Event,
    Exchange,
    FindingKind,
    Paused,
    Plan,
    Pressure,
    Probe,
    Probed,
    Question,
    Rehearsal,
    Resumed,
    Skipped,
    Started,
    Turn,
)
from greenroom.rehearsal.engine import replay

START = datetime(2026, 5, 18, 9, 0, tzinfo=UTC)
PEOPLE = ("Priya Nair", "Ines Okoro")
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


def a_turn(*replies: str | tuple[Probe, str], question: Question | None = None) -> Turn:
    """A turn with those replies; a pair is a follow-up and the reply to it."""
    exchanges = tuple(
        Exchange(None, each, START) if isinstance(each, str) else Exchange(*each, START)
        for each in replies
    )
    return Turn(question or a_question(), START, exchanges)


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
