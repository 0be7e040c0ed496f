"""What every question of one moment shares: the sheet, the session and its history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from greenroom.model.prompt import Persona, Prompt
from greenroom.model.rehearsal import Question
from greenroom.model.release import FactStatus, Release
from greenroom.model.theme import Theme
from greenroom.prompts.facts import ALWAYS_KNOWN, FactKey, known_facts
from greenroom.prompts.history import NO_HISTORY, History


class Candidate(NamedTuple):
    """A prompt that one persona could ask next."""

    prompt: Prompt
    persona: Persona
    theme: Theme


@dataclass(frozen=True, slots=True)
class Setting:
    """The moment a question is chosen in, worked out once for all candidates.

    `facts` are the known values as spoken; `shaky` are the keys the sheet calls an estimate or
    unknown; `asked` are the session's questions in order.
    """

    release: Release
    facts: Mapping[str, str]
    shaky: frozenset[str]
    asked: tuple[Question, ...]
    fact_keys: Sequence[FactKey]
    history: History


def setting_of(
    release: Release,
    asked: tuple[Question, ...] = (),
    fact_keys: Sequence[FactKey] = (),
    history: History = NO_HISTORY,
) -> Setting:
    """The setting of the release as it stands now."""
    shaky = (fact.key for fact in release.facts if fact.status is not FactStatus.CONFIRMED)
    return Setting(release, known_facts(release), frozenset(shaky), asked, fact_keys, history)


def facts_about(prompt: Prompt) -> tuple[str, ...]:
    """The keys of the facts a prompt is about: first those it quotes, then its points' facts."""
    # A point's facts count as well: they are what the answer will be held against.
    points = (key for point in prompt.key_points for key in point.facts)
    return tuple(dict.fromkeys((*prompt.requires_facts, *points)))


def missing_facts(prompt: Prompt, facts: Mapping[str, str]) -> tuple[str, ...]:
    """The fact keys the prompt needs and the release does not give."""
    return tuple(
        key for key in prompt.requires_facts if key not in facts and key not in ALWAYS_KNOWN
    )


def shaky_facts(prompt: Prompt, shaky: frozenset[str]) -> tuple[str, ...]:
    """The keys of facts the prompt leans on that the sheet does not confirm."""
    return tuple(key for key in facts_about(prompt) if key in shaky)


def leans_on(prompt: Prompt, keys: frozenset[str]) -> bool:
    """Whether the prompt is about any of those facts."""
    # Said again without building the list, because a choice asks it of every prompt.
    return not keys.isdisjoint(prompt.requires_facts) or not all(
        keys.isdisjoint(point.facts) for point in prompt.key_points
    )
