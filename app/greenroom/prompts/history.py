"""What earlier answers tell the choice of the next question."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from greenroom.model.rehearsal import Plan, Pressure

STARTING_DIFFICULTY: Mapping[Pressure, float] = {
    Pressure.WALK_THROUGH: 1.5,
    Pressure.BOARD: 2.5,
    Pressure.MURDER_BOARD: 3.5,
}
"""The difficulty a session aims at with its first question."""

RISE = 1.5
"""How far the aimed difficulty rises from the first question to the last."""

STEP = 0.4
"""How far one answer can move the aimed difficulty."""


@dataclass(frozen=True, slots=True)
class History:
    """What is known from before, and from this session so far; empty when nothing is.

    `due` says by prompt how much its card wants repeating, 0 to 1; `weakness` by theme the share
    of recent answers below 75, 0 to 1, and `means` their mean score, 0 to 100; `scores` are this
    session's scores by turn, None where there is none; `came_up` counts the real boards that
    asked a prompt.
    """

    due: Mapping[str, float] = field(default_factory=dict)
    weakness: Mapping[str, float] = field(default_factory=dict)
    scores: tuple[int | None, ...] = ()
    came_up: Mapping[str, int] = field(default_factory=dict)
    means: Mapping[str, float] = field(default_factory=dict)


NO_HISTORY = History()
"""The history of somebody who rehearses for the first time."""


def target_difficulty(plan: Plan, number: int, moved: float = 0.0) -> float:
    """The difficulty to aim at for question `number` (from 0), within 1 to 5.

    It starts by pressure, rises through the session, and is `moved` by how the answers were.
    """
    progress = min(1.0, number / max(1, plan.length - 1))
    return min(5.0, max(1.0, STARTING_DIFFICULTY[plan.pressure] + RISE * progress + moved))


def difficulty_moved(
    plan: Plan, difficulties: Sequence[int], scores: Sequence[int | None]
) -> float:
    """How far this session's answers have moved the aimed difficulty; below 0 after weak ones.

    An Elo step after each scored answer (A. Elo, The Rating of Chessplayers, 1978): ability
    moves by `STEP` times what the score was above what was expected of that difficulty.
    Questions without a score are left out.
    """
    begun = ability = STARTING_DIFFICULTY[plan.pressure]
    for difficulty, score in zip(difficulties, scores, strict=False):
        if score is not None:
            expected = 1 / (1 + math.exp(difficulty - ability))
            # Rounding hides the last bit, in which mathematics libraries differ.
            ability = round(ability + STEP * (score / 100 - expected), 9)
    return ability - begun
