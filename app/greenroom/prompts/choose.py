"""Choose the next question: covered themes, open risks, everybody's turn, rising difficulty.

The weights follow the product's own design for question choice; the same bank, plan, release,
history and questions asked so far always give the same next question, on every machine.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TypedDict, Unpack

from greenroom.errors import InputError
from greenroom.model.prompt import Persona, Prompt, PromptBank, PromptKind, PromptStatus
from greenroom.model.rehearsal import Mode, Plan, Pressure, Question, Trap
from greenroom.model.release import Release
from greenroom.model.theme import Codebook, Enforcement, Theme
from greenroom.prompts.chance import chance
from greenroom.prompts.facts import FactKey
from greenroom.prompts.history import History
from greenroom.prompts.points import NOISE, points_of
from greenroom.prompts.question import build_question
from greenroom.prompts.setting import Candidate, Setting, facts_about, missing_facts, setting_of
from greenroom.prompts.trap import is_trap_due, trap_for

_HARDEST_IN_WALK_THROUGH = 3
# Questions; twice the number of blocking gates of the shipped codebook.
_LONG_SESSION = 12
_BY_HAND = "Picked by hand"


class Given(TypedDict, total=False):
    """What may be given besides: the suggested fact sheet, and what earlier answers tell."""

    fact_keys: Sequence[FactKey]
    history: History


class GivenAndAsked(Given, total=False):
    """The same, with the questions of this session in order."""

    asked: tuple[Question, ...]


def choose_question(
    bank: PromptBank,
    plan: Plan,
    release: Release,
    codebook: Codebook,
    asked: tuple[Question, ...],
    **given: Unpack[Given],
) -> Question | None:
    """The question to ask next, with its reason, or None when nothing is left to ask.

    `asked` holds the questions of this session in order; `fact_keys` give missing facts their
    proper names; `history` is what earlier answers tell. The plan's length only shapes how
    difficulty rises. In the hot seat a colleague picks, so the answer is always None.
    """
    if plan.mode is Mode.HOT_SEAT:
        return None
    setting = setting_of(release, asked, **given)
    themes = {theme.id: theme for theme in codebook.themes}
    number = len(asked)
    if plan.prompt_ids:
        best, lead = _named(bank, plan, themes, asked), _lead(plan)
    else:
        best, lead = _best(_candidates(bank, plan, themes, setting), plan, setting), ""
    if best is None:
        return None
    return build_question(
        best,
        setting,
        wording=chance(plan.seed, number, f"wording {best.prompt.id}"),
        lead=lead,
        trap=_trap(best, bank, plan, setting),
    )


def question_for(
    bank: PromptBank,
    prompt_id: str,
    persona_id: str,
    release: Release,
    codebook: Codebook,
    **given: Unpack[GivenAndAsked],
) -> Question:
    """That prompt as that persona asks it, for the hot seat and the heat map.

    An empty `persona_id` stands for the first who asks it. Missing facts are asked for. Raises
    InputError when there is no such prompt or persona, or it was asked in this session.
    """
    asked = given.get("asked", ())
    if any(question.prompt_id == prompt_id for question in asked):
        raise InputError(
            "This question was asked in this rehearsal already.", "Choose another one."
        )
    prompt = next((each for each in bank.prompts if each.id == prompt_id), None)
    if prompt is None or prompt.status is not PromptStatus.ACTIVE:
        raise InputError(
            f"There is no question “{prompt_id}” to ask.", "Choose one from the bank's active ones."
        )
    wanted = persona_id or prompt.personas[0]
    persona = next((each for each in bank.personas if each.id == wanted), None)
    if persona is None:
        raise InputError(f"Nobody called “{wanted}” can ask.", "Choose one of the personas.")
    theme = next((each for each in codebook.themes if each.id == prompt.theme), None)
    if theme is None:
        raise InputError(
            f"The theme “{prompt.theme}” of this question is not in the codebook.",
            "Put the theme back, or choose another question.",
        )
    candidate = Candidate(prompt, persona, theme)
    setting = setting_of(release, **given)
    # No plan, so no seed: the release stands in for it.
    wording = chance(0, len(asked), f"wording {release.id} {prompt_id}")
    return build_question(candidate, setting, wording=wording, lead=_BY_HAND)


def _lead(plan: Plan) -> str:
    return "For your brush-up" if plan.mode is Mode.BRUSH_UP else _BY_HAND


def _named(
    bank: PromptBank, plan: Plan, themes: Mapping[str, Theme], asked: Sequence[Question]
) -> Candidate | None:
    """The first of the plan's named prompts that is still to be asked."""
    prompts = {prompt.id: prompt for prompt in bank.prompts}
    people = {persona.id: persona for persona in bank.personas}
    done = {question.prompt_id for question in asked}
    for prompt_id in plan.prompt_ids:
        prompt = prompts.get(prompt_id)
        if prompt_id in done or prompt is None or prompt.status is not PromptStatus.ACTIVE:
            continue
        askers = _askers(prompt, people, plan.personas) or _askers(prompt, people, prompt.personas)
        if askers and prompt.theme in themes:
            return Candidate(prompt, _most_silent(askers, asked), themes[prompt.theme])
    return None


def _askers(
    prompt: Prompt, people: Mapping[str, Persona], seats: Collection[str]
) -> tuple[Persona, ...]:
    return tuple(people[each] for each in prompt.personas if each in people and each in seats)


def _most_silent(askers: Sequence[Persona], asked: Sequence[Question]) -> Persona:
    """Who spoke least so far; the first of equals, as the prompt names them."""
    turns = Counter(question.persona_id for question in asked)
    return min(askers, key=lambda each: turns[each.id])


def _candidates(
    bank: PromptBank, plan: Plan, themes: Mapping[str, Theme], setting: Setting
) -> list[Candidate]:
    """Every pair of prompt and persona the hard rules allow, in the bank's order."""
    done = {question.prompt_id for question in setting.asked}
    people = {each.id: each for each in bank.personas}
    panel = {each: people[each] for each in plan.personas if each in people}
    drilled = plan.theme_id if plan.mode is Mode.DRILL else ""
    found = []
    for prompt in bank.prompts:
        if prompt.status is not PromptStatus.ACTIVE or prompt.id in done:
            continue
        # A codebook may have been edited since the bank was checked against it.
        theme = themes.get(prompt.theme)
        if theme is None or (drilled and prompt.theme != drilled):
            continue
        if not prompt.ask_if_missing and missing_facts(prompt, setting.facts):
            continue
        seats = [panel[each] for each in prompt.personas if each in panel]
        if drilled and not seats:
            # A drill is about the theme, so those who know it best are called in.
            seats = list(_askers(prompt, people, prompt.personas))[:1]
        found += [Candidate(prompt, persona, theme) for persona in seats]
    return found


def _best(candidates: list[Candidate], plan: Plan, setting: Setting) -> Candidate | None:
    """The candidate with the most points among those whose turn it can be."""
    asked = setting.asked
    if plan.mode is Mode.DRILL and plan.theme_id:
        candidates = _of_rising_difficulty(candidates, plan, asked)
    candidates = _let_others_speak(candidates, asked)
    # The drill of a theme goes through all of it, whatever the pressure.
    if plan.pressure is Pressure.WALK_THROUGH and not (plan.mode is Mode.DRILL and plan.theme_id):
        candidates = [each for each in candidates if _is_gentle(each.prompt)] or candidates
    if plan.mode is Mode.PANEL:
        candidates = _while_there_is_time(candidates, plan, asked)
    if not candidates:
        return None
    points = points_of(candidates, plan, setting)
    # Only what the noise can lift to the top needs any; drawing it is the dearest step.
    reached = max(points) - NOISE - 1e-6
    near = [pair for pair in zip(points, candidates, strict=True) if pair[0] >= reached]

    def final(pair: tuple[float, Candidate]) -> tuple[float, str, str]:
        """Points with noise, then the ids, so the order of files in a folder never decides."""
        ids = (pair[1].prompt.id, pair[1].persona.id)
        noise = NOISE * chance(plan.seed, len(asked), " ".join(ids))
        # Rounding hides the last bit, in which mathematics libraries differ between machines.
        return (round(pair[0] + noise, 9), *ids)

    return max(near, key=final)[1]


def _is_gentle(prompt: Prompt) -> bool:
    return prompt.kind is not PromptKind.PREMISE and prompt.difficulty <= _HARDEST_IN_WALK_THROUGH


def _let_others_speak(candidates: list[Candidate], asked: Sequence[Question]) -> list[Candidate]:
    """The candidates without a persona who spoke twice in a row.

    When nobody else has anything left, that persona goes on rather than end the session early.
    """
    last = {question.persona_id for question in asked[-2:]}
    if len(asked) < 2 or len(last) > 1:
        return candidates
    return [each for each in candidates if each.persona.id not in last] or candidates


def _while_there_is_time(
    candidates: list[Candidate], plan: Plan, asked: Sequence[Question]
) -> list[Candidate]:
    """The candidates on untouched blocking gates when there is just time left for those.

    The points nearly always see to it; this holds for any history. Sessions too short to be
    more than a walk along the gates are left alone.
    """
    touched = {question.theme_id for question in asked}
    gates = {
        each.theme.id
        for each in candidates
        if each.theme.enforcement is Enforcement.BLOCKING and each.theme.id not in touched
    }
    if not gates or plan.length - len(asked) > len(gates) or plan.length < _LONG_SESSION:
        return candidates
    return [each for each in candidates if each.theme.id in gates]


def _of_rising_difficulty(
    candidates: list[Candidate], plan: Plan, asked: Sequence[Question]
) -> list[Candidate]:
    """The candidates of the difficulty whose place in the drill it is.

    All prompts, asked and left, stand in a row by difficulty; the session walks along it evenly,
    so a short drill reaches the hardest too and a long one leaves nothing out.
    """
    left = {each.prompt.id: each.prompt.difficulty for each in candidates}
    if not left:
        return []
    row = sorted([*left.values(), *(question.difficulty for question in asked)])
    place = len(asked)
    if 1 < plan.length < len(row):
        place = len(asked) * (len(row) - 1) // (plan.length - 1)
    wanted = row[min(place, len(row) - 1)]
    # Facts may have changed since the session began; then the nearest difficulty takes its place.
    nearest = min(left.values(), key=lambda each: (abs(each - wanted), each))
    return [each for each in candidates if each.prompt.difficulty == nearest]


def _trap(best: Candidate, bank: PromptBank, plan: Plan, setting: Setting) -> Trap | None:
    """A false premise for the chosen question, when it is time for one and the facts allow it."""
    prompt, asked = best.prompt, setting.asked
    if not is_trap_due(plan, asked) or missing_facts(prompt, setting.facts):
        return None
    # Two false premises in one question could not be told apart in the answer.
    if prompt.kind is PromptKind.PREMISE:
        return None
    theme = {
        key for each in bank.prompts if each.theme == prompt.theme for key in facts_about(each)
    }
    used = {question.trap.fact_key for question in asked if question.trap}
    own = [key for key in facts_about(prompt) if key not in used]
    near = sorted(theme.difference(used, own))
    drawn = chance(plan.seed, len(asked), f"premise {prompt.id}")
    return trap_for((own, near), setting.release, setting.fact_keys, drawn)
