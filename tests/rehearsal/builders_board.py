"""Scored rehearsals for tests of cards, poll, heat map and message readiness: bills made up."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from builders import a_fact
from greenroom.model.board import VoteRule
from greenroom.model.prompt import Persona, PersonaStyle, Prompt, PromptKind, PromptStatus
from greenroom.model.rehearsal import Brief, Exchange, Rehearsal, RehearsalState, Turn
from greenroom.model.score import Bill, Scored
from greenroom.model.theme import Enforcement, Theme
from rehearsal.builders_rehearsal import START, a_plan, a_question

ROLLBACK = Theme(
    "rollback_recovery", "Rollback and recovery", "Going back.", 5, Enforcement.BLOCKING
)
TESTS = Theme("test_evidence", "Test evidence and defects", "Tests.", 4, Enforcement.BLOCKING)
SUPPORT = Theme("support_readiness", "Support readiness", "Support.", 1, Enforcement.CONDITIONAL)
THEMES = (ROLLBACK, TESTS, SUPPORT)
SHEET = (a_fact(),)


def days(count: float) -> datetime:
    """That many days after the first rehearsal began."""
    return START + timedelta(days=count)


def a_bill(score: int) -> Bill:
    return Bill(score, score, ())


def asked(
    score: int | None,
    prompt_id: str = "RB-1",
    theme: Theme = ROLLBACK,
    *,
    persona_id: str = "release_manager",
    facts: Sequence[object] = SHEET,
    fact_keys: tuple[str, ...] = ("rollback_minutes",),
    answer: str = "We go back at once.",
    **changes: object,
) -> tuple[Turn, Bill | None]:
    """A turn with that score; None for one without an answer, which is open unless skipped."""
    question = a_question(
        prompt_id=prompt_id,
        theme_id=theme.id,
        theme_name=theme.name,
        persona_id=persona_id,
        fact_keys=fact_keys,
    )
    exchanges = () if score is None else (Exchange(None, answer, START),)
    turn = Turn(question, START, exchanges, brief=Brief(facts=tuple(facts)))
    return replace(turn, **changes), None if score is None else a_bill(score)


def passed_on(prompt_id: str = "RB-1", theme: Theme = ROLLBACK, **changes: object):
    """A turn whose question was passed on."""
    return asked(None, prompt_id, theme, skipped=True, **changes)


def on_day(day: float, *turns: tuple[Turn, Bill | None], name: str = "") -> Scored:
    """A rehearsal that many days in, with its turns a minute apart."""
    moved = [
        (_moved(turn, days(day) + timedelta(minutes=number)), bill)
        for number, (turn, bill) in enumerate(turns)
    ]
    rehearsal = Rehearsal(
        name or f"run-{day:g}",
        a_plan(),
        RehearsalState.ENDED,
        days(day),
        turns=tuple(turn for turn, _ in moved),
    )
    return Scored(rehearsal, tuple(bill for _, bill in moved))


def scores(*pairs: tuple[float, int]) -> Iterable[Scored]:
    """One rehearsal of the same question for each (day, score)."""
    return tuple(on_day(day, asked(score)) for day, score in pairs)


def a_persona(*rules: VoteRule, persona_id: str = "release_manager") -> Persona:
    return Persona(
        id=persona_id,
        name="Release manager",
        seat="chairs the meeting",
        cares_about=(),
        worries=(),
        style=PersonaStyle(3, 3, 3, 3, 3, 3, 3),
        votes_no_go_if=(),
        vote_rules=rules,
    )


def a_prompt(
    prompt_id: str, theme: Theme, *personas: str, status: PromptStatus = PromptStatus.ACTIVE
) -> Prompt:
    return Prompt(
        id=prompt_id,
        version=1,
        status=status,
        personas=personas,
        theme=theme.id,
        kind=PromptKind.STATUS,
        difficulty=1,
        text="How?",
        short="How?",
        why="",
        intent="",
        clarification="",
    )


def _moved(turn: Turn, at: datetime) -> Turn:
    exchanges = tuple(replace(each, answered_at=at) for each in turn.exchanges)
    return replace(turn, asked_at=at, exchanges=exchanges)
