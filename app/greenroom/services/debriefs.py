"""After the real meeting: what was asked, what had been foreseen, and what the bank learns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from greenroom.errors import InputError
from greenroom.model.debrief import AskedForReal, Debrief, Outcome
from greenroom.model.prompt import Prompt
from greenroom.model.release import Release
from greenroom.prompts.own import prompt_from_question
from greenroom.services.prompts import save_own_prompt
from greenroom.services.scores import scored_rehearsals
from greenroom.services.workspace import Workspace
from greenroom.store import debriefs


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A question that was met in a rehearsal, to be ticked when the real board asked it."""

    prompt_id: str
    persona_id: str
    persona_name: str
    theme_id: str
    text: str


def rehearsed_questions(workspace: Workspace, release: Release) -> tuple[Rehearsed, ...]:
    """Every question met in the release's rehearsals, each once, in the order first met."""
    found: dict[str, Rehearsed] = {}
    for each in scored_rehearsals(workspace, release):
        for turn in each.rehearsal.turns:
            question = turn.question
            found.setdefault(
                question.prompt_id,
                Rehearsed(
                    question.prompt_id,
                    question.persona_id,
                    question.persona_name,
                    question.theme_id,
                    question.short or question.text,
                ),
            )
    return tuple(found.values())


def save_debrief(
    workspace: Workspace,
    release: Release,
    outcome: Outcome,
    asked: Sequence[AskedForReal],
    note: str = "",
) -> Debrief:
    """The debrief as stored; questions nobody foresaw become prompts of the user's own.

    Raises InputError when nothing was asked, or for a question of an unknown theme.
    """
    questions = tuple(each for each in asked if each.text.strip())
    if not questions:
        raise InputError(
            "No question is noted.", "Tick what was asked, or write down a new question."
        )
    debrief = Debrief(
        id=workspace.new_id(),
        release_id=release.id,
        at=workspace.clock(),
        outcome=outcome,
        asked=questions,
        note=note.strip(),
    )
    learnt = [_learnt(workspace, release, each) for each in questions if not each.foreseen]
    debriefs.save_debrief(workspace.database, debrief)
    for prompt in learnt:
        save_own_prompt(workspace, prompt)
    return debrief


def list_debriefs(workspace: Workspace, release: Release) -> tuple[Debrief, ...]:
    """The debriefs of a release, oldest first."""
    return debriefs.list_debriefs(workspace.database, release.id)


def delete_debrief(workspace: Workspace, debrief_id: str) -> None:
    """Forget a debrief; the prompts it brought stay in the bank."""
    debriefs.delete_debrief(workspace.database, debrief_id)


def _learnt(workspace: Workspace, release: Release, asked: AskedForReal) -> Prompt:
    """A question nobody foresaw, as a prompt that will be asked next time."""
    if asked.theme_id not in {theme.id for theme in workspace.codebook.themes}:
        raise InputError(
            f"“{asked.theme_id}” is not a theme.", "Choose the theme the question belongs to."
        )
    personas = [persona.id for persona in workspace.bank.personas]
    prompt = prompt_from_question(
        f"OWN-{workspace.new_id()[:8].upper()}",
        asked.text.strip(),
        theme=asked.theme_id,
        personas=(asked.persona_id,) if asked.persona_id in personas else (personas[0],),
    )
    return replace(prompt, came_up=1, incident=f"The board asked this about {release.title}.")
