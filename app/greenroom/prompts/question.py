"""Turn a chosen prompt into the question that is asked: facts filled in, reasons given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from re import Match

from greenroom.model.prompt import KeyPoint, Persona, Prompt
from greenroom.model.rehearsal import Question
from greenroom.model.release import Fact, FactStatus, Release
from greenroom.model.theme import Enforcement, Theme
from greenroom.prompts.facts import ALWAYS_KNOWN, FactKey, known_facts, ways_to_say
from greenroom.prompts.missing import ask_for, describe, inside_sentence
from greenroom.prompts.render import PLACEHOLDER, render

# A session rarely asks about one theme more than twice; eight is plenty before “Another”.
_COUNTING = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A prompt that one persona could ask next."""

    prompt: Prompt
    persona: Persona
    theme: Theme


def missing_facts(prompt: Prompt, facts: Mapping[str, str]) -> tuple[str, ...]:
    """The fact keys the prompt needs and the release does not give."""
    return tuple(
        key for key in prompt.requires_facts if key not in facts and key not in ALWAYS_KNOWN
    )


def shaky_facts(prompt: Prompt, release: Release) -> tuple[Fact, ...]:
    """The facts the prompt leans on that the sheet calls an estimate or unknown."""
    # A point's facts count as well: they are what the answer will be held against.
    keys = (*prompt.requires_facts, *(key for point in prompt.key_points for key in point.facts))
    facts = (release.fact(key) for key in dict.fromkeys(keys))
    return tuple(fact for fact in facts if fact and fact.status is not FactStatus.CONFIRMED)


def build_question(
    candidate: Candidate,
    release: Release,
    *,
    wording: float,
    asked: Sequence[Question] = (),
    fact_keys: Sequence[FactKey] = (),
) -> Question:
    """The candidate's prompt as its persona asks it now.

    `wording` from 0 up to 1 picks the text or one of its variants. Where facts are missing the
    persona asks for them instead. Key points take over the wordings of known facts, so the
    question needs the release no longer.
    """
    prompt, persona, theme = candidate.prompt, candidate.persona, candidate.theme
    facts = known_facts(release)
    missing = missing_facts(prompt, facts)
    texts = (prompt.text, *prompt.variants)
    # A snapshot of everything the rehearsal will read: later edits of the bank or of the
    # fact sheet must not change what a finished rehearsal was about.
    question = Question(
        prompt_id=prompt.id,
        persona_id=persona.id,
        persona_name=persona.name,
        persona_seat=persona.seat,
        theme_id=theme.id,
        theme_name=theme.name,
        kind=prompt.kind,
        difficulty=prompt.difficulty,
        text=texts[int(wording * len(texts))],
        short=prompt.short,
        why=_reason(candidate, release, asked, fact_keys),
        needs=prompt.needs,
        key_points=tuple(_with_facts(point, release) for point in prompt.key_points),
        probes=tuple((name, tuple(texts)) for name, texts in prompt.probes.items()),
        hint=_hint(prompt),
        target_words=prompt.target_words,
        time_limit=prompt.time_limit,
    )
    if missing:
        return ask_for(question, [describe(key, release, fact_keys) for key in missing])
    return replace(
        question,
        text=_as_sentence(render(question.text, facts)),
        short=_as_sentence(render(question.short, facts)),
    )


def sample_answer(prompt: Prompt, release: Release, fact_keys: Sequence[FactKey] = ()) -> str:
    """The prompt's sample answer with the release's facts; a gap names what is missing."""
    facts = known_facts(release)

    def fill(match: Match[str]) -> str:
        """The value of one placeholder, or its label in brackets."""
        key = match[1]
        return facts.get(key) or f"[{describe(key, release, fact_keys).label}]"

    return PLACEHOLDER.sub(fill, prompt.sample_answer)


def _reason(
    candidate: Candidate,
    release: Release,
    asked: Sequence[Question],
    fact_keys: Sequence[FactKey],
) -> str:
    theme = candidate.theme
    before = sum(question.theme_id == theme.id for question in asked)
    place = _COUNTING[before] if before < len(_COUNTING) else "Another"
    reason = f"{place} question on {inside_sentence(theme.name)}"
    if theme.enforcement is Enforcement.BLOCKING:
        reason += ", a blocking gate"
    return f"{reason}{_fact_reason(candidate.prompt, release, fact_keys)}. {candidate.prompt.why}"


def _fact_reason(prompt: Prompt, release: Release, fact_keys: Sequence[FactKey]) -> str:
    # A value that is missing altogether says more than one that is only estimated.
    missing = missing_facts(prompt, known_facts(release))
    shaky = shaky_facts(prompt, release)
    key = missing[0] if missing else shaky[0].key if shaky else ""
    if not key:
        return ""
    label = inside_sentence(describe(key, release, fact_keys).label)
    fact = release.fact(key)
    if fact and fact.known:
        return f"; the fact sheet calls the {label} an estimate"
    return f"; the fact sheet has no value for the {label}"


def _hint(prompt: Prompt) -> str:
    if not prompt.ideal_cues:
        return prompt.intent
    return f"{prompt.intent} A good answer: {'; '.join(map(inside_sentence, prompt.ideal_cues))}."


def _with_facts(point: KeyPoint, release: Release) -> KeyPoint:
    # The rehearsal knows no fact sheet, so stating a fact becomes one more wording of the point.
    facts = [release.fact(key) for key in point.facts]
    ways = [way for fact in facts if fact and fact.known for way in ways_to_say(fact)]
    return replace(point, any=tuple(dict.fromkeys((*point.any, *ways))))


def _as_sentence(text: str) -> str:
    # A fact may open the sentence; names such as “iOS” keep their own capitals.
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first.islower() else text
