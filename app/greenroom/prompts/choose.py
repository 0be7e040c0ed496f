"""Choose the next question: covered themes, open risks, everybody's turn, rising difficulty.

The weights follow the product's own design for question choice; the same bank, plan, release
and questions asked so far always give the same next question, on every machine.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from greenroom.model.prompt import PromptBank, PromptStatus
from greenroom.model.rehearsal import Plan, Pressure, Question
from greenroom.model.release import Release
from greenroom.model.theme import Codebook, Enforcement
from greenroom.prompts.facts import FactKey, known_facts
from greenroom.prompts.question import Candidate, build_question, missing_facts, shaky_facts

STARTING_DIFFICULTY: Mapping[Pressure, float] = {
    Pressure.WALK_THROUGH: 1.5,
    Pressure.BOARD: 2.5,
    Pressure.MURDER_BOARD: 3.5,
}
"""The difficulty a session aims at with its first question."""

RISE = 1.5
"""How far the aimed difficulty rises from the first question to the last."""

# Coverage weighs most, because an unasked theme is a surprise kept for the real meeting; the
# noise only breaks near ties and stays below the smallest other step.
_COVERAGE, _RISK, _TURN, _DIFFICULTY = 0.30, 0.20, 0.15, 0.15
_SAME_THEME, _THEME_TWICE, _NOISE = 0.10, 0.25, 0.04


@dataclass(frozen=True, slots=True)
class Course:
    """What the session has covered so far, counted once for all candidates."""

    plan: Plan
    themes: Counter[str]
    personas: Counter[str]
    last_theme: str
    target: float
    number: int


def choose_question(
    bank: PromptBank,
    plan: Plan,
    release: Release,
    codebook: Codebook,
    asked: tuple[Question, ...],
    *,
    fact_keys: Sequence[FactKey] = (),
) -> Question | None:
    """The question to ask next, with its reason, or None when nothing is left to ask.

    `asked` holds the questions of this session in order; `fact_keys` give missing facts
    their proper names. The plan's length only shapes how difficulty rises.
    """
    candidates = _let_others_speak(tuple(_candidates(bank, plan, release, codebook, asked)), asked)
    if not candidates:
        return None
    course = _course(plan, asked)
    # Ids break exact ties, so the order of files in a folder never decides.
    # Rounding hides the last bit, in which mathematics libraries differ between machines.
    best = max(
        candidates,
        key=lambda each: (round(_score(each, course, release), 9), each.prompt.id, each.persona.id),
    )
    return build_question(
        best,
        release,
        wording=_chance(plan, len(asked), f"wording {best.prompt.id}"),
        asked=asked,
        fact_keys=fact_keys,
    )


def target_difficulty(plan: Plan, number: int) -> float:
    """The difficulty to aim at for question `number` (from 0), within 1 to 5."""
    progress = min(1.0, number / max(1, plan.length - 1))
    return min(5.0, max(1.0, STARTING_DIFFICULTY[plan.pressure] + RISE * progress))


def _candidates(
    bank: PromptBank,
    plan: Plan,
    release: Release,
    codebook: Codebook,
    asked: Sequence[Question],
) -> Iterator[Candidate]:
    """Every pair of prompt and persona the hard rules allow, in the bank's order."""
    facts = known_facts(release)
    done = {question.prompt_id for question in asked}
    themes = {theme.id: theme for theme in codebook.themes}
    panel = {each.id: each for each in bank.personas if each.id in plan.personas}
    for prompt in bank.prompts:
        if prompt.status is not PromptStatus.ACTIVE or prompt.id in done:
            continue
        # A codebook may have been edited since the bank was checked against it.
        if prompt.theme not in themes:
            continue
        if missing_facts(prompt, facts) and not prompt.ask_if_missing:
            continue
        for persona_id in prompt.personas:
            if persona_id in panel:
                yield Candidate(prompt, panel[persona_id], themes[prompt.theme])


def _let_others_speak(
    candidates: tuple[Candidate, ...], asked: Sequence[Question]
) -> tuple[Candidate, ...]:
    """The candidates without a persona who spoke twice in a row.

    When nobody else has anything left, that persona goes on rather than end the session early.
    """
    last = {question.persona_id for question in asked[-2:]}
    if len(asked) < 2 or len(last) > 1:
        return candidates
    return tuple(each for each in candidates if each.persona.id not in last) or candidates


def _course(plan: Plan, asked: Sequence[Question]) -> Course:
    return Course(
        plan=plan,
        themes=Counter(question.theme_id for question in asked),
        personas=Counter(question.persona_id for question in asked),
        last_theme=asked[-1].theme_id if asked else "",
        target=target_difficulty(plan, len(asked)),
        number=len(asked),
    )


def _score(candidate: Candidate, course: Course, release: Release) -> float:
    """How good it would be to ask this now; terms of 0 to about 1, weighted."""
    prompt = candidate.prompt
    times = course.themes[prompt.theme]
    # Squared, so that the first question on a theme is worth four times the second.
    coverage = 1 / (1 + times) ** 2
    turn = 1 / (1 + course.personas[candidate.persona.id])
    fit = math.exp(-((prompt.difficulty - course.target) ** 2) / 2)
    score = _COVERAGE * coverage + _TURN * turn + _DIFFICULTY * fit
    score += _RISK * _risk(candidate, times, release)
    # Two in a row on one theme feel like a drill; a third on it belongs to the probes.
    if prompt.theme == course.last_theme:
        score -= _SAME_THEME
    if times >= 2:
        score -= _THEME_TWICE
    chance = _chance(course.plan, course.number, f"{prompt.id} {candidate.persona.id}")
    return score + _NOISE * chance


def _risk(candidate: Candidate, times: int, release: Release) -> float:
    """What is at stake: severity, an untouched blocking gate, a fact nobody confirmed."""
    risk = candidate.theme.severity / 5
    if candidate.theme.enforcement is Enforcement.BLOCKING and not times:
        risk += 0.4
    if shaky_facts(candidate.prompt, release):
        risk += 0.3
    return risk


def _chance(plan: Plan, number: int, what: str) -> float:
    """A number from 0 up to 1 that depends on nothing but the seed and what it is for."""
    # A hash, not `random`: a new prompt in the bank then leaves every other prompt's number alone.
    digest = sha256(f"{plan.seed}:{number}:{what}".encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48
