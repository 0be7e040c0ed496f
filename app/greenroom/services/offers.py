"""What can be picked while a rehearsal runs: questions for the hot seat, facts to quote."""

from dataclasses import dataclass

from greenroom.model.prompt import Prompt
from greenroom.model.release import FactStatus, Release
from greenroom.prompts.facts import known_facts, speak
from greenroom.prompts.render import placeholders, render
from greenroom.services.sitting import Sitting
from greenroom.services.turns import offered_prompts
from greenroom.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OfferedQuestion:
    """A question a colleague may pick, in words; `askers` are (id, name) of those who may ask."""

    prompt_id: str
    text: str
    theme_name: str
    difficulty: int
    askers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SpokenFact:
    """A known fact as a person says it; `estimate` marks one that is not confirmed."""

    key: str
    label: str
    words: str
    estimate: bool = False


def offered_questions(workspace: Workspace, sitting: Sitting) -> tuple[OfferedQuestion, ...]:
    """The questions of the sitting's panel that were not asked yet, in the bank's order."""
    facts = dict(known_facts(sitting.release))
    themes = {theme.id: theme.name for theme in workspace.codebook.themes}
    names = {persona.id: persona.name for persona in workspace.bank.personas}
    seated = sitting.rehearsal.plan.personas
    return tuple(
        OfferedQuestion(
            prompt_id=prompt.id,
            text=_text(prompt, facts),
            theme_name=themes.get(prompt.theme, prompt.theme),
            difficulty=prompt.difficulty,
            askers=tuple((each, names[each]) for each in prompt.personas if each in seated),
        )
        for prompt in offered_prompts(workspace, sitting)
    )


def spoken_facts(release: Release) -> tuple[SpokenFact, ...]:
    """The facts of the release that are known, in the order of its sheet."""
    return tuple(
        SpokenFact(fact.key, fact.label, speak(fact), fact.status is FactStatus.ESTIMATE)
        for fact in release.facts
        if fact.known
    )


def _text(prompt: Prompt, facts: dict[str, str]) -> str:
    """The question with the release's facts, or its short form while one of them is missing."""
    if all(key in facts for key in placeholders(prompt.text)):
        return render(prompt.text, facts)
    return prompt.short
