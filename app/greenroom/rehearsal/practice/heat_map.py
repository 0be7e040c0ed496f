"""Who has asked about what, and whether the answer holds: every persona on every theme."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from greenroom.model.board import HeatCell, HeatMap
from greenroom.model.prompt import Persona, Prompt, PromptStatus
from greenroom.model.rehearsal import FindingKind
from greenroom.model.score import Scored
from greenroom.model.theme import Stance, Theme
from greenroom.rehearsal.findings.detectors import find
from greenroom.rehearsal.practice.met import Met, questions_met
from greenroom.rehearsal.scoring.score import PROMISE_CAP


def heat_map(
    personas: Sequence[Persona],
    themes: Sequence[Theme],
    prompts: Sequence[Prompt],
    scored: Sequence[Scored],
) -> HeatMap:
    """Every persona on every theme, in the orders given.

    `asked` counts the questions put, those left open included. Score and stance are those of
    the newest question that was answered or passed on: mitigated from a score of 75, raised
    below it, unknown for a take-away, a pass (which has no score), and for what is still open.
    `available` counts the active prompts of the theme which that persona asks.
    """
    asked = Counter(
        (turn.question.persona_id, turn.question.theme_id)
        for each in scored
        for turn in each.rehearsal.turns
    )
    newest = {
        (met.turn.question.persona_id, met.turn.question.theme_id): met
        for met in questions_met(scored)
    }
    available = _available(prompts)
    pairs = [(persona.id, theme.id) for persona in personas for theme in themes]
    return HeatMap(
        personas=tuple((persona.id, persona.name) for persona in personas),
        themes=tuple((theme.id, theme.name) for theme in themes),
        cells=tuple(_cell(pair, asked[pair], newest.get(pair), available[pair]) for pair in pairs),
    )


def _available(prompts: Sequence[Prompt]) -> defaultdict[tuple[str, str], int]:
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for prompt in prompts:
        if prompt.status is PromptStatus.ACTIVE:
            for persona_id in prompt.personas:
                counts[persona_id, prompt.theme] += 1
    return counts


def _cell(pair: tuple[str, str], asked: int, newest: Met | None, available: int) -> HeatCell:
    persona_id, theme_id = pair
    return HeatCell(
        persona_id=persona_id,
        theme_id=theme_id,
        asked=asked,
        score=newest.bill.score if newest and newest.bill else None,
        stance=_stance(newest) if asked else None,
        available=available,
    )


def _stance(newest: Met | None) -> Stance:
    """What the newest outcome says of the risk."""
    if newest is None or newest.bill is None or _is_take_away(newest):
        return Stance.UNKNOWN
    return Stance.MITIGATED if newest.bill.passed else Stance.RAISED


def _is_take_away(met: Met) -> bool:
    """Whether the answer is still to come, as promised in a form or in words."""
    turn = met.turn
    if turn.promise is not None:
        return True
    # Reading the words again is slow, and a promise never scores more than its limit.
    if met.bill is None or met.bill.score > PROMISE_CAP:
        return False
    found = find(turn.answer, turn.question, turn.brief)
    return any(finding.kind is FindingKind.TAKE_AWAY for finding in found)
