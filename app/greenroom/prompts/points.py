"""How good it would be to ask each candidate now: terms of 0 to about 1, weighted."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from greenroom.model.prompt import PromptKind
from greenroom.model.rehearsal import Plan, Pressure
from greenroom.model.theme import Enforcement, Theme
from greenroom.prompts.history import difficulty_moved, target_difficulty
from greenroom.prompts.reason import times_asked
from greenroom.prompts.setting import Candidate, Setting, leans_on

NOISE = 0.04
"""The most that chance adds: it breaks near ties and stays below the smallest other step."""

# Coverage weighs most, because an unasked theme is a surprise kept for the real meeting.
_COVERAGE, _RISK, _TURN, _DIFFICULTY, _DUE, _WEAKNESS = 0.30, 0.20, 0.15, 0.15, 0.10, 0.10
_SAME_THEME, _THEME_TWICE = 0.10, 0.25
# Half of it for the first real board that asked, nearly all of it after several.
_CAME_UP = 0.12
# A murder board turns a sentence against the presenter where another board asks for a status.
_HOSTILE, _HOSTILE_KINDS = 0.06, (PromptKind.PREMISE, PromptKind.WHAT_IF, PromptKind.TRADE_OFF)
# A card that was never dealt wants its turn more than one answered well the other day.
_NEVER_DEALT = 0.5


@dataclass(frozen=True, slots=True)
class Course:
    """What one choice adds up, worked out once: points by theme, persona and difficulty."""

    themes: Mapping[str, float]
    personas: Mapping[str, float]
    difficulties: Mapping[int, float]


def points_of(candidates: Sequence[Candidate], plan: Plan, setting: Setting) -> list[float]:
    """The points of each candidate in their order, without noise."""
    course, merits = _course(candidates, plan, setting), _merits(candidates, plan, setting)
    return [
        course.themes[prompt.theme]
        + course.personas[persona.id]
        + course.difficulties[prompt.difficulty]
        + merits[prompt.id]
        for prompt, persona, _ in candidates
    ]


def _course(candidates: Sequence[Candidate], plan: Plan, setting: Setting) -> Course:
    asked, scores = setting.asked, setting.history.scores
    moved = difficulty_moved(plan, [question.difficulty for question in asked], scores)
    target = target_difficulty(plan, len(asked), moved)
    themes = {each.theme.id: each.theme for each in candidates}
    people = {each.persona.id for each in candidates}
    turns = Counter(question.persona_id for question in asked)
    return Course(
        themes={each.id: _theme_points(each, setting) for each in themes.values()},
        personas={each: _TURN / (1 + turns[each]) for each in people},
        difficulties={
            each: _DIFFICULTY * math.exp(-((each - target) ** 2) / 2) for each in range(1, 6)
        },
    )


def _theme_points(theme: Theme, setting: Setting) -> float:
    """What speaks for any question on the theme now: coverage, what is at stake, weak answers."""
    times = sum(question.theme_id == theme.id for question in setting.asked)
    risk = theme.severity / 5
    if theme.enforcement is Enforcement.BLOCKING and not times:
        risk += 0.4
    # Squared, so that the first question on a theme is worth four times the second.
    points = _COVERAGE / (1 + times) ** 2 + _RISK * risk
    # One weak theme must not crowd out the others: each question on it pays some of it back.
    points += _WEAKNESS * setting.history.weakness.get(theme.id, 0) / (1 + times)
    # Two in a row on one theme feel like a drill; a third on it belongs to the probes.
    if setting.asked and setting.asked[-1].theme_id == theme.id:
        points -= _SAME_THEME
    if times >= 2:
        points -= _THEME_TWICE
    return points


def _merits(candidates: Sequence[Candidate], plan: Plan, setting: Setting) -> Mapping[str, float]:
    """What speaks for each prompt whoever asks it, by id."""
    prompts = {each.prompt.id: each.prompt for each in candidates}
    due, hostile = setting.history.due, plan.pressure is Pressure.MURDER_BOARD
    merits = {}
    for prompt in prompts.values():
        merit = _DUE * due.get(prompt.id, _NEVER_DEALT)
        if leans_on(prompt, setting.shaky):
            merit += _RISK * 0.3
        boards = times_asked(prompt, setting)
        merit += _CAME_UP * boards / (1 + boards)
        if hostile and prompt.kind in _HOSTILE_KINDS:
            merit += _HOSTILE
        merits[prompt.id] = merit
    return merits
