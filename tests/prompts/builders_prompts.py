"""What the prompt tests are built from: the shipped bank, a codebook, full and empty releases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import yaml

from greenroom.model.prompt import PromptBank
from greenroom.model.rehearsal import Mode, Plan, Pressure, Question
from greenroom.model.release import Fact, FactKind, FactStatus, Release, Window
from greenroom.model.theme import Codebook, Enforcement, Theme
from greenroom.prompts.bank import load_bank
from greenroom.prompts.choose import choose_question
from greenroom.prompts.facts import FactKey, load_fact_keys
from greenroom.prompts.history import NO_HISTORY, History
from greenroom.resources import resource

VALUES = {
    FactKind.DURATION: "4",
    FactKind.PERCENT: "2",
    FactKind.COUNT: "40",
    FactKind.DATE: "2026-05-12",
    FactKind.PERSON: "Ines Okafor",
    FactKind.BOOLEAN: "yes",
    FactKind.TEXT: "the night train",
}

GOOD_PERSONAS = """
personas:
- {id: qa_lead, name: QA lead, seat: owns the signal, style: {patience: 2, directness: 4,
   technical_depth: 4, evidence_demand: 5, interruptiveness: 2, warmth: 2, risk_appetite: 2}}
panels:
- {id: small, name: Small panel, personas: [qa_lead]}
"""

GOOD_PROMPT = """
- id: RB-OWNER-001
  version: 1
  status: active
  personas: [qa_lead]
  theme: rollback
  secondary: [testing]
  kind: owner
  difficulty: 2
  text: "Who undoes {release} after {rollback_minutes}?"
  variants: ["Who takes {release} back?", "Whose hands undo it?"]
  short: "Who undoes it?"
  clarification: "One person."
  intent: "Is it owned?"
  why: "Names help."
  requires_facts: [rollback_minutes]
  ask_if_missing: true
  needs: [answer, owner]
  key_points:
    - {id: who, label: "the person", must: true, weight: 2, any: ["i do", "she does"], slot: owner}
  probes:
    no owner: ["A name?"]
    agentless promise: ["“{quote}” by whom?"]
  ideal_cues: [Name first]
  sample_answer: "{rollback_owner} does."
  time_limit: 60
  target_words: [20, 70]
  audience_level: 3
  board_section: Backout
  sources: [Practice]
"""

THEMES = ("rollback", "testing")
KEYS = ("release", "version", "rollback_minutes", "rollback_owner")


def write_bank(
    folder: Path, prompts: str = GOOD_PROMPT, personas: str = GOOD_PERSONAS
) -> tuple[Path, Path]:
    """A prompt file and a personas file with that text."""
    (folder / "rollback.yaml").write_text(prompts, encoding="utf-8")
    (folder / "people.yaml").write_text(personas, encoding="utf-8")
    return folder / "rollback.yaml", folder / "people.yaml"


def load_small(
    folder: Path, prompts: str = GOOD_PROMPT, personas: str = GOOD_PERSONAS
) -> PromptBank:
    """The bank of those texts, with two themes and four fact keys known."""
    prompt_file, personas_file = write_bank(folder, prompts, personas)
    return load_bank([prompt_file], personas_file, THEMES, fact_keys=KEYS)


@cache
def shipped_codebook() -> Codebook:
    """The shipped themes, without their phrases."""
    written = yaml.safe_load(resource("codebook.yaml").read_text(encoding="utf-8"))
    return Codebook(
        tuple(
            Theme(
                id=theme["id"],
                name=theme["name"],
                definition=theme["definition"],
                severity=theme["severity"],
                enforcement=Enforcement(theme["enforcement"]),
            )
            for theme in written["themes"]
        )
    )


@cache
def shipped_keys() -> tuple[FactKey, ...]:
    """The shipped fact sheet."""
    return load_fact_keys(resource("facts.yaml"))


@cache
def shipped_bank() -> PromptBank:
    """The shipped bank, read and checked."""
    files = sorted(resource("prompts").glob("*.yaml"))
    themes = {theme.id for theme in shipped_codebook().themes}
    return load_bank(files, resource("personas.yaml"), themes)


def an_empty_release() -> Release:
    """A release with a name and nothing else."""
    return Release(id="r1", name="Skylark", version="4.2")


def a_full_release(status: FactStatus = FactStatus.CONFIRMED) -> Release:
    """A release whose sheet has every suggested fact, in that status."""
    facts = tuple(
        Fact(
            key=each.key,
            label=each.label,
            kind=each.kind,
            value="" if status is FactStatus.UNKNOWN else VALUES[each.kind],
            unit=each.unit,
            status=status,
        )
        for each in shipped_keys()
        if not each.from_release
    )
    return Release(
        id="r1",
        name="Skylark",
        version="4.2",
        window=Window(
            datetime(2026, 3, 14, 22, 0, tzinfo=UTC), datetime(2026, 3, 15, 2, 0, tzinfo=UTC), "UTC"
        ),
        facts=facts,
    )


def a_plan(
    panel: str = "full_board",
    *,
    seed: int = 1,
    length: int = 16,
    pressure: Pressure = Pressure.BOARD,
    personas: tuple[str, ...] = (),
) -> Plan:
    """A plan for a shipped panel, or for the given personas."""
    seats = personas or shipped_bank().panel(panel).personas
    return Plan("r1", panel, seats, pressure, length, seed)


def ask_all(plan: Plan, release: Release) -> tuple[Question, ...]:
    """The questions of a session, up to the plan's length."""
    asked: tuple[Question, ...] = ()
    while len(asked) < plan.length:
        question = choose_question(
            shipped_bank(), plan, release, shipped_codebook(), asked, fact_keys=shipped_keys()
        )
        if question is None:
            break
        asked = (*asked, question)
    return asked


PEOPLE = {
    "decision_owner": "Ruth Adeyemi",
    "rollback_owner": "Priya Nair",
    "on_call": "Marco Diaz",
}


def a_varied_release() -> Release:
    """A release with a full, confirmed sheet in which no two values are alike."""
    base = a_full_release()
    numbers = {FactKind.DURATION: 4, FactKind.PERCENT: 60, FactKind.COUNT: 400}
    facts = []
    for place, fact in enumerate(base.facts):
        value = PEOPLE.get(fact.key, fact.value)
        if fact.kind in numbers:
            value = str(numbers[fact.kind] + place)
        if fact.kind is FactKind.DATE:
            value = f"2026-04-{place % 28 + 1:02}"
        facts.append(replace(fact, value=value))
    return replace(base, facts=tuple(facts), owner="Ines Okoro")


def a_drill(theme_id: str = "", *, length: int = 8, prompt_ids: tuple[str, ...] = ()) -> Plan:
    """A drill of one theme, or of the named prompts, with the full board."""
    plan = a_plan(length=length)
    return replace(plan, mode=Mode.DRILL, theme_id=theme_id, prompt_ids=prompt_ids)


def a_large_bank(size: int) -> PromptBank:
    """The shipped bank, its prompts copied under new ids until there are that many."""
    bank = shipped_bank()
    prompts = (bank.prompts[place % len(bank.prompts)] for place in range(size))
    copies = (replace(each, id=f"{each.id[:-3]}{place:04}") for place, each in enumerate(prompts))
    return replace(bank, prompts=tuple(copies))


def ask_with(
    plan: Plan,
    release: Release,
    history: History = NO_HISTORY,
    score: Callable[[Question], int | None] = lambda _: None,
) -> tuple[Question, ...]:
    """The questions of a session whose answers get those scores."""
    asked: tuple[Question, ...] = ()
    while len(asked) < plan.length:
        question = choose_question(
            shipped_bank(),
            plan,
            release,
            shipped_codebook(),
            asked,
            fact_keys=shipped_keys(),
            history=replace(history, scores=tuple(map(score, asked))),
        )
        if question is None:
            break
        asked = (*asked, question)
    return asked
