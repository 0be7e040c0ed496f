"""Turn a chosen prompt into the question that is asked: facts filled in, reasons given."""

from collections.abc import Sequence
from dataclasses import replace

from greenroom.model.prompt import KeyPoint, Prompt
from greenroom.model.rehearsal import Question, Trap
from greenroom.model.release import FactKind, Release
from greenroom.prompts.facts import FactKey, ways_to_say
from greenroom.prompts.missing import ask_for, describe, inside_sentence
from greenroom.prompts.reason import reason, with_gaps
from greenroom.prompts.render import placeholders, render
from greenroom.prompts.setting import Candidate, Setting, facts_about, missing_facts, setting_of
from greenroom.prompts.trap import correction, premise


def build_question(
    candidate: Candidate,
    setting: Setting,
    *,
    wording: float,
    lead: str = "",
    trap: Trap | None = None,
) -> Question:
    """The candidate's prompt as its persona asks it now.

    `wording` from 0 up to 1 picks the text or one of its variants; `lead` says who wanted it.
    Where facts are missing the persona asks for them instead. Key points take over the wordings
    of known facts, so the question needs the release no longer. A trap changes what is said
    when asking, never what counts as right.
    """
    prompt = candidate.prompt
    question = _snapshot(candidate, setting, lead)
    missing = missing_facts(prompt, setting.facts)
    if missing:
        release, fact_keys = setting.release, setting.fact_keys
        return ask_for(question, [describe(key, release, fact_keys) for key in missing])
    facts = {**setting.facts, trap.fact_key: trap.wrong} if trap else setting.facts
    question = replace(
        question,
        text=_as_sentence(render(_worded(prompt, wording, trap), facts)),
        short=_as_sentence(render(prompt.short, facts)),
        clarification=_as_sentence(render(prompt.clarification, facts)),
    )
    return _with_trap(question, trap, setting, wording) if trap else question


def sample_answer(prompt: Prompt, release: Release, fact_keys: Sequence[FactKey] = ()) -> str:
    """The prompt's sample answer with the release's facts; a gap names what is missing."""
    return with_gaps(prompt.sample_answer, setting_of(release, fact_keys=fact_keys))


def _snapshot(candidate: Candidate, setting: Setting, lead: str) -> Question:
    """Everything the rehearsal will read, with the texts still to be worded.

    Later edits of the bank or of the fact sheet must not change what a rehearsal was about.
    """
    prompt, persona, theme = candidate
    return Question(
        prompt_id=prompt.id,
        persona_id=persona.id,
        persona_name=persona.name,
        persona_seat=persona.seat,
        theme_id=theme.id,
        theme_name=theme.name,
        kind=prompt.kind,
        difficulty=prompt.difficulty,
        text=prompt.text,
        short=prompt.short,
        why=reason(candidate, setting, lead),
        needs=prompt.needs,
        key_points=tuple(_with_facts(point, setting.release) for point in prompt.key_points),
        probes=tuple((name, tuple(texts)) for name, texts in prompt.probes.items()),
        hint=_hint(prompt),
        target_words=prompt.target_words,
        time_limit=prompt.time_limit,
        secondary=prompt.secondary,
        clarification=prompt.clarification,
        cues=prompt.ideal_cues,
        sample_answer=with_gaps(prompt.sample_answer, setting),
        fact_keys=facts_about(prompt),
        audience_level=prompt.audience_level,
        style=persona.style,
    )


def _worded(prompt: Prompt, wording: float, trap: Trap | None) -> str:
    texts = (prompt.text, *prompt.variants)
    if trap:
        # The premise states the value already; saying it twice would draw attention to it.
        texts = tuple(each for each in texts if trap.fact_key not in placeholders(each)) or texts
    return texts[int(wording * len(texts))]


def _with_trap(question: Question, trap: Trap, setting: Setting, wording: float) -> Question:
    fact = setting.release.fact(trap.fact_key)
    kind = fact.kind if fact else FactKind.TEXT
    name = f"the {inside_sentence(trap.label)}"
    if trap.fact_key not in {each.key for each in setting.fact_keys}:
        # A label of the user's own may be any words, and need not read well after “the”.
        name = f"“{trap.label}”"
    # What is left of the draw for three texts, so that text and premise vary on their own.
    said = _as_sentence(premise(name, trap.wrong, kind, wording * 3 % 1))
    return replace(
        question,
        text=f"{said} {question.text}",
        # A model answer corrects the asker before it goes on.
        sample_answer=f"{correction(name, trap.right)} {question.sample_answer}".strip(),
        fact_keys=tuple(dict.fromkeys((trap.fact_key, *question.fact_keys))),
        trap=trap,
    )


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
